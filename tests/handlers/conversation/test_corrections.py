"""What was heard wrong is put right part by part, and a spoken answer to a card is its words."""

from __future__ import annotations

import pytest

from domain.chat import Button, Heard, Message
from domain.orders.order import State
from storage.chat import outbox
from tests.handlers.questions import BIA
from tests.handlers.talk import ANA, Talk

ORDER = f"liga pra {ANA} e diga que o pedido chegou"


async def heard(talk: Talk, text: str, **more: str) -> list[Message]:
    return await talk.hear(Heard(text, note=1), **more)


def labels(message: Message) -> list[str]:
    return [button.label for button in message.buttons]


def button(message: Message, label: str) -> Button:
    return next(button for button in message.buttons if button.label == label)


async def asked(talk: Talk, order: str = ORDER) -> Message:
    """The question what is wrong with an order that was heard."""
    await heard(talk, order)
    [question] = await talk.press_label("Corrigir")
    return question


async def test_it_is_asked_what_is_wrong_and_the_order_stands_meanwhile(talk: Talk) -> None:
    question = await asked(talk)
    assert question.text.startswith("O que está errado?")
    assert labels(question) == ["O número", "As palavras", "Cancelar"]
    assert (await talk.order()).state is State.PROPOSED


async def test_the_words_are_asked_for_and_the_number_stays(talk: Talk) -> None:
    question = await asked(talk)
    card, ask = await talk.press(button(question, "As palavras").choice)
    assert "🚫 Cancelado" in card.text
    assert "📞 Ligação para +55 11 99206-9730" in ask.text
    [fresh] = await talk.say("a encomenda chegou")
    assert "Mensagem falada: “a encomenda chegou”" in fresh.text
    assert "+55 11 99206-9730" in fresh.text


async def test_the_number_is_asked_for_and_the_words_stay(talk: Talk) -> None:
    question = await asked(talk)
    _, ask = await talk.press(button(question, "O número").choice)
    assert "Mensagem falada: “o pedido chegou”" in ask.text
    [fresh] = await heard(talk, "21 99876-5432")
    assert fresh.text.startswith("📞 Ligação para +55 21 99876-5432\nMensagem falada: “o pedido")


async def test_of_a_bridge_the_other_end_is_asked_for(talk: Talk) -> None:
    question = await asked(talk, f"conecta {ANA} com {BIA}")
    assert labels(question) == ["O número", "Cancelar"]
    _, ask = await talk.press(button(question, "O número").choice)
    assert "Com quem devo juntar?" in ask.text
    [fresh] = await talk.say("21 99876-5432")
    assert fresh.text.startswith("🔗 Ponte entre +55 11 99206-9730 e +55 21 99876-5432")


async def test_a_typed_order_has_no_such_button(talk: Talk) -> None:
    [card] = await talk.say(f"/ligar {ANA} Olá")
    assert labels(card) == ["Ligar", "Cancelar", "Finalidade"]


async def test_the_time_of_an_order_stays(talk: Talk) -> None:
    question = await asked(talk, f"liga amanhã às 9h pra {ANA} e diga que o pedido chegou")
    await talk.press(button(question, "As palavras").choice)
    [fresh] = await talk.say("Olá")
    assert "🕓 Quando: amanhã" in fresh.text


@pytest.mark.parametrize("choice", ["fix", "fix-dest", "fix-words"])
async def test_of_an_order_that_is_under_way_nothing_is_put_right(talk: Talk, choice: str) -> None:
    await heard(talk, ORDER)
    await talk.press_label("Ligar")
    [told] = await talk.press(f"{choice}:{(await talk.order()).ticket}")
    assert told.toast.startswith("Este botão já não vale.")


async def test_nobody_puts_right_what_another_one_asked(talk: Talk) -> None:
    await heard(talk, ORDER)
    talk.admit("ana", "bia")
    [told] = await talk.press(f"fix:{(await talk.order()).ticket}", by="bia")
    assert told.toast == "Só quem pediu pode responder."
    [told] = await talk.press("fix:abcdefghjkmnpqr")
    assert told.toast == "Este botão já não vale."


