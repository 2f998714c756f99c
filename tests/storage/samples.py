"""Rows that other rows need: a person, a chat, an order as far as a test wants it."""

from __future__ import annotations

from typing import Any

from domain.chat import Address, Message
from domain.orders.order import Kind, Order, Purpose, State, new_ticket
from domain.phone import parse_number
from storage.chat import chats
from storage.database import Database
from storage.orders import orders
from storage.orders.drafts import OrderDraft
from storage.people import people

ANA = Address("terminal", "ana")
NUMBER = parse_number("11 99206-9730")


def another(number: int) -> str:
    """The digits of another number than NUMBER, as orders to one number wait for each other."""
    return f"551196000{number:04}"


async def proposed(database: Database, **facts: Any) -> Order:
    """A proposal of ana's."""
    async with database.write() as session:
        person = await people.open_person(session, "terminal:ana", name="Ana", locale="pt-BR")
        chat_id = await chats.open_chat(session, ANA)
        ticket = new_ticket()
        plain: dict[str, Any] = {
            "ticket": ticket,
            "token": f"token-of-{ticket}",
            "kind": Kind.CALL,
            "purpose": Purpose.TRANSACTIONAL,
            "asker_id": person.id,
            "chat_id": chat_id,
            "dest": NUMBER,
            "words": "Olá",
        }
        return await orders.open_order(
            session, OrderDraft(**{**plain, **facts}), database.clock.now()
        )


async def confirmed(database: Database, **changes: Any) -> Order:
    """An order that its asker said yes to."""
    order = await proposed(database)
    known = {"confirmed_at": database.clock.now(), **changes}
    async with database.write() as session:
        return await orders.move(session, order, State.CONFIRMED, **known)


async def claim(database: Database, owner: str = "worker-1") -> Order | None:
    """A worker takes what is due."""
    async with database.write() as session:
        return await orders.claim_confirmed(session, owner, database.clock.now())


def message(event: str, to: Address = ANA, **more: Any) -> Message:
    return Message(**{"to": to, "event": event, "text": f"text of {event}", **more})
