"""How fast a channel may be spoken to."""

from datetime import timedelta

from bot.pace import PACES, TELEGRAM, Paces
from domain.chat import Address, ChatKind
from tests.clocks import NOON

ANA = Address("telegram", "1")
TEAM = Address("telegram", "2", ChatKind.GROUP)
PAGE = Address("web", "ana")


def after(seconds: float) -> object:
    return NOON + timedelta(seconds=seconds)


def test_a_chat_rests_a_second_and_a_group_three() -> None:
    paces = Paces(PACES)
    paces.note(ANA, 1, NOON)
    paces.note(TEAM, 2, NOON)
    assert paces.resting_chats(after(0.9)) == {1, 2}
    assert paces.resting_chats(after(1)) == {2}
    assert paces.resting_chats(after(3)) == set()


def test_a_channel_rests_when_it_took_a_seconds_worth() -> None:
    paces = Paces(PACES)
    for chat in range(TELEGRAM.per_second):
        assert paces.resting_channels(NOON) == set()
        paces.note(ANA, chat, NOON)
    assert paces.resting_channels(after(0.9)) == {"telegram"}
    assert paces.resting_channels(after(1)) == set()


def test_a_channel_that_asked_for_silence_gets_it() -> None:
    paces = Paces({})
    paces.rest("web", after(7))
    assert paces.resting_channels(after(6)) == {"web"}
    assert paces.resting_channels(after(7)) == set()


def test_a_channel_without_limits_never_rests() -> None:
    paces = Paces(PACES)
    for _ in range(100):
        paces.note(PAGE, 1, NOON)
    assert paces.resting_chats(NOON) == set()
    assert paces.resting_channels(NOON) == set()
