"""How much was lately said on a channel, by all processes that share the database."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import case, func, text
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select

from domain.chat import ChatKind
from storage.chat.chats import ChatRow

# Couriers stand in this line: any number that nobody else on the server uses.
_LINE = 7262726


async def stand_in_line(session: AsyncSession) -> None:
    """Wait until no other process is taking messages: what is counted then stays true until the
    commit. SQLite's writers stand in line anyway."""
    if session.get_bind().dialect.name != "sqlite":
        await session.execute(text(f"SELECT pg_advisory_xact_lock({_LINE})"))


async def count_resting(
    session: AsyncSession, channel: str, *, chats: datetime, groups: datetime
) -> int:
    """How many chats of a channel rest until after `chats`, or as a group until after `groups`."""
    beyond = case((col(ChatRow.kind) == ChatKind.GROUP, groups), else_=chats)
    query = (
        select(func.count())
        .select_from(ChatRow)
        .where(ChatRow.channel == channel, col(ChatRow.quiet_until) > beyond)
    )
    return (await session.execute(query)).scalar_one()
