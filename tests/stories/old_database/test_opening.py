"""A database that cb1b1f9 left is opened: it is brought up to date, and what waited goes on."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from copy import deepcopy
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.commands.audit import AuditQuery, show_audit
from tests.stories.old_database.frozen import opened, telegram_as_it_was
from tests.stories.old_database.observed import TRIALS, watched
from tests.stories.world import World


def audit_end(path: Path) -> tuple[int, str]:
    """The number and the digest of the audit's last entry."""
    with closing(sqlite3.connect(path)) as connection:
        end: tuple[int, str] = connection.execute(
            "SELECT number, digest FROM audit_head"
        ).fetchone()
    return end


async def test_what_waited_goes_on_and_nothing_is_dialled_that_nobody_confirmed(
    left: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Two confirmed calls and a confirmed SMS go out; a stored status callback is read at last."""
    [trial] = deepcopy([trial for trial in TRIALS if "open" in trial])
    number, digest = audit_end(left)
    async with telegram_as_it_was() as telegram, opened(left, telegram=telegram) as story:
        found = await watched(trial, left, story, telegram)
        await story.heard()
        settings = story.settings
    for one in (found, trial):
        # A note that could not be heard: why not depends on what is installed beside Ramal.
        [note] = [line for line in one["said"] if line.get("card") == "note:206"]
        assert "Nada foi discado." in note["text"]
        one["said"].remove(note)
        # Which of several orders goes first is not promised.
        one["said"].sort(key=str)
        one["dialled"].sort()
    assert found == {part: trial[part] for part in found}
    assert [line.split()[:2] for line in found["dialled"]] == [
        ["call", "5511992069759"],
        ["call", "5511992069760"],
        ["sms", "5511992069746"],
    ]

    assert audit_end(left)[0] > number, "the audit goes on"
    assert await show_audit(AuditQuery(check=True, head=digest), settings) == 0
    assert "The audit is whole." in capsys.readouterr().out


async def test_what_was_due_later_comes_in_its_time(database_file: Path) -> None:
    async with opened(database_file) as story:
        for by in ("gil", "leo"):
            await story.heard(by)

        await story.turn(28)  # the calls that were on the line are over
        assert "✅ +55 11 99206-9755 atendeu e ficou 27 s na linha. (pedido jbvdh)" in (
            await story.heard("gil")
        )
        assert "✅ A ponte foi atendida por +55 11 •••••-••22 e durou 18 s. (pedido kdkpy)" in (
            await story.heard("leo")
        )
        assert dialled(story) == []

        await story.turn(100)  # 15:29:23: a call that was put off, and the alert's next one
        assert sorted(dialled(story)) == [
            ("5511900000001", "Alerta crítico"),
            ("5511992069762", "Daqui a pouco"),
        ]

        await story.turn(180)  # 15:32:23: the next try of a callback, and nobody said yes to ana's
        rung = dialled(story)
        await story.turn(12)  # two calls to one number are that far apart
        assert ("5511900000001", "Retorno pedido") in [*rung, *dialled(story)]
        await story.press_choice("yes:x9wsx53ephervs7")
        expired = "Este botão já não vale. Situação do pedido: expirou sem confirmação."
        assert (await story.toasts())[-1] == expired
        await story.heard()
        await story.heard("gil")
        await story.heard("leo")


@pytest.mark.long
async def test_what_was_due_much_later_comes_in_its_time(database_file: Path) -> None:
    async with opened(database_file) as story:
        await story.turn(3608)  # 16:27:23
        assert ("5511992069753", "SMS agendado") in dialled(story)

        tomorrow = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
        await story.turn((tomorrow - story.clock.now()).total_seconds())
        assert ("5511992069752", "Agendada") in dialled(story)

        await story.turn(3601)  # zoe had asked to be called at ten
        assert any(
            "pedido 734um" in s.text and "⏳ Na fila." in s.text for s in await story.chat("zoe")
        )
        story.dialled()
        await story.heard()


def dialled(story: World) -> list[tuple[str, str]]:
    """What was dialled since: the number, and the words as far as their first few."""
    return [(one.dest, one.text[:14].strip()) for one in story.dialled()]
