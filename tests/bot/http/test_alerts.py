"""The endpoints of alert sources over a real socket: what is read at once, stored, put off."""

from __future__ import annotations

import asyncio
import io
import json
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime

import aiohttp
import pytest

from bot.http import alert_rate
from bot.http.alert_queue import MOST_WAITING, TOGETHER, AlertQueue, QueueFull
from bot.http.alerts import AlertRoutes
from bot.http.app import build_app
from bot.http.server import Server
from domain.oncall import alert_list
from domain.oncall.alert import Signal
from domain.oncall.alert_list import SLICE, AlertListReading
from domain.oncall.payloads import LARGEST_OBJECT, PayloadReader, SourceKind
from domain.oncall.roster import AlertSource, OnCall
from handlers.oncall.alerts import SourceMessage
from tests.clocks import FrozenClock

SOURCES = {
    kind.value: AlertSource(name=kind.value, team="infra", reader=PayloadReader(kind))
    for kind in SourceKind
}


class Door:
    """The endpoints, with a store that is told what to do and a clock that is turned by hand."""

    def __init__(self) -> None:
        self.stored: list[list[SourceMessage]] = []
        self.fails = ""
        self.seconds = 0.0
        self.routes = AlertRoutes(
            lambda: OnCall(sources=SOURCES),
            lambda label: f"secret-{label}",
            self.store,
            lambda _name: asyncio.sleep(0),
            FrozenClock(datetime(2026, 11, 26, 15, tzinfo=UTC)),
            alert_rate.SourceRates(lambda: self.seconds),
        )

    async def store(self, told: list[SourceMessage]) -> None:
        self.stored.append(told)
        if self.fails and any(one.key.startswith(self.fails) for o in told for one in o.signals):
            raise OSError("the disk is full")

    async def post(self, name: str, body: bytes) -> tuple[int, str, str]:
        headers = {"Authorization": f"Bearer secret-alert:{name}"}
        async with self.http.post(
            f"{self.root}/alert/{name}", data=io.BytesIO(body), headers=headers
        ) as said:
            return said.status, await said.text(), said.headers.get("Retry-After", "")


@pytest.fixture
async def door() -> AsyncIterator[Door]:
    door = Door()
    server = Server(build_app(door.routes.routes()))
    await server.start("127.0.0.1", 0)
    door.root = f"http://127.0.0.1:{server.port}"
    async with aiohttp.ClientSession() as door.http:
        yield door
    await server.close()
    await door.routes.close()


def body(count: int, first: int = 0) -> bytes:
    """So many firing alerts, each with a key of its own."""
    return json.dumps({"alerts": [{"fingerprint": str(first + n)} for n in range(count)]}).encode()


