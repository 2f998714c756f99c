from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import date, time
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from sandbox import console, live
from sandbox.audios import Track
from sandbox.campaigns import Campaign, Rules, Script, Window
from sandbox.console_views import LONGEST, SHOWN, Watcher, console_view
from sandbox.destinations import Destination
from sandbox.endpoints import ENDPOINTS
from tests.sandbox.caller import ORDINARY, WORDS, Customer

State = dict[str, Any]
STATIC = Path(live.__file__).parent / "static"
PAGE = ("console.js", "tables.js", "faults.js", "sentences.js", "console.css")


@asynccontextmanager
async def console_of(customer: Customer) -> AsyncIterator[Callable[..., Any]]:
    async with customer.http.ws_connect(customer.url("/sandbox/live")) as socket:

        async def until(holds: Callable[[State], bool] = bool) -> State:
            while True:
                state: State = await socket.receive_json(timeout=120)
                if holds(state):
                    return state

        yield until


def rows(customer: Customer, table: str) -> list[State]:
    shown: Any = console_view(customer.sandbox.platform)[table]
    return list(shown["rows"])


def campaign(customer: Customer, *numbers: str, **changes: Any) -> Campaign:
    window = Window(date(2026, 3, 4), date(2026, 3, 6), time(9), time(18))
    people = tuple(Destination(number) for number in numbers or (ORDINARY,))
    own = {"cp_id": "", "name": "Março", "window": window, "script": Script("Oi", seconds=1.0)}
    platform = customer.sandbox.platform
    kept = platform.campaigns.keep(Campaign(**(own | {"destinations": people} | changes)))
    platform.dialling.look_again(kept)
    return kept


# -- the page


async def test_the_page_and_its_files_come_under_a_strict_policy(customer: Customer) -> None:
    async with customer.http.get(customer.sandbox.console_url) as answer:
        policy, html = answer.headers["Content-Security-Policy"], await answer.text()
    assert "default-src 'none'; script-src 'self'; style-src 'self'" in policy
    assert "unsafe" not in policy
    assert "<script>" not in html
    assert " style=" not in html
    for file in PAGE:
        assert (await customer.get(f"/sandbox/static/{file}")).status == 200
    assert (await customer.get("/sandbox/static/secrets.js")).status == 404


async def test_nothing_that_is_shown_can_become_markup() -> None:
    for file in PAGE:
        assert "innerHTML" not in (STATIC / file).read_text("utf-8")


async def test_the_address_without_its_slash_leads_there(customer: Customer) -> None:
    async with customer.http.get(customer.url("/sandbox")) as answer:
        assert (answer.status, str(answer.url)) == (200, customer.sandbox.console_url)


@pytest.mark.parametrize("path", ["/sandbox/", "/sandbox/live", "/sandbox/static/console.js"])
async def test_another_host_name_is_refused(customer: Customer, path: str) -> None:
    assert (await customer.get(path, headers={"Host": "evil.example"})).status == 403


async def test_a_page_of_another_site_can_neither_listen_nor_queue(customer: Customer) -> None:
    headers = {"Origin": "http://evil.example"}
    with pytest.raises(aiohttp.WSServerHandshakeError, match="403"):
        await customer.http.ws_connect(customer.url("/sandbox/live"), headers=headers)
    assert (await customer.post("/sandbox/faults", headers, fault="html")).status == 403
    async with customer.http.delete(customer.url("/sandbox/faults"), headers=headers) as answer:
        assert answer.status == 403


# -- live


async def test_a_call_is_seen_while_it_lives(customer: Customer) -> None:
    async with console_of(customer) as until:
        first = await until()
        assert first["endpoints"] == list(ENDPOINTS)
        assert first["calls"] == {"count": 0, "rows": []}
        await customer.call(ctid="abc")
        ringing = await until(lambda state: state["calls"]["count"] == 1)
        (call,) = ringing["calls"]["rows"]
        assert (call["phase"], call["dest"], call["words"]) == ("ringing", ORDINARY, WORDS)
        assert (call["value"], call["ctid"]) == (None, "abc")
        await customer.pass_time(60)
        over = await until(lambda state: state["calls"]["rows"][0]["phase"] == "ended")
        (call,) = over["calls"]["rows"]
        assert (call["status"], call["seconds"], call["value"]) == ("OK", 1, 150)
        assert over["balance"] == first["balance"] - 150


