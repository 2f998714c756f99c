"""Asking to be called: one open request for each person, now or for a time, and taking it back."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from domain.callback_queue.intents import AskCallback
from domain.callback_queue.pending_question import AskedFor, PendingQuestion
from domain.callback_queue.policy import Verify
from domain.callback_queue.request import (
    LONGEST_WHY,
    MOST_A_DAY,
    CallbackRequest,
    RequestStage,
    RequestStep,
)
from domain.callback_queue.strangers import StrangerCause
from domain.callback_queue.wait_estimate import estimate_wait
from domain.chat import ChatKind
from domain.errors import InvalidNumber, NotCalled, NumberFault
from domain.language.callback_wish import CallbackWish, read_wish
from domain.orders.order import new_ticket
from domain.phone import NumberClass, PhoneNumber
from domain.timeline import TimelineEntry
from handlers.access.strangers import count_number, require_room
from handlers.callback_queue.cards import agents_cards, customer_card
from handlers.callback_queue.transitions import advance
from handlers.replies.faults import INVALID
from handlers.replies.scene import Scene
from handlers.replies.times import moment
from storage.callback_queue import requests
from storage.chat import pending_questions
from storage.people import blocklist, people
from storage.work import Work

# Classes of numbers that strangers cannot have called: their owners may earn by each call.
_DEAR = frozenset({NumberClass.FOREIGN, NumberClass.SHARED_COST})
_LATELY = timedelta(days=7)


async def ask_callback(intent: AskCallback, scene: Scene) -> None:
    """Put this person into the queue; raises InvalidNumber, InvalidTime, NotCalled."""
    wish = wish_of(intent, scene)
    there = await requests.find_open(scene.work.session, scene.person.id)
    if wish.number is None and there is None:
        await _ask_number(wish, scene)
    elif there is not None:
        await _show_open(there, scene)
    else:
        await ask(wish, scene)


def wish_of(intent: AskCallback, scene: Scene) -> CallbackWish:
    """What was said; without a number it is this person's own, without a time the intent's."""
    wish = read_wish(intent.arguments, scene.said_at, scene.reader.zone)
    number, due_at = wish.number or scene.person.line, wish.due_at or intent.due_at
    return replace(wish, number=number, due_at=due_at)


async def ask(wish: CallbackWish, scene: Scene) -> None:
    """Enter a request whose number is known; raises InvalidNumber, NotCalled."""
    session, person, number = scene.work.session, scene.person, wish.number
    if number is None:
        raise InvalidNumber(NumberFault.MISSING)
    await people.hold_person(session, person.id)  # they may ask on another channel at this moment
    if (there := await requests.find_open(session, person.id)) is not None:
        await _show_open(there, scene)
        return
    if await _refused(number, wish.why, scene):
        return
    person = await people.find_person(session, person.id)
    verified = person.line == number and person.line_verified_at is not None
    needs_code = scene.work.rules.callbacks.verify is not Verify.NEVER and not verified
    if person.door and not verified and not needs_code:
        await require_room(StrangerCause.REQUEST, number, scene.actor)
        await count_number(StrangerCause.REQUEST, number, scene.actor)
    request = await requests.open_request(
        session,
        number,
        scene.work.now,
        stage=RequestStage.UNVERIFIED,
        ticket=new_ticket(),
        customer_id=person.id,
        chat_id=scene.heard.chat_id,
        verified=verified,
        why=wish.why,
        due_at=wish.due_at,
        door=person.door,
    )
    if needs_code:
        entry = scene.work.happened(RequestStep.ASKED, person.id)
        request = await advance(request, RequestStage.UNVERIFIED, entry, scene.work)
        shown = await customer_card(request, scene.work)
        await scene.work.commit(shown, scene.reply(scene.say("request-verify")))
        return
    await enter_and_tell(request, scene.work.happened(RequestStep.ASKED, person.id), scene)


async def _show_open(there: CallbackRequest, scene: Scene) -> None:
    text = scene.say("request-open", short=there.short)
    shown = await customer_card(there, scene.work, f"shown:{scene.heard.id}")
    await scene.work.commit(scene.reply(text, fault=INVALID), shown)


async def enter(
    request: CallbackRequest, entry: TimelineEntry[RequestStep], work: Work, **changes: object
) -> CallbackRequest:
    """Let a request wait for an agent, or for its time: the next one within the opening hours."""
    policy, now = work.rules.callbacks, work.now
    opens = policy.hours.open_from(max(request.due_at or now, now))
    if opens > now:
        return await advance(request, RequestStage.LATER, entry, work, due_at=opens, **changes)
    expires = policy.expires(now)
    return await advance(request, RequestStage.WAITING, entry, work, expires_at=expires, **changes)


async def enter_and_tell(
    request: CallbackRequest, entry: TimelineEntry[RequestStep], scene: Scene, **changes: object
) -> None:
    """Let a request wait for an agent or for its time; its customer and the agents read so."""
    wanted = request.due_at
    request = await enter(request, entry, scene.work, **changes)
    shown = await customer_card(request, scene.work)
    told = scene.reply(await _entered_text(request, wanted, scene))
    await scene.work.commit(shown, told, *await agents_cards(request, scene.work))


async def _entered_text(request: CallbackRequest, wanted: datetime | None, scene: Scene) -> str:
    """What whoever asked reads first: their place, or from when on they are called."""
    if request.stage is RequestStage.LATER:
        when = moment(request.wanted_at, scene.reader)
        as_asked = wanted is not None and request.due_at == wanted
        return scene.say("request-later" if as_asked else "request-outside", when=when)
    place = await requests.count_waiting(scene.work.session, request)
    lines = [scene.say("request-place", place=place)]
    waits = await requests.list_waits(scene.work.session, scene.work.now - _LATELY)
    if (minutes := estimate_wait(waits)) is not None:
        lines.append(scene.say("request-estimate", minutes=minutes))
    return " ".join([*lines, scene.say("request-free")])


async def _ask_number(wish: CallbackWish, scene: Scene) -> None:
    """Wait for the number alone; what was said with it is kept."""
    question = PendingQuestion(
        words=AskedFor.NUMBER, asked_at=scene.work.now, why=wish.why, due_at=wish.due_at
    )
    await pending_questions.open_question(scene.work.session, scene.here, question)
    reply = scene.reply(scene.say("request-number"), fault=INVALID)
    alone = scene.chat.kind is ChatKind.PRIVATE
    await scene.work.commit(scene.with_contact_key(reply) if alone else reply)


async def _refused(number: PhoneNumber, why: str, scene: Scene) -> bool:
    """Whether it cannot be asked for, which is then said; raises InvalidNumber, NotCalled."""
    session = scene.work.session
    if any(number.same_line(own) for own in scene.work.rules.own_numbers):
        raise InvalidNumber(NumberFault.OWN)
    if block := await blocklist.find_block(session, [number]):
        raise NotCalled(block.why.value, block.since)
    text = ""
    if scene.person.door and number.number_class in _DEAR:
        text = scene.say("request-dear")
    elif await requests.is_asked_for(session, number, scene.person.id):
        text = scene.say("request-number-asked")
    elif len(why) > LONGEST_WHY:
        text = scene.say("request-long", limit=LONGEST_WHY)
    elif await requests.count_lately(session, scene.person.id, scene.work.now) >= MOST_A_DAY:
        text = scene.say("request-many", most=MOST_A_DAY)
    if text:
        await scene.work.commit(scene.reply(text, fault=INVALID))
    return bool(text)
