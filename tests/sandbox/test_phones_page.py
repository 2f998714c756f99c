import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import aiohttp
import pytest

from sandbox import page
from tests.sandbox.caller import HEARD, ORDINARY, Customer

SECOND = "551132452020"


class Live:
    """A phones page that is connected: what it was shown last."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self.socket = socket

    async def phones(self) -> list[dict[str, Any]]:
        shown = await self.socket.receive_json(timeout=120)
        return list(shown["phones"])

    async def until(self, *states: str) -> list[dict[str, Any]]:
        while True:
            phones = await self.phones()
            if [phone["state"] for phone in phones] == list(states):
                return phones


@asynccontextmanager
async def connected(customer: Customer) -> AsyncIterator[Live]:
    async with customer.http.ws_connect(customer.url("/phones/live")) as socket:
        live = Live(socket)
        await live.phones()
        yield live


async def test_with_a_page_a_phone_rings_25_seconds_for_a_person(customer: Customer) -> None:
    async with connected(customer) as live:
        cd_id = await customer.call()
        (phone,) = await live.until("ringing")
        assert (phone["number"], phone["person"]) == (ORDINARY, True)
        await customer.pass_time(24.9)
        assert await customer.records(cd_id=cd_id) == []
        await customer.pass_time(0.1)
        (phone,) = await live.until("ended")
        assert phone["status"] == "NA"


async def test_a_person_answers_presses_and_the_server_hangs_up(customer: Customer) -> None:
    async with connected(customer) as live:
        cd_id = await customer.call()
        await customer.pass_time(3)
        await customer.post(f"/sandbox/calls/{cd_id}/answer")
        await live.until("hearing")
        await customer.pass_time(1)
        await customer.post(f"/sandbox/calls/{cd_id}/press", key="1")
        await customer.pass_time(HEARD - 1 + 4.9)
        assert await customer.records(cd_id=cd_id) == []
        await customer.post(f"/sandbox/calls/{cd_id}/press", key="#")
        await customer.pass_time(5)
        row = await customer.record(cd_id)
        assert (row["cd_status"], row["resp_1"], row["resp_2"]) == ("OK", "1", "#")


async def test_a_person_who_only_listens_is_let_go_after_five_seconds(customer: Customer) -> None:
    async with connected(customer):
        cd_id = await customer.call()
        await customer.post(f"/sandbox/calls/{cd_id}/answer")
        await customer.pass_time(HEARD + 4.9)
        assert await customer.records(cd_id=cd_id) == []
        await customer.pass_time(0.1)
        assert (await customer.record(cd_id))["cd_status"] == "OK"


async def test_declining_and_hanging_up(customer: Customer) -> None:
    async with connected(customer):
        declined, left = await customer.call(), await customer.call()
        await customer.post(f"/sandbox/calls/{declined}/hangup")
        await customer.post(f"/sandbox/calls/{left}/answer")
        await customer.post(f"/sandbox/calls/{left}/hangup")
    assert (await customer.record(declined))["cd_status"] == "NA"
    assert (await customer.record(left))["cd_status"] == "OK"


async def test_a_bridges_second_phone_appears_when_it_rings(customer: Customer) -> None:
    async with connected(customer) as live:
        cd_id = await customer.bridge(ORDINARY, SECOND)
        await live.until("ringing")
        await customer.post(f"/sandbox/calls/{cd_id}/answer")
        await live.until("hearing")
        await customer.pass_time(HEARD)
        first, second = await live.until("waiting", "ringing")
        assert (first["number"], second["number"]) == (ORDINARY, SECOND)
        assert second["words"] == ""
        await customer.post(f"/sandbox/calls/{cd_id}/answer")
        await live.until("joined", "joined")


async def test_a_reserved_number_acts_by_itself_even_with_a_page(customer: Customer) -> None:
    async with connected(customer) as live:
        await customer.call("5511900000000")
        (phone,) = await live.until("ringing")
        assert phone["person"] is False
        await customer.pass_time(60)
        await live.until("ended")


@pytest.mark.parametrize(
    ("what", "body"),
    [("press", {"key": "1"}), ("press", {"key": "x"}), ("answer", {}), ("hangup", {})],
)
async def test_a_phone_that_is_over_does_nothing_more(
    customer: Customer, what: str, body: dict[str, str]
) -> None:
    cd_id = await customer.call()
    await customer.pass_time(60)
    reply = await customer.post(f"/sandbox/calls/{cd_id}/{what}", **body)
    assert reply.status == 409


async def test_only_twelve_keys_are_kept(customer: Customer) -> None:
    cd_id = await customer.call()
    await customer.post(f"/sandbox/calls/{cd_id}/answer")
    for _ in range(13):
        await customer.post(f"/sandbox/calls/{cd_id}/press", key="7")
    (call,) = (await customer.get("/sandbox/calls")).body["calls"]
    assert call["keys"] == "7" * 12


async def test_an_unknown_call_and_an_unreadable_body_are_refused(customer: Customer) -> None:
    assert (await customer.post("/sandbox/calls/c_1/answer")).status == 404
    async with customer.http.post(customer.url("/sandbox/clock"), data=b"{half") as answer:
        assert answer.status == 400


async def test_the_page_may_be_framed_by_this_machine_only(customer: Customer) -> None:
    async with customer.http.get(customer.sandbox.phones_url) as answer:
        policy = answer.headers["Content-Security-Policy"]
        html = await answer.text()
    assert "frame-ancestors http://127.0.0.1:* http://localhost:*" in policy
    assert "X-Frame-Options" not in answer.headers
    assert "<script>" not in html
    for file in ("phones.js", "card.js", "tones.js", "words.js", "phones.css"):
        assert (await customer.get(f"/phones/{file}")).status == 200
    assert (await customer.get("/phones/secrets.js")).status == 404


@pytest.mark.parametrize("path", ["/phones", "/phones/live", "/sandbox/ledger", "/sandbox/clock"])
@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1:1", "127.0.0.1", "[half"])
async def test_another_host_name_is_refused(customer: Customer, path: str, host: str) -> None:
    assert (await customer.get(path, headers={"Host": host})).status == 403


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "[::1]"])
async def test_this_machine_has_three_names(customer: Customer, host: str) -> None:
    headers = {"Host": f"{host}:{customer.sandbox.port}"}
    assert (await customer.get("/sandbox/clock", headers=headers)).status == 200


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "http://[half"])
async def test_a_page_of_another_site_can_neither_act_nor_listen(
    customer: Customer, origin: str
) -> None:
    headers = {"Origin": origin}
    cd_id = await customer.call()
    assert (await customer.post(f"/sandbox/calls/{cd_id}/answer", headers)).status == 403
    with pytest.raises(aiohttp.WSServerHandshakeError, match="403"):
        await customer.http.ws_connect(customer.url("/phones/live"), headers=headers)
    reply = await customer.post("/api/v2/MakeTTSCall", headers, tsid="sandbox-x")
    assert reply.status == 403
    assert len(customer.dialled) == 1


async def test_a_page_of_this_machine_may_act_from_any_port(customer: Customer) -> None:
    headers = {"Origin": "http://127.0.0.1:8080"}
    assert (await customer.post("/sandbox/clock", headers, advance=1)).status == 200


async def test_only_so_many_pages_connect(
    customer: Customer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page, "MAX_PAGES", 1)
    async with connected(customer):
        with pytest.raises(aiohttp.WSServerHandshakeError, match="503"):
            await customer.http.ws_connect(customer.url("/phones/live"))


async def test_a_page_that_leaves_is_no_longer_counted(customer: Customer) -> None:
    async with connected(customer):
        assert customer.sandbox.platform.phones.pages == 1
    async with asyncio.timeout(120):
        while customer.sandbox.platform.phones.pages:
            await customer.get("/sandbox/clock")
    assert customer.sandbox.platform.on_change == set()


async def test_closing_the_sandbox_lets_its_pages_go(customer: Customer) -> None:
    async with connected(customer) as live:
        await customer.sandbox.close()
        message = await live.socket.receive(timeout=120)
        assert message.type in (aiohttp.WSMsgType.CLOSE, aiohttp.WSMsgType.CLOSED)
