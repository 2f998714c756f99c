"""Orders are counted by number or person within a time: the indexes know both."""

from __future__ import annotations

from alembic import op

revision = "0024"
down_revision = "0023"
_INDEXES = {
    "ix_orders_dest_counts_at": ["dest", "counts_at"],
    "ix_orders_dest2_counts_at": ["dest2", "counts_at"],
    "ix_orders_dest_held_until": ["dest", "held_until"],
    "ix_orders_approver_id_counts_at": ["approver_id", "counts_at"],
}


def upgrade() -> None:
    """Apply."""
    with op.batch_alter_table("orders", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_orders_dest2"))
        for name, columns in _INDEXES.items():
            batch_op.create_index(name, columns, unique=False)


def downgrade() -> None:
    """Take back."""
    with op.batch_alter_table("orders", schema=None) as batch_op:
        for name in _INDEXES:
            batch_op.drop_index(name)
        batch_op.create_index(batch_op.f("ix_orders_dest2"), ["dest2"], unique=False)
