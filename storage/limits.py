"""The limits that administrators set, for everybody or for one person; and the lock of a yes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, func, or_
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col, select

from domain.limits import LimitName, Limits, Quiet
from domain.order import Kind, Purpose, State
from domain.phone import PhoneNumber
from storage.database import UtcTime
from storage.orders import OrderRow

EVERYBODY = 0
_QUIET_FROM, _QUIET_UNTIL, _LOCK = "quiet-from", "quiet-until", "lock"
# Of an order that was taken back, or that nobody carried out, nothing rang.
_NEVER_LEFT = (State.CANCELLED, State.EXPIRED)


class LimitRow(SQLModel, table=True):
    """One limit; `person_id` 0 is everybody. The row `lock` is what a yes holds while it counts."""

    __tablename__ = "limits"
    name: str = Field(primary_key=True)
    person_id: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    value: int


async def read_limits(session: AsyncSession, person_id: int = EVERYBODY) -> Limits:
    """What holds for this person now."""
    query = select(LimitRow).where(col(LimitRow.person_id).in_({EVERYBODY, person_id}))
    rows = (await session.execute(query.order_by(col(LimitRow.person_id)))).scalars().all()
    found = {row.name: row.value for row in rows}  # a person's own stands over everybody's
    quiet = Quiet(found.pop(_QUIET_FROM, 0), found.pop(_QUIET_UNTIL, 0))
    return Limits({LimitName(name): found[name] for name in found if name != _LOCK}, quiet)


async def set_limit(
    session: AsyncSession, name: LimitName, value: int | None, person_id: int = EVERYBODY
) -> None:
    """Set a limit, or with None let the wider one hold again."""
    await _set(session, name.value, value, person_id)


async def set_quiet(session: AsyncSession, quiet: Quiet) -> None:
    """Set the quiet hours; equal ends are none."""
    await _set(session, _QUIET_FROM, quiet.begins, EVERYBODY)
    await _set(session, _QUIET_UNTIL, quiet.ends, EVERYBODY)


async def lock_counting(session: AsyncSession) -> None:
    """Count alone until the transaction ends; taken after the chat's and the order's own locks."""
    query = select(LimitRow.value).where(LimitRow.name == _LOCK).with_for_update()
    await session.execute(query)


def of_person(person_id: int) -> ColumnElement[bool]:
    """Orders that this person said yes to."""
    return col(OrderRow.approver_id) == person_id


def to_lines(lines: Sequence[PhoneNumber]) -> ColumnElement[bool]:
    """Orders that ring one of these lines, however it was written."""
    digits = {written for line in lines for written in line.written}
    return or_(col(OrderRow.dest).in_(digits), col(OrderRow.dest2).in_(digits))


def to_line_on_call(line: PhoneNumber) -> ColumnElement[bool]:
    """Orders of alerts that ring this line."""
    return (col(OrderRow.purpose) == Purpose.ON_CALL) & to_lines([line])


def everybodys() -> ColumnElement[bool]:
    """All orders."""
    return col(OrderRow.id).is_not(None)


async def find_nth(
    session: AsyncSession, which: ColumnElement[bool], nth: int, since: datetime
) -> datetime | None:
    """When the nth latest of these orders got its yes, if there were so many since a moment."""
    query = (
        select(OrderRow.confirmed_at)
        .where(which, *_counted(since))
        .order_by(col(OrderRow.confirmed_at).desc())
        .offset(nth - 1)
        .limit(1)
    )
    return (await session.execute(query)).scalar_one_or_none()


async def list_spent(
    session: AsyncSession, which: ColumnElement[bool], since: datetime
) -> list[tuple[datetime, int]]:
    """What these orders cost since a moment, the oldest first: as reported, else as reserved."""
    amount = func.coalesce(OrderRow.cost, OrderRow.reserve, 0)
    query = (
        select(OrderRow.confirmed_at, amount)
        .where(which, *_counted(since), col(OrderRow.state) != State.REFUSED)
        .order_by(col(OrderRow.confirmed_at))
    )
    return [(at, int(spent)) for at, spent in (await session.execute(query)) if at is not None]


async def find_latest(
    session: AsyncSession,
    kind: Kind,
    lines: Sequence[PhoneNumber],
    window: timedelta,
    now: datetime,
) -> tuple[datetime, int] | None:
    """The latest order of this kind to one of these lines: its moment, and who said yes to it.

    Its moment is that of its yes, or the one for which it was scheduled once that has come.
    """
    at = func.coalesce(col(OrderRow.due_at), col(OrderRow.confirmed_at), type_=UtcTime)
    query = (
        select(at, OrderRow.approver_id)
        .where(
            OrderRow.kind == kind,
            to_lines(lines),
            at > now - window,
            at <= now,
            col(OrderRow.confirmed_at).is_not(None),
            col(OrderRow.state).not_in((*_NEVER_LEFT, State.REFUSED)),
        )
        .order_by(at.desc())
        .limit(1)
    )
    found = (await session.execute(query)).first()
    return (found[0], found[1] or 0) if found else None


def _counted(since: datetime) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return col(OrderRow.confirmed_at) > since, col(OrderRow.state).not_in(_NEVER_LEFT)


async def _set(session: AsyncSession, name: str, value: int | None, person_id: int) -> None:
    row = await session.get(LimitRow, (name, person_id), with_for_update=True)
    if row is not None and value is None:
        await session.delete(row)
    elif row is not None and value is not None:
        row.value = value
    elif value is not None:
        session.add(LimitRow(name=name, person_id=person_id, value=value))
    await session.flush()
