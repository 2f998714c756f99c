"""One person on several channels: a code made on one of them and typed on the other."""

from __future__ import annotations

from dataclasses import replace

from domain.channel import Channel
from domain.chat import Button, Message
from domain.errors import Denied, NotAllowed
from domain.language.buttons import encode
from domain.people.audit import Act
from domain.people.intents import Link, Unlink
from domain.people.person import Person, new_account, private_chats, tidy_person
from domain.people.roles import Role
from handlers.access.access import role_of
from handlers.access.menu import menu_of
from handlers.replies.faults import INVALID
from handlers.replies.scene import Scene
from handlers.replies.sentences import say
from handlers.replies.times import moment
from storage import chat_move, person_merge
from storage.chat import chats
from storage.people import link_codes, logins, people


async def link(intent: Link, scene: Scene) -> None:
    """Make a code; or with one, become the person who made it."""
    if not intent.code:
        await _offer(scene)
        return
    session, now, person = scene.work.session, scene.work.now, scene.person
    if (until := await link_codes.find_full(session, person.id, now)) is not None:
        text = scene.say("link-too-many", until=moment(until, scene.reader))
        await scene.work.commit(scene.reply(text, fault=INVALID))
        return
    owner_id = await link_codes.find_code(session, intent.code, now)
    if owner_id is None:
        await link_codes.note_try(session, person.id, now)
        await _refuse("spent", scene)
    elif owner_id == person.id:
        await _refuse("self", scene)
    else:
        owner = await people.find_person(session, owner_id)
        if why := _why_not(owner, scene):
            await _refuse(why, scene)
        elif intent.sure:
            await _join(intent.code, owner, scene)
        else:
            await _ask(intent.code, owner, scene)


async def unlink(intent: Unlink, scene: Scene) -> None:
    """Split an account off from its person: it becomes somebody new without a role."""
    mine = dict(await people.list_identities(scene.work.session, scene.person.id))
    name = mine.get(intent.identity_id, "")
    if not name or name == scene.heard.said.identity:
        await scene.work.commit(scene.toast("toast-unknown"))
        return
    await person_merge.split_identity(scene.work.session, scene.person.id, intent.identity_id)
    # The outcomes of open orders are told here, not to whoever has that account now.
    [there] = private_chats(replace(scene.person, identities=frozenset({name})))
    await chat_move.move_open(scene.work.session, there, scene.person.id, scene.heard.chat_id)
    await logins.end_sessions(scene.work.session, [name])
    scene.audit(Act.UNLINKED, f"person:{scene.person.id}")
    await scene.work.commit(scene.reply(scene.say("link-undone", identity=name)))


async def _offer(scene: Scene) -> None:
    """The code, the way into the browser, and what is linked so far."""
    if role_of(scene.person, scene.work.rules) is Role.NONE:
        raise NotAllowed(Denied.STRANGER)
    session, now = scene.work.session, scene.work.now
    code = await link_codes.open_code(session, scene.person.id, now)
    scene.audit(Act.LINK_OFFERED)
    shown = f"{code[:4]}-{code[4:]}"
    lines = [scene.say("link-code", code=shown, minutes=link_codes.CODE_LIFE.seconds // 60)]
    channels = scene.work.rules.channels
    page = next((channel for channel in channels.linked if channel.opens_accounts), None)
    if page is not None and scene.heard.said.channel != page.name:
        identity = _account_on(page, scene)
        token = await logins.open_link(session, identity, now, scene.person.id)
        lines.append(scene.say("link-web", link=channels.link_to(page, token)))
    others = [
        (number, name)
        for number, name in await people.list_identities(session, scene.person.id)
        if name != scene.heard.said.identity
    ]
    buttons = tuple(
        Button(scene.say("button-unlink", identity=name[:40]), encode(Unlink(number)))
        for number, name in others
    )
    lines.append(scene.say("link-warning"))
    await scene.work.commit(scene.reply("\n".join(lines), buttons=buttons))


def _account_on(page: Channel, scene: Scene) -> str:
    """This person's account on the page; one that does not exist yet is made when it is used."""
    for name in sorted(scene.person.identities):
        if name.startswith(f"{page.name}:"):
            return name
    return new_account(page.name, scene.person.name, "ramal")


def _why_not(owner: Person, scene: Scene) -> str:
    """Why these two may not become one; nothing if they may.

    Else somebody could hand their code to one who may do more, or whom only the settings can
    change, and would be that person from then on.
    """
    person, admins = scene.person, scene.work.rules.admins
    more = role_of(person, scene.work.rules).rank > role_of(owner, scene.work.rules).rank
    fixed = person.identities & admins and not owner.identities & admins
    return "more" if more or fixed else ""


async def _ask(code: str, owner: Person, scene: Scene) -> None:
    """Whoever types a code may have been told to: they read whose it is before it counts."""
    name = tidy_person(owner.name) or f"p{owner.id}"
    accounts = ", ".join(sorted(owner.identities))
    text = scene.say("link-sure", name=name, accounts=accounts)
    buttons = (Button(scene.say("button-link"), encode(Link(code, sure=True))),)
    await scene.work.commit(scene.reply(text, buttons=buttons))


async def _join(code: str, owner: Person, scene: Scene) -> None:
    work, person = scene.work, scene.person
    await link_codes.use_code(work.session, code, work.now)
    await person_merge.merge_people(work.session, owner.id, person.id)
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
    places = await chats.list_known(scene.work.session, private_chats(owner))
    return [
        Message(to=to, event=f"{scene.event}:linked:{to.channel}:{to.external_id}", text=text)
        for to, _ in places
    ]


async def _refuse(why: str, scene: Scene) -> None:
    scene.audit(Act.REFUSED, link=why)
    await scene.work.commit(scene.reply(scene.say(f"link-{why}"), fault=INVALID))
