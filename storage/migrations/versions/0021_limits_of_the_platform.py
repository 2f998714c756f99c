"""An order knows until when the platform's limits hold it, and what the platform warned of.

What went to a number lately is found by one index of number and time.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from storage.database import UtcTime

revision = "0021"
down_revision = "0020"


def upgrade() -> None:
    """Apply."""
    with op.batch_alter_table("orders", schema=None) as batch_op:
        batch_op.add_column(sa.Column("held_until", UtcTime(), nullable=True))
        batch_op.add_column(sa.Column("warning", sa.String(), nullable=False, server_default=""))
        batch_op.drop_index(batch_op.f("ix_orders_dest"))
        batch_op.create_index("ix_orders_dest_submitted_at", ["dest", "submitted_at"], unique=False)
    with op.batch_alter_table("orders", schema=None) as batch_op:
        batch_op.alter_column("warning", server_default=None)


def downgrade() -> None:
    """Take back."""
    with op.batch_alter_table("orders", schema=None) as batch_op:
        batch_op.drop_index("ix_orders_dest_submitted_at")
        batch_op.create_index(batch_op.f("ix_orders_dest"), ["dest"], unique=False)
        batch_op.drop_column("warning")
        batch_op.drop_column("held_until")
