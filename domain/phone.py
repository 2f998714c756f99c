"""Phone numbers as people type them, as they are shown, and as the platform wants them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

import phonenumbers
from phonenumbers import PhoneNumberFormat, PhoneNumberType, shortnumberinfo

from domain.errors import InvalidNumber, NumberFault

BRAZIL = 55
# Characters of a typed number. No letters: phonenumbers would convert them as a keypad does.
_TYPED = re.compile(r"\+?[0-9][0-9 ().\-/]*")


class NumberClass(StrEnum):
    """The price class of a number: the keys of RAMAL_PRICES."""

    MOBILE = "mobile"
    LANDLINE = "landline"
    TOLL_FREE = "toll_free"
    SHARED_COST = "shared_cost"
    FOREIGN = "foreign"


@dataclass(frozen=True, slots=True)
class PhoneNumber:
    """A phone number that may be dialled: `digits` is country, area and number, without a plus."""

    digits: str
    number_class: NumberClass

    @property
    def grouped(self) -> str:
        """The number as a person reads it: `+55 11 99206-9730`."""
        parsed = _parsed(self.digits)
        if parsed is None:
            return "+" + self.digits
        return phonenumbers.format_number(parsed, PhoneNumberFormat.INTERNATIONAL)

    @property
    def masked(self) -> str:
        """The number for logs and other people's eyes: area and last two digits only."""
        shown = self.grouped
        keep = 6 if self.digits.startswith(str(BRAZIL)) else 3
        head, tail = shown[:keep], shown[keep:]
        return head + re.sub(r"\d(?=(?:\D*\d){2})", "•", tail)

    @property
    def line_key(self) -> str:
        """The digits without a Brazilian mobile's ninth, which older address books leave out."""
        return _without_ninth(self.digits)

    @property
    def written(self) -> frozenset[str]:
        """The digits in every way in which this number may be written."""
        key = self.line_key
        if key == self.digits and not _lacks_ninth(key):
            return frozenset({key})
        country, area, rest = key[:2], key[2:4], key[4:]
        return frozenset({key, f"{country}{area}9{rest}"})

    def same_line(self, other: PhoneNumber) -> bool:
        """Whether two numbers are the same: Brazilian mobiles match without the ninth digit."""
        return self.line_key == other.line_key

    def __repr__(self) -> str:
        return f"PhoneNumber({self.masked})"


# Typographic characters that programs put into numbers, each with the one that replaces it.
_SIGNS = {
    **dict.fromkeys([*range(0x2010, 0x2016), 0x2212, 0xFF0D], "-"),
    **dict.fromkeys([0xA0, 0x2007, 0x202F, 0x3000], " "),
    **dict.fromkeys([*range(0x200B, 0x2010), *range(0x202A, 0x202F), 0xFEFF], " "),
    **dict.fromkeys([*range(0x2060, 0x206A)], " "),
    **{0xFF10 + digit: str(digit) for digit in range(10)},
    0xFF0B: "+",
    0xFF08: "(",
    0xFF09: ")",
    0xFF1A: ":",
    0xFF0E: ".",
    0xFF0F: "/",
}


def plain_signs(text: str) -> str:
    """A text of equal length, typographic characters replaced by those of a keyboard."""
    return text.translate(_SIGNS)


def parse_number(typed: str) -> PhoneNumber:
    """Read one number as a Brazilian types it; raises InvalidNumber with the reason."""
    text = plain_signs(typed).strip().lstrip("(")
    if not _TYPED.fullmatch(text):
        raise InvalidNumber(NumberFault.UNREADABLE)
    digits = re.sub(r"[^0-9]", "", text)
    _refuse_short_codes(digits)
    try:
        parsed = phonenumbers.parse(text, "BR")
    except phonenumbers.NumberParseException as error:
        raise InvalidNumber(NumberFault.UNREADABLE) from error
    if not phonenumbers.is_valid_number(parsed):
        raise InvalidNumber(_why_invalid(digits))
    if phonenumbers.number_type(parsed) == PhoneNumberType.PREMIUM_RATE:
        raise InvalidNumber(NumberFault.PREMIUM)
    shown = phonenumbers.format_number(parsed, PhoneNumberFormat.E164)
    return PhoneNumber(shown.lstrip("+"), _class_of(parsed))


def _refuse_short_codes(digits: str) -> None:
    local = digits.lstrip("0")
    if shortnumberinfo.is_emergency_number(local, "BR"):
        raise InvalidNumber(NumberFault.EMERGENCY)
    if len(local.removeprefix(str(BRAZIL))) <= 5:
        inner = local.removeprefix(str(BRAZIL))
        emergency = shortnumberinfo.is_emergency_number(inner, "BR")
        raise InvalidNumber(NumberFault.EMERGENCY if emergency else NumberFault.SHORT)


def _why_invalid(digits: str) -> NumberFault:
    local = digits.removeprefix(str(BRAZIL)) if len(digits) > 11 else digits
    if len(local.lstrip("0")) in (8, 9):
        return NumberFault.NO_AREA
    return NumberFault.INVALID


def _class_of(parsed: phonenumbers.PhoneNumber) -> NumberClass:
    kind = phonenumbers.number_type(parsed)
    if parsed.country_code != BRAZIL:
        return NumberClass.FOREIGN
    if kind == PhoneNumberType.TOLL_FREE:
        return NumberClass.TOLL_FREE
    if kind in (PhoneNumberType.SHARED_COST, PhoneNumberType.UAN):
        return NumberClass.SHARED_COST
    mobile = kind == PhoneNumberType.MOBILE
    return NumberClass.MOBILE if mobile else NumberClass.LANDLINE


def _without_ninth(digits: str) -> str:
    """A Brazilian mobile without its ninth digit, as older address books still hold it."""
    national = digits.removeprefix(str(BRAZIL))
    if digits.startswith(str(BRAZIL)) and len(national) == 11 and national[2] == "9":
        return str(BRAZIL) + national[:2] + national[3:]
    return digits


def _lacks_ninth(digits: str) -> bool:
    """Whether the digits may be a Brazilian mobile from before the ninth digit."""
    national = digits.removeprefix(str(BRAZIL))
    return digits.startswith(str(BRAZIL)) and len(national) == 10 and national[2] in "6789"


@lru_cache(maxsize=16_384)  # a team's contacts are read whole, again and again
def from_digits(digits: str) -> PhoneNumber:
    """A number from stored digits, not validated again: a changed numbering plan loses no order."""
    parsed = _parsed(digits)
    return PhoneNumber(digits, _class_of(parsed) if parsed else NumberClass.FOREIGN)


def _parsed(digits: str) -> phonenumbers.PhoneNumber | None:
    try:
        return phonenumbers.parse("+" + digits)
    except phonenumbers.NumberParseException:
        return None
