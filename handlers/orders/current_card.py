"""The card of an order as it stands now, for the chat that holds it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from domain.chat import Address, Message
from domain.orders.order import Order
from handlers.orders.cards import card
from handlers.orders.survey_news import note_left
from handlers.replies.reader import Reader, reader_of
from storage.chat import chats
from storage.people import contacts, people
from storage.work import Work


async def addressee(order: Order, work: Work) -> tuple[Address, Reader]:
    """The chat in which an order is told of, and the reader for whom."""
    asker = await people.find_person(work.session, order.asker_id)
    to = await chats.find_address(work.session, order.chat_id)
    return to, for_whom(order, reader_of(asker, work.rules, to))


def for_whom(order: Order, reader: Reader) -> Reader:
    """The reader of an order: numbers masked where it brings two people together for one."""
    return reader if order.request_id is None else replace(reader, among_others=True)


async def names_in(order: Order, reader: Reader, work: Work) -> Mapping[str, str]:
    """By digits, the name of whom an order asks, as its asker knows them; nobody's among others."""
    if not (order.asked or order.transfer_key) or reader.among_others:
        return {}
    name = await contacts.find_name(work.session, order.asker_id, order.dest)
    return {order.dest.digits: name} if name else {}


async def card_of(order: Order, work: Work, event: str = "") -> Message:
    """The card of an order as it stands, for the chat that holds it, whoever changed it."""
    to, reader = await addressee(order, work)
    names = await names_in(order, reader, work)
    return card(order, to, reader, event or order.state, names)


async def cards_of(order: Order, work: Work, event: str = "") -> tuple[Message, ...]:
    """The card of an order, unless a page's card or a survey's tells of it."""
    if order.survey_id is not None:
        return await note_left(order, work)
    return () if order.page_id is not None else (await card_of(order, work, event),)
