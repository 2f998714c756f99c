"""The numbers that strangers bring in are counted, by visit and by network."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from storage.database import UtcTime

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "visit_networks",
        sa.Column("person_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("network", sa.String(), nullable=False),
        sa.Column("range", sa.String(), nullable=False),
        sa.Column("at", UtcTime(), nullable=False),
        sa.PrimaryKeyConstraint("person_id"),
    )
    op.create_table(
        "stranger_numbers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("cause", sa.String(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("network", sa.String(), nullable=False),
        sa.Column("range", sa.String(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("at", UtcTime(), nullable=False),
        sa.Column("verified_at", UtcTime(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("stranger_numbers", schema=None) as batch_op:
        for name in ("network", "person_id", "range"):
            batch_op.create_index(batch_op.f(f"ix_stranger_numbers_{name}"), [name], unique=False)
    op.create_table(
        "refused_networks",
        sa.Column("network", sa.String(), nullable=False),
        sa.Column("refusals", sa.Integer(), nullable=False),
        sa.Column("since", UtcTime(), nullable=False),
        sa.PrimaryKeyConstraint("network"),
    )


def downgrade() -> None:
    """Take back."""
    op.drop_table("refused_networks")
    op.drop_table("stranger_numbers")
    op.drop_table("visit_networks")
