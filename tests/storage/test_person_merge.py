"""Whatever refers to a person is merged: by its foreign key, or as it is named with a reason."""

from __future__ import annotations

import pytest

from storage.chat import chats
from storage.database import Database
from storage.people import people
from storage.person_merge import SPECIAL, WITHOUT_KEY, derived_columns, merge_people
from storage.schema import column_named, columns_referring_to, metadata
from tests.storage.filled import fill, unique_columns, values_in
from tests.storage.samples import ANA

NAMES = {"person_id", "approver_id", "merged_into"}
# As it was when the list was still written by hand: none of these may get lost.
KNOWN = {
    "callback_requests.agent_id",
    "callback_requests.customer_id",
    "errands.person_id",
    "hearings.person_id",
    "identities.person_id",
    "invitations.inviter_id",
    "invitations.person_id",
    "login_links.person_id",
    "orders.approver_id",
    "orders.asker_id",
    "overrides.made_by",
    "page_chats.person_id",
    "page_events.person_id",
    "pages.acker_id",
    "recordings.owner_id",
    "request_steps.person_id",
    "silences.made_by",
}


def referring() -> set[str]:
    """Columns that refer to people: by a foreign key, or by a name that such columns bear."""
    keys = columns_referring_to("people")
    names = {column.name for column in keys} | NAMES
    columns = [c for table in metadata().sorted_tables for c in table.columns if c.name in names]
    return {str(column) for column in (*keys, *columns)}


def test_every_column_that_refers_to_a_person_is_derived_or_named() -> None:
    derived = [str(column) for column in derived_columns()]
    assert len(derived) == len(set(derived))
    assert set(derived).isdisjoint(SPECIAL)
    assert referring() == {*derived, *SPECIAL}


def test_no_known_one_got_lost() -> None:
    assert {str(column) for column in derived_columns()} >= KNOWN


def test_what_is_derived_may_hold_one_person_twice() -> None:
    unique = {str(column) for column in derived_columns()} & unique_columns()
    assert unique == set(), "name them in SPECIAL, and say what becomes of the second row"


@pytest.mark.parametrize("name", WITHOUT_KEY)
def test_what_is_named_as_without_a_key_has_none(name: str) -> None:
    assert not column_named(name).foreign_keys


async def test_of_two_who_become_one_no_row_speaks_of_the_second(database: Database) -> None:
    async with database.write() as session:
        kept = await people.open_person(session, "terminal:ana", locale="pt-BR")
        gone = await people.open_person(session, "terminal:bia", locale="pt-BR")
        await chats.open_chat(session, ANA)
        named = {str(column): gone.id for column in derived_columns()}
        await fill(session, database.clock.now(), named | {"audit.person_id": gone.id})
    async with database.write() as session:
        await merge_people(session, kept.id, gone.id)
    async with database.read() as session:
        for column in derived_columns():
            assert set(await values_in(session, column)) == {kept.id}, str(column)
        told = await values_in(session, column_named("audit.person_id"))
        assert told == [gone.id], "the audit says what was"
