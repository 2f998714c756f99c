"""Order requests that wait for a missing part: at most one for each person and chat."""

from __future__ import annotations

import json
from datetime import datetime

from sqlalchemy import Text as LongText
from sqlalchemy import UniqueConstraint, delete
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col, select

from domain.chat import PersonInChat
from domain.language.due_times import Due
from domain.language.meanings import Party
from domain.language.order_request import IncompleteOrder, OrderRequest, Slot
from domain.orders.order import Kind
from domain.phone import from_digits
from storage.tables import maybe_moment, moment, word


class IncompleteOrderRow(SQLModel, table=True):
    """An order request that waits for a part; `ends` and `choices` are JSON lists."""

    __tablename__ = "half_orders"
    __table_args__ = (UniqueConstraint("person_id", "chat_id"),)
    id: int | None = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="people.id")
    chat_id: int = Field(foreign_key="chats.id")
    kind: Kind = word(Kind)
    ends: str = Field(sa_type=LongText)
    words: str | None = Field(default=None, sa_type=LongText)
    due_at: datetime | None = maybe_moment()
    asks: bool = False
    asked: Slot = word(Slot)
    choices: str = Field(sa_type=LongText)
    asked_at: datetime = moment()
    expires_at: datetime = moment()


async def find_incomplete(session: AsyncSession, here: PersonInChat) -> IncompleteOrder | None:
    """This person's incomplete order in this chat, expired or not; None without one."""
    query = select(IncompleteOrderRow).where(
        IncompleteOrderRow.person_id == here.person_id, IncompleteOrderRow.chat_id == here.chat_id
    )
    row = (await session.execute(query)).scalar_one_or_none()
    return _incomplete(row) if row else None


async def open_incomplete(
    session: AsyncSession, here: PersonInChat, incomplete: IncompleteOrder
) -> None:
    """Store an incomplete order, in place of any other of this person in this chat."""
    await close_incomplete(session, here)
    wanted = incomplete.wanted
    row = IncompleteOrderRow(
        person_id=here.person_id,
        chat_id=here.chat_id,
        kind=wanted.kind,
        ends=json.dumps([_dump(end) for end in wanted.parties], ensure_ascii=False),
        words=wanted.words,
        due_at=wanted.due.at if wanted.due else None,
        asks=wanted.asks,
        asked=incomplete.asked,
        choices=json.dumps(incomplete.choices),
        asked_at=incomplete.asked_at,
        expires_at=incomplete.expires_at,
    )
    session.add(row)
    await session.flush()


async def close_incomplete(session: AsyncSession, here: PersonInChat) -> None:
    """Delete this person's incomplete order in this chat."""
    query = delete(IncompleteOrderRow).where(
        col(IncompleteOrderRow.person_id) == here.person_id,
        col(IncompleteOrderRow.chat_id) == here.chat_id,
    )
    await session.execute(query)


def _incomplete(row: IncompleteOrderRow) -> IncompleteOrder:
    wanted = OrderRequest(
        kind=row.kind,
        parties=tuple(_load(end) for end in json.loads(row.ends)),
        words=row.words,
        due=Due(row.due_at) if row.due_at else None,
        asks=row.asks,
    )
    return IncompleteOrder(
        wanted=wanted,
        asked=row.asked,
        choices=tuple(json.loads(row.choices)),
        asked_at=row.asked_at,
    )


def _dump(end: Party) -> dict[str, str | bool]:
    digits = end.number.digits if end.number else ""
    return {"number": digits, "name": end.name, "me": end.me}


def _load(shape: dict[str, str | bool]) -> Party:
    digits = str(shape["number"])
    number = from_digits(digits) if digits else None
    return Party(number=number, name=str(shape["name"]), me=bool(shape["me"]))
