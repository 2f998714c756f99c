"""Asking to be called: one open request for each person, now or for a time, and taking it back."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

from domain.callback_queue.intents import AskCallback, GiveUp
from domain.callback_queue.pending_question import AskedFor, PendingQuestion
from domain.callback_queue.policy import Verify
from domain.callback_queue.request import (
    LONGEST_WHY,
    MOST_A_DAY,
    OPEN,
    CallbackRequest,
    RequestStage,
    RequestStep,
)
from domain.chat import ChatKind, Message, Press
from domain.errors import InvalidNumber, InvalidTime, NotCalled, NumberFault, TimeFault
from domain.language.number_phrases import read_number
from domain.language.time_phrases import begins_like_time, find_time
from domain.orders.order import new_ticket
from domain.phone import NumberClass, PhoneNumber
from handlers.callback_queue.cards import agent_news, agents_cards, customer_card
from handlers.callback_queue.transitions import Did, advance
from handlers.orders import cancel
from handlers.replies.faults import INVALID
from handlers.replies.scene import Scene
from handlers.replies.times import moment
from storage.callback_queue import requests
from storage.chat import pending_questions
from storage.people import blocklist, people
from storage.work import Work

_NUMBER = re.compile(r"\+?\(?[0-9][0-9\s().-]{8,18}[0-9]")
# What leads to a number that is cut out.
_LEADS = re.compile(
    r"[\s,;:]*(?:(?:(?:o\s+)?meu\s+(?:n[uú]mero|telefone|celular)\s+(?:é|e)|my\s+(?:number|phone)\s+is"
    r"|n[oa]|para|pro|on|at|to)\s*:?)?\s*$",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(r"\s*[,;:.–-]?\s*")
# What no stranger has called: somebody may earn by such calls.
_DEAR = frozenset({NumberClass.FOREIGN, NumberClass.SHARED_COST})
_LATELY = timedelta(days=7)
_FEWEST = 3  # waits, before anything is said of how long it takes


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What was said with a request: a number, a time, what it is about."""

    number: PhoneNumber | None
    due_at: datetime | None
    why: str


async def ask_callback(intent: AskCallback, scene: Scene) -> None:
    """Put this person into the queue; raises InvalidNumber, InvalidTime, NotCalled."""
    wish = read_wish(intent, scene)
    there = await requests.find_open(scene.work.session, scene.person.id)
    if wish.number is None and there is None:
        await _ask_number(wish, scene)
    elif there is not None:
        await _show_open(there, scene)
    else:
        await ask(wish, scene)


async def ask(wish: Wish, scene: Scene) -> None:
    """The same once the number is known; raises InvalidNumber, NotCalled."""
    session, person, number = scene.work.session, scene.person, wish.number
    if number is None:
        raise InvalidNumber(NumberFault.MISSING)
    await people.hold_person(session, person.id)  # on another channel they may ask at this moment
    if (there := await requests.find_open(session, person.id)) is not None:
        await _show_open(there, scene)
        return
    if await _refused(number, wish.why, scene):
        return
    person = await people.find_person(session, person.id)
    request = await requests.open_request(
        session,
        number,
        scene.work.now,
        stage=RequestStage.UNVERIFIED,
        ticket=new_ticket(),
        customer_id=person.id,
        chat_id=scene.heard.chat_id,
        verified=person.line == number and person.line_verified_at is not None,
        why=wish.why,
        due_at=wish.due_at,
        door=person.door,
    )
    if scene.work.rules.callbacks.verify is not Verify.NEVER and not request.verified:
        did = Did(RequestStep.ASKED, person.id)
        request = await advance(request, RequestStage.UNVERIFIED, did, scene.work)
        shown = await customer_card(request, scene.work)
        await scene.work.commit(shown, scene.reply(scene.say("request-verify")))
        return
    await enter_and_tell(request, Did(RequestStep.ASKED, person.id), scene)


async def _show_open(there: CallbackRequest, scene: Scene) -> None:
    text = scene.say("request-open", short=there.short)
    shown = await customer_card(there, scene.work, f"shown:{scene.heard.id}")
    await scene.work.commit(scene.reply(text, fault=INVALID), shown)


async def enter(
    request: CallbackRequest, did: Did, work: Work, **changes: object
) -> CallbackRequest:
    """Let it wait for an agent, or for its time: of the opening hours the next one."""
    policy, now = work.rules.callbacks, work.now
    opens = policy.hours.open_from(max(request.due_at or now, now))
    if opens > now:
        return await advance(request, RequestStage.LATER, did, work, due_at=opens, **changes)
    expires = policy.expires(now)
    return await advance(request, RequestStage.WAITING, did, work, expires_at=expires, **changes)