async def delivered(talk: Talk, key: str) -> None:
    """Everything that was said is delivered, and the channel calls the newest so."""
    async with talk.database.write() as session:
        posted = await outbox.list_posted(session, 1, 0)
        await outbox.note_sent(session, posted[-1], key, talk.clock.now())


async def test_a_spoken_answer_to_a_waiting_card_is_its_new_words(talk: Talk) -> None:
    await talk.say(f"/ligar {ANA} Olá")
    await delivered(talk, "77")
    before, after = await heard(talk, "seu pedido saiu", replies_to="77")
    assert "🚫 Cancelado" in before.text
    assert "Mensagem falada: “seu pedido saiu”" in after.text


async def test_a_spoken_answer_to_an_old_card_is_a_new_order(talk: Talk) -> None:
    await talk.say(f"/sms {ANA} Olá")
    await talk.press_label("Enviar")
    await delivered(talk, "78")
    [card] = await heard(talk, "estou chegando", replies_to="78")
    assert card.text.startswith("✉️ SMS para +55 11 99206-9730\nTexto: “estou chegando”")


async def test_a_spoken_answer_to_a_scheduled_card_takes_its_place(talk: Talk) -> None:
    await talk.say(f"/ligar amanhã às 9h {ANA} A")
    await talk.press_label("Marcar")
    await delivered(talk, "83")
    before, after = await heard(talk, "melhor assim então", replies_to="83")
    assert "🚫 Cancelado" in before.text, "nobody is called twice"
    assert "🕓 Quando: amanhã" in after.text


async def test_a_moment_that_has_passed_never_becomes_now(talk: Talk) -> None:
    await heard(talk, f"liga às 12h01 pra {ANA} e diga que o pedido chegou")
    order = await talk.order()
    talk.clock.turn(minutes=2)
    *_, told = await talk.press(f"fix-words:{order.ticket}")
    assert told.fault == "invalid"
    assert await talk.count() == 1


async def test_names_lines_and_what_follows_stay(talk: Talk) -> None:
    await talk.knows("Maria Souza", ANA)
    await talk.say(f"/ligar {ANA} Olá +sms: oi")
    await delivered(talk, "84")
    _, after = await heard(talk, "bom dia Maria", replies_to="84")
    assert after.text.startswith("📞 Ligação para Maria Souza (+55 11 99206-9730)\n")
    assert "envio um SMS: “oi”" in after.text


@pytest.mark.parametrize("said", ["Sim.", "pode ligar", "Não.", "yes", "Ok!"])
async def test_a_spoken_yes_or_no_changes_nothing(talk: Talk, said: str) -> None:
    await talk.say(f"/ligar {ANA} Olá")
    await delivered(talk, "85")
    [told] = await heard(talk, said, replies_to="85")
    assert told.text.startswith("O sim e o não são no botão do cartão")
    assert (await talk.order()).state is State.PROPOSED


@pytest.mark.parametrize(
    ("said", "begins"),
    [("status", "Os seus últimos pedidos"), (f"manda um sms pra {BIA}: oi", "✉️ SMS para")],
)
async def test_a_spoken_answer_that_means_something_else_is_done(
    talk: Talk, said: str, begins: str
) -> None:
    await talk.say(f"/ligar {ANA} Olá")
    await delivered(talk, "86")
    [told] = await heard(talk, said, replies_to="86")
    assert told.text.startswith(begins)


async def test_words_that_do_not_fit_are_told_so(talk: Talk) -> None:
    await talk.say(f"/sms {ANA} Olá")
    await delivered(talk, "79")
    _, told = await heard(talk, "a" * 161, replies_to="79")
    assert "160" in told.text
    assert told.fault == "invalid"


@pytest.mark.parametrize("key", ["80", ""])
async def test_an_answer_to_something_else_is_a_sentence(talk: Talk, key: str) -> None:
    await talk.say("/ajuda")
    await delivered(talk, "80")
    [card] = await heard(talk, ORDER, replies_to=key)
    assert "“o pedido chegou”" in card.text


async def test_cancelling_by_voice_is_cancelling(talk: Talk) -> None:
    await talk.say(f"/ligar {ANA} Olá")
    await delivered(talk, "81")
    messages = await heard(talk, "cancela", replies_to="81")
    assert messages[-1].text.startswith("Cancelei o pedido")
