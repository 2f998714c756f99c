"""The timeline of an alert's page in words: what happened, when, and who did it."""

from __future__ import annotations

from collections.abc import Sequence

from domain.command import Command
from domain.oncall.alert import Page, PageStep
from domain.orders.outcome import Verdict
from domain.people.person import tidy_person
from domain.people.roles import may
from domain.timeline import TimelineEntry
from handlers.access.access import role_of
from handlers.oncall.cards import page_mark, page_title
from handlers.replies.reader import Reader
from handlers.replies.scene import Scene
from handlers.replies.times import moment
from storage.oncall import pages
from storage.people import people

_TRUNCATED = "truncated:"


async def find_page(prefix: str, scene: Scene) -> Page | None:
    """The page that begins so, for whoever may read of alerts here."""
    role = role_of(scene.person, scene.work.rules)
    watches = bool(scene.work.rules.on_call.name_of(scene.person.identities))
    if not (watches or may(role, Command.ONCALL, scene.chat.kind)):
        return None
    found = await pages.list_named(scene.work.session, prefix[:15])
    return found[0] if len(found) == 1 else None


async def page_text(page: Page, scene: Scene) -> str:
    """What happened to a page, in order, with the time until somebody answered for it."""
    lines = [scene.say("page-timeline", short=page.short, team=page.team)]
    if page.title:
        lines.append(f"{page_mark(page, scene.reader)}{page_title(page)}")
    events = await pages.list_events(scene.work.session, page.id)
    for event in events:
        who = await people.find_maybe(scene.work.session, event.person_id)
        name = f" ({tidy_person(who.name)})" if who else ""
        what = what_happened(event, scene.reader)
        at = moment(event.at, scene.reader)
        lines.append(scene.say("timeline-line", at=at, what=what) + name)
    if took := time_to_ack(page, events, scene.reader):
        lines.append(took)
    if scene.work.rules.web_root:
        url = f"{scene.work.rules.web_root}/alerts/{page.short}"
        lines.append(scene.say("history-link", url=url))
    return "\n".join(lines)


def what_happened(event: TimelineEntry[PageStep], reader: Reader) -> str:
    """One entry of a page's timeline in words, without when and who."""
    said = reader.say(f"page-step-{event.step}")
    if event.note.startswith(_TRUNCATED):
        count = int(event.note.removeprefix(_TRUNCATED))
        left_out = reader.say("page-truncated", count=count)
        return f"{said} ({left_out})"
    if event.step is PageStep.HANDED and event.note:
        return reader.say("page-step-handed-to", name=event.note.title())
    if event.step is PageStep.ACKNOWLEDGED and event.note == "key":
        return reader.say("page-step-acknowledged-key")
    if event.step is PageStep.NOT_ANSWERED and event.note == Verdict.VOICEMAIL:
        return reader.say("page-step-unanswered-voicemail")
    if event.step is PageStep.STOPPED and event.note:
        return f"{said} ({event.note})"
    return said


def time_to_ack(page: Page, events: Sequence[TimelineEntry[PageStep]], reader: Reader) -> str:
    """How long it took until somebody acknowledged; empty while nobody has."""
    acked = [event.at for event in events if event.step is PageStep.ACKNOWLEDGED]
    if not acked:
        return ""
    seconds = round((acked[0] - page.opened_at).total_seconds())
    return reader.say("page-time-to-ack", minutes=seconds // 60, seconds=seconds % 60)
