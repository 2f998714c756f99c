"""`/fila`: the waiting requests as a list, being available or away as an agent, and figures."""

from __future__ import annotations

from domain.callback_queue.intents import ShowQueue
from domain.callback_queue.request import CallbackRequest, RequestStage
from domain.chat import ChatKind, Message
from domain.language.vocabulary.words import WORDS, QueueVerb
from domain.people.audit import Act
from domain.text import fold
from handlers.callback_queue.cards import agent_card
from handlers.replies.faults import INVALID
from handlers.replies.recipient import Recipient
from handlers.replies.scene import Scene
from handlers.replies.times import moment
from storage.audio import jobs
from storage.callback_queue import requests
from storage.people import people


async def show_queue(intent: ShowQueue, scene: Scene) -> None:
    """List the waiting requests, set an agent available or away, or ask for the daily figures."""
    word, session = fold(intent.arguments), scene.work.session
    alone = scene.chat.kind is ChatKind.PRIVATE
    verb = WORDS.queue.get(word)
    if verb is QueueVerb.FIGURES:
        await jobs.open_job(session, jobs.MediaJobKind.CHART, scene.here, scene.work.now)
        await scene.work.commit(scene.reply(scene.say("figures-soon")))
    elif verb is not None:
        await _wait_here(scene, here=verb is QueueVerb.HERE, alone=alone)
    elif word:
        text = scene.say("queue-unknown", usage=scene.say("usage-queue"))
        await scene.work.commit(scene.reply(text, fault=INVALID))
    else:
        await _list(scene, alone=alone)


async def _wait_here(scene: Scene, *, here: bool, alone: bool) -> None:
    """In a group nobody waits alone: there the whole group is shown the queue, or is not."""
    if not alone:
        text = scene.say("queue-in-group", usage=scene.say("usage-group"))
        await scene.work.commit(scene.reply(text, fault=INVALID))
        return
    chat_id = scene.heard.chat_id if here else None
    await people.note_queue(scene.work.session, scene.person.id, chat_id)
    text = scene.say("queue-here" if here else "queue-away")
    await scene.work.commit(scene.reply(text))


async def _list(scene: Scene, *, alone: bool) -> None:
    waiting = await requests.list_queue(scene.work.session)
    lines = [scene.say("queue-list" if waiting else "queue-empty")]
    lines += [_line(request, scene) for request in waiting]
    available = scene.person.queue_chat_id is not None
    cards: list[Message] = []
    if alone and available:
        cards = [await _card(request, scene) for request in waiting]
    elif alone:
        lines += ["", scene.say("queue-hint", usage=scene.say("usage-queue"))]
    scene.audit(Act.QUEUE_LISTED)
    await scene.work.commit(scene.reply("\n".join(lines)), *cards)


async def _card(request: CallbackRequest, scene: Scene) -> Message:
    customer = await people.find_person(scene.work.session, request.customer_id)
    agent = Recipient(scene.person, scene.chat)
    return agent_card(request, customer, agent, scene.work, f"listed:{scene.heard.id}")


def _line(request: CallbackRequest, scene: Scene) -> str:
    since = moment(request.wanted_at, scene.reader)
    state = scene.say(f"queue-line-{request.stage}")
    colour = scene.work.rules.callbacks.colour(request, scene.work.now)
    marks = [scene.say(f"colour-{colour}")] if request.stage is RequestStage.WAITING else []
    marks += ["⚡ "] if request.urgent else []
    text = scene.say("queue-line", short=request.short, since=since, state=state)
    return "".join([*marks, text])
