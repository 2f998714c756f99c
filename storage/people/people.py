"""People and their identities: one human, on whichever channels."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime

from sqlalchemy import UniqueConstraint, tuple_
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col, select

from domain.people.person import Person, tidy_person
from domain.people.roles import Role
from domain.phone import PhoneNumber, from_digits
from storage.tables import known, maybe_moment, word

_IN_ONE = 500  # identities in one query


class PersonRow(SQLModel, table=True):
    """One person."""

    __tablename__ = "people"
    id: int | None = Field(default=None, primary_key=True)
    name: str = ""
    locale: str
    time_zone: str = ""
    line: str = ""
    line_verified_at: datetime | None = maybe_moment()
    voice: str = ""
    told_aloud: bool = False
    role: Role = word(Role)
    role_changes: int = 0
    merged_into: int | None = None
    queue_chat_id: int | None = None
    door: str = ""


class IdentityRow(SQLModel, table=True):
    """A person's identity on one channel."""

    __tablename__ = "identities"
    __table_args__ = (UniqueConstraint("channel", "external_id"),)
    id: int | None = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="people.id", index=True)
    channel: str
    external_id: str


async def find_person(session: AsyncSession, person_id: int) -> Person:
    """The person with this id; raises LookupError if there is none."""
    row = await session.get(PersonRow, person_id)
    if row is None:
        raise LookupError(f"no person {person_id}")
    return await _person(session, row)


async def find_by_identity(session: AsyncSession, identity: str) -> Person | None:
    """The person with this identity (`telegram:123`); None if there is none."""
    row = await _row_by_identity(session, identity)
    return await _person(session, row) if row else None


async def list_known_as(session: AsyncSession, identities: Iterable[str]) -> list[Person]:
    """The known people with these identities (`telegram:123`), each once, in their order."""
    names = sorted(set(identities))
    ids: set[int] = set()
    for begins in range(0, len(names), _IN_ONE):
        pairs = [name.partition(":")[::2] for name in names[begins : begins + _IN_ONE]]
        named = tuple_(col(IdentityRow.channel), col(IdentityRow.external_id)).in_(pairs)
        ids |= set((await session.execute(select(IdentityRow.person_id).where(named))).scalars())
    return [await find_person(session, person_id) for person_id in sorted(ids)]


async def open_person(
    session: AsyncSession, identity: str, *, name: str = "", locale: str
) -> Person:
    """The person behind an identity, stored now if they are new."""
    row = await _row_by_identity(session, identity)
    if row is None:
        # Another process may be inserting the same person at this very moment.
        with suppress(IntegrityError):
            async with session.begin_nested():
                fresh = PersonRow(name=tidy_person(name), locale=locale, role=Role.NONE)
                session.add(fresh)
                await session.flush()
                _add_identity(session, known(fresh.id), identity)
        row = await _row_by_identity(session, identity)
    if row is None:
        raise LookupError(f"nobody is behind {identity}")
    return await _person(session, row)


async def link_identity(session: AsyncSession, person_id: int, identity: str) -> None:
    """Give a person one more identity; does nothing when somebody has it already."""
    if await _row_by_identity(session, identity) is None:
        _add_identity(session, person_id, identity)
        await session.flush()


async def note_line(
    session: AsyncSession,
    person_id: int,
    line: PhoneNumber,
    *,
    verified_at: datetime | None = None,
) -> None:
    """Store a person's own phone number; unverified unless `verified_at` is given."""
    row = await session.get_one(PersonRow, person_id)
    row.line, row.line_verified_at = line.digits, verified_at


async def note_door(session: AsyncSession, person_id: int, door: str) -> None:
    """Store the entry point by which a person came."""
    row = await session.get_one(PersonRow, person_id)
    row.door = door


async def note_locale(session: AsyncSession, person_id: int, locale: str) -> None:
    """Store the language in which a person is answered."""
    row = await session.get_one(PersonRow, person_id)
    row.locale = locale


async def note_voice(session: AsyncSession, person_id: int, voice: str) -> None:
    """Store the voice with which a person's words are spoken."""
    row = await session.get_one(PersonRow, person_id)
    row.voice = voice


async def note_told_aloud(session: AsyncSession, person_id: int, *, aloud: bool) -> None:
    """Store whether a person also gets outcomes as voice notes."""
    row = await session.get_one(PersonRow, person_id)
    row.told_aloud = aloud


