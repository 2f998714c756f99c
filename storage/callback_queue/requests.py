"""Callback requests: one open at a time for each customer, taken by exactly one agent."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, UniqueConstraint, func, or_, update
from sqlalchemy import Text as LongText
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col, select

from domain.callback_queue.request import MOVES, OPEN, CallbackRequest, RequestStage
from domain.phone import PhoneNumber, from_digits
from storage.tables import known, maybe_moment, moment, value_from, word

_DAY = timedelta(days=1)
_QUEUE = (RequestStage.WAITING, RequestStage.TAKEN, RequestStage.RINGING)


class CallbackRequestRow(SQLModel, table=True):
    """One callback request."""

    __tablename__ = "callback_requests"
    __table_args__ = (UniqueConstraint("ticket"),)
    id: int | None = Field(default=None, primary_key=True)
    ticket: str
    stage: RequestStage = word(RequestStage, index=True)
    customer_id: int = Field(foreign_key="people.id", index=True)
    chat_id: int = Field(foreign_key="chats.id")
    number: str
    verified: bool = False
    why: str = Field(default="", sa_type=LongText)
    asked_at: datetime = moment()
    due_at: datetime | None = maybe_moment()
    expires_at: datetime | None = maybe_moment()
    urgent: bool = False
    agent_id: int | None = Field(default=None, foreign_key="people.id")
    taken_at: datetime | None = maybe_moment()
    order_id: int | None = Field(default=None, index=True)
    attempts: int = 0
    next_try_at: datetime | None = maybe_moment()
    remind_at: datetime | None = maybe_moment()
    customer_first: bool = False
    given_up: bool = False
    reason: str = ""
    door: str = ""
    code_sends: int = 0
    code_tries: int = 0
    code_sent_at: datetime | None = maybe_moment()
    steps: int = 0
    closed_at: datetime | None = maybe_moment()
    next_look_at: datetime | None = maybe_moment(index=True)


_stage = col(CallbackRequestRow.stage)
_wanted = func.coalesce(col(CallbackRequestRow.due_at), col(CallbackRequestRow.asked_at))
_IN_ORDER = (col(CallbackRequestRow.urgent).desc(), _wanted, col(CallbackRequestRow.id))


class StaleRequest(Exception):
    """A request cannot move to that stage from its present one."""


async def open_request(
    session: AsyncSession, number: PhoneNumber, now: datetime, **asked: Any
) -> CallbackRequest:
    """Store a new request; its further stages are written with `move`."""
    row = CallbackRequestRow(number=number.digits, asked_at=now, **asked)
    session.add(row)
    await session.flush()
    return _of(row)


async def find_open(session: AsyncSession, customer_id: int) -> CallbackRequest | None:
    """The one open request of a customer, not locked; None without one."""
    mine = (col(CallbackRequestRow.customer_id) == customer_id) & _stage.in_(OPEN)
    return next(iter(await _read(session, mine, limit=1)), None)


async def count_lately(session: AsyncSession, customer_id: int, now: datetime) -> int:
    """The number of requests that a customer made within a day."""
    query = select(func.count()).where(
        col(CallbackRequestRow.customer_id) == customer_id,
        col(CallbackRequestRow.asked_at) > now - _DAY,
    )
    return (await session.execute(query)).scalar_one()


async def lock_by_ticket(session: AsyncSession, ticket: str) -> CallbackRequest | None:
    """The request with this ticket, locked until the transaction ends; None if there is none."""
    return next(iter(await _held(session, col(CallbackRequestRow.ticket) == ticket)), None)


async def lock_by_id(session: AsyncSession, request_id: int) -> CallbackRequest | None:
    """The request with this id, locked until the transaction ends; None if there is none."""
    return next(iter(await _held(session, col(CallbackRequestRow.id) == request_id)), None)


async def lock_open(session: AsyncSession, customer_id: int) -> CallbackRequest | None:
    """The one open request of a customer, locked until the transaction ends; None without one."""
    mine = (col(CallbackRequestRow.customer_id) == customer_id) & _stage.in_(OPEN)
    return next(iter(await _held(session, mine)), None)


async def lock_taken(session: AsyncSession, agent_id: int) -> list[CallbackRequest]:
    """The requests that an agent has taken and whose bridge does not ring, locked."""
    mine = col(CallbackRequestRow.agent_id) == agent_id
    return await _held(session, mine & (_stage == RequestStage.TAKEN))


async def lock_due(session: AsyncSession, now: datetime) -> CallbackRequest | None:
    """The request that has been due longest, locked; skips rows that others hold. None if none."""
    due = col(CallbackRequestRow.next_look_at)
    query = select(CallbackRequestRow).where(due <= now).order_by(due).limit(1)
    query = query.with_for_update(skip_locked=True).execution_options(populate_existing=True)
    row = (await session.execute(query)).scalar_one_or_none()
    return _of(row) if row else None


async def list_queue(session: AsyncSession, *, limit: int = 20) -> list[CallbackRequest]:
    """The queue: urgent requests first, then those that have waited longest."""
    query = select(CallbackRequestRow).where(_stage.in_(_QUEUE)).order_by(*_IN_ORDER).limit(limit)
    return [_of(row) for row in (await session.execute(query)).scalars()]


async def count_waiting(session: AsyncSession, up_to: CallbackRequest | None = None) -> int:
    """The number of waiting requests; with `up_to`, of those before it in the queue and itself."""
    query = select(func.count()).where(_stage == RequestStage.WAITING)
    if up_to is not None:
        sooner = or_(
            _wanted < up_to.wanted_at,
            (_wanted == up_to.wanted_at) & (col(CallbackRequestRow.id) <= up_to.id),
        )
        urgent = col(CallbackRequestRow.urgent)
        query = query.where((urgent & sooner) if up_to.urgent else or_(urgent, sooner))
    return (await session.execute(query)).scalar_one()


async def find_oldest(session: AsyncSession) -> CallbackRequest | None:
    """The request that has waited longest; None if the queue is empty."""
    query = select(CallbackRequestRow).where(_stage == RequestStage.WAITING)
    query = query.order_by(_wanted, col(CallbackRequestRow.id)).limit(1)
    row = (await session.execute(query)).scalar_one_or_none()
    return _of(row) if row else None


async def is_asked_for(session: AsyncSession, number: PhoneNumber, customer_id: int) -> bool:
    """Whether another customer's request to the same phone number is in the queue."""
    query = select(func.count()).where(
        _stage.in_((*_QUEUE, RequestStage.LATER)),
        col(CallbackRequestRow.number).in_(number.written),
        col(CallbackRequestRow.customer_id) != customer_id,
    )
    return bool((await session.execute(query)).scalar_one())


