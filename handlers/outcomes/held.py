"""Orders that wait for the platform's pause between two orders to one number."""

from __future__ import annotations

from datetime import datetime, timedelta

from domain.orders.order import Order, State
from handlers.orders.current_card import cards_of
from storage.orders import orders
from storage.orders.spacing import GAP
from storage.work import Work

# An account may have a longer pause than usual, ten minutes at most (newer documents, httpdup).
LONGEST_GAP = timedelta(minutes=2)


def sent_again_at(order: Order, now: datetime) -> datetime | None:
    """When to send again what came too soon, later each time; None once it would have expired."""
    again = now + min(max(GAP, now - order.ready_at), LONGEST_GAP)
    return again if again < order.sendable_until else None


async def hold(order: Order, until: datetime, work: Work) -> None:
    """Give back an order that was certainly not dialled, to be sent at a moment; commits once."""
    order = await orders.release(work.session, order, until)
    await work.commit(*await cards_of(order, work, _event(order)))


async def show_held(order: Order, work: Work) -> None:
    """Say on its card that an order waits, unless it was sent or cancelled meanwhile."""
    fresh = await orders.find_order(work.session, order.id, lock=True)
    if (fresh.state, fresh.generation) == (State.CONFIRMED, order.generation):
        await work.commit(*await cards_of(fresh, work, _event(fresh)))


def _event(order: Order) -> str:
    return f"held:{order.generation}"
