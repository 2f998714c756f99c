"""How a person's orders stand, and taking one back before it left."""

from __future__ import annotations

from typing import TypedDict

from domain.chat import ChatKind
from domain.command import Command
from domain.errors import Denied, NotAllowed, UnknownOrder
from domain.intents import CancelOrder, ShowStatus
from domain.orders.order import STOPPABLE, Order, State
from domain.people.audit import Act
from domain.people.roles import may
from handlers.access import access
from handlers.callback_queue import timeline
from handlers.orders.cards import card_text, status_word, what
from handlers.outcomes.tell import card_of, for_whom
from handlers.replies.scene import Scene
from handlers.replies.times import due_words
from storage.orders import orders


class AmbiguousOrder(UnknownOrder):
    """More than one order begins like this."""


async def show_status(intent: ShowStatus, scene: Scene) -> None:
    """One order whole, or the latest ones in a line each; raises UnknownOrder."""
    alone = scene.chat.kind is ChatKind.PRIVATE
    if alone and (request := await timeline.find_named(intent.ticket, scene)):
        text = await timeline.timeline_text(request, scene)
        await scene.work.commit(scene.reply(text))
        return
    if intent.ticket and (page := await timeline.find_page(intent.ticket, scene)):
        await scene.work.commit(scene.reply(await timeline.page_text(page, scene)))
        return
    if intent.ticket:
        order = await _named(intent.ticket, scene)
        scene.audit(Act.ORDER_SEEN, f"order:{order.id}")
        await scene.work.commit(scene.reply(card_text(order, for_whom(order, scene.reader))))
        return
    whose = _whose(scene)
    latest = await orders.list_by_asker(scene.work.session, **whose)
    asked = await timeline.requests_lines(scene) if alone else []
    asked = [scene.say("status-list-requests"), *asked] if asked else []
    if not latest:
        await scene.work.commit(scene.reply("\n".join(asked) or _nothing(scene)))
        return
    scene.audit(Act.ORDERS_LISTED)
    waiting = await orders.list_scheduled(scene.work.session, **whose)
    older = [order for order in waiting if order not in latest]
    lines = [scene.say("status-list"), *(_line(order, scene) for order in latest)]
    if older:
        lines += ["", scene.say("status-list-scheduled"), *(_line(o, scene) for o in older)]
    lines += ["", *asked] if asked else []
    await scene.work.commit(scene.reply("\n".join(lines)))


def _nothing(scene: Scene) -> str:
    """That there is no order yet, and to whoever may make one, how."""
    if may(access.role_of(scene.person, scene.work.rules), Command.CALL, scene.chat.kind):
        return scene.say("status-none", usage=scene.say("usage-call"))
    return scene.say("status-none-plain")


class Whose(TypedDict):
    """Which orders may be read here."""

    person_id: int | None
    chat_id: int | None


def _whose(scene: Scene) -> Whose:
    """One's own; among others only what was asked there, and everybody's where a group shares."""
    if scene.chat.kind is ChatKind.PRIVATE:
        return Whose(person_id=scene.person.id, chat_id=None)
    asker = None if scene.place.shared else scene.person.id
    return Whose(person_id=asker, chat_id=scene.heard.chat_id)


def _line(order: Order, scene: Scene) -> str:
    state = status_word(order, scene.reader)
    return scene.say(
        "status-line",
        short=order.short,
        what=what(order, for_whom(order, scene.reader)),
        state=state,
    )


async def cancel_order(intent: CancelOrder, scene: Scene) -> None:
    """Take an order back until it is being submitted; after that the honest answer is no."""
    work = scene.work
    if intent.ticket:
        order = await _named(intent.ticket, scene)
        if not access.may_answer(order, scene):
            raise NotAllowed(Denied.ROLE)
    else:
        latest = await find_latest(scene)
        if latest is None:
            await work.commit(scene.reply(scene.say("cancel-nothing")))
            return
        order = latest
    order = was = await orders.find_order(work.session, order.id, lock=True)
    if order.state in STOPPABLE:
        scene.audit(Act.ORDER_CANCELLED, f"order:{order.id}")
        order = await orders.move(work.session, order, State.CANCELLED)
        # The card may be far above, or in another chat: say it here too.
        sentence = "cancel-done-scheduled" if was.scheduled else "cancel-done"
        moment = due_words(order, scene.reader)
        text = scene.say(sentence, short=order.short, moment=moment)
        await work.commit(await card_of(order, work), scene.reply(text))
        return
    sentence = "cancel-ended" if order.state in _SETTLED else "cancel-too-late"
    if order.state is State.UNKNOWN:
        sentence = "cancel-unknown"
    text = scene.say(sentence, short=order.short, state=status_word(order, scene.reader))
    reply = scene.reply(text)
    await work.commit(reply)


_SETTLED = frozenset({State.CLOSED, State.REFUSED, State.CANCELLED, State.EXPIRED, State.UNKNOWN})


async def find_latest(scene: Scene) -> Order | None:
    """What "the latest order" means to whoever takes one back.

    One that waits for a later moment is not taken back in place of one that has just left.
    """
    # In a group that shares its buttons, too: nobody takes back another's without naming it.
    session = scene.work.session
    whose = Whose(person_id=scene.person.id, chat_id=_whose(scene)["chat_id"])
    latest = await orders.list_by_asker(session, **whose, limit=20)
    open_ones = [o for o in latest if o.state not in _SETTLED]
    now = [o for o in open_ones if o.state in STOPPABLE and not o.scheduled]
    scheduled = await orders.list_scheduled(session, **whose)
    return next(iter([*now, *open_ones, *sorted(scheduled, key=lambda o: -o.id)]), None)


async def _named(ticket: str, scene: Scene) -> Order:
    """The one order of this person whose ticket begins so."""
    found = await orders.list_by_asker(
        scene.work.session, **_whose(scene), prefix=ticket[:15], limit=2
    )
    if not found:
        raise UnknownOrder
    if len(found) > 1:
        raise AmbiguousOrder
    return found[0]