async def test_a_large_message_is_read_in_slices_between_which_everybody_has_a_turn(
    door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before, 2 MB of empty alerts held the loop for 16 s; two at once are no different."""
    turns, fed = 0, []
    real = AlertListReading.feed

    def feed(reading: AlertListReading, piece: bytes) -> None:
        fed.append((turns, len(piece)))
        real(reading, piece)

    async def other() -> None:
        nonlocal turns
        while True:
            turns += 1
            await asyncio.sleep(0)

    monkeypatch.setattr(AlertListReading, "feed", feed)
    somebody = asyncio.create_task(other())
    large = b'{"alerts":[' + b"{}," * 100_000 + b"{}]}"
    said = await asyncio.gather(*(door.post("alertmanager", large) for _ in range(2)))
    somebody.cancel()
    assert [status for status, *_ in said] == [200, 200]
    assert max(size for _, size in fed) <= SLICE
    assert len({turn for turn, _ in fed}) == len(fed) >= 2 * len(large) / SLICE


async def test_a_message_is_stored_in_slices_and_answered_once_all_of_them_are(door: Door) -> None:
    """Before, 100 messages of 1,000 alerts were one transaction, which kept all others out."""
    status, *_ = await door.post("alertmanager", body(1_000))
    assert status == 200
    sizes = [sum(len(one.signals) for one in told) for told in door.stored]
    assert sizes == [TOGETHER] * (1_000 // TOGETHER)
    keys = [one.key for told in door.stored for each in told for one in each.signals]
    assert len(set(keys)) == 1_000


async def test_a_message_of_which_a_slice_was_not_stored_is_to_be_sent_again(door: Door) -> None:
    door.fails = "450"
    status, *_ = await door.post("alertmanager", body(1_000))
    assert status == 503
    assert (await door.post("alertmanager", body(1_000, 5_000)))[0] == 200


async def test_sources_take_turns_and_each_keeps_its_own_order() -> None:
    """A source's storm does not hold up another's one alert for longer than a transaction."""
    stored: list[list[SourceMessage]] = []

    async def store(told: list[SourceMessage]) -> None:
        stored.append(told)

    queue = AlertQueue(store, asyncio.Lock())
    storm = [queue.put(message("am", 1_000)), queue.put(message("am", 300, 5_000))]
    await asyncio.gather(*storm, queue.put(message("text", 1)), queue.put(message("bm", 450)))
    sources = [[one.source for one in told] for told in stored]
    assert sources[:2] == [["am"], ["text"]], "the first slice, and then whoever is next"
    assert [told[0].source for told in stored[2:6]] == ["bm", "am", "bm", "am"]
    mine = [
        int(s.key) for told in stored for one in told for s in one.signals if one.source == "am"
    ]
    assert mine == [*range(1_000), *range(5_000, 5_300)]
    assert max(sum(len(one.signals) for one in told) for told in stored) == TOGETHER


def message(source: str, count: int, first: int = 0) -> SourceMessage:
    """What a source says of so many alerts, whose keys are numbers."""
    signals = [Signal(key=str(first + n), title="t", fires=True) for n in range(count)]
    return SourceMessage(source=source, team="infra", signals=tuple(signals))


async def _until(true: Callable[[], object]) -> None:
    while not true():  # noqa: ASYNC110 - there is no event to wait for
        await asyncio.sleep(0)


async def test_where_too_much_of_a_source_waits_to_be_stored_it_hears_so_and_others_do_not() -> (
    None
):
    """Before, 2,000 messages of 1,000 alerts each could wait, some gigabytes."""
    go = asyncio.Event()

    async def store(_told: list[SourceMessage]) -> None:
        await go.wait()

    queue = AlertQueue(store, asyncio.Lock())
    fits = [queue.put(message("am", 1_000, n)) for n in range(MOST_WAITING // 1_000)]
    waiting = [asyncio.create_task(each) for each in fits]
    await asyncio.sleep(0)
    with pytest.raises(QueueFull):
        await queue.put(message("am", TOGETHER + 1))
    waiting.append(asyncio.create_task(queue.put(message("bm", 1_000))))
    go.set()
    await asyncio.gather(*waiting)


async def test_a_full_queue_is_a_503_which_says_when_to_come_back(
    door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    """503, not 429: Alertmanager's webhook repeats only a 5xx."""

    async def full(_told: SourceMessage) -> None:
        raise QueueFull

    monkeypatch.setattr(AlertQueue, "put", lambda _queue, told: full(told))
    status, said, after = await door.post("text", b"disco cheio")
    assert (status, after) == (503, "5")
    assert "send it again" in said


@pytest.fixture
def small_rates(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(alert_rate, "MESSAGES", alert_rate.Rate(3, 1))
    monkeypatch.setattr(alert_rate, "ALERTS", alert_rate.Rate(50, 10))
    monkeypatch.setattr(alert_rate, "BYTES", alert_rate.Rate(10_000, 1_000))
    return


@pytest.mark.usefixtures("small_rates")
async def test_a_source_that_sends_too_often_waits_and_loses_nothing(door: Door) -> None:
    said = [await door.post("text", b"%d" % n) for n in range(5)]
    assert [status for status, *_ in said] == [200, 200, 200, 200, 503]
    assert said[-1][2] == "1"
    assert (await door.post("json", b'{"title":"t"}'))[0] == 200, "that is another source"
    door.seconds += 1
    assert (await door.post("text", b"4"))[0] == 200


@pytest.mark.usefixtures("small_rates")
async def test_alerts_and_bytes_are_counted_too(door: Door) -> None:
    assert (await door.post("alertmanager", body(100)))[0] == 200
    assert (await door.post("alertmanager", body(1)))[::2] == (503, "5")
    assert (await door.post("text", b"x" * 40_000))[0] == 200
    assert (await door.post("text", b"x"))[::2] == (503, "30")


async def test_what_is_no_alertmanager_is_small_and_a_text_is_read_as_far_as_its_alert_goes(
    door: Door,
) -> None:
    """Before, 16 MB of JSON were read in one go for one alert."""
    large = b'{"title":"t","x":"' + b"x" * LARGEST_OBJECT + b'"}'
    status, said, _ = await door.post("json", large)
    assert (status, said) == (413, "No alert was raised: it is larger than 256 KB.\n")
    assert (await door.post("kuma", large))[0] == 413
    assert (await door.post("text", "disco cheio\né".encode() * LARGEST_OBJECT))[0] == 200
    [[told]] = door.stored
    assert told.signals[0].title == "disco cheio"


async def test_no_more_messages_of_one_source_are_read_at_once_than_memory_is_kept_for(
    door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before, each open connection of a source held a whole body of up to 16 MB."""
    begun: set[int] = set()
    real = AlertListReading.feed

    def feed(reading: AlertListReading, piece: bytes) -> None:
        begun.add(id(reading))
        real(reading, piece)

    monkeypatch.setattr(alert_list.AlertListReading, "feed", feed)
    go = asyncio.Event()

    async def slowly() -> AsyncIterator[bytes]:
        yield b'{"alerts":['
        await go.wait()
        yield b"{}]}"

    async def send() -> int:
        headers = {"Authorization": "Bearer secret-alert:grafana"}
        url = f"{door.root}/alert/grafana"
        async with door.http.post(url, data=slowly(), headers=headers) as answer:
            return answer.status

    sent = [asyncio.create_task(send()) for _ in range(9)]
    await _until(lambda: len(begun) >= 4)
    assert (await door.post("text", b"meanwhile"))[0] == 200, "others are read"
    assert len(begun) == 4
    go.set()
    assert await asyncio.gather(*sent) == [200] * 9
