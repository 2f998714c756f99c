"""From what is wanted to its card; where a part is missing, to a question for just that part."""

from __future__ import annotations

from collections.abc import Sequence

from domain.chat import Button, ChatKind
from domain.errors import InvalidNumber, NumberFault
from domain.intents import CancelOrder, DropHalf
from domain.language.arguments import Rest, read_rest
from domain.language.meanings import End
from domain.language.name_matching import Names
from domain.language.order_request import HalfOrder, Slot, Wanted
from domain.orders import call
from domain.orders.follow_up_sms import split_sms
from domain.orders.order import Kind
from domain.people.contact import Contact
from handlers.audio.recordings import forget_announced
from handlers.callback_queue.request import drop_question, take_request_back
from handlers.orders import cancel
from handlers.orders.cards import end_text
from handlers.orders.parties import NoLine, Unclear, UnsureName, check_ends, settle_ends
from handlers.orders.proposals import propose
from handlers.replies.faults import INVALID
from handlers.replies.scene import Scene
from handlers.replies.times import moment
from storage.chat import incomplete_orders
from storage.people.contacts import list_contacts

_LABEL = 60  # signs of a name on a button


async def order(kind: Kind, rest: str, scene: Scene) -> None:
    """Do what a command says with what stands behind it; raises InvalidNumber, InvalidTime…"""
    await incomplete_orders.close_half(scene.work.session, scene.person.id, scene.heard.chat_id)
    names = Names(await list_contacts(scene.work.session, scene.person.id))
    read = read_rest(rest, names, two=kind is Kind.BRIDGE)
    ends = read.ends
    if kind is Kind.BRIDGE and len(ends) == 1 and scene.person.line:
        ends = (End(me=True), *ends)
    await pursue(wanted_of(kind, read, ends, scene), names.book, scene)


def wanted_of(kind: Kind, read: Rest, ends: tuple[End, ...], scene: Scene) -> Wanted:
    """What was typed, its time held against this person's clock; raises InvalidTime."""
    due = read.said.resolve(scene.said_at, scene.reader.zone) if read.said else None
    return Wanted(
        kind=kind,
        ends=ends,
        words=read.words or None,
        due=due,
        sure=read.sure,
        ended=read.ended,
    )


async def pursue(wanted: Wanted, book: Sequence[Contact], scene: Scene) -> None:
    """Show the card, or ask for what is missing; raises what `propose` raises."""
    wanted, unclear = settle_ends(wanted, book)
    check_ends(wanted, scene.person, scene.work.rules)
    if wanted.words and wanted.words.strip():
        _check_words(wanted)
    if unclear:
        if scene.heard.said.yes:
            raise UnsureName
        await ask(wanted, unclear.slot, scene, unclear=unclear)
    elif wanted.missing:
        _refuse_unanswerable(wanted, scene)
        await ask(wanted, wanted.missing, scene)
    else:
        await incomplete_orders.close_half(scene.work.session, scene.person.id, scene.heard.chat_id)
        await propose(wanted, scene)


async def ask(
    wanted: Wanted, slot: Slot, scene: Scene, *, problem: str = "", unclear: Unclear | None = None
) -> None:
    """Ask for one part, and keep the others until it comes."""
    among_others = scene.chat.kind is ChatKind.GROUP  # whose address book it is, they alone read
    offered = unclear.candidates if unclear and not among_others else ()
    if unclear:
        problem = _who(unclear, scene)
    half = HalfOrder(
        wanted=wanted,
        asked=slot,
        choices=tuple(contact.id for contact in offered),
        asked_at=scene.work.now,
    )
    session, chat_id = scene.work.session, scene.heard.chat_id
    await incomplete_orders.open_half(session, scene.person.id, chat_id, half)
    lines = [*_known(wanted, scene), *filter(None, [problem])]
    if not offered:
        lines.append(scene.say(f"ask-{slot}-{wanted.kind}"))
    lines.append(scene.say("ask-waits"))
    reply = scene.reply("\n".join(lines), buttons=_buttons(half, offered, scene), fault=INVALID)
    await scene.work.commit(reply)


