"""Edits of a card that a later edit makes needless: dropped before they are sent."""

from __future__ import annotations

from sqlalchemy import delete
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from storage.chat.chats import lock_chat
from storage.chat.outbox import Delivery, OutboxRow


async def drop_unsent(session: AsyncSession, chat_id: int, card: str, event: str) -> None:
    """Delete edits of a card that nobody has tried to send, and whose events begin so.

    A later edit tells all that they would: what comes in bursts is sent as one.
    """
    await lock_chat(session, chat_id)
    query = delete(OutboxRow).where(
        col(OutboxRow.chat_id) == chat_id,
        col(OutboxRow.delivery) == Delivery.WAITING,
        col(OutboxRow.card) == card,
        col(OutboxRow.event).startswith(event, autoescape=True),
        col(OutboxRow.tries) == 0,
        col(OutboxRow.next_try_at) == col(OutboxRow.created_at),
    )
    await session.execute(query.execution_options(synchronize_session=False))
