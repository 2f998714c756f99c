"""Two people are joined without seeing a number, and an SMS goes out."""

from tests.stories.world import World

A, B = "11 98765-4321", "21 99765-4321"


async def test_two_lines_are_joined(story: World) -> None:
    await story.say(f"/ponte {A} {B}")
    [card] = await story.heard()
    assert card.startswith(
        "🔗 Ponte entre +55 11 98765-4321 e +55 21 99765-4321\n"
        "+55 11 98765-4321 atende primeiro e ouve: “Olá! Você tem uma ligação."
    )
    await story.press("Ligar")
    [dialled] = story.dialled()
    assert (dialled.kind, dialled.dest, dialled.dest2) == (
        "bridge",
        "5511987654321",
        "5521997654321",
    )
    assert dialled.params["priority"] == "-1"
    assert not any(digit.isdigit() for digit in dialled.text), "the words name no number"
    await story.turn(120)
    [told] = await story.heard()
    assert told.startswith("✅ A ponte foi atendida por +55 11 98765-4321")


async def test_my_line_and_another(story: World) -> None:
    await story.say(f"/meunumero {A}")
    await story.say(f"/ponte {B}: Ligue para a cliente", yes=True)
    kept, card = await story.heard()
    assert kept.startswith("Guardei +55 11 98765-4321 como o seu número. Ele ainda não foi")
    assert "é o número que você guardou como seu; ele ainda não foi verificado." in card
    [dialled] = story.dialled()
    assert (dialled.dest, dialled.dest2) == ("5511987654321", "5521997654321")
    assert dialled.text == "Ligue para a cliente"
    await story.turn(120)
    assert len(await story.heard()) == 1


async def test_the_first_line_does_not_answer(story: World) -> None:
    await story.say(f"/ponte 11 90000-0001 {B}", yes=True)
    assert len(story.dialled()) == 1
    await story.turn(120)
    _, told = await story.heard()
    assert told.startswith("📵 A ponte não foi atendida por +55 11 90000-0001.")


async def test_an_sms_is_sent_when_it_is_accepted(story: World) -> None:
    await story.say("/sms 11 99206-9730 Seu pedido chegou")
    await story.press("Enviar")
    card, told = await story.heard()
    assert card.startswith("✉️ SMS para +55 11 99206-9730\nTexto: “Seu pedido chegou”")
    assert told.startswith("✅ A operadora aceitou o SMS para +55 11 99206-9730. (pedido ")
    [sent] = story.dialled()
    assert (sent.kind, sent.dest, sent.text) == ("sms", "5511992069730", "Seu pedido chegou")


async def test_an_sms_without_an_answer_is_a_question_at_once(story: World) -> None:
    await story.say("/sms 11 90000-0033 Olá", yes=True)
    card = (await story.chat())[0]
    assert "Não consegui saber se este SMS foi enviado" in card.text
    assert list(card.buttons) == ["Enviar mesmo assim", "Deixar como está"]
    await story.press("Deixar como está")
    assert len(await story.heard()) == 2
    await story.turn(3600)
    assert story.dialled() == []


async def test_status_and_cancel(story: World) -> None:
    await story.say("/status")
    await story.say("/ligar 11 99206-9730 Olá")
    await story.say("/status")
    ticket = (await story.chat())[1].order["ticket"]
    await story.say(f"/status {ticket[:5]}")
    await story.say("/cancelar")
    await story.say("/sms 11 99206-9730 Olá", yes=True)
    await story.say("/cancelar")
    none, card, listed, whole, done, sms, news, nothing = await story.heard()
    assert none.startswith("Você ainda não tem pedidos.")
    assert card.endswith("🚫 Cancelado. Nada foi discado nem cobrado.")
    assert done == f"Cancelei o pedido {ticket[:5]}. Nada foi discado nem cobrado."
    assert listed.endswith(
        f"{ticket[:5]} · ligação para +55 11 99206-9730 · espera a sua confirmação"
    )
    assert whole.startswith("📞 Ligação para +55 11 99206-9730")
    assert (sms[0], news[0]) == ("✉", "✅")
    assert nothing.startswith("Não há pedido a cancelar")
    assert len(story.dialled()) == 1


async def test_too_late_to_cancel_is_said_honestly(story: World) -> None:
    await story.say("/ligar 11 99206-9730 Olá", yes=True)
    await story.say("/cancelar")
    _, told = await story.heard()
    assert told.startswith("Tarde demais para cancelar o pedido")
    assert len(story.dialled()) == 1
    await story.turn(60)
    assert len(await story.heard()) == 1
