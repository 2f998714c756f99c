"""What a call or an SMS carries, and what it is expected to cost."""

import pytest

from domain.errors import InvalidWords, WordsFault
from domain.orders.call import CALL_WORDS, SMS_WORDS, checked_words, estimate
from domain.orders.order import Kind
from domain.phone import parse_number

MOBILE, LANDLINE = parse_number("11 99206-9730"), parse_number("11 3333-4444")
PRICES = {"mobile": 350, "landline": 70, "sms": 90}


@pytest.mark.parametrize(
    ("kind", "limit"),
    [(Kind.CALL, CALL_WORDS), (Kind.BRIDGE, CALL_WORDS), (Kind.SMS, SMS_WORDS)],
)
def test_words_fit_up_to_the_limit_and_are_never_cut(kind: Kind, limit: int) -> None:
    longest = "ã" * limit
    assert checked_words(f"  {longest}\n", kind) == longest
    with pytest.raises(InvalidWords) as refused:
        checked_words(longest + "!", kind)
    fault = WordsFault.LONG_SMS if kind is Kind.SMS else WordsFault.LONG_CALL
    assert (refused.value.fault, refused.value.length, refused.value.limit) == (
        fault,
        limit + 1,
        limit,
    )


@pytest.mark.parametrize("kind", [Kind.CALL, Kind.SMS])
def test_there_must_be_something_to_say(kind: Kind) -> None:
    with pytest.raises(InvalidWords) as refused:
        checked_words(" \n ", kind)
    assert refused.value.fault is WordsFault.EMPTY


def test_a_bridge_needs_no_words() -> None:
    assert checked_words("", Kind.BRIDGE) == ""


def test_a_call_costs_every_begun_minute_of_its_number_class() -> None:
    minute = "a" * (14 * 60)
    assert estimate(PRICES, Kind.CALL, MOBILE, "Olá") == 350
    assert estimate(PRICES, Kind.CALL, LANDLINE, minute) == 70
    assert estimate(PRICES, Kind.CALL, LANDLINE, minute + "a") == 140


def test_an_sms_has_one_price_and_a_bridge_none() -> None:
    assert estimate(PRICES, Kind.SMS, MOBILE, "Olá") == 90
    assert estimate(PRICES, Kind.BRIDGE, MOBILE, "Olá") is None


@pytest.mark.parametrize("kind", Kind)
def test_without_a_price_no_cost_is_invented(kind: Kind) -> None:
    assert estimate({}, kind, MOBILE, "Olá") is None
    assert estimate({"landline": 70}, Kind.CALL, MOBILE, "Olá") is None
