"""Watches the on-call file: a good change is used at once, a bad one is told to administrators."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path

import structlog

from bot.config.oncall_file import BadFile, read_on_call, written
from bot.runtime import Runtime
from domain.chat import Message
from domain.oncall.roster import OnCall
from handlers.access.administrators import list_first_administrator_chats

log = structlog.get_logger()
OFTEN = timedelta(seconds=5)
Version = tuple[int, int, int] | None


@dataclass(slots=True)
class OnCallFileWatch:
    """Reads the file again after each change, and replaces the current rules' `on_call`."""

    path: Path
    runtime: Runtime
    _version: Version = field(init=False)
    _seen: Version = field(init=False)
    _due: datetime | None = field(default=None, init=False)
    _bad: bool = field(default=False, init=False)

    def __post_init__(self) -> None:
        self._version = self._seen = written(self.path)

    async def step(self) -> bool:
        """Check for a change every few seconds; always False, as no more is to do at once."""
        now = self.runtime.database.clock.now()
        if self._due is not None and now < self._due:
            return False
        self._due = now + OFTEN
        before, self._seen = self._seen, await asyncio.to_thread(written, self.path)
        # A file still being written looks shorter: two checks must find the same version.
        if self._seen == self._version or self._seen != before:
            return False
        version = self._seen
        try:
            await self._take(await asyncio.to_thread(self._read))
        except BadFile as bad:
            log.error("on_call.bad", why=str(bad)[:300])
            await self._tell("oncall-bad-file", why=str(bad)[:300])
            self._bad = True
        self._version = version  # last, so that a telling that failed is tried again
        return False

    def _read(self) -> OnCall:
        found = read_on_call(self.path, self.runtime.zone)
        if self.runtime.rules.on_call.teams and not found.teams:
            raise BadFile(f"{self.path} names no team any more: alerts would call nobody")
        return found

    async def _take(self, found: OnCall) -> None:
        known = self.runtime.rules.on_call
        gone = sorted(known.teams.keys() - found.teams.keys())
        gone += sorted(known.sources.keys() - found.sources.keys())
        if gone:
            await self._tell("oncall-file-lacks", gone=", ".join(gone)[:200])
        elif self._bad:
            await self._tell("oncall-file-good")
        current = self.runtime.current
        current.value = replace(current.value, on_call=found)
        self._bad = False
        log.info("on_call.changed", teams=len(found.teams), sources=len(found.sources))

    async def _tell(self, sentence: str, **parts: str) -> None:
        """Tell the administrators in their chats."""
        async with self.runtime.database.open_write() as session:
            work = self.runtime.work(session)
            told = []
            for admin in await list_first_administrator_chats(work):
                text = admin.reader(work.rules).say(sentence, **parts)
                named = f"oncall-file:{self._seen}:{sentence}:{self.runtime.owner}"
                event = f"{named}:{admin.person.id}"
                told.append(Message(to=admin.to, event=event, text=text))
            await work.commit(*told)
        self.runtime.bell.ring()
