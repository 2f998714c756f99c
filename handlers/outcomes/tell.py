"""Telling the chat that asked: the card is edited, and what matters also goes out anew."""

from __future__ import annotations

from dataclasses import replace

from domain.chat import Address, Message
from domain.orders.order import Order
from handlers.audio.cards import speakable
from handlers.callback_queue.outcome import follow
from handlers.oncall.call_results import follow as follow_page
from handlers.orders.cards import card, state_text
from handlers.replies.scene import facts
from handlers.replies.times import Reader, reader_of
from storage.audio import jobs
from storage.chat import chats
from storage.people import people
from storage.work import Work


async def news(order: Order, work: Work) -> tuple[Address, Reader]:
    """Where to tell of an order, and for whom."""
    asker = await people.find_person(work.session, order.asker_id)
    to = await chats.find_address(work.session, order.chat_id)
    return to, for_whom(order, reader_of(asker, work.rules, to))


def for_whom(order: Order, reader: Reader) -> Reader:
    """Whoever brings two people together for one who asked sees neither number whole."""
    return reader if order.request_id is None else replace(reader, among_others=True)


async def card_of(order: Order, work: Work, event: str = "") -> Message:
    """The card as it stands, for the chat that holds it, whoever changed it and from where."""
    to, reader = await news(order, work)
    return card(order, to, reader, event or order.state)


async def cards_of(order: Order, work: Work, event: str = "") -> tuple[Message, ...]:
    """The card, if the order has one: of an alert's calls its page's card tells."""
    return () if order.page_id is not None else (await card_of(order, work, event),)


async def told(
    order: Order, work: Work, event: str, *, corrected: bool = False, aloud: bool = True
) -> tuple[Message, ...]:
    """The edited card, and a new message: an edit alone notifies nobody.

    `aloud`: whoever wants it also hears it.
    """
    if order.page_id is not None:
        return await follow_page(order, work)
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
    if aloud:
        await _speak(order, text, fresh.event, work)
    return (shown, fresh, *await follow(order, work))


async def _speak(order: Order, text: str, event: str, work: Work) -> None:
    """For whoever wants it the news also comes as a voice note."""
    asker = await people.find_person(work.session, order.asker_id)
    if asker.told_aloud:
        place = (asker.id, order.chat_id)
        words = speakable(text)
        await jobs.open_errand(
            work.session, jobs.Kind.SPEAK, place, work.now, words=words, event=event
        )
