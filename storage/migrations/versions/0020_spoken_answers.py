"""A question's answer may be spoken: where its recording stands, and what was said."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
_COLUMNS = {
    "answer_stage": (sa.String(), "none"),
    "answer": (sa.Text(), ""),
    "answer_fault": (sa.String(), ""),
}


def upgrade() -> None:
    """Apply."""
    with op.batch_alter_table("orders", schema=None) as batch_op:
        for name, (kind, default) in _COLUMNS.items():
            batch_op.add_column(sa.Column(name, kind, nullable=False, server_default=default))
    with op.batch_alter_table("orders", schema=None) as batch_op:
        for name in _COLUMNS:
            batch_op.alter_column(name, server_default=None)


def downgrade() -> None:
    """Take back."""
    with op.batch_alter_table("orders", schema=None) as batch_op:
        for name in _COLUMNS:
            batch_op.drop_column(name)
