"""Asking to be called: one open request for each person, and taking it back."""

from __future__ import annotations

from domain.callback_request import LONGEST_WHY, MOST_A_DAY, OPEN, CallbackRequest, Stage
from domain.errors import InvalidNumber, NotCalled, NumberFault
from domain.order import new_ticket
from domain.people_intents import AskCallback, GiveUp
from domain.phone import PhoneNumber
from domain.typed import read_number
from handlers.faults import INVALID
from handlers.request_cards import agents_cards, customer_card
from handlers.scene import Scene
from storage import blocked, callback_requests, people


async def ask_callback(intent: AskCallback, scene: Scene) -> None:
    """Put this person into the queue; raises InvalidNumber, NotCalled."""
    session, person = scene.work.session, scene.person
    await people.hold_person(session, person.id)  # on another channel they may ask at this moment
    if (there := await callback_requests.find_open(session, person.id)) is not None:
        text = scene.say("request-open", short=there.short)
        shown = await customer_card(there, scene.work, f"shown:{scene.heard.id}")
        await scene.work.commit(scene.reply(text, fault=INVALID), shown)
        return
    number, why = _read(intent.rest, scene)
    if number is None:
        text = scene.say("request-number", usage=scene.say("usage-callback"))
        await scene.work.commit(scene.reply(text, fault=INVALID))
        return
    if await _refused(number, why, scene):
        return
    request = await callback_requests.open_request(
        session,
        number,
        scene.work.now,
        ticket=new_ticket(),
        customer_id=person.id,
        chat_id=scene.heard.chat_id,
        verified=person.line == number and person.line_verified_at is not None,
        why=why,
    )
    waiting = len(await callback_requests.list_open(session, limit=1_000))
    shown = await customer_card(request, scene.work, "asked")
    text = scene.say("request-place", place=waiting)
    await scene.work.commit(
        shown, scene.reply(text), *await agents_cards(request, scene.work, "asked")
    )


def _read(rest: str, scene: Scene) -> tuple[PhoneNumber | None, str]:
    """The number, typed or this person's own, and what it is about; raises InvalidNumber."""
    try:
        reading = read_number(rest) if rest.strip() else None
    except InvalidNumber as error:
        if error.fault is not NumberFault.MISSING:
            raise
        reading = None
    if reading is not None:
        return reading.number, reading.words.strip()
    return scene.person.line, rest.strip()


async def _refused(number: PhoneNumber, why: str, scene: Scene) -> bool:
    """Whether it cannot be asked for, which is then said; raises InvalidNumber, NotCalled."""
    session = scene.work.session
    if any(number.same_line(own) for own in scene.work.rules.own_numbers):
        raise InvalidNumber(NumberFault.OWN)
    if block := await blocked.find_block(session, [number]):
        raise NotCalled(block.why.value, block.since)
    text = ""
    if len(why) > LONGEST_WHY:
        text = scene.say("request-long", limit=LONGEST_WHY)
    elif (
        await callback_requests.count_lately(session, scene.person.id, scene.work.now) >= MOST_A_DAY
    ):
        text = scene.say("request-many", most=MOST_A_DAY)
    if text:
        await scene.work.commit(scene.reply(text, fault=INVALID))
    return bool(text)


async def give_up(intent: GiveUp, scene: Scene) -> None:
    """Take one's own request back; a phone that rings already cannot be called back."""
    session, work = scene.work.session, scene.work
    request = await callback_requests.lock_by_ticket(session, intent.ticket)
    if request is None or request.customer_id != scene.person.id:
        await work.commit(scene.toast("toast-unknown"))
    elif request.stage not in OPEN or request.given_up:
        await work.commit(scene.toast("toast-request-over"))
    elif request.stage is Stage.RINGING:
        request = await callback_requests.move(session, request, request.stage, given_up=True)
        await _told(request, "given-up", "toast-request-ringing", scene)
    else:
        request = await callback_requests.move(
            session, request, Stage.CANCELLED, closed_at=work.now
        )
        await _told(request, "cancelled", "toast-cancelled", scene)


async def _told(request: CallbackRequest, event: str, toast: str, scene: Scene) -> None:
    """The person and the agents both read it."""
    shown = await customer_card(request, scene.work, event)
    cards = await agents_cards(request, scene.work, event)
    await scene.work.commit(scene.toast(toast), shown, *cards)
