"""Proposals: what a person wants becomes a card, and nothing dials before its yes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from domain.chat import Button, Press
from domain.errors import (
    Denied,
    InvalidNumber,
    InvalidTime,
    NotAllowed,
    NumberFault,
    TimeFault,
    UnsureName,
)
from domain.language.buttons import encode
from domain.language.due_times import Due
from domain.language.order_request import OrderRequest
from domain.orders import call
from domain.orders.intents import Correct
from domain.orders.order import PROPOSAL_LIFE, Kind, Order, Purpose, State, new_ticket
from domain.people.audit import Act
from domain.phone import PhoneNumber
from handlers.access import access
from handlers.orders import limits as ceilings
from handlers.orders.cards import card, with_note
from handlers.orders.content import Content, columns_of, content_of
from handlers.orders.parties import MOBILE, check_parties
from handlers.orders.purpose import purpose_button
from handlers.orders.transfer import handed_over, transfer_of
from handlers.replies.actor import Actor
from handlers.replies.limit_texts import repeat_text
from handlers.replies.scene import Scene, facts
from storage.orders import orders
from storage.orders.drafts import OrderDraft
from storage.people import limits, people


async def propose(wanted: OrderRequest, scene: Scene) -> None:
    """Show the card of an order and wait for its yes; `--yes` of this very inbound is one.

    Nothing is missing any more. Raises what `check_parties` raises, InvalidTime, InvalidWords and
    NotAllowed.
    """
    refuse_doubt(wanted, scene)
    work = scene.work
    content = await content_of(wanted, scene)
    lines = check_parties(wanted, scene.person, work.rules)
    to = content.transfer_to
    transfer = await transfer_of(to, lines[0], scene) if to else None
    if transfer:
        call.checked_words(f"{content.words}. {transfer.words}", wanted.kind)
    if content.sms and lines[0].number_class not in MOBILE:
        raise InvalidNumber(NumberFault.NOT_MOBILE)
    draft = draft_of(wanted, content, lines, scene)
    draft = handed_over(draft, transfer, scene) if transfer else draft
    access.require_order(draft, scene.actor)
    yes = yes_given(scene)
    if yes:
        await limits.lock_counting(work.session)
    await ceilings.check(ceilings.dial_check_of(draft), scene.actor)
    repeat = await ceilings.find_repeat(ceilings.dial_check_of(draft), scene.actor)
    if yes and repeat:
        raise repeat  # a yes given in advance: its sender sees no question
    draft = replace(draft, repeat_seen=repeat.at if repeat else None)
    order = await orders.open_order(work.session, draft, work.now)
    kind, purpose = order.kind.value, order.purpose.value
    scene.audit(Act.ORDER_ASKED, f"order:{order.id}", kind=kind, purpose=purpose)
    if yes:
        order = await confirm(order, scene.actor)
    names = {end.number.digits: end.name for end in wanted.parties if end.number and end.name}
    shown = card(order, scene.chat, scene.reader, order.state, names)
    about = replace(facts(order), inbound=scene.origin)
    text = noted(shown.text, order, wanted, scene)
    if repeat and order.state is State.PROPOSED:
        text = with_note(text, repeat_text(repeat, order.kind, scene))
    shown = replace(shown, text=text, about=about, buttons=_buttons(shown.buttons, order, scene))
    pressed = isinstance(scene.heard.said.content, Press)
    await work.commit(*([scene.toast("toast-picked")] if pressed else []), shown)


async def confirm(order: Order, actor: Actor) -> Order:
    """Write down this person's yes to an order: who and when. Raises NotAllowed, Stopped.

    From here on others who say yes wait, so what was counted still holds. A repeat of which the
    card told is no news.
    """
    work = actor.work
    await limits.lock_counting(work.session)
    # Read the role and the group's rules again: we may have waited long for the lock.
    fresh = await people.find_maybe(work.session, actor.person.id)
    access.require_order(order, replace(actor, person=fresh or actor.person))
    if await ceilings.place_forbids(order, work.session):
        raise NotAllowed(Denied.GROUP)
    await ceilings.check(ceilings.dial_check_of(order), actor)
    if repeat := await ceilings.find_repeat(
        ceilings.dial_check_of(order), actor, order.repeat_seen
    ):
        raise repeat
    actor.audit(Act.ORDER_CONFIRMED, f"order:{order.id}")
    yes = {
        "approver_id": actor.person.id,
        "confirmed_at": work.now,
        "counts_at": order.due_at or work.now,
    }
    return await orders.move(work.session, order, State.CONFIRMED, **yes)


def yes_given(scene: Scene) -> bool:
    """Whether the yes came with the words themselves; an old one is void."""
    return scene.heard.said.yes and scene.work.now - scene.said_at < PROPOSAL_LIFE


def refuse_doubt(wanted: OrderRequest, scene: Scene) -> None:
    """What nobody will see before it is dialled must leave no doubt."""
    if scene.heard.said.yes and not wanted.sure:
        raise InvalidNumber(NumberFault.UNSURE)
    if scene.heard.said.yes and not wanted.ended:
        raise UnsureName


def draft_of(
    wanted: OrderRequest, content: Content, lines: Sequence[PhoneNumber], scene: Scene
) -> OrderDraft:
    """The draft of an order that calls these numbers, due when it was asked for; InvalidTime."""
    kind, rules = wanted.kind, scene.work.rules
    due = _still_ahead(wanted.due, scene)
    ticket = new_ticket()
    mine = any(end.me for end in wanted.parties)
    cost = _estimate(content, kind, lines[0], rules.prices)
    return OrderDraft(
        ticket=ticket,
        token=rules.order_token(ticket),
        kind=kind,
        # Only a bridge calls its asker, who requested it; all else gets the careful default.
        purpose=Purpose.REQUESTED if kind is Kind.BRIDGE else Purpose.TRANSACTIONAL,
        asker_id=scene.person.id,
        chat_id=scene.heard.chat_id,
        dest=lines[0],
        dest2=lines[1] if kind is Kind.BRIDGE else None,
        words=content.words,
        estimate=cost,
        reserve=call.reserve(rules.prices, lines, cost),
        line_unverified=mine and scene.person.line_verified_at is None,
        due_at=due.at if due else None,
        **columns_of(content, scene.person.voice),
    )


def _estimate(
    content: Content, kind: Kind, dest: PhoneNumber, prices: Mapping[str, int]
) -> int | None:
    """What the order costs, with the SMS that may follow it; None where a price is not known."""
    seconds = content.recording.seconds if content.recording else 0.0
    cost = call.estimate(prices, kind, dest, content.words, seconds=seconds)
    if content.sms is None or cost is None:
        return cost
    return cost + prices["sms"] if "sms" in prices else None


def noted(text: str, order: Order, wanted: OrderRequest, scene: Scene) -> str:
    """The card with what should be known of how it was read, just before the question."""
    notes = [scene.say(f"due-note-{note}") for note in wanted.due.notes] if wanted.due else []
    if scene.spoken:
        notes.insert(0, scene.say("card-heard", words=scene.spoken.text))
        notes += [scene.say("card-heard-badly")] if scene.spoken.doubtful else []
    if not wanted.sure:
        last = order.dest2 if order.kind is Kind.BRIDGE and order.dest2 else order.dest
        notes.append(scene.say("card-split", dest=scene.reader.number(last), words=order.words))
    return with_note(text, *notes)


def _buttons(buttons: tuple[Button, ...], order: Order, scene: Scene) -> tuple[Button, ...]:
    """Something heard can be put right; who may call for more than one purpose, chooses."""
    if scene.spoken and order.state is State.PROPOSED:
        fix = Button(scene.say("button-correct"), encode(Correct("", order.ticket)))
        buttons = (*buttons[:1], fix, *buttons[1:])
    return (*buttons, *purpose_button(order, scene))


def _still_ahead(due: Due | None, scene: Scene) -> Due | None:
    """The moment that was meant when it was said: we may hear of it much later."""
    if due and due.at <= scene.work.now:
        raise InvalidTime(TimeFault.PAST)
    return due
