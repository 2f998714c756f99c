"""Brazilian telephone numbers as they are said: digits, pairs, `meia`, `oh`, `double`."""

from __future__ import annotations

import random

AREAS = ("11", "19", "21", "27", "31", "41", "47", "48", "51", "61", "62", "71", "81", "85", "91")
PT_DIGITS = ("zero", "um", "dois", "três", "quatro", "cinco", "seis", "sete", "oito", "nove")
PT_TEENS = (
    "dez", "onze", "doze", "treze", "quatorze", "quinze", "dezesseis", "dezessete", "dezoito",
    "dezenove",
)  # fmt: skip
PT_TENS = (
    "vinte", "trinta", "quarenta", "cinquenta", "sessenta", "setenta", "oitenta", "noventa",
)  # fmt: skip
EN_DIGITS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
EN_AREAS = {"11": "eleven", "19": "nineteen", "21": "twenty one", "31": "thirty one"}


def telephone(rng: random.Random) -> str:
    """A valid Brazilian number: area, then a mobile of nine digits or a landline of eight."""
    mobile = rng.random() < 0.8
    first, rest = ("9", 8) if mobile else (rng.choice("2345"), 7)
    return rng.choice(AREAS) + first + "".join(rng.choice("0123456789") for _ in range(rest))


def said(number: str, language: str, rng: random.Random) -> str:
    """The number in words, as somebody may say it in that language."""
    area, local = number[:2], number[2:]
    if language == "pt":
        return f"{portuguese_pair(area)} {_portuguese(local, rng)}"
    opening = EN_AREAS.get(area) if rng.random() < 0.5 else None
    return f"{opening or _english(area, rng)} {_english(local, rng)}"


def portuguese_pair(pair: str) -> str:
    """Two digits as one number; those that begin with a zero one by one."""
    tens, unit = int(pair[0]), int(pair[1])
    if tens == 0:
        return f"zero {PT_DIGITS[unit]}"
    if tens == 1:
        return PT_TEENS[unit]
    return f"{PT_TENS[tens - 2]} e {PT_DIGITS[unit]}" if unit else PT_TENS[tens - 2]


def _portuguese(local: str, rng: random.Random) -> str:
    style = rng.random()
    singles = len(local) if style < 0.6 else len(local) - (8 if style < 0.8 else 4)
    six = "meia" if rng.random() < 0.8 else "seis"
    words = [six if digit == "6" else PT_DIGITS[int(digit)] for digit in local[:singles]]
    pairs = [local[at : at + 2] for at in range(singles, len(local), 2)]
    return " ".join([*words, *map(portuguese_pair, pairs)])


def _english(digits: str, rng: random.Random) -> str:
    zero = "oh" if rng.random() < 0.5 else "zero"
    doubles, words, at = rng.random() < 0.4, [], 0
    while at < len(digits):
        word = zero if digits[at] == "0" else EN_DIGITS[int(digits[at])]
        twice = doubles and digits[at : at + 2] == digits[at] * 2
        words.append(f"double {word}" if twice else word)
        at += 2 if twice else 1
    return " ".join(words)
