"""Sounds: received ones until they are transcribed, and ours while they may be played."""

from __future__ import annotations

import json
from datetime import datetime

from sqlalchemy import LargeBinary, delete
from sqlalchemy import Text as LongText
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col

from domain.audio.sound import Sound
from storage.tables import known, moment


class SoundRow(SQLModel, table=True):
    """One sound; `waveform` is a JSON list, empty for a received one."""

    __tablename__ = "sounds"
    id: int | None = Field(default=None, primary_key=True)
    data: bytes = Field(sa_type=LargeBinary)
    seconds: float = 0.0
    waveform: str = Field(default="[]", sa_type=LongText)
    created_at: datetime = moment()


async def keep_sound(session: AsyncSession, data: bytes, now: datetime) -> int:
    """Store a received file as it came; returns its number."""
    return await _keep(session, SoundRow(data=data, created_at=now))


async def keep_voice(session: AsyncSession, sound: Sound, now: datetime) -> int:
    """Store a voice note of ours; returns its number."""
    bars = json.dumps(sound.waveform)
    row = SoundRow(data=sound.data, seconds=sound.seconds, waveform=bars, created_at=now)
    return await _keep(session, row)


async def find_sound(session: AsyncSession, number: int) -> Sound | None:
    """The sound with this number; None if it is no longer stored."""
    row = await session.get(SoundRow, number)
    if row is None:
        return None
    return Sound(row.data, row.seconds, tuple(json.loads(row.waveform)))


async def drop_sound(session: AsyncSession, number: int) -> None:
    """Delete a sound."""
    await session.execute(delete(SoundRow).where(col(SoundRow.id) == number))


async def forget_old(session: AsyncSession, before: datetime) -> None:
    """Delete the sounds that were stored before a moment."""
    await session.execute(delete(SoundRow).where(col(SoundRow.created_at) < before))


async def _keep(session: AsyncSession, row: SoundRow) -> int:
    session.add(row)
    await session.flush()
    return known(row.id)
