"""Who may do what: shown, changed and revoked by administrators."""

from __future__ import annotations

import re
from collections.abc import Sequence

from domain.chat import Address, Button, Message
from domain.language.buttons import encode
from domain.language.vocabulary.words import WORDS
from domain.people.audit import Act
from domain.people.contact import name_key
from domain.people.intents import GiveRole, ManagePeople
from domain.people.person import Person, is_odd_name, private_chats, tidy_person
from domain.people.roles import ROLES, Role
from handlers.access.access import role_of
from handlers.access.menu import menu_of
from handlers.callback_queue import outcome
from handlers.people.invitations import person_number
from handlers.replies.faults import INVALID
from handlers.replies.scene import Scene
from handlers.replies.sentences import say
from storage.chat import chats
from storage.people import invitations, logins, people

_MOST, _STRANGERS = 40, 10
_NUMBER = re.compile(r"[p#]?([0-9]{1,9})")


async def manage_people(intent: ManagePeople, scene: Scene) -> None:
    """List people; or show one, or give them the role that is named last."""
    name, role = _read(intent.arguments)
    if not name and role is None:
        await _list(scene)
        return
    certain = await _certain(name, scene)
    if certain is None and role is not None:
        # People choose their names, which may end with a role: show the person, change nothing.
        name = await _longest_name(intent.arguments, name, scene)
    found = [certain] if certain else await _named(name, scene)
    if len(found) != 1:
        await scene.work.commit(scene.reply(_which(name, found, scene), fault=INVALID))
    elif role is None or certain is None:
        scene.audit(Act.PERSON_SEEN, f"person:{found[0].id}")
        await scene.work.commit(_card(found[0], scene))
    else:
        await _change(found[0], role, scene)


async def give_role(intent: GiveRole, scene: Scene) -> None:
    """Handle a role's button on a person's card, unless their role changed since it was shown."""
    person = await people.find_maybe(scene.work.session, intent.person_id)
    if person is None or intent.role not in list(Role) or person.role_changes != intent.changes:
        await scene.work.commit(scene.toast("toast-unknown"))
        return
    await _change(person, Role(intent.role), scene)


def _read(rest: str) -> tuple[str, Role | None]:
    """The name, and the role that its last word is."""
    words = rest.split()
    last = name_key(words[-1]) if words else ""
    if last in WORDS.revoke:
        return " ".join(words[:-1]), Role.NONE
    if last in WORDS.roles:
        return " ".join(words[:-1]), WORDS.roles[last]
    return " ".join(words), None


async def _certain(name: str, scene: Scene) -> Person | None:
    """Who is meant by a code or an account: nobody can choose those."""
    session = scene.work.session
    if number := _NUMBER.fullmatch(name.lower()):
        return await people.find_maybe(session, int(number[1]))
    return await people.find_by_identity(session, name) if ":" in name else None


async def _longest_name(whole: str, name: str, scene: Scene) -> str:
    """All that was typed, if somebody is called so; else what stands before the role."""
    return whole if await _named(whole, scene) else name


async def _named(name: str, scene: Scene) -> Sequence[Person]:
    """Everybody who may be meant by a name: an exact one hides nobody who is called alike."""
    session = scene.work.session
    if _NUMBER.fullmatch(name.lower()):
        return []
    key = name_key(name)
    if not key:
        return []
    known = await people.list_all(session)
    return [person for person in known if key in name_key(person.name)]


async def _change(person: Person, role: Role, scene: Scene) -> None:
    work, before = scene.work, role_of(person, scene.work.rules)
    name = shown_name(person, scene)
    if person.id == scene.person.id:
        await work.commit(scene.reply(scene.say("person-self"), fault=INVALID))
    elif person.identities & work.rules.admins:
        await work.commit(scene.reply(scene.say("person-is-fixed", name=name), fault=INVALID))
    elif role is before:
        same = "person-same-none" if role is Role.NONE else "person-same"
        text = scene.say(same, name=name, role=scene.say(f"role-{role}"))
        await work.commit(scene.reply(text))
    else:
        await people.note_role(work.session, person.id, role)
        if role is Role.NONE:
            await logins.end_sessions(work.session, person.identities)
        waiting = await outcome.release(person.id, work) if role.rank < Role.AGENT.rank else []
        scene.audit(Act.ROLE_GIVEN, f"person:{person.id}", role=role.value, before=before.value)
        sentence = "person-revoked" if role is Role.NONE else "person-changed"
        roles = {"role": scene.say(f"role-{role}"), "before": scene.say(f"role-{before}")}
        text = scene.say(sentence, name=name, **roles)
        await work.commit(scene.reply(text), *await _told(person, role, scene), *waiting)


