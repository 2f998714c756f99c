"""A call may hand over to somebody at a key, and the platform may tell how long the two talked."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"

_WORDS = ("transfer_key", "transfer_words", "transfer_to")


def upgrade() -> None:
    """Apply."""
    with op.batch_alter_table("orders", schema=None) as batch_op:
        for name in _WORDS:
            batch_op.add_column(sa.Column(name, sa.String(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("talked", sa.Integer(), nullable=True))
    with op.batch_alter_table("orders", schema=None) as batch_op:
        for name in _WORDS:
            batch_op.alter_column(name, server_default=None)
    with op.batch_alter_table("reports", schema=None) as batch_op:
        batch_op.add_column(sa.Column("talked", sa.Integer(), nullable=True))


def downgrade() -> None:
    """Take back."""
    with op.batch_alter_table("reports", schema=None) as batch_op:
        batch_op.drop_column("talked")
    with op.batch_alter_table("orders", schema=None) as batch_op:
        batch_op.drop_column("talked")
        for name in reversed(_WORDS):
            batch_op.drop_column(name)
