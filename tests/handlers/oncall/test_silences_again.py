"""Silences that are many, of teams that change, or of what nobody meant; and how they are seen."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from domain.oncall.alert import AlertStage, PageStage
from storage.oncall import alerts
from storage.oncall.history import list_records
from tests.handlers.callback_queue.test_request import button, to
from tests.handlers.oncall.test_alerts import DISK, fires, on_file, stage, watch
from tests.handlers.oncall.test_alerts_again import rung
from tests.handlers.oncall.test_silences import LOAD
from tests.handlers.passing import later
from tests.handlers.talk import Talk
from tests.stories.on_call import SILENT, write_file

__all__ = ["watch"]


async def test_a_storm_is_silenced_whole_by_one_button(watch: Talk) -> None:
    await watch.say("/plantao silenciar carga por 2 dias")
    storm = [replace(DISK, key=f"storm-{n}", title=f"disco {n}") for n in range(1_500)]
    said = await fires(watch, *storm)
    await watch.press(button(to("bia", said), "Silenciar 1 h"), by="bia")
    assert await later(watch, 59) == [], "all of them, and not the first thousand"
    [listed] = await watch.say("/plantao silencios")
    assert "2 · disco 0 +1499 · até" in listed.text
    assert len(await later(watch, 2)) > 0
    await fires(watch, LOAD)
    async with watch.database.read() as session:
        found = await alerts.list_by_keys(session, "prometheus", [LOAD.key])
    assert [alert.stage for alert in found] == [AlertStage.SILENCED], "that one still holds"


async def test_a_team_that_left_the_file_gave_its_silenced_alerts_to_the_new_one(
    talk: Talk, tmp_path: Path
) -> None:
    path = write_file(tmp_path, bia=SILENT)
    watch = on_file(talk, path)
    await watch.say("/plantao silenciar disco por 1 h")
    await fires(watch)
    path.write_text(path.read_text("utf-8").replace("infra", "obras"), "utf-8")
    on_file(talk, path)
    [card] = to("bia", await later(watch, 61))
    assert "para obras" in card.text


async def test_everything_of_which_team_is_not_guessed(talk: Talk, tmp_path: Path) -> None:
    path = write_file(tmp_path, bia=SILENT)
    more = '\n[teams.web]\npolicy = "padrao"\nchat = "terminal:rui"\n'
    path.write_text(path.read_text("utf-8") + more, "utf-8")
    watch = on_file(talk, path)
    [said] = await watch.say("/plantao silenciar tudo por 1 h")
    assert said.text.startswith("Faltou o que silenciar.")
    await watch.say("oi", by="rui")
    said = await watch.say("/plantao silenciar tudo de web por 1 h")
    assert "tudo de web" in said[0].text
    assert to("rui", said), "its team reads it"


async def test_maintenance_that_ends_calls_for_what_still_fires(talk: Talk, tmp_path: Path) -> None:
    path = write_file(tmp_path, bia=SILENT)
    text = path.read_text("utf-8").replace(
        'policy = "padrao"\n', 'policy = "padrao"\nmaintenance = ["00:00-23:00"]\n', 1
    )
    path.write_text(text, "utf-8")
    watch = on_file(talk, path)
    assert await fires(watch, DISK, LOAD) == []
    assert await fires(watch, replace(LOAD, fires=False)) == []
    for _ in range(24):
        if said := await later(watch, 60):
            break
    assert "🔴 disco cheio" in to("bia", said)[0].text
    assert "carga alta" not in to("bia", said)[0].text


async def test_a_page_of_which_nothing_fires_silences_nothing(watch: Talk) -> None:
    said = await fires(watch)
    await rung(watch)
    async with watch.database.write() as session:  # its alert ended, and nobody told the page
        [alert] = await alerts.list_by_keys(session, "prometheus", [DISK.key])
        await alerts.note_resolved(session, [alert], watch.clock.now())
    await watch.press(button(to("bia", said), "Silenciar 1 h"), by="bia")
    assert await stage(watch) is PageStage.RESOLVED
    assert await fires(watch, LOAD) != [], "another alert still calls"


async def test_a_missed_heartbeat_keeps_calling_when_its_team_is_renamed(
    talk: Talk, tmp_path: Path
) -> None:
    path = write_file(tmp_path, bia=SILENT)
    watch = on_file(talk, path)
    await watch.say("/plantao silenciar backup por 1 h")
    missed = replace(DISK, key="backup:2026-11-23T15:00:00", title="backup não deu sinal")
    assert await fires(watch, missed, source="heartbeat") == []
    path.write_text(path.read_text("utf-8").replace("infra", "obras"), "utf-8")
    on_file(talk, path)
    [card] = to("bia", await later(watch, 61))
    assert "para obras" in card.text


async def test_what_calls_under_a_new_name_is_silenced_by_it(talk: Talk, tmp_path: Path) -> None:
    path = write_file(tmp_path, bia=SILENT)
    watch = on_file(talk, path)
    await fires(watch)
    path.write_text(path.read_text("utf-8").replace("infra", "obras"), "utf-8")
    on_file(talk, path)
    [said, *_] = await watch.say("/plantao silenciar tudo de obras por 1 h")
    assert said.text.endswith("Um alerta parou de chamar.")


@pytest.mark.parametrize("words", ["certificado vence em 7 dias", "pod 7d", "sla 5 d"])
async def test_days_in_a_title_are_no_time(watch: Talk, words: str) -> None:
    [said] = await watch.say(f"/plantao silenciar {words}")
    assert said.text.startswith("Faltou até quando")


async def test_what_is_silenced_is_listed_shown_and_may_be_resolved(watch: Talk) -> None:
    said = await fires(watch)
    code = to("bia", said)[0].card.removeprefix("page:")[:5]
    await watch.say(f"/plantao silenciar {code} por 3 dias", by="bia")
    [listed] = await watch.say("/plantao alertas")
    assert "Silenciados, ainda disparando:\n🔕 disco cheio em db-1: 97% db-1:9100" in listed.text
    async with watch.database.read() as session:
        [record] = await list_records(session, watch.clock.now())
    assert record.silenced
    [done, *_] = await watch.say(f"/plantao resolver #{code}")
    assert "está resolvido" in done.text
    [over] = await watch.say(f"/plantao resolver {code}")
    assert over.text == "Este alerta já está resolvido."
    assert await later(watch, 3 * 24 * 60 + 1) == [], "and it does not come back"
    async with watch.database.read() as session:
        [record] = await list_records(session, watch.clock.now() - timedelta(days=5))
    assert not record.silenced


async def test_everything_from_a_team_in_english(watch: Talk) -> None:
    [said] = await watch.say("/oncall silence everything from infra for 2h")
    assert "tudo de infra" in said.text
