"""Alerts, pages and who answers for them, as the handlers alone see it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.config.oncall_file import read_on_call
from domain.chat import Message
from domain.oncall.alert import PageStage, Severity, Signal
from domain.orders.order import Kind, Purpose
from domain.people.roles import Role
from domain.ports import Refusal, Refused
from handlers.oncall.alerts import SourceMessage, take_signals
from storage.oncall import pages
from storage.orders import orders
from storage.people import people
from storage.work import Work
from tests.handlers.callback_queue.test_request import button, to
from tests.handlers.passing import ends, later, leaves
from tests.handlers.talk import Talk
from tests.stories.on_call import SILENT, write_file

DISK = Signal(key="1", title="disco cheio em db-1: 97%", fires=True, place="db-1:9100")
SINCE = datetime(2026, 11, 23, 14, 0, tzinfo=UTC)


@pytest.fixture
def watch(talk: Talk, tmp_path: Path) -> Talk:
    """Bia is on call, then Eva; Ana runs Ramal."""
    return on_file(talk, write_file(tmp_path, bia=SILENT))


def on_file(talk: Talk, path: Path) -> Talk:
    file = read_on_call(path, ZoneInfo("America/Sao_Paulo"))
    talk.rules = replace(talk.rules, on_call=file)
    return talk


async def fires(talk: Talk, *signals: Signal, source: str = "prometheus") -> list[Message]:
    """A source says so; then the first rung."""
    async with talk.database.open_write() as session:
        told = SourceMessage(source=source, team="infra", signals=signals or (DISK,))
        await take_signals([told], Work(session, talk.clock.now(), talk.rules))
    return await later(talk)


def over(signal: Signal = DISK) -> Signal:
    return replace(signal, fires=False)


async def stage(talk: Talk) -> PageStage:
    async with talk.database.read() as session:
        return (await pages.list_named(session, ""))[0].stage


async def test_the_call_says_what_is_wrong_twice_and_the_card_reads_it(watch: Talk) -> None:
    said = await fires(watch, replace(DISK, since=SINCE, summary="faltam 3 GB"))
    [card] = to("bia", said)
    assert "🔴 disco cheio em db-1: 97% em db-1:9100" in card.text
    assert "faltam 3 GB" in card.text
    assert [b.label for b in card.buttons] == [
        "Assumir", "Próximo da escala", "Resolver", "Silenciar 1 h",
    ]  # fmt: skip
    call = await leaves(watch)
    assert call is not None
    assert (call.kind, call.purpose, call.approver_id) == (Kind.CALL, Purpose.ON_CALL, None)
    assert call.words.startswith(
        "Alerta crítico: disco cheio em db traço 1: 97 por cento. Em db traço 1 dois pontos 9100. "
        "Desde as 11:00. Para assumir, tecle 1. Repito."
    )


OWN = """
says.pt = ["Loja fora, nível {severity}.", "{title} em {place}.", "{summary}", "{{24}} horas."]
"""


async def test_a_source_says_it_in_its_own_words(talk: Talk, tmp_path: Path) -> None:
    path = write_file(tmp_path, bia=SILENT)
    text = path.read_text("utf-8").replace('kind = "alertmanager"', 'kind = "alertmanager"' + OWN)
    path.write_text(text, "utf-8")
    watch = on_file(talk, path)
    await fires(watch, replace(DISK, since=SINCE))
    call = await leaves(watch)
    assert call is not None
    assert call.words.startswith(
        "Loja fora, nível crítico. disco cheio em db traço 1: 97 por cento em db traço 1 "
        "dois pontos 9100. {24} horas. Para assumir, tecle 1. Repito."
    ), "the sentence whose place is empty is left out"


async def test_the_worst_of_several_is_what_the_call_says(watch: Talk) -> None:
    mild = replace(DISK, key="0", title="certificado vence", severity=Severity.WARNING)
    await fires(watch, mild, DISK)
    call = await leaves(watch)
    assert call is not None
    assert "disco cheio" in call.words
    assert "Há mais um alerta." in call.words


async def test_only_a_key_that_the_record_tells_answers_for_it(watch: Talk) -> None:
    await fires(watch)
    call = await leaves(watch)
    assert call is not None
    await watch.report(call, status="OK", keys="1", provider_id=f"id-{call.id}")
    assert await stage(watch) is PageStage.CALLING, "a callback is a hint"
    said = await ends(watch, call, "OK", keys="1")
    assert await stage(watch) is PageStage.ACKNOWLEDGED
    assert "🙋 Bia assumiu" in to("bia", said)[0].text


async def test_where_no_key_can_be_heard_none_is_asked_for_nor_counted(watch: Talk) -> None:
    watch.rules = replace(watch.rules, hears_keys=False)
    await fires(watch)
    call = await leaves(watch)
    assert call is not None
    assert "Para assumir, responda no chat." in call.words
    await ends(watch, call, "OK", keys="1")
    assert await stage(watch) is PageStage.CALLING


async def test_a_call_that_waits_is_taken_back_by_the_acknowledgement(watch: Talk) -> None:
    said = await fires(watch)
    ack = button(to("bia", said), "Assumir")
    said = await watch.press(ack, by="bia")
    assert await leaves(watch) is None
    assert to("bia", said)[-1].text.endswith("Ninguém mais é chamado.")
    [mine] = await watch.press(ack, by="bia")
    assert mine.toast == "Você já assumiu este alerta."
    [others] = await watch.press(ack)
    assert others.toast == "Bia já assumiu este alerta."
    assert await later(watch, 60) == []


async def test_what_is_over_within_the_same_breath_calls_nobody(watch: Talk) -> None:
    assert await fires(watch, DISK, over()) == []
    assert await leaves(watch) is None


async def test_a_source_that_insists_calls_anew_once_nobody_was_left(watch: Talk) -> None:
    await watch.say("/plantao")
    await fires(watch)
    for minutes in range(12):
        await later(watch, 1 if minutes else 0)
        while (call := await leaves(watch)) is not None:
            await ends(watch, call, "NA")
    assert await stage(watch) is PageStage.UNHEARD
    await fires(watch)
    assert await stage(watch) is PageStage.CALLING
    assert await leaves(watch) is not None


async def test_a_refused_call_goes_on_to_the_next_step_at_once(watch: Talk) -> None:
    await fires(watch)
    async with watch.database.write() as session:
        call = await orders.claim_confirmed(session, "worker-1", watch.clock.now())
    assert call is not None
    said = await watch.answered(call, Refused(Refusal.CREDIT))
    assert "uma ligação não saiu" in " ".join(m.text for m in to("bia", said))
    await later(watch)
    following = await leaves(watch)
    assert following is not None
    assert following.asker_id != call.asker_id


async def test_the_ceiling_stops_a_call_and_the_next_step_is_tried(watch: Talk) -> None:
    await watch.limits(on_call_hour=1)
    await fires(watch)
    assert await leaves(watch) is not None
    await fires(watch, over())
    await fires(watch, replace(DISK, key="2"))
    following = await leaves(watch)
    assert following is not None
    assert await named(watch, following.asker_id) == "Eva", "not one call more to Bia's phone"
    assert await leaves(watch) is None


async def test_handed_to_somebody_it_rings_them_first(watch: Talk) -> None:
    said = await fires(watch)
    ticket = to("bia", said)[0].card.partition(":")[2]
    told, *_ = await watch.say(f"/plantao passar {ticket[:5]} eva")
    assert told.text.startswith("🔁 O alerta")
    await later(watch)
    called = []
    while (call := await leaves(watch)) is not None:
        called.append(await named(watch, call.asker_id))
    assert "Eva" in called
    [wrong] = await watch.say("/plantao passar xxxxx eva")
    assert wrong.text.startswith("Não entendi. Nada mudou")


async def named(talk: Talk, person_id: int) -> str:
    async with talk.database.read() as session:
        return (await people.find_person(session, person_id)).name


async def test_escalate_give_back_silence_and_resolve(watch: Talk) -> None:
    said = await fires(watch)
    press = button(to("bia", said), "Próximo da escala")
    await watch.press(press, by="bia")
    await later(watch)
    await watch.press(press.replace("up", "ack"), by="bia")
    [late] = await watch.press(press, by="bia")
    assert late.toast == "O alerta já mudou. Olhe o cartão."
    said = await watch.press(press.replace("up", "again"), by="bia")
    assert "voltou a chamar desde o primeiro passo" in to("bia", said)[-1].text
    await watch.press(press.replace("up", "hush"), by="bia")
    assert await stage(watch) is PageStage.RESOLVED
    [over_] = await watch.press(press, by="bia")
    assert over_.toast == "Este alerta já está resolvido."
    assert await fires(watch, replace(DISK, key="2")) == [], "it is silenced for an hour"
    watch.clock.turn(minutes=61)
    assert await fires(watch, replace(DISK, key="3")) != []


async def test_a_word_answers_for_what_one_was_told_of(watch: Talk) -> None:
    await fires(watch)
    told, *_ = await watch.say("assumi")
    assert await stage(watch) is PageStage.CALLING, "ana was told of nothing"
    said = await watch.say("assumi", by="bia")
    assert "Bia assumiu o alerta" in " ".join(m.text for m in to("bia", said))
    assert await stage(watch) is PageStage.ACKNOWLEDGED
    assert told.text


async def test_maintenance_calls_nobody(talk: Talk, tmp_path: Path) -> None:
    path = write_file(tmp_path)
    text = path.read_text("utf-8").replace(
        'policy = "padrao"\n', 'policy = "padrao"\n        maintenance = ["Mo 11:00-13:00"]\n', 1
    )
    path.write_text(text, "utf-8")
    watch = on_file(talk, path)
    assert await fires(watch) == []
    watch.clock.turn(hours=2)
    assert await fires(watch, replace(DISK, key="2")) != []


async def test_an_info_alert_and_many_others_share_one_card(watch: Talk) -> None:
    many = [replace(DISK, key=str(n), severity=Severity.INFO, summary="") for n in range(9)]
    said = await fires(watch, *many)
    assert "🔵" in to("bia", said)[0].text
    assert "e mais 4 alertas" in to("bia", said)[0].text
    call = await leaves(watch)
    assert call is not None
    assert "Há mais 8 alertas." in call.words
    said = await fires(watch, over(many[0]))
    assert "✅ disco cheio" not in to("bia", said)[0].text.splitlines()[1]


async def test_who_is_on_call_is_shown_and_changed(watch: Talk) -> None:
    [told] = await watch.say("/plantao")
    assert "infra: Bia, até segunda-feira, 30 de novembro, às 09:00" in told.text
    [wrong] = await watch.say("/plantao trocar ninguém até amanhã às 9h")
    assert wrong.text.startswith("Não entendi a troca.")
    [done] = await watch.say("/plantao trocar infra eva até amanhã às 9h")
    assert done.text.startswith("🔁 Eva fica de plantão em infra até terça-feira")
    [told] = await watch.say("/plantao")
    assert "infra: Eva" in told.text
    [wrong] = await watch.say("/plantao dançar")
    assert wrong.text.startswith("Não entendi. Nada mudou e ninguém foi chamado.")
    [none] = await watch.say("/plantao alertas")
    assert none.text == "Nenhum alerta aberto."
    [which] = await watch.say("/plantao testar outra")
    assert which.text.startswith("De qual equipe?")


async def test_whom_the_file_names_may_answer_and_others_may_not(watch: Talk) -> None:
    said = await fires(watch)
    ack = button(to("bia", said), "Assumir")
    await watch.has(Role.GUEST, "rui")
    [denied] = await watch.press(ack, by="rui")
    assert denied.toast.startswith("Você não tem permissão")
    [told] = await watch.say("/plantao", by="bia")
    assert told.text.startswith("De plantão agora:")


async def test_without_a_file_nobody_is_on_call(talk: Talk) -> None:
    [told] = await talk.say("/plantao")
    assert told.text.startswith("Não há plantão configurado.")


async def test_the_timeline_tells_when_and_how_soon(watch: Talk) -> None:
    said = await fires(watch)
    call = await leaves(watch)
    assert call is not None
    await ends(watch, call, "NA")
    watch.clock.turn(seconds=95)
    await watch.press(button(to("bia", said), "Assumir"), by="bia")
    ticket = to("bia", said)[0].card.partition(":")[2]
    [told] = await watch.say(f"/status {ticket[:5]}")
    for what in ("chegou", "avisado no chat", "ligação pedida", "não atendeu", "assumido (Bia)"):
        assert what in told.text
    assert told.text.endswith("Tempo até assumir: 1 min 35 s")
