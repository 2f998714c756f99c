"""Stored alerts of the past, for people who may read them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from bot.channels.web.alerts import AlertHistory, NotYours, Shape
from bot.runtime import Current
from domain.chat import Address
from domain.people.person import DEFAULT_LOCALE, Person
from domain.rules import Rules
from handlers.oncall.history import (
    export_some,
    history_shape,
    may_read_alerts,
    page_shape,
    timeline_rows,
)
from handlers.replies.reader import Reader, reader_of
from handlers.replies.sentences import say
from storage.database import Database
from storage.oncall import pages
from storage.people import people

EXPORTED = timedelta(days=400)


def stored_histories(database: Database, current: Current[Rules]) -> AlertHistory:
    """The AlertHistory of this database."""

    async def reader(session: AsyncSession, identity: str) -> Reader:
        return _reader(await people.find_by_identity(session, identity), identity, current.value)

    async def list_all(identity: str) -> Shape:
        async with database.read() as session:
            found = await reader(session, identity)
            return await history_shape(session, database.clock.now(), found)

    async def show(identity: str, ticket: str) -> Shape | None:
        async with database.read() as session:
            found = await reader(session, identity)
            named = await pages.list_named(session, ticket)
            return await page_shape(named[0], session, found) if len(named) == 1 else None

    async def export(identity: str) -> AsyncIterator[Shape]:
        async with database.read() as session:
            await reader(session, identity)
        async for row in read_history(database, database.clock.now() - EXPORTED):
            yield row

    async def export_one(identity: str, ticket: str) -> list[Shape] | None:
        async with database.read() as session:
            await reader(session, identity)
            named = await pages.list_named(session, ticket)
            return await timeline_rows(named[0], session) if len(named) == 1 else None

    return AlertHistory(list_all=list_all, show=show, export=export, export_one=export_one)


async def read_history(
    database: Database, since: datetime, *, timelines: bool = False
) -> AsyncIterator[Shape]:
    """Yield every page of alerts since then; a slow reader holds no transaction open."""
    before: int | None = None
    while True:
        async with database.read() as session:
            some, before = await export_some(session, since, before)
            told = [
                row | {"timeline": await timeline_rows(page, session)} if timelines else row
                for page, row in some
            ]
        for row in told:
            yield row
        if before is None:
            return


def _reader(person: Person | None, identity: str, rules: Rules) -> Reader:
    """The reader for whom alerts are written; raises NotYours."""
    if person is None:
        names = frozenset({identity})
        person = Person(id=0, name="", locale=DEFAULT_LOCALE, identities=names)
    if not may_read_alerts(person, rules):
        raise NotYours(say(person.locale, "history-not-yours"))
    channel, _, name = identity.partition(":")
    return reader_of(person, rules, Address(channel, name))
