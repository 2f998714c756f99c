"""The one place where an intention meets its handler, and a fault its sentence."""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from domain.chat import ChatKind, Press
from domain.errors import (
    InvalidNumber,
    InvalidTime,
    InvalidWords,
    NotAllowed,
    RamalError,
    SameLine,
    UnknownOrder,
)
from domain.intents import (
    CancelOrder,
    CannotUse,
    Command,
    Help,
    Intent,
    Misunderstood,
    PlaceBridge,
    PlaceCall,
    SendSms,
    SetLanguage,
    SetMyNumber,
    SettleChoice,
    ShowStatus,
    Start,
)
from domain.order import FARTHEST, Kind
from domain.people import closest_locale
from handlers import access, listings, preferences, proposals
from handlers.choices import settle_choice
from handlers.scene import Scene
from handlers.understand import understand
from storage import people
from storage.inbound import StoredInbound
from storage.work import Work

INVALID, NOT_ALLOWED = "invalid", "not-allowed"
_USAGE = {
    PlaceCall: Command.CALL,
    PlaceBridge: Command.BRIDGE,
    SendSms: Command.SMS,
    SetMyNumber: Command.MY_NUMBER,
}
_KINDS = {PlaceCall: Kind.CALL, PlaceBridge: Kind.BRIDGE, SendSms: Kind.SMS}


async def answer(heard: StoredInbound, work: Work) -> None:
    """Understand what was said and do it, or say why not; always commits exactly once."""
    said = heard.said
    if said.chat.kind is not ChatKind.PRIVATE:
        await work.commit()  # groups are not served yet: heard, kept, not answered
        return
    locale = closest_locale(said.locale)
    person = await people.open_person(
        work.session, said.identity, name=said.sender_name, locale=locale
    )
    if not person.locale:
        await people.note_locale(work.session, person.id, locale)
        person = replace(person, locale=locale)
    scene = Scene(work, heard, person)
    intent = understand(said.content)
    try:
        access.require(person, said.chat, intent, work.rules)
        await perform(intent, scene)
    except (RamalError, proposals.NoLine) as error:
        await _explain(error, intent, scene)


async def perform(intent: Intent, scene: Scene) -> None:  # noqa: C901 - one case an intent
    """Do what was meant; raises what the handlers raise."""
    match intent:
        case Start():
            await scene.work.commit(scene.reply(scene.say("greeting")))
        case Help():
            await scene.work.commit(scene.reply(scene.say("help")))
        case PlaceCall():
            await proposals.propose_call(intent, scene)
        case PlaceBridge():
            await proposals.propose_bridge(intent, scene)
        case SendSms():
            await proposals.propose_sms(intent, scene)
        case SetMyNumber():
            await preferences.set_my_number(intent, scene)
        case SetLanguage():
            await preferences.set_language(intent, scene)
        case ShowStatus():
            await listings.show_status(intent, scene)
        case CancelOrder():
            await listings.cancel_order(intent, scene)
        case SettleChoice():
            await settle_choice(intent, scene)
        case Misunderstood(nearest):
            await _not_understood(nearest, scene)
        case CannotUse(what):
            text = scene.say("cannot-use", what=what)
            await scene.work.commit(scene.reply(text, fault=INVALID))
        case _:
            assert_never(intent)


async def _not_understood(nearest: Command | None, scene: Scene) -> None:
    if nearest is None:
        text = scene.say("misunderstood")
    else:
        usage = scene.say(f"usage-{nearest}")
        text = scene.say(
            "misunderstood-nearest", command=scene.say(f"command-{nearest}"), usage=usage
        )
    await scene.work.commit(scene.reply(text, fault=INVALID))


async def _explain(error: Exception, intent: Intent, scene: Scene) -> None:
    """Say to the person who caused it what was wrong; nothing was dialled."""
    if isinstance(error, NotAllowed):
        if isinstance(scene.heard.said.content, Press):
            await scene.work.commit(scene.toast("toast-not-allowed"))
            return
        text = scene.say("not-allowed", identity=scene.heard.said.identity)
        await scene.work.commit(scene.reply(text, fault=NOT_ALLOWED))
        return
    await scene.work.commit(scene.reply(_sentence(error, intent, scene), fault=INVALID))


def _sentence(error: Exception, intent: Intent, scene: Scene) -> str:
    usage = scene.say(f"usage-{_USAGE.get(type(intent), Command.HELP)}")
    match error:
        case InvalidNumber():
            return scene.say(f"number-{error.fault}", usage=usage)
        case InvalidWords():
            sizes = {"length": str(error.length), "limit": str(error.limit)}
            return scene.say(f"words-{error.fault}", usage=usage, **sizes)
        case InvalidTime():
            return _time_sentence(error, intent, scene)
        case SameLine():
            return scene.say("bridge-same-line")
        case proposals.NoLine():
            return scene.say("bridge-no-line", usage=scene.say("usage-mynumber"))
        case listings.AmbiguousOrder():
            return scene.say("order-ambiguous")
        case UnknownOrder():
            return scene.say("order-not-found")
        case _:
            raise error


def _time_sentence(error: InvalidTime, intent: Intent, scene: Scene) -> str:
    kind = _KINDS.get(type(intent), Kind.CALL)
    return scene.say(
        f"time-{error.fault}",
        usage=scene.say(f"scheduled-usage-{kind}"),
        verbatim=scene.say(f"verbatim-usage-{kind}"),
        days=FARTHEST.days,
    )
