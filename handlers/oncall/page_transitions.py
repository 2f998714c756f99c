"""Each step of a page: moved and written into its timeline."""

from __future__ import annotations

from typing import Any

from domain.oncall.alert import Page, PageStage, PageStep
from domain.orders.order import Order, State
from domain.timeline import TimelineEntry
from storage.oncall import pages
from storage.orders import orders
from storage.orders.orders import StaleOrder
from storage.work import Work


async def advance(
    page: Page, to: PageStage, entry: TimelineEntry[PageStep], work: Work, **changes: Any
) -> Page:
    """Move a page whose row is locked; raises StalePage for a move that does not exist."""
    moved = await pages.move(work.session, page, to, steps=page.steps + 1, **changes)
    await note(page, entry, work)
    return moved


def from_the_start(work: Work) -> dict[str, Any]:
    """The changes that let a page call anew from its first rung, which is due now."""
    return {"rung": 0, "base_at": work.now, "next_at": work.now}


async def note(page: Page, entry: TimelineEntry[PageStep], work: Work) -> None:
    """Write an entry into a page's timeline that does not move it."""
    await pages.add_event(work.session, page.id, entry)


async def stop_calls(page: Page, work: Work) -> list[Order]:
    """Cancel a page's calls that have not left; returns those that left and may still ring."""
    left = []
    for order in await pages.list_under_way(work.session, page.id):
        if order.state is not State.CONFIRMED:
            left.append(order)
            continue
        try:
            # The order's state is the lock: StaleOrder means that it was submitted at this moment.
            await orders.move(work.session, order, State.CANCELLED)
        except StaleOrder:
            left.append(await orders.find_order(work.session, order.id))
    return left
