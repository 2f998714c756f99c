"""The commands beside the bot itself: what they say, and how they end."""

from __future__ import annotations

import re
import socket
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.cli import app
from tests.ports import free_port

pytestmark = pytest.mark.usefixtures("logs_as_they_were")
Run = Callable[..., tuple[int, str]]
SANDBOX_TOKEN = "sandbox-tests"


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """`ramal COMMAND` in an empty folder, with these settings: its status and what it printed."""
    monkeypatch.chdir(tmp_path)

    def ramal(*command: str, **settings: str) -> tuple[int, str]:
        environment = {f"RAMAL_{name.upper()}": value for name, value in settings.items()}
        done = CliRunner().invoke(app, command, env=environment)
        return done.exit_code, done.output

    return ramal


@pytest.fixture
def taken_port() -> Iterator[int]:
    with socket.create_server(("127.0.0.1", 0)) as other:
        yield other.getsockname()[1]


def test_the_version_is_told(run: Run) -> None:
    status, printed = run("--version")
    assert status == 0
    assert re.fullmatch(r"ramal \d+\.\d+\.\d+\n", printed)


def test_without_a_command_the_help_is_shown(run: Run) -> None:
    status, printed = run()
    assert status == 2
    for command in ("demo", "run", "sandbox", "say", "chat", "migrate", "login-link"):
        assert f" {command} " in printed
    for command in ("doctor", "resend"):
        assert f" {command} " in printed


def test_a_login_link_is_for_one_person_of_the_web_page(run: Run) -> None:
    status, printed = run("login-link", "web:ana", admins="web:ana", http_port="8081")
    assert status == 0
    assert re.fullmatch(r"http://127\.0\.0\.1:8081/login/[\w-]{32}\n", printed)
    status, printed = run("login-link", "web:bia", public_url="https://ramal.example/")
    assert printed.startswith("https://ramal.example/login/")
    assert "web:bia has no role yet" in printed
    for person in ("ana", "telegram:5", "web:"):
        status, printed = run("login-link", person)
        assert (status, printed) == (2, "Write the person as RAMAL_ADMINS does: web:ana\n")


def test_what_an_operator_can_mend_is_said_in_a_sentence(run: Run, tmp_path: Path) -> None:
    assert run("migrate", admins="ana") == (
        2,
        "RAMAL_ADMINS: write people as channel:name, like telegram:123, not ana\n",
    )
    status, printed = run("migrate", prices="cheap")
    assert status == 2
    assert 'RAMAL_PRICES is JSON, like {"sms": 0.09}.' in printed
    (tmp_path / "var").write_text("a file, not a folder")
    status, printed = run("migrate")
    assert status == 1
    assert "Traceback" not in printed


def test_a_database_that_is_away_is_said_to_be_away(run: Run) -> None:
    url = f"postgresql://nobody@127.0.0.1:{free_port()}/ramal"
    status, printed = run("migrate", database_url=url)
    assert status == 1
    assert "Traceback" not in printed
    assert printed


def test_the_bot_does_not_start_where_it_could_not_or_should_not_dial(run: Run) -> None:
    assert run("run") == (
        2,
        "RAMAL_VELIP_TOKEN is not set. Without an account, try: ramal demo\n",
    )
    status, printed = run("run", velip_token=SANDBOX_TOKEN)
    assert status == 2
    assert "RAMAL_VELIP_TOKEN is a sandbox token" in printed


def test_a_port_that_others_use_is_named(run: Run, taken_port: int) -> None:
    settings = {
        "velip_token": SANDBOX_TOKEN,
        "velip_base_url": f"http://127.0.0.1:{free_port()}/",
        "http_port": str(taken_port),
    }
    status, printed = run("run", **settings)
    assert status == 1
    assert f"Port {taken_port} is taken by another program." in printed
    status, printed = run("demo", http_port=str(taken_port))
    assert status == 1
    assert f"Port {taken_port} is taken by another program." in printed
    status, printed = run("sandbox", "--port", str(taken_port))
    assert status == 1
    assert f"Port {taken_port} cannot be used" in printed
