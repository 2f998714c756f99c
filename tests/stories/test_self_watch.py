"""Ramal watches itself: its account, its platform, its own file; whoever is on call is rung."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.stories.on_call import FIRING, HEARS, post, write_file
from tests.stories.world import World

WATCH = '\n[watch]\nteam = "infra"\nbalance_below = 50.5\ncalls_untold = 2\n'
REFUSED = "11 90000-0030"


@pytest.fixture
def changes(request: pytest.FixtureRequest, tmp_path: Path) -> dict[str, Any]:
    path = write_file(tmp_path, **getattr(request, "param", {}))
    path.write_text(path.read_text("utf-8") + WATCH, "utf-8")
    return {"on_call_file": path}


def rewrite(path: Path, was: str, becomes: str) -> None:
    text = path.read_text("utf-8")
    assert was in text
    path.write_text(text.replace(was, becomes), "utf-8")


async def minutes(story: World, count: int) -> list[Any]:
    rang = []
    for _ in range(count):
        await story.turn(60)
        rang += story.dialled()
    return rang


async def call(story: World, number: str = HEARS) -> None:
    await story.say(f"/ligar {number} Olá", yes=True)
    await minutes(story, 2)


async def test_a_low_balance_rings_whoever_is_on_call_until_it_is_high_again(story: World) -> None:
    story.sandbox.platform.balance = 60_000
    await call(story)
    assert await minutes(story, 2) == []
    story.sandbox.platform.balance = 12_340
    await story.say(f"/ligar {HEARS} Olá", yes=True)
    rang = await minutes(story, 4)
    told = next(one for one in rang if one.dest == "5511900000011")
    assert told.text.startswith("Alerta de atenção: O saldo da conta na operadora está baixo: 12,")
    assert "assumiu" in (await story.chat("bia"))[0].text
    story.sandbox.platform.balance = 900_000
    await call(story)
    await minutes(story, 2)
    assert (await story.chat("bia"))[0].text.endswith("✅ Resolvido.")
    assert [one.dest for one in story.dialled()] == []
    await story.heard("bia")
    await story.heard("ana")


@pytest.fixture
def deaf(changes: dict[str, Any]) -> dict[str, Any]:
    """The platform calls from where nobody expects it: its callbacks are not believed."""
    changes["status_callback_sources"] = "10.0.0.0/8"
    return changes


async def test_callbacks_that_stop_are_an_alert(deaf: dict[str, Any], story: World) -> None:
    assert deaf["status_callback_sources"] == str(story.settings.status_callback_sources[0])
    await call(story)
    await story.say(f"/ligar {HEARS} Olá", yes=True)
    rang = await minutes(story, 9)
    told = [one.text for one in rang if one.dest == "5511900000011"]
    assert "parou de avisar como as ligações terminam: as últimas 2" in told[0]
    await story.heard("bia")
    await story.heard("ana")


async def test_the_file_changes_while_ramal_runs(story: World, changes: dict[str, Any]) -> None:
    await story.say("/plantao")
    rewrite(changes["on_call_file"], 'people = ["bia"]', 'people = ["lia"]')
    await minutes(story, 2)
    [_, bad] = await story.heard()
    assert "não pode ser lido, então continua valendo o anterior" in bad
    assert "lia is nobody of [people]" in bad
    await minutes(story, 2)
    assert await story.heard() == [], "it is said once"
    rewrite(changes["on_call_file"], 'people = ["lia"]', 'people = ["eva"]')
    await minutes(story, 2)
    assert await story.heard() == ["✅ O arquivo do plantão foi corrigido e já vale."]
    await post(story, "prometheus", FIRING)
    assert [one.dest for one in story.dialled()] == ["5511900000000"], "eva, by the new file"
    await story.press("Assumir", by="eva")
    await minutes(story, 3)
    await story.heard("eva")


@pytest.mark.parametrize(
    "changes", [{"bia": "11 90000-0030", "eva": "11 90000-0030"}], indirect=True
)
async def test_a_platform_that_refuses_all_is_told_in_the_chat(story: World) -> None:
    await call(story, REFUSED)
    await story.say(f"/ligar {REFUSED} Olá de novo", yes=True)
    rang = await minutes(story, 3)
    assert rang == [], "no call leaves: only the chat is left"
    assert "A operadora recusa as ligações (" in (await story.chat("bia"))[0].text
    await story.press("Assumir", by="bia")
    for name in ("ana", "bia", "eva"):
        await story.heard(name)
