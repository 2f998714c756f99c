"""Every button that stood in a chat at cb1b1f9, pressed: it brings about what it brought then."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from sandbox.sound import Speaker
from tests.stories.old_database.frozen import opened, put_back, telegram_as_it_was
from tests.stories.old_database.observed import TRIALS, differences, watched

PRESSES = [trial for trial in TRIALS if "press" in trial]
# Pressed on every kind of chat that shows them, in the short version too: the terminal, the web,
# Telegram, a group of Telegram's.
EVERYWHERE = {"yes", "page-ack", "giveup"}
# A bridge, and a call that is put off.
SPECIAL = {"yes:zhr5w7d66myqgjx", "yes:4v3bdjhav9enkfu"}


def kind(trial: dict[str, Any]) -> str:
    """What a button is about: its choice up to the first colon."""
    return str(trial["press"]).partition(":")[0]


def one_of_each(presses: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """One press of each kind, of those that change something if any does, and a few more."""
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for trial in sorted(presses, key=lambda one: not one["changed"]):
        channel, _, rest = trial["in"].partition(":")
        place = channel + ("-group" if rest.startswith("-") else "")
        special = trial["press"] if trial["press"] in SPECIAL else ""
        found.setdefault(
            (kind(trial), special or (place if kind(trial) in EVERYWHERE else "")), trial
        )
    return list(found.values())


async def press_them(presses: list[dict[str, Any]], kept: Path, path: Path) -> None:
    """Press one after the other, each on the database as it stood when cb1b1f9 was watched."""
    wrong = []
    async with telegram_as_it_was() as telegram, opened(path, telegram=telegram) as story:
        story.sandbox.platform.speaker = Speaker()  # for previews of audios
        await story.settle()
        for trial in presses:
            put_back(kept, path)
            found = await watched(trial, path, story, telegram)
            wrong += differences(f"{trial['press']} in {trial['in']}", trial, found)
        await story.heard()
    assert not wrong, "\n".join(wrong)


def test_all_kinds_of_buttons_are_pressed() -> None:
    assert len({kind(trial) for trial in PRESSES}) == 40
    assert {kind(trial) for trial in one_of_each(PRESSES)} == {kind(trial) for trial in PRESSES}


async def test_a_button_of_each_kind_does_what_it_did(as_opened: Path, database_file: Path) -> None:
    await press_them(one_of_each(PRESSES), as_opened, database_file)


@pytest.mark.long
async def test_every_button_does_what_it_did(as_opened: Path, database_file: Path) -> None:
    await press_them(PRESSES, as_opened, database_file)
