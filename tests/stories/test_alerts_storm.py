"""Thousands of alerts within a minute: each is stored, they are one page, and one phone rings."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path
from typing import Any

import pytest

from domain.rules import derived
from storage import alerts, pages
from tests.stories.on_call import SILENT, write_file
from tests.stories.world import World

STORM = 5_000 if os.environ.get("RAMAL_TEST_LONG") else 400
AT_ONCE = 50


@pytest.fixture
def changes(tmp_path: Path) -> dict[str, Any]:
    return {"on_call_file": write_file(tmp_path, bia=SILENT, eva=SILENT)}


async def test_a_storm_is_stored_whole_and_is_one_call(story: World) -> None:
    secret = derived(story.program.desk.rules.callback_secret, "alert:curl")
    url, headers = f"{story.root}/alert/curl", {"Authorization": f"Bearer {secret}"}
    numbers = iter(range(STORM))

    async def source() -> None:
        for number in numbers:
            async with story.http.post(url, data=f"alerta {number}", headers=headers) as answer:
                assert answer.status == 200

    await asyncio.gather(*(source() for _ in range(AT_ONCE)))
    await story.settle()
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
