"""What belongs to one chat goes on in another: a group under a new name, an account given up."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, delete, true, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import SQLModel, col

from domain.chat import Address, ChatKind
from domain.orders.order import ENDED
from storage.audio.jobs import AudioJobRow
from storage.audio.recordings import RecordingRow
from storage.callback_queue.requests import CallbackRequestRow
from storage.chat.chats import find_chat, list_chats, lock_chat, open_chat
from storage.chat.incomplete_orders import IncompleteOrderRow
from storage.chat.pending_questions import PendingQuestionRow
from storage.orders.orders import OrderRow
from storage.people.invitations import InvitationRow

_CHAT = "chat_id"
_SPOKEN_OF: tuple[type[SQLModel], ...] = (
    OrderRow,
    AudioJobRow,
    InvitationRow,
    RecordingRow,
    CallbackRequestRow,
)


async def move_chats(session: AsyncSession, channel: str, before: str, after: str) -> None:
    """A group has a new name at its channel: what was asked in it is told there, topic by topic.

    The new chat is made or found first, and held, as people may speak in it at this very moment.
    """
    for row in await list_chats(session, channel, before):
        there = await open_chat(session, Address(channel, after, ChatKind.GROUP, row.thread))
        await lock_chat(session, there)
        here = row.id or 0
        await session.execute(
            delete(IncompleteOrderRow).where(col(IncompleteOrderRow.chat_id) == here)
        )
        await session.execute(
            delete(PendingQuestionRow).where(col(PendingQuestionRow.chat_id) == here)
        )
        for table in _SPOKEN_OF:
            await _move(session, table, here, there)
        row.moved_to = there  # what waits to be said here is said there
    await session.flush()


async def move_open(session: AsyncSession, place: Address, person_id: int, there: int) -> None:
    """What a person asked in one chat and has not ended is told in another from now on."""
    here = await find_chat(session, place)
    if here is None:
        return
    mine = (col(OrderRow.asker_id) == person_id) & col(OrderRow.state).not_in(ENDED)
    await _move(session, OrderRow, here, there, mine)
    await _move(session, AudioJobRow, here, there, col(AudioJobRow.person_id) == person_id)


async def _move(
    session: AsyncSession,
    table: type[SQLModel],
    here: int,
    there: int,
    which: ColumnElement[bool] | None = None,
) -> None:
    chat_id: Any = getattr(table, _CHAT)
    query = update(table).where(chat_id == here, true() if which is None else which)
    query = query.values(chat_id=there).execution_options(synchronize_session=False)
    await session.execute(query)
