"""Spacing: the platform refuses a second order to a number within seconds of the first."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import func
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select

from domain.orders.order import Kind, Order, State
from storage.orders.orders import OrderRow

# Ten seconds at the platform (newer documents, httpdup); one more, as requests travel unevenly.
GAP = timedelta(seconds=11)


async def free_from(session: AsyncSession, order: Order, now: datetime) -> datetime | None:
    """When an order's number is free for it; None if it is now.

    It comes after what went there lately and, unless it had waited for its turn already, after
    those of at least its urgency that wait for theirs. Calls and SMS do not wait for each other.
    """
    same = (
        col(OrderRow.dest) == order.dest.digits,
        (col(OrderRow.kind) == Kind.SMS) == (order.kind is Kind.SMS),
        col(OrderRow.id) != order.id,
    )
    sent = col(OrderRow.submitted_at)
    query = select(func.max(sent)).where(
        *same, sent > now - GAP, col(OrderRow.state) != State.REFUSED
    )
    last: datetime | None = (await session.execute(query)).scalar_one()
    if last is None:
        return None
    if order.held_until is None:
        turn = col(OrderRow.held_until)
        waiting = (col(OrderRow.state) == State.CONFIRMED, col(OrderRow.urgency) >= order.urgency)
        ahead = select(func.max(turn)).where(*same, *waiting, turn > now)
        last = max(last, (await session.execute(ahead)).scalar_one() or last)
    return last + GAP
