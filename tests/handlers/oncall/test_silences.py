"""Silences: nobody is called, and what still fires afterwards calls, whether it is said again."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from domain.oncall.alert import PageStage
from tests.handlers.callback_queue.test_request import button, to
from tests.handlers.oncall.test_alerts import DISK, fires, on_file, over, stage, watch
from tests.handlers.oncall.test_alerts_again import rung
from tests.handlers.passing import later
from tests.handlers.talk import Talk
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
    assert said[0].text.startswith("🔕 Silêncio 1: infra · “Disco db-1”, até")
    assert said[0].text.endswith("Um alerta parou de chamar.")
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
    assert first.startswith("2 · infra · “disco” · até")
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
        ("disco por 2 dias", 2 * 24 * 60),
        ("disco por uma semana", 7 * 24 * 60),
        ("disco por 1h30min", 90),
        ("disco por duas horas", 120),
        ("disco por mais 2h", 120),
        ("disco por 30m", 30),
        ("disco por meia hora", 30),
        ("disco por uma hora e meia", 90),
        ("disco até amanhã", 21 * 60),
        ("disco until tomorrow", 21 * 60),
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
    ("words", "begins"),
    [
        ("", "Faltou até quando"),
        ("disco", "Faltou até quando"),
        ("disco por pouco tempo", "Faltou até quando"),
        ("disco por 2 h e meia coisa", "Faltou até quando"),
        ("disco até 25h", "Faltou até quando"),
        ("disco até ontem", "Faltou até quando"),
        ("por", "Faltou até quando"),
        ("tudo", "Faltou até quando"),
        ("por 2 h", "Faltou o que silenciar"),
        ("´ ¨ por 2 h", "Faltou o que silenciar"),
        ("o do * por 2 h", "Faltou o que silenciar"),
        ("“” por 2 h", "Faltou o que silenciar"),
        ("disco por 0 h", "Um silêncio acaba no futuro"),
        ("disco por 32 dias", "Um silêncio acaba no futuro"),
        ("disco até dia 30/12 às 9h", "Um silêncio acaba no futuro"),
    ],
)
async def test_what_is_no_silence_changes_nothing(watch: Talk, words: str, begins: str) -> None:
    [said] = await watch.say(f"/plantao silenciar {words}")
    assert said.text.startswith(begins)
    assert "Nada mudou." in said.text
    assert await fires(watch) != []


async def test_a_silence_heard_of_too_late_is_none(watch: Talk) -> None:
    [said] = await watch.say("/plantao silenciar disco por 2 h", waited=timedelta(hours=3))
    assert said.text.startswith("Um silêncio acaba no futuro")


async def test_words_are_whole_names_of_ones_own_team(talk: Talk, tmp_path: Path) -> None:
    path = write_file(tmp_path, bia=SILENT)
    more = '\n[teams.web]\npolicy = "padrao"\n[[teams.web.rotations]]\npeople = ["eva"]\n'
    path.write_text(path.read_text("utf-8") + more + "since = 2026-01-05T09:00:00\n", "utf-8")
    watch = on_file(talk, path)
    ten = replace(DISK, key="10", title="disco cheio em db-10", place="db-10:9100")
    mine = replace(DISK, key="11", title="disco cheio em mydb-1", place="")
    await fires(watch, DISK, ten, mine)
    [said, *_] = await watch.say("/plantao silenciar o disco do “db-1”, por 2 h", by="bia")
    assert said.text.startswith("🔕 Silêncio 1: infra · “disco db-1”")
    assert said.text.endswith("Um alerta parou de chamar.")
    [said, *_] = await watch.say("/plantao silenciar db* por 2 h", by="bia")
    assert said.text.endswith("Um alerta parou de chamar."), "db-10, and not mydb-1"
    assert await stage(watch) is PageStage.CALLING


async def test_a_teams_name_alone_is_a_word_like_others(watch: Talk) -> None:
    await fires(watch)
    [said] = await watch.say("/plantao silenciar infra por 2 h")
    assert "“infra”" in said.text
    assert "Nada disso está chamando agora" in said.text


async def test_the_code_of_an_alert_means_that_one(watch: Talk) -> None:
    said = await fires(watch)
    code = to("bia", said)[0].card.removeprefix("page:")[:5]
    said = await watch.say(f"/plantao silenciar {code} por 3 dias", by="bia")
    assert f"🔕 O alerta {code} e outros iguais não chamam ninguém até quinta" in said[0].text
    assert await stage(watch) is PageStage.RESOLVED
    assert await later(watch, 3 * 24 * 60 - 1) == []
    assert await later(watch, 2) != []


async def test_what_somebody_is_at_work_on_stays_theirs(watch: Talk) -> None:
    said = await fires(watch)
    await watch.press(button(to("bia", said), "Assumir"), by="bia")
    [said] = await watch.say("/plantao silenciar disco por 1 h")
    assert "Nada disso está chamando agora" in said.text
    assert await stage(watch) is PageStage.ACKNOWLEDGED
    assert await later(watch, 61) == []
