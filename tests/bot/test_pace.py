"""How fast a channel may be spoken to."""

from datetime import datetime, timedelta

from bot.pace import PACES, TELEGRAM, Paces
from domain.chat import Address, ChatKind
from tests.clocks import NOON

ANA = Address("telegram", "1")
TEAM = Address("telegram", "2", ChatKind.GROUP)
PAGE = Address("web", "ana")


def after(seconds: float) -> datetime:
    return NOON + timedelta(seconds=seconds)


def test_a_chat_rests_a_second_and_a_group_three() -> None:
    paces = Paces(PACES)
    assert paces.gap(ANA) == timedelta(seconds=1)
    assert paces.gap(TEAM) == timedelta(seconds=3), "20 a minute"


def test_a_channel_rests_when_it_took_a_seconds_worth() -> None:
    paces = Paces(PACES)
    for _ in range(TELEGRAM.per_second):
        assert paces.full_channels(NOON) == set()
        paces.note(ANA, NOON)
    assert paces.full_channels(after(0.9)) == {"telegram"}
    assert paces.full_channels(after(1)) == set()


def test_a_channel_without_limits_never_rests() -> None:
    paces = Paces(PACES)
    for _ in range(100):
        paces.note(PAGE, NOON)
    assert paces.gap(PAGE) == timedelta(0)
    assert paces.full_channels(NOON) == set()