async def note_role(session: AsyncSession, person_id: int, role: Role) -> None:
    """Store a person's role; NONE takes it away."""
    # A lock on the row alone: inserting an order that refers to this person need not wait.
    lock = {"key_share": True}
    row = await session.get_one(PersonRow, person_id, with_for_update=lock, populate_existing=True)
    row.role, row.role_changes = role, row.role_changes + 1
    await session.flush()


async def hold_person(session: AsyncSession, person_id: int) -> None:
    """Lock a person's row until the transaction ends, so that others wait."""
    lock = {"key_share": True}
    await session.get_one(PersonRow, person_id, with_for_update=lock, populate_existing=True)


async def note_queue(session: AsyncSession, person_id: int, chat_id: int | None) -> None:
    """Store the chat in which a person receives callback requests; None for away."""
    row = await session.get_one(PersonRow, person_id)
    row.queue_chat_id = chat_id


async def list_available(session: AsyncSession) -> list[tuple[Person, int]]:
    """The available agents, each with the chat in which they receive callback requests."""
    query = select(PersonRow).where(col(PersonRow.queue_chat_id).is_not(None))
    rows = (await session.execute(query.order_by(col(PersonRow.id)))).scalars().all()
    return [(await _person(session, row), known(row.queue_chat_id)) for row in rows]


async def find_maybe(session: AsyncSession, person_id: int) -> Person | None:
    """The person with this id, or the one they were merged into; None if there is none."""
    row = await session.get(PersonRow, person_id, populate_existing=True)
    while row is not None and row.merged_into is not None:
        row = await session.get(PersonRow, row.merged_into, populate_existing=True)
    return await _person(session, row) if row else None


async def list_identities(session: AsyncSession, person_id: int) -> list[tuple[int, str]]:
    """A person's identities, each with its row's id."""
    query = select(IdentityRow).where(IdentityRow.person_id == person_id)
    rows = (await session.execute(query.order_by(col(IdentityRow.id)))).scalars()
    return [(known(row.id), f"{row.channel}:{row.external_id}") for row in rows]


async def list_all(session: AsyncSession, *, limit: int = 5_000) -> list[Person]:
    """All people, latest first, without those who only came by an entry point."""
    passing = (col(PersonRow.door) != "") & col(PersonRow.role).in_((Role.NONE, Role.GUEST))
    query = select(PersonRow).where(col(PersonRow.merged_into).is_(None), ~passing)
    query = query.order_by(col(PersonRow.id).desc()).limit(limit)
    rows = (await session.execute(query)).scalars().all()
    names: dict[int, set[str]] = defaultdict(set)
    theirs = select(IdentityRow).where(
        col(IdentityRow.person_id).in_(select(query.subquery().c.id))
    )
    for one in (await session.execute(theirs)).scalars():
        names[one.person_id].add(f"{one.channel}:{one.external_id}")
    return [_of(row, names[known(row.id)]) for row in rows]


def _add_identity(session: AsyncSession, person_id: int, identity: str) -> None:
    channel, _, external_id = identity.partition(":")
    session.add(IdentityRow(person_id=person_id, channel=channel, external_id=external_id))


async def _row_by_identity(session: AsyncSession, identity: str) -> PersonRow | None:
    channel, _, external_id = identity.partition(":")
    query = (
        select(PersonRow)
        .join(IdentityRow)
        .where(IdentityRow.channel == channel, IdentityRow.external_id == external_id)
    )
    return (await session.execute(query)).scalar_one_or_none()


async def _person(session: AsyncSession, row: PersonRow) -> Person:
    rows = await session.execute(select(IdentityRow).where(IdentityRow.person_id == row.id))
    return _of(row, {f"{i.channel}:{i.external_id}" for i in rows.scalars()})


def _of(row: PersonRow, identities: Iterable[str]) -> Person:
    return Person(
        id=known(row.id),
        name=row.name,
        locale=row.locale,
        identities=frozenset(identities),
        time_zone=row.time_zone,
        line=from_digits(row.line) if row.line else None,
        line_verified_at=row.line_verified_at,
        voice=row.voice,
        told_aloud=row.told_aloud,
        role=row.role,
        role_changes=row.role_changes,
        queue_chat_id=row.queue_chat_id,
        door=row.door,
    )
