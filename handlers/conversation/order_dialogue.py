"""From what is wanted to its card; where a part is missing, to a question for just that part."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from domain.chat import Button, ChatKind
from domain.errors import InvalidNumber, NoLine, NumberFault, UnknownParty, UnsureName
from domain.intents import DropHalf, PickContact
from domain.language.arguments import Arguments, read_arguments
from domain.language.buttons import encode
from domain.language.meanings import Party
from domain.language.name_matching import Names
from domain.language.order_request import IncompleteOrder, OrderRequest, Slot
from domain.language.question_keys import split_question
from domain.orders import call
from domain.orders.follow_up_sms import split_sms
from domain.orders.order import Kind
from domain.people.contact import Contact
from handlers.orders.cards import party_text
from handlers.orders.parties import Unclear, check_parties, settle_parties
from handlers.orders.proposals import propose
from handlers.orders.surveys import propose_survey
from handlers.orders.transfer import without_sms, without_transfer
from handlers.replies.faults import INVALID
from handlers.replies.scene import Scene
from handlers.replies.times import moment
from storage.chat import incomplete_orders
from storage.people.contacts import list_contacts

_LABEL = 60  # characters of a name on a button


async def order(kind: Kind, rest: str, scene: Scene, *, asks: bool = False) -> None:
    """Carry out an order command, or one that `asks`.

    Raises InvalidNumber, InvalidTime, InvalidWords, InvalidQuestion.
    """
    await incomplete_orders.close_incomplete(scene.work.session, scene.here)
    names = Names(await list_contacts(scene.work.session, scene.person.id))
    read = read_arguments(rest, names, two=kind is Kind.BRIDGE, many=asks)
    parties = read.parties
    if kind is Kind.BRIDGE and len(parties) == 1 and scene.person.line:
        parties = (Party(me=True), *parties)
    wanted = replace(wanted_of(kind, read, parties, scene), asks=asks)
    await pursue(wanted, names.book, scene)


def wanted_of(
    kind: Kind, read: Arguments, parties: tuple[Party, ...], scene: Scene
) -> OrderRequest:
    """The order request of a command, its time resolved for this person; raises InvalidTime."""
    due = read.said.resolve(scene.said_at, scene.reader.zone) if read.said else None
    return OrderRequest(
        kind=kind,
        parties=parties,
        words=read.words or None,
        due=due,
        sure=read.sure,
        ended=read.ended,
    )


async def pursue(wanted: OrderRequest, book: Sequence[Contact], scene: Scene) -> None:
    """Show the card of an order request, or ask for a missing part; raises as `propose` does."""
    wanted, unclear = settle_parties(wanted, book)
    if wanted.asks and len(wanted.parties) > 1:
        await _pursue_survey(wanted, unclear, book, scene)
        return
    check_parties(wanted, scene.person, scene.work.rules)
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
        await incomplete_orders.close_incomplete(scene.work.session, scene.here)
        await propose(wanted, scene)


async def _pursue_survey(
    wanted: OrderRequest, unclear: Unclear | None, book: Sequence[Contact], scene: Scene
) -> None:
    """Show the card of a question to several people; of those nothing is asked part by part."""
    if unclear:
        raise UnknownParty(unclear.name)
    _check_words(wanted)
    await incomplete_orders.close_incomplete(scene.work.session, scene.here)
    await propose_survey(wanted, book, scene)


async def ask(
    wanted: OrderRequest,
    slot: Slot,
    scene: Scene,
    *,
    problem: str = "",
    unclear: Unclear | None = None,
) -> None:
    """Ask for one part of an order request, and keep the others until it comes."""
    among_others = scene.chat.kind is ChatKind.GROUP  # contacts are shown to their owner only
    offered = unclear.candidates if unclear and not among_others else ()
    if unclear:
        problem = _who(unclear, scene)
    half = IncompleteOrder(
        wanted=wanted,
        asked=slot,
        choices=tuple(contact.id for contact in offered),
        asked_at=scene.work.now,
    )
    session = scene.work.session
    await incomplete_orders.open_incomplete(session, scene.here, half)
    lines = [*_known(wanted, scene), *filter(None, [problem])]
    if not offered:
        lines.append(scene.say(f"ask-{slot}-{wanted.command}"))
    lines.append(scene.say("ask-waits"))
    reply = scene.reply("\n".join(lines), buttons=_buttons(half, offered, scene), fault=INVALID)
    await scene.work.commit(reply)


async def drop_half(intent: DropHalf, scene: Scene) -> None:
    """Handle the cancel button of a question for a missing part, if that question still stands."""
    session = scene.work.session
    half = await incomplete_orders.find_incomplete(session, scene.here)
    if half is None or half.stamp != intent.stamp:
        await scene.work.commit(scene.toast("toast-unknown"))
        return
    await incomplete_orders.close_incomplete(session, scene.here)
    await scene.work.commit(scene.reply(scene.say("half-cancelled")))


def _check_words(wanted: OrderRequest) -> None:
    """Words that nobody could say are refused before anything else is asked.

    Raises InvalidWords, InvalidQuestion, InvalidTransfer.
    """
    words, to = without_transfer(wanted, wanted.words or "")
    if wanted.kind is Kind.CALL:
        words, sms = split_sms(words)
        words, _ = without_sms(words, to, sms)
    if wanted.asks:
        split_question(words)
    call.checked_words(words, wanted.kind)


def _refuse_unanswerable(wanted: OrderRequest, scene: Scene) -> None:
    """A yes is for the order of the same breath: with it nothing is asked."""
    if not scene.heard.said.yes:
        return
    if wanted.missing is Slot.DEST:
        raise InvalidNumber(NumberFault.MISSING)
    if wanted.missing is Slot.DEST2:
        raise NoLine
    call.checked_words("", wanted.kind)


def _known(wanted: OrderRequest, scene: Scene) -> list[str]:
    """What is known so far, as the card will show it."""
    lines = []
    for end in wanted.parties:
        number = end.number or (scene.person.line if end.me else None)
        if number:
            shown = party_text(number, end.name, scene.reader)
            lines.append(scene.say(f"known-{wanted.command}", dest=shown))
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


def _buttons(half: IncompleteOrder, offered: Sequence[Contact], scene: Scene) -> tuple[Button, ...]:
    picks = [
        Button(
            party_text(contact.number, contact.name[:_LABEL], scene.reader),
            encode(PickContact(contact.id, half.stamp)),
        )
        for contact in offered
    ]
    return (*picks, Button(scene.say("button-cancel"), encode(DropHalf(half.stamp))))
