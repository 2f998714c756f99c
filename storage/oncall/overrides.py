"""Overrides: who stands in on call, and when."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col, select

from domain.oncall.rotation import Override
from storage.tables import moment


class OverrideRow(SQLModel, table=True):
    """A responder, by their name in the on-call file, who stands in for a team for a time."""

    __tablename__ = "overrides"
    id: int | None = Field(default=None, primary_key=True)
    team: str = Field(index=True)
    person: str
    begins: datetime = moment()
    ends: datetime = moment()
    made_by: int = Field(foreign_key="people.id")


async def open_override(session: AsyncSession, team: str, override: Override, by: int) -> None:
    """Store an override; of several that apply, the latest counts."""
    row = OverrideRow(
        team=team,
        person=override.person,
        begins=override.begins,
        ends=override.ends,
        made_by=by,
    )
    session.add(row)
    await session.flush()


async def list_overrides(session: AsyncSession, team: str, now: datetime) -> list[Override]:
    """A team's overrides that are not over, in the order in which they were made."""
    query = select(OverrideRow).where(OverrideRow.team == team, OverrideRow.ends > now)
    rows = (await session.execute(query.order_by(col(OverrideRow.id)).limit(200))).scalars()
    return [Override(person=row.person, begins=row.begins, ends=row.ends) for row in rows]
