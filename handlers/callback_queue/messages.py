"""Words between the two sides of a request, and those that some question of ours waits for."""

from __future__ import annotations

from domain.callback_queue.pending_question import Awaited, Words
from domain.callback_queue.request import LONGEST_WORDS, CallbackRequest, Stage, Step
from domain.chat import Address, Button, ChatKind, Message
from domain.language.meanings import Meaning
from domain.people.person import Person
from domain.people.roles import Role
from domain.people_intents import ShareOwn, WriteWords
from handlers.access.access import role_of
from handlers.callback_queue.agent_buttons import close_with
from handlers.callback_queue.cards import chats_of, name_of
from handlers.callback_queue.numbers import share_own, take_number
from handlers.callback_queue.request import drop_question
from handlers.callback_queue.transitions import Did, advance
from handlers.callback_queue.verification import take_code
from handlers.conversation.act import ORDERS, understood_in
from handlers.oncall.acknowledge import may_be_meant
from handlers.replies.faults import INVALID
from handlers.replies.scene import Scene
from handlers.replies.times import reader_of
from storage.callback_queue import requests
from storage.chat import chats, pending_questions
from storage.people import people

_MOST_STEPS = 200  # of one request: who writes more than that has found another way to talk


async def hear_words(text: str, scene: Scene) -> bool:
    """Whether these words belong to a request, and were taken for it.

    Raises InvalidNumber, InvalidTime, NotCalled.
    """
    if scene.chat.kind is ChatKind.GROUP or scene.heard.said.yes:
        return False
    place = (scene.person.id, scene.heard.chat_id)
    question = await pending_questions.find_awaited(scene.work.session, place, scene.said_at)
    if question is not None and understood_in(text, [], scene).meaning is Meaning.CANCEL:
        return await drop_question(scene)
    if question is not None and _is_order(text, scene):
        await pending_questions.forget_awaited(scene.work.session, place)
        return False
    if question is not None and question.words is Words.NUMBER:
        await take_number(text, question, scene)
        return True
    if question is not None:
        await pending_questions.forget_awaited(scene.work.session, place)
        return await _answer(question, text, scene)
    return await take_code(text, scene) or await _say_unasked(text, scene)


def _is_order(text: str, scene: Scene) -> bool:
    """Whether somebody who may call says whom to call, instead of answering us."""
    if role_of(scene.person, scene.work.rules).rank < Role.AGENT.rank:
        return False
    understood = understood_in(text, [], scene)
    return understood.meaning in ORDERS and understood.dest is not None


async def take_own(intent: ShareOwn, scene: Scene) -> None:
    """A number for which the channel vouches; raises InvalidNumber, NotCalled."""
    place = (scene.person.id, scene.heard.chat_id)
    question = await pending_questions.find_awaited(scene.work.session, place, scene.said_at)
    wanted = question if question is not None and question.words is Words.NUMBER else None
    await share_own(intent, wanted, scene)


async def _answer(question: Awaited, text: str, scene: Scene) -> bool:
    request = await requests.lock_by_ticket(scene.work.session, question.ticket)
    if request is None or request.stage is not Stage.TAKEN or not _is_of(request, scene.person):
        await scene.work.commit(scene.reply(scene.say("words-over"), fault=INVALID))
    elif question.words is Words.REASON:
        await close_with(request, f"other:{text.strip()[:LONGEST_WORDS]}", scene)
    else:
        await _relay(request, text, scene)
    return True


async def _say_unasked(text: str, scene: Scene) -> bool:
    """What a customer types while an agent has their request, and that means nothing else to us."""
    request = await requests.lock_open(scene.work.session, scene.person.id)
    if request is None or request.stage not in (Stage.TAKEN, Stage.RINGING):
        return False
    if request.chat_id != scene.heard.chat_id:
        return False
    meaning = understood_in(text, [], scene).meaning
    if meaning not in (Meaning.UNKNOWN, Meaning.ACK):
        return False
    if meaning is Meaning.ACK and await may_be_meant(scene):
        return False  # an alert may wait for just this word
    if request.stage is Stage.RINGING:
        await scene.work.commit(scene.reply(scene.say("words-ringing"), fault=INVALID))
    else:
        await _relay(request, text, scene)
    return True


async def write_words(intent: WriteWords, scene: Scene) -> None:
    """The button by which the next words go to the other side."""
    request = await requests.lock_by_ticket(scene.work.session, intent.ticket)
    if request is None or not _is_of(request, scene.person):
        await scene.work.commit(scene.toast("toast-unknown"))
        return
    if request.stage is not Stage.TAKEN or scene.chat.kind is ChatKind.GROUP:
        rings = request.stage is Stage.RINGING
        await scene.work.commit(scene.toast("words-ringing" if rings else "toast-words-over"))
        return
    place = (scene.person.id, scene.heard.chat_id)
    question = Awaited(words=Words.MESSAGE, asked_at=scene.work.now, ticket=request.ticket)
    await pending_questions.await_words(scene.work.session, place, question)
    to_agent = request.customer_id == scene.person.id
    text = scene.say("words-ask-agent" if to_agent else "words-ask-customer", short=request.short)
    await scene.work.commit(scene.reply(text))


async def _relay(request: CallbackRequest, text: str, scene: Scene) -> None:
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
    step = Step.CUSTOMER_SAID if to_agent else Step.AGENT_SAID
    request = await advance(request, request.stage, Did(step, me.id, note=text), work)
    told = scene.reply(scene.say("words-sent-agent" if to_agent else "words-sent-customer"))
    await work.commit(told, _message(request, reader, text, (scene, to)))


async def _where(
    request: CallbackRequest, reader: Person, scene: Scene, *, to_agent: bool
) -> Address | None:
    chat_ids = await chats_of(reader, scene.work) if to_agent else [request.chat_id]
    if not chat_ids:
        return None
    return await chats.find_address(scene.work.session, chat_ids[0])


def _message(
    request: CallbackRequest, person: Person, text: str, where: tuple[Scene, Address]
) -> Message:
    scene, to = where
    rules = scene.work.rules
    reader = reader_of(person, rules, to)
    from_customer = request.customer_id == scene.person.id
    name = name_of(scene.person, reader, rules)
    if not from_customer and not rules.callbacks.show_names:
        name = reader.say("words-agent")
    return Message(
        to=to,
        event=f"request:{request.id}:{request.steps}:words",
        text=reader.say("words-from", name=name, text=text, short=request.short),
        buttons=(Button(reader.say("button-words-answer"), f"write:{request.ticket}"),),
    )


def _is_of(request: CallbackRequest, person: Person) -> bool:
    return person.id in (request.customer_id, request.agent_id)
