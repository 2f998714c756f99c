"""The buttons of the queue: exactly one agent takes a request, and only they go on with it."""

from __future__ import annotations

from domain.callback_queue.intents import CloseRequest, HandOver, SettleRequest
from domain.callback_queue.pending_question import AskedFor, PendingQuestion
from domain.callback_queue.request import CallbackRequest, CloseReason, RequestStage, RequestStep
from domain.chat import AboutRequest, Address, Button, ChatKind, Message
from domain.language.buttons import encode
from domain.people.audit import Act
from domain.people.person import Person, tidy_person
from handlers.callback_queue.call import ring
from handlers.callback_queue.cards import (
    agents_cards,
    chats_of,
    customer_card,
    may_serve,
    news_card,
)
from handlers.callback_queue.transitions import advance
from handlers.replies.actor import Actor
from handlers.replies.reader import reader_of
from handlers.replies.scene import Scene
from storage.callback_queue import requests
from storage.chat import chats, pending_questions
from storage.people import people


async def settle_request(intent: SettleRequest, scene: Scene) -> None:
    """Handle a pressed button of a request's card. Raises NoLine, NotAllowed, Stopped."""
    work = scene.work
    # Pressing another button abandons the text that we had asked for.
    await pending_questions.close_question(work.session, scene.here)
    request = await requests.lock_by_ticket(work.session, intent.ticket)
    if request is None:
        await work.commit(scene.toast("toast-unknown"))
    elif intent.choice == "take" and request.stage is RequestStage.WAITING:
        await _take(request, scene)
    elif intent.choice == "urgent" and request.stage is RequestStage.WAITING:
        request = await advance(
            request,
            request.stage,
            scene.work.happened(RequestStep.URGENT, scene.person.id),
            work,
            urgent=True,
        )
        await _told(request, scene)
    elif intent.choice in ("take", "urgent"):
        await _refuse(request, scene)
    elif await _is_mine(request, scene):
        await _go_on(intent.choice, request, scene)


async def _is_mine(request: CallbackRequest, scene: Scene) -> bool:
    """Whether this agent has it; where not, they are told why they cannot go on with it."""
    if request.stage is RequestStage.TAKEN and request.agent_id == scene.person.id:
        return True
    await _refuse(request, scene)
    return False


async def _refuse(request: CallbackRequest, scene: Scene) -> None:
    taken = request.stage in (RequestStage.TAKEN, RequestStage.RINGING)
    await scene.work.commit(scene.toast("toast-request-taken" if taken else "toast-request-over"))


async def _take(request: CallbackRequest, scene: Scene) -> None:
    """Theirs from now on; from a group they go on alone with us, so there must be such a chat."""
    work, me = scene.work, scene.person
    if request.customer_id == me.id:
        await work.commit(scene.toast("toast-request-own"))
        return
    if scene.chat.kind is ChatKind.GROUP and not await chats_of(me, work):
        await work.commit(scene.toast("toast-request-alone"))
        return
    changes = {"agent_id": me.id, "taken_at": work.now, "attempts": 0, "order_id": None}
    request = await advance(
        request, RequestStage.TAKEN, work.happened(RequestStep.TAKEN, me.id), work, **changes
    )
    await _told(request, scene)


async def _go_on(choice: str, request: CallbackRequest, scene: Scene) -> None:
    work, me = scene.work, scene.person.id
    match choice:
        case "putback":
            free = {"agent_id": None, "next_try_at": None}
            request = await advance(
                request, RequestStage.WAITING, work.happened(RequestStep.PUT_BACK, me), work, **free
            )
            await _told(request, scene)
        case "close":
            await _ask_reason(request, scene)
        case "handover":
            await _ask_whom(request, scene)
        case _:
            await _ring(request, scene)


async def _ring(request: CallbackRequest, scene: Scene) -> None:
    chat_id, actor = scene.heard.chat_id, scene.actor
    if scene.chat.kind is ChatKind.GROUP and (alone := await chats_of(scene.person, scene.work)):
        chat_id = alone[0]
        to = await chats.find_address(scene.work.session, chat_id)
        actor = Actor(scene.work, scene.person, to)
    request, shown = await ring(request, actor, chat_id)
    await _told(request, scene, shown)


async def _ask_reason(request: CallbackRequest, scene: Scene) -> None:
    question = PendingQuestion(
        words=AskedFor.REASON, asked_at=scene.work.now, ticket=request.ticket
    )
    await pending_questions.open_question(scene.work.session, scene.here, question)
    buttons = tuple(
        Button(
            scene.say(f"button-close-{reason}"), encode(CloseRequest(request.ticket, reason.value))
        )
        for reason in CloseReason
    )
    text = scene.say("close-ask", short=request.short)
    await scene.work.commit(scene.reply(text, buttons=buttons))


