"""Chats: the places to speak, each numbering the messages in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import datetime

from sqlalchemy import UniqueConstraint, tuple_, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col, select

from domain.chat import Address, ChatKind
from storage.tables import insert_into, known, maybe_moment, word

_AT_ONCE = 200  # chats in one query
MOST = 500  # messages of a history that are read at once, at most


class ChatRow(SQLModel, table=True):
    """A place to speak. `last_seq` numbers all that is said here, by either side.

    Taking the next number locks the row until the transaction ends: what is said in one chat gets
    its numbers in the order of the commits, so a reader that asks "after 17" can miss nothing.
    Before `quiet_until` the channel takes no further message here. What is said in a chat that
    `moved_to` another one is said there.
    """

    __tablename__ = "chats"
    __table_args__ = (UniqueConstraint("channel", "external_id", "thread"),)
    id: int | None = Field(default=None, primary_key=True)
    channel: str
    external_id: str
    kind: ChatKind = word(ChatKind)
    thread: str = ""
    last_seq: int = 0
    quiet_until: datetime | None = maybe_moment()
    moved_to: int | None = None


async def open_chat(session: AsyncSession, address: Address) -> int:
    """The id of the chat at this address, remembered now if new."""
    row = await _row(session, address)
    if row is None:
        # Another process may be inserting the same chat at this very moment.
        values = {**asdict(address), "last_seq": 0}
        await session.execute(insert_into(session, ChatRow).values(values).on_conflict_do_nothing())
        row = await _row(session, address)
    return known(row.id if row else None)


async def find_chat(session: AsyncSession, address: Address) -> int | None:
    """The id of the chat at this address; None if nothing was ever said there."""
    row = await _row(session, address)
    return row.id if row else None


async def list_known(session: AsyncSession, places: Iterable[Address]) -> list[tuple[Address, int]]:
    """Those of these addresses that have a chat, each with the chat's id."""
    found = [(place, await find_chat(session, place)) for place in places]
    return [(place, chat_id) for place, chat_id in found if chat_id is not None]


async def list_last_numbers(session: AsyncSession, places: Sequence[Address]) -> dict[Address, int]:
    """The number of the last line in each of these chats, for those in which anything was said."""
    found: dict[Address, int] = {}
    for start in range(0, len(places), _AT_ONCE):
        some = {(p.channel, p.external_id, p.thread): p for p in places[start : start + _AT_ONCE]}
        place = tuple_(col(ChatRow.channel), col(ChatRow.external_id), col(ChatRow.thread))
        query = select(ChatRow.channel, ChatRow.external_id, ChatRow.thread, ChatRow.last_seq)
        for channel, external_id, thread, number in await session.execute(
            query.where(place.in_(list(some)))
        ):
            found[some[channel, external_id, thread]] = number
    return found


async def find_address(session: AsyncSession, chat_id: int) -> Address:
    """The address of a chat."""
    row = await session.get_one(ChatRow, chat_id)
    if row.moved_to is not None:
        row = await session.get_one(ChatRow, row.moved_to)
    return Address(row.channel, row.external_id, ChatKind(row.kind), row.thread)


async def list_chats(session: AsyncSession, channel: str, external_id: str) -> list[ChatRow]:
    """A group's own chat and those of its topics."""
    query = select(ChatRow).where(ChatRow.channel == channel, ChatRow.external_id == external_id)
    return list((await session.execute(query.order_by(col(ChatRow.id)))).scalars())


async def lock_chat(session: AsyncSession, chat_id: int) -> None:
    """Lock a chat until the transaction ends.

    A chat is always locked before its orders: two who lock in turn never wait for each other.
    """
    query = select(ChatRow.id).where(ChatRow.id == chat_id).with_for_update()
    await session.execute(query)


async def take_seq(session: AsyncSession, chat_id: int) -> int:
    """Take the next number of this chat; the chat stays locked until the transaction ends."""
    query = (
        update(ChatRow)
        .where(col(ChatRow.id) == chat_id)
        .values(last_seq=ChatRow.last_seq + 1)
        .returning(col(ChatRow.last_seq))
        .execution_options(synchronize_session=False)
    )
    return (await session.execute(query)).scalar_one()


async def quiet_chat(session: AsyncSession, chat_id: int, until: datetime) -> None:
    """Let no message be sent to this chat before that moment."""
    query = update(ChatRow).where(col(ChatRow.id) == chat_id).values(quiet_until=until)
    await session.execute(query.execution_options(synchronize_session=False))


async def _row(session: AsyncSession, address: Address) -> ChatRow | None:
    query = select(ChatRow).where(
        ChatRow.channel == address.channel,
        ChatRow.external_id == address.external_id,
        ChatRow.thread == address.thread,
    )
    return (await session.execute(query)).scalar_one_or_none()
