"""Telling the chat that asked: the card is edited, and what matters also goes out anew."""

from __future__ import annotations

from domain.chat import Address, Message
from domain.order import Order
from handlers.cards import card, state_text
from handlers.replies import say
from handlers.scene import facts
from storage import chats, people
from storage.work import Work


async def news(order: Order, work: Work) -> tuple[Address, str]:
    """Where to tell of an order, and in which language."""
    asker = await people.find_person(work.session, order.asker_id)
    return await chats.find_address(work.session, order.chat_id), asker.locale


async def card_of(order: Order, work: Work, event: str = "") -> Message:
    """The card as it stands, for the chat that holds it, whoever changed it and from where."""
    to, locale = await news(order, work)
    return card(order, to, locale, event or order.state)


async def told(
    order: Order, work: Work, event: str, *, corrected: bool = False
) -> tuple[Message, ...]:
    """The edited card, and a new message: an edit alone notifies nobody."""
    to, locale = await news(order, work)
    text = state_text(order, locale)
    sentence = "news-corrected" if corrected else "news-ticket"
    shown = card(order, to, locale, event)
    fresh = Message(
        to=to,
        event=f"order:{order.id}:{event}:news",
        text=say(locale, sentence, text=text, short=order.short),
        buttons=shown.buttons,  # a question is answered where it is read
        about=facts(order),
    )
    return (shown, fresh)
