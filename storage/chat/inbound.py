"""Inbounds: messages to us, stored before they are acknowledged, handled once."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Text as LongText
from sqlalchemy import UniqueConstraint, func
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col, select

from domain.chat import (
    Content,
    Heard,
    Inbound,
    Moved,
    Press,
    SharedContact,
    Text,
    Unread,
    Unsupported,
    VoiceNote,
)
from domain.language.buttons import means_yes
from domain.text import fold_blanks
from storage.chat import sounds, voice_notes
from storage.chat.chats import MOST, ChatRow, find_address, lock_chat, open_chat, take_seq
from storage.tables import known, maybe_moment, moment

MOST_CONSIDERED = 200  # chats that wait, of which the next one is chosen


class InboundRow(SQLModel, table=True):
    """One message to us. `chat_id` 0 is a raw update that could not be read: kept, skipped.

    `yes` came beside the words (`ramal say --yes`); `means_yes`: the pressed button is a new order
    and its yes in one.
    """

    __tablename__ = "inbound"
    __table_args__ = (UniqueConstraint("channel", "account", "key"),)
    id: int | None = Field(default=None, primary_key=True)
    channel: str
    account: str
    key: str
    chat_id: int = Field(default=0, index=True)
    seq: int = 0
    sender: str = ""
    sender_name: str = ""
    locale: str = ""
    content: str = Field(default="", sa_type=LongText)
    yes: bool = False
    means_yes: bool = False
    replies_to: str = ""
    raw: str = Field(default="", sa_type=LongText)
    received_at: datetime = moment()
    handled_at: datetime | None = maybe_moment(index=True)
    fault: str = ""


@dataclass(frozen=True, slots=True)
class StoredInbound:
    """An inbound with its place in the chat."""

    id: int
    chat_id: int
    seq: int
    said: Inbound
    at: datetime | None = None


async def remember(session: AsyncSession, said: Inbound, now: datetime) -> StoredInbound | None:
    """Store an inbound, its blanks folded; None if the same one was stored before, which stands."""
    said = _tidied(said)
    chat_id = await open_chat(session, said.chat)
    await lock_chat(session, chat_id)  # the same message, delivered twice at once, waits here
    if await _heard(session, said.channel, said.account, said.key):
        return None
    content = await _kept(session, said.content, now)
    row = InboundRow(
        channel=said.channel,
        account=said.account,
        key=said.key,
        chat_id=chat_id,
        seq=await take_seq(session, chat_id),
        sender=said.sender,
        sender_name=said.sender_name,
        locale=said.locale,
        content=_dump(content),
        yes=said.yes,
        means_yes=isinstance(content, Press) and means_yes(content.choice),
        replies_to=said.replies_to,
        raw=said.raw,
        received_at=now,
    )
    session.add(row)
    await session.flush()
    return StoredInbound(known(row.id), chat_id, row.seq, replace(said, content=content))


async def keep_unread(session: AsyncSession, update: Unread, now: datetime) -> None:
    """Keep an update that could not be read, so that it neither blocks the rest nor is lost."""
    if not await _heard(session, update.channel, update.account, update.key):
        session.add(
            InboundRow(
                channel=update.channel,
                account=update.account,
                key=update.key,
                raw=update.raw,
                received_at=now,
                handled_at=now,
                fault="unread",
            )
        )
        await session.flush()


def _no_turns(_chat_id: int, _since: datetime) -> int:
    return 0


async def claim_next(
    session: AsyncSession, turns: Callable[[int, datetime], int] = _no_turns
) -> StoredInbound | None:
    """Claim the oldest unhandled inbound of a chat that no worker serves; locked until commit.

    `turns` says how often a chat was answered since a moment. Of those that wait, the one goes
    first whose chat was answered least while it waited, then the oldest: a chat with a hundred
    messages delays another one's by one answer, and in a calm hour all are answered as they came.
    """
    unhandled = col(InboundRow.handled_at).is_(None)
    oldest, since = func.min(InboundRow.id), func.min(InboundRow.received_at)
    query = select(col(InboundRow.chat_id), oldest, since).where(unhandled)
    query = query.group_by(col(InboundRow.chat_id)).order_by(oldest).limit(MOST_CONSIDERED)
    waiting = (await session.execute(query)).all()
    for chat_id, _, _ in sorted(waiting, key=lambda one: turns(one[0], one[2])):
        free = select(ChatRow.id).where(ChatRow.id == chat_id).with_for_update(skip_locked=True)
        if (await session.execute(free)).scalar_one_or_none() is None:
            continue
        said = select(InboundRow).where(InboundRow.chat_id == chat_id, unhandled)
        found = await session.execute(said.order_by(col(InboundRow.id)).limit(1))
        if (row := found.scalar_one_or_none()) is not None:
            return await _stored(session, row)
    return None


async def find_inbound(
    session: AsyncSession, channel: str, account: str, key: str
) -> StoredInbound | None:
    """The inbound stored under this key; None if there is none."""
    row = await _row(session, channel, account, key)
    return await _stored(session, row) if row and row.chat_id else None


async def find_by_id(session: AsyncSession, inbound_id: int) -> StoredInbound:
    """The inbound with this id."""
    return await _stored(session, await session.get_one(InboundRow, inbound_id))


async def note_handled(
    session: AsyncSession, inbound_id: int, now: datetime, *, fault: str = ""
) -> None:
    """Mark an inbound as answered, or as failed with the short fault id that its person read."""
    row = await session.get_one(InboundRow, inbound_id)
    row.handled_at, row.fault = now, fault


async def list_said(
    session: AsyncSession, chat_id: int, after: int, *, most: int = MOST
) -> list[StoredInbound]:
    """The inbounds of a chat after this number, oldest first; from 0, the newest."""
    query = (
        select(InboundRow)
        .where(InboundRow.chat_id == chat_id, InboundRow.seq > after)
        .order_by(col(InboundRow.seq) if after else col(InboundRow.seq).desc())
        .limit(most)
    )
    found = (await session.execute(query)).scalars().all()
    return [await _stored(session, row) for row in sorted(found, key=lambda row: row.seq)]


async def is_handled(session: AsyncSession, inbound_id: int) -> bool:
    """Whether an inbound was handled."""
    return (await session.get_one(InboundRow, inbound_id)).handled_at is not None


async def is_answered(session: AsyncSession, inbound_id: int) -> bool:
    """Whether the final answer was given: to a voice note, once its words were answered."""
    row = await session.get_one(InboundRow, inbound_id)
    if row.handled_at is None or await voice_notes.is_open(session, inbound_id):
        return False
    words = await _row(session, row.channel, row.account, words_key(row.key))
    return words is None or words.handled_at is not None


def words_key(key: str) -> str:
    """The key of the inbound that carries the words of a voice note."""
    return f"{key}:heard"


async def _row(session: AsyncSession, channel: str, account: str, key: str) -> InboundRow | None:
    query = select(InboundRow).where(
        InboundRow.channel == channel, InboundRow.account == account, InboundRow.key == key
    )
    return (await session.execute(query)).scalar_one_or_none()


async def _heard(session: AsyncSession, channel: str, account: str, key: str) -> bool:
    return await _row(session, channel, account, key) is not None


async def _stored(session: AsyncSession, row: InboundRow) -> StoredInbound:
    said = Inbound(
        channel=row.channel,
        account=row.account,
        key=row.key,
        sender=row.sender,
        sender_name=row.sender_name,
        locale=row.locale,
        chat=await find_address(session, row.chat_id),
        content=_load(row.content),
        yes=row.yes,
        replies_to=row.replies_to,
        raw=row.raw,
    )
    return StoredInbound(known(row.id), row.chat_id, row.seq, said, row.received_at)


def _tidied(said: Inbound) -> Inbound:
    """An inbound with blanks folded in all that a person wrote; ids and the raw update stay."""
    content = said.content
    match content:
        case Text() | Heard():
            content = replace(content, text=fold_blanks(content.text))
        case SharedContact(name, number):
            content = replace(content, name=fold_blanks(name), number=fold_blanks(number))
        case VoiceNote():
            content = replace(content, caption=fold_blanks(content.caption))
        case Press() | Moved() | Unsupported():
            pass  # nobody wrote it
    return replace(said, content=content, sender_name=fold_blanks(said.sender_name))


async def _kept(session: AsyncSession, content: Content, now: datetime) -> Content:
    """The content of an inbound, its sound moved to the table of sounds if one came along."""
    if not isinstance(content, VoiceNote) or not content.data:
        return content
    number = await sounds.keep_sound(session, content.data, now)
    return replace(content, data=b"", sound=number)


def _dump(content: Content) -> str:
    shape: dict[str, object]
    match content:
        case Text(text):
            shape = {"text": text}
        case Press(choice, press_id):
            shape = {"choice": choice, "press_id": press_id}
        case SharedContact(name, number, own):
            shape = {"contact": name, "number": number, "own": own}
        case VoiceNote():
            names = ("file", "seconds", "size", "caption", "sound")
            shape = {"voice": {name: getattr(content, name) for name in names}}
        case Heard(text, note, doubtful):
            shape = {"heard": text, "note": note, "doubtful": doubtful}
        case Moved(to):
            shape = {"moved": to}
        case Unsupported(what):
            shape = {"what": what}
    return json.dumps(shape, ensure_ascii=False)


def _load(stored: str) -> Content:
    shape = json.loads(stored)
    if "text" in shape:
        return Text(shape["text"])
    if "choice" in shape:
        return Press(shape["choice"], shape["press_id"])
    if "contact" in shape:
        return SharedContact(shape["contact"], shape["number"], shape.get("own", False))
    if "voice" in shape:
        return VoiceNote(**shape["voice"])
    if "heard" in shape:
        return Heard(shape["heard"], shape["note"], shape["doubtful"])
    if "moved" in shape:
        return Moved(shape["moved"])
    return Unsupported(shape["what"])
