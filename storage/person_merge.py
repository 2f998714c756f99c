"""Merging two people who turn out to be one: the first gets everything of the second."""

from __future__ import annotations

from sqlalchemy import Column, delete, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select

from domain.people.contact import name_key
from domain.people.limits import OF_A_PERSON
from domain.people.roles import Role
from storage.chat.incomplete_orders import IncompleteOrderRow
from storage.chat.pending_questions import PendingQuestionRow
from storage.people.contacts import ContactRow
from storage.people.limits import LimitRow
from storage.people.link_codes import close_codes
from storage.people.people import IdentityRow, PersonRow
from storage.schema import column_named, columns_referring_to
from storage.tables import known

# Columns that refer to a person without a foreign key; they are changed like those that have one.
WITHOUT_KEY = ("login_links.person_id", "orders.approver_id")
# Columns that are not simply changed to the other person, and why. All others are.
SPECIAL = {
    "contacts.owner_id": "the names and numbers of a book are unique: two books are made one",
    "limits.person_id": "a limit is unique: of two the lower one counts",
    "half_orders.person_id": "a chat has one at a time; what waited for an answer is forgotten",
    "awaited_words.person_id": "a chat has one at a time; what waited for an answer is forgotten",
    "link_codes.person_id": "no code of somebody who is gone may let anybody in",
    "link_tries.person_id": "wrong codes are counted against whoever typed them",
    "blocked.person_id": "who blocked a number is part of why it is blocked, as it was said",
    "audit.person_id": "the audit says who it was at that time, and never changes",
    "visit_networks.person_id": "a visit came from its own network, whoever it turns out to be",
    "people.merged_into": "whoever was merged before is found through the one who goes now",
}


async def merge_people(session: AsyncSession, into: int, other: int) -> None:
    """Make `other` a name of `into`: accounts, contacts and history; the audit stays as it is.

    The role that counts is that of `into`; of limits that either had of their own, the lower one.
    """
    rows = {}
    for person_id in sorted((into, other)):  # always in one order, so that merges never deadlock
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
    for column in derived_columns():
        theirs = update(column.table).where(column == other).values({column.name: into})
        await session.execute(theirs)
    kept, gone = rows[into], rows[other]
    if not kept.line:
        kept.line, kept.line_verified_at = gone.line, gone.line_verified_at
    gone.merged_into, gone.role, gone.role_changes = into, Role.NONE, gone.role_changes + 1
    await session.flush()
    session.expire_all()


def derived_columns() -> list[Column[int]]:
    """The columns that refer to people and are simply changed in a merge: all but SPECIAL."""
    keys = [column for column in columns_referring_to("people") if str(column) not in SPECIAL]
    return keys + [column_named(name) for name in WITHOUT_KEY]


async def split_identity(session: AsyncSession, person_id: int, identity_id: int) -> str:
    """Make one identity of a person a new person without a role; returns it, or ""."""
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
            await session.delete(row)  # the first person's own contact stays
            continue
        row.name = _free_name(row.name, names)
        row.name_key = name_key(row.name)
        row.owner_id = into
        names.add(row.name_key)
    await session.flush()


def _free_name(name: str, taken: set[str]) -> str:
    """The name if no other contact has it, else the first numbered one that is free."""
    number, free = 1, name
    while name_key(free) in taken:
        number += 1
        free = f"{name} {number}"
    return free


async def _merge_limits(session: AsyncSession, into: int, other: int) -> None:
    """Keep the lower of both people's own limits, so that merging evades none; 0 is none."""
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
