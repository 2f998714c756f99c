"""Surveys: one question asked of several people; their calls are orders that point to them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Text as LongText
from sqlalchemy import UniqueConstraint, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col, select

from domain.orders.order import STOPPABLE, Order
from domain.orders.question import Question, dump_answers
from domain.orders.survey import LeftOut, Survey
from storage.orders.listing import asked_by
from storage.orders.orders import OrderRow, from_row
from storage.tables import known, maybe_moment, moment, value_from


class SurveyRow(SQLModel, table=True):
    """One survey. `names` and `left_out` are JSON objects by digits."""

    __tablename__ = "surveys"
    __table_args__ = (UniqueConstraint("ticket"),)
    id: int | None = Field(default=None, primary_key=True)
    ticket: str
    asker_id: int = Field(foreign_key="people.id", index=True)
    chat_id: int = Field(foreign_key="chats.id")
    question: str = Field(sa_type=LongText)
    answers: str = Field(default="{}", sa_type=LongText)
    names: str = Field(default="{}", sa_type=LongText)
    left_out: str = Field(default="{}", sa_type=LongText)
    proposed_at: datetime = moment()
    confirmed_at: datetime | None = maybe_moment()
    ended_at: datetime | None = maybe_moment()


async def open_survey(session: AsyncSession, survey: Survey, calls: Iterable[Order]) -> Survey:
    """Store a survey with its calls, which count against no limit yet; its id is made now."""
    row = SurveyRow(
        ticket=survey.ticket,
        asker_id=survey.asker_id,
        chat_id=survey.chat_id,
        question=survey.question.words,
        answers=dump_answers(survey.question),
        names=_json(survey.names),
        left_out=_json(survey.left_out),
        proposed_at=survey.proposed_at,
    )
    session.add(row)
    await session.flush()
    ids = [call.id for call in calls]
    query = update(OrderRow).where(col(OrderRow.id).in_(ids))
    theirs = query.values(survey_id=row.id, counts_at=None, approver_id=None)
    await session.execute(theirs.execution_options(synchronize_session=False))
    return _survey(row)


async def find_survey(session: AsyncSession, survey_id: int) -> Survey:
    """The survey with this id, locked until the transaction ends."""
    query = select(SurveyRow).where(SurveyRow.id == survey_id).with_for_update()
    fresh = query.execution_options(populate_existing=True)
    return _survey((await session.execute(fresh)).scalar_one())


async def find_by_ticket(session: AsyncSession, ticket: str) -> Survey | None:
    """The survey with this whole ticket; None if there is none."""
    row = await session.execute(select(SurveyRow).where(SurveyRow.ticket == ticket))
    found = row.scalar_one_or_none()
    return _survey(found) if found else None


async def list_by_asker(
    session: AsyncSession,
    person_id: int | None,
    *,
    prefix: str = "",
    limit: int = 5,
    chat_id: int | None = None,
) -> list[Survey]:
    """A person's surveys, newest first, perhaps only those whose ticket begins so.

    With a chat, only what was asked there; there, without a person, what anybody asked.
    """
    query = select(SurveyRow).where(*asked_by(SurveyRow, person_id, chat_id))
    query = query.order_by(col(SurveyRow.id).desc()).limit(limit)
    if prefix:
        query = query.where(col(SurveyRow.ticket).startswith(prefix, autoescape=True))
    return [_survey(row) for row in (await session.execute(query)).scalars()]


async def note(
    session: AsyncSession,
    survey_id: int,
    *,
    left_out: Mapping[str, LeftOut] | None = None,
    **changes: datetime,
) -> Survey:
    """Write values of a survey: `confirmed_at`, `ended_at`, and who is left out after all."""
    values: dict[str, Any] = {**changes}
    if left_out is not None:
        values["left_out"] = _json(left_out)
    query = update(SurveyRow).where(col(SurveyRow.id) == survey_id).values(**values)
    await session.execute(query.execution_options(synchronize_session=False))
    return await find_survey(session, survey_id)


async def list_calls(session: AsyncSession, survey_id: int) -> list[Order]:
    """The orders of a survey, in the order in which its people were named."""
    query = select(OrderRow).where(OrderRow.survey_id == survey_id).order_by(col(OrderRow.id))
    fresh = query.execution_options(populate_existing=True)
    return [from_row(row) for row in (await session.execute(fresh)).scalars()]


async def find_stoppable(
    session: AsyncSession, person_id: int, *, chat_id: int | None = None
) -> Survey | None:
    """The newest survey of a person of which something may still be taken back."""
    open_ones = select(OrderRow.survey_id).where(col(OrderRow.state).in_(STOPPABLE))
    query = select(SurveyRow).where(
        SurveyRow.asker_id == person_id,
        col(SurveyRow.id).in_(open_ones.where(col(OrderRow.survey_id).is_not(None))),
    )
    if chat_id is not None:
        query = query.where(SurveyRow.chat_id == chat_id)
    row = (await session.execute(query.order_by(col(SurveyRow.id).desc()).limit(1))).scalars()
    found = row.first()
    return _survey(found) if found else None


def _json(by_digits: Mapping[str, str]) -> str:
    return json.dumps(dict(by_digits), ensure_ascii=False)


def _survey(row: SurveyRow) -> Survey:
    left_out = {digits: LeftOut(why) for digits, why in json.loads(row.left_out).items()}
    return value_from(
        Survey,
        row,
        id=known(row.id),
        question=Question(row.question, json.loads(row.answers)),
        names=json.loads(row.names),
        left_out=left_out,
    )
