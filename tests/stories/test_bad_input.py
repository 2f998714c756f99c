"""Nonsense gets a clear sentence, nothing is dialled for it, and nothing is lost."""

import pytest

from tests.stories.world import World

SENTENCES = {
    "oi": "Não entendi. Nada foi discado. Veja o que sei fazer: /ajuda",
    "/ligra 11 99206-9730 Olá": "Não conheço este comando. Você quis dizer /ligar? Nada foi",
    "/ligar": "Faltou o número. Exemplo: /ligar 11 99206-9730 Seu pedido chegou",
    "/ligar Maria Olá": "Faltou o número.",
    "/ligar 190 socorro": "Não ligo para números de emergência. Nada foi discado.",
    "/ligar 1052 Olá": "Não ligo para códigos curtos de serviço. Nada foi discado.",
    "/ligar 0900 123 456 Olá": "Não ligo para números de tarifa especial. Nada foi discado.",
    "/ligar 99206-9730 Olá": "Faltou o DDD neste número. Nada foi discado.",
    "/ligar 11 1234 Olá": "Este número não existe no plano de numeração. Nada foi discado.",
    "/ligar 11 99206-9730": "Faltou dizer o quê. Nada foi discado.",
    "/ligar 11 99206-9730 " + "a" * 1001: "São 1001 caracteres e uma ligação leva até 1000.",
    "/sms 11 99206-9730": "Faltou dizer o quê. Nada foi discado.",
    "/sms 11 99206-9730 " + "a" * 161: "São 161 caracteres e um SMS leva até 160.",
    "/sms 11 3245-2020 Olá": "SMS só chega em celular, e este número não é de celular.",
    "/ponte 11 98765-4321 11 98765-4321": "Os dois lados da ponte são a mesma linha.",
    "/ponte 11 98765-4321 11 8765-4321": "Este número não existe no plano de numeração.",
    "/ponte 11 98765-4321": "Para a ponte com um só número preciso saber qual é o seu.",
    "/ponte 11 98765-4321 21 9976": "Este número não existe no plano de numeração.",
    "/cancelar": "Não há pedido a cancelar: nada espera confirmação.",
    "/cancelar zzzzz": "Não encontrei esse pedido entre os seus.",
    "/status zzzzz": "Não encontrei esse pedido entre os seus.",
}


@pytest.mark.parametrize("typed", SENTENCES, ids=range(len(SENTENCES)))
async def test_nonsense_is_explained(untold: World, typed: str) -> None:
    await untold.say(typed, yes=True)
    [told] = await untold.heard()
    assert told.startswith(SENTENCES[typed])


async def test_a_stranger_learns_whom_to_ask(untold: World) -> None:
    await untold.say("/ligar 11 99206-9730 Olá", by="carlos", yes=True)
    [told] = await untold.heard("carlos")
    assert "não tem permissão" in told
    assert told.endswith("terminal:carlos")


async def test_a_button_that_never_was(untold: World) -> None:
    await untold.press_choice("yes:aaaaaaaaaaaaaaa")
    await untold.press_choice("'; DROP TABLE orders; --")
    assert await untold.toasts() == ["Este botão já não vale."] * 2


@pytest.mark.parametrize("changes", [{"velip_base_url": "http://127.0.0.1:1/api/v2/"}])
async def test_the_platform_is_down(story: World) -> None:
    await story.say("/ligar 11 99206-9730 Olá", yes=True)
    [card, told] = await story.heard()
    assert card.endswith(
        "⛔ Não consegui falar com a operadora. Nada foi discado nem cobrado. "
        "Tente de novo em alguns minutos."
    )
    assert "Não consegui falar com a operadora" in told


@pytest.mark.parametrize("changes", [{"velip_token": "sandbox-fail-100"}])
async def test_our_credentials_are_wrong_and_are_not_tried_again(story: World) -> None:
    for _ in range(3):
        await story.say("/ligar 11 99206-9730 Olá", yes=True)
    told = await story.heard()
    assert len(told) == 6
    assert all("não aceitou a nossa credencial" in text for text in told)


@pytest.mark.parametrize("changes", [{"own_numbers": "11 4000-1000"}])
async def test_our_own_number_is_not_dialled(story: World) -> None:
    await story.say("/ligar 11 4000-1000 Olá", yes=True)
    [told] = await story.heard()
    assert told == "Este número é da própria instalação do Ramal. Nada foi discado."


async def test_english_all_the_way(story: World) -> None:
    await story.say("/language en")
    await story.say("/call 11 99206-9730 Your order is here")
    await story.press("Call")
    await story.say("/call 190 help")
    assert len(story.dialled()) == 1
    await story.turn(60)
    done, card, refused, news = await story.heard()
    assert done == "Done, I will speak English from now on."
    assert card.startswith("📞 Call to +55 11 99206-9730\nSpoken message: “Your order is here”")
    assert refused.startswith("I do not call emergency numbers.")
    assert news.startswith("✅ +55 11 99206-9730 answered and stayed")
