"""Errands: what a person waits for and only the outside can give, worked by lease."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Text as LongText
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field

from storage.lease import MOST_TRIES, LeasedRow, find_due, take, write_held
from storage.tables import known, moment, word


class Kind(StrEnum):
    """What is fetched or made outside."""

    PREVIEW = "preview"
    KEEP = "keep"
    UPLOAD = "upload"
    PLAY = "play"
    LIST = "list"
    SPEAK = "speak"
    CHART = "chart"


# Done twice they would make two sounds: who died with one in hand leaves it undone.
ONCE = frozenset({Kind.PREVIEW, Kind.KEEP, Kind.UPLOAD, Kind.SPEAK})


class Stage(StrEnum):
    """How far an errand has come."""

    WAITING = "waiting"
    TAKEN = "taken"
    ENDED = "ended"


class ErrandRow(LeasedRow, table=True):
    """One errand; `wanted` is JSON, by its kind."""

    __tablename__ = "errands"
    kind: Kind = word(Kind)
    stage: Stage = word(Stage, index=True)
    person_id: int = Field(foreign_key="people.id")
    chat_id: int = Field(foreign_key="chats.id")
    wanted: str = Field(sa_type=LongText)
    created_at: datetime = moment()


@dataclass(frozen=True, slots=True, kw_only=True)
class Errand:
    """An errand in hand; `tries` counts this one. `died`: somebody had it before, and is gone."""

    id: int
    kind: Kind
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


async def open_errand(
    session: AsyncSession, kind: Kind, place: tuple[int, int], now: datetime, **wanted: Any
) -> None:
    """Ask for something; `place` is the person and the chat that wait for it."""
    person_id, chat_id = place
    row = ErrandRow(
        kind=kind,
        stage=Stage.WAITING,
        person_id=person_id,
        chat_id=chat_id,
        wanted=json.dumps(wanted, ensure_ascii=False),
        created_at=now,
        next_try_at=now,
    )
    session.add(row)
    await session.flush()


async def claim_errand(session: AsyncSession, owner: str, now: datetime) -> Errand | None:
    """Take the errand that waits longest, or one whose taker died."""
    row = await find_due(session, ErrandRow, Stage.ENDED, now)
    if row is None:
        return None
    died = row.stage is Stage.TAKEN
    await take(session, row, Stage.TAKEN, owner, now)
    return Errand(
        id=known(row.id),
        kind=row.kind,
        person_id=row.person_id,
        chat_id=row.chat_id,
        wanted=json.loads(row.wanted),
        tries=row.tries,
        owner=owner,
        died=died,
    )


async def end_errand(session: AsyncSession, errand: Errand) -> bool:
    """It is done, or will never be; False if somebody else holds it by now."""
    return await write_held(session, ErrandRow, Stage.TAKEN, errand, stage=Stage.ENDED)


async def put_off(session: AsyncSession, errand: Errand, until: datetime) -> bool:
    """Try again later; False if somebody else holds it by now."""
    values = {"stage": Stage.WAITING, "next_try_at": until}
    return await write_held(session, ErrandRow, Stage.TAKEN, errand, **values)
