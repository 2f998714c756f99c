"""Orders that wait for a part: at most one for each person and chat."""

from __future__ import annotations

import json
from datetime import datetime

from sqlalchemy import Text as LongText
from sqlalchemy import UniqueConstraint, delete
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col, select

from domain.language.due_times import Due
from domain.language.meanings import End
from domain.language.order_request import HalfOrder, Slot, Wanted
from domain.orders.order import Kind
from domain.phone import from_digits
from storage.tables import maybe_moment, moment, word


class HalfOrderRow(SQLModel, table=True):
    """An order that waits for a part; `ends` and `choices` are JSON lists."""

    __tablename__ = "half_orders"
    __table_args__ = (UniqueConstraint("person_id", "chat_id"),)
    id: int | None = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="people.id")
    chat_id: int = Field(foreign_key="chats.id")
    kind: Kind = word(Kind)
    ends: str = Field(sa_type=LongText)
    words: str | None = Field(default=None, sa_type=LongText)
    due_at: datetime | None = maybe_moment()
    asked: Slot = word(Slot)
    choices: str = Field(sa_type=LongText)
    asked_at: datetime = moment()
    expires_at: datetime = moment()


async def find_half(session: AsyncSession, person_id: int, chat_id: int) -> HalfOrder | None:
    """What this person left half said in this chat, expired or not."""
    query = select(HalfOrderRow).where(
        HalfOrderRow.person_id == person_id, HalfOrderRow.chat_id == chat_id
    )
    row = (await session.execute(query)).scalar_one_or_none()
    return _half(row) if row else None


async def open_half(session: AsyncSession, person_id: int, chat_id: int, half: HalfOrder) -> None:
    """Keep an order that waits for a part, in place of any other of this person in this chat."""
    await close_half(session, person_id, chat_id)
    wanted = half.wanted
    row = HalfOrderRow(
        person_id=person_id,
        chat_id=chat_id,
        kind=wanted.kind,
        ends=json.dumps([_dump(end) for end in wanted.ends], ensure_ascii=False),
        words=wanted.words,
        due_at=wanted.due.at if wanted.due else None,
        asked=half.asked,
        choices=json.dumps(half.choices),
        asked_at=half.asked_at,
        expires_at=half.expires_at,
    )
    session.add(row)
    await session.flush()


async def close_half(session: AsyncSession, person_id: int, chat_id: int) -> None:
    """Forget what this person left half said in this chat."""
    query = delete(HalfOrderRow).where(
        col(HalfOrderRow.person_id) == person_id, col(HalfOrderRow.chat_id) == chat_id
    )
    await session.execute(query)


def _half(row: HalfOrderRow) -> HalfOrder:
    wanted = Wanted(
        kind=row.kind,
        ends=tuple(_load(end) for end in json.loads(row.ends)),
        words=row.words,
        due=Due(row.due_at) if row.due_at else None,
    )
    return HalfOrder(
        wanted=wanted,
        asked=row.asked,
        choices=tuple(json.loads(row.choices)),
        asked_at=row.asked_at,
    )


def _dump(end: End) -> dict[str, str | bool]:
    digits = end.number.digits if end.number else ""
    return {"number": digits, "name": end.name, "me": end.me}


def _load(shape: dict[str, str | bool]) -> End:
    digits = str(shape["number"])
    number = from_digits(digits) if digits else None
    return End(number=number, name=str(shape["name"]), me=bool(shape["me"]))
