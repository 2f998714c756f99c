"""The doctor's calls to one's own phone: asked for one by one, and written down."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from bot.config.learnt import FILE, LearntAt, note_learnt, read_learnt
from bot.doctor.finding import Finding, Grade
from bot.doctor.live_call import run_live_call, try_live_calls
from domain.phone import parse_number
from tests.clocks import NOON
from tests.stories.world import World

MINE = parse_number("11 99206-9730")


async def try_calls(story: World, yes: bool = True) -> tuple[list[Finding], list[str]]:
    """The findings while time passes, and what was asked."""
    asked: list[str] = []

    def ask(question: str) -> bool:
        asked.append(question)
        return yes

    async def findings() -> list[Finding]:
        calls = try_live_calls(story.settings, story.clock, MINE, ask, 5)
        return [finding async for finding in calls]

    trying = asyncio.create_task(findings())
    while not trying.done():
        await asyncio.sleep(0)
        await story.turn(5)
    return await trying, asked


async def test_each_call_is_asked_for_and_what_it_shows_is_written_down(story: World) -> None:
    story.sandbox.platform.phones.set_behaviour(MINE.digits, "answer", "1", "Olá")
    found, asked = await try_calls(story)
    assert [(each.name, each.severity) for each in found] == [
        ("keys", Grade.OK),
        ("recordings", Grade.OK),
    ]
    assert [question.split("?")[0] for question in asked] == ["Ring +55 11 99206-9730 now"] * 2
    keys, recorded = story.dialled()
    assert (keys.params["ndig"], recorded.params["type"]) == ("1", "22")
    assert read_learnt(story.settings.learnt_at()) == {"keys": True, "recordings": True}


async def test_nothing_rings_without_a_yes(story: World) -> None:
    found, asked = await try_calls(story, yes=False)
    assert [each.sentence for each in found] == ["not tried: nothing was dialled."] * 2
    assert len(asked) == 2
    assert story.dialled() == []
    assert read_learnt(story.settings.learnt_at()) == {}


async def test_a_call_that_nobody_answers_settles_nothing(story: World) -> None:
    story.sandbox.platform.phones.set_behaviour(MINE.digits, "na")
    found, _ = await try_calls(story)
    assert [each.severity for each in found] == [Grade.NOTE] * 2
    assert len(story.dialled()) == 2
    assert read_learnt(story.settings.learnt_at()) == {}


async def test_a_refused_call_says_why(story: World) -> None:
    story.sandbox.platform.faults.queue("MakeTTSCall", "250", 2)
    found, _ = await try_calls(story)
    assert all(each.sentence.startswith("the call was not placed: ") for each in found)
    assert [each.severity for each in found] == [Grade.ERROR] * 2


def test_what_is_no_number_rings_nobody(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_live_call("190", lambda _: True, seconds=1) == 2
    assert "nothing was" in capsys.readouterr().out


@pytest.mark.parametrize("text", ["", "[]", "{", '{"keys": 1}', '{"keys": {"works": "yes"}}'])
def test_a_broken_file_of_what_was_learnt_is_nothing_learnt(tmp_path: Path, text: str) -> None:
    (tmp_path / FILE).write_text(text, encoding="utf-8")
    assert not read_learnt(LearntAt(tmp_path, "sandbox")).get("keys", False)


def test_what_one_platform_showed_says_nothing_of_another(tmp_path: Path) -> None:
    here, there = LearntAt(tmp_path, "sandbox"), LearntAt(tmp_path, "vox.velip.com.br")
    note_learnt(here, "keys", NOON, works=True)
    assert (read_learnt(here), read_learnt(there)) == ({"keys": True}, {})


async def test_a_call_whose_answer_was_lost_is_looked_up_and_not_called_refused(
    story: World,
) -> None:
    story.sandbox.platform.faults.queue("MakeTTSCall", "cut", 2)
    found, _ = await try_calls(story)
    assert len(story.dialled()) == 2
    assert not any("was not placed" in each.sentence for each in found)
