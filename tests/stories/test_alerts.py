"""An alert rings a phone until a human answers for it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.clocks import FrozenClock
from tests.stories.on_call import (
    FALLBACK,
    FIRING,
    HEARS,
    PRESSES,
    SILENT,
    VOICEMAIL,
    post,
    resolved,
    write_file,
)
from tests.stories.world import World, world


@pytest.fixture
def changes(request: pytest.FixtureRequest, tmp_path: Path) -> dict[str, Any]:
    return {"on_call_file": write_file(tmp_path, **getattr(request, "param", {}))}


def phones(**file: Any) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("changes", [file], indirect=True, ids=[""])


async def state(story: World, name: str) -> str:
    """What the page's card says last."""
    cards = [s for s in await story.chat(name) if s.card.startswith("page:")]
    return cards[-1].text.splitlines()[-1]


async def read_all(story: World, *names: str) -> None:
    for name in names:
        await story.heard(name)


async def minutes(story: World, count: int) -> list[str]:
    """Time passes a minute at a time; whose phones rang."""
    rang = []
    for _ in range(count):
        await story.turn(60)
        rang += [call.dest for call in story.dialled()]
    return rang


async def test_the_first_rungs_phone_rings_hears_it_presses_1_and_the_chat_says_who(
    story: World,
) -> None:
    assert await post(story, "prometheus", FIRING) == 200
    [call] = story.dialled()
    assert (call.kind, call.dest) == ("call", "5511900000011")
    assert call.text.startswith("Alerta crítico: Erros no webhook. Em bot dois pontos 8080.")
    assert "Para assumir, tecle 1. Repito. Alerta crítico" in call.text
    assert await state(story, "bia") == "📣 Ninguém assumiu ainda. Continuo chamando."
    await story.turn(30)
    await story.turn(30)  # the platform's record says which key it was
    assert await state(story, "bia") == "🙋 Bia assumiu em 1 min. Ninguém mais é chamado."
    assert await minutes(story, 15) == []
    await post(story, "prometheus", resolved())
    assert await state(story, "bia") == "✅ Resolvido."
    await read_all(story, "bia")


@phones(bia=SILENT, eva=PRESSES)
async def test_nobody_answers_three_times_and_the_second_rung_is_called(story: World) -> None:
    await post(story, "prometheus", FIRING)
    assert [call.dest for call in story.dialled()] == ["5511900000001"]
    assert await minutes(story, 5) == ["5511900000001"] * 2
    assert await minutes(story, 1) == ["5511900000011"]
    await minutes(story, 2)
    assert (await state(story, "eva")).startswith("🙋 Eva assumiu")
    assert await state(story, "bia") == await state(story, "eva")
    assert await minutes(story, 10) == []
    await read_all(story, "bia", "eva")


@phones(bia=VOICEMAIL, eva=HEARS, fallback=FALLBACK)
async def test_voicemail_and_a_mere_answer_acknowledge_nothing(story: World) -> None:
    await post(story, "prometheus", FIRING)
    rang = [call.dest for call in story.dialled()] + await minutes(story, 9)
    assert rang == ["5511900000006"] * 3 + ["5511900000000"] * 2
    assert await state(story, "bia") == "📣 Ninguém assumiu ainda. Continuo chamando."
    assert await minutes(story, 1) == ["5511900000012"], "the fallback"
    assert "liguei para o número de reserva" in (await story.heard("bia"))[-1]
    await minutes(story, 3)
    assert "assumiu" in await state(story, "bia"), "whoever answers there pressed 1"
    await read_all(story, "bia", "eva")


@phones(bia=SILENT, eva=SILENT)
async def test_acknowledged_in_the_chat_while_the_phone_rings_nobody_else_is_called(
    story: World,
) -> None:
    await post(story, "prometheus", FIRING)
    assert len(story.dialled()) == 1
    await story.press("Assumir", by="bia")
    assert "Uma ligação já tinha saído e ainda pode tocar" in (await story.heard("bia"))[-1]
    assert await minutes(story, 20) == []
    await story.press("Devolver", by="bia")
    assert [call.dest for call in story.dialled()] == ["5511900000001"]
    await story.say("assumi", by="bia")
    assert "Bia assumiu o alerta" in " ".join(await story.heard("bia"))
    assert await minutes(story, 20) == []
    await read_all(story, "bia")


@phones(bia=SILENT, eva=SILENT)
async def test_resolved_by_its_source_while_it_escalates(story: World) -> None:
    await post(story, "prometheus", FIRING)
    assert len(story.dialled()) == 1
    await minutes(story, 1)
    await post(story, "prometheus", resolved())
    assert await state(story, "bia") == "✅ Resolvido."
    assert await minutes(story, 20) == []
    await post(story, "prometheus", FIRING)  # a late copy of an old message
    assert story.dialled() == []
    await read_all(story, "bia")


@phones(bia=SILENT, eva=SILENT)
async def test_the_last_rung_is_over_and_the_administrators_read_it(story: World) -> None:
    await story.say("/plantao")
    await post(story, "prometheus", FIRING)
    rang = [call.dest for call in story.dialled()] + await minutes(story, 11)
    assert rang == ["5511900000001"] * 3 + ["5511900000001"] * 0 + ["5511900000001"] * 2
    assert await state(story, "ana") == (
        "⛔ Chamei todo mundo da escala e ninguém assumiu. Não há mais quem chamar."
    )
    await story.press("Assumir")
    assert (await state(story, "bia")).startswith("🙋 ana assumiu")
    await read_all(story, "ana", "bia", "eva")


