"""What the doctor says of alerts: who is called, where sources post, what nobody would notice."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr

from bot.config.settings import Settings
from bot.doctor.alerts import check_alerts
from bot.doctor.finding import Finding, Grade
from bot.doctor.installation import read_settings
from tests.stories.on_call import write_file

NOW = datetime(2026, 11, 23, 15, tzinfo=UTC)


def found(folder: Path, file: str = "", **changes: Any) -> list[Finding]:
    path = write_file(folder)
    path.write_text(path.read_text("utf-8") + file, "utf-8")
    known: dict[str, Any] = {"status_callback_secret": SecretStr("s" * 30), "data_dir": folder}
    settings = Settings(_env_file=None, on_call_file=path, **(known | changes))  # type: ignore[call-arg]
    return list(check_alerts(settings, NOW))


def sentences(findings: list[Finding], severity: Grade) -> str:
    return " ".join(f.sentence for f in findings if f.severity is severity)


def test_without_a_file_nobody_is_on_call() -> None:
    [said] = check_alerts(Settings(_env_file=None), NOW)  # type: ignore[call-arg]
    assert said.severity is Grade.NOTE
    assert "nobody is on call" in said.sentence


def test_it_names_who_is_on_call_and_each_address(tmp_path: Path) -> None:
    said = sentences(found(tmp_path), Grade.OK)
    assert "infra: bia is on call by rotation." in said
    assert "prometheus: http://127.0.0.1:8080/alert/prometheus/" in said
    assert "backup: http://127.0.0.1:8080/heartbeat/backup/" in said


def test_a_team_without_anybody_is_a_warning(tmp_path: Path) -> None:
    nobody = '\n[teams.web]\npolicy = "padrao"\n'
    assert "web: nobody is on call by rotation now." in sentences(
        found(tmp_path, nobody), Grade.WARNING
    )


def test_a_live_host_without_an_interactive_type_hears_no_keys(tmp_path: Path) -> None:
    said = sentences(found(tmp_path), Grade.WARNING)
    assert "a key pressed in a call acknowledges nothing" in said
    said = sentences(found(tmp_path, interactive_type=7), Grade.WARNING)
    assert "a key pressed" not in said


def test_what_nobody_would_notice_is_said(tmp_path: Path) -> None:
    said = found(tmp_path)
    assert "if Ramal itself stops, nobody is told" in sentences(said, Grade.WARNING)
    assert "administrators read of them in their chats" in sentences(said, Grade.NOTE)
    watched = '\n[watch]\nteam = "infra"\nbalance_below = 10\n'
    said = found(tmp_path, watched, deadman_url="https://ping.example/x")
    assert "nobody is told" not in sentences(said, Grade.WARNING)
    assert "administrators read of them" not in sentences(said, Grade.NOTE)


def test_who_cannot_be_reached_is_named(tmp_path: Path) -> None:
    rui = '\n[people.rui]\nidentity = "telegram:7"\n'
    said = found(tmp_path, rui)
    assert "rui reads nothing: Telegram is not used." in sentences(said, Grade.WARNING)
    assert "rui has no phone in the on-call file." in sentences(said, Grade.NOTE)
    said = found(tmp_path, rui, telegram_token=SecretStr("1:x"))
    assert "rui reads nothing" not in sentences(said, Grade.WARNING)


def test_a_file_that_cannot_be_read_says_where_it_is_mended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_file(tmp_path)
    text = path.read_text("utf-8").replace(
        "[teams.infra]", "[teams.infra]\nmaintenance = ['Qui 2']"
    )
    path.write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("RAMAL_ON_CALL_FILE", str(path))
    said = read_settings()
    assert isinstance(said, list)
    assert "teams.infra: hours 'Qui 2' cannot be read (days are Mo Tu" in said[0].sentence
    assert said[0].remedy == "Mend it in that file; docs/oncall.md says what may stand there."
