"""Messages that an older version stored name their page and request after the migration."""

from __future__ import annotations

import pytest
from alembic import command
from sqlalchemy import Connection, text

from storage import migrate
from storage.database import Database

BEFORE = "0014"
PAGE = "INSERT INTO pages (id, ticket, team, policy, stage, opened_at, base_at, rung, steps, test,"
PAGE += " title, place, source, severity, alerts) VALUES (12, 'pagetickettwelv', 't', '{}',"
PAGE += " 'calling', :at, :at, 0, 0, :no, '', '', '', 'critical', 0)"
REQUEST = (
    "INSERT INTO callback_requests (id, ticket, stage, customer_id, chat_id, number, verified,"
)
REQUEST += " why, asked_at, urgent, attempts, customer_first, given_up, reason, door, code_sends,"
REQUEST += " code_tries, steps) VALUES (34, 'requestticketxx', 'waiting', 1, 1, '5511', :no, '',"
REQUEST += " :at, :no, 0, :no, :no, '', '', 0, 0, 0)"
CHAT = "INSERT INTO chats (id, channel, external_id, kind, thread, last_seq)"
CHAT += " VALUES (1, 'terminal', 'ana', 'private', '', 0)"
PERSON = "INSERT INTO people (id, name, locale, time_zone, line, voice, told_aloud, role,"
PERSON += " role_changes, door) VALUES (1, '', 'en', '', '', '', :no, 'user', 0, '')"
MESSAGE = "INSERT INTO outbox (chat_id, seq, event, card, payload, delivery, created_at,"
MESSAGE += " next_try_at, tries, channel_key, fault) VALUES (1, 1, :event, :card, '{}', 'sent',"
MESSAGE += " :at, :at, 0, '', '')"
# Event and card as the old version wrote them, and the page and the request they speak of.
STORED = [
    ("page:12:3:1", "page:pagetickettwelv", 12, None),
    ("page:12:3::page-news-unheard:1", "", 12, None),
    ("page:12:stuck:99:1", "", 12, None),
    ("inbound:5:page", "page:pagetickettwelv", 12, None),
    ("page:13:1:1", "page:goneandforgotte", 13, None),
    ("request:34:2", "request:requestticketxx", None, 34),
    ("request:34:2:9", "queue:requestticketxx", None, 34),
    ("request:34:2:words", "", None, 34),
    ("order:7:closed", "orderticketxxxx", None, None),
    ("inbound:6", "group:1", None, None),
    ("pager:12:", "pages", None, None),
]


def downgrade(connection: Connection) -> None:
    command.downgrade(migrate._config(connection), BEFORE)


def upgrade(connection: Connection) -> None:
    command.upgrade(migrate._config(connection), "head")


@pytest.fixture
async def named(database: Database) -> dict[str, tuple[int | None, int | None]]:
    """What the columns say of each event; all of it is taken back in the end."""
    engine = database.engine.execution_options(ramal_writes=True)
    values = {"at": database.clock.now().replace(tzinfo=None), "no": False}
    if not database.is_sqlite:
        values["at"] = database.clock.now()
    async with engine.connect() as connection:
        transaction = await connection.begin()
        await connection.run_sync(downgrade)
        for statement in (CHAT, PERSON, PAGE, REQUEST):
            await connection.execute(text(statement), values)
        for event, card, _, _ in STORED:
            await connection.execute(text(MESSAGE), {**values, "event": event, "card": card})
        await connection.run_sync(upgrade)
        found = (
            await connection.execute(text("SELECT event, page_id, request_id FROM outbox"))
        ).all()
        await transaction.rollback()
    return {event: (page, request) for event, page, request in found}


async def test_what_was_said_before_names_its_page_and_request(
    named: dict[str, tuple[int | None, int | None]],
) -> None:
    assert named == {event: (page, request) for event, _, page, request in STORED}
