"""The commands as a channel's menu shows them."""

from domain.chat import Text
from domain.intents import Misunderstood
from domain.people import DEFAULT_LOCALE, LOCALES
from handlers.menu import menu
from handlers.understand import understand


def test_every_language_shows_the_same_commands_the_default_first() -> None:
    shown = menu()
    assert list(shown) == list(LOCALES)
    assert next(iter(shown)) == DEFAULT_LOCALE
    assert [word for word, _ in shown["en"]] == [
        "call",
        "bridge",
        "sms",
        "status",
        "cancel",
        "contact",
        "audio",
        "audios",
        "voice",
        "mynumber",
        "language",
        "help",
    ]


def test_what_the_menu_shows_is_understood_and_explained() -> None:
    for commands in menu().values():
        for word, words in commands:
            assert not isinstance(understand(Text(f"/{word}")), Misunderstood)
            assert words
            assert len(words) <= 256, "Telegram's limit"
