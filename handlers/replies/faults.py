"""What was wrong, said to the person who asked; nothing was dialled."""

from __future__ import annotations

from domain.chat import Press
from domain.command import Command
from domain.errors import (
    AmbiguousOrder,
    Denied,
    InvalidContact,
    InvalidNumber,
    InvalidQuestion,
    InvalidRecording,
    InvalidTime,
    InvalidTransfer,
    InvalidWords,
    NoLine,
    NotAllowed,
    RamalError,
    SameLine,
    Stopped,
    UnknownOrder,
    UnknownParty,
    UnsureName,
)
from domain.orders.order import FARTHEST, Kind
from domain.people.audit import Act
from domain.people.limits import HOUR
from handlers.replies.limit_texts import stop_text
from handlers.replies.scene import Scene
from storage.people.audit import was_noted

INVALID, NOT_ALLOWED = "invalid", "not-allowed"
_KINDS = {Command(kind.value): kind for kind in Kind}


async def explain(error: RamalError, command: Command, scene: Scene) -> None:
    """Answer with what was wrong and an example of this command."""
    if isinstance(error, NotAllowed):
        await _refuse(error, scene)
        return
    if isinstance(error, Stopped):
        scene.audit(Act.REFUSED, why=error.name)
    await scene.work.commit(scene.reply(sentence(error, command, scene), fault=INVALID))


async def _refuse(error: NotAllowed, scene: Scene) -> None:
    session, hour_ago = scene.work.session, scene.work.now - HOUR
    stranger = error.why is Denied.STRANGER
    if not (stranger and await was_noted(session, scene.person.id, Act.REFUSED, hour_ago)):
        scene.audit(Act.REFUSED, why=error.why.value)
    if isinstance(scene.heard.said.content, Press):
        await scene.work.commit(scene.toast("toast-not-allowed"))
        return
    text = scene.say(f"denied-{error.why}", identity=scene.heard.said.identity)
    await scene.work.commit(scene.reply(text, fault=NOT_ALLOWED))


def sentence(error: RamalError, command: Command, scene: Scene) -> str:  # noqa: C901 - one case a fault
    """The sentence of a fault, with an example of this command."""
    usage = scene.say(f"usage-{command}")
    match error:
        case InvalidNumber():
            return scene.say(f"number-{error.fault}", usage=usage)
        case InvalidWords():
            sizes = {"length": str(error.length), "limit": str(error.limit)}
            return scene.say(f"words-{error.fault}", usage=usage, **sizes)
        case InvalidTime():
            return _time_sentence(error, command, scene)
        case InvalidRecording():
            parts = {"name": error.name, "value": error.value}
            return scene.say(f"recording-{error.fault}", **parts)
        case InvalidQuestion():
            return scene.say(f"question-{error.fault}", usage=usage, key=error.key)
        case InvalidTransfer():
            return scene.say(f"transfer-{error.fault}", usage=usage)
        case InvalidContact():
            return scene.say(f"contact-{error.fault}", usage=usage)
        case Stopped():
            return stop_text(error, _KINDS.get(command, Kind.CALL), scene)
        case SameLine():
            return scene.say("bridge-same-line")
        case NoLine():
            name = "bridge-no-line" if command is Command.BRIDGE else "line-none"
            return scene.say(name, usage=scene.say("usage-mynumber"))
        case UnknownParty():
            return scene.say("name-in-list", name=error.name, usage=scene.say("usage-contact"))
        case UnsureName():
            return scene.say("name-unsure")
        case AmbiguousOrder():
            return scene.say("order-ambiguous")
        case UnknownOrder():
            return scene.say("order-not-found")
        case _:
            raise error


def _time_sentence(error: InvalidTime, command: Command, scene: Scene) -> str:
    own = command in (Command.CALLBACK, Command.ASK)
    kind = command if own else _KINDS.get(command, Kind.CALL)
    return scene.say(
        f"time-{error.fault}",
        usage=scene.say(f"scheduled-usage-{kind}"),
        verbatim=scene.say(f"verbatim-usage-{kind}"),
        days=FARTHEST.days,
    )
