"""Alerts under fire: a source that insists, lives that are killed, phones of which some press 1.

Each alert has a team, a person and a phone of its own, so that the platform's ledger tells of each.
"""

from __future__ import annotations

import asyncio
import json
import time
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

import aiohttp
from sqlalchemy import func
from sqlmodel import col, select

from domain.oncall.alert import PageStage
from domain.orders.order import State
from domain.rules import derived
from storage.database import Database
from storage.oncall.pages import PageRow
from storage.orders.orders import OrderRow
from tests.faults.installation import Installation

SECRET = "callback-secret-of-the-faults"
LIFE = 1.6  # real seconds
AT_ONCE = 8  # alerts that come between two kills
REST = timedelta(hours=2)  # of everybody's clock, however slowly a busy machine lets it run
# How much faster than ours the clock runs, under fire and afterwards. Where hundreds of calls
# leave at once, each within its fence, it must run slower than for a few.
FEW, MANY = (12.0, 30.0), (10.0, 15.0)
# What left before an acknowledgement was committed may reach the platform just after it.
LEAVING = timedelta(seconds=15)
FATES = (("answer", "1"), ("answer", "1"), ("na", ""), ("answer", ""), ("hangup", ""))


@dataclass
class AlertVerdict:
    """Each list names the alerts at fault, by their number."""

    alerts: int
    kills: int
    unheard: list[int] = field(default_factory=list)  # stored, and no phone ever rang
    endless: list[int] = field(default_factory=list)  # neither answered for nor at the last rung
    untrue: list[int] = field(default_factory=list)  # its end is not what the phone did
    after: list[int] = field(default_factory=list)  # called after it had been answered for
    acknowledged: int = 0

    @property
    def holds(self) -> bool:
        return not (self.unheard or self.endless or self.untrue or self.after)

    def __str__(self) -> str:
        return (
            f"{self.alerts} alerts, {self.kills} kills: {self.acknowledged} acknowledged, "
            f"{len(self.unheard)} unheard, {len(self.endless)} without an end, "
            f"{len(self.untrue)} untrue, {len(self.after)} called after an acknowledgement"
        )


def phone(number: int) -> str:
    return f"5511972{number:06}"


def write_file(folder: Path, count: int) -> Path:
    """One team, one person, one phone for each alert; two calls a minute apart."""
    lines = [
        "[policies.p]\nrounds = 1\n[[policies.p.steps]]\n"
        'by = ["call"]\ncalls = 2\nredial_minutes = 1\nwait_minutes = 2\n'
    ]
    for number in range(count):
        lines.append(
            f'[people.p{number}]\nidentity = "terminal:p{number}"\nphone = "+{phone(number)}"\n'
            f'[teams.t{number}]\npolicy = "p"\n[[teams.t{number}.rotations]]\n'
            f'people = ["p{number}"]\nsince = 2026-01-05T09:00:00\n'
            f'[sources.s{number}]\nkind = "text"\nteam = "t{number}"\n'
        )
    path = folder / "oncall.toml"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


async def raise_under_fire(
    at: Installation, count: int, kills: int, rates: tuple[float, float] = MANY
) -> AlertVerdict:
    """Raise alerts while life after life is killed; judge once all is at its end."""
    file = {"on_call_file": str(write_file(at.folder, count))}
    for number in range(count):
        name, keys = FATES[at.random.randrange(len(FATES))]
        at.sandbox.platform.phones.set_behaviour(phone(number), name, keys)
    at.rate, rest = rates
    sources = asyncio.create_task(_insist(at, count))
    for _ in range(kills):
        life = await at.start(**file)
        await life.died(at.random.uniform(LIFE / 2, LIFE * 2))
        life.kill()
        at.kills.append(time.monotonic())
        await life.died(10)
    last = await at.start(**file)
    # A life that cannot even begin would be waited for without an end.
    await asyncio.wait({sources, last.ended}, return_when=asyncio.FIRST_COMPLETED)
    assert sources.done(), f"the last life ended by itself: {at.folder / 'log'}"
    await sources
    at.rate = rest
    pages = await _until_all_ended(at, count)
    last.kill()
    await last.died(10)
    return _judge(at, count, kills, pages)


async def _insist(at: Installation, count: int) -> None:
    """Each source posts until it hears 200, as they do; a few at a time."""
    line = asyncio.Semaphore(AT_ONCE)
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=5)) as http:
        await asyncio.gather(*(_post(at, http, number, line) for number in range(count)))


async def _post(
    at: Installation, http: aiohttp.ClientSession, number: int, line: asyncio.Semaphore
) -> None:
    secret = derived(SECRET, f"alert:s{number}")
    url = f"http://127.0.0.1:{at.port}/alert/s{number}"
    headers = {"Authorization": f"Bearer {secret}"}
    async with line:
        while True:
            try:
                body = f"alerta {number}"
                async with http.post(url, data=body, headers=headers) as answer:
                    if answer.status == 200:
                        return
            except (aiohttp.ClientError, OSError, TimeoutError):
                pass
            await asyncio.sleep(0.05)


async def _until_all_ended(at: Installation, count: int) -> list[PageRow]:
    """The pages, once none of them calls and no call's record is awaited, or after REST.

    A pressed key is believed once the record tells of it, which may come after the last rung.
    """
    ends = at.clock.now() + REST
    database = Database(at.database_url, at.clock)
    try:
        while True:
            async with database.read() as session:
                rows = list((await session.execute(PageRow.__table__.select())).all())  # type: ignore[attr-defined]
                awaited = await session.scalar(
                    select(func.count()).where(
                        col(OrderRow.next_look_at).is_not(None),
                        col(OrderRow.state) != State.UNKNOWN,  # of which no record may ever come
                    )
                )
            calling = [row for row in rows if row.stage is PageStage.CALLING]
            ended = not calling and not awaited and len(rows) >= count
            if ended or at.clock.now() > ends:
                return rows  # type: ignore[return-value]
            await asyncio.sleep(0.2)
    finally:
        await database.close()


def _judge(at: Installation, count: int, kills: int, pages: list[PageRow]) -> AlertVerdict:
    verdict = AlertVerdict(count, kills)
    rang: dict[str, list[datetime]] = {}
    for dialled in at.ledger:
        rang.setdefault(dialled.dest, []).append(dialled.at)
    by_team: dict[str, list[PageRow]] = {}
    for page in pages:
        by_team.setdefault(page.team, []).append(page)
    for number in range(count):
        calls, mine = rang.get(phone(number), []), by_team.get(f"t{number}", [])
        if not calls:
            verdict.unheard.append(number)
        if not mine or any(page.stage is PageStage.CALLING for page in mine):
            verdict.endless.append(number)
            continue
        fate = at.sandbox.platform.phones.fate_of(phone(number))
        acked = [page for page in mine if page.stage is PageStage.ACKNOWLEDGED]
        verdict.acknowledged += len(acked)
        if bool(acked) != (fate.keys == "1"):
            verdict.untrue.append(number)
        for page in acked:
            late = [call for call in calls if call > (page.acked_at or call) + LEAVING]
            if late and len(mine) == 1:
                verdict.after.append(number)
    return verdict


def dump(verdict: AlertVerdict) -> str:
    """All of it, for whoever must find out why."""
    return json.dumps(vars(verdict))
