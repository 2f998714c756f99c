"""One human, on whichever channels."""

import asyncio

import pytest

from domain.people.person import LONGEST_NAME
from domain.phone import parse_number
from storage.database import Database
from storage.people import people


async def test_a_person_is_remembered_at_their_first_words_only(database: Database) -> None:
    async with database.write() as session:
        first = await people.open_person(session, "web:ana", name="A" * 90, locale="en")
    async with database.write() as session:
        again = await people.open_person(session, "web:ana", name="Other", locale="pt-BR")
        assert again == first
        assert (again.name, again.locale, again.line) == ("A" * LONGEST_NAME, "en", None)
        assert again.identities == frozenset({"web:ana"})
        assert await people.find_by_identity(session, "terminal:ana") is None


async def test_a_person_may_have_several_names_and_a_name_one_person(database: Database) -> None:
    async with database.write() as session:
        ana = await people.open_person(session, "web:ana", locale="pt-BR")
        bia = await people.open_person(session, "web:bia", locale="pt-BR")
        for person in (ana, bia, ana):
            await people.link_identity(session, person.id, "telegram:12:3")
    async with database.read() as session:
        assert (await people.find_person(session, ana.id)).identities == frozenset(
            {"web:ana", "telegram:12:3"}
        )
        found = await people.find_by_identity(session, "telegram:12:3")
        assert found is not None
        assert found.id == ana.id


async def test_a_line_and_a_language_are_kept(database: Database) -> None:
    line = parse_number("11 98765-4321")
    async with database.write() as session:
        ana = await people.open_person(session, "web:ana", locale="pt-BR")
        await people.note_line(session, ana.id, line)
        await people.note_locale(session, ana.id, "en")
    async with database.read() as session:
        kept = await people.find_person(session, ana.id)
    assert (kept.line, kept.line_verified_at, kept.locale) == (line, None, "en")


async def test_two_who_hear_a_person_first_hear_one_person(database: Database) -> None:
    async def hear() -> int:
        async with database.write() as session:
            return (await people.open_person(session, "web:ana", locale="pt-BR")).id

    await asyncio.gather(*(database.ping() for _ in range(4)))  # connected, they meet at the row
    assert len(set(await asyncio.gather(*(hear() for _ in range(4))))) == 1


async def test_nobody_is_nobody(database: Database) -> None:
    async with database.read() as session:
        with pytest.raises(LookupError):
            await people.find_person(session, 99)
