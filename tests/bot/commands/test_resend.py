"""`ramal resend`: a lost callback comes after all, and what cannot be asked is said."""

from __future__ import annotations

import asyncio
import io
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import date, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from typer.testing import CliRunner

from bot.cli import app
from bot.commands.resend import ResendQuery, ResendRefused, read_days, run
from domain.orders.outcome import ReportSource
from sandbox.profile import Profile
from storage.orders import reports, status_callbacks
from tests.clocks import FrozenClock
from tests.databases import SqliteTemplate
from tests.ports import free_port
from tests.stories.world import World, world

pytestmark = pytest.mark.usefixtures("logs_as_they_were")
NOW = datetime(2026, 11, 23, 12, 0, tzinfo=ZoneInfo("America/Sao_Paulo"))
Resend = Callable[..., Awaitable[int]]


@pytest.fixture
async def story(
    template: SqliteTemplate,
    clock: FrozenClock,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> AsyncIterator[World]:
    monkeypatch.chdir(tmp_path)
    url = await template.fresh(tmp_path, clock)
    async with world(url, clock, tmp_path) as one:
        given = one.settings
        for name, value in {
            "velip_base_url": given.velip_base_url,
            "velip_token": given.velip_token.get_secret_value(),
            "public_url": given.public_url,
            "data_dir": str(given.data_dir),
            "database_url": given.database_url,
            "http_port": str(given.http_port),
        }.items():
            monkeypatch.setenv(f"RAMAL_{name.upper()}", value)
        yield one


@pytest.fixture
def resend(story: World) -> Resend:
    async def ramal(since: str = "2h", until: str = "", **options: Any) -> int:
        asked = ResendQuery(since, until, **{"yes": True, "seconds": 5, **options})
        return await asyncio.to_thread(run, asked, story.clock)

    return ramal


async def sandbox_time(story: World, seconds: float) -> None:
    """Time passes for the platform only: nobody looks anything up."""
    url = f"http://127.0.0.1:{story.sandbox.port}/sandbox/clock"
    async with story.http.post(url, json={"advance": seconds}) as answer:
        assert answer.status == 200


async def test_a_lost_callback_comes_after_all_and_the_order_closes_once(
    story: World, resend: Resend, capsys: pytest.CaptureFixture[str]
) -> None:
    await story.say("/ligar 11 90000-0020 Olá", yes=True)
    await sandbox_time(story, 90)
    await story.settle()
    assert len(story.dialled()) == 1
    [before] = [line for line in await story.chat() if line.order]
    assert before.order is not None
    assert before.order["state"] == "accepted", "its callback was lost"

    assert await resend() == 0
    assert "1 day asked; the reports come as callbacks." in capsys.readouterr().out
    await sandbox_time(story, 0)
    await story.settle()
    closed = [line for line in await story.chat() if line.order]
    assert [line.order["state"] for line in closed if line.order] == ["closed"] * len(closed)
    told = await story.heard()

    assert await resend() == 0, "asking twice is harmless"
    await story.turn(60)
    assert await story.heard() == [], "told once, whatever comes again"
    assert told
    async with story.program.database.read() as session:
        kept = await reports.list_reports(session, 1)
        arrived = await status_callbacks.list_callbacks(session)
    assert [report.source for report in kept] == [ReportSource.CALLBACK, ReportSource.RECORD]
    assert len(arrived) == 1
    assert story.dialled() == []


async def test_each_day_is_asked_for_itself(
    story: World, resend: Resend, capsys: pytest.CaptureFixture[str]
) -> None:
    assert await resend("2d") == 0
    printed = capsys.readouterr().out
    assert "every report of 2026-11-21 to 2026-11-23 (3 days) again" in printed
    assert story.settings.public_url in printed
    assert "3 days asked" in printed


async def test_both_readings_of_no_limit_are_understood(story: World, resend: Resend) -> None:
    story.sandbox.platform.profile = Profile.DOCS
    assert await resend() == 0


async def test_a_platform_that_stops_answering_is_said_with_what_was_asked(
    story: World, resend: Resend, capsys: pytest.CaptureFixture[str]
) -> None:
    faults = story.sandbox.platform.faults
    for fault, status in (("210:Parameters", 4), ("140", 4), ("down", 6)):
        faults.clear()
        faults.queue("GetCallStatus", "slow:0", 1)
        faults.queue("GetCallStatus", fault, 9)
        assert await resend("1d") == status
        assert "2026-11-23: GetCallStatus" in (err := capsys.readouterr().err)
        assert "1 of 2 days asked." in err


async def test_without_a_yes_nothing_is_asked(
    story: World,
    resend: Resend,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for typed, status in (("n\n", 4), ("", 4), ("sim\n", 0)):
        monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
        assert await resend(yes=False) == status
    assert capsys.readouterr().err.count("Nothing was asked") == 2
    assert story.dialled() == []


async def test_nobody_would_take_the_reports(
    resend: Resend, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("RAMAL_HTTP_PORT", str(free_port()))
    assert await resend() == 6
    assert "so the reports would be lost" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("settings", "status", "said"),
    [
        ({}, 2, "RAMAL_VELIP_TOKEN: there is none"),
        ({"ADMINS": "ana"}, 2, "RAMAL_ADMINS"),
        ({"VELIP_TOKEN": "0123456789abcdef"}, 4, "is not a public https address"),
        (
            {"VELIP_TOKEN": "0123456789abcdef", "PUBLIC_URL": "https://x.example"},
            4,
            "The callback key does not exist yet.",
        ),
    ],
)
def test_an_installation_that_cannot_ask(
    settings: dict[str, str],
    status: int,
    said: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    environment = {f"RAMAL_{name}": value for name, value in settings.items()}
    done = CliRunner().invoke(app, ["resend", "--since", "2h", "--yes"], env=environment)
    assert (done.exit_code, said in done.output) == (status, True), done.output
    assert list(tmp_path.iterdir()) == []


async def test_an_address_that_cannot_be_asked(
    resend: Resend, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("RAMAL_VELIP_BASE_URL", "http://127.0.0.1:1/?a=b")
    assert await resend() == 2
    assert "RAMAL_VELIP_BASE_URL" in capsys.readouterr().err


async def test_ctrl_c_ends_it_with_a_sentence(
    resend: Resend, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("bot.commands.resend._require_yes", interrupted)
    assert await resend() == 4
    assert "Interrupted" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("since", "until", "first", "count"),
    [
        ("2h", "", "2026-11-23", 1),
        ("13h", "", "2026-11-22", 2),
        ("3D", "", "2026-11-20", 4),
        ("2026-11-22", "", "2026-11-22", 2),
        ("2026-11-20", "2026-11-21", "2026-11-20", 2),
        ("3d", "2d", "2026-11-20", 2),
    ],
)
def test_the_days_that_are_meant(since: str, until: str, first: str, count: int) -> None:
    days = read_days(ResendQuery(since, until), NOW)
    assert days[0] == date.fromisoformat(first)
    assert [b - a for a, b in pairwise(days)] == [timedelta(1)] * (count - 1)


@pytest.mark.parametrize(
    ("since", "until", "said"),
    [
        ("yesterday", "", "is neither a day"),
        ("2026-11-31", "", "is neither a day"),
        ("2026-11-24", "", "after today"),
        ("2026-11-20", "2026-12-01", "after today"),
        ("1d", "2d", "after --until"),
        ("92d", "", "These are 93 days"),
        ("9999d", "", "days; ask for at most 92"),
    ],
)
def test_days_that_cannot_be_asked_for(since: str, until: str, said: str) -> None:
    with pytest.raises(ResendRefused, match=said) as refused:
        read_days(ResendQuery(since, until), NOW)
    assert refused.value.status == 2
