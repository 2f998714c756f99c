"""Pressed buttons of a card: safe against double presses, strangers, and restarts between."""

from __future__ import annotations

from dataclasses import replace

from domain.errors import Repeated
from domain.orders.intents import SettleChoice
from domain.orders.order import PROPOSAL_LIFE, Order, State, new_ticket
from domain.people.audit import Act
from handlers.access import access
from handlers.orders import limits as ceilings
from handlers.orders.cards import LEFT, status_word, with_note
from handlers.orders.current_card import card_of
from handlers.orders.proposals import confirm
from handlers.orders.surveys import settle_survey
from handlers.replies.limit_texts import repeat_text
from handlers.replies.scene import Scene
from storage.orders import orders
from storage.orders.drafts import CONTENT, OrderDraft
from storage.people import limits

_DOUBT = ("look", "again", "leave")
_UNDER_WAY = (State.SUBMITTING, State.ACCEPTED)


async def settle_choice(intent: SettleChoice, scene: Scene) -> None:
    """Handle a pressed button of an order's card, once; raises NotAllowed."""
    work = scene.work
    order = await orders.find_by_ticket(work.session, intent.ticket, lock=True)
    if order is None:
        await settle_survey(intent, scene)
    elif not access.may_answer(order, scene):
        await work.commit(scene.toast("toast-foreign"))
    elif order.expired(work.now):
        order = await orders.move(work.session, order, State.EXPIRED)
        await work.commit(scene.toast("toast-expired"), await card_of(order, work))
    elif intent.choice in _answers(order):
        await _answer(intent.choice, order, scene)
    elif intent.choice == "no" and order.state in _UNDER_WAY:
        await work.commit(scene.toast("cancel-too-late", short=order.short))
    elif intent.choice in _DOUBT and order.state is State.UNKNOWN and order.status != LEFT:
        await _decide(intent.choice, order, scene)
    else:
        state = status_word(order, scene.reader)
        await work.commit(scene.toast("toast-stale", state=state))


def _answers(order: Order) -> tuple[str, ...]:
    """Which of yes and no an order still takes; one that waits for its moment, a no."""
    if order.state is State.PROPOSED:
        return ("yes", "no")
    return ("no",) if order.state is State.CONFIRMED and order.scheduled else ()


async def _answer(choice: str, order: Order, scene: Scene) -> None:
    """Yes or no to a proposal."""
    work = scene.work
    if choice == "yes":
        try:
            order = await confirm(order, scene.actor)
        except Repeated as repeat:
            await _warn(order, repeat, scene)
            return
        toast = scene.toast("toast-scheduled" if order.scheduled else "toast-confirmed")
    else:
        scene.audit(Act.ORDER_CANCELLED, f"order:{order.id}")
        order = await orders.move(work.session, order, State.CANCELLED)
        toast = scene.toast("toast-cancelled")
    await work.commit(toast, await card_of(order, work))


async def _warn(order: Order, repeat: Repeated, scene: Scene) -> None:
    """Somebody was faster, for the same line: the card says so, and waits for another yes."""
    work = scene.work
    order = await orders.note(work.session, order, repeat_seen=repeat.at)
    told = repeat_text(repeat, order.kind, scene)
    shown = await card_of(order, work, f"repeat:{int(repeat.at.timestamp() * 1000)}")
    await work.commit(scene.toast("toast-repeat"), replace(shown, text=with_note(shown.text, told)))


async def _decide(choice: str, order: Order, scene: Scene) -> None:
    """What to do with an order of which nobody knows whether it was done."""
    work = scene.work
    if choice == "look":
        await orders.note(work.session, order, next_look_at=work.now)
        await work.commit(scene.toast("toast-looking"))
    elif choice == "leave":
        scene.audit(Act.ORDER_LEFT, f"order:{order.id}")
        order = await orders.note(work.session, order, status=LEFT)
        await work.commit(scene.toast("toast-left"), await card_of(order, work, LEFT))
    else:
        access.require_order(order, scene.actor)
        # A press is valid for PROPOSAL_LIFE: the program may have been down since it came. The call
        # of a callback request is repeated from the request's own card instead.
        if order.request_id or work.now - (scene.heard.at or work.now) >= PROPOSAL_LIFE:
            state = status_word(order, scene.reader)
            await work.commit(scene.toast("toast-stale", state=state))
            return
        await _again(order, scene)


async def _again(order: Order, scene: Scene) -> None:
    """A new order with its own ticket, which this press confirms; the old one is left as it is."""
    work = scene.work
    await limits.lock_counting(work.session)  # limits are checked before the new order is opened
    await ceilings.check(ceilings.dial_check_of(order), scene.actor)
    ticket = new_ticket()
    draft = OrderDraft(
        ticket=ticket,
        token=work.rules.order_token(ticket),
        kind=order.kind,
        purpose=order.purpose,
        asker_id=scene.person.id,
        chat_id=scene.heard.chat_id,
        dest=order.dest,
        dest2=order.dest2,
        words=order.words,
        estimate=order.estimate,
        reserve=order.reserve,
        repeat_seen=work.now,  # the question that this press answers mentioned the earlier order
        line_unverified=order.line_unverified,
        follows=order.id,
        **{name: getattr(order, name) for name in CONTENT},
    )
    fresh = await orders.open_order(work.session, draft, work.now)
    scene.audit(Act.ORDER_ASKED, f"order:{fresh.id}", kind=fresh.kind.value, again=order.id)
    fresh = await confirm(fresh, scene.actor)
    left = await orders.note(work.session, order, status=LEFT)
    await work.commit(
        scene.toast("toast-again"),
        await card_of(left, work, LEFT),
        await card_of(fresh, work),
    )
