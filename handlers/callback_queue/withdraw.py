"""Taking back: one's own request to be called, or the question that waits for its number."""

from __future__ import annotations

from domain.callback_queue.intents import GiveUp
from domain.callback_queue.request import OPEN, CallbackRequest, RequestStage, RequestStep
from domain.chat import ChatKind, Message, Press
from handlers.callback_queue.cards import agent_news, agents_cards, customer_card
from handlers.callback_queue.transitions import advance
from handlers.orders import cancel
from handlers.replies.scene import Scene
from storage.callback_queue import requests
from storage.chat import pending_questions


async def give_up(intent: GiveUp, scene: Scene) -> None:
    """Take one's own request back; a phone that rings already cannot be called back."""
    session, me = scene.work.session, scene.person.id
    request = await requests.lock_by_ticket(session, intent.ticket)
    if request is None or request.customer_id != me:
        await scene.work.commit(scene.toast("toast-unknown"))
        return
    await withdraw(request, scene)


async def drop_question(scene: Scene) -> bool:
    """Whether we waited for words here; then we do no longer, and say so."""
    if await pending_questions.find_question(scene.work.session, scene.here, scene.said_at) is None:
        return False
    await pending_questions.close_question(scene.work.session, scene.here)
    await scene.work.commit(scene.reply(scene.say("question-dropped")))
    return True


async def withdraw_named(ticket: str, scene: Scene) -> bool:
    """Whether what is taken back is this person's request: named, or there is no order to take."""
    session = scene.work.session
    request = await requests.lock_open(session, scene.person.id)
    if request is None or scene.chat.kind is ChatKind.GROUP:
        return False
    if ticket and not request.ticket.startswith(ticket):
        return False
    if not ticket and await cancel.survey_meant("", scene) is not None:
        return False
    if not ticket and await cancel.find_latest(scene) is not None:
        return False
    await withdraw(request, scene)
    return True


async def withdraw(request: CallbackRequest, scene: Scene) -> None:
    """Cancel a request whose row is locked; a phone that rings already cannot be stopped."""
    work, me = scene.work, scene.person.id
    if request.stage not in OPEN or request.given_up:
        await work.commit(_short(scene, "toast-request-over"))
        return
    if request.stage is RequestStage.RINGING:
        entry, toast = work.happened(RequestStep.GIVEN_UP, me), "toast-request-ringing"
        request = await advance(request, request.stage, entry, work, given_up=True)
    else:
        entry, toast = work.happened(RequestStep.CANCELLED, me), "toast-cancelled"
        request = await advance(request, RequestStage.CANCELLED, entry, work)
    shown = await customer_card(request, work)
    told = [*await agent_news(request, work), *await agents_cards(request, work)]
    await work.commit(_short(scene, toast), shown, *told)


def _short(scene: Scene, sentence: str) -> Message:
    """The answer to a pressed button, or to words that asked for the same."""
    if isinstance(scene.heard.said.content, Press):
        return scene.toast(sentence)
    return scene.reply(scene.say(sentence))
