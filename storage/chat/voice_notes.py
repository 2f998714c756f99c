"""The queue of voice notes to transcribe, in the order in which they came, worked by lease."""

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
USUAL_SECONDS = 5.0  # for one voice note, before any was transcribed


class VoiceNoteStage(StrEnum):
    """The stage of a voice note's transcription."""

    WAITING = "waiting"
    HEARING = "hearing"
    ENDED = "ended"


class VoiceNoteJobRow(LeasedRow, table=True):
    """One voice note to transcribe."""

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
    """A claimed voice note; `tries` counts this try."""

    id: int
    inbound_id: int
    person_id: int
    tries: int
    owner: str


@dataclass(frozen=True, slots=True)
class Queue:
    """The length of the queue, and how many of it are one person's."""

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
    """Count the voice notes that wait, those being transcribed included."""
    query = select(VoiceNoteJobRow.person_id, func.count()).where(
        VoiceNoteJobRow.stage != VoiceNoteStage.ENDED
    )
    rows = (await session.execute(query.group_by(col(VoiceNoteJobRow.person_id)))).all()
    counts = {row[0]: row[1] for row in rows}
    return Queue(sum(counts.values()), counts.get(person_id, 0))


async def usual_seconds(session: AsyncSession) -> float:
    """The usual seconds that a transcription takes, from the latest ones."""
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
    """Claim the voice note that waits longest, or one whose worker died; None if none is due."""
    row = await find_due(session, VoiceNoteJobRow, VoiceNoteStage.ENDED, now)
    if row is None:
        return None
    row.begun_at = now
    await take(session, row, VoiceNoteStage.HEARING, owner, now)
    return VoiceNoteJob(known(row.id), row.inbound_id, row.person_id, row.tries, owner)


async def end_job(session: AsyncSession, hearing: VoiceNoteJob, now: datetime) -> bool:
    """Take a voice note out of the queue; False if another worker holds it by now."""
    values = {"stage": VoiceNoteStage.ENDED, "ended_at": now}
    return await write_held(session, VoiceNoteJobRow, VoiceNoteStage.HEARING, hearing, **values)


async def put_off(session: AsyncSession, hearing: VoiceNoteJob, until: datetime) -> bool:
    """Return a voice note that could not be fetched; False if another worker holds it by now."""
    values = {"stage": VoiceNoteStage.WAITING, "next_try_at": until}
    return await write_held(session, VoiceNoteJobRow, VoiceNoteStage.HEARING, hearing, **values)


async def is_open(session: AsyncSession, inbound_id: int) -> bool:
    """Whether this inbound is a voice note that waits or is being transcribed."""
    query = select(VoiceNoteJobRow.id).where(
        VoiceNoteJobRow.inbound_id == inbound_id, VoiceNoteJobRow.stage != VoiceNoteStage.ENDED
    )
    return (await session.execute(query)).scalar_one_or_none() is not None
