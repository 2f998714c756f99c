"""Stores every inbound before it is acknowledged, and has each answered in order."""

from __future__ import annotations

import asyncio
import secrets
from collections import deque
from collections.abc import Coroutine, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeVar

import structlog

from bot.bell import Bell
from bot.runtime import Current
from domain.audio.sound import Sound
from domain.chat import Address, HistoryLine, Inbound, Message, Press, Received, Unread, storable
from domain.people.person import closest_locale
from domain.people.roles import Role
from domain.rules import Rules
from handlers.access.access import role_of
from handlers.access.menu import offered
from handlers.audio.voice_notes import forget_sound
from handlers.perform import answer
from handlers.replies.sentences import say
from storage.chat import chats, history, inbound, outbox, pictures, sounds
from storage.chat.inbound import StoredInbound
from storage.database import Database, is_passing
from storage.people import people
from storage.work import Work


class UnansweredInbound(Exception):
    """A handler ended without a commit, which is a fault of the program."""


log = structlog.get_logger()
MOST_TURNS = 200  # answers that are remembered
T = TypeVar("T")


class ChatTurns:
    """When chats were answered lately, so that each gets its turn however much another says."""

    def __init__(self) -> None:
        self._served: deque[tuple[int, datetime]] = deque(maxlen=MOST_TURNS)

    def count(self, chat_id: int, since: datetime) -> int:
        """How often a chat was answered after a moment, as far as that is remembered."""
        return sum(chat == chat_id and at > since for chat, at in self._served)

    def note(self, chat_id: int, now: datetime) -> None:
        """Remember that a chat is answered now."""
        self._served.append((chat_id, now))


@dataclass(frozen=True, slots=True)
class Dispatch:
    """Stores inbounds and has them answered; any number of processes may share a database."""

    database: Database
    current: Current[Rules]
    bell: Bell
    turns: ChatTurns = field(default_factory=ChatTurns, init=False, compare=False)

    async def receive(self, said: Inbound) -> Received:
        """Store an inbound, and return its place in the history; a known key is stored once."""
        return await _unbroken(self._receive(storable(said)))

    async def _receive(self, said: Inbound) -> Received:
        async with self.database.write() as session:
            stored = await inbound.remember(session, said, self.database.clock.now())
            known = stored or await inbound.find_inbound(
                session, said.channel, said.account, said.key
            )
        self.bell.ring()
        if known is None:
            return Received(0, new=False)
        return Received(known.seq, stored is not None, known.id)

    async def keep_unread(self, update: Unread) -> None:
        """Store an update that could not be read, so that the next one may be asked for."""
        await _unbroken(self._keep_unread(storable(update)))

    async def _keep_unread(self, update: Unread) -> None:
        async with self.database.write() as session:
            await inbound.keep_unread(session, update, self.database.clock.now())

    async def list_lines(self, chat: Address, after: int) -> list[HistoryLine]:
        """The history lines of a chat after a number."""
        async with self.database.read() as session:
            return await history.list_lines(session, chat, after)

    async def list_last_numbers(self, chats_shown: Sequence[Address]) -> Mapping[Address, int]:
        """The number of the last line in each of these chats."""
        async with self.database.read() as session:
            return await chats.list_last_numbers(session, chats_shown)

    async def list_commands(self, identity: str) -> tuple[str, ...]:
        """The commands that the person with this identity may give in a private chat."""
        async with self.database.read() as session:
            person = await people.find_by_identity(session, identity)
        rules = self.current.value
        if person is None:  # RAMAL_ADMINS may name somebody who has not spoken yet
            role = Role.ADMIN if identity in rules.admins else Role.NONE
        else:
            role = role_of(person, rules)
        return tuple(command.value for command in offered(role))

    async def find_sound(self, number: int) -> Sound | None:
        """A sound of one of our messages; None once it was deleted."""
        async with self.database.read() as session:
            return await sounds.find_sound(session, number)

    async def find_picture(self, number: int) -> bytes | None:
        """A picture of one of our messages; None once it was deleted."""
        async with self.database.read() as session:
            return await pictures.find_picture(session, number)

    async def is_handled(self, inbound_id: int) -> bool:
        """Whether an inbound was answered, and the transcript of a voice note as well."""
        async with self.database.read() as session:
            return await inbound.is_answered(session, inbound_id)

    async def step(self) -> bool:
        """Answer the oldest inbound of the chat whose turn it is; False if there is none."""
        fault: Exception | None = None
        async with self.database.open_write() as session:
            heard = await inbound.claim_next(session, self.turns.count)
            if heard is None:
                return False
            now = self.database.clock.now()
            self.turns.note(heard.chat_id, now)
            work = Work(session, now, self.current.value, heard)
            try:
                await answer(heard, work)
                if not work.committed:  # uncommitted, it would be claimed again for ever
                    raise UnansweredInbound
            except Exception as error:
                await session.rollback()
                if is_passing(error):
                    raise  # rolled back: the inbound is answered once the database is back
                fault = error
        if fault is not None:
            await self._apologise(heard, fault)
        self.bell.ring()
        return True

    async def _apologise(self, heard: StoredInbound, error: Exception) -> None:
        """Tell the sender of a fault of the program, with an id that the log holds too."""
        fault = secrets.token_hex(3)
        # Never the exception's text: it may hold numbers or words.
        log.error("inbound.failed", fault=fault, inbound=heard.id, error=type(error).__name__)
        log.debug("inbound.failed.where", fault=fault, exc_info=True)
        async with self.database.write() as session:
            now = self.database.clock.now()
            person = await people.find_by_identity(session, heard.said.identity)
            locale = person.locale if person else closest_locale(heard.said.locale)
            content = heard.said.content
            await forget_sound(content, Work(session, now, self.current.value))
            message = Message(
                to=heard.said.chat,
                event=f"inbound:{heard.id}:failed",
                text=say(locale, "failed", id=fault),
                press=content.press_id if isinstance(content, Press) else "",
                fault="failed",
            )
            await outbox.post(session, message, now)
            await inbound.note_handled(session, heard.id, now, fault=fault)


async def _unbroken(write: Coroutine[None, None, T]) -> T:
    """Let a write end even if its caller is cancelled: cut off, it may keep SQLite's lock."""
    task = asyncio.ensure_future(write)
    try:
        return await asyncio.shield(task)
    except asyncio.CancelledError:
        await asyncio.wait([task])
        raise
