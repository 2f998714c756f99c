"""`+falar`: whoever is called may be put through to the asker at a key."""

from __future__ import annotations

import pytest

from domain.orders.outcome import ReportSource
from domain.ports import Accepted
from tests.handlers.talk import ANA, Talk

MINE = "11 98765-4321"
CALL = f"/ligar {ANA} Seu pedido chegou +falar"


async def test_the_card_says_to_whom_and_the_outcome_whether_the_key_was_pressed(
    talk: Talk,
) -> None:
    await talk.say(f"/meunumero {MINE}")
    [card] = await talk.say(CALL)
    assert "🗣️ Quem teclar 1 é passado para você, no +55 11 98765-4321." in card.text
    await talk.press_label("Ligar")
    await talk.answered(await talk.claim(), Accepted("900"))
    order = await talk.order()
    record = {"source": ReportSource.RECORD, "provider_id": "", "keys": ""}
    _, told = await talk.report(order, **record)
    assert "a ligação não passou para você" in told[-1].text


@pytest.mark.parametrize(
    "said",
    [
        CALL,
        f"/sms {ANA} Seu pedido chegou +falar",
        f"/perguntar {ANA} Você vem? 1=sim +falar",
        f"{CALL} fila",
        f"/ligar {MINE} Olá +falar",
    ],
)
async def test_what_cannot_hand_over_is_explained_and_dials_nothing(talk: Talk, said: str) -> None:
    if said != CALL:
        await talk.say(f"/meunumero {MINE}")
    [told] = await talk.say(said, yes=True)
    assert told.fault
    assert await talk.count() == 0
