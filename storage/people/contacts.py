"""Contacts: phone numbers saved by name, for one person or for the whole team."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import UniqueConstraint, delete, func, or_
from sqlalchemy import select as columns
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col, select

from domain.errors import ContactFault, InvalidContact
from domain.people.contact import MOST_CONTACTS, Contact, Kept, name_key
from domain.phone import PhoneNumber, from_digits
from storage.people.people import PersonRow
from storage.tables import known, moment


class ContactRow(SQLModel, table=True):
    """A saved contact. `line_key` is equal for both ways of writing a Brazilian mobile."""

    __tablename__ = "contacts"
    __table_args__ = (UniqueConstraint("owner_id", "name_key"),)
    id: int | None = Field(default=None, primary_key=True)
    owner_id: int = Field(foreign_key="people.id", index=True)
    name: str
    name_key: str = Field(index=True)
    digits: str
    line_key: str
    shared: bool = Field(default=False, index=True)
    created_at: datetime = moment()


async def list_contacts(session: AsyncSession, person_id: int) -> list[Contact]:
    """The contacts that a person may use: their own first, then the team's, each by name."""
    # Columns, because thousands of mapped rows would take four times as long.
    found = await session.execute(
        columns(
            col(ContactRow.id),
            col(ContactRow.owner_id),
            col(ContactRow.name),
            col(ContactRow.digits),
            col(ContactRow.shared),
        )
        .where(or_(col(ContactRow.owner_id) == person_id, col(ContactRow.shared)))
        .order_by(
            col(ContactRow.owner_id) != person_id, col(ContactRow.name_key), col(ContactRow.id)
        )
    )
    return [_contact(*row) for row in found]


async def find_name(session: AsyncSession, person_id: int, number: PhoneNumber) -> str:
    """The name by which a person knows a number, their own contact first; "" without one."""
    query = (
        columns(col(ContactRow.name))
        .where(
            or_(col(ContactRow.owner_id) == person_id, col(ContactRow.shared)),
            col(ContactRow.line_key) == number.line_key,
        )
        .order_by(col(ContactRow.owner_id) != person_id, col(ContactRow.id))
        .limit(1)
    )
    return (await session.execute(query)).scalar_one_or_none() or ""


async def count_contacts(session: AsyncSession, owner_id: int) -> int:
    """How many contacts a person has saved."""
    query = select(func.count()).where(col(ContactRow.owner_id) == owner_id)
    return (await session.execute(query)).scalar_one()


async def add_contact(
    session: AsyncSession, owner_id: int, name: str, number: PhoneNumber, now: datetime
) -> Kept:
    """Save a contact; changes the owner's contact that has this name or number, if any.

    Raises InvalidContact where there is room for no more.
    """
    # Another process that saves a contact of the same person at this moment waits here.
    await session.get_one(PersonRow, owner_id, with_for_update=True)
    key = name_key(name)
    same_line = await _owned(session, owner_id, ContactRow.line_key == number.line_key)
    same_name = await _owned(session, owner_id, ContactRow.name_key == key)
    row = same_line or same_name
    before = _of(row) if row else None
    replaced = _of(same_name) if same_name and same_name is not row else None
    if replaced:
        await remove_contact(session, replaced.id)
    if row is None:
        if await count_contacts(session, owner_id) >= MOST_CONTACTS:
            raise InvalidContact(ContactFault.FULL)
        row = ContactRow(
            owner_id=owner_id, name="", name_key="", digits="", line_key="", created_at=now
        )
    row.name, row.name_key = name, key
    row.digits, row.line_key = number.digits, number.line_key
    session.add(row)
    await session.flush()
    return Kept(contact=_of(row), before=before, replaced=replaced)


async def remove_contact(session: AsyncSession, contact_id: int) -> None:
    """Delete a contact; does nothing if it is gone already."""
    await session.execute(delete(ContactRow).where(col(ContactRow.id) == contact_id))


async def note_shared(session: AsyncSession, contact_id: int, *, shared: bool) -> None:
    """Share a contact with the whole team, or with nobody but its owner."""
    row = await session.get_one(ContactRow, contact_id)
    row.shared = shared
    await session.flush()


async def _owned(session: AsyncSession, owner_id: int, condition: bool) -> ContactRow | None:
    query = (
        select(ContactRow)
        .where(ContactRow.owner_id == owner_id, condition)
        .order_by(col(ContactRow.id))
        .limit(1)
    )
    return (await session.execute(query)).scalar_one_or_none()


def _of(row: ContactRow) -> Contact:
    return _contact(row.id, row.owner_id, row.name, row.digits, row.shared)


def _contact(id_: int | None, owner_id: int, name: str, digits: str, shared: bool) -> Contact:
    number = from_digits(digits)
    return Contact(id=known(id_), owner_id=owner_id, name=name, number=number, shared=shared)
