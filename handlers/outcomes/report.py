"""How an order ended: callbacks are hints, the platform's records are the truth.

A callback closes an order provisionally; a record is final and may correct it once. Every report
is kept; none ever re-closes what a record closed.
"""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum

from domain.orders.order import REPORTABLE, Kind, Order, State
from domain.orders.outcome import Report, ReportSource, Verdict
from domain.orders.question import AnswerStage
from handlers.oncall import call_results
from handlers.outcomes import opt_out, spoken_answers
from handlers.outcomes.tell import announce
from storage.orders import orders, reports
from storage.work import Work

RECORD_LOOK = timedelta(seconds=5)
# The manual names no status for a call under way: a status unknown to us may mean just that.
SETTLING = timedelta(minutes=10)


class Noted(StrEnum):
    """What a report did to its order."""

    UNKNOWN_TICKET = "unknown ticket"
    KNOWN = "known already"
    KEPT = "kept"
    CLOSED = "closed"
    CORRECTED = "corrected"


async def record_outcome(report: Report, work: Work) -> Noted:
    """Keep a report and let it end, confirm or correct its order; commits exactly once."""
    order = await _order_of(report, work)
    if order is None:
        await work.commit()
        return Noted.UNKNOWN_TICKET
    new = await reports.keep_report(work.session, order.id, report, work.now)
    if not new and not _may_wait(order, report):
        await work.commit()
        return Noted.KNOWN
    if order.state not in REPORTABLE or _is_extra(order, report) or _is_early(order, report, work):
        await work.commit()
        return Noted.KEPT
    return await _close(order, report, work)


def _is_extra(order: Order, report: Report) -> bool:
    """Whether the order's end stands already, as far as this report can say."""
    if order.state is not State.CLOSED:
        return False
    if order.source is ReportSource.CLOCK:
        return False  # closed by the clock: a report may still tell how it really ended
    if order.verdict is Verdict.OTHER and report.verdict is not Verdict.OTHER:
        return False  # closed on an unknown status: one that we know may still come
    recorded = report.source is ReportSource.RECORD and report.recording
    if recorded and order.answer_stage is AnswerStage.AWAITED:
        return False  # closed without the recording that its record names now
    if order.source in (ReportSource.RECORD, ReportSource.ACCEPTANCE):
        return True
    return report.source is ReportSource.CALLBACK


def _is_early(order: Order, report: Report, work: Work) -> bool:
    """Whether an unknown status may yet turn into a known one."""
    return (
        _may_wait(order, report) and work.now - (order.submitted_at or order.proposed_at) < SETTLING
    )


def _may_wait(order: Order, report: Report) -> bool:
    """Whether this is a record's unknown status: kept when it came, it counts once it stays."""
    unknown = report.verdict is Verdict.OTHER and report.source is ReportSource.RECORD
    return unknown and order.state is not State.CLOSED


async def _close(order: Order, report: Report, work: Work) -> Noted:
    before = order
    final = report.source is ReportSource.RECORD and report.verdict is not Verdict.OTHER
    final = final and not spoken_answers.names_no_recording(order, report)
    order = await orders.move(
        work.session,
        order,
        State.CLOSED,
        verdict=Verdict.SENT if order.kind is Kind.SMS else report.verdict,
        status=report.status,
        source=report.source,
        closed_at=before.closed_at or work.now,
        # What a record leaves out does not correct what the callback told.
        duration=order.duration if report.duration is None else report.duration,
        keys=report.keys or order.keys,
        talked=order.talked if report.talked is None else report.talked,
        cost=order.cost if report.cost is None else report.cost,
        provider_id=order.provider_id or report.provider_id,
        next_look_at=None if final or order.kind is Kind.SMS else work.now + RECORD_LOOK,
        looks=0,
    )
    order = await spoken_answers.fetch_answer(order, report, work)
    corrects = before.state is State.CLOSED
    changed = corrects and _verdict(before) != _verdict(order)
    # A record that confirms the callback completes the card, without a notification.
    news = changed or not corrects
    messages = await announce(
        order,
        work,
        f"{order.state}:{report.source}:{report.status[:20]}",
        corrected=changed,
        aloud=news,
    )
    opted = await opt_out.opt_out_by_key(order, report, work) if final else ()
    acked = await call_results.acknowledge_by_key(order, report, work) if final else ()
    await work.commit(*(messages if news else messages[:1]), *opted, *acked)
    return Noted.CORRECTED if changed else Noted.CLOSED


def _verdict(order: Order) -> tuple[Verdict | None, str, str]:
    """What a person was told: the keys, and for a status that we do not know its text."""
    return order.verdict, order.keys, order.status if order.verdict is Verdict.OTHER else ""


async def _order_of(report: Report, work: Work) -> Order | None:
    found = None
    if report.ticket:
        found = await orders.find_by_ticket(work.session, report.ticket, lock=True)
    if found is None and report.provider_id:
        by_id = await orders.find_by_provider_id(work.session, report.provider_id)
        # Our provider id beside a foreign ticket is not believed: strangers may learn provider ids.
        if by_id is not None and report.ticket in ("", by_id.ticket):
            found = await orders.find_order(work.session, by_id.id, lock=True)
    return found
