"""One question to several people: one card, one yes, a tally, and each of them an order."""

from __future__ import annotations

from domain.chat import Message
from domain.orders.outcome import ReportSource
from domain.ports import Accepted
from tests.handlers.talk import ANA, Talk

ASK = "/perguntar Maria, João: vocês vêm? 1=sim 2=não"


async def card_of(talk: Talk, said: str = ASK) -> Message:
    await talk.knows("Maria", ANA)
    await talk.knows("João", "11 98765-4321")
    [card] = await talk.say(said)
    return card


async def press(talk: Talk, card: Message, label: str) -> list[Message]:
    return await talk.press(next(b.choice for b in card.buttons if b.label == label))


async def test_one_yes_asks_all_and_the_last_end_is_told_in_one_message(talk: Talk) -> None:
    card = await card_of(talk)
    assert "• Maria (+55 11 99206-9730)\n• João (+55 11 98765-4321)" in card.text
    await press(talk, card, "Ligar")
    assert await talk.count() == 2
    said: list[Message] = []
    for keys in ("1", ""):
        order = await talk.claim()
        await talk.answered(order, Accepted(""))
        record = {"source": ReportSource.RECORD, "provider_id": "", "keys": keys}
        said += (await talk.report(order, **record))[1]
    over = next(message for message in said if message.text.startswith("🏁"))
    assert "📊 sim 1, não 0, sem resposta 1" in over.text
    [listed] = await talk.say("/status")
    assert "pergunta para 2 pessoas" in listed.text


async def test_no_takes_all_of_it_back(talk: Talk) -> None:
    card = await card_of(talk)
    await press(talk, card, "Cancelar")
    [listed] = await talk.say("/status")
    assert "cancelad" in listed.text
    again = await press(talk, card, "Ligar")
    assert any(message.toast for message in again)


async def test_cancel_takes_back_what_has_not_left(talk: Talk) -> None:
    card = await card_of(talk)
    await press(talk, card, "Ligar")
    await talk.answered(await talk.claim(), Accepted("900"))
    said = await talk.say("/cancelar")
    assert any("cancelei o que ainda não tinha saído: 1" in message.text for message in said)


async def test_who_is_no_single_contact_stops_the_question(talk: Talk) -> None:
    card = await card_of(talk, "/perguntar Maria, Zoroastro: vocês vêm? 1=sim 2=não")
    assert "Não sei quem é “Zoroastro”" in card.text
    assert await talk.count() == 0


async def test_blocked_people_are_named_and_left_out(talk: Talk) -> None:
    await talk.say(f"/bloquear {ANA}")
    card = await card_of(talk)
    assert "Não ligo para:" in card.text
    await press(talk, card, "Ligar")
    assert await talk.count() == 1


async def test_a_spoken_answer_is_asked_of_one_alone(talk: Talk) -> None:
    card = await card_of(talk, "/perguntar Maria, João: o que houve? falando")
    assert card.text.startswith("Resposta falada, peço a uma pessoa de cada vez.")
