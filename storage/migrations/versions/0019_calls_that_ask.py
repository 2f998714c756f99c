"""A call may ask: its question, what its keys mean, and a request that waits for a part."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"


def upgrade() -> None:
    """Apply."""
    with op.batch_alter_table("orders", schema=None) as batch_op:
        batch_op.add_column(sa.Column("question", sa.Text(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("answers", sa.Text(), nullable=False, server_default="{}"))
    with op.batch_alter_table("orders", schema=None) as batch_op:
        batch_op.alter_column("question", server_default=None)
        batch_op.alter_column("answers", server_default=None)
    with op.batch_alter_table("half_orders", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("asks", sa.Boolean(), nullable=False, server_default=sa.false())
        )
    with op.batch_alter_table("half_orders", schema=None) as batch_op:
        batch_op.alter_column("asks", server_default=None)


def downgrade() -> None:
    """Take back."""
    with op.batch_alter_table("half_orders", schema=None) as batch_op:
        batch_op.drop_column("asks")
    with op.batch_alter_table("orders", schema=None) as batch_op:
        batch_op.drop_column("answers")
        batch_op.drop_column("question")
