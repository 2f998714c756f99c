"""Requests to be called, as hurried, mistaken and ill-meaning people make them."""

from __future__ import annotations

import pytest

from domain.callback_queue.policy import Verify
from domain.orders.outcome import ReportSource
from domain.people.roles import Role
from domain.ports import Accepted
from tests.handlers.callback_queue.test_request import ASK, asked, button, runtime, taken, to
from tests.handlers.passing import leaves, with_policy
from tests.handlers.talk import ANA, Talk

__all__ = ["runtime"]  # a fixture of the conversation


@pytest.mark.parametrize("typed", ["/cancelar", "cancelar", "desisto"])
async def test_words_take_a_request_back_as_the_button_does(runtime: Talk, typed: str) -> None:
    await runtime.press(button(to("ana", await asked(runtime)), "Assumir"))
    said = await runtime.say(typed, by="rui")
    assert [m.text for m in to("rui", said) if not m.card] == ["Cancelado"]
    news = [m.text for m in to("ana", said) if not m.card]
    assert [text.partition(": ")[2] for text in news] == ["🚫 Quem pediu desistiu."], (
        "an edit is mute"
    )


async def test_a_question_for_a_number_is_dropped_and_says_so(runtime: Talk) -> None:
    await runtime.say("/retorno", by="rui")
    [reply] = await runtime.say("/cancelar", by="rui")
    assert reply.text == "Certo: deixei para lá. Nada foi pedido nem enviado."
    [reply] = await runtime.say("/retorno", by="rui")
    [reply] = await runtime.say("cancelar", by="rui")
    assert reply.text == "Certo: deixei para lá. Nada foi pedido nem enviado."


@pytest.mark.parametrize(
    "typed",
    [
        f"preciso de ajuda, meu número é {ANA}",
        f"{ANA} preciso de ajuda",
        f"preciso de ajuda, {ANA} ou 21 99765-4321",
    ],
)
async def test_no_number_reaches_the_agent_with_the_reason(runtime: Talk, typed: str) -> None:
    said = await runtime.say(f"/retorno {typed}", by="rui")
    [card] = to("bia", said)
    assert "final 30" in card.text
    assert "preciso de ajuda" in card.text
    assert "9206" not in card.text
    assert "99765" not in card.text


async def test_a_day_without_a_clock_is_not_guessed(runtime: Talk) -> None:
    [reply] = await runtime.say(f"/retorno amanhã {ANA} Dúvida", by="rui")
    assert reply.text.startswith("Não entendi para quando é.")
    assert "/retorno amanhã às 10h" in reply.text


async def test_nobody_takes_their_own_request(runtime: Talk) -> None:
    said = await runtime.say("/retorno 21 98765-4321 Dúvida", by="bia")
    assert [m for m in to("bia", said) if m.card.startswith("queue:")] == []
    take = button(to("ana", said), "Assumir")
    [toast] = await runtime.press(take, by="bia")
    assert toast.toast == "Este pedido é seu: outra pessoa precisa assumir."
    await runtime.press(take)
    await runtime.say("/meunumero 21 98765-4321")
    [refused] = await runtime.press(take.replace("take", "ring"))
    assert "mesm" in refused.text
    assert await runtime.count() == 0


async def test_another_number_in_the_queue_is_not_asked_for_twice(runtime: Talk) -> None:
    await asked(runtime)
    await runtime.has(Role.GUEST, "lia")
    said = await runtime.say(ASK, by="bia")
    assert to("bia", said)[-1].text.startswith("Já há um pedido de retorno em aberto")


async def test_an_account_has_codes_sent_to_two_numbers_that_it_never_confirms(
    runtime: Talk,
) -> None:
    """Whoever comes by a link on Telegram has no network: their account is counted instead."""
    with_policy(runtime, verify=Verify.CALL)
    for ending in (1, 2, 3):
        said = await runtime.say(f"/retorno 11 98765-000{ending}", by="rui")
        give_up = button(to("rui", said), "Cancelar")
        said = await runtime.press(button(to("rui", said), "Receber o código"), by="rui")
        assert (await leaves(runtime) is not None) == (ending < 3)
        await runtime.press(give_up, by="rui")
    assert said[-1].text.startswith("Já mandei códigos para outros números que você escreveu")
    said = await runtime.say("/retorno 11 98765-0002", by="rui")
    runtime.clock.turn(minutes=2)
    await runtime.press(button(to("rui", said), "Receber o código"), by="rui")
    assert await leaves(runtime) is not None, "a number that was counted takes no more room"


async def test_a_number_to_which_no_code_went_is_not_counted(runtime: Talk) -> None:
    with_policy(runtime, verify=Verify.CALL)
    await runtime.limits(code_hour=1)

    async def goes(ending: int, by: str) -> bool:
        said = await runtime.say(f"/retorno 11 98765-000{ending}", by=by)
        give_up = button(to(by, said), "Cancelar")
        await runtime.press(button(to(by, said), "Receber o código"), by=by)
        left = await leaves(runtime) is not None
        await runtime.press(give_up, by=by)
        return left

    assert await goes(1, "bia")
    assert not await goes(2, "rui"), "the only code of this hour is gone"
    assert not await goes(3, "rui")
    await runtime.limits(code_hour=60)
    assert [await goes(ending, "rui") for ending in (4, 5, 6)] == [True, True, False]


async def test_what_rings_for_an_agent_who_is_revoked_waits_for_others(runtime: Talk) -> None:
    said = await asked(runtime)
    take = button(to("bia", said), "Assumir")
    await runtime.press(take, by="bia")
    await runtime.press(take.replace("take", "ring"), by="bia")
    order = await runtime.claim()
    await runtime.answered(order, Accepted("900"))
    await runtime.say("/quem terminal:bia revogar")
    _, said = await runtime.report(order, status="NA", source=ReportSource.RECORD)
    assert "Assumir" in [b.label for m in to("ana", said) for b in m.buttons]
    assert to("rui", said)[-1].text.startswith("⏳ Na fila.")


async def test_what_is_written_next_is_no_order_sent_to_the_customer(runtime: Talk) -> None:
    said = await taken(runtime)
    await runtime.press(button(to("ana", said), "Encerrar sem ligar"))
    said = await runtime.say("ligar para 11 98765-4321 avisando que atrasou")
    assert to("rui", said) == []
    assert "Posso ligar?" in to("ana", said)[-1].text
