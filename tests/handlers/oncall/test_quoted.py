"""Whoever answers a message about an alert answers for that alert, in a group as well."""

from __future__ import annotations

from pathlib import Path

import pytest

from domain.chat import Message
from domain.oncall.alert import PageStage
from domain.people.roles import Role
from storage.oncall import pages
from tests.handlers.callback_queue.test_request import button, to
from tests.handlers.oncall.test_alerts import fires, on_file, over, stage, watch
from tests.handlers.passing import ends, later, leaves
from tests.handlers.talk import Talk
from tests.stories.on_call import SILENT, write_file

__all__ = ["watch"]

HERE = {"group": "time"}


@pytest.fixture
def two(talk: Talk, tmp_path: Path) -> Talk:
    """Bia is on call for two teams; one of them has a chat that nobody else allowed."""
    path = write_file(tmp_path, bia=SILENT)
    more = '\n[teams.web]\npolicy = "padrao"\nchat = "terminal:time"\n[[teams.web.rotations]]\n'
    more += 'people = ["bia"]\nsince = 2026-01-05T09:00:00\n'
    path.write_text(path.read_text("utf-8") + more, "utf-8")
    return on_file(talk, path)


async def stages(talk: Talk) -> dict[str, PageStage]:
    async with talk.database.read() as session:
        return {page.team: page.stage for page in await pages.list_named(session, "")}


async def two_pages(talk: Talk) -> list[Message]:
    said = await fires(talk)
    return [*said, *await talk.say("/plantao testar web"), *await later(talk)]


async def test_of_several_the_one_that_is_answered(two: Talk) -> None:
    said = await two_pages(two)
    card = next(m for m in to("bia", said) if "para infra" in m.text)
    key = await two.delivered(card)
    said = await two.say("assumi", by="bia", replies_to=key)
    assert "Bia assumiu o alerta" in " ".join(m.text for m in to("bia", said))
    assert await stages(two) == {
        "infra": PageStage.ACKNOWLEDGED, "web": PageStage.CALLING,
    }  # fmt: skip
    [again] = await two.say("assumo", by="bia", replies_to=key)
    assert again.text == "Você já assumiu este alerta."
    [others] = await two.say("/plantao assumir " + card.card.removeprefix("page:")[:5])
    assert others.text == "Bia já assumiu este alerta."


async def test_news_about_it_may_be_answered_too(watch: Talk) -> None:
    said = await fires(watch)
    said = await watch.press(button(to("bia", said), "Próximo da escala"), by="bia")
    news = next(m for m in to("bia", said) if not m.card and m.text)
    key = await watch.delivered(news)
    await watch.say("assumi", by="bia", replies_to=key)
    assert await stage(watch) is PageStage.ACKNOWLEDGED


async def test_the_code_does_where_nothing_can_be_answered(two: Talk) -> None:
    said = await two_pages(two)
    ticket = next(m.card for m in to("bia", said) if "para infra" in m.text).split(":")[1]
    [which] = await two.say("assumi", by="bia")
    assert ticket[:5] in which.text
    [unknown] = await two.say("/plantao assumir zzzzz", by="bia")
    assert unknown.text.startswith("Não achei esse alerta. Nada mudou.")
    [unknown] = await two.say("/plantao assumir", by="bia")
    assert unknown.fault == "invalid"
    await two.say(f"/plantao assumir {ticket[:5].upper()}", by="bia")
    assert (await stages(two))["infra"] is PageStage.ACKNOWLEDGED
    await fires(two, over())
    [late] = await two.say(f"/plantao assumir {ticket[:5]}", by="bia")
    assert late.text == "Este alerta já está resolvido."


async def test_the_teams_chat_needs_no_leave_for_its_alerts(two: Talk) -> None:
    await two.has(Role.AGENT, "rui")
    await two.say("bom dia", by="rui", **HERE)
    said = await two_pages(two)
    [card] = to("time", said)
    key = await two.delivered(card)
    assert await two.say("alguém viu isso?", by="rui", replies_to=key, **HERE) == []
    assert await two.say("assumi", by="rui", **HERE) == [], "it answers nothing of ours"
    said = await two.say("assumi", by="rui", replies_to=key, **HERE)
    assert "rui assumiu" in to("time", said)[0].text
    assert (await stages(two))["web"] is PageStage.RESOLVED, "a test that was heard is over"
    assert await two.say("/ligar 11 99206-9730 Olá", by="rui", **HERE) == []
    assert await two.count() == 2, "the alerts' own calls"


async def test_a_key_pressed_too_late_is_explained(watch: Talk) -> None:
    said = await fires(watch)
    call = await leaves(watch)
    assert call is not None
    await watch.press(button(to("bia", said), "Assumir"))
    said = await ends(watch, call, "OK", keys="1")
    assert to("bia", said)[-1].text.endswith("mas ana já tinha assumido. Ele não está com você.")
    assert to("ana", said) == []


async def test_a_key_after_it_is_over_is_explained(watch: Talk) -> None:
    await fires(watch)
    call = await leaves(watch)
    assert call is not None
    await fires(watch, over())
    said = await ends(watch, call, "OK", keys="1")
    assert "mas ele já estava resolvido" in to("bia", said)[-1].text


async def test_a_key_of_before_the_hand_over_takes_nothing_from_whoever_has_it_now(
    watch: Talk,
) -> None:
    said = await fires(watch)
    call = await leaves(watch)
    assert call is not None
    ticket = to("bia", said)[0].card.removeprefix("page:")
    watch.clock.turn(seconds=20)
    await watch.say(f"/plantao passar {ticket[:5]} eva", by="bia")
    said = await ends(watch, call, "OK", keys="1")
    assert "já tinha sido passado adiante" in to("bia", said)[-1].text
    assert await stage(watch) is PageStage.CALLING
    await later(watch)
    following = await leaves(watch)
    assert following is not None
    assert following.asker_id != call.asker_id
    await ends(watch, following, "OK", keys="1")
    assert await stage(watch) is PageStage.ACKNOWLEDGED


