"""What the tests of the guided flow share: the question that waits, and its buttons."""

from __future__ import annotations

from domain.chat import Message, PersonInChat
from domain.language.order_request import IncompleteOrder
from storage.chat.incomplete_orders import find_incomplete
from storage.people import people
from tests.handlers.talk import Talk

BIA = "21 99765-4321"
WHOM = "Para quem devo ligar?"
WHAT = "O que devo falar?"
WAITS = "Nada foi discado. Espero a resposta por 10 minutos; para desistir: /cancelar"


async def half_of(talk: Talk, by: str = "ana") -> IncompleteOrder | None:
    """What somebody left half said, as the table holds it."""
    async with talk.database.read() as session:
        person = await people.find_by_identity(session, f"terminal:{by}")
        assert person is not None
        return await find_incomplete(session, PersonInChat(person.id, 1))


def choices(message: Message) -> dict[str, str]:
    """What the buttons of a message carry, by their labels."""
    return {button.label: button.choice for button in message.buttons}
