"""What is done with a sentence that was understood, and said about one that was not."""

from __future__ import annotations

from collections.abc import Sequence

from domain.audio.intents import MakeAudio
from domain.callback_queue.intents import AskCallback
from domain.errors import RamalError
from domain.intents import Help, Intent
from domain.language.meanings import Doubt, Meaning, Understood
from domain.language.order_request import OrderRequest
from domain.language.sentences.reading import read
from domain.orders.intents import (
    AskQuestion,
    CancelOrder,
    PlaceBridge,
    PlaceCall,
    SendSms,
    ShowStatus,
)
from domain.orders.order import Kind
from domain.people.contact import Contact
from domain.people.roles import Role
from handlers.access import access
from handlers.audio import recordings
from handlers.callback_queue import request
from handlers.conversation.cancel import take_back
from handlers.conversation.order_dialogue import pursue
from handlers.conversation.status import show_status
from handlers.conversation.welcome import show_help
from handlers.oncall import page_actions
from handlers.replies.faults import INVALID, explain
from handlers.replies.scene import Scene
from storage.chat import incomplete_orders

LONGEST_OF_GUESTS = 400  # signs
ORDERS = {
    Meaning.CALL: Kind.CALL,
    Meaning.BRIDGE: Kind.BRIDGE,
    Meaning.SMS: Kind.SMS,
    Meaning.ASK: Kind.CALL,
}
# The command of each meaning: free text needs the same permission as the command.
_INTENTS: dict[Meaning, Intent] = {
    Meaning.CALL: PlaceCall(""),
    Meaning.BRIDGE: PlaceBridge(""),
    Meaning.SMS: SendSms(""),
    Meaning.ASK: AskQuestion(""),
    Meaning.AUDIO: MakeAudio(""),
    Meaning.STATUS: ShowStatus(""),
    Meaning.CANCEL: CancelOrder(""),
    Meaning.HELP: Help(),
    Meaning.CALLBACK: AskCallback(""),
}


def understood_in(text: str, book: Sequence[Contact], scene: Scene) -> Understood:
    """What a sentence means to this person, at the moment when it was said.

    Of whoever may not order only short texts are read: nothing else that they may say is long.
    """
    orders = access.role_of(scene.person, scene.work.rules).rank >= Role.AGENT.rank
    return read(
        text if orders or len(text) <= LONGEST_OF_GUESTS else "",
        now=scene.said_at,
        zone=scene.reader.zone,
        names=[contact.name for contact in book],
        locale=scene.locale,
    )


def wanted_of(understood: Understood) -> OrderRequest:
    """The order request that a sentence makes; what it does not say is missing."""
    return OrderRequest(
        kind=ORDERS[understood.meaning],
        parties=tuple(end for end in (understood.dest, understood.dest2) if end),
        words=understood.words,
        due=understood.due,
        sure=understood.sure,
        asks=understood.meaning is Meaning.ASK,
    )


async def act(  # noqa: C901 - one case a meaning
    understood: Understood, book: Sequence[Contact], scene: Scene
) -> None:
    """Do what an understood sentence means, or say why not; raises NotAllowed."""
    if intent := _INTENTS.get(understood.meaning):
        access.require(intent, scene)
    match understood.meaning:
        case Meaning.CALL | Meaning.BRIDGE | Meaning.SMS | Meaning.ASK:
            await _order(wanted_of(understood), book, scene)
        case Meaning.STATUS:
            await show_status(ShowStatus(""), scene)
        case Meaning.CANCEL:
            await take_back(CancelOrder(""), scene)
        case Meaning.HELP:
            await show_help(scene)
        case Meaning.AUDIO:
            await recordings.make_audio(understood.words or "", scene)
        case Meaning.CALLBACK:
            await request.ask_callback(_callback(understood), scene)
        case Meaning.ACK:
            if await page_actions.may_be_meant(scene) and (
                await page_actions.acknowledge_by_words(scene)
            ):
                return
            text = scene.say(f"cannot-{understood.meaning}", usage=scene.say("usage-call"))
            await scene.work.commit(scene.reply(text, fault=INVALID))
        case Meaning.UNKNOWN:
            text = doubt_text(understood.doubt, scene) or scene.say("misunderstood")
            await scene.work.commit(scene.reply(text, fault=INVALID))


def _callback(understood: Understood) -> AskCallback:
    """What `/retorno` would have been given: the number, if one was said, the time, the words."""
    number = understood.dest.number if understood.dest else None
    parts = [f"+{number.digits}:" if number else "", understood.words or ""]
    due = understood.due.at if understood.due else None
    return AskCallback(" ".join(filter(None, parts)), due)


async def _order(wanted: OrderRequest, book: Sequence[Contact], scene: Scene) -> None:
    """A new order takes the place of one that waits for a part, even if it is refused."""
    await incomplete_orders.close_incomplete(scene.work.session, scene.here)
    try:
        await pursue(wanted, book, scene)
    except RamalError as error:
        await explain(error, wanted.command, scene)


def doubt_text(doubt: Doubt | None, scene: Scene) -> str:
    """Why a sentence was not acted upon; nothing where there is no more to say."""
    if doubt is None:
        return ""
    usages = {"call": scene.say("usage-call"), "sms": scene.say("usage-sms")}
    return scene.say(f"doubt-{doubt}", scheduled=scene.say("scheduled-usage-call"), **usages)
