"""Orders of every kind: one table, one state machine, every step guarded by state and lease."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Index, UniqueConstraint, update
from sqlalchemy import Text as LongText
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col, select

from domain.orders.order import (
    CONFIRMED_LIFE,
    DUE_GRACE,
    ENDED,
    PROPOSAL_LIFE,
    Kind,
    Order,
    Purpose,
    State,
    Urgency,
    may_move,
)
from domain.orders.outcome import ReportSource, Verdict
from domain.orders.question import AnswerStage
from domain.phone import from_digits
from storage.chat.chats import lock_chat
from storage.orders.drafts import OrderDraft
from storage.tables import (
    known,
    maybe_moment,
    maybe_money,
    maybe_word,
    moment,
    value_from,
    values_of,
    word,
)

LEASE = timedelta(minutes=2)


class StaleOrder(Exception):
    """An order was moved by somebody else, or our lease ran out: read it again before acting."""


class OrderRow(SQLModel, table=True):
    """One order. `owner`, `lease_until` and `generation` fence the worker that dials it."""

    __tablename__ = "orders"
    __table_args__ = (
        UniqueConstraint("ticket"),
        # What is counted or waits by number or person is found by its time, not by all history.
        Index("ix_orders_dest_submitted_at", "dest", "submitted_at"),
        Index("ix_orders_dest_counts_at", "dest", "counts_at"),
        Index("ix_orders_dest2_counts_at", "dest2", "counts_at"),
        Index("ix_orders_dest_held_until", "dest", "held_until"),
        Index("ix_orders_approver_id_counts_at", "approver_id", "counts_at"),
    )
    id: int | None = Field(default=None, primary_key=True)
    ticket: str
    token: str = Field(default="", index=True)
    kind: Kind = word(Kind)
    state: State = word(State, index=True)
    purpose: Purpose = word(Purpose)
    asker_id: int = Field(foreign_key="people.id", index=True)
    approver_id: int | None = None
    chat_id: int = Field(foreign_key="chats.id")
    dest: str
    dest2: str = ""
    words: str = Field(sa_type=LongText)
    recording: str = ""
    recording_name: str = ""
    variables: str = Field(default="{}", sa_type=LongText)
    voice: str = ""
    sms_text: str = ""
    sms_when: str = ""
    sms_keys: str = ""
    question: str = Field(default="", sa_type=LongText)
    answers: str = Field(default="{}", sa_type=LongText)
    transfer_key: str = ""
    transfer_words: str = ""
    transfer_to: str = ""
    line_unverified: bool = False
    answer_stage: AnswerStage = word(AnswerStage)
    answer: str = Field(default="", sa_type=LongText)
    answer_fault: str = ""
    proposed_at: datetime = moment()
    confirmed_at: datetime | None = maybe_moment()
    counts_at: datetime | None = maybe_moment(index=True)
    due_at: datetime | None = maybe_moment()
    held_until: datetime | None = maybe_moment()
    submitted_at: datetime | None = maybe_moment(index=True)
    accepted_at: datetime | None = maybe_moment()
    closed_at: datetime | None = maybe_moment()
    provider_id: str = Field(default="", index=True)
    verdict: Verdict | None = maybe_word(Verdict)
    status: str = ""
    source: ReportSource | None = maybe_word(ReportSource)
    duration: int | None = None
    keys: str = ""
    talked: int | None = None
    refusal: str = ""
    refusal_code: int | None = None
    refusal_text: str = ""
    estimate: int | None = maybe_money()
    reserve: int | None = maybe_money()
    repeat_seen: datetime | None = maybe_moment()
    cost: int | None = maybe_money()
    warning: str = ""
    follows: int | None = None
    request_id: int | None = None
    page_id: int | None = Field(default=None, index=True)
    survey_id: int | None = Field(default=None, index=True)
    urgency: int = Urgency.USUAL
    owner: str = ""
    lease_until: datetime | None = maybe_moment()
    generation: int = 0
    looks: int = 0
    next_look_at: datetime | None = maybe_moment(index=True)


async def open_order(session: AsyncSession, draft: OrderDraft, now: datetime) -> Order:
    """Store a proposed order."""
    row = OrderRow(
        state=State.PROPOSED,
        proposed_at=now,
        answer_stage=draft.answer_stage,
        **values_of(draft, dest=draft.dest.digits, dest2=draft.dest2.digits if draft.dest2 else ""),
    )
    session.add(row)
    await session.flush()
    return from_row(row)


async def find_order(session: AsyncSession, order_id: int, *, lock: bool = False) -> Order:
    """The order with this id; with `lock`, locked until the transaction ends."""
    if lock:
        await _lock_chat_of(session, col(OrderRow.id) == order_id)
    query = select(OrderRow).where(OrderRow.id == order_id)
    return from_row((await session.execute(_fresh(query, lock))).scalar_one())


async def find_by_ticket(session: AsyncSession, ticket: str, *, lock: bool = False) -> Order | None:
    """The order with this whole ticket; None if there is none."""
    if lock:
        await _lock_chat_of(session, col(OrderRow.ticket) == ticket)
    query = select(OrderRow).where(OrderRow.ticket == ticket)
    row = (await session.execute(_fresh(query, lock))).scalar_one_or_none()
    return from_row(row) if row else None


async def find_by_token(session: AsyncSession, token: str) -> Order | None:
    """The order whose status callback address holds this token; None if there is none."""
    query = select(OrderRow).where(OrderRow.token == token)
    row = (await session.execute(query)).scalar_one_or_none()
    return from_row(row) if row else None


async def find_by_provider_id(session: AsyncSession, provider_id: str) -> Order | None:
    """The order that the platform knows under this id; None if there is none."""
    query = select(OrderRow).where(OrderRow.provider_id == provider_id)
    row = (await session.execute(query)).scalars().first()
    return from_row(row) if row else None


async def find_stale(session: AsyncSession, now: datetime) -> Order | None:
    """A proposal or a confirmed order that has expired, locked; None without one."""
    state, proposed, confirmed = (
        col(OrderRow.state),
        col(OrderRow.proposed_at),
        col(OrderRow.confirmed_at),
    )
    unanswered = (state == State.PROPOSED) & (proposed <= now - PROPOSAL_LIFE)
    due = col(OrderRow.due_at)
    missed = (due.is_(None) & (confirmed <= now - CONFIRMED_LIFE)) | (due <= now - DUE_GRACE)
    unsent = (state == State.CONFIRMED) & missed
    query = select(OrderRow.id).where(unanswered | unsent).order_by(col(OrderRow.id)).limit(1)
    found = (await session.execute(query)).scalar_one_or_none()
    if found is None:
        return None
    order = await find_order(session, found, lock=True)
    return order if order.expired(now) else None


async def claim_confirmed(
    session: AsyncSession, owner: str, now: datetime, least: Urgency = Urgency.USUAL
) -> Order | None:
    """Claim the most urgent confirmed order that is due, of several the oldest, with a lease.

    Only one that is at least so urgent. The caller commits before it dials: from then on the order
    is never submitted again. It tells until when it was held, which the table forgets.
    """
    due = col(OrderRow.due_at)
    at_once = due.is_(None) & (col(OrderRow.confirmed_at) > now - CONFIRMED_LIFE)
    scheduled = (due <= now) & (due > now - DUE_GRACE)
    query = (
        select(OrderRow)
        .where(OrderRow.state == State.CONFIRMED, at_once | scheduled)
        .where(OrderRow.urgency >= least, not_held(now))
        .order_by(col(OrderRow.urgency).desc(), col(OrderRow.id))
        .limit(1)
        .with_for_update(skip_locked=True)
    )
    row = (await session.execute(query)).scalar_one_or_none()
    if row is None:
        return None
    row.state, row.submitted_at = State.SUBMITTING, now
    row.owner, row.lease_until, row.generation = owner, now + LEASE, row.generation + 1
    row.next_look_at = now + LEASE  # if we die now, the ticket is looked up, never posted again
    claimed, row.held_until = from_row(row), None
    await session.flush()
    return claimed


def not_held(now: datetime) -> ColumnElement[bool]:
    """Orders that the platform's limits do not hold back now."""
    held_until = col(OrderRow.held_until)
    return held_until.is_(None) | (held_until <= now)


