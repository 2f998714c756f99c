"""The one door out: the outbox's messages, at least once, in order per chat, within the limits."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from datetime import datetime, timedelta

import structlog

from bot.pace import Pace, Paces
from domain.ports import ChannelDown, Chat, SlowDown, Undeliverable
from storage import outbox, turns
from storage.database import Database
from storage.outbox import StoredMessage

log = structlog.get_logger()
AT_ONCE = 8
# A courier that dies with a message in hand: somebody takes it again after this long.
HOLD = timedelta(seconds=60)
# What is begun with less of the hold left might end when somebody else has taken it.
LONGEST_SEND = timedelta(seconds=30)
_SILENCE = "silence:"


class Courier:
    """Takes what is due and gives it to its channel."""

    def __init__(
        self, database: Database, channels: Mapping[str, Chat], paces: Mapping[str, Pace]
    ) -> None:
        self._database = database
        self._channels = channels
        self._paces = Paces(paces)

    async def step(self) -> bool:
        """Deliver what is due, a few chats at a time; False if nothing is."""
        taken: list[StoredMessage] = []
        while len(taken) < AT_ONCE and (message := await self._take(taken)):
            taken.append(message)
        await asyncio.gather(*(self._deliver(message) for message in taken))
        return bool(taken)

    async def _take(self, taken: list[StoredMessage]) -> StoredMessage | None:
        now = self._database.clock.now()
        busy = {message.chat_id for message in taken}
        channels = set(self._channels) - self._paces.full_channels(now)
        async with self._database.write() as session:
            # Another process may have been asked for silence, or may speak in the same chats.
            channels -= await turns.list_resting(session, _SILENCE, now)
            message = await outbox.claim_due(
                session,
                now,
                outbox.Turn(channels=channels, busy=busy, hold=HOLD, gap=self._paces.gap),
            )
        if message is not None and message.message.text:  # a toast counts towards no limit
            self._paces.note(message.message.to, now)
        return message

    async def _deliver(self, stored: StoredMessage) -> None:
        if stored.held_until and self._database.clock.now() >= stored.held_until - LONGEST_SEND:
            # We were paused since we took it: by now somebody else may have said this and more.
            log.warning("courier.left", outbox=stored.id)
            return
        channel = self._channels[stored.message.to.channel]
        try:
            key = await channel.send(stored.message, stored.edits, f"outbox:{stored.id}")
        except Undeliverable as error:
            await self._fail(stored, str(error))
        except SlowDown as error:
            until = self._database.clock.now() + timedelta(seconds=error.seconds)
            await self._retry(stored, str(error), until)
            await self._silence(stored.message.to.channel, until)
        except ChannelDown as error:
            await self._retry_later(stored, str(error))
        except Exception as error:
            log.error("courier.failed", outbox=stored.id, error=type(error).__name__)
            await self._retry_later(stored, type(error).__name__)
        else:
            async with self._database.write() as session:
                await outbox.note_sent(session, stored, key, self._database.clock.now())

    async def _retry_later(self, stored: StoredMessage, fault: str) -> None:
        now = self._database.clock.now()
        await self._retry(stored, fault, now + outbox.backoff(stored.tries))

    async def _retry(self, stored: StoredMessage, fault: str, at: datetime) -> None:
        log.warning("courier.retry", outbox=stored.id, tries=stored.tries + 1)
        async with self._database.write() as session:
            await outbox.note_retry(session, stored, fault, at)

    async def _silence(self, channel: str, until: datetime) -> None:
        """Nobody of us speaks on this channel before that moment: it asked for silence."""
        async with self._database.write() as session:
            await turns.rest(session, f"{_SILENCE}{channel}", until)

    async def _fail(self, stored: StoredMessage, fault: str) -> None:
        log.warning("courier.undeliverable", outbox=stored.id)
        async with self._database.write() as session:
            await outbox.note_failed(session, stored, fault, self._database.clock.now())
