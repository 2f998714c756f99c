"""The on-call worker: stores sources' messages, escalates pages, and detects missed heartbeats."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from typing import TypeVar

import structlog

from bot.runtime import Runtime
from domain.oncall.alert import Severity, Signal
from domain.oncall.roster import HEARTBEAT, Heartbeat
from domain.people.person import DEFAULT_LOCALE
from handlers.oncall.alerts import SourceMessage, call_for_unsilenced, take_signals
from handlers.oncall.escalate import PageFailed, escalate_next, put_off_stuck
from handlers.replies.sentences import say
from storage.database import is_passing
from storage.oncall import alerts, pages
from storage.work import Work
from storage.write_line import Rank

log = structlog.get_logger()
_AGAIN = timedelta(minutes=1)
# A message of so many alerts goes before what chats write; a flood of them comes last, or it would
# hold up everybody, and the calls of other alerts first of all.
MOST_URGENT = 20
T = TypeVar("T")


@dataclass(slots=True)
class OnCallWorker:
    """Stores what the alert endpoints receive, and takes the due steps of pages."""

    runtime: Runtime
    _began: datetime | None = field(default=None, init=False)
    _woken: datetime | None = field(default=None, init=False)

    async def store(self, told: list[SourceMessage]) -> None:
        """Store messages of sources; raises what the database raises."""
        few = sum(len(one.signals) for one in told) <= MOST_URGENT
        await self._again(partial(take_signals, told), Rank.URGENT if few else Rank.BULK)
        self.runtime.bell.ring()

    async def beat(self, name: str) -> None:
        """Store a heartbeat, and resolve the alert of one that had been missed."""
        async with self.runtime.database.open_write(Rank.URGENT) as session:
            work = self.runtime.work(session)
            heartbeat = work.rules.on_call.heartbeats[name]
            missed = await alerts.note_beat(session, name, work.now)
            told = [_told(heartbeat, missed, fires=False)] if missed else []
            await take_signals(told, work)
        if missed:
            self.runtime.bell.ring()

    async def step(self) -> bool:
        """Do a rung of one page, or raise the alert of a missed heartbeat; False if none is due."""
        if self.runtime.stopping.is_set():
            return False
        self._began = self._began or self.runtime.database.clock.now()
        if climbed := await self._due():
            climbed = await self._climb()
        if climbed or await self._wake() or await self._miss():
            self.runtime.bell.ring()
            return True
        return False

    async def _wake(self) -> bool:
        """Raise the alerts whose silence has ended, once a minute; False if there is none."""
        now = self.runtime.database.clock.now()
        if self._woken is not None and now < self._woken + _AGAIN:
            return False
        woken = await self._again(call_for_unsilenced)
        self._woken = now
        return woken

    async def _due(self) -> bool:
        async with self.runtime.database.read() as session:
            return await pages.is_due(session, self.runtime.database.clock.now())

    async def _climb(self) -> bool:
        try:
            return await self._again(escalate_next)
        except PageFailed as failed:
            why = failed.__cause__
            if why is None or is_passing(why):
                raise
            # A page that cannot be escalated must not delay the others.
            log.error("page.failed", page=failed.page_id, error=type(why).__name__)
            log.debug("page.failed.where", exc_info=True)
            async with self.runtime.database.open_write(Rank.URGENT) as session:
                await put_off_stuck(failed.page_id, self.runtime.work(session), _AGAIN)
            return True

    async def _again(self, does: Callable[[Work], Awaitable[T]], rank: Rank = Rank.URGENT) -> T:
        """Run a transaction, and once more where the database aborted it for another one."""
        try:
            async with self.runtime.database.open_write(rank) as session:
                return await does(self.runtime.work(session))
        except Exception as error:
            why = error.__cause__ if isinstance(error, PageFailed) else error
            if why is None or not is_passing(why):
                raise
        async with self.runtime.database.open_write(rank) as session:
            return await does(self.runtime.work(session))

    async def _miss(self) -> bool:
        for name in self.runtime.rules.on_call.heartbeats:
            if await self._missed(name):
                return True
        return False

    async def _missed(self, name: str) -> bool:
        async with self.runtime.database.open_write(Rank.URGENT) as session:
            work = self.runtime.work(session)
            heartbeat = work.rules.on_call.heartbeats.get(name)
            if heartbeat is None:  # it left the file since the round began
                await session.rollback()
                return False
            found = await alerts.find_beat(session, name)
            if found is None:
                # A new heartbeat counts from when Ramal first knew of it.
                await alerts.note_beat(session, name, work.now)
                await session.commit()
                return False
            last_at, missed = found
            # Heartbeats could not reach us while we were down: count from our start.
            since = max(last_at, self._began or last_at)
            if missed or work.now < since + timedelta(minutes=heartbeat.minutes):
                await session.rollback()
                return False
            await alerts.note_missed(session, name)
            await take_signals([_told(heartbeat, last_at, fires=True)], work)
        return True


def _told(heartbeat: Heartbeat, last_at: datetime, *, fires: bool) -> SourceMessage:
    """The message of a missed heartbeat's alert, which the next heartbeat resolves."""
    title = say(DEFAULT_LOCALE, "heartbeat-missed", name=heartbeat.name, minutes=heartbeat.minutes)
    key = f"{heartbeat.name}:{last_at.isoformat()}"
    signal = Signal(key=key, title=title, fires=fires, severity=Severity.CRITICAL)
    return SourceMessage(source=HEARTBEAT, team=heartbeat.team, signals=(signal,))