async def test_an_alert_leaves_before_all_else_and_first_calls_before_repeats(two: Talk) -> None:
    await two.without_limits()
    await fires(two)
    first = await leaves(two)
    assert first is not None
    await ends(two, first, "NA")
    await two.say("/ligar 11 99206-9730 Olá")
    usual = await two.order()
    await two.press(f"yes:{usual.ticket}")
    await later(two, 2)  # infra calls again
    await two.say("/plantao testar web")
    await later(two)
    teams = []
    while (order := await leaves(two)) is not None:
        teams.append((order.id == usual.id, order.page_id))
    assert [is_usual for is_usual, _ in teams] == [False, False, True]
    assert teams[0][1] != first.page_id, "nobody was called for the second alert yet"
    assert teams[1][1] == first.page_id


async def test_whoever_it_was_handed_to_takes_it_with_the_call_that_rings_already(
    talk: Talk, tmp_path: Path
) -> None:
    path = write_file(tmp_path, bia=SILENT)
    text = path.read_text("utf-8").replace('who = "on-call"', 'who = "team"')
    path.write_text(text.replace('people = ["bia"]', 'people = ["bia", "eva"]'), "utf-8")
    watch = on_file(talk, path)
    said = await fires(watch)
    calls = [call for call in [await leaves(watch), await leaves(watch)] if call is not None]
    code = to("bia", said)[0].card.removeprefix("page:")[:5]
    watch.clock.turn(seconds=5)
    await watch.say(f"/plantao passar {code} eva", by="bia")
    by_bia, by_eva = calls
    await ends(watch, by_bia, "OK", keys="1")
    assert await stage(watch) is PageStage.CALLING, "it is no longer hers"
    await ends(watch, by_eva, "OK", keys="1")
    assert await stage(watch) is PageStage.ACKNOWLEDGED


async def test_the_timeline_says_to_whom_and_how(watch: Talk) -> None:
    said = await fires(watch)
    code = to("bia", said)[0].card.removeprefix("page:")[:5]
    await watch.say(f"/plantao passar {code} eva", by="bia")
    await later(watch)
    call = await leaves(watch)
    assert call is not None
    await ends(watch, call, "OK", keys="1")
    [shown] = await watch.say(f"/status {code}")
    assert "passado para Eva (Bia)" in shown.text
    assert "assumido pela tecla (Eva)" in shown.text


async def test_buttons_have_words_too(watch: Talk) -> None:
    said = await fires(watch)
    code = to("bia", said)[0].card.removeprefix("page:")[:5]
    [up, *_] = await watch.say(f"/plantao escalar {code}", by="bia")
    assert "próximo passo da escala" in up.text
    await watch.say(f"/plantao assumir {code}", by="bia")
    [late] = await watch.say(f"/plantao escalar {code}", by="bia")
    assert late.text == "Você já assumiu este alerta."
    [done, *_] = await watch.say(f"/plantao resolver {code}", by="bia")
    assert "está resolvido" in done.text
    [over] = await watch.say(f"/plantao resolver {code}", by="bia")
    assert over.text == "Este alerta já está resolvido."
    [unknown] = await watch.say("/plantao resolver zzzzz", by="bia")
    assert unknown.text.startswith("Não achei esse alerta.")
    [what] = await watch.say("/plantao levitar", by="bia")
    assert "Depois de /plantao escreva: alertas, assumir" in what.text


async def test_the_time_until_somebody_answered_is_the_first_ones(watch: Talk) -> None:
    said = await fires(watch)
    code = to("bia", said)[0].card.removeprefix("page:")[:5]
    watch.clock.turn(seconds=22)
    await watch.say(f"/plantao assumir {code} por favor", by="bia")
    watch.clock.turn(minutes=120)
    await watch.say(f"/plantao passar {code} para a eva", by="bia")
    await watch.say(f"/oncall acknowledge {code}")
    [shown] = await watch.say(f"/status {code}")
    assert "Tempo até assumir: 0 min 22 s" in shown.text
    assert "🔴 disco cheio em db-1: 97% · db-1:9100" in shown.text
    [late] = await watch.say(f"/plantao escalar {code}", by="bia")
    assert late.text == "ana já assumiu este alerta."
    [listed] = await watch.say("/plantao alertas")
    assert f"🔴 {code} · disco cheio em db-1: 97% · db-1:9100 · infra" in listed.text


async def test_one_test_at_a_time_and_an_honest_word_about_phones(
    talk: Talk, tmp_path: Path
) -> None:
    path = write_file(tmp_path, bia=SILENT)
    text = path.read_text("utf-8").replace(f', phone = "{SILENT}"', "")
    path.write_text(text, "utf-8")
    watch = on_file(talk, path)
    said = await watch.say("/plantao testar")
    assert "não tem número de telefone: só o chat recebe" in said[0].text
    [again] = await watch.say("/plantao testar")
    assert again.text.startswith("Já há um teste de infra em curso")


async def test_whoever_is_unknown_learns_who_is_known(watch: Talk) -> None:
    said = await fires(watch)
    code = to("bia", said)[0].card.removeprefix("page:")[:5]
    [unknown] = await watch.say(f"/plantao passar {code} lia")
    assert "a pessoa (bia, eva)" in unknown.text
    [unknown] = await watch.say("/plantao trocar lua lia até amanhã às 9h")
    assert "Escreva a equipe (infra), quem entra (bia, eva)" in unknown.text
