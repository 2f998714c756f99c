"""An order's card as it is now, and the message beside it that notifies: an edit alone does not."""

from __future__ import annotations

from dataclasses import dataclass

from domain.chat import Message
from domain.orders.order import Order
from handlers.orders.cards import card, state_text
from handlers.orders.current_card import addressee, names_in
from handlers.replies.reader import Reader
from handlers.replies.scene import facts
from storage.work import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderNews:
    """What is told of a step of an order: `text` is where it stands, for `reader`."""

    card: Message
    fresh: Message
    text: str
    reader: Reader


async def news_of(order: Order, work: Work, event: str, *, corrected: bool = False) -> OrderNews:
    """The card and the message of this step; `corrected`: an earlier end is taken back."""
    to, reader = await addressee(order, work)
    names = await names_in(order, reader, work)
    text = state_text(order, reader, names)
    shown = card(order, to, reader, event, names)
    sentence = "news-corrected" if corrected else "news-ticket"
    fresh = Message(
        to=to,
        event=f"order:{order.id}:{event}:news",
        text=reader.say(sentence, text=text, short=order.short),
        buttons=shown.buttons,  # a question is answered where it is read
        about=facts(order),
    )
    return OrderNews(card=shown, fresh=fresh, text=text, reader=reader)
