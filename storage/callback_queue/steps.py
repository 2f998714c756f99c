"""The timeline of each callback request: what happened, when, and who did it."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Text as LongText
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col, select

from domain.callback_queue.request import RequestStep
from domain.timeline import TimelineEntry
from storage.tables import moment, word
from storage.timeline import columns_of, entry_of


class RequestStepRow(SQLModel, table=True):
    """One entry of a timeline; `note` is a message between the parties, or a word of ours."""

    __tablename__ = "request_steps"
    id: int | None = Field(default=None, primary_key=True)
    request_id: int = Field(foreign_key="callback_requests.id", index=True)
    at: datetime = moment()
    step: RequestStep = word(RequestStep)
    person_id: int | None = Field(default=None, foreign_key="people.id")
    note: str = Field(default="", sa_type=LongText)


async def add_step(
    session: AsyncSession, request_id: int, entry: TimelineEntry[RequestStep]
) -> None:
    """Add an entry to a request's timeline."""
    session.add(RequestStepRow(request_id=request_id, **columns_of(entry)))
    await session.flush()


async def list_steps(
    session: AsyncSession, request_id: int, *, limit: int = 200
) -> list[TimelineEntry[RequestStep]]:
    """The timeline of a request, in order."""
    query = select(RequestStepRow).where(RequestStepRow.request_id == request_id)
    query = query.order_by(col(RequestStepRow.id)).limit(limit)
    return [entry_of(row) for row in (await session.execute(query)).scalars()]
