"""What could not be delivered is kept and listed, and goes out when it is tried again."""

from __future__ import annotations

from datetime import timedelta

from domain.chat import Address, OrderFacts
from storage.chat import outbox, undelivered
from storage.chat.outbox import StoredMessage, Turn
from storage.chat.undelivered import Undelivered
from storage.database import Database
from tests.clocks import FrozenClock
from tests.storage.samples import message

ANA = Address("telegram", "4711", thread="")
ABOUT = OrderFacts(order=1, ticket="8htzgabcdefghjk", kind="call", state="closed")


async def said(database: Database, event: str, *, card: str = "") -> None:
    async with database.write() as session:
        await outbox.post(
            session, message(event, ANA, card=card, about=ABOUT), database.clock.now()
        )


async def taken(database: Database) -> StoredMessage:
    turn = Turn(channels={"telegram"}, busy=set(), hold=timedelta(seconds=60))
    async with database.write() as session:
        found = await outbox.claim_due(session, database.clock.now(), turn)
    assert found is not None
    return found


async def failed(database: Database, event: str, *, card: str = "") -> int:
    await said(database, event, card=card)
    held = await taken(database)
    async with database.write() as session:
        await outbox.note_failed(session, held, "Forbidden: blocked", database.clock.now())
    return held.id


async def listed(database: Database) -> list[Undelivered]:
    async with database.read() as session:
        return await undelivered.list_undelivered(session, database.clock.now())


async def retried(database: Database, number: int) -> str:
    async with database.write() as session:
        return await undelivered.retry(session, number, database.clock.now())


async def test_what_failed_is_listed_without_its_text_and_without_who_was_spoken_to(
    database: Database, clock: FrozenClock
) -> None:
    number = await failed(database, "a")
    [found] = await listed(database)
    assert (found.id, found.channel, found.delivery) == (number, "telegram", "failed")
    assert (found.order, found.tries, found.fault) == (ABOUT.ticket, 1, "Forbidden: blocked")
    assert found.since == clock.now()
    assert "text of a" not in repr(found)
    assert "4711" not in repr(found)


async def test_what_waits_is_listed_once_it_has_waited_long(
    database: Database, clock: FrozenClock
) -> None:
    await said(database, "a")
    assert await listed(database) == []
    clock.turn(minutes=5)
    [found] = await listed(database)
    assert found.delivery == "waiting"


async def test_a_message_that_is_tried_again_goes_out_before_those_behind_it(
    database: Database,
) -> None:
    number = await failed(database, "a")
    await said(database, "b")
    assert await retried(database, number) == ""
    assert await listed(database) == []
    again = await taken(database)
    assert (again.id, again.message.event) == (number, "a")
    async with database.write() as session:
        await outbox.note_sent(session, again, "m-1", database.clock.now())
    assert (await taken(database)).message.event == "b"


async def test_an_old_state_is_not_put_over_a_newer_one(database: Database) -> None:
    number = await failed(database, "a", card="8htzg")
    assert await retried(database, number) == "", "nothing newer was shown"
    assert (await taken(database)).id == number
    older = await failed_in_hand(database, number)
    await said(database, "b", card="8htzg")
    newer = await taken(database)
    async with database.write() as session:
        await outbox.note_sent(session, newer, "m-1", database.clock.now())
    assert await retried(database, older) == "a newer state of the same card was shown since"


async def failed_in_hand(database: Database, number: int) -> int:
    """The message that is out with us fails for good."""
    async with database.write() as session:
        row = await session.get_one(outbox.OutboxRow, number)
        row.delivery = outbox.Delivery.FAILED
    return number


async def test_what_was_delivered_or_never_was_there_is_not_tried_again(
    database: Database,
) -> None:
    await said(database, "a")
    held = await taken(database)
    async with database.write() as session:
        await outbox.note_sent(session, held, "m-1", database.clock.now())
    assert await retried(database, held.id) == "it was delivered"
    assert await retried(database, held.id + 1) == "there is no such message"