async def take_back(intent: CancelOrder, scene: Scene) -> None:
    """Forget the order that waits for a part, or take back one that does not; UnknownOrder."""
    session, chat_id = scene.work.session, scene.heard.chat_id
    half = await incomplete_orders.find_half(session, scene.person.id, chat_id)
    if not intent.ticket and half is None and await drop_question(scene):
        return
    if not intent.ticket and half is None and await forget_announced(scene):
        await scene.work.commit(scene.reply(scene.say("audio-not-awaited")))
        return
    if (intent.ticket or half is None) and await take_request_back(intent.ticket, scene):
        return
    if intent.ticket or half is None:
        await cancel.cancel_order(intent, scene)
        return
    await incomplete_orders.close_half(session, scene.person.id, chat_id)
    expired = scene.said_at >= half.expires_at
    text = scene.say("half-expired" if expired else "half-cancelled")
    await scene.work.commit(scene.reply(text))


async def drop_half(intent: DropHalf, scene: Scene) -> None:
    """The cancel button of a question, if that question still stands."""
    session, chat_id = scene.work.session, scene.heard.chat_id
    half = await incomplete_orders.find_half(session, scene.person.id, chat_id)
    if half is None or half.stamp != intent.stamp:
        await scene.work.commit(scene.toast("toast-unknown"))
        return
    await incomplete_orders.close_half(session, scene.person.id, chat_id)
    await scene.work.commit(scene.reply(scene.say("half-cancelled")))


def _check_words(wanted: Wanted) -> None:
    """Words that nobody could say are refused before anything else is asked; InvalidWords."""
    words = wanted.words or ""
    if wanted.kind is Kind.CALL:
        words, _ = split_sms(words)
    call.checked_words(words, wanted.kind)


def _refuse_unanswerable(wanted: Wanted, scene: Scene) -> None:
    """A yes is for the order of the same breath: with it nothing is asked."""
    if not scene.heard.said.yes:
        return
    if wanted.missing is Slot.DEST:
        raise InvalidNumber(NumberFault.MISSING)
    if wanted.missing is Slot.DEST2:
        raise NoLine
    call.checked_words("", wanted.kind)


def _known(wanted: Wanted, scene: Scene) -> list[str]:
    """What is known so far, as the card will show it."""
    lines = []
    for end in wanted.ends:
        number = end.number or (scene.person.line if end.me else None)
        if number:
            shown = end_text(number, end.name, scene.reader)
            lines.append(scene.say(f"known-{wanted.kind}", dest=shown))
    if wanted.words:
        name = "card-text" if wanted.kind is Kind.SMS else "card-words"
        lines.append(scene.say(name, words=wanted.words))
    if wanted.due:
        lines.append(scene.say("card-due", moment=moment(wanted.due.at, scene.reader)))
        lines += [scene.say(f"due-note-{note}") for note in wanted.due.notes]
    return lines


def _who(unclear: Unclear, scene: Scene) -> str:
    """Why a name is not enough, and how to save one."""
    name, usage = unclear.name[:_LABEL], scene.say("usage-contact")
    if scene.chat.kind is ChatKind.GROUP:
        return scene.say("name-among-others", name=name)
    sentence = "name-unclear" if unclear.candidates else "name-unknown"
    return scene.say(sentence, name=name, usage=usage)


def _buttons(half: HalfOrder, offered: Sequence[Contact], scene: Scene) -> tuple[Button, ...]:
    picks = [
        Button(
            end_text(contact.number, contact.name[:_LABEL], scene.reader),
            f"pick:{contact.id}:{half.stamp}",
        )
        for contact in offered
    ]
    return (*picks, Button(scene.say("button-cancel"), f"drop:{half.stamp}"))
