"""The words of the web pages, out of the languages' sentences."""

from __future__ import annotations

from functools import cache

from bot.channels.web.words import PageWords
from domain.people.person import LOCALES
from handlers.access.menu import described_commands
from handlers.replies.sentences import web_sentences


@cache
def page_words() -> PageWords:
    """Every sentence and every command that a page may show."""
    return PageWords(
        sentences={locale: web_sentences(locale) for locale in LOCALES},
        commands={locale: described_commands(locale) for locale in LOCALES},
    )
