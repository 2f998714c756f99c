"""Telephone numbers as the manual writes them: digits only, DDI + DDD + number."""

import re
from typing import Literal

BRAZIL = "55"
# Area codes that do not exist between 11 and 99; those ending in 0 never do.
_NO_SUCH_AREA = frozenset({23, 25, 26, 29, 36, 39, 52, 56, 57, 58, 59, 72, 76, 78})

_BETWEEN = str.maketrans("", "", " \u00a0+()-./")
_OTHER_SECOND = re.compile(r"RT\d{1,9}|FI\d{1,9}|WA\d{8,15}", re.ASCII)
_AS_TYPED = ("0800", "300", "400", "103")

Verdict = Literal["good", "wrong digits", "invalid"]


def with_brazil(number: str) -> str:
    """What `setbrasil=1` does: the DDI may be missing, the DDD may have its zero.

    Behind a plus stands a DDI already, and the docs leave 0800, 300, 400 and 103 as they are. That
    signs may stand between the digits is inferred from "normalises"; letters make it no number.
    """
    digits = number.translate(_BETWEEN)
    if number.lstrip().startswith("+") or digits.startswith(_AS_TYPED):
        return digits
    digits = digits.lstrip("0")
    return BRAZIL + digits if len(digits) in (10, 11) else digits


def verdict(number: str) -> Verdict:
    """Whether a number can be dialled, has a wrong count of digits, or cannot exist."""
    if not (number.isascii() and number.isdecimal()):
        return "invalid"
    if not number.startswith(BRAZIL):
        return "good" if 8 <= len(number) <= 15 else "wrong digits"
    if len(number) not in (12, 13):
        return "wrong digits"
    national = number[2:]
    if national.startswith("0800"):
        return "good"
    return "good" if _has_area(national) and _has_subscriber(national[2:]) else "invalid"


def is_destination_of_docs(text: str) -> bool:
    """Whether a second destination is an AI agent, a queue or a WhatsApp number of the docs."""
    return _OTHER_SECOND.fullmatch(text) is not None


def is_mobile(number: str) -> bool:
    """Whether an SMS can reach it; abroad the sandbox cannot tell and says yes."""
    if verdict(number) != "good":
        return False
    return not number.startswith(BRAZIL) or (len(number) == 13 and number[4] == "9")


def _has_area(national: str) -> bool:
    area = int(national[:2])
    return area > 10 and area % 10 != 0 and area not in _NO_SUCH_AREA


def _has_subscriber(subscriber: str) -> bool:
    return subscriber[0] == "9" if len(subscriber) == 9 else subscriber[0] in "2345789"
