"""Codes and calls that strangers can cause: few for each network, and never all of them.

Over real sockets, each stranger behind an address of their own that a trusted proxy names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from domain.callback_queue.strangers import NUMBERS_KEPT
from domain.people.roles import Role
from tests.clocks import FrozenClock
from tests.stories.test_callback_requests import ANSWERS, admit
from tests.stories.world import World, world

VISITS, KEYS = count(1), count(1)
SETTINGS = {"callback_doors": "loja", "callback_verify": "sms", "trusted_proxies": "127.0.0.0/8"}


@pytest.fixture
def changes() -> dict[str, Any]:
    return SETTINGS


@pytest.fixture
def numbers() -> Iterator[str]:
    return (f"11 98765-{number:04d}" for number in count(1))


@dataclass
class Stranger:
    """One visit of the page, from one address."""

    story: World
    address: str
    visit: str = ""
    key: str = ""

    async def ask(self, number: str) -> None:
        """Ask to be called: by the form at first, then by words."""
        if self.key:
            await self.send({"type": "say", "text": f"/retorno {number}"})
            return
        self.visit = f"{next(VISITS):032x}"
        form = {"name": "Lia", "number": number, "why": "", "visit": self.visit, "turn": "0"}
        told = await self.post("", form)
        self.key = told["key"]

    async def wants_code(self, number: str) -> str:
        """Ask, press for the code, read what is answered."""
        seen = len(await self.lines()) if self.key else 0
        await self.ask(number)
        await self.press("Receber o código")
        return " ".join(line["text"] for line in (await self.lines())[seen:])

    async def press(self, label: str) -> None:
        for line in reversed(await self.lines()):
            for button in line.get("buttons") or []:
                if button["label"] == label:
                    await self.send({"type": "press", "choice": button["choice"]})
                    return

    async def gives_up(self) -> None:
        await self.press("Cancelar")

    async def send(self, said: dict[str, Any]) -> None:
        await self.post("/say", {**said, "key": f"k{next(KEYS)}"})

    async def reads(self) -> str:
        """The newest text that is no card."""
        texts = [line["text"] for line in await self.lines() if not line.get("card")]
        return next(said for said in reversed(texts) if said)

    async def lines(self) -> list[dict[str, Any]]:
        url = f"{self.story.root}/callback/loja/lines"
        async with self.story.http.get(url, headers=self.headers) as answer:
            return list((await answer.json())["lines"])

    @property
    def headers(self) -> dict[str, str]:
        key = {"Authorization": f"Bearer {self.key}"} if self.key else {}
        return {"X-Forwarded-For": self.address, "Origin": self.story.root, **key}

    async def post(self, path: str, body: dict[str, Any]) -> dict[str, Any]:
        url = f"{self.story.root}/callback/loja{path}"
        async with self.story.http.post(url, json=body, headers=self.headers) as answer:
            assert answer.status == 200, await answer.text()
            told: dict[str, Any] = await answer.json()
        await self.story.settle()
        return told


async def attack(
    story: World, address: str, numbers: Iterator[str], *, visits: int = 5, each: int = 5
) -> set[str]:
    """Somebody asks for codes to strangers' numbers; the numbers that got one."""
    story.dialled()
    for _ in range(visits):
        stranger = Stranger(story, address)
        for _ in range(each):
            await stranger.wants_code(next(numbers))
            await stranger.gives_up()
    return {one.dest for one in story.dialled()}


async def test_one_address_writes_to_three_strangers_an_hour_and_six_a_day(
    story: World, numbers: Iterator[str]
) -> None:
    """25 strangers were written to within 13 seconds before."""
    reached = await attack(story, "203.0.113.9", numbers)
    assert len(reached) == 3
    for _ in range(3):
        await story.turn(3601)
        reached |= await attack(story, "203.0.113.9", numbers, visits=1, each=2)
    assert len(reached) == 6


