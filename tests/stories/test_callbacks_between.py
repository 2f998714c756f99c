"""Call me back, between two people: codes, words, handing over, groups, who rings first."""

from __future__ import annotations

import re
from typing import Any

import pytest

from domain.people.roles import Role
from storage.chat.pictures import find_picture
from tests.emulated.telegram import EmulatedTelegram
from tests.emulated.telegram_updates import ANA, JOHN
from tests.stories.test_callback_requests import ANSWERS, CUSTOMER, admit, card, last
from tests.stories.world import World, told

OTHER = "11 90000-0040"


@pytest.fixture
def changes(request: pytest.FixtureRequest) -> dict[str, Any]:
    return dict(getattr(request, "param", {}))


def with_settings(**settings: Any) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("changes", [settings], indirect=True, ids=[""])


async def read_all(story: World, *names: str) -> None:
    for name in names:
        await story.heard(name)


@with_settings(callback_verify="call")
async def test_a_spoken_code_shows_whose_number_it_is(story: World) -> None:
    await admit(story, "rui", Role.GUEST)
    await admit(story, "bia", Role.AGENT, OTHER)
    await story.say(f"/retorno {ANSWERS} Dúvida", by="rui")
    assert story.dialled() == [], "a number that was typed is not called before its person says so"
    await story.press("Receber o código", by="rui")
    [spoken] = story.dialled()
    assert (spoken.kind, spoken.dest) == ("call", "5511900000000")
    code = "".join(re.findall(r"[0-9]", spoken.text.partition("Repito")[0]))
    assert len(code) == 6
    await story.press("Receber o código", by="rui")
    assert (await story.toasts("rui"))[-1].startswith("O código acabou de sair")
    wrong = f"{(int(code) + 1) % 1_000_000:06d}"
    await story.say(wrong, by="rui")
    assert await last(story, "rui") == "O código não é esse. Tentativas que restam: 4."
    assert "bia" not in {s.text for s in await story.chat("bia") if s.text.startswith("☎️")}
    await story.say(f"{code[:3]} {code[3:]}", by="rui")
    assert "Você é o número 1 da fila" in await last(story, "rui")
    assert "Número verificado." in (await story.chat("bia"))[-1].text
    await story.turn(60)
    await story.say("/status", by="rui")
    read = [text for name in ("rui", "bia") for text in await story.heard(name)]
    spaced = ", ".join(code)
    assert not [text for text in read if code in text or spaced in text], "only the phone tells it"
    await story.press("Cancelar", by="rui")
    await story.say(f"/retorno {ANSWERS}", by="rui")
    assert "Você é o número 1 da fila" in await last(story, "rui"), "shown once, it stays shown"
    await read_all(story, "rui", "bia")


@with_settings(callback_verify="sms")
async def test_a_code_by_sms_is_guessed_five_times_at_most(story: World) -> None:
    await admit(story, "rui", Role.GUEST)
    await story.say(f"/retorno {CUSTOMER}", by="rui")
    await story.press("Receber o código", by="rui")
    [sent] = story.dialled()
    assert sent.kind == "sms"
    code = re.findall(r"[0-9]{6}", sent.text)[0]
    for guess in range(5):
        await story.say(f"{(int(code) + 1 + guess) % 1_000_000:06d}", by="rui")
    assert (await last(story, "rui")).startswith("Foram códigos errados demais")
    await story.say(code, by="rui")
    assert (await last(story, "rui")).startswith("Foram códigos errados demais")
    await story.turn(1801)
    assert "O número não foi confirmado a tempo" in await last(story, "rui")
    await read_all(story, "rui")


