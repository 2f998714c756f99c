"""How long, and until when, at the end of what somebody typed: `por 2 h`, `até amanhã às 9h`."""

from __future__ import annotations

import re
from datetime import datetime

from domain.folded import fold
from domain.when import find_time
from handlers.scene import Scene

_FOR, _UNTIL, _FROM = "por|durante|for", "ate|until|till", "de|desde|a partir de|from"
# The time stands last; what is before it is what is meant.
_END = re.compile(rf"(?:.*\s)?(?P<how>{_FOR}|{_UNTIL})\s+(?P<time>\S.*)", re.DOTALL)
_SPAN = r"[0-9]+\s?(?:h(?:[0-9]{2})?|horas?|hours?|min\w*)"
_BARE = re.compile(rf"(?:.*\s)?(?P<time>{_SPAN})", re.DOTALL)
_BEGIN = re.compile(rf"(?:(?:{_FROM})\s+)?(?P<time>\S.*)", re.DOTALL)


def split_end(text: str, scene: Scene) -> tuple[datetime | None, str]:
    """Until when, if a text ends with that, and what stands before it; raises InvalidTime."""
    folded = fold(text)
    if len(folded) != len(text):
        return None, text
    if (found := _END.fullmatch(folded)) is not None:
        lasts = re.fullmatch(_FOR, found["how"]) is not None
        ends = _moment(text[found.start("time") :], scene, ("em ",) if lasts else ("", "as "))
        return ends, text[: found.start("how")].strip() if ends else text
    if (found := _BARE.fullmatch(folded)) is not None:
        ends = _moment(text[found.start("time") :], scene, ("em ",))
        return ends, text[: found.start("time")].strip() if ends else text
    return None, text


def read_begin(text: str, scene: Scene) -> datetime | None:
    """From when, where a text says nothing else; now where it is empty. Raises InvalidTime."""
    folded = fold(text)
    if not folded.strip():
        return scene.work.now
    found = _BEGIN.fullmatch(folded.strip())
    return _moment(found["time"], scene, ("", "as ")) if found else None


def _moment(time: str, scene: Scene, leads: tuple[str, ...]) -> datetime | None:
    """The moment that a whole phrase means, perhaps behind one of these words."""
    for phrase in (f"{lead}{time.strip(' .!')}" for lead in leads):
        said = find_time(phrase)
        if said is not None and said.end == len(phrase):
            return said.resolve(scene.said_at, scene.reader.zone).at
    return None
