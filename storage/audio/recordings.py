"""Recordings: made, kept and used by name; the team shares them, as it shares the account."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Date, or_, update
from sqlalchemy import Text as LongText
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col, select

from domain.audio.recording import AWAITED, Recording, RecordingSource, RecordingStage
from storage.tables import known, moment, value_from, values_of, word

_MOST = 1000  # recordings listed at once
_OPEN = (
    RecordingStage.ASKED,
    RecordingStage.PREVIEWED,
    RecordingStage.KEEPING,
    RecordingStage.KEPT,
    RecordingStage.UNKNOWN,
)


class RecordingRow(SQLModel, table=True):
    """One recording; `sound` is our copy of it, to be played in a chat."""

    __tablename__ = "recordings"
    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(index=True)
    owner_id: int | None = Field(default=None, foreign_key="people.id")
    chat_id: int | None = Field(default=None, foreign_key="chats.id")
    source: RecordingSource = word(RecordingSource)
    stage: RecordingStage = word(RecordingStage, index=True)
    words: str = Field(default="", sa_type=LongText)
    voice: str = ""
    audio_id: str = Field(default="", index=True)
    sound: int = 0
    seconds: float = 0.0
    expires: date | None = Field(default=None, sa_type=Date)
    created_at: datetime = moment()


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordingDraft:
    """The values of a new recording, before it has a row."""

    name: str
    source: RecordingSource
    stage: RecordingStage
    owner_id: int | None = None
    chat_id: int | None = None
    words: str = ""
    voice: str = ""
    audio_id: str = ""
    sound: int = 0
    seconds: float = 0.0
    expires: date | None = None


async def open_recording(session: AsyncSession, draft: RecordingDraft, now: datetime) -> Recording:
    """Store a new recording, under a name that no other one has."""
    name = await free_name(session, draft.name)
    row = RecordingRow(created_at=now, **values_of(draft, name=name))
    session.add(row)
    await session.flush()
    return _recording(row)


async def find_recording(session: AsyncSession, recording_id: int) -> Recording | None:
    """The recording with this id, locked until the transaction ends; None if there is none."""
    row = await session.get(RecordingRow, recording_id, with_for_update=True)
    return _recording(row) if row else None


async def read_recording(session: AsyncSession, recording_id: int) -> Recording | None:
    """A recording by its id, without a lock; None if there is none."""
    row = await session.get(RecordingRow, recording_id)
    return _recording(row) if row else None


async def find_kept(session: AsyncSession, name: str, today: date) -> Recording | None:
    """The recording that calls can use by this name; None if there is none."""
    query = _kept(today).where(RecordingRow.name == name).order_by(col(RecordingRow.id).desc())
    query = query.limit(1)
    row = (await session.execute(query)).scalar_one_or_none()
    return _recording(row) if row else None


async def find_awaited(
    session: AsyncSession, owner_id: int, chat_id: int, now: datetime
) -> Recording | None:
    """The announced recording whose sound this person may still send here; None without one."""
    query = (
        select(RecordingRow)
        .where(
            RecordingRow.owner_id == owner_id,
            RecordingRow.chat_id == chat_id,
            RecordingRow.stage == RecordingStage.AWAITED,
            RecordingRow.created_at > now - AWAITED,
        )
        .order_by(col(RecordingRow.id).desc())
        .limit(1)
    )
    row = (await session.execute(query)).scalar_one_or_none()
    return _recording(row) if row else None


async def drop_awaited(session: AsyncSession, owner_id: int, chat_id: int) -> int:
    """Drop the recordings that this person announced here without a sound; returns how many."""
    query = (
        update(RecordingRow)
        .where(
            col(RecordingRow.owner_id) == owner_id,
            col(RecordingRow.chat_id) == chat_id,
            col(RecordingRow.stage) == RecordingStage.AWAITED,
        )
        .values(stage=RecordingStage.DROPPED)
        .execution_options(synchronize_session=False)
    )
    written = await session.execute(query)
    return int(written.rowcount)  # type: ignore[attr-defined]  # a CursorResult, typed as Result


async def free_name(session: AsyncSession, name: str) -> str:
    """The name if it is free, else the name with a number appended."""
    query = select(RecordingRow.name).where(
        col(RecordingRow.name).startswith(name, autoescape=True), col(RecordingRow.stage).in_(_OPEN)
    )
    taken = set((await session.execute(query)).scalars())
    numbered = (f"{name}-{number}" for number in range(2, len(taken) + 3))
    return name if name not in taken else next(n for n in numbered if n not in taken)


async def list_kept(session: AsyncSession, search: str, today: date) -> list[Recording]:
    """The recordings that calls can use, newest first; with `search`, by a part of their names."""
    query = _kept(today)
    if search:
        query = query.where(
            or_(
                col(RecordingRow.name).contains(search, autoescape=True),
                col(RecordingRow.audio_id) == search,
            )
        )
    query = query.order_by(col(RecordingRow.id).desc()).limit(_MOST)
    return [_recording(row) for row in (await session.execute(query)).scalars()]


async def note_listed(
    session: AsyncSession, audio_id: str, seconds: float, expires: date | None
) -> bool:
    """Update a recording as the platform lists it now; False if it is unknown to us."""
    query = select(RecordingRow).where(RecordingRow.audio_id == audio_id)
    rows = (await session.execute(query)).scalars().all()
    for row in rows:
        row.seconds, row.expires = seconds or row.seconds, expires
    return bool(rows)


async def note(session: AsyncSession, recording: Recording, **changes: Any) -> Recording:
    """Write changed values of a recording and return it."""
    row = await session.get_one(RecordingRow, recording.id)
    for name, value in changes.items():
        setattr(row, name, value)
    await session.flush()
    return _recording(row)


def _kept(today: date) -> Any:
    expires = col(RecordingRow.expires)
    return select(RecordingRow).where(
        RecordingRow.stage == RecordingStage.KEPT, or_(expires.is_(None), expires >= today)
    )


def _recording(row: RecordingRow) -> Recording:
    return value_from(Recording, row, id=known(row.id))