async def test_the_two_write_to_each_other_until_the_call(story: World) -> None:
    await admit(story, "rui", Role.GUEST)
    await admit(story, "bia", Role.AGENT, ANSWERS)
    await story.say(f"/retorno {CUSTOMER}", by="rui")
    await story.say("oi, tem alguém aí?", by="rui")
    assert "Não entendi" in await last(story, "rui"), "nobody has it yet"
    await story.press("Assumir", by="bia")
    await story.say("o pedido 8841 não chegou", by="rui")
    assert await last(story, "bia") == "💬 Rui: o pedido 8841 não chegou"
    await story.press("Responder", by="bia")
    await story.say("Já vejo isso. Posso ligar agora?", by="bia")
    assert await last(story, "rui") == "💬 Bia: Já vejo isso. Posso ligar agora?"
    assert await last(story, "bia") == "✉️ Enviada a quem pediu."
    await story.press("Encerrar sem ligar", by="bia")
    await story.say("resolvido: chega amanhã", by="bia")
    assert "Motivo: resolvido: chega amanhã. Se ainda precisar" in await last(story, "rui")
    ticket = re.findall(r"pedido (\w{5})", (await story.chat("rui"))[0].text)[0]
    for name in ("rui", "bia"):
        await story.say(f"/status {ticket}", by=name)
        steps = await last_whole(story, name)
        for step in ("pedido", "assumido", "mensagem de quem pediu", "encerrado sem ligação"):
            assert step in steps
        assert "9206" not in steps
    await read_all(story, "rui", "bia")


async def last_whole(story: World, name: str) -> str:
    return (await story.chat(name))[-1].text


@with_settings(callback_names=False)
async def test_names_are_hidden_where_policy_says_so(story: World) -> None:
    await admit(story, "rui", Role.GUEST)
    await admit(story, "bia", Role.AGENT, ANSWERS)
    await story.say(f"/retorno {CUSTOMER}", by="rui")
    await story.press("Assumir", by="bia")
    await story.say("o pedido 8841 não chegou", by="rui")
    await story.press("Responder", by="bia")
    await story.say("Já vejo isso.", by="bia")
    assert not [text for text in await story.heard("bia") if "Rui" in text]
    assert not [text for text in await story.heard("rui") if "Bia" in text]


async def test_it_is_handed_to_a_named_agent_who_calls(story: World) -> None:
    await admit(story, "rui", Role.GUEST)
    await admit(story, "bia", Role.AGENT, OTHER)
    await admit(story, "eva", Role.AGENT, ANSWERS)
    await story.say(f"/retorno {CUSTOMER}", by="rui")
    await story.press("Assumir", by="bia")
    await story.press("Passar", by="bia")
    await story.press("Eva", by="bia")
    assert await card(story, "bia") == "🙋 Outra pessoa assumiu."
    assert (await story.heard("eva"))[-1].startswith("🙋 Bia passou o pedido")
    await story.press("Ligar agora", by="eva")
    [bridge] = story.dialled()
    assert bridge.dest == "5511900000000", "the phone of the agent who has it"
    await story.turn(60)
    await read_all(story, "rui", "bia", "eva")


@with_settings(callback_first="customer")
async def test_the_customers_phone_rings_first_by_setting(story: World) -> None:
    await admit(story, "rui", Role.GUEST)
    await admit(story, "bia", Role.AGENT, OTHER)
    await story.say(f"/retorno {ANSWERS} Dúvida", by="rui")
    await story.press("Assumir", by="bia")
    await story.press("Ligar agora", by="bia")
    [bridge] = story.dialled()
    assert (bridge.dest, bridge.dest2) == ("5511900000000", "5511900000040")
    assert bridge.text.startswith("Olá! Este é o retorno que você pediu.")
    assert "primeiro toca o seu telefone" in await card(story, "rui")
    await story.turn(60)
    assert "A ligação foi atendida no seu número" in await card(story, "rui")
    await read_all(story, "rui", "bia")


