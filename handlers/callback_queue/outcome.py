"""What became of the call that brings an agent and whoever asked together, told to both."""

from __future__ import annotations

from domain.callback_queue.request import (
    CallbackRequest,
    RequestStage,
    RequestStep,
    after_call,
    may_try_again,
)
from domain.chat import Message
from domain.orders.order import Order
from handlers.callback_queue.cards import agents_cards, customer_card, news_card
from handlers.callback_queue.transitions import advance, agent_may_go_on, let_go
from storage.callback_queue import requests
from storage.work import Work


async def release(agent_id: int, work: Work) -> list[Message]:
    """Put back what an agent has taken who may no longer call."""
    told: list[Message] = []
    for request in await requests.lock_taken(work.session, agent_id):
        told += await put_back(request, work)
    return told


async def put_back(request: CallbackRequest, work: Work) -> list[Message]:
    """Let a request wait for others, since its agent no longer is one; both sides see so."""
    back = await let_go(request, work.happened(RequestStep.RELEASED), work)
    return [await customer_card(back, work), *await agents_cards(back, work)]


async def follow(order: Order, work: Work) -> tuple[Message, ...]:
    """Move the request of a bridge as the bridge ended; nothing for an order without a request.

    A correction may turn a meeting that was none into one; a meeting is never taken back.
    """
    if order.request_id is None:
        return ()
    request = await requests.lock_by_id(work.session, order.request_id)
    if request is None:
        return ()
    stage = after_call(order, given_up=request.given_up)
    rings = request.stage is RequestStage.RINGING and request.order_id == order.id
    if stage is None or not (rings or stage is RequestStage.MET):
        return ()
    if not rings and request.stage not in (RequestStage.TAKEN, RequestStage.WAITING):
        # The request has ended otherwise or rings again: only note that the two were connected.
        await advance(request, request.stage, work.happened(RequestStep.MET), work)
        return ()
    request = await _settle(request, order, stage, work)
    told = [*await news_card(request, work), *await agents_cards(request, work)]
    return tuple(told)


async def _settle(
    request: CallbackRequest, order: Order, stage: RequestStage, work: Work
) -> CallbackRequest:
    """Met, given up, or not answered: then tried again, or left to its agent, or to the others."""
    policy = work.rules.callbacks
    if stage is RequestStage.MET:
        return await advance(request, stage, work.happened(RequestStep.MET), work)
    if stage is RequestStage.CANCELLED:
        return await advance(request, stage, work.happened(RequestStep.CANCELLED), work)
    if not await agent_may_go_on(request, work):
        return await let_go(request, work.happened(RequestStep.RELEASED), work)
    if not may_try_again(order):
        return await advance(request, stage, work.happened(RequestStep.NOT_ANSWERED), work)
    if request.attempts < policy.attempts:
        again = {"next_try_at": work.now + policy.gap}
        return await advance(request, stage, work.happened(RequestStep.NOT_ANSWERED), work, **again)
    if policy.attempts == 1:  # no automatic retry: its agent decides what is next
        return await advance(request, stage, work.happened(RequestStep.NOT_ANSWERED), work)
    return await let_go(request, work.happened(RequestStep.NOT_ANSWERED), work)
