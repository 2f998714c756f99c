"""The main job: a chat message rings a phone, and the outcome comes back into the chat."""

from tests.stories.world import World

ANSWERS = "11 99206-9730"


async def test_a_call_is_shown_confirmed_answered_and_told(story: World) -> None:
    await story.say(f"/ligar {ANSWERS} Seu pedido chegou")
    [card] = await story.heard()
    assert card == (
        "📞 Ligação para +55 11 99206-9730\n"
        "Mensagem falada: “Seu pedido chegou”\n"
        "Finalidade: aviso transacional\n"
        "Custo estimado: desconhecido\n"
        f"Pedido {(await story.chat())[0].order['ticket'][:5]}\n"
        "\n"
        "Posso ligar? Espero a sua resposta por 5 minutos."
    )
    assert story.dialled() == [], "nothing is dialled before the yes"

    await story.press("Ligar")
    [dialled] = story.dialled()
    assert (dialled.kind, dialled.dest, dialled.text) == (
        "call",
        "5511992069730",
        "Seu pedido chegou",
    )
    [shown] = await story.chat()
    assert shown.text.endswith("📲 A operadora aceitou. O telefone deve tocar em instantes.")
    assert await story.toasts() == ["Confirmado"]

    await story.turn(30)
    card, news = await story.chat()
    assert "✅ +55 11 99206-9730 atendeu e ficou" in card.text
    assert "Custo: " in card.text
    [told] = await story.heard()
    assert told == news.text
    assert told.startswith("✅ +55 11 99206-9730 atendeu e ficou 1 s na linha. (pedido ")


async def test_the_outcome_comes_by_polling_where_no_callback_can(untold: World) -> None:
    await untold.say(f"/ligar {ANSWERS} Olá", yes=True)
    assert len(untold.dialled()) == 1
    assert len(await untold.heard()) == 1
    await untold.turn(30)
    [told] = await untold.heard()
    assert told.startswith("✅ +55 11 99206-9730 atendeu")


async def test_the_yes_of_the_same_breath_dials_once(story: World) -> None:
    await story.say(f"/ligar {ANSWERS} Olá", yes=True, key="k1")
    await story.say(f"/ligar {ANSWERS} Olá", yes=True, key="k1")
    assert len(story.dialled()) == 1
    assert len(await story.heard()) == 1
    await story.turn(30)
    assert len(await story.heard()) == 1


async def test_no_means_no(story: World) -> None:
    await story.say(f"/ligar {ANSWERS} Olá")
    yes = (await story.chat())[0].buttons["Ligar"]
    await story.press("Cancelar")
    await story.press_choice(yes)
    [card] = await story.heard()
    assert card.endswith("🚫 Cancelado. Nada foi discado nem cobrado.")
    assert await story.toasts() == [
        "Cancelado",
        "Este botão já não vale. Situação do pedido: cancelado.",
    ]


async def test_a_double_press_dials_once(story: World) -> None:
    await story.say(f"/ligar {ANSWERS} Olá")
    yes = (await story.chat())[0].buttons["Ligar"]
    for _ in range(3):
        await story.press_choice(yes)
    assert len(story.dialled()) == 1
    assert len(await story.heard()) == 1
    await story.turn(30)
    assert len(await story.heard()) == 1


async def test_a_proposal_that_nobody_answers_expires(story: World) -> None:
    await story.say(f"/ligar {ANSWERS} Olá")
    yes = (await story.chat())[0].buttons["Ligar"]
    await story.turn(301)
    await story.press_choice(yes)
    [card] = await story.heard()
    assert "o pedido expirou. Nada foi discado nem cobrado." in card


async def test_only_the_person_who_asked_can_confirm(story: World) -> None:
    await story.say(f"/ligar {ANSWERS} Olá")
    yes = (await story.chat())[0].buttons["Ligar"]
    await story.heard()
    await story.press_choice(yes, by="bia")
    assert await story.toasts(by="bia") == ["Você não tem permissão para isto."]
    assert story.dialled() == []
