"""Orders at the platform: submitted to their end, accepted and not told of, read from records."""

from __future__ import annotations

from bot.workers.submit import Submitter
from domain.orders.order import Order
from domain.orders.outcome import Report, ReportSource
from domain.ports import Accepted
from handlers.outcomes.platform_answer import note_answer
from storage.database import Database
from storage.orders import orders
from tests.bot.workers.recorded_platform import RecordedPlatform, runtime
from tests.storage.samples import claim, confirmed


async def finish(submitter: Submitter) -> bool:
    """Step until nothing is due and every slot is empty; whether there was anything to do."""
    began = False
    while await submitter.step():
        began = True
    return began


async def find(database: Database, order: Order) -> Order:
    """An order as it stands now."""
    async with database.read() as session:
        return await orders.find_order(session, order.id)


async def accepted(database: Database, many: int = 1) -> list[Order]:
    """Orders that the platform took and nobody has told of."""
    made = []
    for number in range(many):
        await confirmed(database)
        order = await claim(database)
        assert order is not None
        async with database.open_write() as session:
            answer = Accepted(f"90{number}")
            work = runtime(database, RecordedPlatform()).work(session)
            await note_answer(order, answer, work)
        made.append(order)
    return made


def record(order: Order) -> Report:
    """The platform's record of an answered call."""
    return Report(source=ReportSource.RECORD, status="OK", ticket=order.ticket, duration=7)
