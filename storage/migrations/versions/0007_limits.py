"""Limits, numbers that are not called, and what an order may cost until it is known."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from storage.database import UtcTime

revision = "0007"
down_revision = "0006"

_COUNTED = ("counts_at", "dest", "dest2")


def upgrade() -> None:
    """Apply."""
    limits = op.create_table(
        "limits",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("person_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("value", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("name", "person_id"),
    )
    op.bulk_insert(limits, [{"name": "lock", "person_id": 0, "value": 0}])
    op.create_table(
        "blocked",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("digits", sa.String(), nullable=False),
        sa.Column("prefix", sa.Boolean(), nullable=False),
        sa.Column("why", sa.String(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("order_id", sa.Integer(), nullable=False),
        sa.Column("since", UtcTime(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("digits", "prefix"),
    )
    with op.batch_alter_table("orders", schema=None) as batch_op:
        batch_op.add_column(sa.Column("counts_at", UtcTime(), nullable=True))
        batch_op.add_column(sa.Column("reserve", sa.BigInteger(), nullable=True))
        batch_op.add_column(sa.Column("repeat_seen", UtcTime(), nullable=True))
        for name in _COUNTED:
            batch_op.create_index(batch_op.f(f"ix_orders_{name}"), [name], unique=False)
    # What was ordered before counts as well.
    op.execute("UPDATE orders SET counts_at = coalesce(due_at, confirmed_at)")


def downgrade() -> None:
    """Take back."""
    with op.batch_alter_table("orders", schema=None) as batch_op:
        for name in _COUNTED:
            batch_op.drop_index(batch_op.f(f"ix_orders_{name}"))
        batch_op.drop_column("counts_at")
        batch_op.drop_column("repeat_seen")
        batch_op.drop_column("reserve")
    op.drop_table("blocked")
    op.drop_table("limits")
