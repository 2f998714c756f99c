"""The platform's callbacks over a real socket: who may tell us what, and what we believe of it."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta
from ipaddress import ip_network
from zoneinfo import ZoneInfo

import aiohttp
import pytest

from bot.bell import Bell
from bot.http.app import build_app
from bot.http.server import Server
from bot.http.sources import Sources
from bot.http.status_callbacks import LARGEST, StatusCallbackRoutes
from bot.platform.telephony import VelipTelephony
from bot.runtime import Current, Runtime
from bot.workers.status_callbacks import read_callbacks
from domain.orders.order import Order, State
from domain.orders.outcome import Report, ReportSource, Verdict
from domain.rules import Rules
from storage.database import Database
from storage.orders import orders, reports, status_callbacks
from storage.orders.ingest import group_commit
from storage.orders.ingest.group_commit import CallbackIngest
from storage.orders.orders import OrderRow
from tests.storage.samples import claim, confirmed, proposed
from velip import BearerAuth, Client

SECRET = "path-secret-of-the-tests"
OK = {"cd_id": "900", "cd_status": "OK", "cd_time_sec": "12"}


@dataclass
class Door:
    """The callback door on a port, its database, and whoever calls it."""

    database: Database
    runtime: Runtime
    http: aiohttp.ClientSession
    root: str

    async def call(
        self, path: str, body: bytes | str = b"", *, method: str = "POST", **headers: str
    ) -> tuple[int, str]:
        async with self.http.request(
            method,
            self.root + path,
            data=body,
            headers={name.replace("_", "-"): value for name, value in headers.items()},
        ) as answer:
            return answer.status, await answer.text()

    async def tell(self, order: Order, facts: dict[str, str], **headers: str) -> None:
        """The platform calls the order's own address; the callback is read."""
        path = f"/velip/{SECRET}/{order.token}"
        assert await self.call(path, json.dumps(facts), **headers) == (200, "ok")
        assert await read_callbacks(self.runtime)
        assert not await read_callbacks(self.runtime)

    async def order(self, order: Order) -> Order:
        async with self.database.read() as session:
            return await orders.find_order(session, order.id)

    async def look_in(self, order: Order) -> timedelta | None:
        """How long until this order is looked up."""
        async with self.database.read() as session:
            at = (await session.get_one(OrderRow, order.id)).next_look_at
        return at - self.database.clock.now() if at else None

    async def notes(self) -> list[str]:
        """What was noted on every callback that is kept."""
        async with self.database.read() as session:
            return [row.note for row in await status_callbacks.list_callbacks(session)]

    async def kept(self, order: Order) -> list[Report]:
        async with self.database.read() as session:
            return await reports.list_reports(session, order.id)


@pytest.fixture
async def door(database: Database) -> AsyncIterator[Door]:
    async with aiohttp.ClientSession() as http:
        runtime = Runtime(
            database=database,
            current=Current(Rules()),
            telephony=VelipTelephony(
                client=Client(http, "http://127.0.0.1:1/", BearerAuth("sandbox-tests")),
                zone=ZoneInfo("America/Sao_Paulo"),
                live=False,
            ),
            bell=Bell(),
            zone=ZoneInfo("America/Sao_Paulo"),
            owner="tests",
        )
        take = CallbackIngest(database)
        sources = Sources([ip_network("35.232.103.91")], [ip_network("127.0.0.1")])
        server = Server(build_app(StatusCallbackRoutes(SECRET, take, sources, runtime).routes()))
        await server.start("127.0.0.1", 0)
        yield Door(database, runtime, http, f"http://127.0.0.1:{server.port}")
        await server.close()
        await take.close()


async def dialled(database: Database) -> Order:
    await confirmed(database)
    order = await claim(database)
    assert order is not None
    return order


PLATFORM = {"X_Forwarded_For": "35.232.103.91"}
STRANGER = {"X_Forwarded_For": "203.0.113.9"}


