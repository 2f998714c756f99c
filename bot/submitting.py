"""Handing confirmed orders to the platform, each exactly once; expiring what nobody answered."""

from __future__ import annotations

import asyncio

import structlog

from bot.desk import Desk
from domain.order import Order
from domain.ports import Answer, Unsure
from handlers import watching
from handlers.calls import note_answer, submission
from storage import orders

log = structlog.get_logger()
AT_ONCE = 8


async def submit_orders(desk: Desk) -> bool:
    """Hand over the confirmed orders that are due; False if there is none."""
    taken: list[Order] = []
    while len(taken) < AT_ONCE:
        async with desk.database.write() as session:
            now = await desk.database.now(session)
            order = await orders.claim_confirmed(session, desk.owner, now)
        if order is None:
            break
        taken.append(order)  # committed as `submitting`: from here it is never posted again
    await asyncio.gather(*(_submit(order, desk) for order in taken))
    if taken:
        desk.bell.ring()
    return bool(taken)


async def expire_proposals(desk: Desk) -> bool:
    """Close an order whose time has passed; False if there is none."""
    async with desk.database.open_write() as session:
        expired = await watching.expire_order(desk.work(session))
    if expired:
        desk.bell.ring()
    return expired


async def _submit(order: Order, desk: Desk) -> None:
    answer: Answer
    try:
        answer = await desk.telephony.submit(submission(order))
    except Exception as error:
        # How far it came is not known, so that is what we say; its ticket will be looked up.
        log.error("submit.failed", order=order.id, error=type(error).__name__)
        answer = Unsure(type(error).__name__)
    log.info("order.answered", order=order.id, answer=type(answer).__name__)
    async with desk.database.open_write() as session:
        await note_answer(order, answer, desk.work(session))
