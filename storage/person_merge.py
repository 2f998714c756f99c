"""Two people who turn out to be one: what the second had becomes the first one's."""

from __future__ import annotations

from typing import Any

from sqlalchemy import delete, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import SQLModel, col, select

from domain.people.contact import name_key
from domain.people.limits import OF_A_PERSON
from domain.people.roles import Role
from storage.audio.jobs import AudioJobRow
from storage.audio.recordings import RecordingRow
from storage.callback_queue.requests import CallbackRequestRow
from storage.callback_queue.steps import RequestStepRow
from storage.chat.incomplete_orders import IncompleteOrderRow
from storage.chat.pending_questions import PendingQuestionRow
from storage.chat.voice_notes import VoiceNoteJobRow
from storage.oncall.overrides import OverrideRow
from storage.oncall.pages import PageChatRow, PageEventRow, PageRow
from storage.oncall.silences import SilenceRow
from storage.orders.orders import OrderRow
from storage.people.contacts import ContactRow
from storage.people.invitations import InvitationRow
from storage.people.limits import LimitRow
from storage.people.link_codes import close_codes
from storage.people.logins import LoginLinkRow
from storage.people.people import IdentityRow, PersonRow
from storage.tables import known

# Where a person stands in a row that simply becomes the other's.
_THEIRS: tuple[tuple[type[SQLModel], str], ...] = (
    (IdentityRow, "person_id"),
    (OrderRow, "asker_id"),
    (OrderRow, "approver_id"),
    (RecordingRow, "owner_id"),
    (AudioJobRow, "person_id"),
    (VoiceNoteJobRow, "person_id"),
    (InvitationRow, "inviter_id"),
    (InvitationRow, "person_id"),
    (LoginLinkRow, "person_id"),
    (CallbackRequestRow, "customer_id"),
    (CallbackRequestRow, "agent_id"),
    (RequestStepRow, "person_id"),
    (SilenceRow, "made_by"),
    (OverrideRow, "made_by"),
    (PageRow, "acker_id"),
    (PageEventRow, "person_id"),
    (PageChatRow, "person_id"),
)


async def merge_people(session: AsyncSession, into: int, other: int) -> None:
    """Make `other` a name of `into`: accounts, contacts and history; the audit stays as it is.

    The role that counts is that of `into`; of limits that either had of their own, the lower one.
    """
    rows = {}
    for person_id in sorted((into, other)):  # always in one order: two who merge at once both end
        rows[person_id] = await session.get_one(
            PersonRow, person_id, with_for_update={"key_share": True}, populate_existing=True
        )
    await _merge_contacts(session, into, other)
    await _merge_limits(session, into, other)
    await session.execute(
        delete(IncompleteOrderRow).where(col(IncompleteOrderRow.person_id) == other)
    )
    await session.execute(
        delete(PendingQuestionRow).where(col(PendingQuestionRow.person_id) == other)
    )
    await close_codes(session, other)
    for table, column in _THEIRS:
        await _become(session, table, column, into, other)
    kept, gone = rows[into], rows[other]
    if not kept.line:
        kept.line, kept.line_verified_at = gone.line, gone.line_verified_at
    gone.merged_into, gone.role, gone.role_changes = into, Role.NONE, gone.role_changes + 1
    await session.flush()
    session.expire_all()


async def split_identity(session: AsyncSession, person_id: int, identity_id: int) -> str:
    """Make an account of this person somebody else again, without a role; its name, or nothing."""
    row = await session.get(IdentityRow, identity_id, with_for_update=True)
    if row is None or row.person_id != person_id:
        return ""
    person = await session.get_one(PersonRow, person_id)
    fresh = PersonRow(name=person.name, locale=person.locale, role=Role.NONE)
    session.add(fresh)
    await session.flush()
    row.person_id = known(fresh.id)
    await session.flush()
    return f"{row.channel}:{row.external_id}"


async def _merge_contacts(session: AsyncSession, into: int, other: int) -> None:
    query = select(ContactRow).where(col(ContactRow.owner_id).in_({into, other}))
    rows = (await session.execute(query)).scalars().all()
    lines = {row.line_key for row in rows if row.owner_id == into}
    names = {row.name_key for row in rows if row.owner_id == into}
    for row in [row for row in rows if row.owner_id == other]:
        if row.line_key in lines:
            await session.delete(row)  # the first one's own name for it stands
            continue
        row.name = _free_name(row.name, names)
        row.name_key = name_key(row.name)
        row.owner_id = into
        names.add(row.name_key)
    await session.flush()


def _free_name(name: str, taken: set[str]) -> str:
    """The name, or the first one that nobody else of the book has."""
    number, free = 1, name
    while name_key(free) in taken:
        number += 1
        free = f"{name} {number}"
    return free


async def _merge_limits(session: AsyncSession, into: int, other: int) -> None:
    """Nobody escapes a limit by being somebody else: the lower one stays; 0 is no limit."""
    query = select(LimitRow).where(col(LimitRow.person_id).in_({into, other}))
    rows = (await session.execute(query)).scalars().all()
    for name in OF_A_PERSON:
        held = [row.value for row in rows if row.name == name and row.value]
        mine = next((row for row in rows if row.name == name and row.person_id == into), None)
        if not held:
            continue
        if mine is None:
            session.add(LimitRow(name=name.value, person_id=into, value=min(held)))
        else:
            mine.value = min(held)
    await session.execute(delete(LimitRow).where(col(LimitRow.person_id) == other))
    await session.flush()


async def _become(
    session: AsyncSession, table: type[SQLModel], column: str, into: int, other: int
) -> None:
    whose: Any = getattr(table, column)
    query = update(table).where(whose == other).values({column: into})
    await session.execute(query.execution_options(synchronize_session=False))