async def test_a_callback_to_the_orders_own_address_closes_it(door: Door) -> None:
    order = await dialled(door.database)
    await door.tell(order, OK, **PLATFORM)
    closed = await door.order(order)
    assert (closed.state, closed.verdict, closed.source) == (
        State.CLOSED,
        Verdict.ANSWERED,
        ReportSource.CALLBACK,
    )
    assert (closed.duration, closed.provider_id) == (12, "900")
    assert await door.notes() == ["by token"]
    [report] = await door.kept(order)
    assert report.ticket == order.ticket


@pytest.mark.parametrize(
    ("body", "query", "content_type"),
    [
        (json.dumps(OK), "", "application/json"),
        (json.dumps(OK), "", "application/x-www-form-urlencoded"),
        ("cd_id=900&cd_status=OK&cd_time_sec=12", "", "application/x-www-form-urlencoded"),
        ("", "?cd_id=900&cd_called_status=OK&dur=12", "text/plain"),
        ('{"cd_status": "OK"}', "?cd_id=900&dur=12", "application/json"),
    ],
)
async def test_every_form_of_a_callback_is_read(
    door: Door, body: str, query: str, content_type: str
) -> None:
    order = await dialled(door.database)
    path = f"/velip/{SECRET}/{order.token}{query}"
    said = await door.call(path, body, Content_Type=content_type, **PLATFORM)
    assert said == (200, "ok")
    await read_callbacks(door.runtime)
    closed = await door.order(order)
    assert (closed.verdict, closed.duration) == (Verdict.ANSWERED, 12)


async def test_a_query_alone_is_a_callback_too(door: Door) -> None:
    order = await dialled(door.database)
    path = f"/velip/{SECRET}/{order.token}?cd_id=900&cd_status=NA"
    assert await door.call(path, method="GET", **PLATFORM) == (200, "ok")
    await read_callbacks(door.runtime)
    assert (await door.order(order)).verdict is Verdict.NOT_ANSWERED


@pytest.mark.parametrize("method", ["POST", "GET", "PUT", "DELETE", "HEAD"])
async def test_whoever_does_not_know_the_secret_learns_nothing(door: Door, method: str) -> None:
    order = await dialled(door.database)
    unknown = await door.call("/no/such/page", method=method)
    assert unknown[0] == 404
    for path in (
        "/velip",
        "/velip/",
        "/velip/wrong",
        f"/velip/wrong/{order.token}",
        f"/velip/{SECRET}x/{order.token}",
        f"/velip/{SECRET.upper()}/{order.token}",
        "/velip/%00%FF",
    ):
        assert await door.call(path, json.dumps(OK), method=method, **PLATFORM) == unknown, path
    assert await door.notes() == []


async def test_an_address_without_a_token_is_matched_by_the_ticket(door: Door) -> None:
    order, other = await dialled(door.database), await dialled(door.database)
    for facts in ({**OK, "ctid": order.ticket}, {**OK, "ctid": "zzzzzzzzzzzzzzz"}):
        await door.call(f"/velip/{SECRET}", json.dumps(facts), **PLATFORM)
        await read_callbacks(door.runtime)
    assert (await door.order(order)).state is State.CLOSED
    assert (await door.order(other)).state is State.SUBMITTING
    assert await door.notes() == ["by ticket", "by ticket"]


async def test_the_token_of_one_order_cannot_speak_of_another(door: Door) -> None:
    order, other = await dialled(door.database), await dialled(door.database)
    await door.tell(order, {**OK, "ctid": other.ticket}, **PLATFORM)
    assert await door.notes() == ["kept: names another order"]
    for untouched in (order, other):
        assert (await door.order(untouched)).state is State.SUBMITTING
        assert await door.kept(untouched) == []


