"""Voice notes that wait to be heard: a queue in the order in which they came, worked by lease."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import UniqueConstraint, func
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, col, select

from storage.lease import LeasedRow, find_due, take, write_held
from storage.tables import known, maybe_moment, moment, word

_RECENT = 20
USUAL_SECONDS = 5.0  # for one note, before any was heard


class Stage(StrEnum):
    """How far a voice note has come."""

    WAITING = "waiting"
    HEARING = "hearing"
    ENDED = "ended"


class HearingRow(LeasedRow, table=True):
    """One voice note on its way to words."""

    __tablename__ = "hearings"
    __table_args__ = (UniqueConstraint("inbound_id"),)
    inbound_id: int = Field(foreign_key="inbound.id")
    person_id: int = Field(foreign_key="people.id")
    stage: Stage = word(Stage, index=True)
    asked_at: datetime = moment()
    begun_at: datetime | None = maybe_moment()
    ended_at: datetime | None = maybe_moment()


@dataclass(frozen=True, slots=True)
class Hearing:
    """A voice note in hand; `tries` counts this one."""

    id: int
    inbound_id: int
    person_id: int
    tries: int
    owner: str


@dataclass(frozen=True, slots=True)
class Queue:
    """How many wait, and how many of them are one person's."""

    waiting: int
    mine: int


async def open_hearing(
    session: AsyncSession, inbound_id: int, person_id: int, now: datetime
) -> None:
    """Put a voice note at the end of the queue."""
    session.add(
        HearingRow(
            inbound_id=inbound_id,
            person_id=person_id,
            stage=Stage.WAITING,
            asked_at=now,
            next_try_at=now,
        )
    )
    await session.flush()


async def queue(session: AsyncSession, person_id: int) -> Queue:
    """Who waits now, those that are being heard included."""
    query = select(HearingRow.person_id, func.count()).where(HearingRow.stage != Stage.ENDED)
    rows = (await session.execute(query.group_by(col(HearingRow.person_id)))).all()
    counts = {row[0]: row[1] for row in rows}
    return Queue(sum(counts.values()), counts.get(person_id, 0))


async def usual_seconds(session: AsyncSession) -> float:
    """How long one of the last notes took."""
    query = (
        select(HearingRow.begun_at, HearingRow.ended_at)
        .where(HearingRow.stage == Stage.ENDED, col(HearingRow.begun_at).is_not(None))
        .order_by(col(HearingRow.id).desc())
        .limit(_RECENT)
    )
    rows = (await session.execute(query)).all()
    times = [(ended - begun).total_seconds() for begun, ended in rows if begun and ended]
    return sum(times) / len(times) if times else USUAL_SECONDS


async def claim_hearing(session: AsyncSession, owner: str, now: datetime) -> Hearing | None:
    """Take the note that waits longest, or one whose taker died; locked until commit."""
    row = await find_due(session, HearingRow, Stage.ENDED, now)
    if row is None:
        return None
    row.begun_at = now
    await take(session, row, Stage.HEARING, owner, now)
    return Hearing(known(row.id), row.inbound_id, row.person_id, row.tries, owner)


async def end_hearing(session: AsyncSession, hearing: Hearing, now: datetime) -> bool:
    """Take a note out of the queue; False if somebody else holds it by now."""
    values = {"stage": Stage.ENDED, "ended_at": now}
    return await write_held(session, HearingRow, Stage.HEARING, hearing, **values)


async def put_off(session: AsyncSession, hearing: Hearing, until: datetime) -> bool:
    """Give a note back that could not be fetched; False if somebody else holds it by now."""
    values = {"stage": Stage.WAITING, "next_try_at": until}
    return await write_held(session, HearingRow, Stage.HEARING, hearing, **values)


async def is_open(session: AsyncSession, inbound_id: int) -> bool:
    """Whether this inbound is a voice note that waits or is being heard."""
    query = select(HearingRow.id).where(
        HearingRow.inbound_id == inbound_id, HearingRow.stage != Stage.ENDED
    )
    return (await session.execute(query)).scalar_one_or_none() is not None
