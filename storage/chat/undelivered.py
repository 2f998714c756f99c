"""Messages that failed or wait long: listed for an operator, and retried."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select

from storage.chat.chats import ChatRow
from storage.chat.outbox import Delivery, OutboxRow
from storage.tables import known

# A message that has waited this long is listed for the operator.
LONG = timedelta(minutes=5)
MOST = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Undelivered:
    """One message without its text; `chat` is our own number of the chat, `order` its ticket."""

    id: int
    channel: str
    chat: int
    order: str
    delivery: str
    since: datetime
    tries: int
    fault: str


async def list_undelivered(session: AsyncSession, now: datetime) -> list[Undelivered]:
    """Messages that failed for good or have waited long, oldest first; at most a thousand."""
    waits = (OutboxRow.delivery == Delivery.WAITING) & (OutboxRow.created_at <= now - LONG)
    query = (
        select(OutboxRow, ChatRow.channel)
        .join(ChatRow, col(ChatRow.id) == OutboxRow.chat_id)
        .where((OutboxRow.delivery == Delivery.FAILED) | waits)
        .order_by(col(OutboxRow.id))
        .limit(MOST)
    )
    return [_shown(row, channel) for row, channel in (await session.execute(query)).all()]


async def retry(session: AsyncSession, message_id: int, now: datetime) -> str:
    """Put a message back into its chat's queue; returns "", or the reason why it is not.

    The messages behind it in its chat wait for it. One whose card was edited since stays as it is:
    it would put an old state over a newer one.
    """
    row = await session.get(OutboxRow, message_id, with_for_update=True)
    if row is None:
        return "there is no such message"
    if row.delivery is Delivery.SENT:
        return "it was delivered"
    if await _overtaken(session, row):
        return "a newer state of the same card was shown since"
    row.delivery, row.next_try_at, row.sent_at = Delivery.WAITING, now, None
    return ""


async def _overtaken(session: AsyncSession, row: OutboxRow) -> bool:
    if not row.card:
        return False
    newer = select(OutboxRow.id).where(
        OutboxRow.chat_id == row.chat_id,
        OutboxRow.card == row.card,
        OutboxRow.seq > row.seq,
        OutboxRow.delivery == Delivery.SENT,
    )
    return (await session.execute(newer.limit(1))).scalar_one_or_none() is not None


def _shown(row: OutboxRow, channel: str) -> Undelivered:
    about = json.loads(row.payload)["about"] or {}
    return Undelivered(
        id=known(row.id),
        channel=channel,
        chat=row.chat_id,
        order=about.get("ticket", ""),
        delivery=row.delivery.value,
        since=row.created_at,
        tries=row.tries,
        fault=row.fault,
    )