@pytest.mark.parametrize("headers", [STRANGER, {}, {"X_Forwarded_For": "unknown"}])
async def test_from_elsewhere_the_right_address_only_makes_us_look(
    door: Door, headers: dict[str, str]
) -> None:
    order = await dialled(door.database)
    assert await door.look_in(order) != timedelta(0)
    await door.tell(order, OK, **headers)
    assert (await door.order(order)).state is State.SUBMITTING
    assert await door.kept(order) == []
    assert await door.look_in(order) == timedelta(0)
    assert await door.notes() == ["looked up: untrusted"]


async def test_from_elsewhere_without_a_token_nothing_happens(door: Door) -> None:
    order = await dialled(door.database)
    body = json.dumps({**OK, "ctid": order.ticket})
    assert await door.call(f"/velip/{SECRET}", body, **STRANGER) == (200, "ok")
    await read_callbacks(door.runtime)
    assert (await door.order(order)).state is State.SUBMITTING
    assert await door.look_in(order) != timedelta(0)
    assert await door.notes() == ["kept"]


async def test_an_order_that_never_left_is_neither_closed_nor_looked_up(door: Door) -> None:
    order = await proposed(door.database)
    await door.tell(order, OK, **PLATFORM)
    assert await door.order(order) == order
    assert len(await door.kept(order)) == 1
    await door.tell(order, OK, **STRANGER)
    assert await door.look_in(order) is None


@pytest.mark.parametrize(
    "body", [b"", b"{", b'{"cd_status": ', b"\x00\xff\xfe", b"[]", b"null", b'{"a": 1}']
)
async def test_a_body_that_says_nothing_is_kept_and_makes_us_look(door: Door, body: bytes) -> None:
    order = await dialled(door.database)
    path = f"/velip/{SECRET}/{order.token}"
    assert await door.call(path, body, Content_Type="application/json", **PLATFORM) == (200, "ok")
    await read_callbacks(door.runtime)
    assert await door.notes() == ["looked up: not a call"]
    assert (await door.order(order)).state is State.SUBMITTING


@pytest.mark.parametrize(
    "facts",
    [
        {"cd_time_sec": "9" * 18},
        {"cd_value": "9" * 18 + ".999"},
        {"saldo": "-" + "9" * 18},
        {"cd_id": "\x00\ud800"},
        {"cd_date": "9998-12-31", "cd_time": "23:59:59", "cd_time_end": "00:00:00"},
    ],
)
async def test_a_body_that_no_table_could_hold_stops_nobody_behind_it(
    door: Door, facts: dict[str, str]
) -> None:
    order, behind = await dialled(door.database), await dialled(door.database)
    await door.tell(order, {**OK, **facts}, **PLATFORM)
    await door.tell(behind, {**OK, "cd_id": "901"}, **PLATFORM)
    assert (await door.order(behind)).state is State.CLOSED
    told = await door.order(order)
    assert told.state is State.CLOSED or await door.look_in(order) == timedelta(0)


async def test_what_is_too_large_is_not_stored(door: Door) -> None:
    path = f"/velip/{SECRET}"
    assert (await door.call(path, b"x" * LARGEST, **PLATFORM))[0] == 200
    assert (await door.call(path, b"x" * (LARGEST + 1), **PLATFORM))[0] == 413
    assert await door.notes() == [""]


async def test_the_same_callback_twice_is_one(door: Door) -> None:
    order = await dialled(door.database)
    await door.tell(order, OK, **PLATFORM)
    path = f"/velip/{SECRET}/{order.token}"
    assert await door.call(path, json.dumps(OK), **PLATFORM) == (200, "ok")
    assert not await read_callbacks(door.runtime)


async def test_when_too_many_wait_the_platform_is_asked_to_come_again(
    door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(group_commit, "WAITING_AT_MOST", 0)
    url = f"{door.root}/velip/{SECRET}"
    async with door.http.post(url, data=b"{}") as answer:
        assert (answer.status, answer.headers["Retry-After"]) == (503, "5")
    assert await door.notes() == []
