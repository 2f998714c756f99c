"""A chat's history: the messages of both sides, by their numbers in the chat."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy.ext.asyncio import AsyncSession

from domain.chat import Address, HistoryLine
from storage.chat.chats import MOST, find_chat
from storage.chat.inbound import list_said
from storage.chat.outbox import list_posted

_LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)


async def list_lines(session: AsyncSession, chat: Address, after: int) -> list[HistoryLine]:
    """At most 500 messages of a chat after this number, oldest first; from 0, the newest."""
    chat_id = await find_chat(session, chat)
    if chat_id is None:
        return []
    said = await list_said(session, chat_id, after)
    posted = await list_posted(session, chat_id, after)
    lines = [HistoryLine(s.seq, s.at or _LONG_AGO, said=s.said) for s in said]
    lines += [HistoryLine(p.seq, p.at or _LONG_AGO, message=p.message) for p in posted]
    lines.sort(key=lambda line: line.seq)
    return lines[:MOST] if after else lines[-MOST:]
