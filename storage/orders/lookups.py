"""Status lookups: which orders are polled, and when again; many share one reading of records."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import ColumnElement, and_, func, not_, or_, true, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped
from sqlmodel import col, select

from domain.orders.order import Kind, Order, State
from domain.orders.outcome import Report, ReportSource
from domain.orders.question import AnswerStage
from storage.orders.orders import LEASE, OrderRow, from_row

# The lease of a lookup: if its worker dies, another one takes it over after this time.
LOOK_HOLD = timedelta(seconds=60)
# An accepted order missing from the shared readings for this long is looked up by its ticket.
OVERDUE = timedelta(minutes=10)
# Earlier than every lookup: SQLite uses an index for a comparison, but not for IS NOT NULL.
_LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
MOST_COUNTED = 1_000
_AT_ONCE = 500  # tickets in one query

_state, _kind, _next = col(OrderRow.state), col(OrderRow.kind), col(OrderRow.next_look_at)
_submitted, _looks = col(OrderRow.submitted_at), col(OrderRow.looks)


def _is_single(now: datetime) -> ColumnElement[bool]:
    """Orders looked up by themselves: unsure, overdue or SMS, which need no shared reading.

    Overdue is also a spoken answer whose recording no record has named.
    """
    overdue = and_(_state == State.ACCEPTED, col(OrderRow.accepted_at) <= now - OVERDUE)
    unnamed = and_(_state == State.CLOSED, _unnamed(), col(OrderRow.closed_at) <= now - OVERDUE)
    unsure = _state.in_((State.SUBMITTING, State.UNKNOWN))
    return or_(_kind == Kind.SMS, unsure, overdue, unnamed)


def _unnamed() -> ColumnElement[bool]:
    return col(OrderRow.answer_stage) == AnswerStage.AWAITED


async def claim_lookups(
    session: AsyncSession, owner: str, now: datetime, *, most: int, every: bool = False
) -> list[Order]:
    """Claim orders whose lookup by ticket is due; nobody else looks them up meanwhile.

    With `every`, also those that a shared reading would cover.

    One whose worker's lease ran out is taken over: its generation grows, so that the worker's own
    writes, should it wake, are seen to be late.
    """
    query = (
        select(OrderRow)
        .where(_next <= now, true() if every else _is_single(now))
        .order_by(_next, col(OrderRow.id))
        .limit(most)
        .with_for_update(skip_locked=True)
    )
    rows = (await session.execute(query)).scalars().all()
    for row in rows:
        row.next_look_at = now + LOOK_HOLD
        if row.state is State.SUBMITTING and (row.lease_until is None or row.lease_until <= now):
            row.owner, row.lease_until, row.generation = owner, now + LEASE, row.generation + 1
    await session.flush()
    return [from_row(row) for row in rows]


async def first_shared(session: AsyncSession, now: datetime) -> datetime | None:
    """The earliest submission among orders due in a shared reading; None if none is due."""
    query = select(func.min(_submitted)).where(_next <= now, not_(_is_single(now)))
    found: datetime | None = (await session.execute(query)).scalar_one_or_none()
    return found


async def only_awaited(session: AsyncSession, found: Sequence[Report]) -> list[Report]:
    """Those of the reports that belong to an order whose end is still looked up."""
    tickets = await _known(session, col(OrderRow.ticket), {r.ticket for r in found})
    ids = await _known(session, col(OrderRow.provider_id), {r.provider_id for r in found})
    return [report for report in found if report.ticket in tickets or report.provider_id in ids]


@dataclass(frozen=True, slots=True)
class SubmittedWithin:
    """The period, both ends included, whose submitted orders one shared reading covered."""

    first: datetime
    last: datetime


async def note_shared(
    session: AsyncSession, covered: SubmittedWithin, now: datetime, pauses: Sequence[int]
) -> None:
    """Postpone orders submitted in the `covered` time that a shared reading did not change.

    The n-th time by the n-th of `pauses` in seconds, after that always by the last one.
    """
    within = (_submitted >= covered.first, _submitted <= covered.last)
    silent = (_next > _LONG_AGO, not_(_is_single(now)), *within)
    # From the highest count down, so that no order is counted up twice.
    for looks in reversed(range(len(pauses))):
        count = _looks >= looks if looks == len(pauses) - 1 else _looks == looks
        later = now + timedelta(seconds=pauses[looks])
        query = (
            update(OrderRow)
            .where(*silent, count)
            .values(next_look_at=later, looks=_looks + 1, held_until=None)
        )
        await session.execute(query.execution_options(synchronize_session=False))


async def stop_lookups(session: AsyncSession, before: datetime) -> None:
    """Stop looking up ended orders that were submitted before a moment.

    One whose spoken answer is awaited is ended by its own look-up, which tells its person so.
    """
    awaited = select(col(OrderRow.id), _state).where(
        _next > _LONG_AGO, _submitted <= before, not_(_unnamed())
    )
    found = (await session.execute(awaited.order_by(_next).limit(_AT_ONCE))).all()
    ended = [order_id for order_id, state in found if state in (State.CLOSED, State.REFUSED)]
    query = update(OrderRow).where(col(OrderRow.id).in_(ended)).values(next_look_at=None)
    await session.execute(query.execution_options(synchronize_session=False))


async def look_up_submitting(session: AsyncSession, now: datetime) -> None:
    """Look up at once the orders in `submitting` whose worker's lease ran out.

    The others may be in the hands of another process at this very moment.
    """
    lease = col(OrderRow.lease_until)
    gone = (_state == State.SUBMITTING, or_(lease.is_(None), lease <= now))
    query = update(OrderRow).where(*gone).values(next_look_at=now, looks=0)
    await session.execute(query.execution_options(synchronize_session=False))


async def look_up_now(session: AsyncSession, order_id: int, now: datetime) -> None:
    """Have a submitted order looked up at once, unless its end is certain."""
    row = await session.get_one(OrderRow, order_id)
    unsure = row.state is State.CLOSED and row.source in (ReportSource.CALLBACK, ReportSource.CLOCK)
    if unsure or row.state in (State.SUBMITTING, State.ACCEPTED, State.UNKNOWN):
        row.next_look_at = now


async def _known(session: AsyncSession, column: Mapped[str], names: Iterable[str]) -> set[str]:
    asked, found = [name for name in names if name], set[str]()
    for start in range(0, len(asked), _AT_ONCE):
        query = select(column).where(
            _next.is_not(None), column.in_(asked[start : start + _AT_ONCE])
        )
        found.update((await session.execute(query)).scalars())
    return found


async def count_submitted(session: AsyncSession, since: datetime) -> int:
    """How many calls and bridges were submitted since a moment."""
    query = select(func.count()).where(_submitted >= since, _kind != Kind.SMS)
    return (await session.execute(query)).scalar_one()


async def put_off(session: AsyncSession, order_ids: Iterable[int], until: datetime) -> None:
    """Look these orders up no earlier than that: what may be asked of the platform is spent."""
    query = update(OrderRow).where(col(OrderRow.id).in_(list(order_ids)))
    query = query.values(next_look_at=until, held_until=until)
    await session.execute(query.execution_options(synchronize_session=False))


def is_overdue(order: Order, now: datetime) -> bool:
    """Whether an accepted order is looked up by its ticket, as lists did not show it for long."""
    return order.accepted_at is not None and order.accepted_at <= now - OVERDUE


async def count_put_off(session: AsyncSession, now: datetime) -> int:
    """How many orders are looked up later because nothing more may be asked now, to a bound."""
    waiting = select(col(OrderRow.id)).where(_next > now, col(OrderRow.held_until) > now)
    some = waiting.limit(MOST_COUNTED).subquery()
    return (await session.execute(select(func.count()).select_from(some))).scalar_one()


async def count_shared(session: AsyncSession, now: datetime, *, most: int) -> int:
    """How many orders are due in a shared reading, counted up to `most`."""
    due = select(col(OrderRow.id)).where(_next <= now, not_(_is_single(now))).limit(most)
    return (await session.execute(select(func.count()).select_from(due.subquery()))).scalar_one()
