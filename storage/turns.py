"""Turns: what one process at a time should do, whichever of them comes first."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel

from storage.tables import moment


class TurnRow(SQLModel, table=True):
    """A turn that was taken: nobody takes it again before `until`."""

    __tablename__ = "turns"
    name: str = Field(primary_key=True)
    owner: str
    until: datetime = moment()


async def take_turn(
    session: AsyncSession, name: str, owner: str, now: datetime, *, rest: timedelta
) -> bool:
    """Take a turn that nobody took within its rest; False if somebody did, oneself included."""
    insert = sqlite.insert if session.get_bind().dialect.name == "sqlite" else postgresql.insert
    query = insert(TurnRow).values(name=name, owner=owner, until=now + rest)
    query = query.on_conflict_do_update(
        index_elements=[TurnRow.__table__.c.name],  # type: ignore[attr-defined]  # set by SQLModel
        set_={"owner": owner, "until": now + rest},
        where=TurnRow.__table__.c.until <= now,  # type: ignore[attr-defined]  # set by SQLModel
    )
    taken = await session.execute(query)
    return bool(taken.rowcount == 1)  # type: ignore[attr-defined]  # a CursorResult, typed as Result
