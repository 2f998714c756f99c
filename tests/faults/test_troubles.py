"""Troubles beside sudden death: a platform that is down, a database that is away, a flood."""

from __future__ import annotations

import asyncio
import resource
import signal
import sqlite3
from collections import Counter
from pathlib import Path

import aiohttp
import pytest

from tests.databases import on_postgresql, on_sqlite
from tests.faults.installation import Installation
from tests.faults.people import Asker
from tests.faults.verdict import Verdict, judge

pytestmark = pytest.mark.long
REST = 120.0


async def all_ended(at: Installation) -> Verdict:
    """Everybody heard of an end, and it is the true one."""
    assert await at.until_all_ended(REST), f"{len(at.people.waiting())} still wait"
    return judged(at)


def judged(at: Installation) -> Verdict:
    verdict = judge(at.people, at.ledger, at.kills)
    assert verdict.holds, f"{verdict} {vars(verdict)}"
    return verdict


def callback_url(at: Installation, asker: Asker) -> str:
    """The address that the platform was told for this order."""
    [url] = {line.params["rurl"] for line in at.ledger if line.dest == asker.dest}
    return url


async def test_a_platform_that_is_down_for_minutes_costs_nobody_their_end(
    under_fire: Installation,
) -> None:
    at = under_fire
    await at.start()
    before = [await at.people.ask() for _ in range(3)]
    for asker in before:
        await at.dialled(asker.dest)
    at.sandbox.platform.faults.queue("*", "down", 1000)
    for _ in range(3):
        await at.people.ask()
    await asyncio.sleep(15)  # five minutes of everybody's clock
    at.sandbox.platform.faults.clear()
    verdict = await all_ended(at)
    assert verdict.repeated == 0


async def test_callbacks_that_are_forged_doubled_or_late_change_no_end(
    under_fire: Installation,
) -> None:
    at = under_fire
    await at.start()
    asker = await at.people.ask(kind="call", fate="callback_late")
    await at.dialled(asker.dest)
    url = callback_url(at, asker)
    lie = {"cd_status": "NA", "cd_time_sec": "0"}
    stranger = aiohttp.TCPConnector(local_addr=("127.0.0.2", 0))
    async with aiohttp.ClientSession(connector=stranger) as http:
        async with http.post(url, json=lie) as answer:
            assert answer.status == 200, "kept, and not believed"
        wrong = url.replace("/velip/", "/velip/x", 1)
        async with http.post(wrong, json=lie) as answer:
            assert answer.status == 404
    for fate in ("callback_twice", "no_callback", "callback_late"):
        await at.people.ask(kind="call", fate=fate)
    await all_ended(at)
    assert at.people.end(asker) == "answered"


async def test_a_flood_of_callbacks_neither_stops_nor_doubles_anything(
    under_fire: Installation,
) -> None:
    at = under_fire
    await at.start()
    asker = await at.people.ask(kind="call", fate="answer")
    await all_ended(at)
    url, seen = callback_url(at, asker), Counter[int]()

    async def pour(http: aiohttp.ClientSession, number: int) -> None:
        for turn in range(100):
            # Half of them the same again, half of them never seen.
            body = {"cd_status": "OK", "cd_time_sec": str(number * 100 + turn if turn % 2 else 7)}
            async with http.post(url, json=body) as answer:
                seen[answer.status] += 1

    async with aiohttp.ClientSession() as http:
        flood = [asyncio.create_task(pour(http, number)) for number in range(32)]
        other = await at.people.ask(kind="call", fate="answer")
        await asyncio.gather(*flood)
    assert set(seen) <= {200, 503}
    await all_ended(at)
    assert at.people.end(other) == "answered"
    assert len(at.people.texts(asker.id)) == 2, "the card and the end, and nothing for the flood"


@pytest.mark.parametrize("seconds", [3, 35])
@on_sqlite
async def test_a_locked_database_only_delays(under_fire: Installation, seconds: int) -> None:
    at = under_fire
    await at.start()
    first = await at.people.ask()
    await at.dialled(first.dest)
    lock = await asyncio.to_thread(_lock, at.folder / "ramal.db")
    for _ in range(3):
        await at.people.ask()
    await asyncio.sleep(seconds)
    lock.close()
    await all_ended(at)


def _lock(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=30, check_same_thread=False)
    connection.execute("BEGIN IMMEDIATE")
    return connection


@on_sqlite
async def test_a_full_disk_loses_nothing_and_dials_nothing_twice(
    under_fire: Installation,
) -> None:
    at = under_fire
    life = await at.start()
    first = await at.people.ask(kind="call", fate="callback_late")
    await at.dialled(first.dest)
    _, hard = resource.prlimit(life.pid, resource.RLIMIT_FSIZE)
    resource.prlimit(life.pid, resource.RLIMIT_FSIZE, (4096, hard))
    for _ in range(3):
        await at.people.ask()
    status = await _report(callback_url(at, first))
    assert status == 503, "come again: nothing was stored"
    await asyncio.sleep(5)
    assert len(at.ledger) == 1, "what could not be written down was not dialled"
    resource.prlimit(life.pid, resource.RLIMIT_FSIZE, (hard, hard))
    await all_ended(at)
    assert not life.ended.done()


async def _report(url: str) -> int:
    async with (
        aiohttp.ClientSession() as http,
        http.post(url, json={"cd_status": "OK", "cd_time_sec": "3"}) as answer,
    ):
        return answer.status


@on_postgresql
async def test_of_two_processes_one_is_killed_and_the_other_goes_on(
    under_fire: Installation,
) -> None:
    at = under_fire
    await at.start()
    for point in ("order: committed, before the POST", "order: posted, before the note"):
        other = await at.start(point, telegram_token="", http_port=0)
        for _ in range(3):
            await at.people.ask()
        if not await other.died(15):
            other.kill()
    await all_ended(at)


@on_postgresql
async def test_a_process_paused_past_its_lease_neither_dials_nor_undoes_what_was_done(
    under_fire: Installation,
) -> None:
    at = under_fire
    points = ("order: committed, before the POST", "order: posted, before the note")
    asleep = [
        await at.start(point, sign=signal.SIGSTOP, telegram_token="", http_port=0)
        for point in points
    ]
    await asyncio.sleep(3)  # they live before anybody asks
    # Only these two submit as long as nobody else is there: one order each.
    door = await at.start(http_port=at.port)
    for _ in range(6):
        await at.people.ask(kind="call", fate="answer")
    await all_ended(at)
    told = Counter(at.people.end(asker) for asker in at.people.askers)
    before = len(at.ledger)
    for life in asleep:
        life.kill(signal.SIGCONT)
    await asyncio.sleep(5)
    assert len(at.ledger) == before, "who wakes late posts nothing"
    judged(at)
    assert Counter(at.people.end(asker) for asker in at.people.askers) == told
    assert not door.ended.done()


async def test_a_polite_stop_finishes_what_was_posted_and_repeats_nothing(
    under_fire: Installation,
) -> None:
    at = under_fire
    for _ in range(6):
        await at.people.ask()
        life = await at.start()
        await asyncio.sleep(at.random.uniform(0.6, 2.5))
        life.kill(signal.SIGTERM)
        assert await life.died(20)
        assert life.ended.result() == 0
    await at.start()
    verdict = await all_ended(at)
    assert verdict.repeated == 0
