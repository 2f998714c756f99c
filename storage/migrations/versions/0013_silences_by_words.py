"""Silences by words, the team of an alert, and which order leaves first."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
_COLUMNS = (
    ("alerts", "team", sa.String(), ""),
    ("silences", "team", sa.String(), ""),
    ("silences", "words", sa.Text(), ""),
    ("orders", "urgency", sa.Integer(), "0"),
)


def upgrade() -> None:
    """Apply."""
    for table, name, kind, default in _COLUMNS:
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.add_column(sa.Column(name, kind, nullable=False, server_default=default))
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.alter_column(name, server_default=None)
    op.execute(
        "UPDATE alerts SET team = COALESCE("
        "(SELECT pages.team FROM pages WHERE pages.id = alerts.page_id), '')"
    )


def downgrade() -> None:
    """Undo."""
    for table, name, _, _ in _COLUMNS:
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.drop_column(name)
