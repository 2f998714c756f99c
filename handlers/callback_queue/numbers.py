"""The number to which somebody wants to be called, typed or shared by its channel."""

from __future__ import annotations

from dataclasses import replace

from domain.callback_queue.intents import AskCallback, ShareOwn
from domain.callback_queue.pending_question import AskedFor, PendingQuestion
from domain.callback_queue.request import RequestStage, RequestStep
from domain.errors import InvalidNumber, NumberFault
from domain.language.callback_wish import CallbackWish
from domain.phone import parse_number
from handlers.callback_queue.request import ask, enter_and_tell, wish_of
from handlers.replies.faults import INVALID
from handlers.replies.scene import Scene
from storage.callback_queue import requests
from storage.chat import pending_questions
from storage.people import people


async def take_number(text: str, question: PendingQuestion, scene: Scene) -> None:
    """Take the answer to our question for a number; where it is none, the question stays.

    Raises InvalidNumber, InvalidTime, NotCalled.
    """
    wish = wish_of(AskCallback(text), scene)
    if wish.number is None or not any(sign.isdigit() for sign in text):
        await scene.work.commit(scene.reply(scene.say("request-number-again"), fault=INVALID))
        return
    await pending_questions.close_question(scene.work.session, scene.here)
    why = ", ".join(filter(None, (question.why, wish.why)))
    await ask(replace(wish, due_at=wish.due_at or question.due_at, why=why), scene)


async def take_own(intent: ShareOwn, scene: Scene) -> None:
    """Use a number for which the channel vouches as its person's own: it needs no code.

    Where we asked for a number it is the answer. Raises InvalidNumber, NotCalled.
    """
    session, work, person = scene.work.session, scene.work, scene.person
    question = await pending_questions.find_question(session, scene.here, scene.said_at)
    number = parse_number(intent.number)
    if any(number.same_line(own) for own in work.rules.own_numbers):
        raise InvalidNumber(NumberFault.OWN)
    await people.note_line(session, person.id, number, verified_at=work.now)
    request = await requests.lock_open(session, person.id)
    if request is not None and request.stage is RequestStage.UNVERIFIED:
        # The request goes on with the vouched number, which needs no code.
        vouched = {"number": number.digits, "verified": True}
        await enter_and_tell(
            request, work.happened(RequestStep.VERIFIED, person.id), scene, **vouched
        )
        return
    if question is None or question.words is not AskedFor.NUMBER:
        await work.commit(scene.reply(scene.say("line-verified", number=number.grouped)))
        return
    await pending_questions.close_question(session, scene.here)
    await ask(CallbackWish(number=number, due_at=question.due_at, why=question.why), scene)
