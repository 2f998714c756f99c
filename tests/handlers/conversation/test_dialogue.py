"""A part that is missing is asked for, and only that part; the rest stays as it was said."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from domain.chat import SharedContact
from domain.orders.order import Kind, State
from tests.handlers.questions import BIA, WAITS, WHAT, WHOM, half_of
from tests.handlers.talk import ANA, Talk

TOMORROW_9 = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


async def test_a_command_alone_asks_step_by_step_and_ends_in_the_same_card(talk: Talk) -> None:
    [question] = await talk.say("/ligar")
    assert question.text == (
        "Para quem devo ligar? Envie o número com DDD, o nome de um contato, ou “eu” para o seu "
        f"próprio número. Exemplo: 11 99206-9730\n{WAITS}"
    )
    assert [b.label for b in question.buttons] == ["Cancelar"]
    assert question.fault == "invalid", "a program that reads along learns that nothing was ordered"
    [question] = await talk.say(ANA)
    assert question.text.startswith(f"📞 Ligação para +55 11 99206-9730\n{WHAT}")
    assert await talk.count() == 0
    [card] = await talk.say("  não ligue /status 190 \n amanhã ")
    assert card.text.startswith(
        "📞 Ligação para +55 11 99206-9730\nMensagem falada: “não ligue /status 190 \n amanhã”"
    )
    assert [b.label for b in card.buttons] == ["Ligar", "Cancelar", "Finalidade"]
    assert (await talk.order()).state is State.PROPOSED
    assert await half_of(talk) is None


async def test_an_sms_and_a_bridge_ask_for_what_is_theirs(talk: Talk) -> None:
    [question] = await talk.say("/sms")
    assert question.text.startswith("Para quem é o SMS?")
    [question] = await talk.say("11 3333-4444")
    assert question.text.startswith("SMS só chega em celular")
    assert "Para quem é o SMS?" in question.text
    [question] = await talk.say(ANA)
    assert "O que devo escrever no SMS?" in question.text
    [card] = await talk.say("Olá")
    assert card.text.startswith("✉️ SMS para +55 11 99206-9730\nTexto: “Olá”")
    [question] = await talk.say("/ponte")
    assert question.text.startswith("Quem deve atender primeiro?")
    [question] = await talk.say(ANA)
    assert question.text.startswith("🔗 Ponte com +55 11 99206-9730\nCom quem devo juntar?")
    [question] = await talk.say("(11) 99206-9730")
    assert question.text.startswith(
        "🔗 Ponte com +55 11 99206-9730\nOs dois lados da ponte são a mesma linha."
    )
    [card] = await talk.say(BIA)
    assert card.text.startswith("🔗 Ponte entre +55 11 99206-9730 e +55 21 99765-4321")


async def test_only_the_missing_part_is_asked_for(talk: Talk) -> None:
    [question] = await talk.say(f"/ligar {ANA}")
    assert WHAT in question.text
    [question] = await talk.say("/ligar Seu pedido chegou")
    assert question.text.startswith(f"Mensagem falada: “Seu pedido chegou”\n{WHOM}")
    await talk.say(ANA)
    assert (await talk.order()).words == "Seu pedido chegou"


async def test_an_answer_may_hold_more_than_was_asked_for(talk: Talk) -> None:
    await talk.say("/ligar")
    await talk.say(f"amanhã às 9h {ANA}: Olá")
    order = await talk.order()
    assert (order.words, order.due_at) == ("Olá", TOMORROW_9)
    await talk.say("/ponte")
    await talk.say(f"{ANA} e {BIA}")
    assert (await talk.order()).kind is Kind.BRIDGE


async def test_the_time_that_was_said_stays_and_is_shown(talk: Talk) -> None:
    [question] = await talk.say(f"/ligar às 9h {ANA}")
    assert "🕓 Quando: terça-feira, 24 de novembro, às 09:00\n" in question.text
    assert "Esse horário já passou hoje: fica para amanhã.\n" in question.text
    [card] = await talk.say("Olá")
    assert "🕓 Quando: amanhã, terça-feira, 24 de novembro, às 09:00" in card.text
    assert (await talk.order()).due_at == TOMORROW_9


async def test_a_moment_that_passed_meanwhile_ends_the_question(talk: Talk) -> None:
    await talk.say(f"/ligar em 2 minutos {ANA}")
    talk.clock.turn(minutes=2)
    [told] = await talk.say("Olá")
    assert told.text.startswith("Esse momento já passou. Nada foi discado.")
    assert await half_of(talk) is None


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [
        ("190", "Não ligo para números de emergência."),
        ("99206-9730", "Faltou o DDD neste número."),
        ("10 99206-9730", "Este número não existe no plano de numeração."),
        ("👍", "Não é um número que eu possa ler, e não tenho nenhum contato chamado “👍”."),
        ("o porteiro", "Não é um número que eu possa ler"),
        ("não ligue para ninguém", "Entendi que não é para fazer isso."),
        ("eu", "Você ainda não guardou o seu número."),
    ],
)
async def test_an_answer_that_is_no_number_is_explained_and_asked_again(
    talk: Talk, answer: str, sentence: str
) -> None:
    await talk.say("/ligar Olá")
    [question] = await talk.say(answer)
    assert sentence in question.text
    assert WHOM in question.text
    assert await talk.count() == 0
    await talk.say("/ligar")
    await talk.say(answer)
    await talk.say(ANA)
    [card] = await talk.say("Olá")
    assert card.text.startswith("📞 Ligação para +55 11 99206-9730\nMensagem falada: “Olá”")


async def test_words_that_do_not_fit_are_asked_for_again(talk: Talk) -> None:
    await talk.say(f"/sms {ANA}")
    [question] = await talk.say("a" * 161)
    assert "a" * 161 not in question.text
    assert "São 161 caracteres e um SMS leva até 160." in question.text
    assert "O que devo escrever no SMS?" in question.text
    [card] = await talk.say("a" * 160)
    assert len(card.buttons) == 3
    [refused] = await talk.say("/sms " + "a" * 161)
    assert refused.text.startswith("São 161 caracteres"), "before anything is asked for it"
    assert await half_of(talk) is None


async def test_everything_is_asked_in_english_too(talk: Talk) -> None:
    [question] = await talk.say("/call", locale="en")
    assert question.text.startswith("Whom shall I call?")
    [question] = await talk.say(ANA)
    assert question.text.startswith("📞 Call to +55 11 99206-9730\nWhat shall I say?")
    [told] = await talk.say("/cancel")
    assert told.text == "Right, I dropped it. Nothing was dialled."


async def test_a_contact_card_answers_the_question_whom_to_call(talk: Talk) -> None:
    await talk.say("/ligar")
    kept, question = await talk.hear(SharedContact("Maria Souza", ANA))
    assert kept.text.startswith("Guardei Maria Souza:")
    assert question.text.startswith(f"📞 Ligação para Maria Souza (+55 11 99206-9730)\n{WHAT}")
    [card] = await talk.say("Olá")
    assert card.text.startswith("📞 Ligação para Maria Souza (+55 11 99206-9730)\n")


async def test_a_contact_card_is_never_the_words(talk: Talk) -> None:
    await talk.say(f"/ligar {ANA}")
    [kept] = await talk.hear(SharedContact("Maria Souza", BIA))
    assert kept.text.startswith("Guardei Maria Souza:")
    [card] = await talk.say("Olá")
    assert card.text.startswith("📞 Ligação para +55 11 99206-9730\n")


async def test_words_after_a_colon_are_kept_while_the_number_is_asked_for(talk: Talk) -> None:
    [question] = await talk.say("/ligar: bom dia, Maria")
    assert "Mensagem falada: “bom dia, Maria”" in question.text
    assert WHOM in question.text
    [card] = await talk.say(ANA)
    assert card.text.startswith(
        "📞 Ligação para +55 11 99206-9730\nMensagem falada: “bom dia, Maria”"
    )
