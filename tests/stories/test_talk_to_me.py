"""Press 1 to talk to me: whoever is called is put through to the asker, or to an agent."""

from __future__ import annotations

from typing import Any

import pytest

from tests.stories.world import World

MARIA, MINE = "11 99206-9730", "11 98765-4321"
DIGITS, MY_DIGITS = "5511992069730", "5511987654321"
CALL = f"/ligar {MARIA} Seu pedido chegou +falar"


async def keep_line(story: World, said: str = f"/meunumero {MINE}") -> None:
    await story.say(said)
    await story.heard()


async def end_of(story: World, said: str, keys: str = "", mine: str = "answer") -> str:
    """Order it with a yes, let the phones do as told, and return what the chat read of the end."""
    story.sandbox.platform.phones.set_behaviour(DIGITS, "answer", keys)
    story.sandbox.platform.phones.set_behaviour(MY_DIGITS, mine)
    await story.say(said, yes=True)
    await story.heard()
    [dialled] = story.dialled()
    assert (dialled.dest, dialled.dest2) == (DIGITS, MY_DIGITS)
    await story.turn(120)
    await story.turn(10)
    [told] = await story.heard()
    return told.split(" (pedido ")[0].split(" (order ")[0]


async def test_the_card_says_to_whom_and_by_which_key_and_the_call_says_so_too(
    story: World,
) -> None:
    await keep_line(story)
    await story.say(f"/contato Maria {MARIA}")
    await story.say("/ligar Maria Seu pedido chegou +falar")
    _, card = await story.heard()
    assert card.startswith(
        "📞 Ligação para Maria (+55 11 99206-9730)\n"
        "Mensagem falada: “Seu pedido chegou”\n"
        "🗣️ Quem teclar 1 é passado para você, no +55 11 98765-4321. "
        "No fim a ligação diz: “Para falar com quem ligou, tecle 1.”\n"
        "+55 11 98765-4321 é o número que você guardou como seu; ele ainda não foi verificado.\n"
    )
    assert story.dialled() == []
    story.sandbox.platform.phones.set_behaviour(DIGITS, "answer", "1")
    await story.press("Ligar")
    [dialled] = story.dialled()
    assert dialled.params["type"] == "2"
    assert dialled.params["dtmfconf"] == "1"
    assert dialled.text == "Seu pedido chegou. Para falar com quem ligou, tecle 1."
    assert not any(digit in dialled.text for digit in (MINE, MY_DIGITS))
    await story.turn(120)
    [told] = await story.heard()
    assert told.startswith("✅ Maria teclou 1 e falou com você por 10 s. (pedido ")


@pytest.mark.parametrize(
    ("keys", "mine", "told"),
    [
        ("1", "answer", "teclou 1 e falou com você por 10 s."),
        ("1", "na", "teclou 1, mas você não atendeu."),
        ("", "answer", "atendeu e não teclou 1: a ligação não passou para você."),
        ("7", "answer", "atendeu e não teclou 1: a ligação não passou para você."),
    ],
)
async def test_the_outcome_tells_whether_they_talked(
    story: World, keys: str, mine: str, told: str
) -> None:
    await keep_line(story)
    assert (await end_of(story, CALL, keys, mine)).endswith(told)


async def test_where_only_records_tell_it_is_not_claimed_that_they_talked(untold: World) -> None:
    await keep_line(untold)
    told = await end_of(untold, CALL, "1")
    assert told == "✅ +55 11 99206-9730 teclou 1: a ligação passou para você."


async def test_it_works_in_english(story: World) -> None:
    await story.say("/idioma en")
    await keep_line(story)
    told = await end_of(story, f"/call {MARIA} Your order is here +talk", "1")
    assert told == "✅ +55 11 99206-9730 pressed 1 and talked to you for 10 s."
    [call] = story.sandbox.platform.ledger
    assert call.text == "Your order is here. To talk to the person who called, press 1."


async def test_an_agent_of_the_queue_may_be_the_one(story: World) -> None:
    await keep_line(story)
    await story.say(f"/ligar {MARIA} Seu pedido chegou +falar fila")
    [told] = await story.heard()
    assert told.startswith("Ninguém da fila está disponível com um número guardado.")
    await story.say("/fila disponível")
    await story.heard()
    told = await end_of(story, f"/ligar {MARIA} Seu pedido chegou +falar fila", "1")
    assert "teclou 1 e falou com ana por 10 s." in told
    [call] = story.sandbox.platform.ledger
    assert call.text == "Seu pedido chegou. Para falar com um atendente, tecle 1."


@pytest.mark.parametrize(
    ("said", "why"),
    [
        (f"/sms {MARIA} Seu pedido chegou +falar", "+falar só existe em /ligar"),
        (f"/perguntar {MARIA} Você vem? 1=sim 2=não +falar", "+falar só existe em /ligar"),
        (f"/ponte {MARIA} 21 99765-4321 Olá +falar", "+falar só existe em /ligar"),
        (f"{CALL} +sms: Chegou", "Uma ligação com +falar não leva +sms"),
        (f"/ligar {MARIA} Oi +sms: Chegou +falar", "Uma ligação com +falar não leva +sms"),
        (f"/ligar {MARIA} #aviso +falar", "Um áudio não diz que tecla apertar"),
        (f"/ligar {MINE} Oi +falar", "Este é o seu próprio número"),
        (f"/ligar {MARIA} +falar", "Faltou dizer o quê."),
        (f"/ligar {MARIA} {'a' * 990} +falar", "São 1027 caracteres"),
    ],
)
async def test_what_cannot_hand_over_is_explained_and_dials_nothing(
    story: World, said: str, why: str
) -> None:
    await keep_line(story)
    await story.say(said, yes=True)
    [told] = await story.heard()
    assert told.startswith(why)
    assert "Nada foi discado" in told
    assert story.dialled() == []


async def test_without_a_number_of_ones_own_nobody_is_called(story: World) -> None:
    await story.say(CALL, yes=True)
    [told] = await story.heard()
    assert told.startswith("Você ainda não guardou o seu número.")
    assert story.dialled() == []


async def test_both_ends_are_checked(story: World) -> None:
    await keep_line(story)
    await story.say(f"/bloquear {MINE}")
    await story.heard()
    await story.say(CALL, yes=True)
    [told] = await story.heard()
    assert told.startswith("Este número está bloqueado por quem administra")
    assert story.dialled() == []


class TestWhereOneIsTheKeyToBeLeftAlone:
    @pytest.fixture
    def changes(self) -> dict[str, Any]:
        return {"opt_out_key": "1"}

    async def test_two_hands_over(self, story: World) -> None:
        await keep_line(story)
        assert "teclou 2 e falou com você" in await end_of(story, CALL, "2")
