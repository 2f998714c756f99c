"""The limits that administrators set, for everybody or for one person; and the counting lock."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, func, or_
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col, select

from domain.orders.order import Kind, Purpose, State
from domain.people.limits import LimitName, Limits, Quiet
from domain.phone import PhoneNumber
from storage.orders.orders import OrderRow

EVERYBODY = 0
_QUIET_FROM, _QUIET_UNTIL, _LOCK = "quiet-from", "quiet-until", "lock"
# A call and a bridge count as alike: the phone rings twice either way.
_RINGS = (Kind.CALL, Kind.BRIDGE)
_ALIKE = {Kind.CALL: _RINGS, Kind.BRIDGE: _RINGS, Kind.SMS: (Kind.SMS,)}
# Cancelled and expired orders were never dialled.
_NEVER_LEFT = (State.CANCELLED, State.EXPIRED)


class LimitRow(SQLModel, table=True):
    """One limit; `person_id` 0 is everybody. The row `lock` is held while orders are counted."""

    __tablename__ = "limits"
    name: str = Field(primary_key=True)
    person_id: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    value: int


async def read_limits(session: AsyncSession, person_id: int = EVERYBODY) -> Limits:
    """The limits that apply to this person now."""
    query = select(LimitRow).where(col(LimitRow.person_id).in_({EVERYBODY, person_id}))
    rows = (await session.execute(query.order_by(col(LimitRow.person_id)))).scalars().all()
    found = {row.name: row.value for row in rows}  # a person's own limit overrides everybody's
    quiet = Quiet(found.pop(_QUIET_FROM, 0), found.pop(_QUIET_UNTIL, 0))
    return Limits({LimitName(name): found[name] for name in found if name != _LOCK}, quiet)


async def set_limit(
    session: AsyncSession, name: LimitName, value: int | None, person_id: int = EVERYBODY
) -> None:
    """Set a limit; None removes it, so that the wider one applies again."""
    await _set(session, name.value, value, person_id)


async def set_quiet(session: AsyncSession, quiet: Quiet) -> None:
    """Set the quiet hours; with equal begin and end there are none."""
    await _set(session, _QUIET_FROM, quiet.begins, EVERYBODY)
    await _set(session, _QUIET_UNTIL, quiet.ends, EVERYBODY)


async def lock_counting(session: AsyncSession) -> None:
    """Wait for the counting lock, held until the end; taken after chat and order locks."""
    query = select(LimitRow.value).where(LimitRow.name == _LOCK).with_for_update()
    await session.execute(query)


def of_person(person_id: int) -> ColumnElement[bool]:
    """The filter for orders that this person confirmed."""
    return col(OrderRow.approver_id) == person_id


def to_lines(lines: Sequence[PhoneNumber]) -> ColumnElement[bool]:
    """The filter for orders that ring one of these phone numbers, however it was written."""
    digits = {written for line in lines for written in line.written}
    return or_(col(OrderRow.dest).in_(digits), col(OrderRow.dest2).in_(digits))


def to_line_on_call(line: PhoneNumber) -> ColumnElement[bool]:
    """The filter for orders of alerts that ring this phone number."""
    return (col(OrderRow.purpose) == Purpose.ON_CALL) & to_lines([line])


def everybodys() -> ColumnElement[bool]:
    """The filter for all orders but verification codes, which are counted by themselves."""
    return col(OrderRow.purpose) != Purpose.VERIFICATION


def codes(line: PhoneNumber | None = None) -> ColumnElement[bool]:
    """The filter for verification codes, or for those to one phone number."""
    sent = col(OrderRow.purpose) == Purpose.VERIFICATION
    return sent if line is None else sent & to_lines([line])


@dataclass(frozen=True, slots=True)
class Span:
    """The period around a moment whose orders are counted together: `within` before and after."""

    at: datetime
    within: timedelta

    def holds(self) -> tuple[ColumnElement[bool], ...]:
        """The filters for orders that were confirmed for a time in the period and not cancelled."""
        counts_at = col(OrderRow.counts_at)
        return (
            counts_at > self.at - self.within,
            counts_at < self.at + self.within,
            col(OrderRow.state).not_in(_NEVER_LEFT),
        )


async def list_taken(
    session: AsyncSession, which: ColumnElement[bool], span: Span, most: int
) -> list[tuple[datetime, int]]:
    """The times of these orders, each counted as 1; empty if too few to reach a limit."""
    query = select(func.count()).select_from(OrderRow).where(which, *span.holds())
    if (await session.execute(query)).scalar_one() < most:
        return []
    moments = select(OrderRow.counts_at).where(which, *span.holds())
    found = await session.execute(moments.order_by(col(OrderRow.counts_at)))
    return [(at, 1) for at in found.scalars() if at is not None]


async def list_spent(
    session: AsyncSession, which: ColumnElement[bool], span: Span
) -> list[tuple[datetime, int]]:
    """The costs of these orders with their times: as reported, else as reserved."""
    amount = func.coalesce(OrderRow.cost, OrderRow.reserve, 0)
    query = (
        select(OrderRow.counts_at, amount)
        .where(which, *span.holds(), col(OrderRow.state) != State.REFUSED)
        .order_by(col(OrderRow.counts_at))
    )
    return [(at, int(spent)) for at, spent in (await session.execute(query)) if at is not None]


async def find_nearest(
    session: AsyncSession, kind: Kind, lines: Sequence[PhoneNumber], span: Span
) -> tuple[datetime, int] | None:
    """The latest similar order to one of these numbers: its time, and who confirmed it."""
    query = (
        select(OrderRow.counts_at, OrderRow.approver_id)
        .where(
            col(OrderRow.kind).in_(_ALIKE[kind]),
            to_lines(lines),
            *span.holds(),
            col(OrderRow.state) != State.REFUSED,
        )
        .order_by(col(OrderRow.counts_at).desc())
        .limit(1)
    )
    found = (await session.execute(query)).first()
    return (found[0], found[1] or 0) if found and found[0] else None


async def _set(session: AsyncSession, name: str, value: int | None, person_id: int) -> None:
    row = await session.get(LimitRow, (name, person_id), with_for_update=True)
    if row is not None and value is None:
        await session.delete(row)
    elif row is not None and value is not None:
        row.value = value
    elif value is not None:
        session.add(LimitRow(name=name, person_id=person_id, value=value))
    await session.flush()
