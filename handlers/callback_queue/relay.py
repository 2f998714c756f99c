"""Words that are carried between the two sides of a request: its customer and its agent."""

from __future__ import annotations

from domain.callback_queue.intents import WriteWords
from domain.callback_queue.pending_question import AskedFor, PendingQuestion
from domain.callback_queue.request import LONGEST_WORDS, CallbackRequest, RequestStage, RequestStep
from domain.chat import AboutRequest, Address, Button, ChatKind, Message
from domain.language.buttons import encode
from domain.people.person import Person
from handlers.callback_queue.cards import chats_of, name_of
from handlers.callback_queue.transitions import advance
from handlers.replies.faults import INVALID
from handlers.replies.recipient import Recipient
from handlers.replies.scene import Scene
from storage.callback_queue import requests
from storage.chat import chats, pending_questions
from storage.people import people

_MOST_STEPS = 200  # of one request's timeline; beyond that no message is carried


async def write_words(intent: WriteWords, scene: Scene) -> None:
    """Handle the button by which the next words go to the other side of a request."""
    request = await requests.lock_by_ticket(scene.work.session, intent.ticket)
    if request is None or not is_of(request, scene.person):
        await scene.work.commit(scene.toast("toast-unknown"))
        return
    if request.stage is not RequestStage.TAKEN or scene.chat.kind is ChatKind.GROUP:
        rings = request.stage is RequestStage.RINGING
        await scene.work.commit(scene.toast("words-ringing" if rings else "toast-words-over"))
        return
    question = PendingQuestion(
        words=AskedFor.MESSAGE, asked_at=scene.work.now, ticket=request.ticket
    )
    await pending_questions.open_question(scene.work.session, scene.here, question)
    to_agent = request.customer_id == scene.person.id
    text = scene.say("words-ask-agent" if to_agent else "words-ask-customer", short=request.short)
    await scene.work.commit(scene.reply(text))


async def _where(
    request: CallbackRequest, reader: Person, scene: Scene, *, to_agent: bool
) -> Address | None:
    chat_ids = await chats_of(reader, scene.work) if to_agent else [request.chat_id]
    if not chat_ids:
        return None
    return await chats.find_address(scene.work.session, chat_ids[0])


def _message(request: CallbackRequest, recipient: Recipient, text: str, scene: Scene) -> Message:
    rules = scene.work.rules
    reader = recipient.reader(rules)
    from_customer = request.customer_id == scene.person.id
    name = name_of(scene.person, reader, rules)
    if not from_customer and not rules.callbacks.show_names:
        name = reader.say("words-agent")
    return Message(
        to=recipient.to,
        event=f"request:{request.id}:{request.steps}:words",
        about=AboutRequest(request.id),
        text=reader.say("words-from", name=name, text=text, short=request.short),
        buttons=(Button(reader.say("button-words-answer"), encode(WriteWords(request.ticket))),),
    )


async def relay(request: CallbackRequest, text: str, scene: Scene) -> None:
    """Carry words from one side of a request to the other, and write them into its timeline."""
    work, me = scene.work, scene.person
    text = text.strip()
    if len(text) > LONGEST_WORDS or request.steps >= _MOST_STEPS:
        sentence = "words-long" if len(text) > LONGEST_WORDS else "words-many"
        reply = scene.reply(scene.say(sentence, limit=LONGEST_WORDS), fault=INVALID)
        await work.commit(reply)
        return
    to_agent = request.customer_id == me.id
    other = request.agent_id if to_agent else request.customer_id
    reader = await people.find_person(work.session, other or me.id)
    to = await _where(request, reader, scene, to_agent=to_agent)
    if to is None:
        await work.commit(scene.reply(scene.say("words-nowhere"), fault=INVALID))
        return
    step = RequestStep.CUSTOMER_SAID if to_agent else RequestStep.AGENT_SAID
    request = await advance(request, request.stage, work.happened(step, me.id, note=text), work)
    told = scene.reply(scene.say("words-sent-agent" if to_agent else "words-sent-customer"))
    await work.commit(told, _message(request, Recipient(reader, to), text, scene))


def is_of(request: CallbackRequest, person: Person) -> bool:
    """Whether a person is one of the two sides of a request."""
    return person.id in (request.customer_id, request.agent_id)
