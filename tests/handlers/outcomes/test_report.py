"""Callbacks are hints, records are the truth, and every report is kept."""

import pytest

from domain.orders.order import Order, State
from domain.orders.outcome import ReportSource, Verdict
from domain.ports import Accepted, Refusal, Refused, Unsure
from handlers.outcomes.report import RECORD_LOOK, Noted
from tests.handlers.talk import ANA, Talk

OTHER = "21 99765-4321"


async def accepted(talk: Talk, asked: str = f"/ligar {ANA} Olá") -> Order:
    await talk.say(asked, yes=True)
    await talk.answered(await talk.claim(), Accepted("900"))
    return await talk.order()


async def test_a_callback_closes_an_order_until_a_record_says_more(talk: Talk) -> None:
    order = await accepted(talk)
    noted, [card, news] = await talk.report(order, duration=12, keys="15", cost=70)
    assert noted is Noted.CLOSED
    assert "Custo: 0,07" in card.text
    assert news.text == (
        f"✅ +55 11 99206-9730 atendeu, ficou 12 s na linha e teclou 1 5. (pedido {order.short})"
    )
    assert news.event == f"order:{order.id}:closed:callback:OK:news"
    order = await talk.order()
    assert (order.state, order.source, order.cost) == (State.CLOSED, ReportSource.CALLBACK, 70)
    assert order.closed_at == talk.clock.now()
    assert (await talk.row(order)).next_look_at == talk.clock.now() + RECORD_LOOK


async def test_a_record_that_says_the_same_completes_the_card_in_silence(talk: Talk) -> None:
    order = await accepted(talk)
    await talk.report(order, duration=12)
    closed_at = talk.clock.now()
    talk.clock.turn(seconds=5)
    noted, [card] = await talk.report(order, source=ReportSource.RECORD, duration=12, cost=70)
    assert noted is Noted.CLOSED
    assert card.card == order.ticket
    assert "Custo: 0,07" in card.text
    order = await talk.order()
    assert (order.source, order.cost, order.closed_at) == (ReportSource.RECORD, 70, closed_at)
    assert (await talk.row(order)).next_look_at is None


async def test_a_record_that_says_otherwise_corrects_the_verdict_once(talk: Talk) -> None:
    order = await accepted(talk)
    await talk.report(order, status="NA")
    noted, [card, news] = await talk.report(order, source=ReportSource.RECORD, duration=3)
    assert noted is Noted.CORRECTED
    assert "atendeu e ficou 3 s na linha" in card.text
    assert news.text.startswith(
        f"Correção do pedido {order.short}: o registro da operadora diz outra coisa. ✅"
    )
    noted, said = await talk.report(
        order, source=ReportSource.RECORD, status="NA", provider_id="901"
    )
    assert (noted, said) == (Noted.KEPT, [])
    assert (await talk.order()).verdict is Verdict.ANSWERED
    assert len(await talk.reports(order)) == 3


async def test_a_callback_after_the_record_changes_nothing(talk: Talk) -> None:
    order = await accepted(talk)
    await talk.report(order, source=ReportSource.RECORD)
    noted, said = await talk.report(order, status="NA")
    assert (noted, said) == (Noted.KEPT, [])
    assert (await talk.order()).verdict is Verdict.ANSWERED


async def test_a_second_different_callback_does_not_correct_the_first(talk: Talk) -> None:
    order = await accepted(talk)
    await talk.report(order)
    noted, said = await talk.report(order, status="NA")
    assert (noted, said) == (Noted.KEPT, [])


@pytest.mark.parametrize("source", [ReportSource.CALLBACK, ReportSource.RECORD])
async def test_the_same_news_twice_is_news_once(talk: Talk, source: ReportSource) -> None:
    order = await accepted(talk)
    await talk.report(order, source=source)
    noted, said = await talk.report(order, source=source)
    assert (noted, said) == (Noted.KNOWN, [])
    assert len(await talk.reports(order)) == 1


async def test_a_status_that_nobody_knows_is_shown_as_it_came(talk: Talk) -> None:
    order = await accepted(talk)
    _, [card, news] = await talk.report(order, status="ZZ9")
    assert "terminou com um status que não conheço: ZZ9." in news.text
    assert "ZZ9" in card.text
    noted, [_, corrected] = await talk.report(order, source=ReportSource.RECORD, status="ZZ8")
    assert noted is Noted.CORRECTED
    assert "ZZ8" in corrected.text


ENDS = {
    "NA": "📵 +55 11 99206-9730 não atendeu.",
    "EK": "❌ A operadora diz que +55 11 99206-9730 está incorreto ou incompleto.",
    "IK": "❌ A operadora diz que +55 11 99206-9730 não existe.",
    "CK": "⛔ Ligações para celular estão bloqueadas nesta conta: +55 11 99206-9730 não tocou.",
    "BK": "⛔ +55 11 99206-9730 está no cadastro de bloqueio do Procon e não tocou.",
    "OK": "✅ +55 11 99206-9730 atendeu.",
}


