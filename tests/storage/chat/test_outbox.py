"""What we say: once an event, in order per chat, kept until it is delivered or given up."""

from datetime import timedelta

import pytest

from domain.chat import (
    About,
    AboutPage,
    AboutRequest,
    Address,
    Button,
    ChatKind,
    Message,
    OrderFacts,
)
from storage.chat import chats, outbox
from storage.chat.outbox import Delivery, OutboxRow, StoredMessage, Turn, backoff
from storage.database import Database
from tests.clocks import FrozenClock
from tests.storage.samples import ANA, message

BIA = Address("telegram", "5", ChatKind.GROUP, thread="7")
HOLD = timedelta(seconds=60)


async def post(database: Database, *messages: Message) -> None:
    async with database.write() as session:
        for said in messages:
            await outbox.post(session, said, database.clock.now())


async def claim(
    database: Database,
    *,
    channels: tuple[str, ...] = ("terminal", "telegram"),
    busy: tuple[int, ...] = (),
) -> StoredMessage | None:
    turn = Turn(channels=set(channels), busy=set(busy), hold=HOLD)
    async with database.write() as session:
        return await outbox.claim_due(session, database.clock.now(), turn)


async def claimed(database: Database, event: str) -> StoredMessage:
    found = await claim(database)
    assert found is not None
    assert found.message.event == event
    return found


async def row(database: Database, message: StoredMessage) -> OutboxRow:
    async with database.read() as session:
        return await session.get_one(OutboxRow, message.id)


async def test_a_message_comes_out_as_it_went_in(database: Database) -> None:
    said = message(
        "e1",
        BIA,
        text="Olá, “João” 📞",
        buttons=(Button("Ligar", "yes:abc"), Button("Não", "no:abc")),
        card="abc",
        toast="Certo",
        about=OrderFacts(order=1, ticket="abc", kind="call", state="closed", verdict="answered"),
        press="p1",
        fault="invalid",
    )
    await post(database, said)
    found = await claim(database)
    assert found is not None
    assert found.message == said
    assert (found.seq, found.tries, found.edits) == (1, 0, "")
    assert found.at == database.clock.now()


async def test_saying_an_event_twice_is_saying_it_once(database: Database) -> None:
    await post(database, message("e1", text="first"), message("e1", text="second"))
    await post(database, message("e1", text="third"))
    async with database.read() as session:
        chat = await chats.find_chat(session, ANA)
        assert chat is not None
        posted = await outbox.list_posted(session, chat, 0)
    assert [p.message.text for p in posted] == ["first"]


async def test_a_chat_is_served_in_order_and_its_next_message_waits(
    database: Database, clock: FrozenClock
) -> None:
    await post(database, message("e1"), message("e2"), message("e3", BIA))
    first = await claimed(database, "e1")
    await claimed(database, "e3")
    assert await claim(database) is None, "e2 waits for e1"
    async with database.write() as session:
        await outbox.note_sent(session, first, "m-1", clock.now())
    await claimed(database, "e2")
    sent = await row(database, first)
    assert (sent.delivery, sent.sent_at, sent.tries) == (Delivery.SENT, clock.now(), 1)


async def test_a_claim_holds_for_its_lease_and_is_taken_again_by_somebody_else(
    database: Database, clock: FrozenClock
) -> None:
    await post(database, message("e1"))
    await claimed(database, "e1")
    clock.turn(seconds=59)
    assert await claim(database) is None
    clock.turn(seconds=1)
    await claimed(database, "e1")


async def test_a_message_that_nobody_has_tried_is_due_whatever_clock_its_writer_had(
    database: Database, clock: FrozenClock
) -> None:
    async with database.write() as session:
        await outbox.post(session, message("e1"), clock.now() + timedelta(seconds=40))
    found = await claimed(database, "e1")
    assert found.held_until == clock.now() + HOLD
    assert await claim(database) is None


async def test_what_is_given_back_is_taken_at_once_unless_somebody_else_has_it(
    database: Database, clock: FrozenClock
) -> None:
    await post(database, message("e1"))
    mine = await claimed(database, "e1")
    clock.turn(seconds=1)
    async with database.write() as session:
        await outbox.release(session, mine, clock.now())
    other = await claimed(database, "e1")
    async with database.write() as session:
        await outbox.release(session, mine, clock.now())
    assert await claim(database) is None
    assert (await row(database, other)).tries == 0


