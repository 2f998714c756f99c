"""What an alert's call says: short, twice, and so that an ear understands it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from domain.alert import ACK_KEY, Alert
from domain.call import CALL_WORDS
from handlers.moments import Reader

_UNITS = {"%": "percent", "ms": "ms", "s": "seconds", "m": "minutes", "h": "hours", "d": "days"}
_MEASURE = re.compile(r"\b([0-9]+(?:[.,][0-9]+)?)\s?(%|ms|[smhd])(?![a-z0-9])", re.IGNORECASE)
_HOST = re.compile(r"(?<=[\w])([.:_/-])(?=[\w])")
_SIGNS = {".": "dot", ":": "colon", "_": "underscore", "/": "slash", "-": "dash"}
_LONGEST_TITLE = 160


def spoken(alerts: Sequence[Alert], more: int, reader: Reader, *, keys: bool) -> str:
    """The words of a call: the worst alert, how many others, what to do; said twice if it fits."""
    worst = alerts[0]
    parts = [
        reader.say(
            "page-says",
            severity=reader.say(f"severity-{worst.severity}"),
            title=by_ear(worst.title[:_LONGEST_TITLE], reader),
        )
    ]
    if worst.place:
        parts.append(reader.say("page-says-where", place=by_ear(worst.place[:80], reader)))
    local = worst.since.astimezone(reader.zone)
    parts.append(reader.say("page-says-since", clock=f"{local:%H:%M}"))
    if more:
        parts.append(reader.say("page-says-more", count=more))
    parts.append(reader.say("page-says-key", key=ACK_KEY) if keys else reader.say("page-says-chat"))
    once = " ".join(parts)
    twice = " ".join([once, reader.say("page-says-again"), once])
    return twice if len(twice) <= CALL_WORDS else once[:CALL_WORDS]


def by_ear(text: str, reader: Reader) -> str:
    """Measures in full, and the signs inside names as words: in `db-1.local` each is heard."""

    def measure(found: re.Match[str]) -> str:
        return f"{found[1]} {reader.say(f'unit-{_UNITS[found[2].lower()]}')}"

    def sign(found: re.Match[str]) -> str:
        return f" {reader.say(f'sign-{_SIGNS[found[1]]}')} "

    measured = _MEASURE.sub(measure, text)
    words = [
        _HOST.sub(sign, word) if re.search(r"[a-zA-Z]", word) else word for word in measured.split()
    ]
    return " ".join(words).rstrip(".!? ")
