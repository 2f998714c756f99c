"""`ramal doctor` as somebody at a shell sees it: what it says, and how it ends."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.cli import app
from bot.doctor.finding import as_text, exit_status, note, ok, summary
from tests.ports import free_port

pytestmark = pytest.mark.usefixtures("logs_as_they_were")
Doctor = Callable[..., tuple[int, str]]
REAL_TOKEN = "0123456789-a-real-one"
# Nobody listens there, and it counts as live: no name has to be asked for.
AWAY = f"https://0.0.0.0:{free_port()}/api/v2/"


@pytest.fixture
def doctor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Doctor:
    """`ramal doctor` in an empty folder, with these settings: its status and what it printed."""
    monkeypatch.chdir(tmp_path)

    def ramal(*options: str, command: str = "doctor", **settings: str) -> tuple[int, str]:
        environment = {f"RAMAL_{name.upper()}": value for name, value in settings.items()}
        environment.setdefault("RAMAL_HTTP_PORT", str(free_port()))
        done = CliRunner().invoke(app, [command, *options], env=environment)
        assert "Traceback" not in done.output
        return done.exit_code, done.output

    return ramal


def in_one_line(printed: str) -> str:
    return " ".join(printed.split())


def test_an_empty_installation_is_told_what_it_lacks(doctor: Doctor) -> None:
    status, printed = doctor()
    assert status == 2
    said = in_one_line(printed)
    assert "note settings: read from the environment only: this folder has no .env." in said
    assert "platform: https://vox.velip.com.br/api/v2/ (live: real phones ring)." in said
    assert "error token: there is none, so nothing can be dialled." in said
    assert "warning database: var/ramal.db is not there yet. -> ramal run makes it" in said
    assert "warning administrators: nobody may order." in said
    assert "callbacks: none can reach this installation, so the platform is polled." in said
    assert "note ramal: does not run on http://127.0.0.1:" in said
    assert said.endswith("1 error, 2 warnings")
    assert not Path("var").exists(), "looking makes nothing"


def test_it_is_readable_at_eighty_columns(doctor: Doctor) -> None:
    _, printed = doctor(public_url="http://10.0.0.1", velip_token="Bearer x")
    # A path without a blank, such as this test's own folder, is not broken.
    too_long = [line for line in printed.splitlines() if len(line) > 80 and " " in line.strip()]
    assert too_long == []
    assert as_text(note("a", "b", "c")) == "note     a: b\n      -> c"


def test_for_programs_it_is_one_object_a_line(doctor: Doctor) -> None:
    status, printed = doctor("--json")
    found = [json.loads(line) for line in printed.splitlines()]
    assert status == 2
    assert all(set(each) == {"name", "severity", "sentence", "remedy"} for each in found)
    assert {each["severity"] for each in found} == {"ok", "note", "warning", "error"}


def test_a_whole_installation_whose_platform_is_away(doctor: Doctor) -> None:
    settings = {
        "velip_token": REAL_TOKEN,
        "velip_base_url": AWAY,
        "admins": "web:ana,telegram:1",
        "public_url": "https://0.0.0.0:1",
        "status_callback_secret": "a-key-of-the-tests",
        "say_token": "another-key-of-the-tests",
    }
    assert doctor(command="migrate", **settings)[0] == 0
    status, printed = doctor("--timeout", "90", **settings)
    said = in_one_line(printed)
    assert status == 2
    assert "ok administrators: telegram:1, web:ana." in said
    assert "error credentials: could not be proved: GetUserID was not sent" in said
    assert "warning callbacks: 0.0.0.0:1 is not reached from here" in said
    assert "API, URLs de resposta." in said
    assert "opens, with the schema of this version." in said
    # The path is derived: the key itself and the tokens are never printed.
    assert "https://0.0.0.0:1/velip/" in said
    for secret in (REAL_TOKEN, "a-key-of-the-tests", "another-key-of-the-tests"):
        assert secret not in printed


def test_a_sandbox_that_is_away_is_asked_for_nothing_more(doctor: Doctor) -> None:
    settings = {"velip_token": "sandbox-x", "velip_base_url": f"http://127.0.0.1:{free_port()}/"}
    status, printed = doctor(**settings)
    assert status == 2
    assert "a sandbox: no real phone rings" in printed
    assert "GetCallStatus" not in printed


@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        ({"admins": "ana"}, "RAMAL_ADMINS: write people as channel:name"),
        ({"prices": "cheap"}, "RAMAL_PRICES cannot be read: it is JSON."),
        ({"time_zone": "Mars/Olympus"}, "RAMAL_TIME_ZONE: no such time zone: Mars/Olympus."),
        ({"http_port": "x"}, "RAMAL_HTTP_PORT: Input should be a valid integer"),
    ],
)
def test_a_setting_that_cannot_be_read_is_named(
    doctor: Doctor, settings: dict[str, str], sentence: str
) -> None:
    status, printed = doctor(**settings)
    assert status == 2
    assert sentence in in_one_line(printed)


def test_a_file_of_settings_that_cannot_be_read(doctor: Doctor) -> None:
    Path(".env").write_bytes(b"RAMAL_ADMINS=web:jo\xe3o\n")
    status, printed = doctor()
    assert (status, "not text in UTF-8" in printed) == (2, True)


def test_a_file_that_is_closed_to_us(doctor: Doctor, monkeypatch: pytest.MonkeyPatch) -> None:
    def closed() -> None:
        raise PermissionError(13, "Permission denied", ".env")

    monkeypatch.setattr("bot.doctor.installation.Settings", closed)
    status, printed = doctor()
    assert (status, ".env cannot be read (Permission denied)." in printed) == (2, True)


def test_names_that_mean_nothing_and_files_that_others_read(doctor: Doctor) -> None:
    Path(".env").write_text("export RAMAL_ADMIN=web:ana\n# RAMAL_NOT=1\nRAMAL_HTTP_HOST=::\n")
    Path(".env").chmod(0o644)
    _, printed = doctor(colour="blue")
    said = in_one_line(printed)
    assert "warning settings: RAMAL_ADMIN is no setting: it is ignored." in said
    assert "RAMAL_COLOUR is no setting" in said
    assert "RAMAL_NOT" not in said
    assert "does not run on http://[::1]:" in said
    if os.name == "posix":
        assert "permissions of files: .env holds secrets" in said
        Path(".env").chmod(0o600)
        assert ".env holds secrets" not in doctor()[1]


def test_an_address_that_cannot_be_asked(doctor: Doctor) -> None:
    status, printed = doctor(velip_token="sandbox-x", velip_base_url="http://127.0.0.1:1/?a=b")
    assert status == 2
    assert "Mend RAMAL_VELIP_BASE_URL." in printed


def test_ctrl_c_ends_it_without_a_trace(doctor: Doctor, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("bot.doctor.rounds.read_settings", interrupted)
    assert doctor() == (2, "")


def test_without_anything_to_mend_it_says_so() -> None:
    fine = [ok("a", "b"), note("c", "d")]
    assert (exit_status(fine), summary(fine)) == (0, "Nothing needs mending.")
    assert exit_status([]) == 0
