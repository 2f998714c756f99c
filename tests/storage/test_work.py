"""The unit of work: state, messages and the answered mark are committed together."""

import pytest

from domain.chat import Inbound, Text
from domain.orders.order import State
from domain.rules import Rules
from storage.chat import inbound, outbox
from storage.chat.inbound import StoredInbound
from storage.database import Database
from storage.orders import orders
from storage.work import Work
from tests.storage.samples import ANA, message, proposed

SAID = Inbound(
    channel="terminal", account="", key="k1", sender="ana", chat=ANA, content=Text("/ajuda")
)


async def heard(database: Database) -> StoredInbound:
    async with database.write() as session:
        stored = await inbound.remember(session, SAID, database.clock.now())
    assert stored is not None
    return stored


async def facts(database: Database, said: StoredInbound) -> tuple[State, bool, list[str]]:
    """The state of the one order, whether the inbound is answered, and what was posted."""
    async with database.read() as session:
        order = await orders.find_order(session, 1)
        posted = await outbox.list_posted(session, said.chat_id, 0)
        handled = await inbound.is_handled(session, said.id)
    return order.state, handled, [p.message.event for p in posted]


async def test_everything_is_committed_at_once(database: Database) -> None:
    order, said = await proposed(database), await heard(database)
    async with database.open_write() as session:
        work = Work(session, database.clock.now(), Rules(), said)
        await orders.move(session, order, State.CANCELLED)
        assert not work.committed
        await work.commit(message("e1"), message("e2"))
        assert work.committed
    assert await facts(database, said) == (State.CANCELLED, True, ["e1", "e2"])


async def test_a_fault_on_the_way_leaves_everything_as_it_was(database: Database) -> None:
    order, said = await proposed(database), await heard(database)
    broken = message("e2", about="not facts")

    async def answer() -> None:
        async with database.open_write() as session:
            work = Work(session, database.clock.now(), Rules(), said)
            await orders.move(session, order, State.CANCELLED)
            await work.commit(message("e1"), broken)

    with pytest.raises(TypeError):
        await answer()
    assert await facts(database, said) == (State.PROPOSED, False, [])
