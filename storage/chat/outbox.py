"""The outbox: our messages, committed with the state they tell of, delivered in order.

Every message is delivered at least once.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import Text as LongText
from sqlalchemy import UniqueConstraint, func, or_
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col, select

from domain.chat import About, AboutPage, AboutRequest, Address, Message, OrderFacts
from storage.chat.chats import (
    MOST,
    ChatRow,
    find_address,
    lock_chat,
    open_chat,
    quiet_chat,
    take_seq,
)
from storage.chat.message_json import dump, load, order_facts
from storage.tables import known, maybe_moment, moment, word


class Delivery(StrEnum):
    """The delivery state of a message."""

    WAITING = "waiting"
    SENT = "sent"
    FAILED = "failed"  # failed for good: kept and visible


class OutboxRow(SQLModel, table=True):
    """One message; `event` is unique, so that posting a message again changes nothing.

    `page_id` and `request_id` are what it speaks of; the order that it speaks of is in its payload.
    """

    __tablename__ = "outbox"
    __table_args__ = (UniqueConstraint("event"),)
    id: int | None = Field(default=None, primary_key=True)
    chat_id: int = Field(foreign_key="chats.id", index=True)
    seq: int
    event: str
    card: str = ""
    payload: str = Field(sa_type=LongText)
    delivery: Delivery = word(Delivery, index=True)
    created_at: datetime = moment()
    next_try_at: datetime = moment()
    tries: int = 0
    sent_at: datetime | None = maybe_moment()
    channel_key: str = ""
    fault: str = ""
    page_id: int | None = None
    request_id: int | None = None


class CardRow(SQLModel, table=True):
    """The channel's own message id of a card, which later messages edit."""

    __tablename__ = "cards"
    __table_args__ = (UniqueConstraint("chat_id", "card"),)
    id: int | None = Field(default=None, primary_key=True)
    chat_id: int = Field(foreign_key="chats.id")
    card: str
    channel_key: str


@dataclass(frozen=True, slots=True)
class StoredMessage:
    """A message with its place in the chat and, for an edit, what it edits."""

    id: int
    chat_id: int
    seq: int
    message: Message
    tries: int = 0
    edits: str = ""
    at: datetime | None = None
    held_until: datetime | None = None


async def post(session: AsyncSession, message: Message, now: datetime) -> None:
    """Put a message into the outbox; one with a known event is already there and stays."""
    chat_id = await open_chat(session, message.to)
    await lock_chat(session, chat_id)
    known_event = select(OutboxRow.id).where(OutboxRow.event == message.event)
    if (await session.execute(known_event)).scalar_one_or_none() is not None:
        return
    session.add(
        OutboxRow(
            chat_id=chat_id,
            seq=await take_seq(session, chat_id),
            event=message.event,
            delivery=Delivery.WAITING,
            card=message.card,
            payload=dump(message),
            created_at=now,
            next_try_at=now,
            **_columns_of(message.about),
        )
    )
    await session.flush()


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """What may be delivered now: by these channels, not to these chats; `hold` is the lease.

    `gap` is the pause of a chat after each message. It is stored with the chat, so that every
    process keeps to it.
    """

    channels: set[str]
    busy: set[int]
    hold: timedelta
    gap: Callable[[Address], timedelta] = lambda _: timedelta(0)


async def claim_due(session: AsyncSession, now: datetime, turn: Turn) -> StoredMessage | None:
    """Claim the oldest message of a chat that may be served; the chat's later ones wait.

    The claim lasts for a lease: if we die without sending it, the message is claimed again.
    """
    first = (
        select(func.min(OutboxRow.seq).label("seq"), col(OutboxRow.chat_id).label("chat_id"))
        .where(OutboxRow.delivery == Delivery.WAITING)
        .group_by(col(OutboxRow.chat_id))
        .subquery()
    )
    next_try = col(OutboxRow.next_try_at)
    query = (
        select(OutboxRow)
        .join(first, (first.c.chat_id == OutboxRow.chat_id) & (first.c.seq == OutboxRow.seq))
        .join(ChatRow, col(ChatRow.id) == OutboxRow.chat_id)
        .where(
            # A message never tried before is due at once, even if its writer's clock was ahead.
            or_(next_try <= now, next_try == col(OutboxRow.created_at)),
            col(ChatRow.channel).in_(turn.channels),
            col(OutboxRow.chat_id).not_in(turn.busy),
            or_(col(ChatRow.quiet_until).is_(None), col(ChatRow.quiet_until) <= now),
        )
        .order_by(col(OutboxRow.id))
        .limit(1)
        .with_for_update(skip_locked=True, of=OutboxRow)
    )
    row = (await session.execute(query)).scalar_one_or_none()
    if row is None:
        return None
    row.next_try_at = now + turn.hold
    await session.flush()
    card = await _card(session, row.chat_id, row.card) if row.card else None
    stored = await _stored(session, row, edits=card.channel_key if card else "")
    gap = turn.gap(stored.message.to)
    if gap and stored.message.text:  # a toast, the answer to a pressed button, has no rate limit
        await quiet_chat(session, row.chat_id, now + gap)
    return replace(stored, held_until=row.next_try_at)


