"""Jobs: what a person waits for and only the outside can give, worked by lease."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Text as LongText
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field

from domain.chat import PersonInChat
from storage.lease import MOST_TRIES, LeasedRow, find_due, take, write_held
from storage.tables import known, moment, word


class AudioJobKind(StrEnum):
    """What is fetched or made outside."""

    PREVIEW = "preview"
    KEEP = "keep"
    UPLOAD = "upload"
    PLAY = "play"
    LIST = "list"
    SPEAK = "speak"
    CHART = "chart"


# Done twice they would make two sounds: who died with one in hand leaves it undone.
ONCE = frozenset({AudioJobKind.PREVIEW, AudioJobKind.KEEP, AudioJobKind.UPLOAD, AudioJobKind.SPEAK})


class AudioJobStage(StrEnum):
    """How far a job has come."""

    WAITING = "waiting"
    TAKEN = "taken"
    ENDED = "ended"


class AudioJobRow(LeasedRow, table=True):
    """One job; `wanted` is JSON, by its kind."""

    __tablename__ = "errands"
    kind: AudioJobKind = word(AudioJobKind)
    stage: AudioJobStage = word(AudioJobStage, index=True)
    person_id: int = Field(foreign_key="people.id")
    chat_id: int = Field(foreign_key="chats.id")
    wanted: str = Field(sa_type=LongText)
    created_at: datetime = moment()


@dataclass(frozen=True, slots=True, kw_only=True)
class AudioJob:
    """An job in hand; `tries` counts this one. `died`: somebody had it before, and is gone."""

    id: int
    kind: AudioJobKind
    person_id: int
    chat_id: int
    wanted: dict[str, Any]
    tries: int
    owner: str
    died: bool

    @property
    def lost(self) -> bool:
        """Whether somebody died with it in hand, and it must not be done again."""
        return (self.died and self.kind in ONCE) or self.tries > MOST_TRIES


async def open_job(
    session: AsyncSession, kind: AudioJobKind, here: PersonInChat, now: datetime, **wanted: Any
) -> None:
    """Ask for something; `here` is who waits for it, in which chat."""
    row = AudioJobRow(
        kind=kind,
        stage=AudioJobStage.WAITING,
        person_id=here.person_id,
        chat_id=here.chat_id,
        wanted=json.dumps(wanted, ensure_ascii=False),
        created_at=now,
        next_try_at=now,
    )
    session.add(row)
    await session.flush()


async def claim_job(session: AsyncSession, owner: str, now: datetime) -> AudioJob | None:
    """Take the job that waits longest, or one whose taker died."""
    row = await find_due(session, AudioJobRow, AudioJobStage.ENDED, now)
    if row is None:
        return None
    died = row.stage is AudioJobStage.TAKEN
    await take(session, row, AudioJobStage.TAKEN, owner, now)
    return AudioJob(
        id=known(row.id),
        kind=row.kind,
        person_id=row.person_id,
        chat_id=row.chat_id,
        wanted=json.loads(row.wanted),
        tries=row.tries,
        owner=owner,
        died=died,
    )


async def end_job(session: AsyncSession, job: AudioJob) -> bool:
    """Close a job that is done, or never will be; False if another worker holds it by now."""
    return await write_held(
        session, AudioJobRow, AudioJobStage.TAKEN, job, stage=AudioJobStage.ENDED
    )


async def put_off(session: AsyncSession, job: AudioJob, until: datetime) -> bool:
    """Try again later; False if somebody else holds it by now."""
    values = {"stage": AudioJobStage.WAITING, "next_try_at": until}
    return await write_held(session, AudioJobRow, AudioJobStage.TAKEN, job, **values)
