"""What the web pages themselves say, in every language; the sentences are handed in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from domain.people.person import closest_locale

LONGEST_TEXT = 8000
# What the server refuses a page, by name.
NAMES = (
    "not-json",
    "hello-first",
    "no-key",
    "empty",
    "too-long",
    "no-choice",
    "too-fast",
    "not-kept",
    "note-empty",
    "note-too-large",
    "too-many-visits",
    "too-many-pages",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PageWords:
    """By locale: sentences by their names, with their parts in braces, and the commands.

    A command is what it is called, what it does and an example, beside our own `name` for it.
    """

    sentences: Mapping[str, Mapping[str, str]]
    commands: Mapping[str, tuple[Mapping[str, str], ...]]

    def of(self, locale: str) -> Mapping[str, str]:
        """The sentences in the language nearest to a client's."""
        return self.sentences[closest_locale(locale)]

    def refusal(self, locale: str, name: str) -> str:
        """Why something was not taken, in the language nearest to a client's."""
        return self.of(locale)[f"error-{name}"].format(longest=LONGEST_TEXT)

    def script(self, locale: str) -> dict[str, object]:
        """What the scripts of a page need: its sentences, its commands and those of the others."""
        own = closest_locale(locale)
        others = [row for other, rows in self.commands.items() if other != own for row in rows]
        return {
            "language": own,
            "sentences": self.sentences[own],
            "commands": self.commands[own],
            "others": others,
        }