async def list_named(
    session: AsyncSession, prefix: str, person_id: int | None, *, limit: int = 2
) -> list[CallbackRequest]:
    """Requests whose ticket begins so, newest first: those of a person on either side, or all."""
    named = col(CallbackRequestRow.ticket).startswith(prefix, autoescape=True)
    if person_id is not None:
        named = named & or_(
            col(CallbackRequestRow.customer_id) == person_id,
            col(CallbackRequestRow.agent_id) == person_id,
        )
    return await _read(session, named, limit=limit)


async def list_asked(
    session: AsyncSession, customer_id: int, *, limit: int = 5
) -> list[CallbackRequest]:
    """The requests of a customer, newest first."""
    mine = col(CallbackRequestRow.customer_id) == customer_id
    return await _read(session, mine, limit=limit)


async def list_between(
    session: AsyncSession, begins: datetime, ends: datetime, *, limit: int = 50_000
) -> list[CallbackRequest]:
    """The requests whose call was wanted within a period, newest first."""
    return await _read(session, (_wanted >= begins) & (_wanted < ends), limit=limit)


async def list_waits(session: AsyncSession, since: datetime) -> list[timedelta]:
    """The waiting times until an agent took them of the latest twenty requests."""
    taken = col(CallbackRequestRow.taken_at)
    found = await _read(session, taken.is_not(None) & (taken > since), limit=20)
    return [one.taken_at - one.wanted_at for one in found if one.taken_at is not None]


async def put_off_reminders(session: AsyncSession, until: datetime) -> None:
    """Postpone every reminder of a waiting request until a moment, at the earliest."""
    remind = col(CallbackRequestRow.remind_at)
    query = update(CallbackRequestRow).where(_stage == RequestStage.WAITING, remind < until)
    query = query.values(remind_at=until).execution_options(synchronize_session=False)
    await session.execute(query)


async def move(
    session: AsyncSession, request: CallbackRequest, to: RequestStage, **changes: Any
) -> CallbackRequest:
    """Move a request whose row is locked; raises StaleRequest for a move that does not exist."""
    if to is not request.stage and to not in MOVES[request.stage]:
        raise StaleRequest(f"{request.short}: {request.stage} -> {to}")
    row = await session.get_one(CallbackRequestRow, request.id)
    row.stage = to
    for name, value in changes.items():
        setattr(row, name, value)
    await session.flush()
    return _of(row)


async def _read(
    session: AsyncSession, which: ColumnElement[bool], *, limit: int
) -> list[CallbackRequest]:
    query = select(CallbackRequestRow).where(which).order_by(col(CallbackRequestRow.id).desc())
    return [_of(row) for row in (await session.execute(query.limit(limit))).scalars()]


async def _held(session: AsyncSession, which: ColumnElement[bool]) -> list[CallbackRequest]:
    """Fresh rows of these requests, locked until the transaction ends."""
    query = select(CallbackRequestRow).where(which).order_by(col(CallbackRequestRow.id))
    query = query.with_for_update().execution_options(populate_existing=True)
    return [_of(row) for row in (await session.execute(query)).scalars()]


def _of(row: CallbackRequestRow) -> CallbackRequest:
    return value_from(CallbackRequest, row, id=known(row.id), number=from_digits(row.number))
