"""What stops an order that its person may ask for: blocks, quiet hours, limits, a repeat."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement
from sqlalchemy.ext.asyncio import AsyncSession

from domain.chat import ChatKind
from domain.errors import LimitReached, NotCalled, QuietNow, Repeated, Unpriced
from domain.oncall.alert import UNANSWERED
from domain.orders.order import Kind, Order, Purpose
from domain.people.blocklist import Why
from domain.people.limits import DAY, Count, LimitName, Limits, find_full, spares
from domain.people.roles import may_order
from domain.phone import PhoneNumber
from domain.ports import Refusal
from domain.rules import Rules
from handlers.access.access import role_of
from handlers.replies.actor import Actor
from storage.chat import chats
from storage.oncall import pages
from storage.orders.drafts import OrderDraft
from storage.people import blocklist, groups, limits, people
from storage.people.limits import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class DialCheck:
    """What is about to be dialled: whom, why, when, and how much is held for it."""

    kind: Kind
    purpose: Purpose
    lines: tuple[PhoneNumber, ...]
    reserve: int | None
    due_at: datetime | None


def dial_check_of(of: OrderDraft | Order) -> DialCheck:
    """What an order, or the draft of one, is about to dial."""
    return DialCheck(
        kind=of.kind,
        purpose=of.purpose,
        lines=(of.dest, of.dest2) if of.dest2 else (of.dest,),
        reserve=of.reserve,
        due_at=of.due_at,
    )


async def check(order: DialCheck, actor: Actor) -> None:
    """Raise Stopped where a limit, a block or an hour forbids an order; asked for card and yes."""
    session, now = actor.work.session, actor.work.now
    await _refuse_blocked(order, session)
    held = await limits.read_limits(session, actor.person.id)
    if spares(order.purpose):
        await _check_counts(order, held, actor)
        return
    for line in order.lines:
        until = held.quiet.until(order.due_at or now, line, actor.work.rules.zone)
        if until is not None:
            raise QuietNow(until)
    await _check_counts(order, held, actor)
    await _check_spending(order, held, actor)


async def find_repeat(
    order: DialCheck, actor: Actor, seen: datetime | None = None
) -> Repeated | None:
    """The latest order of this kind to one of its numbers, close by in time; None without one.

    Close by is a moment ago, or for a scheduled order a moment before or after. One that the card
    showed already (`seen` is its time) is no repeat.
    """
    session, at = actor.work.session, order.due_at or actor.work.now
    window = (await limits.read_limits(session)).repeat
    if not window or spares(order.purpose):
        return None
    # The asker whom calls hand over to is no repeated destination: each call is somebody else's.
    lines = order.lines if order.kind is Kind.BRIDGE else order.lines[:1]
    found = await limits.find_nearest(session, order.kind, lines, Span(at, window))
    if found is None or (seen is not None and found[0] <= seen):
        return None
    return Repeated(found[0], by_asker=found[1] == actor.person.id)


async def why_no_longer(
    order: Order, session: AsyncSession, rules: Rules, now: datetime
) -> Refusal | None:
    """Why an order that was confirmed, perhaps weeks ago, is not carried out after all."""
    if order.page_id is not None:  # its policy confirmed it, while nobody has acknowledged
        stage = await pages.find_stage(session, order.page_id)
        return None if stage in UNANSWERED else Refusal.NO_LONGER
    person = await people.find_person(session, order.approver_id or order.asker_id)
    if await place_forbids(order, session) or not may_order(
        role_of(person, rules), order.kind, order.purpose
    ):
        return Refusal.NOT_ALLOWED
    what = dial_check_of(order)
    block = await blocklist.find_block(session, what.lines)
    if block and not spares(order.purpose):
        return Refusal.BLOCKED_HERE if block.why is Why.BLOCKED else Refusal.OPTED_OUT
    quiet = (await limits.read_limits(session)).quiet
    if not spares(order.purpose) and any(quiet.until(now, line, rules.zone) for line in what.lines):
        return Refusal.QUIET
    return None


async def place_forbids(order: Order, session: AsyncSession) -> bool:
    """Whether the group in which an order was asked for no longer allows it."""
    where = await chats.find_address(session, order.chat_id)
    if where.kind is not ChatKind.GROUP:
        return False
    place = await groups.find_rules(session, where)
    return not place.allows_order(order.kind, order.sms_text)


async def _refuse_blocked(order: DialCheck, session: AsyncSession) -> None:
    block = await blocklist.find_block(session, order.lines)
    if block is not None and not spares(order.purpose):
        raise NotCalled(block.why.value, block.since)


async def _check_counts(order: DialCheck, held: Limits, actor: Actor) -> None:
    at = order.due_at or actor.work.now
    for count in held.counts(order.purpose):
        for which in _which(count, order.lines, actor):
            span = Span(at, count.within)
            taken = await limits.list_taken(actor.work.session, which, span, count.most)
            if (until := find_full(taken, at, count.within, count.most - 1)) is not None:
                raise LimitReached(count.name.value, count.most, until)


def _which(count: Count, lines: Sequence[PhoneNumber], actor: Actor) -> list[ColumnElement[bool]]:
    """The orders that a count counts; for destinations, each line by itself."""
    match count.name:
        case LimitName.PERSON_HOUR | LimitName.PERSON_DAY:
            return [limits.of_person(actor.person.id)]
        case LimitName.DESTINATION_HOUR | LimitName.DESTINATION_DAY:
            return [limits.to_lines([line]) for line in lines]
        case LimitName.CODE_HOUR:
            return [limits.codes()]
        case LimitName.CODE_LINE_DAY:
            return [limits.codes(line) for line in lines]
        case LimitName.ON_CALL_HOUR:
            return [limits.to_line_on_call(line) for line in lines]
        case _:
            return [limits.everybodys()]


async def _check_spending(order: DialCheck, held: Limits, actor: Actor) -> None:
    who = {
        LimitName.PERSON_SPEND: limits.of_person(actor.person.id),
        LimitName.TOTAL_SPEND: limits.everybodys(),
    }
    for name, which in who.items():
        if not (cap := held[name]):
            continue
        if order.reserve is None:
            raise Unpriced
        at = order.due_at or actor.work.now
        spent = await limits.list_spent(actor.work.session, which, Span(at, DAY))
        if order.reserve > cap:
            raise LimitReached(name.value, cap, at + DAY)
        if (until := find_full(spent, at, DAY, cap - order.reserve)) is not None:
            raise LimitReached(name.value, cap, until)
