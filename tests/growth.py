"""How the cost of reading a text grows with its length, whatever else the machine is doing.

A cost is the CPU time of this thread alone, and only the ratio of two costs is judged: twice the
text may cost twice as much. What seems to grow faster is measured again before it is refused.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

SIZES = (250, 500, 1_000, 2_000)
MOST = 3.0  # times the cost of half the length: linear is 2, quadratic 4, cubic 8
FLOOR = 0.004  # seconds of CPU below which nothing is judged: a busy machine makes so much of less
_LOOKS = 10
# Signs of every kind, and words that expressions of ours look for, one unit over and over.
_BLANKS = (" ", "\t", "\n", " \n", "\u00a0", "\u2003", "\u200b", "\u200b ", "\u200d")
_DIGITS = (
    "0",
    "1",
    "12 ",
    "1,",
    "1 ",
    "1/",
    "1h ",
    "1.",
    "1-",
    "(1)",
    "+1 ",
    "12:34 ",
    "9|9|",
    "१",
)
_MARKS = (
    *(
        ",",
        ", ",
        ".",
        "...",
        "…",
        ":",
        ": ",
        ";",
        "-",
        "- ",
        "–",
        "+",
        "+ ",
        "(",
        "()",
        ")",
        "[",
        "{",
    ),
    *(
        "<",
        '"',
        '"a ',
        "“",
        "“a ",
        "'",
        "’",
        "#",
        "#a ",
        "*",
        "=",
        "a=b ",
        "/",
        "/a",
        "\\",
        "_",
        "@",
    ),
    *(
        "?",
        "? ",
        "!",
        "%",
        "&",
        "|",
        "~",
        "^",
        "^ ",
        "$",
        "{{say:",
        "<!-- each language -->",
        "{a}",
    ),
)
_LETTERS = (
    "a",
    "a ",
    " a",
    "Z",
    "aB1",
    "ã",
    "é ",
    "İ",
    "ß",
    "ﷺ",
    "a\u0301",
    "\u0301",
    "漢",
    "👍",
    "👍🏽\u200d",
)
_WORDS = (
    *("e ", "e, ", "o ", "a e ", "às ", "às 8 ", "às 8h ", "hora ", "em 1 hora ", "para ", "por "),
    *(
        "até ",
        "até amanhã ",
        "amanhã ",
        "sexta ",
        "dia ",
        "dia 1 ",
        "at ",
        "in ",
        "on ",
        "to ",
        "and ",
    ),
    *("for ", "until ", "ligue ", "ligue, ", "e ligue ", "ligue para ", "diga ", "diga, ", "call "),
    *("call, ", "and call ", "say ", "eu ", "me ", "-me ", "aí ", "-la aí ", "depois ", "vinte e "),
    *(
        "um ",
        "mil ",
        "one ",
        "por favor ",
        "por favor, ",
        "please, ",
        "obrigado ",
        "cancela ",
        "não ",
    ),
    *("meu número é ", "no ", "+sms ", "se teclar 1 e ", "nome=a ", "NOME", "Maria ", "da Silva "),
    *(
        "T0 ",
        "a^ ",
        "a~ ",
        "N0 ",
        "Q0 ",
        "V0 ",
        "M0 ",
        "export ",
        "RAMAL_A",
        "charset=",
        "2026-11-24 ",
    ),
)
UNITS = (*_BLANKS, *_DIGITS, *_MARKS, *_LETTERS, *_WORDS)
Read = Callable[[str], object]


class GrowsTooFast(AssertionError):
    """A cost that grows faster than its text; the message has the figures."""


def texts(unit: str) -> Iterator[Callable[[int], str]]:
    """Texts of any length made of one unit: alone, and between two words."""
    yield lambda size: _filled(unit, size)
    yield lambda size: f"a {_filled(unit, size)}b"


def refuse_growth(read: Read, text_of: Callable[[int], str], sizes: Sequence[int] = SIZES) -> None:
    """Raise GrowsTooFast where twice the text costs MOST times as much, however often measured."""
    small = _cost(read, text_of(sizes[0]))
    for half, whole in pairwise(sizes):
        large, looks = _cost(read, text_of(whole)), 0
        while large >= max(FLOOR, MOST * small):
            if looks == _LOOKS:
                text = text_of(4)
                raise GrowsTooFast(f"{text!r}: {half} signs {small:.4f} s, {whole} {large:.4f} s")
            small = min(small, _cost(read, text_of(half)))
            large = min(large, _cost(read, text_of(whole)))
            looks += 1
        small = large


def _filled(unit: str, size: int) -> str:
    """So long, of whole units and of an even number of them: quotation marks come in pairs."""
    return unit * max(2, size // len(unit) // 2 * 2)


def _cost(read: Read, text: str) -> float:
    begins = time.thread_time()
    read(text)
    return time.thread_time() - begins
