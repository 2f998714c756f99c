"""The queue of those who ask to be called: shown, taken by exactly one agent, put back, rung."""

from __future__ import annotations

from dataclasses import replace

from domain.audit import Act
from domain.callback_request import CallbackRequest, Stage
from domain.chat import Message
from domain.order import Kind, Purpose, State, new_ticket
from domain.people_intents import SettleRequest, ShowQueue
from handlers import access, ceilings
from handlers.cards import card
from handlers.ends import NoLine
from handlers.faults import INVALID
from handlers.moments import moment
from handlers.news import for_whom
from handlers.proposals import confirm
from handlers.request_cards import agents_cards, customer_card
from handlers.scene import Scene
from handlers.understand import plain
from storage import callback_requests, limits, orders, people
from storage.drafts import Draft

_HERE = ("disponivel", "aqui", "available", "here")
_AWAY = ("ausente", "sair", "away", "leave")


async def show_queue(intent: ShowQueue, scene: Scene) -> None:
    """Who waits, the oldest first; or be available for them, or away."""
    word, session = plain(intent.rest), scene.work.session
    if word in _HERE or word in _AWAY:
        here = word in _HERE
        await people.note_queue(session, scene.person.id, scene.heard.chat_id if here else None)
        text = scene.say("queue-here" if here else "queue-away")
        await scene.work.commit(scene.reply(text))
        return
    if word:
        text = scene.say("queue-unknown", usage=scene.say("usage-queue"))
        await scene.work.commit(scene.reply(text, fault=INVALID))
        return
    waiting = await callback_requests.list_open(session)
    lines = [scene.say("queue-list" if waiting else "queue-empty")]
    lines += [_line(request, scene) for request in waiting]
    cards = []
    if scene.person.queue_chat_id is None:
        lines += ["", scene.say("queue-hint", usage=scene.say("usage-queue"))]
    else:
        for request in waiting:
            event = f"listed:{scene.heard.id}"
            shown = await agents_cards(request, scene.work, event)
            cards += [one for one in shown if one.to == scene.chat]
    scene.audit(Act.QUEUE_LISTED)
    await scene.work.commit(scene.reply("\n".join(lines)), *cards)


def _line(request: CallbackRequest, scene: Scene) -> str:
    since = moment(request.asked_at, scene.reader)
    state = scene.say(f"queue-line-{request.stage}")
    return scene.say("queue-line", short=request.short, since=since, state=state)


async def settle_request(intent: SettleRequest, scene: Scene) -> None:
    """A pressed button of the queue: exactly one agent takes a request, and only they go on."""
    work, me = scene.work, scene.person.id
    request = await callback_requests.lock_by_ticket(work.session, intent.ticket)
    if request is None:
        await work.commit(scene.toast("toast-unknown"))
    elif intent.choice == "take" and request.stage is Stage.WAITING:
        taken = await callback_requests.move(work.session, request, Stage.TAKEN, agent_id=me)
        await _told(taken, f"taken:{scene.heard.id}", scene)
    elif request.stage is Stage.TAKEN and request.agent_id == me and intent.choice != "take":
        await _go_on(intent.choice, request, scene)
    elif request.stage is Stage.TAKEN:
        await work.commit(scene.toast("toast-request-taken"))
    else:
        await work.commit(scene.toast("toast-request-over"))


async def _go_on(choice: str, request: CallbackRequest, scene: Scene) -> None:
    session, now = scene.work.session, scene.work.now
    if choice == "putback":
        request = await callback_requests.move(session, request, Stage.WAITING, agent_id=None)
        await _told(request, f"putback:{scene.heard.id}", scene)
    elif choice == "close":
        request = await callback_requests.move(session, request, Stage.CLOSED, closed_at=now)
        await _told(request, "closed", scene)
    else:
        await _ring(request, scene)


async def _ring(request: CallbackRequest, scene: Scene) -> None:
    """This press is the yes: the agent's phone rings first, then the one that asked for it.

    Raises NoLine, NotAllowed, Stopped.
    """
    work, line = scene.work, scene.person.line
    if line is None:
        raise NoLine
    draft = _draft(request, scene)
    access.require_order(draft, scene)
    await limits.lock_counting(work.session)  # what stops it stops it before there is an order
    await ceilings.check(ceilings.asked(draft), scene)
    order = await orders.open_order(work.session, draft, work.now)
    order = await confirm(order, scene)
    request = await callback_requests.move(
        work.session,
        request,
        Stage.RINGING,
        order_id=order.id,
        attempts=request.attempts + 1,
    )
    shown = card(order, scene.chat, for_whom(order, scene.reader), State.CONFIRMED)
    await _told(request, f"ringing:{order.id}", scene, replace(shown, buttons=()))


def _draft(request: CallbackRequest, scene: Scene) -> Draft:
    ticket, rules = new_ticket(), scene.work.rules
    dest, dest2 = scene.person.line or request.number, request.number
    return Draft(
        ticket=ticket,
        token=rules.order_token(ticket),
        kind=Kind.BRIDGE,
        purpose=Purpose.REQUESTED,
        asker_id=scene.person.id,
        chat_id=scene.heard.chat_id,
        dest=dest,
        dest2=dest2,
        words=scene.say("bridge-default-words"),
        request_id=request.id,
        repeat_seen=scene.work.now,  # whoever asks to be called again is called again
    )


async def _told(request: CallbackRequest, event: str, scene: Scene, *more: Message) -> None:
    scene.audit(Act.REQUEST_SETTLED, f"request:{request.id}", stage=request.stage.value)
    shown = await customer_card(request, scene.work, event)
    cards = await agents_cards(request, scene.work, event)
    await scene.work.commit(scene.toast("toast-request"), *more, shown, *cards)
