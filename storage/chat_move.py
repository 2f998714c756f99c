"""Moving what belongs to one chat to another: a group's new id, or an account that was merged."""

from __future__ import annotations

from sqlalchemy import Column, ColumnElement, delete, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from domain.chat import Address, ChatKind
from domain.orders.order import ENDED
from storage.audio.jobs import MediaJobRow
from storage.chat.chats import find_chat, list_chats, lock_chat, open_chat
from storage.chat.incomplete_orders import IncompleteOrderRow
from storage.chat.pending_questions import PendingQuestionRow
from storage.orders.orders import OrderRow
from storage.orders.surveys import SurveyRow
from storage.schema import columns_referring_to

# Columns that are not simply changed to the other chat, and why. All others are.
SPECIAL = {
    "inbound.chat_id": "what was said stays in its chat, whose own numbers it has",
    "outbox.chat_id": "numbered like what was said; what waits is said where the chat moved to",
    "cards.chat_id": "the channel knows a card by this id in its old chat alone",
    "page_chats.chat_id": "unique within a page; its news is said where the chat moved to",
    "half_orders.chat_id": "a person has one at a time; what waited for an answer is forgotten",
    "awaited_words.chat_id": "a person has one at a time; what waited for an answer is forgotten",
    "people.queue_chat_id": "an agent waits in a private chat, and only groups move",
    "chats.moved_to": "what moved before is told where it moved to then",
}


async def move_chats(session: AsyncSession, channel: str, before: str, after: str) -> None:
    """Move what belongs to a group to its new id, topic by topic.

    The new chat is made or found first and locked, as people may speak in it at this very moment.
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
        for column in derived_columns():
            ours = update(column.table).where(column == here).values({column.name: there})
            await session.execute(ours)
        row.moved_to = there  # messages that wait in this chat are delivered there
    await session.flush()


def derived_columns() -> list[Column[int]]:
    """The columns that refer to chats and are simply changed in a move: all but SPECIAL."""
    return [column for column in columns_referring_to("chats") if str(column) not in SPECIAL]


async def move_open(session: AsyncSession, place: Address, person_id: int, there: int) -> None:
    """Move what a person asked in one chat and has not ended to another chat."""
    here = await find_chat(session, place)
    if here is None:
        return
    mine = (col(OrderRow.asker_id) == person_id) & col(OrderRow.state).not_in(ENDED)
    await _move(session, OrderRow, here, there, mine)
    waiting = (col(SurveyRow.asker_id) == person_id) & col(SurveyRow.ended_at).is_(None)
    await _move(session, SurveyRow, here, there, waiting)
    await _move(session, MediaJobRow, here, there, col(MediaJobRow.person_id) == person_id)


async def _move(
    session: AsyncSession,
    table: type[OrderRow | SurveyRow | MediaJobRow],
    here: int,
    there: int,
    which: ColumnElement[bool],
) -> None:
    query = update(table).where(col(table.chat_id) == here, which).values(chat_id=there)
    await session.execute(query.execution_options(synchronize_session=False))
