"""Saved people: names as they are kept and compared, and who was meant."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors import ContactFault, InvalidContact, InvalidNumber, NumberFault
from domain.people.contact import (
    Contact,
    find_like,
    find_named,
    may_change,
    name_key,
    number_of_card,
    tidy_name,
)
from domain.phone import parse_number

MOBILE = "11 99206-9730"


def contact(name: str, number: str = MOBILE, **more: int) -> Contact:
    return Contact(**{"id": 1, "owner_id": 1, **more}, name=name, number=parse_number(number))


def book(*names: str) -> list[Contact]:
    return [contact(name, id=at) for at, name in enumerate(names)]


def near(said: str, *names: str) -> list[str]:
    found = find_named(said, book(*names))
    assert found.exact == ()
    return [contact.name for contact in found.near]


@pytest.mark.parametrize(
    "said", ["jose da silva", "JOSÉ  DA SILVA", "José-da Silva", "Jose\u0301 da Silva"]
)
def test_a_name_is_known_without_accents_capitals_and_punctuation(said: str) -> None:
    found = find_named(said, book("Josefa", "José da Silva"))
    assert [contact.name for contact in found.exact] == ["José da Silva"]
    assert found.near == ()


def test_two_who_are_called_the_same_are_both_told() -> None:
    found = find_named("maria", [contact("Maria"), contact("MARIA", owner_id=2)])
    assert [contact.owner_id for contact in found.exact] == [1, 2]


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("Tiago", "Thiago Souza"),
        ("Luís Alves", "Luiz Alves"),
        ("maria", "Maria Souza"),
        ("Zé", "José Carlos"),
        ("Francisco", "Chico"),
        ("bia ramos", "Beatriz Ramos"),
        ("Bob", "Robert Smith"),
        ("fernnada", "Fernanda"),
    ],
)
def test_nicknames_and_near_misses_are_offered_and_never_taken(said: str, meant: str) -> None:
    assert near(said, "Ada Lovelace", meant, "Otto Xavier") == [meant]


def test_the_likest_is_offered_first_and_four_at_most() -> None:
    names = [
        f"Maria {surname}" for surname in ("Alves", "Braga", "Costa", "Dias", "Ester", "Souza")
    ]
    offered = near("Maria Sousa", *names)
    assert offered[0] == "Maria Souza"
    assert len(offered) == 4


@pytest.mark.parametrize("said", ["", "!!!", "Xerxes"])
def test_who_is_nobody_is_nobody(said: str) -> None:
    assert near(said, "Maria", "João") == []


@given(st.text(max_size=40), st.text(max_size=40))
def test_whoever_is_named_exactly_has_that_name_and_no_other(said: str, name: str) -> None:
    found = find_named(said, book(name))
    assert bool(found.exact) == (name_key(said) == name_key(name) != "")


def test_a_list_is_searched_by_part_of_a_name_or_number() -> None:
    names = [
        contact("Maria"),
        contact("Ana Márcia", "21 99765-4321"),
        contact("Zoé", "11 3123-4567"),
    ]
    assert [c.name for c in find_like("mar", names)] == ["Maria", "Ana Márcia"]
    assert [c.name for c in find_like("9765", names)] == ["Ana Márcia"]
    assert find_like("11", names) == []
    assert find_like("maria 99206", names) == []
    assert find_like("?", names) == []


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Maria \n Silva: ", "Maria Silva"),
        ("Loja 12 -", "Loja 12"),
        ("Mãe ❤️", "Mãe ❤️"),
        ("Rui\u202e\u200b Alves\x07", "Rui Alves"),
        ("N" * 60, "N" * 60),
        ("山田", "山田"),
    ],
)
def test_a_name_is_kept_on_one_line_as_people_see_it(typed: str, kept: str) -> None:
    assert tidy_name(typed) == kept


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ("", ContactFault.EMPTY),
        (" \u200b ", ContactFault.EMPTY),
        ("❤️", ContactFault.EMPTY),
        ("N" * 61, ContactFault.LONG),
        ("190", ContactFault.NUMBER),
        ("+55 11 99206-9730", ContactFault.NUMBER),
        ("Rui 3123-4567", ContactFault.NUMBER),
    ],
)
def test_a_name_that_nobody_could_be_called_is_refused(typed: str, fault: ContactFault) -> None:
    with pytest.raises(InvalidContact) as refused:
        tidy_name(typed)
    assert refused.value.fault is fault


@pytest.mark.parametrize(
    ("written", "digits"),
    [
        ("5511992069730", "5511992069730"),
        ("+5511992069730", "5511992069730"),
        ("(11) 99206-9730", "5511992069730"),
        ("+11992069730", "5511992069730"),
        ("447911123456", "447911123456"),
        ("+47 21 23 45 67", "4721234567"),
    ],
)
def test_the_number_of_a_card_may_lack_its_plus_sign_or_have_one_too_many(
    written: str, digits: str
) -> None:
    assert number_of_card(written).digits == digits


@pytest.mark.parametrize(
    ("written", "fault"),
    [
        ("190", NumberFault.EMERGENCY),
        ("", NumberFault.UNREADABLE),
        ("x*12#", NumberFault.UNREADABLE),
    ],
)
def test_a_card_without_a_number_that_can_be_dialled_says_why(
    written: str, fault: NumberFault
) -> None:
    with pytest.raises(InvalidNumber) as refused:
        number_of_card(written)
    assert refused.value.fault is fault


def test_only_the_owner_and_for_the_teams_an_administrator_may_change_a_contact() -> None:
    private = contact("Rui", owner_id=1)
    shared = Contact(id=1, owner_id=1, name="Rui", number=private.number, shared=True)
    assert may_change(private, 1, admin=False)
    assert may_change(shared, 1, admin=False)
    assert may_change(shared, 2, admin=True)
    assert not may_change(shared, 2, admin=False)
    assert not may_change(private, 2, admin=True)


def test_a_contacts_name_cannot_hold_the_dots_of_the_list_of_contacts() -> None:
    assert tidy_name("Maria · equipe (mãe)") == "Maria equipe (mãe)"
    assert tidy_name("Gal·la") == "Gal·la"
