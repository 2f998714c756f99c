"""An order that waits for a part is kept whole, once for each person and chat."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from domain.chat import Address, PersonInChat
from domain.language.due_times import Due, Note
from domain.language.meanings import Party
from domain.language.order_request import HALF_LIFE, IncompleteOrder, OrderRequest, Slot
from domain.orders.order import Kind
from domain.phone import parse_number
from storage.chat.chats import open_chat
from storage.chat.incomplete_orders import (
    IncompleteOrderRow,
    close_incomplete,
    find_incomplete,
    open_incomplete,
)
from storage.database import Database
from storage.people.people import open_person

ANA = parse_number("11 99206-9730")
ENDS = (Party(number=ANA, name="Ana Flávia"), Party(me=True), Party(name="joão"))


@pytest.fixture
async def place(database: Database) -> PersonInChat:
    """A person and a chat."""
    async with database.write() as session:
        person = await open_person(session, "terminal:ana", locale="pt-BR")
        return PersonInChat(person.id, await open_chat(session, Address("terminal", "ana")))


def half_of(database: Database, **changes: object) -> IncompleteOrder:
    wanted = OrderRequest(kind=Kind.CALL, parties=ENDS, words="“Olá”,\nJoão 😀")
    half = IncompleteOrder(
        wanted=wanted, asked=Slot.DEST, choices=(3, 1), asked_at=database.clock.now()
    )
    return replace(half, **changes)  # type: ignore[arg-type]  # fields of the value


async def kept(database: Database, place: PersonInChat) -> IncompleteOrder | None:
    async with database.read() as session:
        return await find_incomplete(session, place)


async def test_all_of_it_comes_back(database: Database, place: PersonInChat) -> None:
    half = half_of(database)
    async with database.write() as session:
        await open_incomplete(session, place, half)
    assert await kept(database, place) == half
    assert half.expires_at - half.asked_at == HALF_LIFE


async def test_the_time_said_stays_and_what_was_noted_of_it_was_said(
    database: Database, place: PersonInChat
) -> None:
    at = database.clock.now() + timedelta(hours=3)
    wanted = OrderRequest(kind=Kind.SMS, due=Due(at, (Note.TOMORROW,)))
    async with database.write() as session:
        await open_incomplete(session, place, half_of(database, wanted=wanted))
    found = await kept(database, place)
    assert found is not None
    assert found.wanted == replace(wanted, due=Due(at))


async def test_the_latest_takes_the_place_of_any_other(
    database: Database, place: PersonInChat
) -> None:
    latest = half_of(database, asked=Slot.WORDS, choices=())
    async with database.write() as session:
        await open_incomplete(session, place, half_of(database))
        await open_incomplete(session, place, latest)
    assert await kept(database, place) == latest
    async with database.read() as session:
        rows = await session.execute(select(func.count()).select_from(IncompleteOrderRow))
        assert rows.scalar_one() == 1


async def test_other_people_and_other_chats_have_their_own(
    database: Database, place: PersonInChat
) -> None:
    person, chat = place.person_id, place.chat_id
    async with database.write() as session:
        bia = await open_person(session, "terminal:bia", locale="en")
        web = await open_chat(session, Address("web", "ana"))
        await open_incomplete(session, place, half_of(database))
        await open_incomplete(session, PersonInChat(bia.id, chat), half_of(database, choices=()))
        await close_incomplete(session, PersonInChat(person, web))
    assert await kept(database, place) == half_of(database)
    assert await kept(database, PersonInChat(bia.id, chat)) == half_of(database, choices=())
    assert await kept(database, PersonInChat(person, web)) is None


async def test_what_was_forgotten_is_gone(database: Database, place: PersonInChat) -> None:
    async with database.write() as session:
        await open_incomplete(session, place, half_of(database))
        await close_incomplete(session, place)
        await close_incomplete(session, place)
    assert await kept(database, place) is None


def test_a_question_is_told_from_the_next_one_by_its_stamp(database: Database) -> None:
    half = half_of(database)
    later = replace(half, asked_at=half.asked_at + timedelta(milliseconds=1))
    assert half.stamp != later.stamp
    assert len(f"pick:{10**17}:{half.stamp}".encode()) <= 64
