"""What the platform answered when an order was handed over, written down once."""

from __future__ import annotations

from datetime import timedelta

from domain.orders.order import Kind, Order, State
from domain.orders.outcome import ReportSource, Verdict
from domain.ports import Accepted, Answer, Refusal, Refused, TooSoon, Unsure
from handlers.orders.current_card import cards_of
from handlers.outcomes.held import hold, sent_again_at
from handlers.outcomes.tell import announce
from storage.chat import chats
from storage.orders import orders
from storage.orders.orders import StaleOrder
from storage.work import Work

FIRST_LOOK = timedelta(seconds=5)


async def note_answer(order: Order, answer: Answer, work: Work) -> None:
    """Write down the platform's answer to an order whose lease we hold."""
    await chats.lock_chat(work.session, order.chat_id)
    try:
        if isinstance(answer, Unsure):
            await _unsure(order, work)
        else:
            await _settle(order, answer, work)
    except StaleOrder:
        await work.session.rollback()
        await _late(order, answer, work)


async def _settle(order: Order, answer: Accepted | Refused | TooSoon, work: Work) -> None:
    match answer:
        case Accepted():
            await _accepted(order, answer, work)
        case Refused():
            await _refused(order, answer, work)
        case TooSoon():
            await _too_soon(order, answer, work)


async def _too_soon(order: Order, answer: TooSoon, work: Work) -> None:
    """Let it wait and be sent again, unless its person was asked about it or its time is over."""
    again = sent_again_at(order, work.now)
    if again is None or order.state is not State.SUBMITTING:
        await _refused(order, Refused(Refusal.DUPLICATE, answer.code, answer.text), work)
    else:
        await hold(order, again, work)


async def _accepted(order: Order, answer: Accepted, work: Work) -> None:
    said = {"provider_id": answer.provider_id, "warning": _stored(answer.warning)}
    if order.kind is Kind.SMS:
        order = await orders.move(
            work.session,
            order,
            State.CLOSED,
            **said,
            accepted_at=work.now,
            closed_at=work.now,
            verdict=Verdict.SENT,
            source=ReportSource.ACCEPTANCE,
        )
        await work.commit(*await announce(order, work, order.state))
        return
    order = await orders.move(
        work.session,
        order,
        State.ACCEPTED,
        **said,
        accepted_at=work.now,
        next_look_at=work.now + FIRST_LOOK,
        looks=0,
    )
    await work.commit(*await cards_of(order, work))


async def _refused(order: Order, answer: Refused, work: Work) -> None:
    order = await orders.move(
        work.session,
        order,
        State.REFUSED,
        refusal=answer.why.value,
        refusal_code=answer.code,
        refusal_text=_stored(answer.text),
        closed_at=work.now,
    )
    await work.commit(*await announce(order, work, order.state))


def _stored(text: str) -> str:
    """The platform's words as they are kept: no database stores a NUL."""
    return text.replace("\0", "")[:200]


async def _unsure(order: Order, work: Work) -> None:
    """The order may have been dialled: look it up by its ticket, or ask, but never post again."""
    if order.kind is Kind.SMS:
        order = await orders.move(work.session, order, State.UNKNOWN, next_look_at=None)
        await work.commit(*await announce(order, work, order.state))
    else:
        order = await orders.note(work.session, order, next_look_at=work.now + FIRST_LOOK, looks=0)
        await work.commit(*await cards_of(order, work))


async def _late(order: Order, answer: Answer, work: Work) -> None:
    """A report was faster, or another process took the order over while we were away.

    The answer is a fact all the same: it settles what nobody knew, and never undoes an end.
    """
    fresh = await orders.find_order(work.session, order.id, lock=True)
    if isinstance(answer, TooSoon) and fresh.submitted_at != order.submitted_at:
        return  # noted before; what was sent since then may have been dialled
    if fresh.state in (State.SUBMITTING, State.UNKNOWN) and not isinstance(answer, Unsure):
        await _settle(fresh, answer, work)
        return
    if isinstance(answer, Accepted) and answer.provider_id and not fresh.provider_id:
        await orders.note(work.session, fresh, provider_id=answer.provider_id)
    await work.commit()
