"""Telephone numbers as people type them, as they are shown, and as the platform wants them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

import phonenumbers
from phonenumbers import PhoneNumberFormat, PhoneNumberType, shortnumberinfo

from domain.errors import InvalidNumber, NumberFault

BRAZIL = 55
MOBILE_DIGITS = 9
# What may stand in a typed number. Letters are refused: phonenumbers would dial them as a keypad.
_TYPED = re.compile(r"\+?[0-9][0-9 ().\-/]*")
_SEPARATOR = re.compile(r"^\s*[:,;]?\s*")
_RUN = re.compile(r"[+(]?\s*\(?[0-9][0-9 ().\-/\u00a0]*")


class NumberClass(StrEnum):
    """What a number costs by: the keys of RAMAL_PRICES."""

    MOBILE = "mobile"
    LANDLINE = "landline"
    TOLL_FREE = "toll_free"
    SHARED_COST = "shared_cost"
    FOREIGN = "foreign"


@dataclass(frozen=True, slots=True)
class PhoneNumber:
    """A number that may be dialled: `digits` is country, area and number, without a plus sign."""

    digits: str
    number_class: NumberClass

    @property
    def grouped(self) -> str:
        """The number as a person reads it: `+55 11 99206-9730`."""
        return phonenumbers.format_number(self._parsed(), PhoneNumberFormat.INTERNATIONAL)

    @property
    def masked(self) -> str:
        """The number for logs and other people's eyes: area and last two digits only."""
        shown = self.grouped
        keep = 6 if self.digits.startswith(str(BRAZIL)) else 3
        head, tail = shown[:keep], shown[keep:]
        return head + re.sub(r"\d(?=(?:\D*\d){2})", "•", tail)

    def same_line(self, other: PhoneNumber) -> bool:
        """Whether both name one line: Brazilian mobiles match with and without the ninth digit."""
        return _without_ninth(self.digits) == _without_ninth(other.digits)

    def __repr__(self) -> str:
        return f"PhoneNumber({self.masked})"

    def _parsed(self) -> phonenumbers.PhoneNumber:
        return phonenumbers.parse("+" + self.digits)


def parse_number(typed: str) -> PhoneNumber:
    """Read one number as a Brazilian types it; raises InvalidNumber with the reason."""
    text = unicodedata.normalize("NFKC", typed).strip().lstrip("(")
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
    return PhoneNumber(
        phonenumbers.format_number(parsed, PhoneNumberFormat.E164).lstrip("+"), _class_of(parsed)
    )


def take_number(text: str) -> tuple[PhoneNumber, str]:
    """Split the number that a text begins with from the rest; raises InvalidNumber.

    Of the digits that stand there the longest valid number wins; `:` ends it at once.
    """
    text = text.strip()
    run = _RUN.match(text)
    if not run:
        raise InvalidNumber(NumberFault.MISSING)
    faults: list[NumberFault] = []
    for end in _ends(run.group()):
        if text[end : end + 1].isalnum():
            # Inside a word ("9730kg"): not a number, and we do not guess.
            faults.append(NumberFault.UNREADABLE)
            continue
        try:
            number = parse_number(text[:end].rstrip(" .-/"))
        except InvalidNumber as error:
            faults.append(error.fault)
            continue
        return number, _SEPARATOR.sub("", text[end:], count=1)
    # The longest reading tells best what was meant; an emergency code is named wherever it stands.
    emergency = NumberFault.EMERGENCY in faults
    raise InvalidNumber(NumberFault.EMERGENCY if emergency else faults[0])


def _ends(run: str) -> Iterator[int]:
    """Where a number may end, longest first: only between words, never inside one."""
    cuts = {len(run.rstrip())} | {m.start() for m in re.finditer(r"[\s\u00a0]+", run)}
    return iter(sorted(cuts, reverse=True))


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
    if kind == PhoneNumberType.PREMIUM_RATE:
        raise InvalidNumber(NumberFault.PREMIUM)
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


def from_digits(digits: str) -> PhoneNumber:
    """Rebuild a number from the digits that we stored; raises InvalidNumber if they are not one."""
    return parse_number("+" + digits)
