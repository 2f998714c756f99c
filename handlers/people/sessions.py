"""The browsers in which a person is logged in: listed, and each or all of them logged out."""

from __future__ import annotations

from domain.chat import Button
from domain.language.buttons import encode
from domain.people.audit import Act
from domain.people.intents import EVERY_SESSION, EndSession
from domain.people.web_session import WebSession
from handlers.replies.faults import INVALID
from handlers.replies.scene import Scene
from handlers.replies.times import moment
from storage.people import logins, people
from storage.work import Work

_SHOWN = 10


async def show_sessions(scene: Scene) -> None:
    """List this person's browsers, the one used last first, with a button for each."""
    found = await _list(scene)
    if not found:
        await scene.work.commit(scene.reply(scene.say("sessions-none")))
        return
    lines = [_line(place, one, scene) for place, one in enumerate(found[:_SHOWN], start=1)]
    more = [scene.say("sessions-more")] if len(found) > _SHOWN else []
    buttons = [
        Button(scene.say("button-session-end", place=place), encode(EndSession(one.id)))
        for place, one in enumerate(found[:_SHOWN], start=1)
    ]
    if len(found) > 1:
        every = Button(scene.say("button-sessions-end-all"), encode(EndSession(EVERY_SESSION)))
        buttons.append(every)
    text = "\n".join([scene.say("sessions-list"), "", *lines, *more])
    await scene.work.commit(scene.reply(text, buttons=tuple(buttons)))


async def end_session(intent: EndSession, scene: Scene) -> None:
    """Handle the button that logs one of this person's browsers out, or all of them."""
    session, mine = scene.work.session, scene.person.identities
    found = await _list(scene)
    if intent.session_id == EVERY_SESSION:
        await logins.end_sessions(session, mine)
        scene.audit(Act.LOGGED_OUT, f"person:{scene.person.id}", sessions=len(found))
        await scene.work.commit(scene.reply(scene.say("sessions-all-ended")))
        return
    ended = next((one for one in found if one.id == intent.session_id), None)
    if ended is None:
        await scene.work.commit(scene.reply(scene.say("session-over"), fault=INVALID))
        return
    await logins.end_session(session, ended.id)
    scene.audit(Act.LOGGED_OUT, f"person:{scene.person.id}", sessions=1)
    text = scene.say("session-ended", browser=_browser(ended, scene))
    await scene.work.commit(scene.reply(text))


async def log_out(cookie: str, work: Work, *, everywhere: bool) -> None:
    """Log out the browser with this cookie, or all browsers of its person."""
    found = await logins.find_by_cookie(work.session, cookie)
    if found is not None:
        session_id, identity = found
        person = await people.find_by_identity(work.session, identity)
        if everywhere:
            await logins.end_sessions(work.session, person.identities if person else [identity])
        await logins.end_session(work.session, session_id)
        if person is not None:
            where = "everywhere" if everywhere else "here"
            work.audit(Act.LOGGED_OUT, f"person:{person.id}", by=person.id, where=where)
    await work.commit()


async def _list(scene: Scene) -> list[WebSession]:
    session, mine = scene.work.session, scene.person.identities
    return await logins.list_sessions(session, mine, scene.work.now)


def _browser(one: WebSession, scene: Scene) -> str:
    return one.browser or scene.say("session-unknown-browser")


def _line(place: int, one: WebSession, scene: Scene) -> str:
    return scene.say(
        "session-line",
        place=place,
        browser=_browser(one, scene),
        begun=moment(one.begun_at, scene.reader),
        used=moment(one.last_used_at, scene.reader),
    )
