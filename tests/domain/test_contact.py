"""Only an exact name is somebody; a near one is only offered."""

from domain.contact import Contact, find_named, name_key
from domain.phone import parse_number

BOOK = [
    Contact(id=at, owner_id=1, name=name, number=parse_number(f"11 98765-432{at}"))
    for at, name in enumerate(["Maria", "Maria Silva", "João", "Marina"])
]


def test_a_name_is_compared_without_accents_and_capitals() -> None:
    assert [c.name for c in find_named("joao", BOOK).exact] == ["João"]
    assert name_key("  JOÃO   da  Silva ") == "joao da silva"


def test_an_exact_name_leaves_no_choice_and_a_near_one_only_choices() -> None:
    assert [c.name for c in find_named("MARIA", BOOK).exact] == ["Maria"]
    near = find_named("Mariana", BOOK)
    assert near.exact == ()
    assert "Marina" in [c.name for c in near.near]


def test_a_stranger_is_nobody() -> None:
    assert find_named("Zeferino", BOOK).near == ()
