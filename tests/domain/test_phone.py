"""Numbers as people type them, as they are shown, and which are never dialled."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors import InvalidNumber, NumberFault
from domain.phone import NumberClass, from_digits, parse_number
from tests.domain.numbers import mobiles, typed_numbers

ANA = "5511987654321"


@pytest.mark.parametrize(
    "typed",
    [
        "11 98765-4321",
        "(11) 98765-4321",
        "(11)98765.4321",
        "11987654321",
        "011 98765-4321",
        "0 15 11 98765-4321",
        "+55 11 98765-4321",
        "+55 (11) 98765-4321",
        "55 11 98765-4321",
        "11/98765/4321",
        "  11 98765-4321\n",
        "11\N{NO-BREAK SPACE}98765-4321",
        "11 98765\N{NO-BREAK SPACE}4321",
    ],
)
def test_one_mobile_in_every_form_that_people_type(typed: str) -> None:
    number = parse_number(typed)
    assert (number.digits, number.number_class) == (ANA, NumberClass.MOBILE)


@pytest.mark.parametrize(
    ("typed", "digits", "number_class"),
    [
        ("11 3333-4444", "551133334444", NumberClass.LANDLINE),
        ("(55) 99123-4567", "5555991234567", NumberClass.MOBILE),
        ("0800 729 0722", "558007290722", NumberClass.TOLL_FREE),
        ("4004-1234", "5540041234", NumberClass.SHARED_COST),
        ("0300 313 4701", "553003134701", NumberClass.SHARED_COST),
        ("+1 202-555-0143", "12025550143", NumberClass.FOREIGN),
        ("+351 912 345 678", "351912345678", NumberClass.FOREIGN),
    ],
)
def test_every_class_of_number_is_told_apart(
    typed: str, digits: str, number_class: NumberClass
) -> None:
    number = parse_number(typed)
    assert (number.digits, number.number_class) == (digits, number_class)


@pytest.mark.parametrize("code", ["190", "192", "193", "112", "911"])
@pytest.mark.parametrize("before", ["", "0", "55", "+55 ", "055 "])
def test_emergency_codes_are_never_dialled_however_they_are_dressed(before: str, code: str) -> None:
    with pytest.raises(InvalidNumber) as refused:
        parse_number(before + code)
    assert refused.value.fault is NumberFault.EMERGENCY


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ("100", NumberFault.SHORT),
        ("10315", NumberFault.SHORT),
        ("+55 188", NumberFault.SHORT),
        ("0", NumberFault.SHORT),
        ("0900 123 4567", NumberFault.PREMIUM),
        ("0500 123 4567", NumberFault.PREMIUM),
        ("+44 909 879 1234", NumberFault.PREMIUM),
        ("98765-4321", NumberFault.NO_AREA),
        ("3333-4444", NumberFault.NO_AREA),
        ("+55 98765-4321", NumberFault.INVALID),
        ("+55 0 98765 4321", NumberFault.NO_AREA),
        ("20 98765-4321", NumberFault.INVALID),
        ("11 9876-5432", NumberFault.INVALID),
        ("11 98765-43210", NumberFault.INVALID),
        ("+999 12345678", NumberFault.UNREADABLE),
        ("1-800-FLOWERS", NumberFault.UNREADABLE),
        ("11 98765-4321 ext 3", NumberFault.UNREADABLE),
        ("١١ ٩٨٧٦٥ ٤٣٢١", NumberFault.UNREADABLE),
        ("", NumberFault.UNREADABLE),
        ("+", NumberFault.UNREADABLE),
    ],
)
def test_what_cannot_or_must_not_be_dialled_says_why(typed: str, fault: NumberFault) -> None:
    with pytest.raises(InvalidNumber) as refused:
        parse_number(typed)
    assert refused.value.fault is fault


def test_a_number_is_shown_in_groups_and_hidden_in_the_middle() -> None:
    number = parse_number("11 98765-4321")
    assert number.grouped == "+55 11 98765-4321"
    assert number.masked == "+55 11 •••••-••21"
    assert repr(number) == "PhoneNumber(+55 11 •••••-••21)"
    assert parse_number("+1 202-555-0143").masked == "+1 •••-•••-••43"


@given(typed_numbers)
def test_what_is_shown_can_be_typed_again(typed: str) -> None:
    number = parse_number(typed)
    assert parse_number(number.grouped) == number
    assert from_digits(number.digits) == number


def test_a_number_that_was_stored_survives_a_plan_that_changed() -> None:
    for digits, shown in (("5510987654321", "+55 10987654321"), ("999123", "+999123")):
        kept = from_digits(digits)
        assert (kept.digits, kept.grouped) == (digits, shown)
        assert digits not in repr(kept)


@given(typed_numbers)
def test_a_masked_number_shows_neither_its_middle_nor_all_its_digits(typed: str) -> None:
    number = parse_number(typed)
    shown = re.sub(r"\D", "", number.masked)
    assert number.digits not in shown
    assert len(shown) <= 6, "country, area and the last two"
    assert shown.endswith(number.digits[-2:])
    assert number.digits not in repr(number)


@given(mobiles)
def test_a_mobile_is_one_line_with_and_without_its_ninth_digit(typed: str) -> None:
    number = parse_number(typed)
    older = type(number)(number.digits[:4] + number.digits[5:], number.number_class)
    assert number.same_line(older)
    assert older.same_line(number)


def test_different_lines_are_different() -> None:
    mobile, landline = parse_number("11 98765-4321"), parse_number("11 3333-4444")
    assert mobile.same_line(parse_number("+5511987654321"))
    assert not mobile.same_line(landline)
    assert not mobile.same_line(parse_number("21 98765-4321"))
    abroad = parse_number("+1 202-555-0143")
    assert abroad.same_line(abroad)
    assert not abroad.same_line(mobile)


@given(st.text(max_size=40))
def test_reading_a_number_fails_in_one_way_only(text: str) -> None:
    try:
        number = parse_number(text)
    except InvalidNumber:
        return
    assert number.digits.isascii()
    assert number.digits.isdecimal()
