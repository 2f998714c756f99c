"""The loop that watches the others, and the on-call file's own."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.workers.oncall import OnCallWorker
from bot.workers.oncall_file import OnCallFileWatch
from bot.workers.self_monitor import SelfMonitor
from domain.chat import Address
from storage.chat import chats, outbox
from storage.database import Database
from storage.people import people
from tests.bot.workers.test_oncall import alarms, told
from tests.clocks import FrozenClock
from tests.stories.on_call import write_file

__all__ = ["alarms"]  # a fixture


@pytest.fixture
async def ana(database: Database) -> int:
    """She runs Ramal, and spoke to it once: her chat."""
    async with database.write() as session:
        await people.open_person(session, "terminal:ana", name="Ana", locale="pt-BR")
        return await chats.open_chat(session, Address("terminal", "ana"))


async def said(database: Database, chat: int) -> list[str]:
    async with database.read() as session:
        return [posted.message.text for posted in await outbox.list_posted(session, chat, 0)]


async def test_a_page_that_nobody_climbs_is_seen_by_another_loop(
    alarms: OnCallWorker, ana: int, database: Database, clock: FrozenClock
) -> None:
    auditor = SelfMonitor(alarms.runtime)
    await alarms.store([told()])
    await auditor.step()
    assert auditor.at_ease
    clock.turn(minutes=3)
    await auditor.step()
    assert not auditor.at_ease, "whoever waits for our sign of life must miss it"
    [late] = await said(database, ana)
    assert "nada aconteceu" in late
    while await alarms.step():
        pass
    await auditor.step()
    assert not auditor.at_ease, "it looks once a minute"
    clock.turn(minutes=1)
    await auditor.step()
    assert auditor.at_ease


async def test_a_file_that_cannot_be_meant_changes_nothing(
    alarms: OnCallWorker, ana: int, database: Database, clock: FrozenClock, tmp_path: Path
) -> None:
    path = write_file(tmp_path)
    files = OnCallFileWatch(path, alarms.runtime)
    await files.step()
    path.unlink()
    await later(files, clock)
    assert await said(database, ana) == [], "two looks must see the same"
    await later(files, clock)
    assert alarms.runtime.rules.on_call.teams.keys() == {"infra"}
    [bad] = await said(database, ana)
    assert bad.endswith("cannot be read (No such file or directory)")
    path = write_file(tmp_path)
    text = path.read_text("utf-8")
    path.write_text(text.replace("infra", "obras"), "utf-8")
    await files.step()
    known = alarms.runtime.rules.on_call
    assert known.teams.keys() == {"infra"}, "it looks every five seconds"
    await later(files, clock)
    await later(files, clock)
    assert known.teams.keys() == {"infra"}, "what somebody works with stays as it was"
    changed = alarms.runtime.rules.on_call
    assert changed.teams.keys() == {"obras"}
    assert changed.sources["curl"].team == "obras"
    assert (await said(database, ana))[-1].startswith("⚠️ O arquivo do plantão mudou e já vale. Não")


@pytest.mark.parametrize(
    ("written", "why"),
    [
        (b"", "names no team any more"),
        (b'[people]\njo\xe3o = { identity = "web:jo" }', "is not written in UTF-8"),
    ],
)
async def test_a_file_that_is_half_written_or_of_another_alphabet_changes_nothing(
    alarms: OnCallWorker,
    ana: int,
    database: Database,
    clock: FrozenClock,
    tmp_path: Path,
    written: bytes,
    why: str,
) -> None:
    path = write_file(tmp_path)
    files = OnCallFileWatch(path, alarms.runtime)
    good = path.read_bytes()
    path.write_bytes(written)
    for _ in range(3):
        await later(files, clock)
    assert alarms.runtime.rules.on_call.teams.keys() == {"infra"}
    [bad] = await said(database, ana)
    assert why in bad
    path.write_bytes(good)
    for _ in range(3):
        await later(files, clock)
    assert (await said(database, ana))[-1] == "✅ O arquivo do plantão foi corrigido e já vale."


async def later(files: OnCallFileWatch, clock: FrozenClock) -> None:
    clock.turn(seconds=5)
    await files.step()
