"""The one door out: the outbox's messages, at least once, in order per chat, within the limits."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog

from bot.workers.rate import Paces
from domain.channel import Pace
from domain.ports import ChannelDown, Chat, SlowDown, Undeliverable
from storage import turns
from storage.chat import outbox
from storage.chat.outbox import StoredMessage
from storage.database import Database, is_passing

log = structlog.get_logger()
AT_ONCE = 8
# A courier that dies with a message in hand: somebody takes it again after this long.
HOLD = timedelta(seconds=60)
# A sending that takes longer is given up. What is begun with less of the hold left might end when
# somebody else has taken it, so it is not begun.
LONGEST_SEND = timedelta(seconds=30)
# Seconds between the tries to write down that a message went out, while the database is away.
_NOTE_PAUSES = (0.5, 1, 2, 5, 10, 20, 30)
_SILENCE = "silence:"


@dataclass(frozen=True, slots=True)
class Taken:
    """A message in hand, and when by our own clock we began to take it."""

    stored: StoredMessage
    begun: datetime


class Courier:
    """Takes what is due and gives it to its channel."""

    def __init__(
        self, database: Database, channels: Mapping[str, Chat], paces: Mapping[str, Pace]
    ) -> None:
        self._database = database
        self._channels = channels
        self._paces = Paces({name: pace for name, pace in paces.items() if name in channels})

    async def step(self) -> bool:
        """Deliver what is due, a few chats at a time; False if nothing is."""
        taken: list[Taken] = []
        try:
            while len(taken) < AT_ONCE and (one := await self._take(taken)):
                taken.append(one)
        finally:
            # What is in hand goes out, even if the database went away before the next was taken.
            sent = [self._deliver(one) for one in taken]
            ends = await asyncio.gather(*sent, return_exceptions=True)
        for fault in filter(None, ends):
            raise fault
        return bool(taken)

    async def _take(self, taken: list[Taken]) -> Taken | None:
        begun, busy = self._database.clock.now(), {one.stored.chat_id for one in taken}
        async with self._database.write() as session:
            # Other processes may speak in the same chats, or may have been asked for silence.
            await self._paces.stand_in_line(session)
            now = await self._database.now(session)
            channels = set(self._channels) - await self._paces.full_channels(session, now)
            channels -= await turns.list_resting(session, _SILENCE, now)
            turn = outbox.Turn(channels=channels, busy=busy, hold=HOLD, gap=self._paces.gap)
            stored = await outbox.claim_due(session, now, turn)
        return Taken(stored, begun) if stored else None

    async def _deliver(self, taken: Taken) -> None:
        stored = taken.stored
        if self._database.clock.now() - taken.begun >= HOLD - LONGEST_SEND:
            # We were paused since we took it: by now somebody else may have said this and more.
            await self._leave(stored)
            return
        channel = self._channels[stored.message.to.channel]
        try:
            async with asyncio.timeout(LONGEST_SEND.total_seconds()):
                key = await channel.send(stored.message, stored.edits, f"outbox:{stored.id}")
        except Undeliverable as error:
            await self._fail(stored, str(error))
        except SlowDown as error:
            await self._fall_silent(stored, error)
        except ChannelDown as error:
            await self._retry_later(stored, str(error))
        except Exception as error:
            log.error("courier.failed", outbox=stored.id, error=type(error).__name__)
            await self._retry_later(stored, type(error).__name__)
        else:
            await self._write_down(stored, key)

    async def _write_down(self, stored: StoredMessage, key: str) -> None:
        """Note that it went out, again and again while the database is away: we alone know it."""
        for pause in (*_NOTE_PAUSES, None):
            try:
                async with self._database.write() as session:
                    await outbox.note_sent(session, stored, key, self._database.clock.now())
            except Exception as error:
                if pause is None or not is_passing(error):
                    raise
                log.warning("courier.not_noted", outbox=stored.id, error=type(error).__name__)
                await self._database.clock.wait(asyncio.Event(), pause)
            else:
                return

    async def _leave(self, stored: StoredMessage) -> None:
        log.warning("courier.left", outbox=stored.id)
        async with self._database.write() as session:
            await outbox.release(session, stored, await self._database.now(session))

    async def _retry_later(self, stored: StoredMessage, fault: str) -> None:
        log.warning("courier.retry", outbox=stored.id, tries=stored.tries + 1)
        async with self._database.write() as session:
            at = await self._database.now(session) + outbox.backoff(stored.tries)
            await outbox.note_retry(session, stored, fault, at)

    async def _fall_silent(self, stored: StoredMessage, asked: SlowDown) -> None:
        """Nobody of us speaks on this channel for as long as it asked."""
        log.warning("courier.silence", outbox=stored.id, tries=stored.tries + 1)
        async with self._database.write() as session:
            until = await self._database.now(session) + timedelta(seconds=asked.seconds)
            await outbox.note_retry(session, stored, str(asked), until)
            await turns.rest(session, f"{_SILENCE}{stored.message.to.channel}", until)

    async def _fail(self, stored: StoredMessage, fault: str) -> None:
        log.warning("courier.undeliverable", outbox=stored.id)
        async with self._database.write() as session:
            await outbox.note_failed(session, stored, fault, self._database.clock.now())
