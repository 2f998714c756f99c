"""Invitations: an administrator offers a role, whoever brings the link first has it."""

from __future__ import annotations

from dataclasses import replace

from domain.chat import Button, Message
from domain.intents import Start
from domain.language.buttons import encode
from domain.language.vocabulary.words import WORDS
from domain.people.audit import Act
from domain.people.contact import name_key
from domain.people.intents import Invite
from domain.people.person import Person, new_account, tidy_person
from domain.people.roles import ROLES, Role
from handlers.access.access import is_admin, role_of
from handlers.access.menu import menu_of
from handlers.replies.faults import INVALID
from handlers.replies.scene import Scene
from handlers.replies.sentences import say
from handlers.replies.times import moment
from storage.chat import chats
from storage.people import invitations, logins, people
from storage.people.invitations import Invitation
from storage.work import Work


async def invite(intent: Invite, scene: Scene) -> None:
    """Make a single-use invitation; without a role, ask which."""
    word, _, name = intent.arguments.strip().partition(" ")
    role, usage = WORDS.roles.get(name_key(word)), scene.say("usage-invite")
    if name_key(word) in WORDS.withdraw and not name.strip():
        await _close(scene)
        return
    if role is None:
        asked = scene.say("invite-unknown" if word else "invite-ask", usage=usage)
        text = "\n\n".join([asked, scene.say("invite-explained")])
        buttons = tuple(
            Button(scene.say(f"button-role-{r}"), encode(Invite(r.value))) for r in ROLES
        )
        reply = scene.reply(text, buttons=buttons, fault=INVALID if word else "")
        await scene.work.commit(reply)
        return
    session, now = scene.work.session, scene.work.now
    name = tidy_person(name)
    token = await invitations.open_invitation(session, role, name, scene.here, now)
    scene.audit(Act.INVITED, role=role.value)
    await scene.work.commit(scene.reply(_offer(role, name, token, scene)))


def _offer(role: Role, name: str, token: str, scene: Scene) -> str:
    """The ways in; each holds the token, which is what the other side must bring."""
    until = moment(scene.work.now + invitations.INVITATION_LIFE, scene.reader)
    said = {"role": scene.say(f"role-{role}"), "until": until, "name": name}
    channels = scene.work.rules.channels
    lines = [scene.say("invite-made-named" if name else "invite-made", **said), ""]
    for channel in channels.linked:
        way = {"channel": channel.title, "link": channels.link_to(channel, token)}
        lines.append(scene.say(channel.link_sentence, **way))
    return "\n".join([*lines, scene.say("invite-anywhere", token=token)])


async def _close(scene: Scene) -> None:
    closed = await invitations.close_open(scene.work.session, scene.work.now)
    scene.audit(Act.INVITED, closed=closed)
    await scene.work.commit(scene.reply(scene.say("invites-closed", count=closed)))


async def join(intent: Start, scene: Scene) -> None:
    """Take an invitation up, or say why it is not taken."""
    work = scene.work
    invitation = await invitations.find_invitation(work.session, intent.token, work.now)
    if invitation is None or not await _stands(invitation, work):
        scene.audit(Act.REFUSED, invitation="spent")
        await work.commit(scene.reply(scene.say("invitation-spent"), fault=INVALID))
        return
    role = role_of(scene.person, work.rules)
    if role.rank >= invitation.role.rank:
        text = scene.say("invitation-needless", role=scene.say(f"role-{role}"))
        await work.commit(scene.reply(text))
        return
    told = await take_up(invitation, scene.person, work)
    menu = menu_of(scene.locale, invitation.role, scene.chat.kind)
    text = scene.say("joined", role=scene.say(f"role-{invitation.role}"))
    await work.commit(replace(scene.reply(text), menu=menu), told)


async def accept_on_web(token: str, channel: str, work: Work, browser: str = "") -> str | None:
    """Take an invitation up in a browser, as somebody new; their session's cookie, or None.

    The name on the page is made here, so that nobody can choose one that RAMAL_ADMINS names.
    """
    invitation = await invitations.find_invitation(work.session, token, work.now)
    if invitation is None or not await _stands(invitation, work):
        return None
    identity = new_account(channel, invitation.name, invitation.role.value)
    inviter = await people.find_person(work.session, invitation.inviter_id)
    name = invitation.name or identity.partition(":")[2]
    person = await people.open_person(work.session, identity, name=name, locale=inviter.locale)
    told = await take_up(invitation, person, work)
    cookie = await logins.open_session(work.session, identity, work.now, browser)
    await work.commit(told)
    return cookie


async def take_up(invitation: Invitation, person: Person, work: Work) -> Message:
    """Give the invited person their role and spend the invitation; what its maker is told."""
    await invitations.note_used(work.session, invitation, person.id, work.now)
    await people.note_role(work.session, person.id, invitation.role)
    inviter = await people.find_person(work.session, invitation.inviter_id)
    work.audit(
        Act.JOINED,
        f"person:{person.id}",
        by=person.id,
        role=invitation.role.value,
        inviter=inviter.id,
    )
    locale, name = inviter.locale, tidy_person(person.name) or person_number(person)
    role = say(locale, f"role-{invitation.role}")
    said = {"name": name, "role": role, "id": person_number(person)}
    text = say(locale, "joined-told", **said)
    if invitation.name and name_key(invitation.name) != name_key(name):
        text = say(locale, "joined-told-named", invited=invitation.name, **said)
    to = await chats.find_address(work.session, invitation.chat_id)
    return Message(to=to, event=f"invitation:{invitation.id}:used", text=text)


def person_number(person: Person) -> str:
    """The short number by which a person is named without doubt, as `p12`."""
    return f"p{person.id}"


async def _stands(invitation: Invitation, work: Work) -> bool:
    """Whether whoever made it may still make one."""
    return is_admin(await people.find_person(work.session, invitation.inviter_id), work.rules)
