"""Settings, .env.example and docs/running.md hold the same names and the same defaults."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.config.renamed import RENAMED, full_name
from bot.config.settings import Settings
from tests.docs.pages import PAGES, ROOT, read, rows, section

NAMES = [full_name(name) for name in Settings.model_fields]
OLD_NAMES = {full_name(old) for old in RENAMED.values()}
TELL_OF_OLD_NAMES = ("CHANGELOG.md", "docs/running.md")
FOR_TESTS = {
    "RAMAL_TEST_POSTGRES_URL",
    "RAMAL_TEST_REQUIRE_BROWSER",
    "RAMAL_TEST_REQUIRE_ALERTMANAGER",
    "RAMAL_TEST_ONE_DATABASE",
}
EXAMPLE = read(".env.example")
_SETTING = re.compile(r"^# (RAMAL_\w+)=(.*)$", re.MULTILINE)


@pytest.fixture(autouse=True)
def _nothing_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.upper().startswith("RAMAL_")]:
        monkeypatch.delenv(name)


def test_the_example_names_every_setting_once_in_the_order_of_the_code() -> None:
    assert [name for name, _ in _SETTING.findall(EXAMPLE)] == NAMES


def test_nothing_is_switched_on_in_the_example() -> None:
    assert all(line.startswith("#") or not line for line in EXAMPLE.splitlines())


def test_each_setting_has_one_sentence() -> None:
    _, *blocks = EXAMPLE.strip().split("\n\n")
    for block in blocks:
        comment, setting = block.splitlines()
        assert re.fullmatch(r"# [A-Z].*[^.]\.", comment), comment
        assert not re.search(r"[.!?] [A-Z]", comment.removeprefix("# ")), f"two: {comment}"
        assert _SETTING.fullmatch(setting)


def test_the_example_uncommented_changes_nothing(tmp_path: Path) -> None:
    file = tmp_path / ".env"
    file.write_text(_SETTING.sub(r"\1=\2", EXAMPLE), encoding="utf-8")
    plain = Settings(_env_file=None)  # type: ignore[call-arg]  # pydantic-settings
    assert Settings(_env_file=file) == plain  # type: ignore[call-arg]  # the same


def test_the_page_lists_every_setting_with_its_default() -> None:
    table = {row[0]: row[1] for row in rows(section(read("docs/running.md"), "## Settings"))}
    shown = {
        f"`{name}`": f"`{value}`" if value else "–" for name, value in _SETTING.findall(EXAMPLE)
    }
    assert table == shown


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_no_page_names_a_setting_that_does_not_exist(page: Path) -> None:
    named = set(re.findall(r"\bRAMAL_[A-Z_]+[A-Z]\b", page.read_text(encoding="utf-8")))
    old = OLD_NAMES if str(page.relative_to(ROOT)) in TELL_OF_OLD_NAMES else set()
    assert named <= {*NAMES, *FOR_TESTS, *old}


@pytest.mark.parametrize("page", TELL_OF_OLD_NAMES)
def test_what_became_of_an_old_name_is_told(page: str) -> None:
    for new, old in RENAMED.items():
        assert f"`{full_name(old)}`" in read(page)
        assert f"`{full_name(new)}`" in read(page)


def test_secrets_are_not_shown_when_settings_are_printed() -> None:
    for name, field in Settings.model_fields.items():
        if name.endswith(("token", "secret")):
            assert field.annotation is SecretStr, name
