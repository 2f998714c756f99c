"""How fast a channel may be spoken to."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.channels.telegram.declaration import TELEGRAM
from bot.workers.rate import Paces
from domain.channel import ChannelDirectory, Pace
from domain.chat import Address, ChatKind
from storage.chat import chats
from storage.database import Database
from tests.clocks import NOON

ANA = Address("telegram", "1")
TEAM = Address("telegram", "2", ChatKind.GROUP)
PAGE = Address("web", "ana")
PACES = ChannelDirectory((TELEGRAM,)).paces
PACE = {"telegram": Pace(per_second=2, chat_gap=1.0, group_gap=3.0)}


def after(seconds: float) -> datetime:
    return NOON + timedelta(seconds=seconds)


async def spoken(database: Database, to: Address, at: datetime) -> None:
    """Somebody, in whatever process, says something in a chat, which then rests."""
    async with database.write() as session:
        chat = await chats.open_chat(session, to)
        await chats.quiet_chat(session, chat, at + Paces(PACES).gap(to))


async def full(database: Database, at: datetime) -> set[str]:
    async with database.read() as session:
        return await Paces(PACE).full_channels(session, at)


def test_a_chat_rests_a_second_and_a_group_three() -> None:
    paces = Paces(PACES)
    assert paces.gap(ANA) == timedelta(seconds=1)
    assert paces.gap(TEAM) == timedelta(seconds=3), "20 a minute"
    assert paces.gap(PAGE) == timedelta(0)


def test_no_chat_counts_twice_within_a_second() -> None:
    assert TELEGRAM.pace is not None
    assert min(TELEGRAM.pace.chat_gap, TELEGRAM.pace.group_gap) >= 1
    assert TELEGRAM.pace.per_second == 30


async def test_a_channel_rests_when_it_took_a_seconds_worth(database: Database) -> None:
    await spoken(database, ANA, NOON)
    assert await full(database, NOON) == set()
    await spoken(database, TEAM, after(0.2))
    assert await full(database, after(0.9)) == {"telegram"}
    assert await full(database, after(1)) == set(), "the first is a second ago"
    await spoken(database, ANA, after(1))
    assert await full(database, after(1.1)) == {"telegram"}
    assert await full(database, after(1.2)) == set(), "the group rests on, and counts no more"


async def test_a_channel_without_limits_never_rests(database: Database) -> None:
    for name in ("ana", "bia", "caio"):
        await spoken(database, Address("web", name), NOON)
    assert await full(database, NOON) == set()
