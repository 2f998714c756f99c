"""`ramal audit` as an operator sees it, beside a running program."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from bot.commands.audit import AuditQuery, show_audit
from bot.config.settings import Settings
from domain.people.audit import Act
from storage.database import Database
from storage.work import Work
from tests.clocks import FrozenClock


@pytest.fixture
def settings(database_url: str, tmp_path: Path) -> Settings:
    return Settings(_env_file=None, database_url=database_url, data_dir=tmp_path)  # type: ignore[call-arg]


@pytest.fixture
async def written(database: Database, settings: Settings) -> None:
    """One person asked for one order."""
    async with database.open_write() as session:
        work = Work(session, database.clock.now(), settings.rules())
        work.audit(Act.ORDER_ASKED, "order:1", by=3, kind="call")
        await work.commit()


@pytest.mark.usefixtures("written")
async def test_each_entry_is_a_line_and_reading_them_is_one_too(
    settings: Settings, clock: FrozenClock, capsys: pytest.CaptureFixture[str]
) -> None:
    assert await show_audit(AuditQuery(), settings, clock) == 0
    printed = capsys.readouterr()
    assert (
        printed.out == "     1  2026-11-23 12:00:00  p3      order.asked       order:1  kind=call\n"
    )
    [end] = set(re.findall(r"[0-9a-f]{64}", printed.err))
    assert await show_audit(AuditQuery(check=True, head=end), settings, clock) == 0
    assert capsys.readouterr().out == "The audit is whole.\n"
    assert await show_audit(AuditQuery(json_lines=True, since="2h"), settings, clock) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["act"] for line in lines] == ["order.asked", "audit.read", "audit.read"]
    assert (lines[0]["person"], lines[0]["detail"]) == (3, {"kind": "call"})


@pytest.mark.usefixtures("written")
async def test_an_audit_that_another_key_sealed_is_not_whole(
    settings: Settings, clock: FrozenClock, capsys: pytest.CaptureFixture[str]
) -> None:
    key = (settings.data_dir / "callback.secret").read_text(encoding="utf-8")
    (settings.data_dir / "callback.secret").write_text("another", encoding="utf-8")
    assert await show_audit(AuditQuery(check=True), settings, clock) == 1
    assert capsys.readouterr().err.startswith("The audit is not whole. Entry 1 is not as it was")
    (settings.data_dir / "callback.secret").write_text(key, encoding="utf-8")
    assert await show_audit(AuditQuery(check=True), settings, clock) == 0, "to look breaks nothing"


async def test_what_cannot_be_read_is_said(
    settings: Settings, clock: FrozenClock, capsys: pytest.CaptureFixture[str]
) -> None:
    assert await show_audit(AuditQuery(since="yesterday"), settings, clock) == 2
    assert "neither a day (2026-11-22), nor hours (2h)" in capsys.readouterr().err
