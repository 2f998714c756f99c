"""A page's timeline in words: what happened, with why or to whom."""

from __future__ import annotations

from collections.abc import Sequence

from domain.oncall.alert import Page, PageEvent, PageStep
from handlers.replies.times import Reader

_TRUNCATED = "truncated:"


def what_happened(event: PageEvent, reader: Reader) -> str:
    """One entry, without when and who."""
    said = reader.say(f"page-step-{event.step}")
    if event.note.startswith(_TRUNCATED):
        count = int(event.note.removeprefix(_TRUNCATED))
        left_out = reader.say("page-truncated", count=count)
        return f"{said} ({left_out})"
    if event.step is PageStep.HANDED and event.note:
        return reader.say("page-step-handed-to", name=event.note.title())
    if event.step is PageStep.ACKNOWLEDGED and event.note == "key":
        return reader.say("page-step-acknowledged-key")
    if event.step is PageStep.STOPPED and event.note:
        return f"{said} ({event.note})"
    return said


def time_to_ack(page: Page, events: Sequence[PageEvent], reader: Reader) -> str:
    """How long nobody answered for it, whoever has it now; nothing where nobody did yet."""
    acked = [event.at for event in events if event.step is PageStep.ACKNOWLEDGED]
    if not acked:
        return ""
    seconds = round((acked[0] - page.opened_at).total_seconds())
    return reader.say("page-time-to-ack", minutes=seconds // 60, seconds=seconds % 60)
