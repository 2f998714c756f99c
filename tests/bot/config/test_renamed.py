"""Settings that have new names: the old ones are still read, and the new ones win."""

from __future__ import annotations

from ipaddress import ip_network
from pathlib import Path

import pytest
from pydantic import ValidationError

from bot.commands import run
from bot.config.renamed import RENAMED, OldName, full_name, old_names, written_names
from bot.config.settings import Settings, explained
from bot.doctor.finding import Grade
from bot.doctor.installation import check_file
from domain.rules import Rules

OLD, NEW = "RAMAL_CALLBACK_SECRET", "RAMAL_STATUS_CALLBACK_SECRET"
OLD_SOURCES, NEW_SOURCES = "RAMAL_CALLBACK_SOURCES", "RAMAL_STATUS_CALLBACK_SOURCES"


@pytest.fixture(autouse=True)
def _no_surroundings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No `.env` and no variable of this machine reaches a test."""
    monkeypatch.chdir(tmp_path)
    for name in written_names():
        if name.startswith("RAMAL_"):
            monkeypatch.delenv(name)


def write(text: str) -> None:
    Path(".env").write_text(text, encoding="utf-8")


def secret() -> str:
    return Settings().status_callback_secret.get_secret_value()


def test_every_new_name_is_a_setting_and_no_old_one_is() -> None:
    assert set(RENAMED) <= set(Settings.model_fields)
    assert not {*RENAMED.values()} & set(Settings.model_fields)


def test_old_names_are_read_from_the_environment_and_the_env_file(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    write(f"{OLD}=of the file\n{OLD_SOURCES.lower()}=10.0.0.1, 10.1.0.0/16\n")
    assert secret() == "of the file"
    networks = (ip_network("10.0.0.1"), ip_network("10.1.0.0/16"))
    assert Settings().status_callback_sources == networks
    monkeypatch.setenv(OLD, "of the environment")
    assert secret() == "of the environment"


def test_the_new_name_wins_wherever_it_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    write(f"{NEW}=new\n{NEW_SOURCES}=\n")
    monkeypatch.setenv(OLD, "old")
    monkeypatch.setenv(OLD_SOURCES, "0.0.0.0/0")
    assert secret() == "new"
    assert Settings().status_callback_sources == (), "nobody is believed"
    assert Settings(status_callback_secret="given").status_callback_secret.get_secret_value()


def test_the_same_secret_gives_the_same_addresses_by_both_names(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(OLD, "key")
    rules = Settings().rules()
    assert rules.path_secret() == "ekY7tE3mtARUFfJ-xfbd9E"
    monkeypatch.delenv(OLD)
    monkeypatch.setenv(NEW, "key")
    assert Settings().rules().path_secret() == rules.path_secret()
    assert Settings().rules().audit_key() == Rules(installation_secret="key").audit_key()


def test_what_is_wrong_with_an_old_one_is_said_with_both_names(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(OLD_SOURCES, "35.232.103")
    with pytest.raises(ValidationError) as refused:
        Settings()
    assert explained(refused.value).startswith(f"{NEW_SOURCES} (formerly {OLD_SOURCES}): ")


def test_the_doctor_names_the_new_setting() -> None:
    said = {each.sentence: each for each in check_file({OLD: "sesame"})}
    found = said.pop(f"{OLD} is now {NEW}; the old name is read for one more release.")
    assert (found.severity, found.remedy) == (
        Grade.WARNING,
        f"Rename it to {NEW}, with the same value.",
    )
    assert not any(OLD in sentence for sentence in said), "it is still a setting"
    both = [each.sentence for each in check_file({OLD: "sesame", NEW: "sesame"})]
    assert f"{OLD} is ignored: {NEW} is set." in both
    assert not any("sesame" in sentence for sentence in (*said, *both))
    assert all(each.severity is not Grade.WARNING for each in check_file({NEW: "sesame"}))


def test_old_names_are_found_whoever_wrote_them() -> None:
    write(f"export {OLD.lower()} = x\n# {OLD_SOURCES}=y\n")
    assert list(old_names(written_names({}))) == [OldName(OLD, NEW, ignored=False)]
    assert full_name("status_callback_secret") == NEW


@pytest.mark.usefixtures("logs_as_they_were")
def test_the_bot_warns_in_one_line_without_the_value(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(OLD, "sesame")
    monkeypatch.setenv(OLD_SOURCES, "10.0.0.1")
    assert run.run() == 2, "there is no token"
    [line] = capsys.readouterr().err.splitlines()
    assert f"{OLD} is now {NEW}, {OLD_SOURCES} is now {NEW_SOURCES}" in line
    assert "sesame" not in line
