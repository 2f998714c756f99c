"""Lists of orders: a person's or a chat's latest, and those that wait for their moment.

The calls of a survey are not among them: their survey stands for them.
"""

from __future__ import annotations

from sqlalchemy import ColumnElement
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import SQLModel, col, select

from domain.orders.order import Order, State
from storage.orders.orders import OrderRow, from_row


async def list_by_asker(
    session: AsyncSession,
    person_id: int | None,
    *,
    prefix: str = "",
    limit: int = 5,
    chat_id: int | None = None,
) -> list[Order]:
    """A person's orders, newest first, perhaps only those whose ticket begins so.

    With a chat, only what was asked there; there, without a person, what anybody asked.
    """
    query = select(OrderRow).where(*_whose(person_id, chat_id))
    if prefix:
        query = query.where(col(OrderRow.ticket).startswith(prefix, autoescape=True))
    query = query.order_by(col(OrderRow.id).desc()).limit(limit)
    return [from_row(row) for row in (await session.execute(query)).scalars()]


async def list_scheduled(
    session: AsyncSession,
    person_id: int | None,
    *,
    limit: int = 20,
    chat_id: int | None = None,
) -> list[Order]:
    """Confirmed orders that wait for their moment, the next one first.

    They are a person's, or everybody's; with a chat, only those asked for there.
    """
    query = select(OrderRow).where(
        *_whose(person_id, chat_id),
        OrderRow.state == State.CONFIRMED,
        col(OrderRow.due_at).is_not(None),
    )
    query = query.order_by(col(OrderRow.due_at), col(OrderRow.id)).limit(limit)
    return [from_row(row) for row in (await session.execute(query)).scalars()]


def _whose(person_id: int | None, chat_id: int | None) -> list[ColumnElement[bool]]:
    """The filters for orders of their own: a survey's are listed with it."""
    return [col(OrderRow.survey_id).is_(None), *asked_by(OrderRow, person_id, chat_id)]


def asked_by(
    table: type[SQLModel], person_id: int | None, chat_id: int | None
) -> list[ColumnElement[bool]]:
    """The filters of a table for what a person asked, or what was asked in a chat, or both.

    Raises ValueError without either: what everybody asked is nobody's to list.
    """
    if person_id is None and chat_id is None:
        raise ValueError("what everybody asked is nobody's to list")
    columns = table.__table__.c  # type: ignore[attr-defined]  # set by SQLModel
    asker = [] if person_id is None else [columns.asker_id == person_id]
    return asker + ([] if chat_id is None else [columns.chat_id == chat_id])