async def note_sent(
    session: AsyncSession, message: StoredMessage, channel_key: str, now: datetime
) -> None:
    """Mark a message as delivered, and store a card's message id.

    It is marked whoever holds the message by now: it was delivered.
    """
    row = await session.get_one(OutboxRow, message.id)
    if row.delivery is Delivery.SENT:
        return
    row.delivery, row.sent_at, row.channel_key = Delivery.SENT, now, channel_key
    row.tries += 1
    if message.message.card and channel_key:
        card = await _card(session, message.chat_id, message.message.card)
        if card is None:
            card = CardRow(chat_id=message.chat_id, card=message.message.card, channel_key="")
            session.add(card)
        card.channel_key = channel_key


async def note_retry(
    session: AsyncSession, message: StoredMessage, fault: str, at: datetime
) -> None:
    """Retry a message later; the messages behind it in its chat wait too."""
    row = await _held(session, message)
    if row is None:
        return
    row.tries, row.next_try_at, row.fault = row.tries + 1, at, fault[:200]


async def release(session: AsyncSession, message: StoredMessage, now: datetime) -> None:
    """Give back a message that we claimed and did not send, unless another worker has it."""
    row = await _held(session, message)
    if row is not None:
        row.next_try_at = now


async def note_failed(
    session: AsyncSession, message: StoredMessage, fault: str, now: datetime
) -> None:
    """Give up on a message for good, visibly."""
    row = await _held(session, message)
    if row is None:
        return
    row.delivery, row.fault, row.sent_at = Delivery.FAILED, fault[:200], now
    row.tries += 1


async def list_posted(
    session: AsyncSession, chat_id: int, after: int, *, most: int = MOST
) -> list[StoredMessage]:
    """Our messages in a chat after this number, delivered or not; from 0, the newest."""
    query = (
        select(OutboxRow)
        .where(OutboxRow.chat_id == chat_id, OutboxRow.seq > after)
        .order_by(col(OutboxRow.seq) if after else col(OutboxRow.seq).desc())
        .limit(most)
    )
    found = (await session.execute(query)).scalars().all()
    return [await _stored(session, row) for row in sorted(found, key=lambda row: row.seq)]


async def find_about(session: AsyncSession, chat_id: int, channel_key: str) -> About | None:
    """What a delivered message is about, by its channel's id; None for nothing, or no such."""
    query = (
        select(OutboxRow)
        .where(OutboxRow.chat_id == chat_id, OutboxRow.channel_key == channel_key)
        .order_by(col(OutboxRow.id).desc())
        .limit(1)
    )
    row = (await session.execute(query)).scalar_one_or_none()
    if row is None:
        return None
    return _about_in_columns(row) or order_facts(row.payload)


async def is_ours(session: AsyncSession, chat_id: int, channel_key: str) -> bool:
    """Whether we sent this message of a chat, by the channel's own id."""
    query = select(OutboxRow.id).where(
        OutboxRow.chat_id == chat_id, OutboxRow.channel_key == channel_key
    )
    return (await session.execute(query.limit(1))).scalar_one_or_none() is not None


def backoff(tries: int) -> timedelta:
    """The pause before the next try: 2 s, doubled each time, at most 5 minutes."""
    return timedelta(seconds=min(300, 2 ** min(tries + 1, 9)))


async def _held(session: AsyncSession, message: StoredMessage) -> OutboxRow | None:
    """The message's row; None if another worker claimed it after our lease ran out."""
    row = await session.get_one(OutboxRow, message.id)
    mine = row.delivery is Delivery.WAITING and row.next_try_at == message.held_until
    return row if mine else None


async def _card(session: AsyncSession, chat_id: int, card: str) -> CardRow | None:
    query = select(CardRow).where(CardRow.chat_id == chat_id, CardRow.card == card)
    return (await session.execute(query)).scalar_one_or_none()


async def _stored(session: AsyncSession, row: OutboxRow, *, edits: str = "") -> StoredMessage:
    address = await find_address(session, row.chat_id)
    message = load(row.payload, address, row.event, row.card)
    message = replace(message, about=_about_in_columns(row) or message.about)
    return StoredMessage(
        known(row.id), row.chat_id, row.seq, message, row.tries, edits, row.created_at
    )


def _columns_of(about: About | None) -> dict[str, Any]:
    """The outbox columns for a message's subject; an order's facts stand in the payload."""
    return {} if about is None or isinstance(about, OrderFacts) else asdict(about)


def _about_in_columns(row: OutboxRow) -> AboutPage | AboutRequest | None:
    if row.page_id is not None:
        return AboutPage(row.page_id)
    return None if row.request_id is None else AboutRequest(row.request_id)
