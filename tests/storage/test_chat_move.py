"""Whatever refers to a chat moves with it: by its foreign key, or because it is named otherwise."""

from __future__ import annotations

from domain.chat import Address, ChatKind
from storage.chat import chats
from storage.chat_move import SPECIAL, derived_columns, move_chats
from storage.database import Database
from storage.people import people
from storage.schema import column_named, columns_referring_to, metadata
from tests.storage.filled import fill, unique_columns, values_in

NAMES = {"chat_id", "queue_chat_id", "moved_to"}
OLD, NEW = (Address("telegram", name, ChatKind.GROUP) for name in ("-1", "-100"))


def referring() -> set[str]:
    """Columns that refer to chats: by a foreign key, or by a name that such columns bear."""
    keys = columns_referring_to("chats")
    names = {column.name for column in keys} | NAMES
    columns = [c for table in metadata().sorted_tables for c in table.columns if c.name in names]
    return {str(column) for column in (*keys, *columns)}


def test_every_column_that_refers_to_a_chat_is_derived_or_named() -> None:
    derived = {str(column) for column in derived_columns()}
    assert derived.isdisjoint(SPECIAL)
    assert referring() == {*derived, *SPECIAL}


def test_no_known_one_got_lost() -> None:
    known = ("callback_requests", "errands", "invitations", "orders", "recordings", "surveys")
    assert [str(column) for column in derived_columns()] == [f"{name}.chat_id" for name in known]


def test_what_is_derived_may_hold_one_chat_twice() -> None:
    unique = {str(column) for column in derived_columns()} & unique_columns()
    assert unique == set(), "name them in SPECIAL, and say what becomes of the second row"


async def test_what_was_asked_in_a_group_is_told_under_its_new_name(database: Database) -> None:
    async with database.write() as session:
        await people.open_person(session, "terminal:ana", locale="pt-BR")
        here = await chats.open_chat(session, OLD)
        named = {
            str(column): here for column in (*derived_columns(), column_named("outbox.chat_id"))
        }
        await fill(session, database.clock.now(), named)
    async with database.write() as session:
        await move_chats(session, OLD.channel, OLD.external_id, NEW.external_id)
    async with database.read() as session:
        there = await chats.find_chat(session, NEW)
        for column in derived_columns():
            assert await values_in(session, column) == [there], str(column)
        assert await values_in(session, column_named("outbox.chat_id")) == [here]
        assert await chats.find_address(session, here) == NEW
        for name in ("half_orders.chat_id", "awaited_words.chat_id"):
            assert await values_in(session, column_named(name)) == [], "what waited is forgotten"
