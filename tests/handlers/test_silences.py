"""Silences: nobody is called, and what still fires afterwards calls, whether it is said again."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from domain.alert import PageStage
from tests.handlers.passing import later
from tests.handlers.talk import Talk
from tests.handlers.test_alerts import DISK, fires, on_file, over, stage, watch
from tests.handlers.test_alerts_again import rung
from tests.handlers.test_callback_requests import button, to
from tests.stories.on_call import SILENT, write_file

__all__ = ["watch"]

LOAD = replace(DISK, key="2", title="carga alta", place="web-1")


async def test_the_button_spares_an_hour_and_then_it_calls_by_itself(watch: Talk) -> None:
    said = await fires(watch)
    assert await rung(watch) == ["Bia"]
    said = await watch.press(button(to("bia", said), "Silenciar 1 h"), by="bia")
    assert to("bia", said)[-1].text.startswith("🔕 O alerta")
    assert "🔕 disco cheio" in to("bia", said)[-2].text
    assert await later(watch, 59) == []
    assert "🔴 disco cheio" in to("bia", await later(watch, 2))[0].text
    assert await rung(watch) == ["Bia"], "its source never said it again"


async def test_what_is_over_by_then_calls_nobody(watch: Talk) -> None:
    said = await fires(watch)
    await rung(watch)
    await watch.press(button(to("bia", said), "Silenciar 1 h"), by="bia")
    await fires(watch, over())
    assert await later(watch, 61) == []


async def test_a_silenced_test_is_over_for_good(watch: Talk) -> None:
    said = await watch.say("/plantao testar")
    said += await later(watch)
    await watch.press(button(to("bia", said), "Silenciar 1 h"), by="bia")
    assert await stage(watch) is PageStage.RESOLVED
    assert await later(watch, 61) == []


async def test_words_silence_what_fires_and_what_comes(watch: Talk) -> None:
    await fires(watch, DISK, LOAD)
    assert await rung(watch) == ["Bia"]
    said = await watch.say("/plantao silenciar Disco db-1 por 2 h")
    assert said[0].text.startswith("🔕 Silêncio 1: “Disco db-1”, até")
    assert said[0].text.endswith("Um alerta que está disparando parou de chamar.")
    assert await stage(watch) is PageStage.CALLING, "the load still calls"
    await fires(watch, replace(LOAD, fires=False))
    assert await stage(watch) is PageStage.RESOLVED
    assert await fires(watch, replace(DISK, key="3")) == []
    assert await later(watch, 119) == []
    await later(watch, 2)
    assert await rung(watch) == ["Bia"]


async def test_the_list_shows_them_and_each_may_end_early(watch: Talk) -> None:
    [none] = await watch.say("/plantao silencios")
    assert none.text == "Nenhum silêncio agora: todo alerta chama alguém."
    await watch.say("/plantao silenciar tudo até amanhã às 9h")
    await watch.say("/plantao silenciar disco até 23h")
    assert await fires(watch) == []
    [listed] = await watch.say("/plantao silencios")
    first, second = listed.text.splitlines()[1:]
    assert first.startswith("2 · “disco” · até")
    assert second.startswith("1 · tudo de infra · até")
    assert second.endswith("· ana")
    for number in ("1", "#2"):
        [ended] = await watch.say(f"/plantao reativar {number}")
        assert ended.text.startswith(f"🔔 O silêncio {number.strip('#')} acabou")
    await later(watch, 1)
    assert await rung(watch) == ["Bia"]


@pytest.mark.parametrize(
    ("said", "minutes"),
    [
        ("disco por uma hora", 60),
        ("disco por 30min", 30),
        ("disco por 1h30", 90),
        ("disco 2h", 120),
        ("disco 45 minutos", 45),
        ("disco durante 2 horas.", 120),
        ("disco for an hour", 60),
        ("disco até 13h", 60),
        ("disco até as 13:30", 90),
        ("disco até hoje às 14h", 120),
    ],
)
async def test_how_long_is_said_in_many_ways(watch: Talk, said: str, minutes: int) -> None:
    await watch.say(f"/plantao silenciar {said}")
    await fires(watch)
    assert await later(watch, minutes - 1) == []
    assert await later(watch, 2) != []


@pytest.mark.parametrize("number", ["3", "x", "", "99999999999999999999", "²"])
async def test_a_silence_that_is_not_there_cannot_end(watch: Talk, number: str) -> None:
    [said] = await watch.say(f"/plantao reativar {number}")
    assert said.text.startswith("Não há silêncio com esse número. Nada mudou.")


@pytest.mark.parametrize(
    "words",
    ["", "disco", "por 2 h", "disco por pouco tempo", "disco por 2 h e meia coisa", "por",
     "disco até dia 30/12 às 9h", "tudo"],
)  # fmt: skip
async def test_what_is_no_silence_changes_nothing(watch: Talk, words: str) -> None:
    said = await watch.say(f"/plantao silenciar {words}")
    assert said[-1].text.startswith("Não entendi o silêncio. Nada mudou.")
    [none] = await watch.say("/plantao silencios")
    assert none.text.startswith("Nenhum silêncio")


async def test_everything_of_which_team_is_not_guessed(talk: Talk, tmp_path: Path) -> None:
    path = write_file(tmp_path, bia=SILENT)
    more = '\n[teams.web]\npolicy = "padrao"\nchat = "terminal:rui"\n'
    path.write_text(path.read_text("utf-8") + more, "utf-8")
    watch = on_file(talk, path)
    [said] = await watch.say("/plantao silenciar tudo por 1 h")
    assert said.text.startswith("Não entendi o silêncio.")
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
