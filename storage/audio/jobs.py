"""Audio jobs: what a person waits for and only the platform or a program gives, worked by lease."""

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
    """What an audio job fetches or makes."""

    PREVIEW = "preview"
    KEEP = "keep"
    UPLOAD = "upload"
    PLAY = "play"
    LIST = "list"
    SPEAK = "speak"
    CHART = "chart"


# Repeating these could make a second sound: where a worker died with one, it stays undone.
ONCE = frozenset({AudioJobKind.PREVIEW, AudioJobKind.KEEP, AudioJobKind.UPLOAD, AudioJobKind.SPEAK})


class AudioJobStage(StrEnum):
    """The stage of an audio job."""

    WAITING = "waiting"
    TAKEN = "taken"
    ENDED = "ended"


class AudioJobRow(LeasedRow, table=True):
    """One audio job; `wanted` holds its arguments as JSON, by its kind."""

    __tablename__ = "errands"
    kind: AudioJobKind = word(AudioJobKind)
    stage: AudioJobStage = word(AudioJobStage, index=True)
    person_id: int = Field(foreign_key="people.id")
    chat_id: int = Field(foreign_key="chats.id")
    wanted: str = Field(sa_type=LongText)
    created_at: datetime = moment()


@dataclass(frozen=True, slots=True, kw_only=True)
class AudioJob:
    """A claimed audio job; `tries` counts this try. `died`: an earlier worker died with it."""

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
        """Whether a worker died with the job and doing it again could make a second sound."""
        return (self.died and self.kind in ONCE) or self.tries > MOST_TRIES


async def open_job(
    session: AsyncSession, kind: AudioJobKind, here: PersonInChat, now: datetime, **wanted: Any
) -> None:
    """Queue a job; `here` is the person who waits for it and the chat they wait in."""
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
    """Claim the job that waits longest, or one whose worker died; None if none is due."""
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
    """Return a job to be tried again later; False if another worker holds it by now."""
    values = {"stage": AudioJobStage.WAITING, "next_try_at": until}
    return await write_held(session, AudioJobRow, AudioJobStage.TAKEN, job, **values)
