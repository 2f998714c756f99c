"""Thousands of alerts within a minute: each is stored, they are one page, and one phone rings."""

from __future__ import annotations

import asyncio
import gc
import os
from pathlib import Path
from typing import Any

import pytest

from domain.rules import derived
from storage.oncall import alerts, pages
from tests.stories.on_call import SILENT, write_file
from tests.stories.world import World

STORM = 5_000 if os.environ.get("RAMAL_TEST_LONG") else 400
AT_ONCE = 50


@pytest.fixture
def changes(tmp_path: Path) -> dict[str, Any]:
    return {"on_call_file": write_file(tmp_path, bia=SILENT, eva=SILENT)}


async def storm(story: World, first: int = 0) -> None:
    """So many messages, one alert each, fifty at once."""
    secret = derived(story.program.runtime.rules.installation_secret, "alert:curl")
    url, headers = f"{story.root}/alert/curl", {"Authorization": f"Bearer {secret}"}
    numbers = iter(range(first, first + STORM))

    async def source() -> None:
        for number in numbers:
            async with story.http.post(url, data=f"alerta {number}", headers=headers) as answer:
                assert answer.status == 200

    await asyncio.gather(*(source() for _ in range(AT_ONCE)))
    await story.settle()


def resident() -> float:
    """Megabytes that this process holds now."""
    gc.collect()
    pages_held = int(Path("/proc/self/statm").read_text("utf-8").split()[1])
    return pages_held * os.sysconf("SC_PAGE_SIZE") / 1e6


async def test_a_storm_is_stored_whole_and_is_one_call(story: World) -> None:
    await storm(story)
    [call] = story.dialled()
    async with story.program.database.read() as session:
        [page] = await pages.list_open(session)
        assert await alerts.count_of_page(session, page.id) == STORM
    assert "Há mais" in call.text
    await story.turn(120)
    [again] = story.dialled()
    assert f"Há mais {STORM - 1:n}" in again.text.replace(".", "")
    await story.press("Resolver", by="bia")
    async with story.program.database.read() as session:
        assert await alerts.count_of_page(session, page.id, firing=True) == 0
    await story.heard("bia")


@pytest.mark.long
async def test_storm_after_storm_memory_stays_flat(story: World) -> None:
    held = []
    for number in range(4):
        await storm(story, number * STORM)
        held.append(resident())
    print("resident MB after each storm:", [round(each, 1) for each in held])  # noqa: T201
    assert held[3] - held[1] < 25, "the first ones fill caches, later ones nothing"
    story.dialled()
    await story.heard("bia")
