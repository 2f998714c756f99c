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


class MediaJobKind(StrEnum):
    """What an audio job fetches or makes."""

    PREVIEW = "preview"
    KEEP = "keep"
    UPLOAD = "upload"
    PLAY = "play"
    LIST = "list"
    SPEAK = "speak"
    CHART = "chart"
    ANSWER = "answer"


ANSWER_TRIES = 12
# Repeating these could make a second sound: where a worker died with one, it stays undone.
ONCE = frozenset({MediaJobKind.PREVIEW, MediaJobKind.KEEP, MediaJobKind.UPLOAD, MediaJobKind.SPEAK})


class MediaJobStage(StrEnum):
    """The stage of an audio job."""

    WAITING = "waiting"
    TAKEN = "taken"
    ENDED = "ended"


class MediaJobRow(LeasedRow, table=True):
    """One audio job; `wanted` holds its arguments as JSON, by its kind."""

    __tablename__ = "errands"
    kind: MediaJobKind = word(MediaJobKind)
    stage: MediaJobStage = word(MediaJobStage, index=True)
    person_id: int = Field(foreign_key="people.id")
    chat_id: int = Field(foreign_key="chats.id")
    wanted: str = Field(sa_type=LongText)
    created_at: datetime = moment()


@dataclass(frozen=True, slots=True, kw_only=True)
class MediaJob:
    """A claimed audio job; `tries` counts this try. `died`: an earlier worker died with it."""

    id: int
    kind: MediaJobKind
    person_id: int
    chat_id: int
    wanted: dict[str, Any]
    tries: int
    owner: str
    died: bool

    @property
    def lost(self) -> bool:
        """Whether a worker died with the job and doing it again could make a second sound."""
        return (self.died and self.kind in ONCE) or self.tries > self.most_tries

    @property
    def most_tries(self) -> int:
        """How often it is tried: somebody's recorded answer is fetched for hours, not seconds."""
        return ANSWER_TRIES if self.kind is MediaJobKind.ANSWER else MOST_TRIES


async def open_job(
    session: AsyncSession, kind: MediaJobKind, here: PersonInChat, now: datetime, **wanted: Any
) -> None:
    """Queue a job; `here` is the person who waits for it and the chat they wait in."""
    row = MediaJobRow(
        kind=kind,
        stage=MediaJobStage.WAITING,
        person_id=here.person_id,
        chat_id=here.chat_id,
        wanted=json.dumps(wanted, ensure_ascii=False),
        created_at=now,
        next_try_at=now,
    )
    session.add(row)
    await session.flush()


async def claim_job(session: AsyncSession, owner: str, now: datetime) -> MediaJob | None:
    """Claim the job that waits longest, or one whose worker died; None if none is due."""
    row = await find_due(session, MediaJobRow, MediaJobStage.ENDED, now)
    if row is None:
        return None
    died = row.stage is MediaJobStage.TAKEN
    await take(session, row, MediaJobStage.TAKEN, owner, now)
    return MediaJob(
        id=known(row.id),
        kind=row.kind,
        person_id=row.person_id,
        chat_id=row.chat_id,
        wanted=json.loads(row.wanted),
        tries=row.tries,
        owner=owner,
        died=died,
    )


async def end_job(session: AsyncSession, job: MediaJob) -> bool:
    """Close a job that is done, or never will be; False if another worker holds it by now."""
    values: dict[str, Any] = {"stage": MediaJobStage.ENDED}
    if job.kind is MediaJobKind.ANSWER:
        values["wanted"] = "{}"  # the address of somebody's voice is kept no longer than needed
    return await write_held(session, MediaJobRow, MediaJobStage.TAKEN, job, **values)


async def put_off(session: AsyncSession, job: MediaJob, until: datetime) -> bool:
    """Return a job to be tried again later; False if another worker holds it by now."""
    values = {"stage": MediaJobStage.WAITING, "next_try_at": until}
    return await write_held(session, MediaJobRow, MediaJobStage.TAKEN, job, **values)
