"""Turns: locks with a rest, for tasks that one process at a time should do."""

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
    """Take a turn that is not resting; False if it rests, whoever took it last."""
    return await _write(session, name, owner, until=now + rest, over=now)


async def rest(session: AsyncSession, name: str, until: datetime) -> None:
    """Let a turn rest until a moment, or longer if that was set before."""
    await _write(session, name, "", until=until, over=until)


async def list_resting(session: AsyncSession, prefix: str, now: datetime) -> set[str]:
    """The turns with this prefix that rest now, by their names without the prefix."""
    query = select(TurnRow.name).where(
        col(TurnRow.name).startswith(prefix, autoescape=True), TurnRow.until > now
    )
    found = (await session.execute(query)).scalars()
    return {name.removeprefix(prefix) for name in found}


async def _write(
    session: AsyncSession, name: str, owner: str, *, until: datetime, over: datetime
) -> bool:
    """Write a turn over one that ends no later than `over`; False if it ends later."""
    query = insert_into(session, TurnRow).values(name=name, owner=owner, until=until)
    query = query.on_conflict_do_update(
        index_elements=[TurnRow.__table__.c.name],  # type: ignore[attr-defined]  # set by SQLModel
        set_={"owner": owner, "until": until},
        where=TurnRow.__table__.c.until <= over,  # type: ignore[attr-defined]  # set by SQLModel
    )
    written = await session.execute(query)
    return bool(written.rowcount == 1)  # type: ignore[attr-defined]  # a CursorResult, typed as Result
