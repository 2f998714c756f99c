"""Those who speak of one order at the same moment wait for each other, never in a circle."""

import asyncio

from domain.orders.order import State
from domain.ports import Accepted
from storage.chat import chats
from storage.orders import orders
from storage.work import Work
from tests.handlers.talk import ANA, Talk
from tests.storage.samples import message


async def test_an_answer_and_a_cancelling_meet_and_both_are_written(talk: Talk) -> None:
    await talk.say(f"/ligar {ANA} Olá", yes=True)
    order = await talk.claim()
    async with talk.database.open_write() as session:
        # As somebody's words are answered: their chat is held, and then the order they speak of.
        await chats.lock_chat(session, order.chat_id)
        answering = asyncio.create_task(talk.answered(order, Accepted("900")))
        for _ in range(5):
            await talk.database.ping()  # the answer comes as far as it can meanwhile
        await orders.find_order(session, order.id, lock=True)
        work = Work(session, talk.clock.now(), talk.rules)
        await work.commit(message("too late to stop"))
    assert len(await answering) == 2
    assert (await talk.order()).state is State.ACCEPTED