async def test_a_restart_forgets_nothing_and_no_address_is_stored(
    database_url: str, clock: FrozenClock, tmp_path: Path, numbers: Iterator[str]
) -> None:
    async with world(database_url, clock, tmp_path, **SETTINGS) as story:
        assert len(await attack(story, "203.0.113.9", numbers, visits=2, each=2)) == 3
    async with world(database_url, clock, tmp_path, **SETTINGS) as story:
        assert await attack(story, "203.0.113.9", numbers, visits=1) == set()
        assert "outra internet" in await Stranger(story, "203.0.113.9").wants_code(next(numbers))
        async with story.program.database.read() as session:
            kept = [
                str(row)
                for table in ("visit_networks", "stranger_numbers", "refused_networks")
                for row in await session.execute(text(f"SELECT * FROM {table}"))  # noqa: S608
            ]
        assert len(kept) > 3
        assert not [row for row in kept if "203.0" in row]
        await story.turn(NUMBERS_KEPT.total_seconds() + 3700)
        async with story.program.database.read() as session:
            left = await session.execute(text("SELECT count(*) FROM stranger_numbers"))
            assert left.scalar_one() == 0


async def test_whoever_uses_up_the_codes_leaves_some_for_others(
    story: World, numbers: Iterator[str]
) -> None:
    """Three addresses kept everybody else without a code for that hour before."""
    await story.say("/limites codigos-hora 8")
    taken = set()
    for address in ("203.0.113.9", "198.51.100.9", "192.0.2.9"):
        taken |= await attack(story, address, numbers, visits=3, each=2)
    assert len(taken) == 5, "four for whoever comes, then one for each network"
    assert "Mandei um SMS" in await Stranger(story, "100.64.7.7").wants_code(next(numbers))
    assert len(story.dialled()) == 1
    told = [said for said in await story.heard() if "códigos de verificação desta hora" in said]
    assert len(told) == 1, "administrators are told, and once"


async def test_honest_customers_of_one_carrier_are_all_served(
    story: World, numbers: Iterator[str]
) -> None:
    """They share its address with each other and with somebody who mistypes, or means ill."""
    assert len(await attack(story, "100.64.7.7", numbers, visits=1, each=2)) == 2
    for _ in range(12):
        customer = Stranger(story, "100.64.7.7")
        await customer.ask("190")  # a mistyped number counts nothing
        assert "Mandei um SMS" in await customer.wants_code(next(numbers))
        [sms] = story.dialled()
        [code] = re.findall(r"\d{6}", sms.text)
        await customer.send({"type": "say", "text": code})
        assert any("da fila" in line["text"] for line in await customer.lines())


async def test_whole_ranges_and_ipv6_sites_count_as_one(
    story: World, numbers: Iterator[str]
) -> None:
    reached = set()
    for site in range(8):
        address = f"2001:db8:77:{site:x}::5"
        reached |= await attack(story, address, numbers, visits=1, each=2)
    assert len(reached) == 12


async def test_requests_without_codes_are_bounded_too(
    database_url: str, clock: FrozenClock, tmp_path: Path, numbers: Iterator[str]
) -> None:
    settings = {**SETTINGS, "callback_verify": "never"}
    async with world(database_url, clock, tmp_path, **settings) as story:
        await admit(story, "bia", Role.AGENT, ANSWERS)
        entered = 0
        for _ in range(5):
            stranger = Stranger(story, "203.0.113.9")
            for _ in range(5):
                await stranger.ask(next(numbers))
                entered += "da fila" in (said := await stranger.reads())
                assert "da fila" in said or "não entrou na fila" in said
                await stranger.gives_up()
        assert entered == 20
        await story.heard("bia")


async def test_administrators_are_told_once_of_a_network_that_insists(
    story: World, numbers: Iterator[str]
) -> None:
    await story.say("/status")
    await attack(story, "203.0.113.9", numbers, visits=3)
    told = [said for said in await story.heard() if "De uma mesma internet insistem" in said]
    assert len(told) == 1
