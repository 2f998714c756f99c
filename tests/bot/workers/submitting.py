"""What the tests of the submitter do again and again."""

from __future__ import annotations

from bot.workers.submit import Submitter
from domain.orders.order import Order
from storage.database import Database
from storage.orders import orders


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
