"""Silences by words, what a page was about, and which order leaves first."""

from __future__ import annotations

import hashlib
import json

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
_COLUMNS = (
    ("alerts", "team", sa.String(), ""),
    ("silences", "team", sa.String(), ""),
    ("silences", "words", sa.Text(), ""),
    ("silences", "alike", sa.Text(), "[]"),
    ("orders", "urgency", sa.Integer(), "0"),
    ("pages", "title", sa.Text(), ""),
    ("pages", "place", sa.Text(), ""),
    ("pages", "source", sa.String(), ""),
    ("pages", "severity", sa.String(), "critical"),
    ("pages", "alerts", sa.Integer(), "0"),
)


def upgrade() -> None:
    """Apply."""
    for table, name, kind, default in _COLUMNS:
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.add_column(sa.Column(name, kind, nullable=False, server_default=default))
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.alter_column(name, server_default=None)
    with op.batch_alter_table("page_events", schema=None) as batch_op:
        batch_op.add_column(sa.Column("order_id", sa.Integer(), nullable=True))
    op.execute(
        "UPDATE alerts SET team = COALESCE("
        "(SELECT pages.team FROM pages WHERE pages.id = alerts.page_id), '')"
    )
    op.execute("UPDATE pages SET alerts = (SELECT count(*) FROM alerts WHERE page_id = pages.id)")
    for name, default in (("title", ""), ("place", ""), ("source", ""), ("severity", "critical")):
        _fill(name, default)
    _keep_silences()
    with op.batch_alter_table("silences", schema=None) as batch_op:
        batch_op.drop_column("source")
        batch_op.drop_column("place")


def _fill(name: str, default: str) -> None:
    """What a page was about: its first alert."""
    pages = sa.table("pages", sa.column("id"), sa.column(name))
    alerts = sa.table("alerts", sa.column("id"), sa.column("page_id"), sa.column(name))
    first = sa.select(alerts.c[name]).where(alerts.c.page_id == pages.c.id)
    first = first.order_by(alerts.c.id).limit(1)
    value = sa.func.coalesce(first.scalar_subquery(), default)
    op.execute(sa.update(pages).values({name: value}))


def _keep_silences() -> None:
    """Those that a button made hold on: they say now what is like the alert they were made of."""
    columns = ("id", "source", "title", "place", "alike")
    table = sa.table("silences", *(sa.column(name) for name in columns))
    connection = op.get_bind()
    for row in connection.execute(sa.select(table)).all():
        said = f"{row.source}\x1f{row.title}\x1f{row.place}"
        alike = json.dumps([hashlib.sha256(said.encode()).hexdigest()[:16]])
        connection.execute(table.update().where(table.c.id == row.id).values(alike=alike))


def downgrade() -> None:
    """Undo."""
    with op.batch_alter_table("silences", schema=None) as batch_op:
        for name in ("source", "place"):
            batch_op.add_column(sa.Column(name, sa.Text(), nullable=False, server_default=""))
    with op.batch_alter_table("page_events", schema=None) as batch_op:
        batch_op.drop_column("order_id")
    for table, name, _, _ in _COLUMNS:
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.drop_column(name)
