"""Every sentence Ramal says, read from the folders of the languages in handlers/locales."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from pathlib import Path

from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax.ast import Message as FluentMessage

from domain.people.person import DEFAULT_LOCALE, LOCALES

_PART = re.compile(r"\$(\w+)")
LOCALE_FOLDER = Path(__file__).parents[1] / "locales"


class MissingSentence(Exception):
    """A sentence is missing, or lacks a part: a fault of ours that a test finds."""


@cache
def _bundle(locale: str) -> FluentBundle:
    # Unicode isolation marks would be spoken in calls and copied along with phone numbers.
    bundle = FluentBundle([locale], use_isolating=False)
    for file in sorted((LOCALE_FOLDER / locale).glob("*.ftl")):
        bundle.add_resource(FluentResource(file.read_text(encoding="utf-8")))
    return bundle


def say(locale: str, sentence: str, **parts: str | int) -> str:
    """A sentence in a person's language; raises MissingSentence."""
    bundle = _bundle(locale if locale in LOCALES else DEFAULT_LOCALE)
    pattern = bundle.get_message(sentence).value if bundle.has_message(sentence) else None
    if pattern is None:
        raise MissingSentence(f"{locale}: {sentence}")
    text, errors = bundle.format_pattern(pattern, parts)
    if errors:
        raise MissingSentence(f"{locale}: {sentence}: {errors}")
    return str(text)


def web_sentences(locale: str) -> dict[str, str]:
    """What the web pages themselves say, by name; the parts of a sentence stand in braces."""
    text = (LOCALE_FOLDER / locale / "web.ftl").read_text(encoding="utf-8")
    found = {}
    for entry in FluentResource(text).body:
        if isinstance(entry, FluentMessage) and entry.span is not None:
            parts = _PART.findall(text[entry.span.start : entry.span.end])
            shown = say(locale, entry.id.name, **{part: f"{{{part}}}" for part in parts})
            found[entry.id.name.removeprefix("web-")] = shown
    return found


def money(locale: str, thousandths: int) -> str:
    """An amount as people write it, without inventing a currency: the platform names none."""
    whole, rest = divmod(abs(thousandths), 1000)
    digits = f"{rest:03d}"
    digits = digits[:2] if digits.endswith("0") else digits
    sign = "-" if thousandths < 0 else ""
    return say(locale, "amount", sign=sign, whole=str(whole), decimals=digits)


def short_date(locale: str, day: date) -> str:
    """A day in digits, as people write it."""
    return say(locale, "date", year=f"{day:%Y}", month=f"{day:%m}", day=f"{day:%d}")