async def test_a_retry_waits_its_time_and_keeps_its_place(
    database: Database, clock: FrozenClock
) -> None:
    await post(database, message("e1"), message("e2"))
    first = await claimed(database, "e1")
    async with database.write() as session:
        at = clock.now() + timedelta(seconds=4)
        await outbox.note_retry(session, first, "x" * 300, at)
    assert await claim(database) is None
    clock.turn(seconds=4)
    again = await claimed(database, "e1")
    assert (again.id, again.tries) == (first.id, 1)
    assert len((await row(database, first)).fault) == 200


async def test_a_message_that_failed_for_good_is_kept_and_lets_the_next_pass(
    database: Database, clock: FrozenClock
) -> None:
    await post(database, message("e1"), message("e2"))
    first = await claimed(database, "e1")
    async with database.write() as session:
        await outbox.note_failed(session, first, "blocked", clock.now())
    await claimed(database, "e2")
    kept = await row(database, first)
    assert (kept.delivery, kept.fault, kept.tries) == (Delivery.FAILED, "blocked", 1)
    async with database.read() as session:
        posted = await outbox.list_posted(session, first.chat_id, 0)
    assert [p.message.event for p in posted] == ["e1", "e2"]


async def test_a_card_is_edited_under_the_channels_own_id(
    database: Database, clock: FrozenClock
) -> None:
    await post(
        database,
        message("e1", card="abc"),
        message("e2", card="abc"),
        message("e3", card="other"),
    )
    edits = []
    for event, key in (("e1", "m-1"), ("e2", "m-2"), ("e3", "")):
        found = await claimed(database, event)
        edits.append(found.edits)
        async with database.write() as session:
            await outbox.note_sent(session, found, key, clock.now())
    await post(database, message("e4", card="abc"), message("e5", card="other"))
    found = await claimed(database, "e4")
    edits.append(found.edits)
    async with database.write() as session:
        await outbox.note_sent(session, found, "m-2", clock.now())
    edits.append((await claimed(database, "e5")).edits)
    assert edits == ["", "m-1", "", "m-2", ""]


async def test_only_whose_turn_it_is_are_spoken_to(database: Database) -> None:
    await post(database, message("e1"), message("e2", BIA))
    assert await claim(database, channels=()) is None
    async with database.read() as session:
        ana = await chats.find_chat(session, ANA)
    assert ana is not None
    assert await claim(database, channels=("terminal",), busy=(ana,)) is None
    found = await claim(database, busy=(ana,))
    assert found is not None
    assert found.message.event == "e2"


async def test_what_was_posted_is_listed_from_a_line_on_the_newest_at_most(
    database: Database,
) -> None:
    await post(database, *(message(f"e{n}") for n in range(1, 5)))
    async with database.read() as session:
        chat = await chats.find_chat(session, ANA)
        assert chat is not None
        after = await outbox.list_posted(session, chat, 2)
        newest = await outbox.list_posted(session, chat, 0, most=1)
    assert [p.message.event for p in after] == ["e3", "e4"]
    assert [p.message.event for p in newest] == ["e4"]


@pytest.mark.parametrize(
    ("tries", "seconds"), [(0, 2), (1, 4), (2, 8), (6, 128), (7, 256), (8, 300), (500, 300)]
)
def test_the_rest_between_tries_doubles_up_to_five_minutes(tries: int, seconds: int) -> None:
    assert backoff(tries) == timedelta(seconds=seconds)


@pytest.mark.parametrize(
    "about",
    [
        OrderFacts(order=1, ticket="abc", kind="call", state="closed"),
        AboutPage(7),
        AboutRequest(8),
        None,
    ],
)
async def test_what_a_message_speaks_of_is_found_by_the_channels_own_id(
    database: Database, about: About | None
) -> None:
    await post(database, message("e1", about=about))
    said = await claimed(database, "e1")
    assert said.message.about == about
    async with database.write() as session:
        await outbox.note_sent(session, said, "m-1", database.clock.now())
    async with database.read() as session:
        assert await outbox.find_about(session, said.chat_id, "m-1") == about
        assert await outbox.find_about(session, said.chat_id, "m-2") is None
        assert await outbox.find_about(session, said.chat_id + 1, "m-1") is None


async def test_of_a_card_that_was_edited_the_newest_says_what_it_speaks_of(
    database: Database,
) -> None:
    for event, page in (("e1", 7), ("e2", 8)):
        await post(database, message(event, card="c", about=AboutPage(page)))
        said = await claimed(database, event)
        async with database.write() as session:
            await outbox.note_sent(session, said, "m-1", database.clock.now())
    async with database.read() as session:
        assert await outbox.find_about(session, said.chat_id, "m-1") == AboutPage(8)