async def release(session: AsyncSession, order: Order, held_until: datetime | None = None) -> Order:
    """Give back an order that we claimed and that certainly was not dialled; raises StaleOrder.

    Nobody claims it again before `held_until`.
    """
    free = {"submitted_at": None, "owner": "", "lease_until": None, "next_look_at": None}
    return await move(session, order, State.CONFIRMED, held_until=held_until, **free)


async def note(session: AsyncSession, order: Order, **changes: Any) -> Order:
    """Write values of an order that nobody moved since we read it; raises StaleOrder."""
    query = (
        update(OrderRow)
        .where(
            col(OrderRow.id) == order.id,
            col(OrderRow.state) == order.state,
            col(OrderRow.generation) == order.generation,
        )
        .values(**changes)
        .execution_options(synchronize_session=False)
    )
    written = await session.execute(query)
    if written.rowcount != 1:  # type: ignore[attr-defined]  # a CursorResult, typed as Result
        raise StaleOrder(order.short)
    return await find_order(session, order.id)


async def move(session: AsyncSession, order: Order, to: State, **changes: Any) -> Order:
    """Move an order along the state machine; raises StaleOrder if somebody was faster."""
    if not may_move(order.state, to):
        raise StaleOrder(f"{order.short}: {order.state} -> {to}")
    if to in ENDED and "next_look_at" not in changes:
        changes["next_look_at"] = None
    return await note(session, order, state=to, **changes)


async def _lock_chat_of(session: AsyncSession, order: Any) -> None:
    chat_id = (await session.execute(select(OrderRow.chat_id).where(order))).scalar_one_or_none()
    if chat_id is not None:
        await lock_chat(session, chat_id)


def _fresh(query: Any, lock: bool) -> Any:
    """Make a query read the database's present values, not those this session read before."""
    query = query.execution_options(populate_existing=True)
    return query.with_for_update() if lock else query


def from_row(row: OrderRow) -> Order:
    """The order that a row holds."""
    return value_from(
        Order,
        row,
        id=known(row.id),
        dest=from_digits(row.dest),
        dest2=from_digits(row.dest2) if row.dest2 else None,
    )
