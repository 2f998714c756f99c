"""A backup is made, life goes on, the disk dies: the program starts again on the copy."""

from __future__ import annotations

from pathlib import Path

from storage.backup import back_up
from tests.clocks import FrozenClock
from tests.databases import on_sqlite
from tests.stories.world import world

pytestmark = on_sqlite


async def test_what_was_dialled_after_the_backup_is_not_dialled_again(
    database_url: str, clock: FrozenClock, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.db"
    async with world(database_url, clock, tmp_path) as story:
        await story.say_unanswered("/ligar 11 99206-9730 Olá", yes=True)
        await story.program.dispatch.step()  # confirmed, and not yet handed over
        await back_up(story.program.database, copy)
        await story.settle()
        assert len(story.dialled()) == 1
        await story.turn(30)
        assert "atendeu" in (await story.heard())[-1]
        async with world(
            f"sqlite+aiosqlite:///{copy}", clock, tmp_path, velip_base_url=story.sandbox.base_url
        ) as again:
            await again.settle()
            assert story.dialled() == []
            await again.turn(60)
            heard = await again.heard()
            assert "atendeu" in heard[-1], "the platform's records know it"
            assert story.dialled() == []


async def test_a_yes_that_was_heard_before_the_backup_and_answered_after_it_dials_once(
    database_url: str, clock: FrozenClock, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.db"
    async with world(database_url, clock, tmp_path) as story:
        await story.say_unanswered("/ligar 11 99206-9730 Olá", yes=True)
        await back_up(story.program.database, copy)  # heard, and not yet answered
        await story.settle()
        assert len(story.dialled()) == 1
        await story.turn(30)
        await story.heard()
        async with world(
            f"sqlite+aiosqlite:///{copy}", clock, tmp_path, velip_base_url=story.sandbox.base_url
        ) as again:
            await again.settle()
            [card] = await again.chat()
            assert "Ligar" in card.buttons, "it asks, because that yes was used already"
            await again.heard()
            assert story.dialled() == []


async def test_what_was_not_dialled_when_the_disk_died_is_asked_about(
    database_url: str, clock: FrozenClock, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.db"
    async with world(database_url, clock, tmp_path) as story:
        await story.say_unanswered("/ligar 11 99206-9730 Olá", yes=True)
        await story.program.dispatch.step()
        await back_up(story.program.database, copy)
        await story.settle()
        story.dialled()
        await story.turn(30)
        await story.heard()
    async with world(f"sqlite+aiosqlite:///{copy}", clock, tmp_path) as again:
        for _ in range(16):
            await again.turn(60)
        heard = await again.heard()
        assert "O que faço?" in heard[-1], "this platform knows nothing of it"
        assert again.dialled() == []
