"""What the platform lets us ask is counted, by all processes together."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from storage.database import UtcTime

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "quotas",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("paused_until", UtcTime(), nullable=True),
        sa.PrimaryKeyConstraint("name"),
    )
    op.create_table(
        "quota_uses",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("begins", UtcTime(), nullable=False),
        sa.Column("used", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("name", "begins"),
    )
    with op.batch_alter_table("orders", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_orders_submitted_at"), ["submitted_at"], unique=False)


def downgrade() -> None:
    """Take back."""
    with op.batch_alter_table("orders", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_orders_submitted_at"))
    op.drop_table("quota_uses")
    op.drop_table("quotas")
