"""The doctor's single checks: clock, zone, secrets, files, database, what may be missing."""

from __future__ import annotations

import asyncio
import json
import shutil
import socket
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web

from bot.config.settings import Settings
from bot.doctor import extras, rounds
from bot.doctor.credentials import check_clock, check_platform
from bot.doctor.finding import Finding, Grade, ok
from bot.doctor.installation import check_channels, check_people, check_secrets, check_token
from bot.doctor.public import check_address, check_reachable, panel_address
from bot.doctor.zones import check_zone
from bot.running import look_for_ramal
from tests.clocks import FrozenClock
from tests.ports import free_port

LONG = "0123456789abcdef0123"
OK, NOTE, WARNING, ERROR = Grade


def settings(folder: Path, **changes: Any) -> Settings:
    return Settings(_env_file=None, **{"data_dir": folder, **changes})


def by_name(findings: list[Finding]) -> dict[str, Grade]:
    return {each.name: each.severity for each in findings}


@pytest.mark.parametrize(
    ("seconds", "severity", "said"),
    [
        (0, OK, "0 s from"),
        (-60, OK, "60 s from"),
        (61, WARNING, "61 s behind"),
        (-300, WARNING, "5 minutes ahead of"),
        (600, WARNING, "10 minutes behind"),
        (601, ERROR, "10 minutes behind"),
    ],
)
def test_the_clock_is_held_against_the_platforms(seconds: int, severity: Grade, said: str) -> None:
    found = check_clock(timedelta(seconds=seconds))
    assert (found.severity, said in found.sentence) == (severity, True)


def test_another_zone_than_the_platforms_is_worth_a_note(tmp_path: Path) -> None:
    now = FrozenClock().now()
    here = check_zone(settings(tmp_path), now)
    assert (here.severity, "2026-11-23 12:00" in here.sentence) == (OK, True)
    assert check_zone(settings(tmp_path, time_zone="Asia/Tokyo"), now).severity is NOTE


@pytest.mark.parametrize(
    ("token", "base_url", "severity"),
    [
        ("", "", ERROR),
        ("Bearer abcdefghijklmnop", "", ERROR),
        ('"abcdefghijklmnop"', "", ERROR),
        ("abcdefghijklmnopqç", "", ERROR),
        ("sandbox-x", "", ERROR),
        (LONG, "http://vox.velip.com.br/api/v2/", ERROR),
        ("short", "", WARNING),
        (LONG, "", OK),
        ("sandbox-x", "http://127.0.0.1:1/", OK),
    ],
)
def test_a_token_is_shown_to_nobody_whom_it_is_not_for(
    tmp_path: Path, token: str, base_url: str, severity: Grade
) -> None:
    given = {"velip_base_url": base_url} if base_url else {}
    found = check_token(settings(tmp_path, velip_token=token, **given))
    assert found.severity is severity
    assert not token or token not in found.sentence


def test_secrets_are_long_and_nobody_elses(tmp_path: Path) -> None:
    short = settings(tmp_path, status_callback_secret="key", say_token=LONG)
    assert by_name(list(check_secrets(short))) == {"callback secret": WARNING, "say token": OK}
    made = settings(tmp_path)
    made.rules()
    found = list(check_secrets(made))
    assert by_name(found) == {"callback secret": OK, "say token": NOTE}
    (tmp_path / "callback.secret").chmod(0o640)
    assert by_name(list(check_secrets(made)))["permissions of files"] is WARNING


def test_people_and_telegram(tmp_path: Path) -> None:
    empty = settings(tmp_path)
    assert by_name(list(check_people(empty))) == {"administrators": WARNING}
    assert by_name(list(check_channels(empty))) == {"telegram": OK}
    odd = settings(tmp_path, admins="web:ana", telegram_token="not-one")
    assert by_name(list(check_people(odd))) == {"administrators": OK}
    assert by_name(list(check_channels(odd))) == {"telegram": WARNING}
    good = settings(tmp_path, telegram_token=f"12345678:{'A' * 35}")
    assert by_name(list(check_channels(good))) == {"telegram": OK}


def test_a_password_in_the_platforms_address_is_not_shown(tmp_path: Path) -> None:
    found = check_platform(settings(tmp_path, velip_base_url="https://ana:pass@x.example/v2/?k=1"))
    assert found.sentence == "https://x.example/v2/ (live: real phones ring)."


def test_the_address_for_the_panel_needs_a_key_and_a_public_address(tmp_path: Path) -> None:
    assert check_address(settings(tmp_path)).severity is NOTE
    assert check_address(settings(tmp_path, public_url="http://x.example")).severity is WARNING
    fresh = settings(tmp_path, public_url="https://x.example/")
    assert "once its key was made" in check_address(fresh).sentence
    assert list(tmp_path.iterdir()) == []
    with_key = settings(tmp_path, public_url="https://x.example/", status_callback_secret="key")
    # Derived: the key itself is not in it.
    assert panel_address(with_key) == "https://x.example/velip/ekY7tE3mtARUFfJ-xfbd9E"
    fresh.rules()
    assert check_address(fresh).sentence == panel_address(fresh) != ""


