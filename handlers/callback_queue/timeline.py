"""The timeline of a request to be called, as either of its sides may read it."""

from __future__ import annotations

from domain.callback_queue.request import CallbackRequest, RequestStep
from domain.people.person import Person, tidy_person
from domain.people.roles import Role
from domain.timeline import TimelineEntry
from handlers.access.access import role_of
from handlers.callback_queue.cards import customer_state
from handlers.replies.scene import Scene
from handlers.replies.times import moment
from storage.callback_queue import requests
from storage.callback_queue import steps as request_steps
from storage.people import people

_SIDES = {RequestStep.CUSTOMER_SAID, RequestStep.AGENT_SAID}
# Steps that agents read and the customer does not.
_AGENTS_ONLY = {
    RequestStep.REMINDED,
    RequestStep.URGENT,
    RequestStep.HANDED,
    RequestStep.RELEASED,
    RequestStep.STOPPED,
}


async def find_named(prefix: str, scene: Scene) -> CallbackRequest | None:
    """The one request whose ticket begins so and that this person may read; administrators any."""
    if not prefix:
        return None
    all_of_them = role_of(scene.person, scene.work.rules) is Role.ADMIN
    whose = None if all_of_them else scene.person.id
    found = await requests.list_named(scene.work.session, prefix[:15], whose)
    return found[0] if len(found) == 1 else None


async def timeline_text(request: CallbackRequest, scene: Scene) -> str:
    """The timeline of a request in words: no numbers, and names only where policy shows them."""
    customer = request.customer_id == scene.person.id
    steps = await request_steps.list_steps(scene.work.session, request.id)
    lines = [scene.say("timeline-title", short=request.short)]
    for entry in steps:
        if customer and entry.step in _AGENTS_ONLY:
            continue
        lines.append(await _line(entry, scene))
    if customer:
        lines += ["", customer_state(request, scene.reader)]
    return "\n".join(lines)


async def _line(entry: TimelineEntry[RequestStep], scene: Scene) -> str:
    who = ""
    if entry.person_id and entry.person_id != scene.person.id:
        who = await _name(entry.person_id, scene)
    elif entry.person_id:
        who = scene.say("timeline-you")
    note = entry.note if entry.step in _SIDES else ""
    text = scene.say(f"step-{entry.step}", text=note)
    clock = moment(entry.at, scene.reader)
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
