"""Turns: what one process at a time should do, whichever of them comes first."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col, select

from storage.tables import insert_into, moment


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
    return await _write(session, name, owner, until=now + rest, over=now)


async def rest(session: AsyncSession, name: str, until: datetime) -> None:
    """Let nobody have this turn before that moment, or the later one that was said already."""
    await _write(session, name, "", until=until, over=until)


async def list_resting(session: AsyncSession, prefix: str, now: datetime) -> set[str]:
    """What rests now of the turns whose names begin so: their names without it."""
    query = select(TurnRow.name).where(
        col(TurnRow.name).startswith(prefix, autoescape=True), TurnRow.until > now
    )
    found = (await session.execute(query)).scalars()
    return {name.removeprefix(prefix) for name in found}


async def _write(
    session: AsyncSession, name: str, owner: str, *, until: datetime, over: datetime
) -> bool:
    """Write the turn over one that ends no later than `over`; two who try at once both may."""
    query = insert_into(session, TurnRow).values(name=name, owner=owner, until=until)
    query = query.on_conflict_do_update(
        index_elements=[TurnRow.__table__.c.name],  # type: ignore[attr-defined]  # set by SQLModel
        set_={"owner": owner, "until": until},
        where=TurnRow.__table__.c.until <= over,  # type: ignore[attr-defined]  # set by SQLModel
    )
    written = await session.execute(query)
    return bool(written.rowcount == 1)  # type: ignore[attr-defined]  # a CursorResult, typed as Result
