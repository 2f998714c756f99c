"""Pending questions: what a person's next words in a chat answer; at most one, for a while."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import Text as LongText
from sqlalchemy import UniqueConstraint, delete
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col, select

from domain.callback_queue.pending_question import AskedFor, PendingQuestion
from domain.chat import PersonInChat
from storage.tables import maybe_moment, moment, value_from, values_of, word

LIFE = timedelta(minutes=10)


class PendingQuestionRow(SQLModel, table=True):
    """One question of ours that waits for an answer in words."""

    __tablename__ = "awaited_words"
    __table_args__ = (UniqueConstraint("person_id", "chat_id"),)
    id: int | None = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="people.id")
    chat_id: int = Field(foreign_key="chats.id")
    words: AskedFor = word(AskedFor)
    ticket: str = ""
    why: str = Field(default="", sa_type=LongText)
    due_at: datetime | None = maybe_moment()
    asked_at: datetime = moment()


async def open_question(
    session: AsyncSession, here: PersonInChat, awaited: PendingQuestion
) -> None:
    """Store a question to this person in this chat (`here`), in place of any other."""
    await close_question(session, here)
    row = PendingQuestionRow(
        person_id=here.person_id,
        chat_id=here.chat_id,
        **values_of(awaited),
    )
    session.add(row)
    await session.flush()


async def find_question(
    session: AsyncSession, here: PersonInChat, at: datetime
) -> PendingQuestion | None:
    """The question that words said there at that moment answer; None once it is old."""
    query = select(PendingQuestionRow).where(
        PendingQuestionRow.person_id == here.person_id, PendingQuestionRow.chat_id == here.chat_id
    )
    row = (await session.execute(query)).scalar_one_or_none()
    if row is None or not row.asked_at <= at < row.asked_at + LIFE:
        return None
    return value_from(PendingQuestion, row)


async def close_question(session: AsyncSession, here: PersonInChat) -> None:
    """Delete the question to this person in this chat."""
    query = delete(PendingQuestionRow).where(
        col(PendingQuestionRow.person_id) == here.person_id,
        col(PendingQuestionRow.chat_id) == here.chat_id,
    )
    await session.execute(query)
