"""How a person's orders stand, and taking one back before it left."""

from __future__ import annotations

from domain.errors import UnknownOrder
from domain.intents import CancelOrder, ShowStatus
from domain.order import STOPPABLE, Order, State
from handlers.cards import card_text, status_word, what
from handlers.news import card_of
from handlers.scene import Scene
from storage import orders


class AmbiguousOrder(UnknownOrder):
    """More than one order begins like this."""


async def show_status(intent: ShowStatus, scene: Scene) -> None:
    """One order whole, or the latest ones in a line each; raises UnknownOrder."""
    if intent.ticket:
        order = await _named(intent.ticket, scene)
        await scene.work.commit(scene.reply(card_text(order, scene.locale)))
        return
    latest = await orders.list_by_asker(scene.work.session, scene.person.id)
    if not latest:
        text = scene.say("status-none", usage=scene.say("usage-call"))
        await scene.work.commit(scene.reply(text))
        return
    lines = [scene.say("status-list")]
    for order in latest:
        state = status_word(order, scene.locale)
        line = {"short": order.short, "what": what(order, scene.locale), "state": state}
        lines.append(scene.say("status-line", **line))
    await scene.work.commit(scene.reply("\n".join(lines)))


async def cancel_order(intent: CancelOrder, scene: Scene) -> None:
    """Take an order back until it is being submitted; after that the honest answer is no."""
    work = scene.work
    if intent.ticket:
        order = await _named(intent.ticket, scene)
    else:
        latest = await orders.list_by_asker(work.session, scene.person.id, limit=20)
        open_ones = [o for o in latest if o.state not in _SETTLED]
        if not open_ones:
            await work.commit(scene.reply(scene.say("cancel-nothing")))
            return
        order = next((o for o in open_ones if o.state in STOPPABLE), open_ones[0])
    order = await orders.find_order(work.session, order.id, lock=True)
    if order.state in STOPPABLE:
        order = await orders.move(work.session, order, State.CANCELLED)
        # The card may be far above, or in another chat: say it here too.
        text = scene.say("cancel-done", short=order.short)
        await work.commit(await card_of(order, work), scene.reply(text))
        return
    sentence = "cancel-ended" if order.state in _SETTLED else "cancel-too-late"
    if order.state is State.UNKNOWN:
        sentence = "cancel-unknown"
    text = scene.say(sentence, short=order.short, state=status_word(order, scene.locale))
    reply = scene.reply(text)
    await work.commit(reply)


_SETTLED = frozenset({State.CLOSED, State.REFUSED, State.CANCELLED, State.EXPIRED, State.UNKNOWN})


async def _named(ticket: str, scene: Scene) -> Order:
    """The one order of this person whose ticket begins so."""
    found = await orders.list_by_asker(
        scene.work.session, scene.person.id, prefix=ticket[:15], limit=2
    )
    if not found:
        raise UnknownOrder
    if len(found) > 1:
        raise AmbiguousOrder
    return found[0]
