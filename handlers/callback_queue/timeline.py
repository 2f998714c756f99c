"""Timelines: of a request to be called, for either of its sides; of an alert's page."""

from __future__ import annotations

from domain.callback_queue.request import CallbackRequest, Happened, Step
from domain.command import Command
from domain.oncall.alert import Page
from domain.people.person import Person, tidy_person
from domain.people.roles import Role, may
from handlers.access.access import role_of
from handlers.callback_queue.cards import customer_state
from handlers.oncall.cards import page_mark, page_title
from handlers.oncall.page_events import time_to_ack, what_happened
from handlers.replies.scene import Scene
from handlers.replies.times import moment
from storage.callback_queue import requests
from storage.callback_queue import steps as request_steps
from storage.oncall import pages
from storage.people import people

_SIDES = {Step.CUSTOMER_SAID, Step.AGENT_SAID}
# What an agent and whoever asked need not both read.
_AGENTS_ONLY = {Step.REMINDED, Step.URGENT, Step.HANDED, Step.RELEASED, Step.STOPPED}


async def find_named(prefix: str, scene: Scene) -> CallbackRequest | None:
    """The one request that begins so and that this person may read: an administrator any."""
    if not prefix:
        return None
    all_of_them = role_of(scene.person, scene.work.rules) is Role.ADMIN
    whose = None if all_of_them else scene.person.id
    found = await requests.list_named(scene.work.session, prefix[:15], whose)
    return found[0] if len(found) == 1 else None


async def timeline_text(request: CallbackRequest, scene: Scene) -> str:
    """What happened, in order; numbers are never in it, and names only where policy shows them."""
    customer = request.customer_id == scene.person.id
    steps = await request_steps.list_steps(scene.work.session, request.id)
    lines = [scene.say("timeline-title", short=request.short)]
    for happened in steps:
        if customer and happened.step in _AGENTS_ONLY:
            continue
        lines.append(await _line(happened, scene))
    if customer:
        lines += ["", customer_state(request, scene.reader)]
    return "\n".join(lines)


async def _line(happened: Happened, scene: Scene) -> str:
    who = ""
    if happened.person_id and happened.person_id != scene.person.id:
        who = await _name(happened.person_id, scene)
    elif happened.person_id:
        who = scene.say("timeline-you")
    note = happened.note if happened.step in _SIDES else ""
    text = scene.say(f"step-{happened.step}", text=note)
    clock = moment(happened.at, scene.reader)
    return scene.say("timeline-line", at=clock, what=text) + (f" ({who})" if who else "")


async def _name(person_id: int, scene: Scene) -> str:
    person: Person | None = await people.find_maybe(scene.work.session, person_id)
    if person is None or not scene.work.rules.callbacks.show_names:
        return ""
    return tidy_person(person.name)


async def requests_lines(scene: Scene) -> list[str]:
    """A person's own latest requests, a line each."""
    asked = await requests.list_asked(scene.work.session, scene.person.id)
    return [
        scene.say(
            "request-line",
            short=request.short,
            since=moment(request.asked_at, scene.reader),
            state=scene.say(f"request-word-{request.stage}"),
        )
        for request in asked
    ]


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
    if scene.work.rules.doors.web:
        url = f"{scene.work.rules.doors.web}/alerts/{page.short}"
        lines.append(scene.say("history-link", url=url))
    return "\n".join(lines)
