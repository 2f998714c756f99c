"""Who is meant by a name is asked, never guessed; and with a yes of the same breath, refused."""

from __future__ import annotations

from domain.orders.order import State
from storage.people.contacts import remove_contact
from tests.handlers.questions import BIA, WAITS, choices, half_of
from tests.handlers.talk import ANA, Talk


async def test_a_contact_answers_by_name_and_the_card_shows_both(talk: Talk) -> None:
    await talk.knows("Maria Silva", ANA)
    await talk.say("/ligar")
    [question] = await talk.say("maria silva")
    assert question.text.startswith("📞 Ligação para Maria Silva (+55 11 99206-9730)\n")
    [card] = await talk.say("Olá")
    assert card.text.startswith("📞 Ligação para Maria Silva (+55 11 99206-9730)\nMensagem")


async def test_several_are_offered_and_the_pressed_one_is_called(talk: Talk) -> None:
    await talk.knows("Maria Silva", ANA)
    second = await talk.knows("Maria Souza", BIA)
    [question] = await talk.say("/ligar Maria: Olá")
    assert question.text == (
        "Mensagem falada: “Olá”\n"
        "Não sei quem é “Maria”. É uma destas pessoas? Toque no nome, ou envie o número. "
        f"Para guardar outro contato: /contato Maria 11 99206-9730\n{WAITS}"
    )
    offered = choices(question)
    assert list(offered) == [
        "Maria Silva (+55 11 99206-9730)",
        "Maria Souza (+55 21 99765-4321)",
        "Cancelar",
    ]
    assert all(len(choice.encode()) <= 64 for choice in offered.values())
    assert await talk.count() == 0
    pressed = offered["Maria Souza (+55 21 99765-4321)"]
    assert pressed.startswith(f"pick:{second.id}:")
    toast, card = await talk.press(pressed)
    assert toast.toast == "Certo"
    assert card.text.startswith("📞 Ligação para Maria Souza (+55 21 99765-4321)\nMensagem falada")
    assert (await talk.order()).dest.digits == "5521997654321"
    [toast] = await talk.press(pressed)
    assert toast.toast == "Este botão já não vale."
    assert await talk.count() == 1


async def test_a_near_name_is_never_chosen_silently_and_a_number_answers_too(talk: Talk) -> None:
    await talk.knows("Maria", BIA)
    [question] = await talk.say("/ligar Marai Olá")
    assert "Não sei quem é “Marai”." in question.text
    assert await talk.count() == 0
    await talk.say(ANA)
    order = await talk.order()
    assert (order.dest.digits, order.words) == ("5511992069730", "Olá")


async def test_with_a_yes_of_the_same_breath_nothing_is_asked_and_no_doubt_dialled(
    talk: Talk,
) -> None:
    await talk.knows("Maria", BIA)
    for typed in (
        "/ligar Marai: Olá",
        "/ligar Maria Olá",
        "/ligar Tia: Olá",
        "ligue pra Tia e diga oi",
    ):
        [refused] = await talk.say(typed, yes=True)
        assert refused.text.startswith("Não tenho certeza de quem é"), typed
        assert refused.fault == "invalid"
    assert await talk.count() == 0
    assert await half_of(talk) is None
    await talk.say("/ligar maria: Olá", yes=True)
    assert (await talk.order()).state is State.CONFIRMED


async def test_what_is_said_with_a_yes_never_answers_a_question(talk: Talk) -> None:
    await talk.say(f"/ligar {ANA}")
    [reply] = await talk.say("Bom dia", yes=True)
    assert reply.text.startswith("Não entendi.")
    assert await talk.count() == 0
    assert await half_of(talk) is not None


async def test_a_button_of_an_earlier_question_is_stale(talk: Talk) -> None:
    await talk.knows("Maria Silva", ANA)
    [first] = await talk.say("/ligar Maria: Olá")
    talk.clock.turn(seconds=1)
    [second] = await talk.say("/sms Maria: Olá")
    for choice in choices(first).values():
        [toast] = await talk.press(choice)
        assert toast.toast == "Este botão já não vale."
    [toast] = await talk.press(choices(second)["Cancelar"].replace("drop:", "pick:99:"))
    assert toast.toast == "Este botão já não vale."
    [told] = await talk.press(choices(second)["Cancelar"])
    assert told.text == "Certo, deixei para lá. Nada foi discado."
    assert await half_of(talk) is None


async def test_a_contact_that_was_removed_meanwhile_is_not_called(talk: Talk) -> None:
    maria = await talk.knows("Maria Silva", ANA)
    await talk.knows("Maria Souza", BIA)
    [question] = await talk.say("/ligar Maria: Olá")
    async with talk.database.write() as session:
        await remove_contact(session, maria.id)
    [toast] = await talk.press(choices(question)["Maria Silva (+55 11 99206-9730)"])
    assert toast.toast == "Este botão já não vale."
    _, card = await talk.press(choices(question)["Maria Souza (+55 21 99765-4321)"])
    assert card.text.startswith("📞 Ligação para Maria Souza (")
