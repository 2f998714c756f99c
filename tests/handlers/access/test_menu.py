"""What each person is offered, and that all of it is understood and explained."""

import pytest

from domain.chat import ChatKind, Text
from domain.command import Command
from domain.intents import Misunderstood
from domain.language.commands import understand
from domain.people.person import DEFAULT_LOCALE, LOCALES
from domain.people.roles import ROLES, Role
from handlers.access.menu import help_text, menu_of, offered, strangers_menu
from handlers.replies.sentences import say


def test_a_stranger_is_offered_a_code_and_the_language_the_default_first() -> None:
    shown = strangers_menu()
    assert list(shown) == list(LOCALES)
    assert next(iter(shown)) == DEFAULT_LOCALE
    assert [word for word, _ in shown["en"]] == ["link", "language"]


def test_an_administrator_is_offered_everything_that_can_be_done_alone() -> None:
    everything = [c for c in Command if c not in (Command.START, Command.GROUP)]
    assert list(offered(Role.ADMIN)) == everything


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("locale", LOCALES)
def test_what_the_menu_shows_is_understood_and_explained(locale: str, role: Role) -> None:
    for word, words in menu_of(locale, role):
        assert not isinstance(understand(Text(f"/{word}")), Misunderstood)
        assert words
        assert len(words) <= 256, "Telegram's limit"


@pytest.mark.parametrize("kind", ChatKind)
@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("locale", LOCALES)
def test_help_names_what_this_person_may_do_and_nothing_else(
    locale: str, role: Role, kind: ChatKind
) -> None:
    told = help_text(locale, role, kind)
    for command in set(Command) - {Command.START, Command.HELP}:
        shown = say(locale, f"command-{command}")
        assert (f"\n{shown} " in told or f"\n{shown}:" in told) == (command in offered(role, kind))
