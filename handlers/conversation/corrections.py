"""Putting right what was heard wrong, and new words for an order by answering its card."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from domain.chat import Button, OrderFacts
from domain.command import Command
from domain.errors import InvalidTime, RamalError, TimeFault
from domain.language.buttons import encode
from domain.language.due_times import Due
from domain.language.meanings import Party
from domain.language.order_request import OrderRequest, Slot
from domain.orders.intents import Correct, SettleChoice
from domain.orders.order import Kind, Order, State
from domain.people.audit import Act
from domain.people.contact import Contact
from domain.phone import PhoneNumber
from handlers.conversation.order_dialogue import ask, pursue
from handlers.orders.content import said_in, with_extras, with_keys
from handlers.orders.current_card import card_of
from handlers.orders.purpose import own_proposal
from handlers.replies.faults import explain
from handlers.replies.scene import Scene
from storage.chat import outbox
from storage.orders import orders
from storage.people.contacts import list_contacts


async def correct(intent: Correct, scene: Scene) -> None:
    """Ask what is wrong with a proposal; told so, take it back and ask for just that part."""
    order = await own_proposal(intent.ticket, scene)
    if order is None:
        return
    if not intent.part:
        text = scene.say("correct-ask")
        await scene.work.commit(scene.reply(text, buttons=_parts(order, scene)))
    else:
        await _take_back(order, scene)
        try:
            await _ask_for(intent.part, order, scene)
        except RamalError as error:
            await explain(error, _command(order), scene)


async def answered_order(scene: Scene) -> Order | None:
    """The order whose card a voice note answers, if it is this person's own."""
    if not scene.spoken or not scene.heard.said.replies_to:
        return None
    session, key = scene.work.session, scene.heard.said.replies_to
    about = await outbox.find_about(session, scene.heard.chat_id, key)
    if not isinstance(about, OrderFacts):
        return None
    order = await orders.find_by_ticket(session, about.ticket, lock=True)
    return order if order and order.asker_id == scene.person.id else None


async def speak_instead(order: Order, words: str, book: Sequence[Contact], scene: Scene) -> None:
    """A new card for the same people with these words.

    A proposal that waits, or a scheduled order, gives way to it: nobody is called twice.
    """
    if order.state is State.PROPOSED or (order.state is State.CONFIRMED and order.scheduled):
        await _take_back(order, scene)
    parties = _order_parties(order, book, scene)
    try:
        words = with_extras(with_keys(words, order), order)
        wanted = OrderRequest(kind=order.kind, parties=parties, words=words, asks=_asks(order))
        await pursue(replace(wanted, due=_due(order, scene)), book, scene)
    except RamalError as error:
        await explain(error, _command(order), scene)


async def _take_back(order: Order, scene: Scene) -> None:
    scene.audit(Act.ORDER_CANCELLED, f"order:{order.id}")
    order = await orders.move(scene.work.session, order, State.CANCELLED)
    await outbox.post(scene.work.session, await card_of(order, scene.work), scene.work.now)


async def _ask_for(part: str, order: Order, scene: Scene) -> None:
    book = await list_contacts(scene.work.session, scene.person.id)
    parties, due = _order_parties(order, book, scene), _due(order, scene)
    if part == "words":
        wanted = OrderRequest(kind=order.kind, parties=parties, due=due, asks=_asks(order))
        await ask(wanted, Slot.WORDS, scene)
    elif order.kind is Kind.BRIDGE:  # its first number stays, mostly the asker's
        wanted = OrderRequest(kind=order.kind, parties=parties[:1], words=said_in(order), due=due)
        await ask(wanted, Slot.DEST2, scene)
    else:
        wanted = OrderRequest(kind=order.kind, words=said_in(order), due=due, asks=_asks(order))
        await ask(wanted, Slot.DEST, scene)


def _asks(order: Order) -> bool:
    return order.asked is not None


def _command(order: Order) -> Command:
    """The command by which the order would have been typed."""
    return OrderRequest(kind=order.kind, asks=_asks(order)).command


def _parts(order: Order, scene: Scene) -> tuple[Button, ...]:
    parts = ["dest"] if order.kind is Kind.BRIDGE else ["dest", "words"]
    fixes = [
        Button(scene.say(f"button-fix-{part}"), encode(Correct(part, order.ticket)))
        for part in parts
    ]
    return (*fixes, Button(scene.say("button-cancel"), encode(SettleChoice("no", order.ticket))))


def _order_parties(order: Order, book: Sequence[Contact], scene: Scene) -> tuple[Party, ...]:
    """Whom the order is for, as they were asked for: by name, or as the asker's own line."""
    ends = (order.dest, order.dest2) if order.kind is Kind.BRIDGE else (order.dest,)
    return tuple(_end(number, book, scene) for number in ends if number)


def _end(number: PhoneNumber, book: Sequence[Contact], scene: Scene) -> Party:
    if scene.person.line == number:
        return Party(me=True)
    named = next((contact for contact in book if contact.number.same_line(number)), None)
    return Party(number=number, name=named.name if named else "")


def _due(order: Order, scene: Scene) -> Due | None:
    """The moment of the order; raises InvalidTime where it has passed: it never becomes now."""
    if order.due_at and order.due_at <= scene.work.now and not _ended(order):
        raise InvalidTime(TimeFault.PAST)
    return Due(order.due_at) if order.due_at and order.due_at > scene.work.now else None


def _ended(order: Order) -> bool:
    """Whether the order itself was for a moment that is over: its words are for now."""
    return order.state not in (State.PROPOSED, State.CONFIRMED, State.CANCELLED)
