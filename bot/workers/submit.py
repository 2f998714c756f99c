"""Handing confirmed orders to the platform, each exactly once; expiring what nobody answered."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta

import structlog

from bot.runtime import Runtime
from domain.orders.order import Order
from domain.ports import Answer, Refusal, Refused, Unsure
from handlers.orders import limits
from handlers.outcomes import silence
from handlers.outcomes.platform_answer import note_answer, submission
from storage.database import is_passing
from storage.orders import orders
from storage.orders.orders import StaleOrder

log = structlog.get_logger()
AT_ONCE = 8
# Who was paused longer than this between taking an order and posting it no longer posts it: with
# the longest request (100 s) the end still lies within the lease, before anybody takes it over.
FENCE = timedelta(seconds=15)
# Seconds between the tries to write an answer down while the database is away.
_NOTE_PAUSES = (0.5, 1, 2, 5, 10, 20, 30)


async def submit_orders(runtime: Runtime) -> bool:
    """Hand over the confirmed orders that are due; False if there is none."""
    taken, fault = await _take(runtime)
    # What was taken is handed over or given back, whatever failed beside it.
    ends = await asyncio.gather(
        *(_submit(order, begun, runtime) for order, begun in taken), return_exceptions=True
    )
    if taken:
        runtime.bell.ring()
    for failed in (*ends, fault):
        if failed is not None:
            raise failed
    return bool(taken)


async def _take(runtime: Runtime) -> tuple[list[tuple[Order, datetime]], Exception | None]:
    """The orders that are ours to post, each with the moment at which we began to take it."""
    taken: list[tuple[Order, datetime]] = []
    while len(taken) < AT_ONCE and not runtime.stopping.is_set():
        begun = runtime.database.clock.now()
        try:
            async with runtime.database.write() as session:
                now = await runtime.database.now(session)
                order = await orders.claim_confirmed(session, runtime.owner, now)
        except Exception as error:
            return taken, error
        if order is None:
            break
        # Committed as `submitting`: from here nobody else posts it, whatever becomes of us.
        taken.append((order, begun))
    return taken, None


async def expire_proposals(runtime: Runtime) -> bool:
    """Close an order whose time has passed; False if there is none."""
    async with runtime.database.open_write() as session:
        expired = await silence.expire_order(runtime.work(session))
    if expired:
        runtime.bell.ring()
    return expired


async def _submit(order: Order, begun: datetime, runtime: Runtime) -> None:
    try:
        why_not = await _why_no_longer(order, runtime)
    except Exception:
        await _give_back(order, runtime)
        raise
    # Nothing is awaited between this look at the clock and the POST.
    if runtime.stopping.is_set() or runtime.database.clock.now() - begun > FENCE:
        await _give_back(order, runtime)
        return
    if why_not is not None:
        await _write_down(order, Refused(why_not), runtime)
        return
    answer: Answer
    try:
        answer = await runtime.telephony.submit(submission(order))
    except Exception as error:
        # How far it came is not known, so that is what we say; its ticket will be looked up.
        log.error("submit.failed", order=order.id, error=type(error).__name__)
        answer = Unsure(type(error).__name__)
    log.info("order.answered", order=order.id, answer=type(answer).__name__)
    await _write_down(order, answer, runtime)


async def _why_no_longer(order: Order, runtime: Runtime) -> Refusal | None:
    async with runtime.database.read() as session:
        now = runtime.database.clock.now()
        return await limits.why_no_longer(order, session, runtime.rules, now)


async def _give_back(order: Order, runtime: Runtime) -> None:
    """Nothing of it has left: another may take it, unless somebody asked about it meanwhile."""
    log.warning("order.given_back", order=order.id)
    async with runtime.database.open_write() as session:
        try:
            await orders.release(session, order)
            await session.commit()
        except StaleOrder:
            await session.rollback()


async def _write_down(order: Order, answer: Answer, runtime: Runtime) -> None:
    """Note the answer, again and again while the database is away: we alone know it."""
    for pause in (*_NOTE_PAUSES, None):
        try:
            async with runtime.database.open_write() as session:
                await note_answer(order, answer, runtime.work(session))
        except Exception as error:
            if pause is None or not is_passing(error):
                raise
            log.warning("answer.not_noted", order=order.id, error=type(error).__name__)
            await runtime.database.clock.wait(asyncio.Event(), pause)
        else:
            return
