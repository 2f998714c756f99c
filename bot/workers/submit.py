"""Submits confirmed orders to the platform, each exactly once, and expires old proposals."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta

import structlog

from bot.runtime import Runtime
from domain.orders.order import Order
from domain.ports import Answer, Refusal, Refused, Unsure
from handlers.orders import limits
from handlers.orders.submission import submission_of
from handlers.outcomes import no_report
from handlers.outcomes.platform_answer import note_answer
from storage.database import is_passing
from storage.orders import orders
from storage.orders.orders import StaleOrder

log = structlog.get_logger()
AT_ONCE = 8
# A process that was paused for longer than this between claiming an order and posting it does not
# post it: so even the longest request (100 s) ends within the lease, before another takes over.
FENCE = timedelta(seconds=15)
# Seconds between the tries to note an answer while the database is down.
_NOTE_PAUSES = (0.5, 1, 2, 5, 10, 20, 30)


async def submit_orders(runtime: Runtime) -> bool:
    """Submit the confirmed orders that are due; False if there is none."""
    taken, fault = await _take(runtime)
    # Each claimed order is submitted or released, even if another one fails.
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
    """The orders that we claimed, each with the time when we began to claim it; and a fault."""
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
        # Committed as `submitting`: from here on no other process posts it, even if we die.
        taken.append((order, begun))
    return taken, None


async def expire_proposals(runtime: Runtime) -> bool:
    """Expire one proposal whose time has passed; False if there is none."""
    async with runtime.database.open_write() as session:
        expired = await no_report.expire_order(runtime.work(session))
    if expired:
        runtime.bell.ring()
    return expired


async def _submit(order: Order, begun: datetime, runtime: Runtime) -> None:
    try:
        why_not = await _why_no_longer(order, runtime)
    except Exception:
        await _give_back(order, runtime)
        raise
    # No await between this check of the clock and the POST, or a pause could come in between.
    if runtime.stopping.is_set() or runtime.database.clock.now() - begun > FENCE:
        await _give_back(order, runtime)
        return
    if why_not is not None:
        await _write_down(order, Refused(why_not), runtime)
        return
    answer: Answer
    try:
        answer = await runtime.telephony.submit(submission_of(order))
    except Exception as error:
        # Whether it reached the platform is unknown: its ticket will be looked up.
        log.error("submit.failed", order=order.id, error=type(error).__name__)
        answer = Unsure(type(error).__name__)
    log.info("order.answered", order=order.id, answer=type(answer).__name__)
    await _write_down(order, answer, runtime)


async def _why_no_longer(order: Order, runtime: Runtime) -> Refusal | None:
    async with runtime.database.read() as session:
        now = runtime.database.clock.now()
        return await limits.why_no_longer(order, session, runtime.rules, now)


async def _give_back(order: Order, runtime: Runtime) -> None:
    """Release an order that was not submitted, unless somebody asked about it meanwhile."""
    log.warning("order.given_back", order=order.id)
    async with runtime.database.open_write() as session:
        try:
            await orders.release(session, order)
            await session.commit()
        except StaleOrder:
            await session.rollback()


async def _write_down(order: Order, answer: Answer, runtime: Runtime) -> None:
    """Note the platform's answer, with retries while the database is down: only we know it."""
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
