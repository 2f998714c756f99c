"""Blocked phone numbers and prefixes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import UniqueConstraint, and_, or_
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col, select

from domain.people.blocklist import Blocked, Why, prefixes
from domain.phone import PhoneNumber
from storage.tables import moment, word

SHOWN = 50  # entries of a list


class BlockedRow(SQLModel, table=True):
    """One blocked number or prefix; who blocked it, or in which order its owner opted out."""

    __tablename__ = "blocked"
    __table_args__ = (UniqueConstraint("digits", "prefix"),)
    id: int | None = Field(default=None, primary_key=True)
    digits: str
    prefix: bool = False
    why: Why = word(Why)
    person_id: int = 0
    order_id: int = 0
    since: datetime = moment()


async def find_block(session: AsyncSession, lines: Sequence[PhoneNumber]) -> Blocked | None:
    """The block that covers one of these phone numbers; None if none does."""
    keys = {line.line_key for line in lines}
    begins = {begin for line in lines for begin in prefixes(line)}
    query = select(BlockedRow).where(
        or_(
            and_(col(BlockedRow.digits).in_(keys), col(BlockedRow.prefix).is_(False)),
            and_(col(BlockedRow.digits).in_(begins), col(BlockedRow.prefix).is_(True)),
        )
    )
    row = (await session.execute(query.limit(1))).scalar_one_or_none()
    return _of(row) if row else None


async def add_block(
    session: AsyncSession, block: Blocked, *, person_id: int = 0, order_id: int = 0
) -> bool:
    """Block a phone number or a prefix; False if it was blocked already.

    An opt-out takes the place of an administrator's block, which it outlasts.
    """
    row = await _row(session, block.digits, prefix=block.prefix)
    if row is not None and row.why is Why.BLOCKED and block.why is not Why.BLOCKED:
        row.why, row.since, row.person_id, row.order_id = (
            block.why,
            block.since,
            person_id,
            order_id,
        )
        return True
    if row is not None:
        return False
    session.add(
        BlockedRow(
            digits=block.digits,
            prefix=block.prefix,
            why=block.why,
            since=block.since,
            person_id=person_id,
            order_id=order_id,
        )
    )
    await session.flush()
    return True


async def remove_block(session: AsyncSession, digits: str, *, prefix: bool) -> Blocked | None:
    """Remove a block and return it; None if there was none."""
    row = await _row(session, digits, prefix=prefix)
    if row is None:
        return None
    was = _of(row)
    await session.delete(row)
    await session.flush()
    return was


async def list_blocks(session: AsyncSession, *, limit: int = SHOWN) -> list[Blocked]:
    """The blocks, newest first."""
    query = select(BlockedRow).order_by(col(BlockedRow.id).desc()).limit(limit)
    return [_of(row) for row in (await session.execute(query)).scalars()]


async def _row(session: AsyncSession, digits: str, *, prefix: bool) -> BlockedRow | None:
    query = select(BlockedRow).where(BlockedRow.digits == digits, BlockedRow.prefix == prefix)
    return (await session.execute(query.with_for_update())).scalar_one_or_none()


def _of(row: BlockedRow) -> Blocked:
    return Blocked(digits=row.digits, prefix=row.prefix, why=row.why, since=row.since)
