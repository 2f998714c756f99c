"""What stands behind a command: numbers or names in their place, a time, and the words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors import InvalidNumber, InvalidTime, NoLine, SameLine
from domain.language.arguments import read_arguments
from domain.language.meanings import Party
from domain.language.name_matching import Names
from domain.language.order_request import OrderRequest, Slot
from domain.orders.order import Kind
from domain.people.contact import Contact
from domain.people.person import Person
from domain.phone import parse_number, plain_signs
from domain.rules import Rules
from handlers.orders.parties import check_parties, settle_parties

ANA, BIA = parse_number("11 99206-9730"), parse_number("21 99765-4321")
BOOK = tuple(
    Contact(id=n, owner_id=1, name=name, number=number)
    for n, (name, number) in enumerate(
        [
            ("Maria", ANA),
            ("Maria Silva", BIA),
            ("João D'Ávila", ANA),
            ("Farmácia 24h", BIA),
            ("11", BIA),
            ("Domingos", ANA),
        ],
        start=1,
    )
)
NAMES = Names(BOOK)
ME = Party(me=True)
PERSON = Person(id=1, name="ana", locale="pt-BR", identities=frozenset())


def named(name: str) -> Party:
    return Party(name=name)


@pytest.mark.parametrize(
    ("typed", "end", "words"),
    [
        ("Maria Silva Seu pedido chegou", named("Maria Silva"), "Seu pedido chegou"),
        ("Maria Seu pedido chegou", named("Maria"), "Seu pedido chegou"),
        ("Maria: Silva, seu pedido", named("Maria"), "Silva, seu pedido"),
        ("MARIA  SILVA, olá", named("MARIA  SILVA"), "olá"),
        ("joao d'avila olá", named("joao d'avila"), "olá"),
        ("Joa\u0303o D’A\u0301vila: olá", named("Joa\u0303o D’A\u0301vila"), "olá"),
        ("Farmacia 24h\nabre?", named("Farmacia 24h"), "abre?"),
        ("Domingos 3 caixas", named("Domingos"), "3 caixas"),
        ("eu Olá", ME, "Olá"),
        ("Me: hello", ME, "hello"),
        ("11 99206-9730 Maria", Party(number=ANA), "Maria"),
        ("Maria", named("Maria"), ""),
        ("Maria Silva:", named("Maria Silva"), ""),
    ],
)
def test_a_name_stands_where_a_number_could_the_longest_first(
    typed: str, end: Party, words: str
) -> None:
    read = read_arguments(typed, NAMES)
    assert (read.parties, read.words) == ((end,), words)
    assert read.said is None


@pytest.mark.parametrize("typed", ["Mariana olá", "Seu pedido chegou", "olá Maria", "Maria-Clara"])
def test_a_name_inside_a_word_or_later_is_nobody(typed: str) -> None:
    assert NAMES.at_start(typed) is None
    assert read_arguments("Seu pedido chegou, Maria", NAMES).parties == ()


def test_nearly_a_name_is_taken_as_it_was_said_to_be_asked_about() -> None:
    read = read_arguments("Marai Sliva Seu pedido", NAMES)
    assert (read.parties, read.words) == ((named("Marai Sliva"),), "Seu pedido")
    read = read_arguments("Tia Zulmira: Seu pedido: chegou", NAMES)
    assert (read.parties, read.words) == ((named("Tia Zulmira"),), "Seu pedido: chegou")
    read = read_arguments("Seu pedido de ontem já está na loja: venha", NAMES)
    assert (read.parties, read.words) == ((), "Seu pedido de ontem já está na loja: venha")


def test_a_time_may_stand_before_or_after_a_name() -> None:
    for typed in ("amanhã às 9h Maria Olá", "Maria amanhã às 9h: Olá"):
        read = read_arguments(typed, NAMES)
        assert (read.parties, read.words) == ((named("Maria"),), "Olá")
        assert read.said is not None
    with pytest.raises(InvalidTime):
        read_arguments("amanhã às 9h da noite Maria Olá", NAMES)
    with pytest.raises(InvalidTime):
        read_arguments("Maria às 9h Olá", NAMES)


@pytest.mark.parametrize(
    ("typed", "parties", "words"),
    [
        ("Maria Domingos", (named("Maria"), named("Domingos")), ""),
        ("Maria e Domingos Falem", (named("Maria"), named("Domingos")), "Falem"),
        ("11 99206-9730 com Maria: Falem", (Party(number=ANA), named("Maria")), "Falem"),
        ("Maria e 21 99765-4321", (named("Maria"), Party(number=BIA)), ""),
        ("Maria e eu", (named("Maria"), ME), ""),
        ("eu, Maria", (ME, named("Maria")), ""),
        ("Maria: 21 99765-4321", (named("Maria"),), "21 99765-4321"),
        ("Maria Me liguem depois", (named("Maria"),), "Me liguem depois"),
        ("Maria e Domigos", (named("Maria"), named("Domigos")), ""),
        ("Maria amanhã às 9h: Domingos", (named("Maria"),), "Domingos"),
    ],
)
def test_a_bridge_has_two_ends_of_any_kind(
    typed: str, parties: tuple[Party, ...], words: str
) -> None:
    read = read_arguments(typed, NAMES, two=True)
    assert (read.parties, read.words) == (parties, words)


def test_a_second_number_that_is_none_is_never_words() -> None:
    with pytest.raises(InvalidNumber):
        read_arguments("Maria e 21 9976", NAMES, two=True)


def test_only_a_colon_says_for_certain_where_a_name_ends() -> None:
    assert read_arguments("Maria: Olá", NAMES).ended
    assert not read_arguments("Maria Olá", NAMES).ended
    assert read_arguments("11 99206-9730 Olá", NAMES).ended
    assert read_arguments("Maria e Domingos", NAMES, two=True).ended
    assert not read_arguments("Maria Domingos Olá", NAMES, two=True).ended


@given(st.sampled_from([c for c in BOOK if not c.name.isdecimal()]), st.text())
def test_after_a_name_and_a_colon_the_words_come_back_exactly(contact: Contact, words: str) -> None:
    read = read_arguments(f"{contact.name}:{words}", NAMES)
    assert read.parties == (named(contact.name),)
    assert plain_signs(read.words).strip() == plain_signs(words).strip()
    assert read.words in words


@given(st.text())
def test_any_rest_is_read_or_refused(text: str) -> None:
    for two in (False, True):
        try:
            read = read_arguments(text, NAMES, two=two)
        except (InvalidNumber, InvalidTime):
            continue
        assert read.words in text


def test_only_an_exact_name_of_one_line_becomes_a_number() -> None:
    wanted = OrderRequest(kind=Kind.BRIDGE, parties=(named("maria"), named("Marai Silva")))
    settled, unclear = settle_parties(wanted, BOOK)
    assert settled.parties[0] == Party(number=ANA, name="Maria")
    assert unclear is not None
    assert (unclear.slot, unclear.name) == (Slot.DEST2, "Marai Silva")
    assert "Maria Silva" in [contact.name for contact in unclear.candidates]
    twice = (*BOOK, Contact(id=9, owner_id=2, name="Maria", number=BIA, shared=True))
    _, unclear = settle_parties(wanted, twice)
    assert unclear is not None
    assert [contact.id for contact in unclear.candidates] == [1, 9]
    same = (*BOOK, Contact(id=9, owner_id=2, name="maria", number=ANA, shared=True))
    settled, _ = settle_parties(wanted, same)
    assert settled.parties[0].number == ANA


def test_of_a_bridge_my_own_line_is_the_first_end() -> None:
    settled, _ = settle_parties(OrderRequest(kind=Kind.BRIDGE, parties=(Party(number=ANA), ME)), ())
    assert settled.parties == (ME, Party(number=ANA))


def test_what_must_not_be_dialled_is_refused_as_soon_as_it_is_known() -> None:
    with pytest.raises(NoLine):
        check_parties(OrderRequest(kind=Kind.CALL, parties=(ME,)), PERSON, Rules())
    own, landline = Rules(own_numbers=frozenset({ANA})), Party(number=parse_number("11 3333-4444"))
    with pytest.raises(InvalidNumber):
        check_parties(OrderRequest(kind=Kind.CALL, parties=(Party(number=ANA),)), PERSON, own)
    with pytest.raises(InvalidNumber):
        check_parties(OrderRequest(kind=Kind.SMS, parties=(landline,)), PERSON, Rules())
    with pytest.raises(SameLine):
        check_parties(
            OrderRequest(kind=Kind.BRIDGE, parties=(Party(number=ANA),) * 2), PERSON, Rules()
        )
    check_parties(
        OrderRequest(kind=Kind.BRIDGE, parties=(Party(number=ANA), named("?"))), PERSON, Rules()
    )


def test_what_is_missing_is_asked_for_in_the_order_of_the_card() -> None:
    one, two = (Party(number=ANA),), (Party(number=ANA), Party(number=BIA))
    assert OrderRequest(kind=Kind.CALL).missing is Slot.DEST
    assert OrderRequest(kind=Kind.CALL, parties=one, words=" \n").missing is Slot.WORDS
    assert OrderRequest(kind=Kind.SMS, parties=one, words="Olá").missing is None
    assert OrderRequest(kind=Kind.BRIDGE, parties=one).missing is Slot.DEST2
    assert OrderRequest(kind=Kind.BRIDGE, parties=two).missing is None
    half = OrderRequest(kind=Kind.BRIDGE, parties=(named("?"), Party(number=BIA)))
    assert half.with_parties(Slot.DEST, one).parties == two
    assert (
        OrderRequest(kind=Kind.BRIDGE, parties=one).with_parties(Slot.DEST2, two[1:]).parties == two
    )
