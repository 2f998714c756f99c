"""What became of the call that brings an agent and whoever asked together, told to both."""

from __future__ import annotations

from domain.callback_request import Stage, after_call
from domain.chat import Message
from domain.order import Order
from handlers.request_cards import agents_cards, customer_card
from storage import callback_requests
from storage.work import Work


async def release(agent_id: int, work: Work) -> list[Message]:
    """Whoever may no longer call keeps nobody waiting: what they have taken waits for others."""
    told: list[Message] = []
    for request in await callback_requests.lock_taken(work.session, agent_id):
        back = await callback_requests.move(work.session, request, Stage.WAITING, agent_id=None)
        event = f"released:{agent_id}:{int(work.now.timestamp())}"
        told += [await customer_card(back, work, event), *await agents_cards(back, work, event)]
    return told


async def follow(order: Order, work: Work) -> tuple[Message, ...]:
    """The request goes on, or has ended, as its bridge did; nothing where there is none.

    A correction may turn a meeting that was none into one; a meeting is never taken back.
    """
    if order.request_id is None:
        return ()
    request = await callback_requests.lock_by_order(work.session, order.id)
    if request is None:
        return ()
    stage = after_call(order, given_up=request.given_up)
    if stage is None or request.stage not in (Stage.RINGING, Stage.TAKEN):
        return ()
    if request.stage is Stage.TAKEN and stage is not Stage.MET:
        return ()
    ended = {} if stage is Stage.TAKEN else {"closed_at": work.now}
    if request.stage is Stage.TAKEN:  # it had been put down as not answered
        request = await callback_requests.move(work.session, request, Stage.RINGING)
    request = await callback_requests.move(work.session, request, stage, **ended)
    event = f"after:{order.id}:{stage}"
    card = await customer_card(request, work, event)
    news = Message(to=card.to, event=f"{card.event}:news", text=card.text.rpartition("\n")[2])
    return (card, news, *await agents_cards(request, work, event))
