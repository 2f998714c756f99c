"""What time does to requests: they come due, turn red, are tried again, are reminded of, expire."""

from __future__ import annotations

from datetime import timedelta

from domain.callback_queue.policy import TimedStep
from domain.callback_queue.request import CallbackRequest, RequestStage, RequestStep, may_try_again
from domain.chat import AboutRequest, Address, Message
from domain.errors import RamalError
from domain.orders.outcome import ReportSource
from domain.people.audit import Act
from domain.people.person import Person
from handlers.access.administrators import list_administrator_chats, list_administrators
from handlers.callback_queue.call import ring
from handlers.callback_queue.cards import (
    agent_news,
    agents_cards,
    chats_of,
    customer_card,
    may_serve,
    news_card,
)
from handlers.callback_queue.outcome import put_back
from handlers.callback_queue.request import enter
from handlers.callback_queue.transitions import advance, agent_may_go_on, look_again
from handlers.replies.actor import Actor
from handlers.replies.reader import reader_of
from handlers.replies.recipient import Recipient
from storage.callback_queue import requests
from storage.chat import chats
from storage.orders import orders
from storage.people import groups, people
from storage.work import Work

# A status callback is only a hint: the next attempt waits this long for the platform's record.
_FOR_THE_RECORD = timedelta(minutes=1)


async def advance_request(work: Work) -> bool:
    """Take the step that is due for one request; commits exactly once. False if none is due."""
    request = await requests.lock_due(work.session, work.now)
    if request is None:
        return False
    told: list[Message]
    match work.rules.callbacks.deed(request, work.now):
        case TimedStep.EXPIRE:
            told = await _expire(request, work)
        case TimedStep.COME_DUE:
            told = await _come_due(request, work)
        case TimedStep.RING:
            told = await _ring(request, work)
        case TimedStep.REMIND:
            told = await _remind(request, work)
        case TimedStep.RECOLOUR:
            await look_again(request, work)
            told = await agents_cards(request, work, f"colour:{int(work.now.timestamp())}")
    await work.commit(*told)
    return True


async def _expire(request: CallbackRequest, work: Work) -> list[Message]:
    request = await advance(request, RequestStage.EXPIRED, work.happened(RequestStep.EXPIRED), work)
    work.audit(Act.REQUEST_SETTLED, f"request:{request.id}", stage=request.stage.value)
    told = [*await news_card(request, work), *await agent_news(request, work)]
    return [*told, *await agents_cards(request, work)]


async def _come_due(request: CallbackRequest, work: Work) -> list[Message]:
    request = await enter(request, work.happened(RequestStep.DUE, 0), work)
    return [await customer_card(request, work), *await agents_cards(request, work)]


async def _ring(request: CallbackRequest, work: Work) -> list[Message]:
    """The next attempt of the agent's one yes; only after a call that surely was not answered."""
    last = await orders.find_order(work.session, request.order_id or 0)
    if last.source is ReportSource.CALLBACK:
        until = work.now + _FOR_THE_RECORD
        await look_again(request, work, next_try_at=until)
        return []
    agent = await people.find_person(work.session, request.agent_id or 0)
    to = await chats.find_address(work.session, last.chat_id)
    actor = Actor(work, agent, to)
    if not may_try_again(last):
        return await _stop(request, agent, to, work)
    try:
        async with work.session.begin_nested():
            request, shown = await ring(request, actor, last.chat_id)
    except RamalError:
        return await _stop(request, agent, to, work)
    return [shown, await customer_card(request, work), *await agents_cards(request, work)]


async def _stop(request: CallbackRequest, agent: Person, to: Address, work: Work) -> list[Message]:
    """The next attempt is not allowed (hours, limits, a block): its agent decides, or others do."""
    if not await agent_may_go_on(request, work):
        return await put_back(request, work)
    remind = work.rules.callbacks.hours.open_from(work.now + work.rules.callbacks.late)
    stopped = {"next_try_at": None, "remind_at": remind}
    request = await advance(
        request, request.stage, work.happened(RequestStep.STOPPED), work, **stopped
    )
    reader = reader_of(agent, work.rules, to)
    text = reader.say("attempt-stopped", short=request.short)
    event = f"request:{request.id}:{request.steps}:stopped"
    news = Message(to=to, event=event, text=text, about=AboutRequest(request.id))
    return [news, *await agents_cards(request, work)]


async def _remind(request: CallbackRequest, work: Work) -> list[Message]:
    """Whoever could go on with it is told that somebody waits; once for all who wait."""
    policy, now = work.rules.callbacks, work.now
    again = policy.hours.open_from(now + policy.remind)
    if request.stage is RequestStage.TAKEN and not await agent_may_go_on(request, work):
        return await put_back(request, work)
    if request.stage is RequestStage.TAKEN:
        request = await advance(
            request, request.stage, work.happened(RequestStep.REMINDED), work, remind_at=again
        )
        agent = await people.find_person(work.session, request.agent_id or 0)
        places = [await chats.find_address(work.session, c) for c in await chats_of(agent, work)]
        return [_reminder(request, Recipient(agent, to), work, "remind-taken") for to in places]
    count = await requests.count_waiting(work.session)
    cards = await agents_cards(request, work, f"remind:{int(now.timestamp())}")
    request = await advance(
        request, request.stage, work.happened(RequestStep.REMINDED), work, remind_at=again
    )
    await requests.put_off_reminders(work.session, again)  # one for all who wait
    oldest = await requests.find_oldest(work.session) or request
    told = [
        _reminder(oldest, recipient, work, "remind-waiting", count=count)
        for recipient in await _listeners(work)
    ]
    return [*told, *cards]


async def _listeners(work: Work) -> list[Recipient]:
    """The available agents and their groups; where there is nobody, the administrators."""
    session = work.session
    found = [
        Recipient(agent, await chats.find_address(session, chat_id))
        for agent, chat_id in await people.list_available(session)
        if may_serve(agent, work.rules)
    ]
    admins = await list_administrators(work)
    rooms = await groups.list_queue_groups(session)
    speakers = [*(one.person for one in found), *admins]  # a group reads the first one's language
    heard = [*found, *(Recipient(speakers[0], room) for room in rooms if speakers)]
    if heard:
        return heard
    return await list_administrator_chats(work)


def _reminder(
    request: CallbackRequest, recipient: Recipient, work: Work, sentence: str, **parts: int
) -> Message:
    to, reader = recipient.to, recipient.reader(work.rules)
    since = request.taken_at if sentence == "remind-taken" else request.wanted_at
    minutes = int((work.now - (since or work.now)).total_seconds() // 60)
    text = reader.say(sentence, short=request.short, minutes=minutes, **parts)
    place = f"{to.channel}:{to.external_id}:{to.thread}"
    event = f"request:{request.id}:remind:{int(work.now.timestamp())}:{place}"
    return Message(to=to, event=event, text=text, about=AboutRequest(request.id))
