"""What is said to whoever may not do now what they may: what, why, and until when."""

from __future__ import annotations

from domain.errors import LimitReached, NotCalled, QuietNow, Repeated, Stopped
from domain.orders.order import Kind
from domain.people.limits import SPENDING
from handlers.replies.scene import Scene
from handlers.replies.sentences import money
from handlers.replies.times import moment

_MOMENT, _MINUTES = 5, 100  # seconds: less is "a moment", more is told in minutes


def stop_text(error: Stopped, kind: Kind, scene: Scene) -> str:
    """The sentence that says what stops an order."""
    match error:
        case NotCalled():
            return scene.say(f"stopped-{error.name}", since=moment(error.since, scene.reader))
        case LimitReached():
            spending = error.name in SPENDING
            most = money(scene.locale, error.most) if spending else error.most
            until = moment(error.until, scene.reader)
            return scene.say(f"stopped-{error.name}", most=most, until=until)
        case QuietNow():
            return scene.say("stopped-quiet", until=moment(error.until, scene.reader))
        case Repeated():
            return scene.say("stopped-repeat", what=repeat_text(error, kind, scene))
        case _:
            return scene.say(f"stopped-{error.name}")


def repeat_text(repeat: Repeated, kind: Kind, scene: Scene) -> str:
    """The sentence that the number had such an order a moment ago, and from whom."""
    if repeat.at > scene.work.now:
        return scene.say("repeat-scheduled", moment=moment(repeat.at, scene.reader))
    seconds = int((scene.work.now - repeat.at).total_seconds())
    ago = f"{seconds} s" if seconds < _MINUTES else f"{seconds // 60} min"
    ago = ago if seconds >= _MOMENT else scene.say("repeat-moment")
    if repeat.by_asker:
        return scene.say(f"repeat-mine-{kind}", ago=ago)
    return scene.say(f"repeat-others-{kind}", ago=ago)