async def _told(person: Person, role: Role, scene: Scene) -> list[Message]:
    """What the person reads, wherever they have spoken to us alone."""
    sentence = "person-told-revoked" if role is Role.NONE else "person-told"
    text = say(person.locale, sentence, role=say(person.locale, f"role-{role}"))
    menu = menu_of(person.locale, role)
    places = await chats.list_known(scene.work.session, private_chats(person))
    return [
        Message(
            to=to, event=f"{scene.event}:told:{to.channel}:{to.external_id}", text=text, menu=menu
        )
        for to, _ in places
        if to != Address(scene.chat.channel, scene.chat.external_id)
    ]


def shown_name(person: Person, scene: Scene) -> str:
    """A name as an administrator should see it, since people choose their names themselves."""
    name = tidy_person(person.name)
    if not name:
        return scene.say("person-unnamed")
    return scene.say("person-odd-name", name=name) if is_odd_name(name) else name


def _line(person: Person, scene: Scene) -> str:
    return scene.say(
        "person-line",
        id=person_number(person),
        name=shown_name(person, scene),
        role=_role(person, scene),
        identities=", ".join(sorted(person.identities)),
    )


def _role(person: Person, scene: Scene) -> str:
    role = scene.say(f"role-{role_of(person, scene.work.rules)}")
    if person.identities & scene.work.rules.admins:
        return " ".join([role, scene.say("person-fixed")])
    return role


def _card(person: Person, scene: Scene) -> Message:
    text = scene.say(
        "person-card",
        name=shown_name(person, scene),
        role=_role(person, scene),
        identities=", ".join(sorted(person.identities)),
        id=person_number(person),
    )
    now = role_of(person, scene.work.rules)
    if person.id == scene.person.id or person.identities & scene.work.rules.admins:
        return scene.reply(text)
    buttons = tuple(
        Button(
            scene.say(f"button-role-{r}"), encode(GiveRole(person.id, r.value, person.role_changes))
        )
        for r in (*ROLES, Role.NONE)
        if r is not now
    )
    return scene.reply(text, buttons=buttons)


def _which(name: str, found: Sequence[Person], scene: Scene) -> str:
    if not found:
        return scene.say("person-nobody", name=name[:60])
    first = person_number(found[0])
    lines = [_line(person, scene) for person in found[:_MOST]]
    return "\n".join([scene.say("person-several", name=name[:60], id=first), *lines])


async def _list(scene: Scene) -> None:
    """Everybody with a role, and who wrote lately without one."""
    session, rules = scene.work.session, scene.work.rules
    known = await people.list_all(session)
    allowed = [person for person in known if role_of(person, rules) is not Role.NONE]
    strangers = [person for person in known if role_of(person, rules) is Role.NONE]
    lines = [scene.say("people-list"), *(_line(person, scene) for person in allowed[:_MOST])]
    if len(allowed) > _MOST:
        lines.append(scene.say("people-more"))
    if strangers:
        lines += ["", scene.say("people-strangers")]
        lines += [_line(person, scene) for person in strangers[:_STRANGERS]]
        lines += [scene.say("people-more")] if len(strangers) > _STRANGERS else []
    waiting = await invitations.count_open(session, scene.work.now)
    lines += ["", scene.say("people-invites", count=waiting)] if waiting else [""]
    shown = (strangers or allowed)[0]
    lines.append(scene.say("people-hint", id=person_number(shown)))
    scene.audit(Act.PEOPLE_LISTED)
    await scene.work.commit(scene.reply("\n".join(lines)))
