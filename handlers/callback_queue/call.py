"""The call of a request: two phones, in the order that the policy says, on an agent's yes."""

from __future__ import annotations

from dataclasses import replace

from domain.callback_queue.policy import First
from domain.callback_queue.request import CallbackRequest, RequestStage, RequestStep
from domain.chat import Message
from domain.errors import NoLine, SameLine
from domain.orders.call import reserve
from domain.orders.order import Kind, Order, Purpose, State, new_ticket
from domain.people.person import Person
from handlers.access import access
from handlers.callback_queue.cards import name_of
from handlers.callback_queue.transitions import advance
from handlers.orders import limits as ceilings
from handlers.orders.cards import card
from handlers.orders.current_card import for_whom
from handlers.orders.proposals import confirm
from handlers.replies.actor import Actor
from handlers.replies.reader import reader_of
from storage.orders import orders
from storage.orders.drafts import OrderDraft
from storage.people import limits, people


async def ring(
    request: CallbackRequest, actor: Actor, chat_id: int
) -> tuple[CallbackRequest, Message]:
    """Confirm the bridge of a request by the agent's press; its card goes to the agent's chat.

    An attempt that comes by itself follows the one before it. Raises NoLine, NotAllowed, Stopped.
    """
    work = actor.work
    if actor.person.line is None:
        raise NoLine
    if actor.person.line.same_line(request.number):
        raise SameLine
    customer = await people.find_person(work.session, request.customer_id)
    draft = _draft(request, customer, actor, chat_id)
    access.require_order(draft, actor)
    await limits.lock_counting(work.session)  # limits are checked before the new order is opened
    await ceilings.check(ceilings.dial_check_of(draft), actor)
    order = await confirm(await orders.open_order(work.session, draft, work.now), actor)
    request = await advance(
        request,
        RequestStage.RINGING,
        work.happened(RequestStep.RINGING, actor.person.id),
        work,
        order_id=order.id,
        attempts=request.attempts + 1,
        next_try_at=None,
        customer_first=_customer_first(actor),
    )
    return request, _card(order, actor)


def _card(order: Order, actor: Actor) -> Message:
    shown = card(order, actor.chat, for_whom(order, actor.reader), State.CONFIRMED)
    return replace(shown, buttons=())


def _customer_first(actor: Actor) -> bool:
    return actor.work.rules.callbacks.first is First.CUSTOMER


def _draft(request: CallbackRequest, customer: Person, actor: Actor, chat_id: int) -> OrderDraft:
    ticket, rules, agent = new_ticket(), actor.work.rules, actor.person
    mine, theirs = agent.line or request.number, request.number
    dest, dest2 = (theirs, mine) if _customer_first(actor) else (mine, theirs)
    return OrderDraft(
        ticket=ticket,
        token=rules.order_token(ticket),
        kind=Kind.BRIDGE,
        purpose=Purpose.REQUESTED,
        asker_id=agent.id,
        chat_id=chat_id,
        dest=dest,
        dest2=dest2,
        words=_whisper(request, customer, actor),
        reserve=reserve(rules.prices, (dest, dest2), None),
        request_id=request.id,
        follows=request.order_id if request.attempts else None,
        repeat_seen=actor.work.now,  # another call to the customer is no accidental repeat
    )


def _whisper(request: CallbackRequest, customer: Person, actor: Actor) -> str:
    """What the first of the two hears before the other is called; it names no number."""
    if _customer_first(actor):
        return reader_of(customer, actor.work.rules, actor.chat).say("whisper-customer")
    reader = actor.reader
    name = name_of(customer, reader, actor.work.rules)
    parts = [reader.say("whisper-agent", name=name)]
    if request.why:
        parts.append(reader.say("whisper-why", why=request.why.rstrip(".!? ")))
    return " ".join([*parts, reader.say("whisper-wait")])