async def enter_and_tell(
    request: CallbackRequest, did: Did, scene: Scene, **changes: object
) -> None:
    """The same, read by its person and by the agents."""
    wanted = request.due_at
    request = await enter(request, did, scene.work, **changes)
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
    if len(waits) >= _FEWEST:
        usual = sorted(waits)[len(waits) // 2]
        lines.append(
            scene.say("request-estimate", minutes=max(1, round(usual.total_seconds() / 60)))
        )
    return " ".join([*lines, scene.say("request-free")])


def read_wish(intent: AskCallback, scene: Scene) -> Wish:
    """A time, a number or this person's own, and what it is about, in whichever order they come.

    Raises InvalidNumber, InvalidTime.
    """
    due, rest = _take_time(intent.arguments.strip(), scene)
    due = due or intent.due_at
    number, why = _take_number(rest)
    if due is None and number is not None:
        due, why = _take_time(why, scene)
    # It is read and spoken to the agent: no number stays in it.
    why = " ".join(_NUMBER.sub("…", why).split()).strip(" ,;:–-")
    return Wish(number=number or scene.person.line, due_at=due, why=why)


def _take_number(text: str) -> tuple[PhoneNumber | None, str]:
    """The number, wherever it stands, and the text without it; raises InvalidNumber."""
    fault: InvalidNumber | None = None
    for begins in [0, *(found.start() for found in _NUMBER.finditer(text))]:
        try:
            reading = read_number(text[begins:])
        except InvalidNumber as error:
            if error.fault is not NumberFault.MISSING:
                fault = fault or error
            continue
        before = _LEADS.sub("", text[:begins])
        return reading.number, " ".join(filter(None, (before.strip(), reading.words.strip())))
    if fault is not None:
        raise fault
    return None, text


def _take_time(text: str, scene: Scene) -> tuple[datetime | None, str]:
    said = find_time(text)
    if said is None and begins_like_time(text):
        raise InvalidTime(TimeFault.UNREADABLE)
    if said is None:
        return None, text
    due = said.resolve(scene.said_at, scene.reader.zone)
    rest = text[said.end :]
    found = _SEPARATOR.match(rest)
    return due.at, rest[found.end() if found else 0 :]


async def _ask_number(wish: Wish, scene: Scene) -> None:
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


async def give_up(intent: GiveUp, scene: Scene) -> None:
    """Take one's own request back; a phone that rings already cannot be called back."""
    session, me = scene.work.session, scene.person.id
    request = await requests.lock_by_ticket(session, intent.ticket)
    if request is None or request.customer_id != me:
        await scene.work.commit(scene.toast("toast-unknown"))
        return
    await take_back(request, scene)


async def drop_question(scene: Scene) -> bool:
    """Whether we waited for words here; then we do no longer, and say so."""
    if await pending_questions.find_question(scene.work.session, scene.here, scene.said_at) is None:
        return False
    await pending_questions.close_question(scene.work.session, scene.here)
    await scene.work.commit(scene.reply(scene.say("question-dropped")))
    return True


async def take_request_back(ticket: str, scene: Scene) -> bool:
    """Whether what is taken back is this person's request: named, or there is no order to take."""
    session = scene.work.session
    request = await requests.lock_open(session, scene.person.id)
    if request is None or scene.chat.kind is ChatKind.GROUP:
        return False
    if ticket and not request.ticket.startswith(ticket):
        return False
    if not ticket and await cancel.find_latest(scene) is not None:
        return False
    await take_back(request, scene)
    return True


async def take_back(request: CallbackRequest, scene: Scene) -> None:
    """The same of a request that we hold."""
    work, me = scene.work, scene.person.id
    if request.stage not in OPEN or request.given_up:
        await work.commit(_short(scene, "toast-request-over"))
        return
    if request.stage is RequestStage.RINGING:
        did, toast = Did(RequestStep.GIVEN_UP, me), "toast-request-ringing"
        request = await advance(request, request.stage, did, work, given_up=True)
    else:
        did, toast = Did(RequestStep.CANCELLED, me), "toast-cancelled"
        request = await advance(request, RequestStage.CANCELLED, did, work)
    shown = await customer_card(request, work)
    told = [*await agent_news(request, work), *await agents_cards(request, work)]
    await work.commit(_short(scene, toast), shown, *told)


def _short(scene: Scene, sentence: str) -> Message:
    """The answer to a pressed button, or to words that asked for the same."""
    if isinstance(scene.heard.said.content, Press):
        return scene.toast(sentence)
    return scene.reply(scene.say(sentence))
