"""What the next words of somebody in a chat are taken for: at most one thing, for a while."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import Text as LongText
from sqlalchemy import UniqueConstraint, delete
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col, select

from domain.callback_queue.pending_question import Awaited, Words
from storage.tables import maybe_moment, moment, word

LIFE = timedelta(minutes=10)


class AwaitedRow(SQLModel, table=True):
    """One question of ours that waits for words."""

    __tablename__ = "awaited_words"
    __table_args__ = (UniqueConstraint("person_id", "chat_id"),)
    id: int | None = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="people.id")
    chat_id: int = Field(foreign_key="chats.id")
    words: Words = word(Words)
    ticket: str = ""
    why: str = Field(default="", sa_type=LongText)
    due_at: datetime | None = maybe_moment()
    asked_at: datetime = moment()


async def await_words(session: AsyncSession, place: tuple[int, int], awaited: Awaited) -> None:
    """Wait for words of this person in this chat (`place`), in place of any other question."""
    await forget_awaited(session, place)
    person_id, chat_id = place
    row = AwaitedRow(
        person_id=person_id,
        chat_id=chat_id,
        words=awaited.words,
        ticket=awaited.ticket,
        why=awaited.why,
        due_at=awaited.due_at,
        asked_at=awaited.asked_at,
    )
    session.add(row)
    await session.flush()


async def find_awaited(
    session: AsyncSession, place: tuple[int, int], at: datetime
) -> Awaited | None:
    """What words said there at that moment are taken for; nothing once the question is old."""
    person_id, chat_id = place
    query = select(AwaitedRow).where(
        AwaitedRow.person_id == person_id, AwaitedRow.chat_id == chat_id
    )
    row = (await session.execute(query)).scalar_one_or_none()
    if row is None or not row.asked_at <= at < row.asked_at + LIFE:
        return None
    return Awaited(
        words=row.words, ticket=row.ticket, why=row.why, due_at=row.due_at, asked_at=row.asked_at
    )


async def forget_awaited(session: AsyncSession, place: tuple[int, int]) -> None:
    """Wait no longer."""
    person_id, chat_id = place
    query = delete(AwaitedRow).where(
        col(AwaitedRow.person_id) == person_id, col(AwaitedRow.chat_id) == chat_id
    )
    await session.execute(query)
