"""Numbers that people keep by name: one contact a line and a name, private or the team's."""

from __future__ import annotations

import asyncio

import pytest
from sqlalchemy import event, insert

from domain.errors import ContactFault, InvalidContact
from domain.people.contact import MOST_CONTACTS, Contact, Kept
from domain.phone import parse_number
from storage.database import Database
from storage.people import contacts, people
from storage.people.contacts import ContactRow
from tests.clocks import FrozenClock

MOBILE, OTHER = "11 99206-9730", "21 99765-4321"


async def person(database: Database, name: str = "ana") -> int:
    async with database.write() as session:
        return (await people.open_person(session, f"web:{name}", locale="pt-BR")).id


async def add(database: Database, owner: int, name: str, number: str = MOBILE) -> Kept:
    async with database.write() as session:
        return await contacts.add_contact(
            session, owner, name, parse_number(number), database.clock.now()
        )


async def listed(database: Database, owner: int) -> list[Contact]:
    async with database.read() as session:
        return await contacts.list_contacts(session, owner)


async def test_a_contact_is_kept_and_listed_by_name(database: Database) -> None:
    ana = await person(database)
    zoe = (await add(database, ana, "Zoé", OTHER)).contact
    kept = await add(database, ana, "Álvaro")
    assert (kept.before, kept.replaced) == (None, None)
    assert kept.contact.number == parse_number(MOBILE)
    assert await listed(database, ana) == [kept.contact, zoe]


async def test_the_same_line_is_the_same_contact_under_its_new_name(database: Database) -> None:
    ana = await person(database)
    first = await add(database, ana, "Rui", MOBILE)
    again = await add(database, ana, "Rui Alves", MOBILE)
    assert again.before == first.contact
    assert again.contact.id == first.contact.id
    assert await listed(database, ana) == [again.contact]


async def test_a_number_with_and_without_its_ninth_digit_is_one_contact(
    database: Database,
) -> None:
    ana = await person(database)
    old = parse_number(MOBILE)
    written_short = type(old)("551192069730", old.number_class)
    async with database.write() as session:
        now = database.clock.now()
        first = await contacts.add_contact(session, ana, "Rui", written_short, now)
    again = await add(database, ana, "Rui", MOBILE)
    assert again.contact.id == first.contact.id
    assert [one.number.digits for one in await listed(database, ana)] == [old.digits]


async def test_the_same_name_gets_the_new_number(database: Database) -> None:
    ana = await person(database)
    first = await add(database, ana, "João", MOBILE)
    again = await add(database, ana, "joao", OTHER)
    assert again.before == first.contact
    assert [(c.name, c.number.digits) for c in await listed(database, ana)] == [
        ("joao", "5521997654321")
    ]


async def test_one_who_takes_anothers_name_replaces_them_and_says_so(database: Database) -> None:
    ana = await person(database)
    maria = (await add(database, ana, "Maria", MOBILE)).contact
    rui = (await add(database, ana, "Rui", OTHER)).contact
    kept = await add(database, ana, "Maria", OTHER)
    assert (kept.before, kept.replaced) == (rui, maria)
    assert await listed(database, ana) == [kept.contact]


async def test_what_is_private_is_nobody_elses_and_what_is_shared_is_the_teams(
    database: Database,
) -> None:
    ana, bia = await person(database), await person(database, "bia")
    rui = (await add(database, ana, "Rui")).contact
    own = (await add(database, bia, "Zoé", MOBILE)).contact
    assert await listed(database, bia) == [own]
    async with database.write() as session:
        await contacts.note_shared(session, rui.id, shared=True)
    first, second = await listed(database, bia)
    assert (first, second.id, second.shared) == (own, rui.id, True), "one's own stand first"
    async with database.write() as session:
        await contacts.note_shared(session, rui.id, shared=False)
    assert await listed(database, bia) == [own]


async def test_a_shared_contact_stays_shared_when_it_is_renamed(database: Database) -> None:
    ana = await person(database)
    rui = (await add(database, ana, "Rui")).contact
    async with database.write() as session:
        await contacts.note_shared(session, rui.id, shared=True)
    assert (await add(database, ana, "Rui Alves")).contact.shared


async def test_a_contact_that_is_removed_is_gone_and_may_be_removed_again(
    database: Database,
) -> None:
    ana = await person(database)
    rui = (await add(database, ana, "Rui")).contact
    for _ in range(2):
        async with database.write() as session:
            await contacts.remove_contact(session, rui.id)
    assert await listed(database, ana) == []


async def test_two_who_save_one_person_at_the_same_moment_save_one(database: Database) -> None:
    ana = await person(database)
    await asyncio.gather(*(database.ping() for _ in range(4)))  # connected, they meet at the row
    await asyncio.gather(*(add(database, ana, f"Rui {at % 2}") for at in range(4)))
    assert len(await listed(database, ana)) == 1


async def test_a_full_book_is_read_at_once_and_takes_no_more(
    database: Database, clock: FrozenClock
) -> None:
    ana, bia = await person(database), await person(database, "bia")
    rows = [
        {
            "owner_id": ana,
            "name": f"Maria {at}",
            "name_key": f"maria {at}",
            "digits": f"55119{at:08}",
            "line_key": f"5511{at:08}",
            "shared": False,
            "created_at": clock.now(),
        }
        for at in range(MOST_CONTACTS)
    ]
    async with database.write() as session:
        await session.execute(insert(ContactRow), rows)
    asked: list[str] = []
    event.listen(
        database.engine.sync_engine, "before_cursor_execute", lambda *said: asked.append(said[2])
    )
    assert len(await listed(database, ana)) == MOST_CONTACTS
    assert len([statement for statement in asked if "contacts" in statement]) == 1
    with pytest.raises(InvalidContact) as refused:
        await add(database, ana, "Rui", MOBILE)
    assert refused.value.fault is ContactFault.FULL
    assert (await add(database, ana, "Maria 7", OTHER)).before, "one of them may still change"
    assert (await add(database, bia, "Rui", MOBILE)).before is None, "others have room"
