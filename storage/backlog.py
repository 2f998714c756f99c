"""What waits: messages to us, orders that are due, messages of ours, each counted up to a bound."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, or_
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select

from domain.orders.order import State
from storage.chat.inbound import InboundRow
from storage.chat.outbox import Delivery, OutboxRow
from storage.orders.orders import OrderRow, not_held

MOST_COUNTED = 1_000  # of each kind; more is as bad


@dataclass(frozen=True, slots=True)
class Waiting:
    """How many wait, at most MOST_COUNTED, and since when the first of these; None without any."""

    count: int
    since: datetime | None


async def count_inbounds(session: AsyncSession) -> Waiting:
    """Messages to us that nobody has answered."""
    at = col(InboundRow.received_at)
    unanswered: Any = select(at.label("at")).where(col(InboundRow.handled_at).is_(None))
    return await _count(session, unanswered.order_by(col(InboundRow.id)))


async def count_orders(session: AsyncSession, now: datetime) -> Waiting:
    """Confirmed orders that are due, not held by the platform's limits, and have not left."""
    due = func.coalesce(col(OrderRow.due_at), col(OrderRow.confirmed_at))
    ready = or_(col(OrderRow.due_at).is_(None), col(OrderRow.due_at) <= now)
    confirmed = OrderRow.state == State.CONFIRMED
    return await _count(session, select(due.label("at")).where(confirmed, ready, not_held(now)))


async def count_messages(session: AsyncSession, now: datetime) -> Waiting:
    """Messages of ours that were never tried; one that was tried waits for its channel, not us."""
    at = col(OutboxRow.created_at)
    untried = (OutboxRow.delivery == Delivery.WAITING, OutboxRow.tries == 0)
    due = col(OutboxRow.next_try_at) <= now
    return await _count(session, select(at.label("at")).where(*untried, due))


async def _count(session: AsyncSession, waiting: Any) -> Waiting:
    some = waiting.limit(MOST_COUNTED).subquery()
    query = select(func.count(), func.min(some.c.at)).select_from(some)
    count, since = (await session.execute(query)).one()
    return Waiting(count, since)
