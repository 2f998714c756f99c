"""Telling the chat that asked: the card is edited, and what matters also goes out anew."""

from __future__ import annotations

from domain.chat import Address, Message
from domain.order import Order
from handlers.cards import card, state_text
from handlers.moments import Reader, reader_of
from handlers.scene import facts
from storage import chats, people
from storage.work import Work


async def news(order: Order, work: Work) -> tuple[Address, Reader]:
    """Where to tell of an order, and for whom."""
    asker = await people.find_person(work.session, order.asker_id)
    to = await chats.find_address(work.session, order.chat_id)
    return to, reader_of(asker, work.rules)


async def card_of(order: Order, work: Work, event: str = "") -> Message:
    """The card as it stands, for the chat that holds it, whoever changed it and from where."""
    to, reader = await news(order, work)
    return card(order, to, reader, event or order.state)


async def told(
    order: Order, work: Work, event: str, *, corrected: bool = False
) -> tuple[Message, ...]:
    """The edited card, and a new message: an edit alone notifies nobody."""
    to, reader = await news(order, work)
    text = state_text(order, reader)
    sentence = "news-corrected" if corrected else "news-ticket"
    shown = card(order, to, reader, event)
    fresh = Message(
        to=to,
        event=f"order:{order.id}:{event}:news",
        text=reader.say(sentence, text=text, short=order.short),
        buttons=shown.buttons,  # a question is answered where it is read
        about=facts(order),
    )
    return (shown, fresh)