async def close_request(intent: CloseRequest, scene: Scene) -> None:
    """Handle the pressed reason for closing a request."""
    request = await requests.lock_by_ticket(scene.work.session, intent.ticket)
    if request is None:
        await scene.work.commit(scene.toast("toast-unknown"))
    elif await _is_mine(request, scene):
        await close_with(request, intent.reason, scene)


async def close_with(request: CallbackRequest, reason: str, scene: Scene) -> None:
    """Close a request without a call, for a reason that its customer reads."""
    await pending_questions.close_question(scene.work.session, scene.here)
    request = await advance(
        request,
        RequestStage.CLOSED,
        scene.work.happened(RequestStep.CLOSED, scene.person.id),
        scene.work,
        reason=reason,
    )
    await _told(request, scene)


async def _ask_whom(request: CallbackRequest, scene: Scene) -> None:
    """The other agents who are available, a button each."""
    found = await people.list_available(scene.work.session)
    others = [a for a, _ in found if a.id != scene.person.id and may_serve(a, scene.work.rules)]
    if not others:
        await scene.work.commit(scene.reply(scene.say("hand-nobody")))
        return
    buttons = tuple(
        Button(
            tidy_person(agent.name) or f"p{agent.id}", encode(HandOver(request.ticket, agent.id))
        )
        for agent in others[:20]
    )
    text = scene.say("hand-ask", short=request.short)
    await scene.work.commit(scene.reply(text, buttons=buttons))


async def hand_over(intent: HandOver, scene: Scene) -> None:
    """Give a request to another agent, who is told."""
    work, me = scene.work, scene.person.id
    request = await requests.lock_by_ticket(work.session, intent.ticket)
    if request is None:
        await work.commit(scene.toast("toast-unknown"))
        return
    if not await _is_mine(request, scene):
        return
    agent = await people.find_maybe(work.session, intent.person_id)
    known = await chats_of(agent, work) if agent is not None else []
    if agent is None or not may_serve(agent, work.rules) or not known:
        await work.commit(scene.toast("toast-hand-gone"))
        return
    changes = {"agent_id": agent.id, "taken_at": work.now, "attempts": 0, "order_id": None}
    changes |= {"next_try_at": None, "remind_at": work.rules.callbacks.remind_at(request, work.now)}
    request = await advance(
        request,
        request.stage,
        work.happened(RequestStep.HANDED, me, note=f"p{agent.id}"),
        work,
        **changes,
    )
    to = await chats.find_address(work.session, known[0])
    news = _handed(request, scene.person, agent, scene, to)
    done = scene.reply(scene.say("handed", name=tidy_person(agent.name) or f"p{agent.id}"))
    # For the customer nothing changes but who will call: no notification.
    cards = await agents_cards(request, work)
    previous = await _card_gone(request, scene)
    _audit(request, scene)
    await work.commit(done, news, *cards, *previous)


def _handed(
    request: CallbackRequest, giver: Person, agent: Person, scene: Scene, to: Address
) -> Message:
    reader = reader_of(agent, scene.work.rules, to)
    name = tidy_person(giver.name) or f"p{giver.id}"
    text = reader.say("handed-to-you", name=name, short=request.short)
    event = f"request:{request.id}:{request.steps}:handed"
    return Message(to=to, event=event, text=text, about=AboutRequest(request.id))


async def _card_gone(request: CallbackRequest, scene: Scene) -> list[Message]:
    """The card of whoever gave it away, if they are not available and see no other."""
    available = {agent.id for agent, _ in await people.list_available(scene.work.session)}
    if scene.person.id in available:
        return []
    text = scene.say("queue-given-away", short=request.short)
    card = f"queue:{request.ticket}"
    event = f"request:{request.id}:{request.steps}:gone"
    about = AboutRequest(request.id)
    return [Message(to=scene.chat, event=event, text=text, card=card, about=about)]


def _audit(request: CallbackRequest, scene: Scene) -> None:
    scene.audit(Act.REQUEST_SETTLED, f"request:{request.id}", stage=request.stage.value)


async def _told(request: CallbackRequest, scene: Scene, *more: Message) -> None:
    """Both sides; where it went on for whoever asked, as a new message too."""
    _audit(request, scene)
    work = scene.work
    if request.stage in (RequestStage.TAKEN, RequestStage.RINGING, RequestStage.CLOSED):
        shown = [*await news_card(request, work)]
    else:
        shown = [await customer_card(request, work)]
    cards = await agents_cards(request, work)
    await work.commit(scene.toast("toast-request"), *more, *shown, *cards)
