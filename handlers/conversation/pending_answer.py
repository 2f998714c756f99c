"""Words that a question of ours waits for, or that belong to an open request to be called."""

from __future__ import annotations

from domain.callback_queue.pending_question import AskedFor, PendingQuestion
from domain.callback_queue.request import LONGEST_WORDS, RequestStage
from domain.chat import ChatKind
from domain.language.meanings import Meaning, Understood
from domain.people.roles import Role
from handlers.access.access import role_of
from handlers.callback_queue.agent_buttons import close_with
from handlers.callback_queue.numbers import take_number
from handlers.callback_queue.relay import is_of, relay
from handlers.callback_queue.verification import take_code
from handlers.callback_queue.withdraw import drop_question
from handlers.conversation.act import ORDERS, understood_in
from handlers.oncall.page_actions import may_be_meant
from handlers.replies.faults import INVALID
from handlers.replies.scene import Scene
from storage.callback_queue import requests
from storage.chat import pending_questions


async def hear_words(text: str, scene: Scene) -> bool:
    """Whether these words belong to a request, and were taken for it.

    Raises InvalidNumber, InvalidTime, NotCalled.
    """
    if scene.chat.kind is ChatKind.GROUP or scene.heard.said.yes:
        return False
    question = await pending_questions.find_question(scene.work.session, scene.here, scene.said_at)
    understood = understood_in(text, [], scene) if question is not None else None
    if understood is not None and understood.meaning is Meaning.CANCEL:
        return await drop_question(scene)
    if understood is not None and _is_order(understood, scene):
        await pending_questions.close_question(scene.work.session, scene.here)
        return False
    if question is not None and question.words is AskedFor.NUMBER:
        await take_number(text, question, scene)
        return True
    if question is not None:
        await pending_questions.close_question(scene.work.session, scene.here)
        return await _answer(question, text, scene)
    return await take_code(text, scene) or await _say_unasked(text, scene)


def _is_order(understood: Understood, scene: Scene) -> bool:
    """Whether somebody who may call says whom to call, instead of answering us."""
    if role_of(scene.person, scene.work.rules).rank < Role.AGENT.rank:
        return False
    return understood.meaning in ORDERS and understood.dest is not None


async def _answer(question: PendingQuestion, text: str, scene: Scene) -> bool:
    request = await requests.lock_by_ticket(scene.work.session, question.ticket)
    if (
        request is None
        or request.stage is not RequestStage.TAKEN
        or not is_of(request, scene.person)
    ):
        await scene.work.commit(scene.reply(scene.say("words-over"), fault=INVALID))
    elif question.words is AskedFor.REASON:
        await close_with(request, f"other:{text.strip()[:LONGEST_WORDS]}", scene)
    else:
        await relay(request, text, scene)
    return True


async def _say_unasked(text: str, scene: Scene) -> bool:
    """What a customer types while an agent has their request, and that means nothing else to us."""
    request = await requests.lock_open(scene.work.session, scene.person.id)
    if request is None or request.stage not in (RequestStage.TAKEN, RequestStage.RINGING):
        return False
    if request.chat_id != scene.heard.chat_id:
        return False
    meaning = understood_in(text, [], scene).meaning
    if meaning not in (Meaning.UNKNOWN, Meaning.ACK):
        return False
    if meaning is Meaning.ACK and await may_be_meant(scene):
        return False  # the word may acknowledge an alert instead
    if request.stage is RequestStage.RINGING:
        await scene.work.commit(scene.reply(scene.say("words-ringing"), fault=INVALID))
    else:
        await relay(request, text, scene)
    return True
