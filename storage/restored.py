"""A restored copy is older than the platform: what may have been dialled since is never dialled."""

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
    """Where the database is a restored copy, take the mark away; None where it is none.

    Every order whose yes was given and whose moment has come may have been dialled since the copy
    was made: it is looked up by its ticket, and its person is asked if the platform does not know
    it. A question that was open may have been answered since: it expires. What was heard and not
    answered has been answered since: no yes within it counts. Returns how many of the first there
    were. Orders for a moment still to come stay as they are.
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
    # An attempt that was to come by itself may have been made since: its agent presses again.
    tries = col(CallbackRequestRow.next_try_at).is_not(None)
    silent = {"next_try_at": None, "remind_at": now, "next_look_at": now}
    await _change(session, CallbackRequestRow, tries, silent)
    await _close_ways_in(session, now)
    return moved


async def _close_ways_in(session: AsyncSession, now: datetime) -> None:
    """What let somebody in once may have done so since: no invitation, code or link works again."""
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
