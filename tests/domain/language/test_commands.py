"""From what was typed or pressed to what was meant; never a guess."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.chat import Press, SharedContact, Text, Unsupported
from domain.command import Command
from domain.intents import (
    CannotUse,
    DropHalf,
    Help,
    Intent,
    Misunderstood,
    PickContact,
    Sentence,
    Start,
)
from domain.language.commands import understand
from domain.language.vocabulary.words import WORDS
from domain.orders.intents import (
    CancelOrder,
    PlaceBridge,
    PlaceCall,
    SendSms,
    SettleChoice,
    ShowStatus,
)
from domain.people.intents import KeepCard, ManageContacts, SetLanguage, SetMyNumber
from domain.text import fold

TICKET = "abcdefghjkmnpqr"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("/ligar 11 99206-9730 Olá", PlaceCall("11 99206-9730 Olá")),
        ("/call 11 99206-9730 Hi", PlaceCall("11 99206-9730 Hi")),
        ("/ponte 11 98765-4321", PlaceBridge("11 98765-4321")),
        ("/bridge 11 98765-4321", PlaceBridge("11 98765-4321")),
        ("/sms 11 99206-9730 Olá", SendSms("11 99206-9730 Olá")),
        ("/status", ShowStatus("")),
        ("/status ABCDE", ShowStatus("abcde")),
        ("/cancelar abcde", CancelOrder("abcde")),
        ("/cancel", CancelOrder("")),
        ("/meunumero 11 98765-4321", SetMyNumber("11 98765-4321")),
        ("/mynumber", SetMyNumber("")),
        ("/idioma Português", SetLanguage("portugues")),
        ("/language en", SetLanguage("en")),
        ("/ajuda", Help()),
        ("/help", Help()),
        ("/start", Start()),
        ("/começar", Start()),
    ],
)
def test_both_languages_are_always_understood(typed: str, meant: Intent) -> None:
    assert understand(Text(typed)) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "/ligar 11 99206-9730  Olá,\n  João",
        "  /LIGAR 11 99206-9730  Olá,\n  João  ",
        "/Lígar 11 99206-9730  Olá,\n  João",
        "/ligar@ramal_bot 11 99206-9730  Olá,\n  João",
        "/ligar\n11 99206-9730  Olá,\n  João",
    ],
)
def test_capitals_accents_and_the_bots_name_change_nothing(typed: str) -> None:
    assert understand(Text(typed)) == PlaceCall("11 99206-9730  Olá,\n  João")


@pytest.mark.parametrize(
    ("typed", "nearest"),
    [
        ("/ligr 11 99206-9730 Olá", Command.CALL),
        ("/lgiar", Command.CALL),
        ("/pontes", Command.BRIDGE),
        ("/cancelr", Command.CANCEL),
        ("/meu-numero", Command.MY_NUMBER),
        ("/contatos", Command.CONTACT),
        ("/xyzzy", None),
        ("", None),
        ("/", None),
        ("// ligar", None),
    ],
)
def test_what_is_not_understood_is_not_guessed_but_the_nearest_command_is_named(
    typed: str, nearest: Command | None
) -> None:
    assert understand(Text(typed)) == Misunderstood(nearest)


@pytest.mark.parametrize("typed", ["Bom dia", " ligar 11 99206-9730 Olá\nJoão ", "11/12", "?"])
def test_what_is_no_command_is_a_sentence_word_for_word(typed: str) -> None:
    assert understand(Text(typed)) == Sentence(typed.strip())


def test_the_buttons_of_a_question_name_a_contact_or_drop_it() -> None:
    assert understand(Press("pick:12:19a3f0")) == PickContact(12, "19a3f0")
    assert understand(Press("drop:19a3f0")) == DropHalf("19a3f0")


@pytest.mark.parametrize("choice", ["yes", "no", "look", "again", "leave"])
def test_a_button_says_what_it_settles(choice: str) -> None:
    assert understand(Press(f"{choice}:{TICKET}")) == SettleChoice(choice, TICKET)


@pytest.mark.parametrize("language", ["pt", "en"])
def test_a_button_may_choose_a_language(language: str) -> None:
    assert understand(Press(f"language:{language}")) == SetLanguage(language)


@pytest.mark.parametrize(
    "garbage",
    [
        "",
        "yes",
        "yes:",
        "yes:abc",
        f"dial:{TICKET}",
        f"yes:{TICKET.upper()}",
        "language:de",
        "pick:maria:19a3f0",
        "pick:12",
        "drop:",
        "\x00",
    ],
)
def test_a_press_that_is_garbage_settles_nothing(garbage: str) -> None:
    assert understand(Press(garbage)) == SettleChoice("", "")


def test_what_cannot_be_read_is_named() -> None:
    assert understand(Unsupported("photo")) == CannotUse("photo")


def test_contacts_are_tended_by_command_and_kept_from_cards() -> None:
    assert understand(Text("/contato Zoé: 11 3123-4567")) == ManageContacts("Zoé: 11 3123-4567")
    assert understand(Text("/contact")) == ManageContacts("")
    assert understand(SharedContact("Zoé", "1131234567")) == KeepCard("Zoé", "1131234567")


@given(st.sampled_from(sorted(WORDS.commands)), st.text(max_size=20))
def test_a_known_command_is_understood_whatever_follows(word: str, rest: str) -> None:
    meant = understand(Text(f"/{word} {rest}"))
    assert not isinstance(meant, Misunderstood | SettleChoice | CannotUse)


@given(st.text())
def test_any_text_means_something_or_nothing_and_never_fails(text: str) -> None:
    assert understand(Text(text)) is not None
    assert isinstance(understand(Press(text)), SettleChoice | SetLanguage)


def test_a_word_loses_its_accents_and_capitals() -> None:
    assert fold("COMEÇAR, João!") == "comecar, joao!"