async def test_what_changes_without_telling_is_seen_too(
    customer: Customer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(console, "POLL", 0.01)
    async with console_of(customer) as until:
        assert (await until())["turned"] is True
        await customer.post("/sandbox/clock", mode="real")
        await until(lambda state: state["turned"] is False)


async def test_an_ordinary_phone_still_answers_by_itself(customer: Customer) -> None:
    async with console_of(customer) as until:
        assert (await until())["pages"] == 0


async def test_a_queued_fault_is_seen_until_it_is_used_up(customer: Customer) -> None:
    async with console_of(customer) as until:
        await customer.post("/sandbox/faults", endpoint="MakeSMS", fault="230")
        state = await until(lambda state: bool(state["faults"]))
        assert state["faults"] == [{"endpoint": "MakeSMS", "fault": "230", "times": 1}]
        await customer.ask("MakeSMS")
        await until(lambda state: not state["faults"])


async def test_only_so_many_consoles_connect(
    customer: Customer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(console, "MAX_PAGES", 1)
    async with console_of(customer) as until:
        await until()
        with pytest.raises(aiohttp.WSServerHandshakeError, match="503"):
            await customer.http.ws_connect(customer.url("/sandbox/live"))


async def test_closing_the_sandbox_lets_its_consoles_go(customer: Customer) -> None:
    async with customer.http.ws_connect(customer.url("/sandbox/live")) as socket:
        await socket.receive_json(timeout=120)
        await customer.sandbox.close()
        message = await socket.receive(timeout=120)
        assert message.type in (aiohttp.WSMsgType.CLOSE, aiohttp.WSMsgType.CLOSED)


async def test_time_that_only_passes_is_no_news(customer: Customer) -> None:
    platform = customer.sandbox.platform
    watcher = Watcher(platform, ENDPOINTS)
    assert watcher.look() is not None
    assert watcher.look() is None
    platform.clock.set_turned(False)
    assert watcher.look() is not None
    assert watcher.look() is None
    platform.clock.set_turned(True)
    assert watcher.look() is not None


# -- the tables


async def test_a_table_shows_the_newest_and_counts_all(customer: Customer) -> None:
    for turn in range(SHOWN + 1):
        customer.sandbox.platform.send_sms(dest=ORDINARY, text=f"SMS {turn}")
    view: Any = console_view(customer.sandbox.platform)
    for table in ("sms", "ledger"):
        assert view[table]["count"] == SHOWN + 1
        assert len(view[table]["rows"]) == SHOWN
        assert view[table]["rows"][0]["words"] == f"SMS {SHOWN}"


async def test_long_words_are_cut(customer: Customer) -> None:
    await customer.call(text="a" * 1000)
    (call,) = rows(customer, "calls")
    assert call["words"] == "a" * (LONGEST - 1) + "…"


async def test_the_ledger_tells_bridges_from_sms(customer: Customer) -> None:
    await customer.bridge(ORDINARY, "551132452020", content="tf1", text="")
    await customer.ask("MakeSMS", dest=ORDINARY, text="oi", ctid="s1")
    sms, bridge = rows(customer, "ledger")
    assert (sms["kind"], sms["words"], sms["ctid"]) == ("sms", "oi", "s1")
    assert (bridge["kind"], bridge["dest2"], bridge["words"]) == ("bridge", "551132452020", "tf1")
    assert rows(customer, "sms") == [sms]


async def test_audios_show_tests_and_what_has_expired(customer: Customer) -> None:
    platform = customer.sandbox.platform
    made = Track("tts", 1.5, b"mp3", "Olá")
    gone = platform.audios.create(made, name="Velho", expires=date(2026, 3, 3))
    heard = platform.audios.create(made, test=True)
    shown = {row["id"]: row for row in rows(customer, "audios")}
    assert (shown[gone.file]["expired"], shown[gone.file]["name"]) == (True, "velho")
    assert (shown[heard.file]["test"], shown[heard.file]["expired"]) == (True, False)
    assert shown[heard.file]["seconds"] == 1.5


async def test_bases_show_how_many_people_are_in_them(customer: Customer) -> None:
    people = [{"number": ORDINARY}, {"number": "5511992069831"}]
    await customer.ask("CreateDestinationBase", name="Clientes", datajson=people)
    newest = rows(customer, "bases")[0]
    assert (newest["name"], newest["destinations"], newest["active"]) == ("Clientes", 2, True)


async def test_a_campaign_shows_how_far_it_has_come(customer: Customer) -> None:
    one = campaign(customer, ORDINARY, "5511900000001", rules=Rules(vel=1, resends=0))
    await customer.pass_time(30)
    shown = rows(customer, "campaigns")[0]
    assert (shown["id"], shown["state"], shown["active"]) == (one.cp_id, "calling", True)
    assert (shown["reached"], shown["made"], shown["answered"]) == (1, 1, 1)
    assert shown["destinations"] == 2
    assert (shown["days"], shown["hours"]) == (["2026-03-04", "2026-03-06"], ["09:00", "18:00"])
    assert rows(customer, "calls")[0]["cp_id"] == one.cp_id
    await customer.pass_time(40)  # the second one is rung for 25 seconds
    assert rows(customer, "campaigns")[0]["state"] == "calling"
    await customer.pass_time(60)
    shown = rows(customer, "campaigns")[0]
    assert (shown["state"], shown["made"], shown["answered"]) == ("done", 2, 1)


@pytest.mark.parametrize(
    ("state", "changes"),
    [
        ("paused", {"active": False}),
        ("model", {"is_model": True, "active": False}),
        ("waiting", {"window": Window(date(2026, 3, 5), date(2026, 3, 5), time(9), time(18))}),
        ("over", {"window": Window(date(2026, 3, 3), date(2026, 3, 3), time(9), time(18))}),
    ],
)
async def test_a_campaign_says_why_it_does_not_dial(
    customer: Customer, state: str, changes: State
) -> None:
    campaign(customer, **changes)
    assert rows(customer, "campaigns")[0]["state"] == state


async def test_a_campaign_with_enough_answers_is_done(customer: Customer) -> None:
    campaign(customer, ORDINARY, "5511992069831", rules=Rules(max_answered=1))
    await customer.pass_time(60)
    assert rows(customer, "campaigns")[0]["state"] == "done"
