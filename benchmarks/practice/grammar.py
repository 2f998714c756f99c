"""Random orders as people speak them, and which of them training never sees."""

from __future__ import annotations

import random
import re
import zlib
from dataclasses import dataclass
from itertools import product

from benchmarks.practice.phrases import LANGUAGES, Phrases
from benchmarks.practice.spoken import said, telephone

HELD_OUT = 8  # one message, and one order without a message, in so many is never trained on


@dataclass(frozen=True, slots=True)
class Sentence:
    """Something said, in a language."""

    language: str
    text: str


def sentence(rng: random.Random, *, held_out: bool = False) -> Sentence:
    """A random order; a held-out one has a message or an end that training never sees."""
    language = rng.choice(("pt", "en"))
    phrases = LANGUAGES[language]
    while True:
        kind = rng.random()
        if kind < 0.1 and not held_out:
            forms = phrases.alone
        else:
            forms = phrases.people if kind < 0.3 else phrases.orders
        form = rng.choice(forms)
        text = _filled(form, phrases, language, rng)
        if forms is phrases.alone or _is_held_out(text, language) == held_out:
            return Sentence(language, text)


def command(rng: random.Random) -> Sentence:
    """A short order with nothing to fill in but a time: too few exist to hold any out."""
    language = rng.choice(("pt", "en"))
    phrases = LANGUAGES[language]
    return Sentence(language, _filled(rng.choice(phrases.alone), phrases, language, rng))


def messages(language: str) -> list[str]:
    """Every message that can be said in the language, without repeats."""
    phrases = LANGUAGES[language]
    every = [
        f"{subject} {predicate} {moment}".strip()
        for part in phrases.parts
        for subject, predicate, moment in product(part.subjects, part.predicates, phrases.moments)
    ]
    return list(dict.fromkeys(every))


def vocabulary() -> list[str]:
    """Every word of a large sample of the grammar, in order."""
    rng = random.Random(0)  # noqa: S311 - sentences, not secrets
    words: set[str] = set()
    for _ in range(30_000):
        words.update(sentence(rng).text.split())
        words.update(command(rng).text.split())
    return sorted(words)


def _filled(form: str, phrases: Phrases, language: str, rng: random.Random) -> str:
    """The form with everything filled in; an article agrees with the name behind it."""
    number = said(telephone(rng), language, rng)
    if "{to}" in form:
        form = form.replace("{to}", "{number}" if rng.random() < 0.7 else "{who}")
    for _ in range(form.count("{who}")):
        name = rng.choice(phrases.names)
        article = "a" if name in phrases.feminine else "o"
        head, tail = form.split("{who}", 1)
        form = f"{head.replace('{a}', article)}{name}{tail}"
    part = rng.choice(phrases.parts)
    said_words = f"{rng.choice(part.subjects)} {rng.choice(part.predicates)}"
    message = f"{said_words} {rng.choice(phrases.moments)}".strip()
    filled = form.replace("{number}", number).replace("{that}", message)
    return filled.replace("{when}", rng.choice(phrases.times))


def _is_held_out(text: str, language: str) -> bool:
    """Decided by the message, else by the whole: a new number alone makes no new sentence."""
    marks = r" (?:que|dizendo) (.+)$" if language == "pt" else r" (?:that|saying|say) (.+)$"
    # The last mark counts, so that `saying that it` and `saying it` share their message.
    found = re.search(rf"^.*{marks}", text)
    return zlib.crc32((found[1] if found else text).encode()) % HELD_OUT == 0
