"""Who follows an order: the one place that knows who is told when its state changes."""

from __future__ import annotations

from domain.chat import Message, PersonInChat
from domain.orders.order import Order
from handlers.audio.cards import speakable
from handlers.callback_queue.outcome import follow as follow_request
from handlers.oncall.call_results import follow as follow_page
from handlers.orders.survey_news import follow_survey
from handlers.outcomes.news import news_of
from storage.audio import jobs
from storage.people import people
from storage.work import Work


async def announce(
    order: Order, work: Work, event: str, *, corrected: bool = False, aloud: bool = True
) -> tuple[Message, ...]:
    """Let every concept that follows this order take its step, and collect what they all say.

    `event` names this change of the order; `corrected`: an earlier end is taken back; `aloud`: who
    asked to hear outcomes hears this one. The card comes first, if the order has one.
    """
    return (
        *await _tell_asker(order, work, event, corrected=corrected, aloud=aloud),
        *await follow_page(order, work),
        *await follow_request(order, work),
    )


async def _tell_asker(
    order: Order, work: Work, event: str, *, corrected: bool, aloud: bool
) -> tuple[Message, ...]:
    """The edited card, and a new message: an edit alone notifies nobody.

    The calls of an alert have no card of their own: their page's card tells of them, and a
    survey's card of its calls.
    """
    if order.page_id is not None:
        return ()
    if order.survey_id is not None:
        return await _tell_survey(order, work, event, aloud=aloud)
    news = await news_of(order, work, event, corrected=corrected)
    if aloud:
        await _speak(order, news.text, news.fresh.event, work)
    return (news.card, news.fresh)


async def _tell_survey(order: Order, work: Work, event: str, *, aloud: bool) -> tuple[Message, ...]:
    """The edited card of an order's survey, and what is new of the whole of it."""
    shown, *fresh = await follow_survey(order, work, event) or (None,)
    for news in fresh if aloud else ():
        await _speak(order, news.text, news.event, work)
    return (shown, *fresh) if shown else ()


async def _speak(order: Order, text: str, event: str, work: Work) -> None:
    """For whoever wants it the news also comes as a voice note."""
    asker = await people.find_person(work.session, order.asker_id)
    if asker.told_aloud:
        here, words = PersonInChat(asker.id, order.chat_id), speakable(text)
        await jobs.open_job(
            work.session, jobs.MediaJobKind.SPEAK, here, work.now, words=words, event=event
        )
