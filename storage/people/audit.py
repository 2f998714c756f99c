"""The audit's rows: added to, never changed; each seals the one before, and a head their end."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Sequence
from datetime import datetime

from sqlalchemy import Text as LongText
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col, select

from domain.people.audit import START, Act, Entry, Written, digest_of, head_seal
from storage.tables import moment, word

_PAGE = 1000


class AuditRow(SQLModel, table=True):
    """One entry. The database itself refuses to change or remove a row (migration 0006)."""

    __tablename__ = "audit"
    number: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    at: datetime = moment()
    act: Act = word(Act)
    person_id: int = Field(index=True)
    subject: str = Field(index=True)
    detail: str = Field(sa_type=LongText)
    digest: str


class AuditHeadRow(SQLModel, table=True):
    """Where the audit ends; adding to it locks this row, so no number is given twice."""

    __tablename__ = "audit_head"
    id: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    number: int
    digest: str
    seal: str


async def write_entries(
    session: AsyncSession, entries: Sequence[Entry], now: datetime, key: str
) -> None:
    """Add entries; the last thing in a transaction, as everybody else waits for it to end."""
    if not entries:
        return
    head = await session.get_one(AuditHeadRow, 1, with_for_update=True, populate_existing=True)
    for entry in entries:
        head.number += 1
        head.digest = digest_of(key, head.digest, head.number, now, entry)
        session.add(
            AuditRow(
                number=head.number,
                at=now,
                act=entry.act,
                person_id=entry.person_id,
                subject=entry.subject,
                detail=json.dumps(dict(sorted(entry.detail.items()))),
                digest=head.digest,
            )
        )
    head.seal = head_seal(key, head.number, head.digest)
    await session.flush()


async def begin_audit(session: AsyncSession, key: str) -> None:
    """Seal the end of an audit that is still empty, so that it cannot be emptied later unseen."""
    head = await session.get_one(AuditHeadRow, 1, with_for_update=True, populate_existing=True)
    if not head.seal:
        head.seal = head_seal(key, head.number, head.digest)
        await session.flush()


async def was_noted(session: AsyncSession, person_id: int, act: Act, since: datetime) -> bool:
    """Whether the audit has this act of a person since a moment, to record repetitions once."""
    query = select(AuditRow.number).where(
        AuditRow.person_id == person_id, AuditRow.act == act, AuditRow.at >= since
    )
    return (await session.execute(query.limit(1))).scalar_one_or_none() is not None


async def read_entries(
    session: AsyncSession, *, since: datetime | None = None
) -> AsyncIterator[Written]:
    """Every entry in its order, a page at a time, perhaps only those from a moment on."""
    after = 0
    while True:
        query = select(AuditRow).where(AuditRow.number > after)
        if since is not None:
            query = query.where(AuditRow.at >= since)
        query = query.order_by(col(AuditRow.number)).limit(_PAGE)
        rows = (await session.execute(query)).scalars().all()
        for row in rows:
            yield _written(row)
        session.expunge_all()
        if len(rows) < _PAGE:
            return
        after = rows[-1].number


async def find_fault(session: AsyncSession, key: str, *, head: str = "") -> str:
    """What is wrong with the audit, in a sentence; empty if it is as it was written.

    `head` is the digest of an earlier export's end: it must still be there.
    """
    before, number, seen = START, 0, not head
    async for written in read_entries(session):
        number += 1
        if written.number != number:
            return f"Entry {number} is missing: after {number - 1} comes {written.number}."
        if written.digest != digest_of(key, before, number, written.at, written.entry):
            return f"Entry {number} is not as it was written, or an earlier one was."
        before, seen = written.digest, seen or written.digest == head
    if not seen:
        return "The end that was noted earlier is not in the audit any more."
    return await _fault_of_end(session, key, number, before)


async def _fault_of_end(session: AsyncSession, key: str, number: int, digest: str) -> str:
    end = await session.get(AuditHeadRow, 1)
    if end is None:
        return "The note of where the audit ends is missing."
    if (end.number, end.digest) != (number, digest):
        return f"The audit ended at entry {end.number}; now it ends at {number}."
    if not end.seal and not number:
        return "It has not begun: Ramal was never started on this database."
    if end.seal != head_seal(key, number, digest):
        return "The note of where the audit ends was not written by this installation."
    return ""


def _written(row: AuditRow) -> Written:
    entry = Entry(
        act=row.act, person_id=row.person_id, subject=row.subject, detail=json.loads(row.detail)
    )
    return Written(number=row.number, at=row.at, entry=entry, digest=row.digest)