async def test_every_end_of_a_call_has_its_sentence(talk: Talk) -> None:
    await talk.without_limits()
    for status, sentence in ENDS.items():
        order = await accepted(talk)
        _, [_, news] = await talk.report(order, status=status)
        assert news.text == f"{sentence} (pedido {order.short})"


async def test_a_bridge_says_only_what_is_known_of_the_second_phone(talk: Talk) -> None:
    await talk.without_limits()
    order = await accepted(talk, f"/ponte {ANA} {OTHER}")
    _, [_, news] = await talk.report(order, duration=61)
    assert news.text.startswith("✅ A ponte foi atendida por +55 11 99206-9730 e durou 61 s.")
    order = await accepted(talk, f"/ponte {ANA} {OTHER}")
    _, [_, news] = await talk.report(order, status="NA")
    assert news.text.startswith("📵 A ponte não foi atendida por +55 11 99206-9730.")


async def test_a_report_about_nobody_we_know_is_not_ours(talk: Talk) -> None:
    order = await accepted(talk)
    assert await talk.report(ticket="zzzzzzzzzzzzzzz") == (Noted.UNKNOWN_TICKET, [])
    assert await talk.report(provider_id="12345") == (Noted.UNKNOWN_TICKET, [])
    assert await talk.report(provider_id="") == (Noted.UNKNOWN_TICKET, [])
    assert (await talk.order()) == order


async def test_a_foreign_ticket_beats_an_id_that_strangers_may_know(talk: Talk) -> None:
    order = await accepted(talk)
    noted, said = await talk.report(ticket="zzzzzzzzzzzzzzz", provider_id="900")
    assert (noted, said) == (Noted.UNKNOWN_TICKET, [])
    assert await talk.reports(order) == []


async def test_a_report_without_a_ticket_is_known_by_the_platforms_id(talk: Talk) -> None:
    order = await accepted(talk)
    noted, _ = await talk.report(provider_id="900")
    assert noted is Noted.CLOSED
    assert (await talk.order()).id == order.id


@pytest.mark.parametrize("press", [None, "Ligar", "Cancelar"])
async def test_a_report_on_an_order_that_never_left_is_kept_and_closes_nothing(
    talk: Talk, press: str | None
) -> None:
    await talk.say(f"/ligar {ANA} Olá")
    if press:
        await talk.press_label(press)
    order = await talk.order()
    assert await talk.report(order) == (Noted.KEPT, [])
    assert await talk.order() == order
    assert len(await talk.reports(order)) == 1


@pytest.mark.parametrize("answer", [Unsure("timeout"), Refused(Refusal.OTHER), None])
async def test_an_outcome_may_arrive_in_any_state_from_submitting_on(
    talk: Talk, answer: Unsure | Refused | None
) -> None:
    await talk.say(f"/ligar {ANA} Olá", yes=True)
    order = await talk.claim()
    if answer:
        await talk.answered(order, answer)
    noted, [card, news] = await talk.report(order)
    assert noted is Noted.CLOSED
    assert "atendeu" in news.text
    assert "atendeu" in card.text
    order = await talk.order()
    assert (order.state, order.provider_id) == (State.CLOSED, "900")


async def test_a_delivery_report_is_an_addition_to_an_sms_that_was_sent(talk: Talk) -> None:
    order = await accepted(talk, f"/sms {ANA} Olá")
    assert await talk.report(order) == (Noted.KEPT, [])
    assert (await talk.order()).verdict is Verdict.SENT
    assert len(await talk.reports(order)) == 1


async def test_a_report_answers_the_question_of_a_doubtful_sms(talk: Talk) -> None:
    await talk.say(f"/sms {ANA} Olá", yes=True)
    order = await talk.claim()
    await talk.answered(order, Unsure("timeout"))
    noted, [card, _] = await talk.report(order)
    assert noted is Noted.CLOSED
    assert card.buttons == ()
    order = await talk.order()
    assert (order.state, order.verdict) == (State.CLOSED, Verdict.SENT)
    assert (await talk.row(order)).next_look_at is None


async def test_a_record_that_leaves_out_what_the_callback_told_corrects_nothing(talk: Talk) -> None:
    await accepted(talk)
    await talk.report(duration=12, keys="1", cost=70)
    noted, messages = await talk.report(
        source=ReportSource.RECORD, duration=None, keys="", cost=None
    )
    order = await talk.order()
    assert (order.keys, order.duration, order.cost) == ("1", 12, 70)
    assert noted is Noted.CLOSED
    assert len(messages) == 1, "the card alone"
