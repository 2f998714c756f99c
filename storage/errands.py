"""Errands: what a person waits for and only the outside can give, worked by lease."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import Text as LongText
from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col, select

from storage.tables import known, moment, word

LEASE = timedelta(minutes=3)
MOST_TRIES = 3


class Kind(StrEnum):
    """What is fetched or made outside."""

    PREVIEW = "preview"
    KEEP = "keep"
    UPLOAD = "upload"
    PLAY = "play"
    LIST = "list"
    SPEAK = "speak"


# Done twice they would make two sounds: who died with one in hand leaves it undone.
ONCE = frozenset({Kind.PREVIEW, Kind.KEEP, Kind.UPLOAD, Kind.SPEAK})


class Stage(StrEnum):
    """How far an errand has come."""

    WAITING = "waiting"
    TAKEN = "taken"
    ENDED = "ended"


class ErrandRow(SQLModel, table=True):
    """One errand; `wanted` is JSON, by its kind."""

    __tablename__ = "errands"
    id: int | None = Field(default=None, primary_key=True)
    kind: Kind = word(Kind)
    stage: Stage = word(Stage, index=True)
    person_id: int = Field(foreign_key="people.id")
    chat_id: int = Field(foreign_key="chats.id")
    wanted: str = Field(sa_type=LongText)
    created_at: datetime = moment()
    next_try_at: datetime = moment()
    tries: int = 0
    owner: str = ""


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
    query = (
        select(ErrandRow)
        .where(ErrandRow.stage != Stage.ENDED, ErrandRow.next_try_at <= now)
        .order_by(col(ErrandRow.id))
        .limit(1)
        .with_for_update(skip_locked=True)
    )
    row = (await session.execute(query)).scalar_one_or_none()
    if row is None:
        return None
    died = row.stage is Stage.TAKEN
    row.stage, row.owner, row.next_try_at = Stage.TAKEN, owner, now + LEASE
    row.tries += 1
    await session.flush()
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
    return await _write(session, errand, stage=Stage.ENDED)


async def put_off(session: AsyncSession, errand: Errand, until: datetime) -> bool:
    """Try again later; False if somebody else holds it by now."""
    return await _write(session, errand, stage=Stage.WAITING, next_try_at=until)


async def _write(session: AsyncSession, errand: Errand, **values: object) -> bool:
    query = (
        update(ErrandRow)
        .where(
            col(ErrandRow.id) == errand.id,
            col(ErrandRow.owner) == errand.owner,
            col(ErrandRow.tries) == errand.tries,
            col(ErrandRow.stage) == Stage.TAKEN,
        )
        .values(**values)
        .execution_options(synchronize_session=False)
    )
    written = await session.execute(query)
    return bool(written.rowcount == 1)  # type: ignore[attr-defined]  # a CursorResult, typed as Result
