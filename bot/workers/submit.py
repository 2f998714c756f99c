"""Submits confirmed orders to the platform, each exactly once, and expires old proposals."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import structlog

from bot.clockwork import LONGEST_REST
from bot.runtime import Runtime
from domain.orders.order import Order, State, Urgency
from domain.ports import Answer, Refusal, Refused, Unsure
from handlers.orders import limits
from handlers.orders.submission import submission_of
from handlers.outcomes import no_report
from handlers.outcomes.held import show_held
from handlers.outcomes.platform_answer import note_answer
from storage.database import is_passing
from storage.orders import orders, spacing
from storage.orders.orders import StaleOrder
from storage.write_line import Rank

log = structlog.get_logger()
AT_ONCE = 8
# Further slots, in which only alerts' calls leave: they never wait for the answers to other orders.
RESERVED = 4
# A process that was paused for longer than this between claiming an order and posting it does not
# post it: so even the longest request (100 s) ends within the lease, before another takes over.
FENCE = timedelta(seconds=15)
# Seconds between the tries to note an answer while the database is down.
_NOTE_PAUSES = (0.5, 1, 2, 5, 10, 20, 30)


@dataclass(frozen=True, slots=True)
class _Claim:
    """An order that we committed as `submitting`, and when by our own clock we began to.

    One that is still `confirmed` has to wait for its number. `why_not` says why it is refused
    instead of dialled; None: it is to be posted now.
    """

    order: Order
    begun: datetime
    why_not: Refusal | None


@dataclass(slots=True)
class Submitter:
    """Submits due orders in slots; each slot claims one order right before its own POST.

    Whoever dies between the two leaves an order of which nobody knows whether it was dialled, so
    nothing else is awaited in between.
    """

    runtime: Runtime
    _slots: set[asyncio.Task[None]] = field(default_factory=set)

    async def step(self) -> bool:
        """Fill the free slots, and wait until one ends or the bell rings; False without any."""
        with self.runtime.bell.listen() as wake:
            began = False
            while await self._begin():
                began = True
            self._collect()
            if not self._slots:
                return began
            if self.runtime.stopping.is_set():
                await asyncio.wait(self._slots)  # only we know what the platform answers
            else:
                await self.runtime.database.clock.wait(wake, LONGEST_REST)
        self._collect()
        return True

    async def close(self) -> None:
        """Wait for the answers to what was posted; cut off, its ticket is looked up later."""
        try:
            await asyncio.gather(*self._slots, return_exceptions=True)
        finally:
            for slot in self._slots:
                slot.cancel()

    async def _begin(self) -> bool:
        """Let a free slot claim an order; False if no slot is free or no order due."""
        if self.runtime.stopping.is_set() or len(self._slots) >= AT_ONCE + RESERVED:
            return False
        least = Urgency.REPEATED if len(self._slots) >= AT_ONCE else Urgency.USUAL
        claimed: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        slot = asyncio.create_task(self._submit_next(least, claimed), name="submit slot")
        try:
            found = await claimed
        except asyncio.CancelledError:
            self._slots.add(slot)  # it may have claimed an order: whoever closes us waits for it
            raise
        # Only what holds an order is waited for: nothing rings when a slot has found none.
        if found or slot.done():
            self._slots.add(slot)
        return found

    async def _submit_next(self, least: Urgency, claimed: asyncio.Future[bool]) -> None:
        claim = None
        try:
            claim = await self._claim(least)
        finally:
            if not claimed.done():  # nobody waits for it if the program is ending
                claimed.set_result(claim is not None)
        if claim is not None:
            try:
                await self._post(claim)
            finally:
                self.runtime.bell.ring()

    async def _claim(self, least: Urgency) -> _Claim | None:
        runtime, begun = self.runtime, self.runtime.database.clock.now()
        # Committed as `submitting`: from here on no other process posts it, even if we die.
        async with runtime.database.write(Rank.URGENT) as session:
            now = await runtime.database.now(session)
            order = await orders.claim_confirmed(session, runtime.owner, now, least)
            if order is None:
                return None
            free_from = await spacing.free_from(session, order, now)
            if free_from is not None and free_from < order.sendable_until:
                return _Claim(await orders.release(session, order, free_from), begun, None)
            why_not = await limits.why_no_longer(order, session, runtime.rules, begun)
        return _Claim(order, begun, why_not)

    async def _post(self, claim: _Claim) -> None:
        """Post a claimed order, and write down the answer; there is no await before the POST."""
        runtime, order = self.runtime, claim.order
        if order.state is State.CONFIRMED:
            await _show_held(order, runtime)
            return
        if runtime.stopping.is_set() or runtime.database.clock.now() - claim.begun > FENCE:
            await _give_back(order, runtime)
            return
        if claim.why_not is not None:
            await _write_down(order, Refused(claim.why_not), runtime)
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

    def _collect(self) -> None:
        """Forget the slots that ended; raises the fault of one of them."""
        ended = {slot for slot in self._slots if slot.done()}
        self._slots -= ended
        faults = [slot.exception() for slot in ended if not slot.cancelled()]
        for fault in filter(None, faults):
            raise fault


async def expire_proposals(runtime: Runtime) -> bool:
    """Expire one proposal whose time has passed; False if there is none."""
    async with runtime.database.open_write() as session:
        expired = await no_report.expire_order(runtime.work(session))
    if expired:
        runtime.bell.ring()
    return expired


async def _give_back(order: Order, runtime: Runtime) -> None:
    """Release an order that was not submitted, unless somebody asked about it meanwhile."""
    log.warning("order.given_back", order=order.id)
    async with runtime.database.open_write() as session:
        try:
            await orders.release(session, order)
            await session.commit()
        except StaleOrder:
            await session.rollback()


async def _show_held(order: Order, runtime: Runtime) -> None:
    async with runtime.database.open_write() as session:
        await show_held(order, runtime.work(session))


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
