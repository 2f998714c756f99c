"""Starting on a restored copy: what may have been dialled since the copy is never dialled again."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, delete, func, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from domain.orders.order import State
from storage.backup import RESTORED
from storage.callback_queue.requests import CallbackRequestRow
from storage.chat.inbound import InboundRow
from storage.orders.orders import OrderRow
from storage.people import invitations
from storage.people.link_codes import LinkCodeRow
from storage.people.logins import LoginLinkRow
from storage.turns import TurnRow


async def settle_restored(session: AsyncSession, now: datetime) -> int | None:
    """Prepare a restored copy for work and remove its mark; None where it is none.

    Every order that was confirmed and due may have been dialled since the copy was made: it is
    looked up by its ticket, and its person is asked if the platform does not know it. An open
    proposal may have been answered since: it expires. An unanswered inbound was answered since: no
    yes in it counts. Returns the number of orders to look up. Orders for a later moment stay as
    they are.
    """
    mark = await session.get(TurnRow, RESTORED, with_for_update=True)
    if mark is None:
        return None
    await session.delete(mark)
    state, moment = col(OrderRow.state), func.coalesce(OrderRow.due_at, OrderRow.confirmed_at)
    due = (state == State.CONFIRMED) & (moment <= now)
    doubtful = {"state": State.SUBMITTING, "submitted_at": moment, "next_look_at": now, "looks": 0}
    moved = await _change(session, OrderRow, due, doubtful)
    await _change(session, OrderRow, state == State.PROPOSED, {"state": State.EXPIRED})
    unanswered = col(InboundRow.handled_at).is_(None)
    await _change(session, InboundRow, unanswered, {"yes": False})
    pressed = unanswered & col(InboundRow.means_yes)
    await _change(session, InboundRow, pressed, {"handled_at": now, "fault": RESTORED})
    # An automatic attempt may have been made since the copy: the agent has to press again.
    tries = col(CallbackRequestRow.next_try_at).is_not(None)
    silent = {"next_try_at": None, "remind_at": now, "next_look_at": now}
    await _change(session, CallbackRequestRow, tries, silent)
    await _close_ways_in(session, now)
    return moved


async def _close_ways_in(session: AsyncSession, now: datetime) -> None:
    """Invalidate invitations, codes and links, which may have been used since the copy."""
    await invitations.close_open(session, now)
    for table in (LinkCodeRow, LoginLinkRow):
        await session.execute(delete(table))


async def _change(
    session: AsyncSession,
    table: type[OrderRow | InboundRow | CallbackRequestRow],
    which: ColumnElement[bool],
    values: dict[str, Any],
) -> int:
    query = update(table).where(which).values(values)
    changed = await session.execute(query.execution_options(synchronize_session=False))
    return int(changed.rowcount)  # type: ignore[attr-defined]  # a CursorResult, typed as Result
