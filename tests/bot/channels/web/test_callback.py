"""The page of a door: who may ask, how often, and what a stranger cannot reach."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from itertools import count
from typing import Any

import aiohttp
import pytest

from bot.bell import Bell
from bot.channels.backend import ChannelBackend
from bot.channels.last_numbers import LastNumbers
from bot.channels.web import callback
from bot.channels.web.callback import MOST_EACH, CallbackPage
from bot.dispatch import Dispatch
from bot.http.app import build_app
from bot.runtime import Current
from bot.web_backend.visitors import stored_visitors, visit_from
from bot.web_backend.words import page_words
from domain.callback_queue.policy import CallbackPolicy
from domain.chat import Address
from domain.people.roles import Role
from domain.rules import Rules
from storage.chat.history import list_lines
from storage.database import Database
from storage.people import people
from tests.emulated.serving import serving

RULES = Rules(
    installation_secret="secret",
    callbacks=CallbackPolicy(doors=frozenset({"loja"}), sites=("https://loja.example",)),
)
FORM = {"name": "Lia", "number": "11 99206-9730", "why": "Troca", "when": ""}
VISITS = (f"{number:032x}" for number in count())


@pytest.fixture
async def root(database: Database) -> AsyncIterator[str]:
    bell = Bell()
    dispatch = Dispatch(database, Current(RULES), bell)
    numbers = LastNumbers(dispatch.list_last_numbers)
    ears = ChannelBackend(
        receive=dispatch.receive,
        list_lines=dispatch.list_lines,
        last_number=numbers.of,
        is_handled=dispatch.is_handled,
        list_commands=dispatch.list_commands,
        find_sound=dispatch.find_sound,
        find_picture=dispatch.find_picture,
        listen=bell.listen,
    )
    door = CallbackPage(
        ears, stored_visitors(database, Current(RULES)), lambda _: "192.0.2.1", page_words()
    )
    async with serving(build_app(door.routes())) as served:
        yield served
    await numbers.close()


@pytest.fixture
async def http() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as session:
        yield session


async def ask(http: aiohttp.ClientSession, root: str, **changes: Any) -> tuple[int, dict[str, Any]]:
    headers = {"Origin": changes.pop("origin", root)}
    url = f"{root}/callback/{changes.pop('door', 'loja')}"
    visit = {"visit": next(VISITS), "turn": "0"}
    async with http.post(url, json={**FORM, **visit, **changes}, headers=headers) as answer:
        told = await answer.json() if answer.content_type == "application/json" else {}
        return answer.status, told


async def test_the_page_may_be_shown_only_where_it_was_said(
    http: aiohttp.ClientSession, root: str
) -> None:
    async with http.get(f"{root}/callback/loja") as answer:
        policy = answer.headers["Content-Security-Policy"]
        assert "frame-ancestors 'self' https://loja.example" in policy
        assert "Set-Cookie" not in answer.headers
    async with http.get(f"{root}/callback/outra") as answer:
        assert answer.status == 404


async def test_whoever_asks_becomes_a_guest_and_is_heard(
    http: aiohttp.ClientSession, root: str, database: Database
) -> None:
    status, told = await ask(http, root, when="2026-12-01T10:00", why="Troca\n/ligar 11 9")
    assert status == 200
    account = told["key"].rpartition(".")[0]
    async with database.read() as session:
        person = await people.find_by_identity(session, f"web:{account}")
    assert person is not None
    assert (person.role, person.door, person.name) == ("guest", "loja", "Lia")
    headers = {"Authorization": f"Bearer {told['key']}"}
    async with http.post(
        f"{root}/callback/loja/say",
        json={"type": "say", "key": "k1", "text": "oi"},
        headers={**headers, "Origin": root},
    ) as answer:
        assert answer.status == 200
    async with http.get(f"{root}/callback/loja/lines", headers=headers) as answer:
        [line] = (await answer.json())["lines"]
        assert line["text"] == "oi", "what the form said for them is not read again"


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({"origin": "https://evil.example"}, 403),
        ({"door": "outra"}, 404),
        ({"why": "a" * 301}, 400),
        ({"number": 7}, 400),
        ({"when": "tomorrow"}, 400),
        ({"visit": "guessed"}, 400),
    ],
)
async def test_what_is_not_taken(
    http: aiohttp.ClientSession, root: str, changes: dict[str, Any], status: int
) -> None:
    assert (await ask(http, root, **changes))[0] == status


async def test_asked_again_after_a_lost_answer_it_is_asked_once(
    http: aiohttp.ClientSession, root: str, database: Database
) -> None:
    same = {"visit": "f" * 32}
    first, second = [await ask(http, root, **same) for _ in range(2)]
    assert first == second
    account = first[1]["key"].rpartition(".")[0]
    async with database.read() as session:
        lines = await list_lines(session, Address("web", account), 0)
    assert len(lines) == 1


async def test_a_customer_who_was_revoked_reads_nothing_more(
    http: aiohttp.ClientSession, root: str, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Their key opened the page for ever before, and a page that waited read on."""
    monkeypatch.setattr(callback, "PATIENCE", 10_000.0)
    _, told = await ask(http, root)
    headers = {"Authorization": f"Bearer {told['key']}", "Origin": root}
    lines = f"{root}/callback/loja/lines"

    async def read() -> int:
        async with http.get(f"{lines}?after=99", headers=headers) as answer:
            return answer.status

    waiting = asyncio.create_task(read())
    await ask(http, root)  # it rings the bell: nothing new for whoever waits
    async with database.write() as session:
        person = await people.find_by_identity(session, f"web:{told['key'].rpartition('.')[0]}")
        assert person is not None
        await people.note_role(session, person.id, Role.NONE)
    await ask(http, root)
    assert await waiting == 401
    assert await read() == 401
    said = {"type": "say", "key": "k1", "text": "oi"}
    async with http.post(f"{root}/callback/loja/say", json=said, headers=headers) as answer:
        assert answer.status == 401


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("192.0.2.1", "192.0.2.1", (True, True)),
        ("192.0.2.1", "192.0.2.200", (False, True)),
        ("192.0.2.1", "192.0.3.1", (False, False)),
        ("2001:db8:1:1::/64", "2001:db8:1:2::/64", (False, True)),
        ("2001:db8:1:1::/64", "2001:db8:2:1::/64", (False, False)),
        ("None", "None", (True, True)),
    ],
)
def test_a_network_and_the_range_around_it(one: str, other: str, same: tuple[bool, bool]) -> None:
    first, second = (visit_from(address, 1, "secret") for address in (one, other))
    assert (first.network == second.network, first.range == second.range) == same
    assert visit_from(one, 1, "another").network != first.network, "only we can find it again"


async def test_one_address_asks_a_few_times_an_hour(http: aiohttp.ClientSession, root: str) -> None:
    for _ in range(MOST_EACH):
        assert (await ask(http, root))[0] == 200
    status, told = await ask(http, root)
    assert status == 429
    assert told["text"].startswith("Já chegaram pedidos demais daqui.")


async def test_another_ones_lines_are_not_read(http: aiohttp.ClientSession, root: str) -> None:
    _, told = await ask(http, root)
    account, _, proof = told["key"].rpartition(".")
    for key in ("", account, f"{account}.", f"{account}x.{proof}", f"{account}.{proof}x", "\xe9.x"):
        headers = {"Authorization": f"Bearer {key}"}
        async with http.get(f"{root}/callback/loja/lines", headers=headers) as answer:
            assert answer.status == 401


async def test_where_there_is_no_door_there_is_no_page(database: Database) -> None:
    visitors = stored_visitors(database, Current(Rules(installation_secret="secret")))
    assert CallbackPage(None, visitors, str, page_words()).routes() == []  # type: ignore[arg-type]
