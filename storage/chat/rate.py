"""Counting recent messages on a channel, of all processes that share the database."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import case, func, text
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select

from domain.chat import ChatKind
from storage.chat.chats import ChatRow

# The advisory lock of claiming couriers: any number that nobody else on the server uses.
_LINE = 7262726


async def stand_in_line(session: AsyncSession) -> None:
    """Wait until no other process is claiming messages, so that counts hold until the commit.

    On SQLite there is nothing to do: its writers exclude each other anyway.
    """
    if session.get_bind().dialect.name != "sqlite":
        await session.execute(text(f"SELECT pg_advisory_xact_lock({_LINE})"))


async def count_resting(
    session: AsyncSession, channel: str, *, chats: datetime, groups: datetime
) -> int:
    """Count a channel's chats that are quiet until after `chats`, or as a group after `groups`."""
    beyond = case((col(ChatRow.kind) == ChatKind.GROUP, groups), else_=chats)
    query = (
        select(func.count())
        .select_from(ChatRow)
        .where(ChatRow.channel == channel, col(ChatRow.quiet_until) > beyond)
    )
    return (await session.execute(query)).scalar_one()
