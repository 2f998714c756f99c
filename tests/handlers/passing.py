"""Time passes for conversations: the clock does what is due, platforms answer at once."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

from domain.chat import Message
from domain.orders.order import Order
from domain.orders.outcome import ReportSource
from domain.ports import Accepted
from handlers.callback_queue.schedule import advance_request
from handlers.oncall.alerts import call_for_unsilenced
from handlers.oncall.escalate import escalate_next
from storage.orders import orders
from storage.work import Work
from tests.handlers.talk import Talk


def with_policy(talk: Talk, **policy: Any) -> Talk:
    """The same conversation under another policy of requests to be called."""
    talk.rules = replace(talk.rules, callbacks=replace(talk.rules.callbacks, **policy))
    return talk


async def later(talk: Talk, minutes: float = 0) -> list[Message]:
    """So much later: what the clock did to requests, to silences and to pages by then."""
    talk.clock.turn(minutes=minutes)
    for step in (advance_request, call_for_unsilenced, escalate_next):
        while await _step(talk, step):
            pass
    return await talk.fresh()


async def leaves(talk: Talk) -> Order | None:
    """The next confirmed order leaves, and the platform takes it; None if there is none."""
    async with talk.database.write() as session:
        order = await orders.claim_confirmed(session, "worker-1", talk.clock.now())
    if order is not None:
        await talk.answered(order, Accepted(f"id-{order.id}"))
    return order


async def ends(talk: Talk, order: Order, status: str, **facts: Any) -> list[Message]:
    """The platform's record says how a call ended."""
    told = {
        "status": status,
        "source": ReportSource.RECORD,
        "provider_id": f"id-{order.id}",
        **facts,
    }
    _, said = await talk.report(order, **told)
    return said


async def _step(talk: Talk, step: Callable[[Work], Awaitable[bool]]) -> bool:
    async with talk.database.open_write() as session:
        return await step(Work(session, talk.clock.now(), talk.rules))
