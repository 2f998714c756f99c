"""The loop of alerts: a page that fails holds up no other, and says so; a year 1 breaks nothing."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy.exc import OperationalError
from sqlalchemy.ext.asyncio import AsyncSession

from bot.bell import Bell
from bot.config.oncall_file import read_on_call
from bot.runtime import Current, Runtime
from bot.workers import oncall as alarms_module
from bot.workers.oncall import MOST_URGENT, OnCallWorker
from domain.chat import Address
from domain.oncall.alert import Signal
from domain.oncall.payloads import PayloadReader, SourceKind
from domain.oncall.roster import Heartbeat, OnCall
from domain.rules import Rules
from handlers.oncall.alerts import SourceMessage
from handlers.oncall.escalate import PageFailed
from storage.chat import chats, outbox
from storage.database import Database
from storage.oncall import alerts, pages
from storage.people import people
from storage.work import Work
from tests.clocks import FrozenClock
from tests.stories.on_call import write_file

ZONE = ZoneInfo("America/Sao_Paulo")


@pytest.fixture
def alarms(database: Database, tmp_path: Path) -> OnCallWorker:
    rules = Rules(
        admins=frozenset({"terminal:ana"}),
        installation_secret="secret",
        on_call=read_on_call(write_file(tmp_path), ZONE),
    )
    return OnCallWorker(
        Runtime(
            database=database,
            current=Current(rules),
            telephony=None,  # type: ignore[arg-type]  # nothing is dialled here
            bell=Bell(),
            zone=ZONE,
            owner="w",
        )
    )


def told(title: str = "disco") -> SourceMessage:
    signal = Signal(key=title, title=title, fires=True)
    return SourceMessage(source="prometheus", team="infra", signals=(signal,))


async def test_a_page_that_fails_is_put_off_and_administrators_read_it(
    alarms: OnCallWorker, database: Database, clock: FrozenClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    ana = Address("terminal", "ana")
    async with database.write() as session:
        await people.open_person(session, "terminal:ana", name="Ana", locale="pt-BR")
        chat = await chats.open_chat(session, ana)
    await alarms.store([told()])

    async def fails(_: Work) -> bool:
        raise PageFailed(1) from ArithmeticError()

    with monkeypatch.context() as broken:
        broken.setattr(alarms_module, "escalate_next", fails)
        assert await alarms.step() is True
    async with database.read() as session:
        [said] = await outbox.list_posted(session, chat, 0)
        assert "Não consigo seguir com o alerta" in said.message.text
    assert await alarms.step() is False, "it waits a minute"
    clock.turn(minutes=1)
    assert await alarms.step() is True
    async with database.read() as session:
        [page] = await pages.list_open(session)
        assert page.rung > 0


async def test_a_time_that_nobody_means_is_no_time(
    alarms: OnCallWorker, database: Database
) -> None:
    reader = PayloadReader(SourceKind.JSON)
    for since in ("0001-01-01T00:00:00Z", "0001-01-01T00:00:00+03:00", "9999-12-31T23:59:59-12:00"):
        body = f'{{"id": "{since}", "title": "t", "since": "{since}"}}'.encode()
        read = reader.read(body, database.clock.now())
        assert read.found[0].since == database.clock.now()
        await alarms.store([SourceMessage(source="json", team="infra", signals=read.found)])
    while await alarms.step():
        pass
    async with database.read() as session:
        [page] = await pages.list_open(session)
        assert page.rung > 0


async def test_what_the_database_chose_the_other_one_of_is_done_at_once_again(
    alarms: OnCallWorker, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[int] = []

    async def stumbles(work: Work) -> bool:
        tried.append(1)
        if len(tried) == 1:
            raise OperationalError("BEGIN", {}, Exception("database is locked"))
        await work.session.rollback()
        return False

    monkeypatch.setattr(alarms_module, "call_for_unsilenced", stumbles)
    await alarms.step()
    assert len(tried) == 2
    await alarms.step()
    assert len(tried) == 2, "that counted as this minute's look"


async def test_a_unit_of_work_keeps_the_rules_that_it_began_with(
    alarms: OnCallWorker, database: Database
) -> None:
    async with database.open_write() as session:
        work = alarms.runtime.work(session)
        alarms.runtime.current.value = replace(work.rules, on_call=OnCall())
        assert work.rules.on_call.teams.keys() == {"infra"}
        assert not alarms.runtime.work(session).rules.on_call.teams
        await session.rollback()


async def test_a_heartbeat_that_leaves_the_file_within_a_round_is_not_missed(
    alarms: OnCallWorker, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = (Heartbeat(name=name, team="infra", minutes=5) for name in ("one", "other"))
    current, find = alarms.runtime.current, alerts.find_beat

    def beats(*known: Heartbeat) -> None:
        on_call = replace(current.value.on_call, heartbeats={each.name: each for each in known})
        current.value = replace(current.value, on_call=on_call)

    async def loses_the_other(session: AsyncSession, name: str) -> tuple[datetime, bool] | None:
        beats(one)
        return await find(session, name)

    beats(one, other)
    monkeypatch.setattr(alerts, "find_beat", loses_the_other)
    assert await alarms.step() is False
    async with database.read() as session:
        assert await find(session, "one") is not None
        assert await find(session, "other") is None


async def test_a_few_alerts_go_before_what_chats_write_and_a_flood_takes_its_turn(
    alarms: OnCallWorker, database: Database
) -> None:
    if not database.is_sqlite:
        return  # there writers do not stand in one line
    many = [told(f"disco {n}") for n in range(MOST_URGENT + 1)]
    done: list[str] = []

    async def store(name: str, messages: list[SourceMessage]) -> None:
        await alarms.store(messages)
        done.append(name)

    async def write() -> None:
        async with database.write() as session:
            await chats.open_chat(session, Address("terminal", "bia"))
        done.append("chat")

    async with database.write():
        waiting = [asyncio.create_task(store("flood", many))]
        await asyncio.sleep(0)
        waiting.append(asyncio.create_task(write()))
        await asyncio.sleep(0)
        waiting.append(asyncio.create_task(store("alert", [told()])))
        await asyncio.sleep(0)
    await asyncio.gather(*waiting)
    assert done.index("alert") < done.index("flood")
    assert done[0] == "alert"
