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


class VoiceNoteStage(StrEnum):
    """How far a voice note has come."""

    WAITING = "waiting"
    HEARING = "hearing"
    ENDED = "ended"


class VoiceNoteJobRow(LeasedRow, table=True):
    """One voice note on its way to words."""

    __tablename__ = "hearings"
    __table_args__ = (UniqueConstraint("inbound_id"),)
    inbound_id: int = Field(foreign_key="inbound.id")
    person_id: int = Field(foreign_key="people.id")
    stage: VoiceNoteStage = word(VoiceNoteStage, index=True)
    asked_at: datetime = moment()
    begun_at: datetime | None = maybe_moment()
    ended_at: datetime | None = maybe_moment()


@dataclass(frozen=True, slots=True)
class VoiceNoteJob:
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


async def open_job(session: AsyncSession, inbound_id: int, person_id: int, now: datetime) -> None:
    """Put a voice note at the end of the queue."""
    session.add(
        VoiceNoteJobRow(
            inbound_id=inbound_id,
            person_id=person_id,
            stage=VoiceNoteStage.WAITING,
            asked_at=now,
            next_try_at=now,
        )
    )
    await session.flush()


async def queue(session: AsyncSession, person_id: int) -> Queue:
    """Who waits now, those that are being heard included."""
    query = select(VoiceNoteJobRow.person_id, func.count()).where(
        VoiceNoteJobRow.stage != VoiceNoteStage.ENDED
    )
    rows = (await session.execute(query.group_by(col(VoiceNoteJobRow.person_id)))).all()
    counts = {row[0]: row[1] for row in rows}
    return Queue(sum(counts.values()), counts.get(person_id, 0))


async def usual_seconds(session: AsyncSession) -> float:
    """How long one of the last notes took."""
    query = (
        select(VoiceNoteJobRow.begun_at, VoiceNoteJobRow.ended_at)
        .where(
            VoiceNoteJobRow.stage == VoiceNoteStage.ENDED,
            col(VoiceNoteJobRow.begun_at).is_not(None),
        )
        .order_by(col(VoiceNoteJobRow.id).desc())
        .limit(_RECENT)
    )
    rows = (await session.execute(query)).all()
    times = [(ended - begun).total_seconds() for begun, ended in rows if begun and ended]
    return sum(times) / len(times) if times else USUAL_SECONDS


async def claim_job(session: AsyncSession, owner: str, now: datetime) -> VoiceNoteJob | None:
    """Take the note that waits longest, or one whose taker died; locked until commit."""
    row = await find_due(session, VoiceNoteJobRow, VoiceNoteStage.ENDED, now)
    if row is None:
        return None
    row.begun_at = now
    await take(session, row, VoiceNoteStage.HEARING, owner, now)
    return VoiceNoteJob(known(row.id), row.inbound_id, row.person_id, row.tries, owner)


async def end_job(session: AsyncSession, hearing: VoiceNoteJob, now: datetime) -> bool:
    """Take a note out of the queue; False if somebody else holds it by now."""
    values = {"stage": VoiceNoteStage.ENDED, "ended_at": now}
    return await write_held(session, VoiceNoteJobRow, VoiceNoteStage.HEARING, hearing, **values)


async def put_off(session: AsyncSession, hearing: VoiceNoteJob, until: datetime) -> bool:
    """Give a note back that could not be fetched; False if somebody else holds it by now."""
    values = {"stage": VoiceNoteStage.WAITING, "next_try_at": until}
    return await write_held(session, VoiceNoteJobRow, VoiceNoteStage.HEARING, hearing, **values)


async def is_open(session: AsyncSession, inbound_id: int) -> bool:
    """Whether this inbound is a voice note that waits or is being heard."""
    query = select(VoiceNoteJobRow.id).where(
        VoiceNoteJobRow.inbound_id == inbound_id, VoiceNoteJobRow.stage != VoiceNoteStage.ENDED
    )
    return (await session.execute(query)).scalar_one_or_none() is not None
