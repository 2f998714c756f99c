"""The loops of alerts: what sources said is stored, pages climb, heartbeats are missed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.desk import Desk
from domain.alert import Severity, Signal
from domain.on_call import Heartbeat
from domain.people import DEFAULT_LOCALE
from handlers.alerts import Told, take_signals
from handlers.paging import climb
from handlers.replies import say
from storage import alerts


@dataclass(slots=True)
class Alarms:
    """What the HTTP door and the clockwork call."""

    desk: Desk

    async def store(self, told: list[Told]) -> None:
        """Remember what sources said; raises what the database raises."""
        async with self.desk.database.open_write() as session:
            await take_signals(told, self.desk.work(session))
        self.desk.bell.ring()

    async def beat(self, name: str) -> None:
        """A heartbeat came; the alert of one that had been missed is over."""
        heartbeat = self.desk.rules.on_call.heartbeats[name]
        async with self.desk.database.open_write() as session:
            work = self.desk.work(session)
            missed = await alerts.note_beat(session, name, work.now)
            told = [_told(heartbeat, missed, fires=False)] if missed else []
            await take_signals(told, work)
        if missed:
            self.desk.bell.ring()

    async def step(self) -> bool:
        """Do one rung of one page, or raise the alert of one missed heartbeat; False if neither."""
        if self.desk.stopping.is_set():
            return False
        async with self.desk.database.open_write() as session:
            climbed = await climb(self.desk.work(session))
        if climbed or await self._miss():
            self.desk.bell.ring()
            return True
        return False

    async def _miss(self) -> bool:
        for heartbeat in self.desk.rules.on_call.heartbeats.values():
            if await self._missed(heartbeat):
                return True
        return False

    async def _missed(self, heartbeat: Heartbeat) -> bool:
        async with self.desk.database.open_write() as session:
            work = self.desk.work(session)
            found = await alerts.find_beat(session, heartbeat.name)
            if found is None:
                # Counted from when Ramal first knew of it.
                await alerts.note_beat(session, heartbeat.name, work.now)
                await session.commit()
                return False
            last_at, missed = found
            if missed or work.now < last_at + timedelta(minutes=heartbeat.minutes):
                await session.rollback()
                return False
            await alerts.note_missed(session, heartbeat.name)
            await take_signals([_told(heartbeat, last_at, fires=True)], work)
        return True


def _told(heartbeat: Heartbeat, last_at: datetime, *, fires: bool) -> Told:
    """Its alert, which lasts from one heartbeat to the next."""
    title = say(DEFAULT_LOCALE, "heartbeat-missed", name=heartbeat.name, minutes=heartbeat.minutes)
    key = f"{heartbeat.name}:{last_at.isoformat()}"
    signal = Signal(key=key, title=title, fires=fires, severity=Severity.CRITICAL)
    return Told(source="heartbeat", team=heartbeat.team, signals=(signal,))
