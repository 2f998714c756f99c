"""The rules of each group, and of topics that have rules of their own."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import ColumnElement, UniqueConstraint, delete
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col, select

from domain.chat import Address, ChatKind
from domain.orders.order import Kind
from domain.people.group import GroupRules


class GroupRow(SQLModel, table=True):
    """The rules of a group, or with a `thread` of one topic; `kinds` are joined by commas."""

    __tablename__ = "groups"
    __table_args__ = (UniqueConstraint("channel", "external_id", "thread"),)
    id: int | None = Field(default=None, primary_key=True)
    channel: str
    external_id: str
    thread: str = ""
    allowed: bool = False
    kinds: str = ""
    shared: bool = False
    queue: bool = False


async def find_rules(session: AsyncSession, place: Address) -> GroupRules:
    """The rules of a group or topic; without any, nothing is allowed."""
    if place.thread and (row := await _row(session, place)) is not None:
        return replace(_of(row), topic=True)
    row = await _row(session, replace(place, thread=""))
    return _of(row) if row else GroupRules()


async def set_rules(session: AsyncSession, place: Address, rules: GroupRules) -> None:
    """Store rules: for this topic alone if they say so, else for the whole group."""
    where = place if rules.topic else replace(place, thread="")
    row = await _row(session, where, lock=True)
    if row is None:
        row = GroupRow(channel=where.channel, external_id=where.external_id, thread=where.thread)
    row.allowed, row.shared, row.queue = rules.allowed, rules.shared, rules.queue
    row.kinds = ",".join(sorted(rules.kinds))
    session.add(row)
    await session.flush()


async def drop_topic(session: AsyncSession, place: Address) -> None:
    """Delete a topic's own rules, so that the group's apply again."""
    await session.execute(delete(GroupRow).where(*_at(place)))


async def move_group(session: AsyncSession, channel: str, before: str, after: str) -> None:
    """Move a group's rules to its new id, unless that has rules already."""
    query = select(GroupRow).where(GroupRow.channel == channel, GroupRow.external_id == before)
    for row in (await session.execute(query)).scalars().all():
        place = Address(channel, after, thread=row.thread)
        if await _row(session, place) is None:
            row.external_id = after
        else:
            await session.delete(row)
    await session.flush()


async def list_queue_groups(session: AsyncSession) -> list[Address]:
    """The groups and topics in which new callback requests are shown."""
    query = select(GroupRow).where(col(GroupRow.queue), col(GroupRow.allowed))
    rows = (await session.execute(query.order_by(col(GroupRow.id)))).scalars()
    return [Address(r.channel, r.external_id, ChatKind.GROUP, r.thread) for r in rows]


def _at(place: Address) -> tuple[ColumnElement[bool], ...]:
    return (
        col(GroupRow.channel) == place.channel,
        col(GroupRow.external_id) == place.external_id,
        col(GroupRow.thread) == place.thread,
    )


async def _row(session: AsyncSession, place: Address, *, lock: bool = False) -> GroupRow | None:
    query = select(GroupRow).where(*_at(place))
    query = query.with_for_update() if lock else query
    return (await session.execute(query)).scalar_one_or_none()


def _of(row: GroupRow) -> GroupRules:
    kinds = frozenset(Kind(kind) for kind in row.kinds.split(",") if kind)
    return GroupRules(allowed=row.allowed, kinds=kinds, shared=row.shared, queue=row.queue)
