"""What the platform answered to a submission, written down once."""

import pytest

from domain.orders.order import Order, State
from domain.orders.outcome import ReportSource, Verdict
from domain.ports import Accepted, Answer, Refusal, Refused, Unsure
from handlers.orders.submission import submission_of
from handlers.outcomes.platform_answer import FIRST_LOOK
from storage.orders import orders
from tests.handlers.talk import ANA, Talk


async def submitted(talk: Talk, asked: str = "/ligar") -> Order:
    await talk.say(f"{asked} {ANA} Olá", yes=True)
    return await talk.claim()


async def test_an_accepted_call_waits_for_its_outcome(talk: Talk) -> None:
    order = await submitted(talk)
    [card] = await talk.answered(order, Accepted("900"))
    assert card.text.endswith("📲 A operadora aceitou. O telefone deve tocar em instantes.")
    assert card.card == order.ticket
    order = await talk.order()
    assert (order.state, order.provider_id) == (State.ACCEPTED, "900")
    assert order.accepted_at == talk.clock.now()
    assert (await talk.row(order)).next_look_at == talk.clock.now() + FIRST_LOOK


async def test_an_accepted_sms_has_ended(talk: Talk) -> None:
    order = await submitted(talk, "/sms")
    card, news = await talk.answered(order, Accepted("55"))
    assert card.text.endswith("✅ A operadora aceitou o SMS para +55 11 99206-9730.")
    assert news.text == (
        f"✅ A operadora aceitou o SMS para +55 11 99206-9730. (pedido {order.short})"
    )
    assert news.card == ""
    order = await talk.order()
    assert (order.state, order.verdict, order.source) == (
        State.CLOSED,
        Verdict.SENT,
        ReportSource.ACCEPTANCE,
    )
    assert order.closed_at == talk.clock.now()
    assert (await talk.row(order)).next_look_at is None


async def test_every_refusal_is_told_with_the_platforms_own_words(talk: Talk) -> None:
    await talk.without_limits()
    for why in Refusal:
        order = await submitted(talk)
        card, news = await talk.answered(order, Refused(why, 250, "No credit ID"))
        assert "Nada foi" in news.text
        assert "Resposta da operadora: 250 No credit ID" in news.text
        assert card.text.endswith(news.text.split(" (pedido ")[0])
        assert card.buttons == ()
        order = await talk.order()
        assert (order.state, order.refusal) == (State.REFUSED, why.value)
        assert (order.refusal_code, order.refusal_text) == (250, "No credit ID")
        assert order.closed_at == talk.clock.now()
        assert (await talk.row(order)).next_look_at is None


async def test_a_refusal_without_a_code_invents_none(talk: Talk) -> None:
    order = await submitted(talk)
    _, news = await talk.answered(order, Refused(Refusal.UNREACHABLE))
    assert news.text == (
        "⛔ Não consegui falar com a operadora. Nada foi discado nem cobrado. "
        f"Tente de novo em alguns minutos. (pedido {order.short})"
    )


async def test_a_call_of_which_nobody_is_sure_is_looked_up_and_never_posted_again(
    talk: Talk,
) -> None:
    order = await submitted(talk)
    [card] = await talk.answered(order, Unsure("timeout"))
    assert "Estou verificando; não vou discar de novo." in card.text
    assert card.buttons == ()
    order = await talk.order()
    assert order.state is State.SUBMITTING
    assert (await talk.row(order)).next_look_at == talk.clock.now() + FIRST_LOOK
    talk.clock.turn(hours=1)
    async with talk.database.write() as session:
        assert await orders.claim_confirmed(session, "worker-2", talk.clock.now()) is None


async def test_an_sms_of_which_nobody_is_sure_is_a_question_at_once(talk: Talk) -> None:
    order = await submitted(talk, "/sms")
    [card, news] = await talk.answered(order, Unsure("timeout"))
    assert news.buttons == card.buttons, "a question is answered where it is read"
    assert "SMS não pode ser consultado" in card.text
    assert [b.label for b in card.buttons] == ["Enviar mesmo assim", "Deixar como está"]
    order = await talk.order()
    assert order.state is State.UNKNOWN
    assert (await talk.row(order)).next_look_at is None


