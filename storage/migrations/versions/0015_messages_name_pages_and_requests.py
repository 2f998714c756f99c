"""Which page, or which request to be called, a message of ours speaks of stands in a column."""

from __future__ import annotations

import re
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
_COLUMNS = ("page_id", "request_id")
# Until now only names told it: an event bears the id (`page:12:…`), a card the ticket.
_EVENT = re.compile(r"(page|request):(\d+):")
_CARD = re.compile(r"(page|request|queue):(\w+)")
_OF_NOUN = {"page": "page_id", "request": "request_id", "queue": "request_id"}
_TABLES = {"page_id": "pages", "request_id": "callback_requests"}
_AT_ONCE = 1_000  # messages


def upgrade() -> None:
    """Apply."""
    with op.batch_alter_table("outbox", schema=None) as batch_op:
        for name in _COLUMNS:
            batch_op.add_column(sa.Column(name, sa.Integer(), nullable=True))
    outbox = sa.table("outbox", *(sa.column(name) for name in ("id", "event", "card", *_COLUMNS)))
    connection, last = op.get_bind(), 0
    tickets = _tickets(connection)
    read = sa.select(outbox.c.id, outbox.c.event, outbox.c.card).order_by(outbox.c.id)
    while rows := connection.execute(read.where(outbox.c.id > last).limit(_AT_ONCE)).all():
        for row in rows:
            if named := _named(row.event, row.card, tickets):
                connection.execute(sa.update(outbox).where(outbox.c.id == row.id).values(named))
        last = rows[-1].id


def _tickets(connection: sa.Connection) -> dict[tuple[str, str], int]:
    """The id of each page and request, by its column here and its ticket."""
    found = {}
    for column, name in _TABLES.items():
        table = sa.table(name, sa.column("id"), sa.column("ticket"))
        for row in connection.execute(sa.select(table.c.id, table.c.ticket)):
            found[column, row.ticket] = row.id
    return found


def _named(event: str, card: str, tickets: dict[tuple[str, str], int]) -> dict[str, Any]:
    """The column to fill and its id; nothing for a message that speaks of neither."""
    if by_card := _CARD.fullmatch(card):
        column = _OF_NOUN[by_card[1]]
        if (number := tickets.get((column, by_card[2]))) is not None:
            return {column: number}
    by_event = _EVENT.match(event)
    return {_OF_NOUN[by_event[1]]: int(by_event[2])} if by_event else {}


def downgrade() -> None:
    """Undo."""
    with op.batch_alter_table("outbox", schema=None) as batch_op:
        for name in _COLUMNS:
            batch_op.drop_column(name)
