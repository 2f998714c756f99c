"""People write as they speak, and are asked for what they left out; the same yes dials."""

import pytest

from tests.stories.world import World

ANSWERS = "11 99206-9730"


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        (f"ligue para {ANSWERS} e diga que o pedido chegou", "o pedido chegou"),
        (f"Por favor, liga pro {ANSWERS}: Não esqueça: 3 caixas às 9h!", None),
        (f'call {ANSWERS} and say "Your order, no. 12, is here"', "Your order, no. 12, is here"),
    ],
)
async def test_a_sentence_rings_the_phone_and_speaks_exactly_the_words(
    story: World, typed: str, words: str | None
) -> None:
    words = words or typed.partition(": ")[2]
    await story.say(typed)
    [card] = await story.heard()
    assert card.startswith(f"📞 Ligação para +55 11 99206-9730\nMensagem falada: “{words}”\n")
    assert story.dialled() == [], "nothing is dialled before the yes"
    await story.press("Ligar")
    [dialled] = story.dialled()
    assert (dialled.kind, dialled.dest, dialled.text) == ("call", "5511992069730", words)
    await story.turn(30)
    [told] = await story.heard()
    assert told.startswith("✅ +55 11 99206-9730 atendeu")


async def test_what_was_left_out_is_asked_for_and_survives_in_the_same_chat(story: World) -> None:
    await story.say("quero fazer uma ligação")
    await story.say(ANSWERS)
    await story.say("Seu pedido chegou. Não responda /status")
    whom, what, card = await story.heard()
    assert whom.startswith("Para quem devo ligar?")
    assert "O que devo falar?" in what
    assert "Mensagem falada: “Seu pedido chegou. Não responda /status”" in card
    assert story.dialled() == []
    await story.press("Ligar")
    [dialled] = story.dialled()
    assert dialled.text == "Seu pedido chegou. Não responda /status"
    await story.turn(30)
    assert len(await story.heard()) == 1


async def test_a_contact_is_called_by_name_and_one_of_several_by_a_button(story: World) -> None:
    await story.say(f"/contato Maria Silva: {ANSWERS}")
    await story.say("/contato Maria Souza: 21 99765-4321")
    await story.say("liga pra Maria e diz que o pedido chegou")
    question = (await story.heard())[-1]
    assert "Não sei quem é “maria”. É uma destas pessoas?" in question
    await story.press("Maria Silva (+55 11 99206-9730)")
    assert story.dialled() == []
    await story.press("Ligar")
    [dialled] = story.dialled()
    assert (dialled.dest, dialled.text) == ("5511992069730", "o pedido chegou")
    await story.turn(30)
    card, told = await story.heard()
    assert card.startswith("📞 Ligação para ")
    assert told.startswith("✅ +55 11 99206-9730 atendeu")


@pytest.mark.parametrize(
    "typed",
    [
        f"não ligue para {ANSWERS}",
        f"a Maria pediu para ligar para {ANSWERS} e dizer oi",
        f"ontem você ligou para {ANSWERS}?",
        "me liga",
        "liga pro 190 e diz socorro",
        ANSWERS,
        "Bom dia!",
    ],
)
async def test_what_is_no_order_is_answered_and_dials_nothing(untold: World, typed: str) -> None:
    await untold.say(typed, yes=True)
    [told] = await untold.heard()
    assert told
    assert untold.dialled() == []
