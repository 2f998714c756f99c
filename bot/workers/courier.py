"""The courier: delivers the outbox at least once, in order in each chat, within rate limits."""

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
# The lease of a claimed message: after it another process sends the message, if we died.
HOLD = timedelta(seconds=60)
# A sending that takes longer is given up. With less of HOLD left it is not begun: it might end
# when another process has claimed the message.
LONGEST_SEND = timedelta(seconds=30)
# Seconds between the tries to note a delivery while the database is down.
_NOTE_PAUSES = (0.5, 1, 2, 5, 10, 20, 30)
_SILENCE = "silence:"


@dataclass(frozen=True, slots=True)
class Taken:
    """A claimed message, and when by our own clock we began to claim it."""

    stored: StoredMessage
    begun: datetime


class Courier:
    """Claims due messages and sends each by its channel."""

    def __init__(
        self, database: Database, channels: Mapping[str, Chat], paces: Mapping[str, Pace]
    ) -> None:
        self._database = database
        self._channels = channels
        self._paces = Paces({name: pace for name, pace in paces.items() if name in channels})

    async def step(self) -> bool:
        """Deliver one due message in each of at most AT_ONCE chats; False if there is none."""
        taken: list[Taken] = []
        try:
            while len(taken) < AT_ONCE and (one := await self._take(taken)):
                taken.append(one)
        finally:
            # Claimed messages are sent even if claiming the next one failed.
            sent = [self._deliver(one) for one in taken]
            ends = await asyncio.gather(*sent, return_exceptions=True)
        for fault in filter(None, ends):
            raise fault
        return bool(taken)

    async def _take(self, taken: list[Taken]) -> Taken | None:
        begun, busy = self._database.clock.now(), {one.stored.chat_id for one in taken}
        async with self._database.write() as session:
            # Other processes may send to the same chats, or were told by a channel to slow down.
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
            # We were paused since the claim: another process may have sent this and later ones.
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
        """Note a delivery, with retries while the database is down: only we know of it."""
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
        """Stop sending on a channel, in every process, for as long as it asked."""
        log.warning("courier.silence", outbox=stored.id, tries=stored.tries + 1)
        async with self._database.write() as session:
            until = await self._database.now(session) + timedelta(seconds=asked.seconds)
            await outbox.note_retry(session, stored, str(asked), until)
            await turns.rest(session, f"{_SILENCE}{stored.message.to.channel}", until)

    async def _fail(self, stored: StoredMessage, fault: str) -> None:
        log.warning("courier.undeliverable", outbox=stored.id)
        async with self._database.write() as session:
            await outbox.note_failed(session, stored, fault, self._database.clock.now())
