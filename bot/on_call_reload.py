"""The on-call file while it is being changed: a good one counts at once, a bad one is told."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

import structlog

from bot.desk import Desk
from bot.on_call_file import BadFile, read_on_call, written
from domain.chat import Message
from domain.on_call import OnCall
from handlers.administrators import list_first_desks
from handlers.moments import reader_of

log = structlog.get_logger()
OFTEN = timedelta(seconds=5)


@dataclass(slots=True)
class FileWatch:
    """Reads the file again once it was changed; `desk.rules.on_call` is everybody's."""

    path: Path
    desk: Desk
    _version: tuple[int, int, int] | None = field(init=False)
    _due: datetime | None = field(default=None, init=False)

    def __post_init__(self) -> None:
        self._version = written(self.path)

    async def step(self) -> bool:
        """Look whether it changed, if it is time; there is never more to do at once."""
        now = self.desk.database.clock.now()
        if self._due is not None and now < self._due:
            return False
        self._due = now + OFTEN
        version = await asyncio.to_thread(written, self.path)
        if version == self._version:
            return False
        try:
            found = await asyncio.to_thread(read_on_call, self.path, self.desk.zone)
        except BadFile as bad:
            await self._complain(bad, str(version))
        else:
            self._take(found)
        self._version = version  # last: what could not be told is tried again
        return False

    def _take(self, found: OnCall) -> None:
        self.desk.rules.on_call.become(found)
        log.info("on_call.changed", teams=len(found.teams), sources=len(found.sources))

    async def _complain(self, bad: BadFile, version: str) -> None:
        """What was read last still counts, and whoever runs Ramal learns so."""
        log.error("on_call.bad", why=str(bad)[:300])
        async with self.desk.database.open_write() as session:
            work = self.desk.work(session)
            told = []
            for admin, place in await list_first_desks(work):
                text = reader_of(admin, work.rules, place).say(
                    "oncall-bad-file", why=str(bad)[:300]
                )
                event = f"oncall-file:{version}:{self.desk.owner}:{admin.id}"
                told.append(Message(to=place, event=event, text=text))
            await work.commit(*told)
        self.desk.bell.ring()