@pytest.mark.parametrize(
    ("answer", "provider_id"),
    [(Accepted("900"), "900"), (Unsure("timeout"), ""), (Refused(Refusal.CREDIT), "")],
)
async def test_a_report_that_is_faster_than_the_answer_stands(
    talk: Talk, answer: Answer, provider_id: str
) -> None:
    order = await submitted(talk)
    await talk.report(order, provider_id="", duration=7)
    assert await talk.answered(order, answer) == []
    order = await talk.order()
    assert (order.state, order.verdict, order.duration) == (State.CLOSED, Verdict.ANSWERED, 7)
    assert order.provider_id == provider_id


async def test_a_late_answer_never_changes_an_id_that_is_known(talk: Talk) -> None:
    order = await submitted(talk)
    await talk.report(order, provider_id="900")
    assert await talk.answered(order, Accepted("901")) == []
    assert (await talk.order()).provider_id == "900"


async def taken_over(talk: Talk, order: Order) -> Order:
    """Another process takes an order over whose worker was paused past its lease."""
    async with talk.database.write() as session:
        return await orders.note(session, order, generation=order.generation + 1, owner="worker-2")


async def asked_about(talk: Talk, order: Order) -> Order:
    """... and asks the person, because the platform does not know it."""
    taken = await taken_over(talk, order)
    talk.clock.turn(minutes=10)
    [_, news] = await talk.silence(taken)
    assert "O que faço?" in news.text
    return await talk.order()


async def test_a_worker_that_lost_its_lease_still_tells_what_the_platform_answered(
    talk: Talk,
) -> None:
    order = await submitted(talk)
    await taken_over(talk, order)
    [card] = await talk.answered(order, Accepted("900"))
    assert card.text.endswith("📲 A operadora aceitou. O telefone deve tocar em instantes.")
    held = await talk.order()
    assert (held.state, held.provider_id) == (State.ACCEPTED, "900")


async def test_an_acceptance_that_comes_after_the_question_answers_it(talk: Talk) -> None:
    order = await submitted(talk)
    await asked_about(talk, order)
    [card] = await talk.answered(order, Accepted("900"))
    assert card.buttons == ()
    assert (await talk.order()).state is State.ACCEPTED


async def test_a_refusal_that_comes_after_the_question_is_told(talk: Talk) -> None:
    order = await submitted(talk)
    await asked_about(talk, order)
    [card, news] = await talk.answered(order, Refused(Refusal.CREDIT))
    assert card.buttons == ()
    assert "Nada foi discado nem cobrado" in news.text
    assert (await talk.order()).state is State.REFUSED


async def test_a_late_word_of_which_nobody_is_sure_changes_nothing(talk: Talk) -> None:
    order = await submitted(talk)
    asked = await asked_about(talk, order)
    assert await talk.answered(order, Unsure("timeout")) == []
    assert await talk.order() == asked


async def test_what_is_submitted_is_what_was_shown(talk: Talk) -> None:
    await talk.say(f"/ponte {ANA} 21 99765-4321 Falem", yes=True)
    order = await talk.claim()
    asked = submission_of(order)
    assert (asked.kind, asked.dest, asked.dest2) == ("bridge", "5511992069730", "5521997654321")
    assert (asked.words, asked.ticket, asked.token) == ("Falem", order.ticket, order.token)
    assert asked.token not in repr(asked)


async def test_what_the_platform_remarks_beside_its_yes_stands_on_the_card(talk: Talk) -> None:
    order = await submitted(talk)
    [card] = await talk.answered(order, Accepted("900", "callerid ignored\0"))
    assert "A operadora aceitou, com uma observação: “callerid ignored”" in card.text
    assert (await talk.order()).state is State.ACCEPTED


@pytest.mark.parametrize(
    ("code", "said"),
    [(102, "não conhece o nosso token"), (114, "outro serviço"), (120, "endereço de internet")],
)
async def test_a_refusal_of_our_credentials_names_its_own_remedy(
    talk: Talk, code: int, said: str
) -> None:
    order = await submitted(talk)
    _, news = await talk.answered(order, Refused(Refusal.AUTHENTICATION, code, "…"))
    assert said in news.text
    assert "Nada foi discado nem cobrado" in news.text
