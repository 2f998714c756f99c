"""What a report says of who answered: a person or a machine, as the platform gave it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"


def upgrade() -> None:
    """Apply."""
    with op.batch_alter_table("reports", schema=None) as batch_op:
        batch_op.add_column(sa.Column("machine", sa.String(), nullable=False, server_default=""))
    with op.batch_alter_table("reports", schema=None) as batch_op:
        batch_op.alter_column("machine", server_default=None)


def downgrade() -> None:
    """Take back."""
    with op.batch_alter_table("reports", schema=None) as batch_op:
        batch_op.drop_column("machine")
