"""Edits that a later edit makes needless are not sent; what was tried once stays."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from storage.chat import chats, outbox
from storage.chat.outbox import Turn
from storage.chat.superseded import drop_unsent
from storage.database import Database
from tests.storage.samples import ANA, message


async def post(database: Database, *events: str, card: str = "s1") -> None:
    async with database.write() as session:
        for event in events:
            said = replace(message(event, ANA), card=card)
            await outbox.post(session, said, database.clock.now())


async def drop(database: Database, event: str = "survey:1:tally:") -> None:
    async with database.write() as session:
        await drop_unsent(session, await chats.open_chat(session, ANA), "s1", event)


async def events(database: Database) -> list[str]:
    async with database.read() as session:
        chat = await chats.find_chat(session, ANA)
        return [m.message.event for m in await outbox.list_posted(session, chat or 0, 0)]


async def test_only_waiting_edits_of_this_card_are_dropped(database: Database) -> None:
    await post(database, "survey:1:proposed", "survey:1:tally:a", "survey:1:tally:b")
    await post(database, "survey:1:tally:c", card="other")
    await drop(database)
    assert await events(database) == ["survey:1:proposed", "survey:1:tally:c"]


async def test_an_edit_that_is_being_sent_stays(database: Database) -> None:
    await post(database, "survey:1:tally:a", "survey:1:tally:b")
    turn = Turn(channels={ANA.channel}, busy=set(), hold=timedelta(seconds=60))
    async with database.write() as session:
        claimed = await outbox.claim_due(session, database.clock.now(), turn)
    assert claimed
    await drop(database)
    assert await events(database) == ["survey:1:tally:a"]
