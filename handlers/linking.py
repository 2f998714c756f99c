"""One person on several channels: a code made on one of them and typed on the other."""

from __future__ import annotations

import secrets
from dataclasses import replace

from domain.audit import Act
from domain.chat import Button, Message
from domain.contact import name_key
from domain.errors import Denied, NotAllowed
from domain.intents import Link, Unlink
from domain.order import TICKET_SIGNS
from domain.people import Person, private_chats, tidy_person
from domain.roles import Role
from handlers.access import role_of
from handlers.faults import INVALID
from handlers.menu import menu_of
from handlers.moments import moment
from handlers.replies import say
from handlers.scene import Scene
from storage import chats, links, logins, merging, people

_RANKS = list(Role)
_WEB = "web:"


async def link(intent: Link, scene: Scene) -> None:
    """Make a code; or with one, become the person who made it."""
    if not intent.code:
        await _offer(scene)
        return
    session, now, person = scene.work.session, scene.work.now, scene.person
    if (until := await links.find_full(session, person.id, now)) is not None:
        text = scene.say("link-too-many", until=moment(until, scene.reader))
        await scene.work.commit(scene.reply(text, fault=INVALID))
        return
    owner_id = await links.find_code(session, intent.code, now)
    if owner_id is None:
        await links.note_try(session, person.id, now)
        await _refuse("spent", scene)
    elif owner_id == person.id:
        await _refuse("self", scene)
    else:
        await _join(intent.code, await people.find_person(session, owner_id), scene)


async def unlink(intent: Unlink, scene: Scene) -> None:
    """Make another account of one's own somebody else again, who may do nothing."""
    mine = dict(await people.list_identities(scene.work.session, scene.person.id))
    name = mine.get(intent.identity_id, "")
    if not name or name == scene.heard.said.identity:
        await scene.work.commit(scene.toast("toast-unknown"))
        return
    await merging.split_identity(scene.work.session, scene.person.id, intent.identity_id)
    await logins.end_sessions(scene.work.session, [name])
    scene.audit(Act.UNLINKED, f"person:{scene.person.id}")
    await scene.work.commit(scene.reply(scene.say("link-undone", identity=name)))


async def _offer(scene: Scene) -> None:
    """The code, the way into the browser, and what is linked so far."""
    if role_of(scene.person, scene.work.rules) is Role.NONE:
        raise NotAllowed(Denied.STRANGER)
    session, now = scene.work.session, scene.work.now
    code = await links.open_code(session, scene.person.id, now)
    shown = f"{code[:4]}-{code[4:]}"
    lines = [scene.say("link-code", code=shown, minutes=links.CODE_LIFE.seconds // 60)]
    if scene.work.rules.doors.web and not scene.heard.said.identity.startswith(_WEB):
        token = await logins.open_link(session, await _web_identity(scene), now)
        lines.append(scene.say("link-web", link=f"{scene.work.rules.doors.web}/login/{token}"))
    others = [
        (number, name)
        for number, name in await people.list_identities(session, scene.person.id)
        if name != scene.heard.said.identity
    ]
    buttons = tuple(
        Button(scene.say("button-unlink", identity=name[:40]), f"unlink:{number}")
        for number, name in others
    )
    lines.append(scene.say("link-warning"))
    await scene.work.commit(scene.reply("\n".join(lines), buttons=buttons))


async def _web_identity(scene: Scene) -> str:
    """This person's account on the page, made now if they have none."""
    for name in sorted(scene.person.identities):
        if name.startswith(_WEB):
            return name
    stem = "-".join(name_key(scene.person.name).split())[:30] or "ramal"
    name = f"{_WEB}{stem}-{''.join(secrets.choice(TICKET_SIGNS) for _ in range(5))}"
    await people.link_identity(scene.work.session, scene.person.id, name)
    return name


async def _join(code: str, owner: Person, scene: Scene) -> None:
    work, person = scene.work, scene.person
    if _rank(person, scene) > _rank(owner, scene):
        # Else somebody could hand their code to one who may do more, and may it then as well.
        await _refuse("more", scene)
        return
    await links.use_code(work.session, code, work.now)
    await merging.merge_people(work.session, owner.id, person.id)
    merged = await people.find_person(work.session, owner.id)
    work.audit(Act.LINKED, f"person:{owner.id}", by=owner.id, other=person.id)
    name = tidy_person(merged.name) or f"p{merged.id}"
    text = say(merged.locale, "link-done", name=name)
    menu = menu_of(merged.locale, role_of(merged, work.rules))
    told = await _told(owner, scene)
    await work.commit(replace(scene.reply(text), menu=menu), *told)


async def _told(owner: Person, scene: Scene) -> list[Message]:
    """Whoever made the code reads who used it: a stranger's use would be seen at once."""
    text = say(owner.locale, "link-told", identity=scene.heard.said.identity)
    session = scene.work.session
    return [
        Message(to=to, event=f"{scene.event}:linked:{to.channel}", text=text)
        for to in private_chats(owner)
        if await chats.find_chat(session, to) is not None
    ]


def _rank(person: Person, scene: Scene) -> int:
    return _RANKS.index(role_of(person, scene.work.rules))


async def _refuse(why: str, scene: Scene) -> None:
    scene.audit(Act.REFUSED, link=why)
    await scene.work.commit(scene.reply(scene.say(f"link-{why}"), fault=INVALID))
