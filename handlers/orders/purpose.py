"""The purpose of an order, chosen on its card by whoever may call for more than one."""

from __future__ import annotations

from domain.chat import Button
from domain.errors import Denied, NotAllowed
from domain.language.buttons import encode
from domain.orders.intents import SetPurpose
from domain.orders.order import Kind, Order, Purpose, State
from domain.people.audit import Act
from domain.people.roles import PURPOSES
from handlers.access import access
from handlers.orders.cards import status_word
from handlers.orders.current_card import card_of
from handlers.replies.scene import Scene
from storage.orders import orders


async def set_purpose(intent: SetPurpose, scene: Scene) -> None:
    """Ask for which purpose, or set the one that was pressed; raises NotAllowed."""
    order = await own_proposal(intent.ticket, scene)
    if order is None:
        return
    if not intent.purpose:
        text = scene.say("purpose-ask")
        await scene.work.commit(scene.reply(text, buttons=_choices(order, scene)))
    else:
        await _set(order, Purpose(intent.purpose), scene)


async def _set(order: Order, purpose: Purpose, scene: Scene) -> None:
    if purpose not in _purposes(order, scene):
        raise NotAllowed(Denied.PURPOSE)
    order = await orders.note(scene.work.session, order, purpose=purpose)
    scene.audit(Act.ORDER_CHANGED, f"order:{order.id}", purpose=purpose.value)
    toast = scene.toast("toast-purpose", purpose=scene.say(f"purpose-{purpose}"))
    # An event key for each press: a purpose that is chosen again must edit the card again.
    shown = await card_of(order, scene.work, f"purpose:{scene.heard.id}")
    await scene.work.commit(toast, shown)


def purpose_button(order: Order, scene: Scene) -> tuple[Button, ...]:
    """The button on a fresh card, for whoever has a choice."""
    if len(_purposes(order, scene)) < 2 or order.state is not State.PROPOSED:
        return ()
    return (Button(scene.say("button-purpose"), encode(SetPurpose("", order.ticket))),)


def _purposes(order: Order, scene: Scene) -> list[Purpose]:
    """What may be chosen: that a call was requested is known of bridges alone."""
    role = access.role_of(scene.person, scene.work.rules)
    if order.kind is Kind.BRIDGE or Purpose.COLLECTION not in PURPOSES[role]:
        return [order.purpose]
    return [Purpose.TRANSACTIONAL, Purpose.COLLECTION, Purpose.TELEMARKETING]


def _choices(order: Order, scene: Scene) -> tuple[Button, ...]:
    return tuple(
        Button(scene.say(f"purpose-{purpose}"), encode(SetPurpose(purpose.value, order.ticket)))
        for purpose in _purposes(order, scene)
    )


async def own_proposal(ticket: str, scene: Scene) -> Order | None:
    """This person's proposal that still waits, locked; None where there is none, which is said."""
    work = scene.work
    order = await orders.find_by_ticket(work.session, ticket, lock=True)
    if order is None:
        await work.commit(scene.toast("toast-unknown"))
    elif order.asker_id != scene.person.id:
        await work.commit(scene.toast("toast-foreign"))
    elif order.state is not State.PROPOSED or order.expired(work.now):
        state = status_word(order, scene.reader)
        await work.commit(scene.toast("toast-stale", state=state))
    else:
        return order
    return None
