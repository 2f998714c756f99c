"""What an alert's call says: short, twice, and so that an ear understands it."""

from __future__ import annotations

import re

from domain.oncall.alert import ACK_KEY, Alert
from domain.oncall.call_template import CallTemplate
from domain.orders.call import CALL_WORDS
from handlers.replies.reader import Reader

_UNITS = {"%": "percent", "ms": "ms", "s": "seconds", "m": "minutes", "h": "hours", "d": "days"}
_MEASURE = re.compile(r"\b([0-9]+(?:[.,][0-9]+)?)\s?(%|ms|[smhd])(?![a-z0-9])", re.IGNORECASE)
_HOST = re.compile(r"(?<=[\w])([.:_/-])(?=[\w])")
_SIGNS = {".": "dot", ":": "colon", "_": "underscore", "/": "slash", "-": "dash"}
_LONGEST_TITLE = 160


def spoken(
    worst: Alert, more: int, reader: Reader, *, keys: bool, template: CallTemplate | None = None
) -> str:
    """The words of a call: the worst alert, how many others, what to do; said twice if it fits.

    What is wrong is said in its source's own words, where it has some.
    """
    parts = [_own_words(worst, template, reader) or _usual_words(worst, reader)]
    if more:
        parts.append(reader.say("page-says-more", count=more))
    parts.append(reader.say("page-says-key", key=ACK_KEY) if keys else reader.say("page-says-chat"))
    once = " ".join(parts)
    twice = " ".join([once, reader.say("page-says-again"), once])
    return twice if len(twice) <= CALL_WORDS else once[:CALL_WORDS]


def _usual_words(worst: Alert, reader: Reader) -> str:
    severity, title = reader.say(f"severity-{worst.severity}"), worst.title[:_LONGEST_TITLE]
    parts = [reader.say("page-says", severity=severity, title=by_ear(title, reader))]
    if worst.place:
        parts.append(reader.say("page-says-where", place=by_ear(worst.place[:80], reader)))
    local = worst.since.astimezone(reader.zone)
    # Portuguese uses the singular for one o'clock.
    since = "page-says-since-one" if local.hour == 1 else "page-says-since"
    parts.append(reader.say(since, clock=f"{local:%H:%M}"))
    return " ".join(parts)


def _own_words(worst: Alert, template: CallTemplate | None, reader: Reader) -> str:
    """In its source's own words; nothing where it has none, or the alert fills none of them."""
    if template is None:
        return ""
    local = worst.since.astimezone(reader.zone)
    texts = {"title": worst.title, "place": worst.place, "summary": worst.summary}
    return template.fill(
        {
            **{name: by_ear(text[:_LONGEST_TITLE], reader) for name, text in texts.items()},
            "severity": reader.say(f"severity-{worst.severity}"),
            "since": f"{local:%H:%M}",
            "source": worst.source,
            "team": worst.team,
        }
    )


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
