"""Several numbers and names before a colon, told from one name and a question with commas."""

from __future__ import annotations

import pytest

from domain.errors import InvalidNumber
from domain.language.meanings import Party
from domain.language.name_matching import Names
from domain.language.party_lists import read_party_list
from domain.people.contact import Contact
from domain.phone import from_digits

BOOK = Names(
    Contact(id=at, owner_id=1, name=name, number=from_digits(f"551199206970{at}"))
    for at, name in enumerate(["Maria", "João", "Ana Paula", "Souza e Filhos"], start=1)
)


def said(parties: tuple[Party, ...]) -> list[str]:
    return [p.number.digits if p.number else "me" if p.me else p.name for p in parties]


@pytest.mark.parametrize(
    ("typed", "parties", "words"),
    [
        ("Maria, João e Ana Paula: vêm? 1=sim", ["Maria", "João", "Ana Paula"], "vêm? 1=sim"),
        ("Maria, João, and Ana Paula: come? 1=yes", ["Maria", "João", "Ana Paula"], "come? 1=yes"),
        ("Maria & joao: vêm?", ["Maria", "joao"], "vêm?"),
        ("Souza e Filhos e Maria: vêm?", ["Souza e Filhos", "Maria"], "vêm?"),
        ("Maria, 11 99206-9730 e eu: vêm?", ["Maria", "5511992069730", "me"], "vêm?"),
        ("+55 11 99206-9730; +55 11 98765-4321: vêm: sim?", None, "vêm: sim?"),
        ("Maria e Zeca Silva: vêm?", ["Maria", "Zeca Silva"], "vêm?"),
        ("Zeca, Maria: vêm?", ["Zeca", "Maria"], "vêm?"),
    ],
)
def test_a_list_ends_with_its_colon(typed: str, parties: list[str] | None, words: str) -> None:
    found = read_party_list(typed, BOOK)
    assert found is not None
    assert said(found.parties) == (parties or ["5511992069730", "5511987654321"])
    assert found.words == words


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "Maria: vêm?",
        "Maria, você vem amanhã? 1=sim 2=não",
        "Maria vem, ou não: 1=sim 2=não",
        "Maria e João vêm amanhã? 1=sim",
        "Maria, você vem? Ou não: 1=sim",
        "11 99206-9730 vem? 1=sim",
    ],
)
def test_what_no_colon_ends_is_no_list(typed: str) -> None:
    assert read_party_list(typed, BOOK) is None


def test_a_number_in_a_list_that_cannot_be_dialled_is_refused() -> None:
    with pytest.raises(InvalidNumber):
        read_party_list("Maria, 190 e João: vêm?", BOOK)