async def test_urgent_ones_come_first(story: World) -> None:
    for name in ("rui", "lia"):
        await admit(story, name, Role.GUEST)
    await admit(story, "bia", Role.AGENT, OTHER)
    await story.say(f"/retorno {CUSTOMER}", by="rui")
    await story.say("/retorno 21 99765-4321", by="lia")
    await story.press("Urgente", by="bia")
    await story.say("/fila", by="bia")
    listed = [s.text for s in await story.chat("bia") if s.text.startswith("Quem pediu")][-1]
    assert listed.splitlines()[1].startswith("🟢 ⚡")
    await read_all(story, "rui", "lia", "bia")


async def test_the_figures_of_the_week_are_a_picture(story: World) -> None:
    await admit(story, "rui", Role.GUEST)
    await admit(story, "bia", Role.AGENT, ANSWERS)
    await story.say(f"/retorno {CUSTOMER}", by="rui")
    await story.press("Assumir", by="bia")
    await story.turn(240)
    await story.press("Ligar agora", by="bia")
    story.dialled()
    await story.turn(60)
    await story.say("/fila números", by="bia")
    text = await last(story, "bia")
    assert text == (
        "Hoje: 1 pedido; atendidos: 1, encerrados sem ligação: 0, perdidos: 0, cancelados: 0, "
        "em aberto: 0. "
        "Tempo até atender (mediana): 5 min."
    )
    shown = [line for line in await story.lines("bia") if line.get("picture")]
    assert len(shown) == 1
    async with story.program.database.read() as session:
        picture = await find_picture(session, 1)
    assert picture is not None
    assert picture.startswith(b"\x89PNG")
    await read_all(story, "rui", "bia")


@with_settings(callback_doors="loja", callback_hours="24/7")
async def test_a_stranger_comes_by_the_door_and_shares_their_number(
    on_telegram: World, telegram: EmulatedTelegram
) -> None:
    story = on_telegram
    await admit(story, "bia", Role.AGENT, ANSWERS)
    await telegram.type("/start loja", user=JOHN.id)
    await told(story)
    hello, question = telegram.chat(JOHN.id)
    assert hello.text.startswith("Hello! Here you ask for an agent to call you.")
    assert question.contact_key == "Share my number"
    mine = {"phone_number": "5511992069730", "first_name": "John", "user_id": JOHN.id}
    await telegram.share(user=JOHN.id, contact=mine)
    await told(story)
    assert telegram.chat(JOHN.id)[-1].text.startswith("You are number 1 in the queue.")
    assert "Número verificado." in (await story.chat("bia"))[-1].text
    await telegram.type("/ligar 11 98765-4321 oi", user=JOHN.id)
    await told(story)
    assert telegram.chat(JOHN.id)[-1].text.startswith("You are not allowed to do this.")
    await read_all(story, "bia")


async def test_a_group_of_agents_shares_one_card(
    on_telegram: World, telegram: EmulatedTelegram
) -> None:
    story, group = on_telegram, -1001234
    await admit(story, "rui", Role.GUEST)
    await telegram.type(f"/meunumero {ANSWERS}")
    await telegram.type_in_group("/grupo permitir", ANA.id, group_id=group)
    await told(story)
    await telegram.press("⬜ Receber a fila de retornos", group_id=group)
    await told(story)
    await story.say(f"/retorno {CUSTOMER} Dúvida", by="rui")
    await told(story)
    shown = telegram.chat(group)[-1]
    assert shown.text.startswith("☎️ Rui pede que liguem. Número com final 30.")
    assert shown.buttons == ["Assumir", "Urgente"]
    await telegram.press("Assumir", group_id=group)
    await told(story)
    assert "assumiu." in telegram.chat(group)[-1].text
    assert telegram.chat(group)[-1].buttons == []
    await telegram.press("Ligar agora")
    await told(story)
    [bridge] = story.dialled()
    assert (bridge.dest, bridge.dest2) == ("5511900000000", "5511992069730")
    await story.turn(60)
    await told(story)
    assert "A ligação foi atendida" in telegram.chat(group)[-1].text
    assert not [s for s in telegram.chat(group) if "9206" in s.text]
    await read_all(story, "rui")
