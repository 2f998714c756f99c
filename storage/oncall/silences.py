"""Silences: alerts that call nobody until a moment, chosen by a card's button or by words."""

from __future__ import annotations

import json
from datetime import datetime

from sqlalchemy import Text as LongText
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col, select

from domain.oncall.silence import Silence
from storage.tables import known, moment, value_from, values_of

MOST = 1_000  # silences that apply at once; each was made by a person


class SilenceRow(SQLModel, table=True):
    """A silence: alerts like these, or with all these words, call nobody until then."""

    __tablename__ = "silences"
    id: int | None = Field(default=None, primary_key=True)
    title: str = Field(sa_type=LongText)
    until: datetime = moment()
    made_by: int = Field(foreign_key="people.id")
    team: str = ""
    words: str = Field(default="", sa_type=LongText)
    alike: str = Field(default="[]", sa_type=LongText)


async def open_silence(session: AsyncSession, silence: Silence) -> int:
    """Store a silence; returns its number."""
    alike = json.dumps(sorted(silence.alike))
    row = SilenceRow(**values_of(silence, id=None, alike=alike))
    session.add(row)
    await session.flush()
    return known(row.id)


async def list_silences(session: AsyncSession, now: datetime) -> list[Silence]:
    """The silences that apply now, newest first."""
    query = select(SilenceRow).where(SilenceRow.until > now)
    query = query.order_by(col(SilenceRow.id).desc()).limit(MOST)
    rows = (await session.execute(query.execution_options(populate_existing=True))).scalars()
    return [_of(row) for row in rows]


async def end_silence(session: AsyncSession, silence_id: int, now: datetime) -> Silence | None:
    """End a silence before its time; None where no silence of that number applied."""
    query = select(SilenceRow).where(SilenceRow.id == silence_id, SilenceRow.until > now)
    row = (await session.execute(query.with_for_update())).scalar_one_or_none()
    if row is None:
        return None
    row.until = now
    await session.flush()
    return _of(row)


def _of(row: SilenceRow) -> Silence:
    alike = frozenset(json.loads(row.alike))
    return value_from(Silence, row, id=known(row.id), alike=alike)
