"""Limits on the words of a call or an SMS, and the expected cost of an order."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from domain.errors import InvalidWords, WordsFault
from domain.orders.order import Kind
from domain.phone import PhoneNumber

# The manual sets no limit for spoken text; people do not listen for longer than a minute.
CALL_WORDS = 1000
SMS_WORDS = 160  # manual, MakeSMS: text
SPOKEN_PER_SECOND = 14


def checked_words(words: str, kind: Kind) -> str:
    """The words, trimmed; raises InvalidWords if empty or too long. Nothing is ever cut off."""
    words = words.strip()
    limit = SMS_WORDS if kind is Kind.SMS else CALL_WORDS
    if not words and kind is not Kind.BRIDGE:
        raise InvalidWords(WordsFault.EMPTY, length=0, limit=limit)
    if len(words) > limit:
        fault = WordsFault.LONG_SMS if kind is Kind.SMS else WordsFault.LONG_CALL
        raise InvalidWords(fault, length=len(words), limit=limit)
    return words


# A bridge's length is unknown beforehand: this much is held against a spending limit.
BRIDGE_MINUTES = 10


def reserve(
    prices: Mapping[str, int], lines: Sequence[PhoneNumber], known: int | None
) -> int | None:
    """The amount held against a spending limit until the cost is reported; None without a price.

    `known` is the estimate; where two people may talk there is none, so ten minutes of both calls
    are held.
    """
    if len(lines) == 1:
        return known
    held = [prices.get(line.number_class.value) for line in lines]
    priced = [price for price in held if price is not None]
    return BRIDGE_MINUTES * sum(priced) if len(priced) == len(held) else None


def estimate(
    prices: Mapping[str, int], kind: Kind, dest: PhoneNumber, words: str, *, seconds: float = 0.0
) -> int | None:
    """The expected cost in thousandths, or None when a price is not known.

    `prices` holds thousandths by number class (for each begun minute) and by "sms" (for one).
    A bridge lasts as long as people talk: what it costs cannot be known before. A recording lasts
    its `seconds`, whatever its words.
    """
    if kind is Kind.SMS:
        return prices.get("sms")
    if kind is Kind.BRIDGE or dest.number_class.value not in prices:
        return None
    minutes = max(1, math.ceil((seconds or len(words) / SPOKEN_PER_SECOND) / 60))
    return prices[dest.number_class.value] * minutes