async def test_a_restart_in_the_middle_goes_on_where_it_was(
    database_url: str, clock: FrozenClock, tmp_path: Path
) -> None:
    file = {"on_call_file": write_file(tmp_path, bia=SILENT, eva=SILENT)}
    async with world(database_url, clock, tmp_path, **file) as before:
        await post(before, "prometheus", FIRING)
        assert len(before.dialled()) == 1
        assert await minutes(before, 1) == []
        await read_all(before, "bia")
    async with world(database_url, clock, tmp_path, **file) as again:
        assert await minutes(again, 1) == ["5511900000001"]
        await again.press("Assumir", by="bia")
        assert await minutes(again, 10) == []
        await read_all(again, "ana", "bia")


@phones(bia="11 90000-0030", eva="11 90000-0030", fallback=FALLBACK)
async def test_the_platform_refuses_and_the_chat_and_the_fallback_are_left(story: World) -> None:
    await post(story, "prometheus", FIRING)
    rang = [call.dest for call in story.dialled()]
    assert rang == ["5511900000012"], "nothing was lost in waiting for phones that cannot ring"
    assert "uma ligação não saiu" in " ".join(await story.heard("bia"))
    await minutes(story, 2)
    assert "assumiu" in await state(story, "bia")
    await read_all(story, "bia", "eva")


@phones(bia=SILENT, eva=SILENT)
async def test_others_that_come_while_it_rings_join_the_next_call(story: World) -> None:
    await post(story, "prometheus", FIRING)
    assert len(story.dialled()) == 1
    other = {**FIRING["alerts"][0], "fingerprint": "other"}
    await post(story, "prometheus", {**FIRING, "alerts": [other]})
    assert story.dialled() == []
    await story.turn(120)
    [call] = story.dialled()
    assert "Há mais um alerta." in call.text
    await story.press("Silenciar 1 h", by="bia")
    await post(story, "prometheus", {**FIRING, "alerts": [{**other, "fingerprint": "third"}]})
    assert await minutes(story, 5) == []
    await read_all(story, "bia")


async def test_a_text_a_monitor_and_a_missed_heartbeat_raise_alerts_too(story: World) -> None:
    assert await post(story, "curl", "disco cheio em db-1: 97% usado") == 200
    [call] = story.dialled()
    assert "disco cheio em db traço 1: 97 por cento usado" in call.text
    await minutes(story, 2)
    down = {"heartbeat": {"status": 0}, "monitor": {"id": 7, "name": "loja"}, "msg": "down"}
    await post(story, "kuma", down)
    await story.turn(11)
    assert len(story.dialled()) == 1, "after the pause between two calls to one number"
    await minutes(story, 2)
    await post(story, "kuma", {**down, "heartbeat": {"status": 1}})
    await post(story, "kuma", down)
    assert len(story.dialled()) == 1, "the same monitor may fail again"
    await minutes(story, 2)
    await post(story, "backup", "", kind="heartbeat")
    assert await minutes(story, 59) == []
    [rung] = await minutes(story, 2)
    assert rung == "5511900000011"
    await post(story, "backup", "", kind="heartbeat")
    assert await state(story, "bia") == "✅ Resolvido."
    await read_all(story, "bia")


@pytest.mark.parametrize(
    ("name", "body", "secret", "status"),
    [
        ("prometheus", "{}", "", 400),
        ("prometheus", "not json", "", 400),
        ("curl", "  ", "", 400),
        ("prometheus", "{}", "wrong", 401),
        ("nobody", "{}", "", 401),
    ],
)
async def test_what_can_be_no_alert_is_refused_with_a_reason(
    story: World, name: str, body: str, secret: str, status: int
) -> None:
    assert await post(story, name, body, secret=secret) == status
    assert story.dialled() == []


async def test_the_rotation_is_tried_out_and_somebody_stands_in(story: World) -> None:
    await story.say("/plantao")
    assert "infra: Bia, até" in (await story.chat())[-1].text
    await story.say("/plantao trocar eva até amanhã às 9h")
    assert (await story.chat())[-1].text.startswith("🔁 Eva fica de plantão em infra até")
    await story.say("/plantao testar")
    [call] = story.dialled()
    assert call.dest == "5511900000000"
    assert "Teste pedido por ana" in call.text
    await story.press("Assumir", by="eva")
    assert await state(story, "eva") == "✅ Teste encerrado: Eva assumiu em 1 min."
    await story.say("/plantao alertas")
    assert (await story.chat())[-1].text.startswith("Nenhum alerta aberto.")
    [card] = [s for s in await story.chat("eva") if s.card.startswith("page:")]
    await story.say(f"/status {card.card.removeprefix('page:')[:5]}")
    assert "Tempo até assumir: 0 min" in (await story.chat())[-1].text
    await read_all(story, "ana", "eva")
    await minutes(story, 3)
    await read_all(story, "ana", "eva")


@pytest.mark.parametrize("enabled", ["7", ""])
async def test_keys_are_heard_on_the_type_that_the_account_has(
    database_url: str, clock: FrozenClock, tmp_path: Path, enabled: str
) -> None:
    file = {"on_call_file": write_file(tmp_path, eva=PRESSES), "interactive_type": 7}
    async with world(database_url, clock, tmp_path, **file) as story:
        url = f"http://127.0.0.1:{story.sandbox.port}/sandbox/answers"
        if enabled:
            async with story.http.post(url, json={"interactive_type": enabled}) as answer:
                assert answer.status == 200
        await post(story, "prometheus", FIRING)
        await minutes(story, 2)
        if enabled:
            assert (await state(story, "bia")).startswith("🙋 Bia assumiu")
            story.dialled()
        else:
            told = " ".join(await story.heard("bia"))
            assert "uma ligação não saiu" in told, "an account without that type refuses it"
        await story.program.close()
        await read_all(story, "bia", "eva", "ana")
