"""The card behind a pressed button that changes it: only its asker's, and only while it waits."""

from __future__ import annotations

from domain.orders.order import Order, State
from handlers.orders.cards import status_word
from handlers.replies.scene import Scene
from storage.orders import orders


async def own_proposal(ticket: str, scene: Scene) -> Order | None:
    """This person's proposal that still waits for its yes, locked; else says why not, and None."""
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