# -- a look that fails


async def test_a_look_that_takes_too_long_ends() -> None:
    async def for_ever() -> AsyncIterator[Finding]:
        yield ok("first", "came in time.")
        await asyncio.Event().wait()

    async def broken() -> AsyncIterator[Finding]:
        raise OSError(5, "gone")
        yield

    found = [each async for each in rounds._timed("database", for_ever(), 0.05)]
    assert [each.severity for each in found] == [OK, ERROR]
    assert "no answer within 0.05 s" in found[1].sentence
    [lost] = [each async for each in rounds._timed("database", broken(), 1)]
    assert "cannot be looked at (OSError)" in lost.sentence


def test_a_file_that_goes_away_is_a_finding_too() -> None:
    def looking() -> Any:
        yield ok("a", "b.")
        raise FileNotFoundError(2, "No such file", "callback.secret")

    assert [each.severity for each in rounds._tried(looking())] == [OK, ERROR]


# -- what may be missing


def test_what_is_missing_is_only_a_note(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extras, "find_spec", lambda _: None)
    monkeypatch.setattr(shutil, "which", lambda _: None)
    assert {each.severity for each in extras.check_extras()} == {NOTE}
    monkeypatch.setattr(shutil, "which", lambda _: "/usr/bin/ffmpeg")
    assert by_name(list(extras.check_extras()))["ffmpeg"] is OK
    monkeypatch.setattr(extras, "find_spec", lambda _: object())
    found = by_name(list(extras.check_extras()))
    assert found == {"ffmpeg": OK, "voice": OK, "voice notes": NOTE}


def test_voice_notes_are_heard_where_there_is_a_model(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(extras, "find_spec", lambda _: object())
    settings = Settings(_env_file=None, whisper_dir=tmp_path)  # type: ignore[call-arg]  # pydantic-settings
    *_, missing = extras.check_extras(settings)
    assert (missing.severity, missing.remedy) == (NOTE, "ramal voice install")
    (tmp_path / "base.pt").touch()
    *_, there = extras.check_extras(settings)
    assert (there.severity, there.sentence) == (OK, "heard with the model base.")


# -- who answers where


@pytest.fixture
async def neighbour(request: pytest.FixtureRequest) -> AsyncIterator[int]:
    """Another program on our port, which answers everything alike."""
    status, body = request.param

    async def answer(_: web.Request) -> web.Response:
        headers = {"Content-Type": "application/json", "Location": "/"}
        return web.Response(status=status, text=body, headers=headers)

    app = web.Application()
    app.router.add_route("*", "/{anything:.*}", answer)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield int(runner.addresses[0][1])
    await runner.cleanup()


READY = {"status": "ok", "database": "down", "channels": {"telegram": "down", "web": "ok"}}


@pytest.mark.parametrize(
    ("neighbour", "severity", "said"),
    [
        ((404, "{}"), WARNING, "another program answers"),
        ((200, "no json"), WARNING, "another program answers"),
        ((200, "[]"), WARNING, "another program answers"),
        ((200, json.dumps(READY)), WARNING, "these are down: database, telegram"),
        ((200, json.dumps({"status": "ok", "loop": "slow"})), WARNING, "but is slow: loop."),
        ((200, '{"status": "ok"}'), OK, "is ready"),
    ],
    indirect=["neighbour"],
)
async def test_who_answers_on_our_port(
    neighbour: int, severity: Grade, said: str, tmp_path: Path
) -> None:
    given = settings(tmp_path, http_port=neighbour, http_host="0.0.0.0")  # noqa: S104 - nothing is bound
    found = await rounds._running(given, 5)
    assert (found.severity, said in found.sentence) == (severity, True)


async def test_nobody_answers_on_our_port(tmp_path: Path) -> None:
    found = await look_for_ramal(settings(tmp_path, http_port=free_port()), 5)
    assert (found.answers, found.is_ramal) == (False, False)


@pytest.mark.parametrize(
    ("neighbour", "severity"),
    [((404, ""), OK), ((502, ""), WARNING), ((301, ""), WARNING)],
    indirect=["neighbour"],
)
async def test_what_the_public_address_answers(neighbour: int, severity: Grade) -> None:
    root = f"http://127.0.0.1:{neighbour}"
    [found] = [each async for each in check_reachable(root, 5)]
    assert found.severity is severity


@pytest.mark.parametrize("neighbour", [(404, "")], indirect=True)
async def test_a_public_address_without_tls(neighbour: int) -> None:
    [found] = [each async for each in check_reachable(f"https://127.0.0.1:{neighbour}", 5)]
    assert "is not reached by TLS" in found.sentence


async def test_a_public_name_that_does_not_resolve(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: object, **__: object) -> None:
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    [found] = [each async for each in check_reachable("https://ramal.example", 5)]
    assert found.sentence == "the name ramal.example does not resolve."
