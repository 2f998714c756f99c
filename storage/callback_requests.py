"""Requests to be called: one open at a time for each person, taken by exactly one agent."""

from __future__ import annotations

from dataclasses import fields
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, UniqueConstraint, func
from sqlalchemy import Text as LongText
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col, select

from domain.callback_request import MOVES, OPEN, CallbackRequest, Stage
from domain.phone import PhoneNumber, from_digits
from storage.tables import known, maybe_moment, moment, word

_DAY = timedelta(days=1)


class CallbackRequestRow(SQLModel, table=True):
    """One request of a person to be called."""

    __tablename__ = "callback_requests"
    __table_args__ = (UniqueConstraint("ticket"),)
    id: int | None = Field(default=None, primary_key=True)
    ticket: str
    stage: Stage = word(Stage, index=True)
    customer_id: int = Field(foreign_key="people.id", index=True)
    chat_id: int = Field(foreign_key="chats.id")
    number: str
    verified: bool = False
    why: str = Field(default="", sa_type=LongText)
    asked_at: datetime = moment()
    agent_id: int | None = Field(default=None, foreign_key="people.id")
    order_id: int | None = Field(default=None, index=True)
    attempts: int = 0
    given_up: bool = False
    closed_at: datetime | None = maybe_moment()


_PLAIN = [f.name for f in fields(CallbackRequest) if f.name not in ("id", "number")]


class StaleRequest(Exception):
    """It cannot go there from where it stands now."""


async def open_request(
    session: AsyncSession, number: PhoneNumber, now: datetime, **asked: Any
) -> CallbackRequest:
    """Remember a request; it waits."""
    row = CallbackRequestRow(stage=Stage.WAITING, number=number.digits, asked_at=now, **asked)
    session.add(row)
    await session.flush()
    return _of(row)


async def find_open(session: AsyncSession, customer_id: int) -> CallbackRequest | None:
    """The one request of this person that has not ended."""
    query = select(CallbackRequestRow).where(
        CallbackRequestRow.customer_id == customer_id, col(CallbackRequestRow.stage).in_(OPEN)
    )
    row = (await session.execute(query.limit(1))).scalar_one_or_none()
    return _of(row) if row else None


async def count_lately(session: AsyncSession, customer_id: int, now: datetime) -> int:
    """How many this person has asked for within a day."""
    query = select(func.count()).where(
        col(CallbackRequestRow.customer_id) == customer_id,
        col(CallbackRequestRow.asked_at) > now - _DAY,
    )
    return (await session.execute(query)).scalar_one()


async def lock_by_ticket(session: AsyncSession, ticket: str) -> CallbackRequest | None:
    """The request with this ticket, held until the transaction ends: of two agents one waits."""
    return next(iter(await _held(session, col(CallbackRequestRow.ticket) == ticket)), None)


async def lock_by_order(session: AsyncSession, order_id: int) -> CallbackRequest | None:
    """The request for which an order rings, held."""
    return next(iter(await _held(session, col(CallbackRequestRow.order_id) == order_id)), None)


async def list_open(session: AsyncSession, *, limit: int = 20) -> list[CallbackRequest]:
    """The queue, the oldest first."""
    query = select(CallbackRequestRow).where(col(CallbackRequestRow.stage).in_(OPEN))
    query = query.order_by(col(CallbackRequestRow.id)).limit(limit)
    return [_of(row) for row in (await session.execute(query)).scalars()]


async def lock_taken(session: AsyncSession, agent_id: int) -> list[CallbackRequest]:
    """What an agent has taken and is not being rung for, held."""
    mine = col(CallbackRequestRow.agent_id) == agent_id
    return await _held(session, mine & (col(CallbackRequestRow.stage) == Stage.TAKEN))


async def move(
    session: AsyncSession, request: CallbackRequest, to: Stage, **changes: Any
) -> CallbackRequest:
    """Move a request that we hold; raises StaleRequest for a step that there is not."""
    if to is not request.stage and to not in MOVES[request.stage]:
        raise StaleRequest(f"{request.short}: {request.stage} -> {to}")
    row = await session.get_one(CallbackRequestRow, request.id)
    row.stage = to
    for name, value in changes.items():
        setattr(row, name, value)
    await session.flush()
    return _of(row)


async def _held(session: AsyncSession, which: ColumnElement[bool]) -> list[CallbackRequest]:
    """These requests as they stand now, kept from others until the transaction ends."""
    query = select(CallbackRequestRow).where(which).order_by(col(CallbackRequestRow.id))
    query = query.with_for_update().execution_options(populate_existing=True)
    return [_of(row) for row in (await session.execute(query)).scalars()]


def _of(row: CallbackRequestRow) -> CallbackRequest:
    plain = {name: getattr(row, name) for name in _PLAIN}
    return CallbackRequest(id=known(row.id), number=from_digits(row.number), **plain)
