"""Telling the chat that asked: the card is edited, and what matters also goes out anew."""

from __future__ import annotations

from domain.chat import Message, PersonInChat
from domain.orders.order import Order
from handlers.audio.cards import speakable
from handlers.callback_queue.outcome import follow
from handlers.oncall.call_results import follow as follow_page
from handlers.orders.cards import card, state_text
from handlers.orders.order_cards import addressee
from handlers.replies.scene import facts
from storage.audio import jobs
from storage.people import people
from storage.work import Work


async def announce(
    order: Order, work: Work, event: str, *, corrected: bool = False, aloud: bool = True
) -> tuple[Message, ...]:
    """The edited card, and a new message: an edit alone notifies nobody.

    `aloud`: whoever wants it also hears it.
    """
    if order.page_id is not None:
        return await follow_page(order, work)
    to, reader = await addressee(order, work)
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
        here = PersonInChat(asker.id, order.chat_id)
        words = speakable(text)
        await jobs.open_job(
            work.session, jobs.AudioJobKind.SPEAK, here, work.now, words=words, event=event
        )
