"""Plain words: a sentence, or the answer to the one question that waits in this chat."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from domain.errors import InvalidTime, RamalError, Stopped, TimeFault
from domain.intents import PickContact
from domain.language.arguments import read_arguments
from domain.language.meanings import Doubt, Meaning, Party, Understood
from domain.language.name_matching import Names
from domain.language.order_request import IncompleteOrder, OrderRequest, Slot
from domain.orders.order import Kind
from domain.people.audit import Act
from domain.people.contact import Contact
from domain.people.intents import KeepCard
from handlers.conversation.act import ORDERS, act, doubt_text, understood_in, wanted_of
from handlers.conversation.corrections import answered_order, speak_instead
from handlers.conversation.order_dialogue import ask, pursue
from handlers.conversation.order_dialogue import wanted_of as typed_as
from handlers.orders.parties import of_contact
from handlers.people.contacts import keep_card
from handlers.replies.faults import explain, sentence
from handlers.replies.scene import Scene
from storage.chat import incomplete_orders, outbox
from storage.people.contacts import list_contacts

_LONGEST_NAME = 60  # characters of an answer that are shown again


async def hear(text: str, scene: Scene) -> None:
    """Take words as the answer to our question, or as a sentence of their own; raises NotAllowed.

    Words of a voice note that answers a card are that order's words.
    """
    session = scene.work.session
    half = await incomplete_orders.find_incomplete(session, scene.here)
    book = await list_contacts(session, scene.person.id)
    # With `yes` (`ramal say --yes`) the sender sees no question: the text never answers one. A
    # voice note may have waited to be transcribed: it answers no question asked since it came.
    if half and half.asked_at > scene.said_at:
        half = None
    if half and not scene.heard.said.yes and await _stands(half, scene):
        await _fill(half, text, book, scene)
        return
    understood = understood_in(text, book, scene)
    nothing_else = understood.meaning is Meaning.UNKNOWN and understood.doubt is None
    if nothing_else and (order := await answered_order(scene)):
        await speak_instead(order, text, book, scene)
        return
    await act(understood, book, scene)


async def pick(intent: PickContact, scene: Scene) -> None:
    """Handle the button that answers who was meant, if that question still stands."""
    session = scene.work.session
    half = await incomplete_orders.find_incomplete(session, scene.here)
    book = await list_contacts(session, scene.person.id)
    meant = next((contact for contact in book if contact.id == intent.contact_id), None)
    fits = half and half.stamp == intent.stamp and intent.contact_id in half.choices
    if half is None or meant is None or not fits:
        await scene.work.commit(scene.toast("toast-unknown"))
    elif scene.said_at >= half.expires_at:
        await incomplete_orders.close_incomplete(session, scene.here)
        await scene.work.commit(scene.toast("toast-half-expired"))
    else:
        wanted = half.wanted.with_parties(half.asked, [of_contact(meant)])
        await _try(wanted, half, book, scene)


async def take_card(intent: KeepCard, scene: Scene) -> None:
    """Keep a shared contact card; where a question waits for somebody, it is the answer too.

    Raises InvalidContact, InvalidNumber, NotAllowed.
    """
    session = scene.work.session
    half = await incomplete_orders.find_incomplete(session, scene.here)
    contact, told = await keep_card(intent, scene)
    if half is None or half.asked is Slot.WORDS or scene.said_at >= half.expires_at:
        await scene.work.commit(scene.reply(told))
        return
    kept = replace(scene.reply(told), event=f"{scene.event}:contact-kept")
    await outbox.post(session, kept, scene.work.now)
    book = await list_contacts(session, scene.person.id)
    await _try(half.wanted.with_parties(half.asked, [of_contact(contact)]), half, book, scene)


async def _stands(half: IncompleteOrder, scene: Scene) -> bool:
    """Whether our question still waits; says so if it does not, and forgets it."""
    if scene.said_at < half.expires_at:
        return True
    await incomplete_orders.close_incomplete(scene.work.session, scene.here)
    told = replace(scene.reply(scene.say("half-expired")), event=f"{scene.event}:half-expired")
    await outbox.post(scene.work.session, told, scene.work.now)
    return False


async def _fill(half: IncompleteOrder, text: str, book: Sequence[Contact], scene: Scene) -> None:
    """Put the answer where it was asked for; raises NotAllowed."""
    if half.asked is Slot.WORDS:
        await _try(replace(half.wanted, words=text), half, book, scene)
        return
    names = Names(book)
    understood = understood_in(text, book, scene)
    if understood.meaning in ORDERS:
        if filled := _completed(half, wanted_of(understood)):
            await _try(filled, half, book, scene)
        else:
            await act(understood, book, scene)
    elif understood.meaning is not Meaning.UNKNOWN and not names.whole_start(text):
        await act(understood, book, scene)
    else:
        await _fill_end(half, text, understood, names, scene)


def _completed(half: IncompleteOrder, new: OrderRequest) -> OrderRequest | None:
    """The half order with what a sentence adds to it, unless that is an order of its own."""
    if new.kind is not half.wanted.kind or not new.parties or not new.missing:
        return None
    filled = half.wanted.with_parties(half.asked, new.parties)
    return replace(
        filled, words=new.words or half.wanted.words, due=new.due or half.wanted.due, sure=new.sure
    )


async def _fill_end(
    half: IncompleteOrder, text: str, understood: Understood, names: Names, scene: Scene
) -> None:
    two = half.wanted.kind is Kind.BRIDGE and half.asked is Slot.DEST
    try:
        read = read_arguments(text, names, two=two and len(half.wanted.parties) < 2)
        answer = typed_as(half.wanted.kind, read, read.parties, scene)
    except RamalError as error:
        await _ask_again(half, sentence(error, half.wanted.command, scene), scene)
        return
    if not answer.parties or (answer.parties[0].me and not names.whole_start(text)):
        if understood.doubt in (Doubt.NEGATED, Doubt.TWO_ORDERS):
            await _ask_again(half, doubt_text(understood.doubt, scene), scene)
            return
        name = " ".join(text.split())[:_LONGEST_NAME]
        answer = replace(answer, parties=(Party(name=name),), words=None, due=None)
    filled = half.wanted.with_parties(half.asked, answer.parties)
    words, due = answer.words or half.wanted.words, answer.due or half.wanted.due
    wanted = replace(filled, words=words, due=due, sure=answer.sure)
    await _try(wanted, half, names.book, scene)


async def _try(
    wanted: OrderRequest, half: IncompleteOrder, book: Sequence[Contact], scene: Scene
) -> None:
    """Go on with the answer; where it cannot be used, say why and ask the same again."""
    due, command = wanted.due, wanted.command
    if due and due.at <= scene.work.now:
        await incomplete_orders.close_incomplete(scene.work.session, scene.here)
        await explain(InvalidTime(TimeFault.PAST), command, scene)
        return
    try:
        await pursue(wanted, book, scene)
    except RamalError as error:
        if isinstance(error, Stopped):
            scene.audit(Act.REFUSED, why=error.name)
        await _ask_again(half, sentence(error, command, scene), scene)


async def _ask_again(half: IncompleteOrder, problem: str, scene: Scene) -> None:
    await ask(half.wanted, half.asked, scene, problem=problem)
