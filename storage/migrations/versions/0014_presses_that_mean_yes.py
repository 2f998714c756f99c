"""That a pressed button is a new order and its yes in one stands in a column of its own."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
# As presses were stored until now: "call again anyway", "call now", "send me the code".
_STORED = ('{"choice": "again:', '{"choice": "ring:', '{"choice": "code:')


def upgrade() -> None:
    """Apply."""
    with op.batch_alter_table("inbound", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("means_yes", sa.Boolean(), nullable=False, server_default=sa.false())
        )
    with op.batch_alter_table("inbound", schema=None) as batch_op:
        batch_op.alter_column("means_yes", server_default=None)
    inbound = sa.table("inbound", sa.column("content"), sa.column("means_yes", sa.Boolean()))
    pressed = sa.or_(*(inbound.c.content.startswith(begin, autoescape=True) for begin in _STORED))
    op.execute(sa.update(inbound).where(pressed).values(means_yes=True))


def downgrade() -> None:
    """Undo."""
    with op.batch_alter_table("inbound", schema=None) as batch_op:
        batch_op.drop_column("means_yes")
