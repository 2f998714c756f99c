"""A Telegram channel over real sockets, and ears that remember what it heard."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from bot.channels.telegram.channel import TelegramBackend, TelegramChannel, TelegramSettings
from domain.audio.sound import Sound
from domain.chat import Address, Inbound, Message, Received, Text, Unread
from tests.clocks import FrozenClock
from tests.emulated.telegram import EmulatedTelegram, emulated_telegram
from tests.emulated.telegram_updates import ANA

MENU = {
    "pt-BR": [("ligar", "Fazer uma ligação"), ("ajuda", "Ver o que sei fazer")],
    "en": [("call", "Place a call"), ("help", "See what I can do")],
}
TO_ANA = Address("telegram", str(ANA.id))
SECRET = "um segredo qualquer"


class RestingClock(FrozenClock):
    """Writes down every rest, and lets it pass at once."""

    def __init__(self) -> None:
        super().__init__()
        self.rested: list[float] = []

    async def wait(self, wake: asyncio.Event, seconds: float) -> None:  # noqa: ARG002 - the port
        self.rested.append(seconds)


@dataclass
class Memory:
    """The ears' other side: hearing an update again is hearing it once.

    While `broken` it remembers nothing; `stumbles_at` is the one text that it cannot remember.
    """

    said: list[Inbound] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    broken: bool = False
    stumbles_at: str = ""
    sounds: dict[int, Sound] = field(default_factory=dict)
    pictures: dict[int, bytes] = field(default_factory=dict)
    name: str = ""

    async def receive(self, said: Inbound) -> Received:
        if self.broken or said.content == Text(self.stumbles_at):
            raise OSError("database away; parameters: Ligue para a Ana")
        new = said.key not in {known.key for known in self.said}
        if new:
            self.said.append(said)
        return Received(len(self.said), new)

    def note_name(self, name: str) -> None:
        self.name = name

    async def find_picture(self, number: int) -> bytes | None:
        """The drawings that this memory keeps."""
        return self.pictures.get(number)

    async def find_sound(self, number: int) -> Sound | None:
        return self.sounds.get(number)

    async def keep_unread(self, update: Unread) -> None:
        if self.broken:
            raise OSError("database away")
        self.unread.append(update)


@dataclass
class World:
    telegram: EmulatedTelegram
    memory: Memory
    clock: RestingClock
    channel: TelegramChannel

    async def hear(self) -> Inbound:
        """The one thing that was said since the last time."""
        before = len(self.memory.said)
        while await self.channel.step_now():
            pass
        (said,) = self.memory.said[before:]
        return said

    async def hear_unread(self) -> Unread:
        """The one update that was kept unread; nothing was said."""
        while await self.channel.step_now():
            pass
        assert self.memory.said == []
        (unread,) = self.memory.unread
        return unread

    async def say(self, text: str, edits: str = "", key: str = "outbox:1", **more: object) -> str:
        message = Message(**{"to": TO_ANA, "event": "e", "text": text, **more})  # type: ignore[arg-type]
        return await self.channel.send(message, edits, key)


def open_channel(
    telegram: EmulatedTelegram, memory: Memory, clock: RestingClock, **more: str
) -> TelegramChannel:
    """A channel that has not started."""
    given = {"token": telegram.token, "api_url": telegram.url, **more}
    ears = TelegramBackend(
        receive=memory.receive,
        keep_unread=memory.keep_unread,
        find_sound=memory.find_sound,
        find_picture=memory.find_picture,
        known_as=memory.note_name,
    )
    return TelegramChannel(TelegramSettings(**given), ears, clock, menu=MENU)


@asynccontextmanager
async def world(**settings: str) -> AsyncIterator[World]:
    """A channel that has not started."""
    async with emulated_telegram() as telegram:
        memory, clock = Memory(), RestingClock()
        channel = open_channel(telegram, memory, clock, **settings)
        try:
            yield World(telegram, memory, clock, channel)
        finally:
            await channel.close()


@asynccontextmanager
async def acquainted_with_ana() -> AsyncIterator[World]:
    """A started channel to which Ana has written."""
    async with world() as one:
        await one.channel.start()
        await one.telegram.type("/start")
        await one.hear()
        yield one
