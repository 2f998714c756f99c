"""The numbers that people keep by name: saved, listed, shared with the team, forgotten."""

from __future__ import annotations

from collections.abc import Sequence

from domain.errors import ContactFault, InvalidContact, InvalidNumber
from domain.language.vocabulary.words import ContactVerb
from domain.people.audit import Act
from domain.people.contact import Contact, Kept, find_like, find_named, may_change, number_of_card
from domain.people.intents import KeepCard, ManageContacts
from domain.phone import PhoneNumber, parse_number
from handlers.access import access
from handlers.people.contact_arguments import Change, Look, Save, kept_name, read_contact
from handlers.replies.scene import Scene
from storage.people import contacts

_SHOWN = 50  # contacts in a list


async def manage_contacts(intent: ManageContacts, scene: Scene) -> None:
    """Save, change or list contacts; raises InvalidContact, InvalidNumber."""
    match read_contact(intent.arguments):
        case Save(name, number):
            await _keep(name, number, scene)
        case Change(verb, who):
            await _change(verb, who, scene)
        case Look() as look:
            await _look(look, scene)


async def keep_card(intent: KeepCard, scene: Scene) -> tuple[Contact, str]:
    """Save somebody's contact card, and say so; raises InvalidContact, InvalidNumber."""
    number = number_of_card(intent.number)
    return await _kept_as(kept_name(intent.name), number, scene)


async def _keep(name: str, number: PhoneNumber, scene: Scene) -> None:
    _, told = await _kept_as(name, number, scene)
    await scene.work.commit(scene.reply(told))


async def _kept_as(name: str, number: PhoneNumber, scene: Scene) -> tuple[Contact, str]:
    """The contact as it now stands in the book, and what is to be told of it."""
    work = scene.work
    kept = await contacts.add_contact(work.session, scene.person.id, name, number, work.now)
    scene.audit(Act.CONTACT_CHANGED, f"contact:{kept.contact.id}", how="kept")
    lines = [_kept(kept, scene)]
    if kept.replaced:
        old = kept.replaced
        lines.append(scene.say("contact-replaced", name=old.name, number=old.number.grouped))
    if kept.contact.shared:
        lines.append(scene.say("contact-kept-shared"))
    return kept.contact, "\n".join(lines)


def _kept(kept: Kept, scene: Scene) -> str:
    """What is now in the book, and what it was before."""
    before, name, number = kept.before, kept.contact.name, kept.contact.number.grouped
    if before is None:
        return scene.say("contact-kept", name=name, number=number)
    if before.name != name:
        return scene.say("contact-renamed", before=before.name, name=name, number=number)
    if before.number != kept.contact.number:
        old = before.number.grouped
        return scene.say("contact-renumbered", name=name, before=old, number=number)
    return scene.say("contact-known", name=name, number=number)


async def _change(verb: ContactVerb, who: str, scene: Scene) -> None:
    """Do it with the one contact that is called so, or say why not."""
    session = scene.work.session
    book = await contacts.list_contacts(session, scene.person.id)
    called = _called(who, book, scene)
    if len(called) != 1:
        await scene.work.commit(scene.reply(_which(who, called, book, scene)))
        return
    [contact] = called
    if not may_change(
        contact, scene.person.id, admin=access.is_admin(scene.person, scene.work.rules)
    ):
        raise InvalidContact(ContactFault.FOREIGN)
    if verb is ContactVerb.REMOVE:
        await contacts.remove_contact(session, contact.id)
    else:
        await contacts.note_shared(session, contact.id, shared=verb is ContactVerb.SHARE)
    scene.audit(Act.CONTACT_CHANGED, f"contact:{contact.id}", how=verb.value)
    done = {
        ContactVerb.REMOVE: "contact-removed",
        ContactVerb.SHARE: "contact-shared",
        ContactVerb.UNSHARE: "contact-unshared",
    }
    text = scene.say(done[verb], name=contact.name, number=contact.number.grouped)
    await scene.work.commit(scene.reply(text))


def _called(who: str, book: Sequence[Contact], scene: Scene) -> Sequence[Contact]:
    """Who has exactly this name or this line: one's own before those of the team."""
    if not who:
        raise InvalidContact(ContactFault.EMPTY)
    try:
        number = parse_number(who)
        called = [contact for contact in book if contact.number.same_line(number)]
    except InvalidNumber:
        called = list(find_named(who, book).exact)
    return [contact for contact in called if contact.owner_id == scene.person.id] or called


def _which(who: str, called: Sequence[Contact], book: Sequence[Contact], scene: Scene) -> str:
    """Nobody is called so, or several are: whom it may be, never chosen silently."""
    if called:
        return _list(scene.say("contact-several", name=who), called, scene)
    if near := find_named(who, book).near:
        return _list(scene.say("contact-near", name=who), near, scene)
    return scene.say("contact-nobody", name=who, usage=scene.say("usage-contact"))


async def _look(look: Look, scene: Scene) -> None:
    """List the book, or those in it that match; raises InvalidNumber for a number that is none."""
    book = await contacts.list_contacts(scene.work.session, scene.person.id)
    scene.audit(Act.CONTACTS_LISTED)
    if not look.typed:
        usage = scene.say("usage-contact")
        text = _list(scene.say("contact-list"), book, scene)
        text = text if book else scene.say("contact-none", usage=usage)
    elif found := find_like(look.typed, book):
        text = _list(scene.say("contact-list-like", name=look.typed), found, scene)
    elif look.fault:
        raise look.fault
    else:
        text = _which(look.typed, (), book, scene)
    await scene.work.commit(scene.reply(text))


def _list(title: str, found: Sequence[Contact], scene: Scene) -> str:
    lines = [title]
    for contact in found[:_SHOWN]:
        line = "contact-line-shared" if contact.shared else "contact-line"
        lines.append(scene.say(line, name=contact.name, number=contact.number.grouped))
    if len(found) > _SHOWN:
        lines.append(scene.say("contact-list-more", count=str(len(found) - _SHOWN)))
    return "\n".join(lines)
