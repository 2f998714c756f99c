"""Orders of which no report comes: when to look them up again, and when to give up."""

from __future__ import annotations

from datetime import timedelta

from domain.orders.order import Kind, Order, State
from domain.orders.outcome import ReportSource, Verdict
from domain.orders.question import AnswerFault, AnswerStage
from handlers.orders.current_card import cards_of
from handlers.outcomes.spoken_answers import SpokenAnswer, end_answer
from handlers.outcomes.tell import announce
from storage.orders import orders
from storage.work import Work

# After this long without a trace, "the platform does not know it" becomes a question to a person.
GRACE = timedelta(minutes=10)
NEVER = timedelta(hours=24)
INTERVALS = (5, 5, 10, 15, 30, 60, 120, 300)  # seconds between lookups; the last one repeats
# Between an overdue order's own lookups: 10,000 such orders make six requests a second at most.
RARELY = timedelta(minutes=30)
# A record that names no recording so long after the call ended will not name one.
UNRECORDED = timedelta(minutes=10)
# A wait shorter than this is not told of.
SOON = timedelta(minutes=2)
_AWAITED = (State.SUBMITTING, State.ACCEPTED)
_STAY = frozenset({State.UNKNOWN, State.CLOSED, State.REFUSED})


async def note_no_report(order: Order, work: Work, *, looked: bool) -> None:
    """Act on an order without news: look again later, ask its person, or close it; commits once.

    `looked` says whether the records could be read: only then is their silence an answer.
    """
    submitted = order.submitted_at or work.now
    silent_for, waited = work.now - submitted, order.held_until is not None
    # No endpoint looks up an SMS; and records that were unreadable for a day are given up.
    ask = order.kind is Kind.SMS or silent_for >= (GRACE if looked else NEVER)
    if order.state is State.SUBMITTING and ask:
        order = await orders.move(work.session, order, State.UNKNOWN, **_next(order, work))
        await work.commit(*await announce(order, work, order.state))
    elif order.state is State.ACCEPTED and looked and silent_for >= NEVER:
        order = await orders.move(
            work.session,
            order,
            State.CLOSED,
            verdict=Verdict.NEVER_REPORTED,
            source=ReportSource.CLOCK,
            closed_at=work.now,
        )
        await work.commit(*await announce(order, work, f"{order.state}:{ReportSource.CLOCK}"))
    elif _is_unrecorded(order, work, looked=looked):
        nothing = SpokenAnswer(fault=AnswerFault.MISSING)
        await work.commit(*await end_answer(order, nothing, work))
    elif _is_recorded(order) or (silent_for >= NEVER and order.state in _STAY):
        # No report is expected any more: an unknown order stays unknown, a closed one closed.
        await orders.note(work.session, order, next_look_at=None)
        await work.commit()
    else:
        overdue = order.state is State.ACCEPTED and looked and order.looks >= len(INTERVALS)
        rest = {"next_look_at": work.now + RARELY} if overdue else {}
        order = await orders.note(work.session, order, **{**_next(order, work), **rest})
        # Its card said when it would be asked for: now it was.
        await work.commit(*(await cards_of(order, work, _event(order)) if waited else ()))


async def show_waiting(order: Order, work: Work) -> None:
    """Say on an order's card when it is looked up again, if that is not soon."""
    fresh = await orders.find_order(work.session, order.id, lock=True)
    until = fresh.held_until
    if until is not None and until >= work.now + SOON and fresh.state in _AWAITED:
        await work.commit(*await cards_of(fresh, work, _event(fresh)))


async def expire_order(work: Work) -> bool:
    """Close a proposal that nobody answered, or a yes that came to nothing; False if none is."""
    order = await orders.find_stale(work.session, work.now)
    if order is None:
        return False
    order = await orders.move(work.session, order, State.EXPIRED)
    messages = await announce(order, work, order.state, aloud=order.confirmed_at is not None)
    # A proposal that nobody confirmed only edits its card; a confirmed order is news as well.
    await work.commit(*(messages if order.confirmed_at else messages[:1]))
    return True


def _is_recorded(order: Order) -> bool:
    """Whether the platform's record ended it, of which nothing more is learnt by looking."""
    told = order.source is ReportSource.RECORD and order.verdict is not Verdict.OTHER
    awaited = order.answer_stage is AnswerStage.AWAITED and order.listening
    return order.state is State.CLOSED and told and not awaited


def _is_unrecorded(order: Order, work: Work, *, looked: bool) -> bool:
    """Whether a call was answered long ago, and no record has named the recording of the answer."""
    if not order.listening or order.answer_stage is not AnswerStage.AWAITED:
        return False
    if work.now - (order.submitted_at or order.proposed_at) >= NEVER:
        return True
    return looked and work.now - (order.closed_at or work.now) >= UNRECORDED


def _next(order: Order, work: Work) -> dict[str, object]:
    at = work.now + timedelta(seconds=INTERVALS[min(order.looks, len(INTERVALS) - 1)])
    if order.state is State.SUBMITTING and order.submitted_at is not None:
        # The look after which its person is asked comes when it may, not up to five minutes later.
        asked_at = order.submitted_at + GRACE
        at = min(at, asked_at) if asked_at > work.now else at
    return {"next_look_at": at, "looks": order.looks + 1, "held_until": None}


def _event(order: Order) -> str:
    """A name for the step of a card, another one each time that it says another moment."""
    until = order.held_until
    return f"waits:{until.isoformat()}" if until else f"waited:{order.looks}"
