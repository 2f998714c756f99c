"""Pages: each one run through a policy, with its timeline and the chats that show its card."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Text as LongText
from sqlalchemy import UniqueConstraint, case, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col, select

from domain.oncall.alert import OPEN_PAGES, PAGE_MOVES, Page, PageStage, PageStep, Severity
from domain.orders.order import Kind, Order, State
from domain.timeline import TimelineEntry
from storage.orders.orders import OrderRow, from_row
from storage.tables import Word, insert_into, known, maybe_moment, moment, value_from, word
from storage.timeline import columns_of, entry_of


class PageRow(SQLModel, table=True):
    """One page."""

    __tablename__ = "pages"
    __table_args__ = (UniqueConstraint("ticket"),)
    id: int | None = Field(default=None, primary_key=True)
    ticket: str
    team: str = Field(index=True)
    policy: str = Field(sa_type=LongText)
    stage: PageStage = word(PageStage, index=True)
    opened_at: datetime = moment()
    base_at: datetime = moment()
    rung: int = 0
    next_at: datetime | None = maybe_moment(index=True)
    acker_id: int | None = Field(default=None, foreign_key="people.id")
    acked_at: datetime | None = maybe_moment()
    closed_at: datetime | None = maybe_moment()
    steps: int = 0
    test: bool = False
    title: str = Field(default="", sa_type=LongText)
    place: str = Field(default="", sa_type=LongText)
    source: str = ""
    severity: Severity = Field(default=Severity.CRITICAL, sa_type=Word(Severity))
    alerts: int = 0


class PageEventRow(SQLModel, table=True):
    """One entry of a page's timeline."""

    __tablename__ = "page_events"
    id: int | None = Field(default=None, primary_key=True)
    page_id: int = Field(foreign_key="pages.id", index=True)
    at: datetime = moment()
    step: PageStep = word(PageStep)
    person_id: int | None = Field(default=None, foreign_key="people.id")
    note: str = Field(default="", sa_type=LongText)
    order_id: int | None = None


class PageChatRow(SQLModel, table=True):
    """A chat in which a page's card stands, and for whom it was made."""

    __tablename__ = "page_chats"
    __table_args__ = (UniqueConstraint("page_id", "chat_id"),)
    id: int | None = Field(default=None, primary_key=True)
    page_id: int = Field(foreign_key="pages.id", index=True)
    chat_id: int = Field(foreign_key="chats.id")
    person_id: int | None = Field(default=None, foreign_key="people.id")


class StalePage(Exception):
    """A page cannot move to that stage from its present one."""


async def open_page(session: AsyncSession, now: datetime, **what: Any) -> Page:
    """Begin a page; its first rung is due at once."""
    row = PageRow(stage=PageStage.CALLING, opened_at=now, base_at=now, next_at=now, **what)
    session.add(row)
    await session.flush()
    return page_of(row)


async def find_calling(session: AsyncSession, team: str) -> Page | None:
    """The team's page that still calls, locked: new alerts join it. None if there is none."""
    query = select(PageRow).where(PageRow.team == team, PageRow.stage == PageStage.CALLING)
    query = query.where(col(PageRow.test).is_(False)).order_by(col(PageRow.id)).limit(1)
    return await _one(session, query.with_for_update())


async def lock_page(session: AsyncSession, page_id: int) -> Page | None:
    """The page with this id, locked until the transaction ends; None if there is none."""
    return await _one(session, select(PageRow).where(PageRow.id == page_id).with_for_update())


async def lock_by_ticket(session: AsyncSession, ticket: str) -> Page | None:
    """The page with this ticket, locked until the transaction ends; None if there is none."""
    return await _one(session, select(PageRow).where(PageRow.ticket == ticket).with_for_update())


async def lock_due(session: AsyncSession, now: datetime) -> Page | None:
    """The page whose next rung is due, locked; skips pages that others hold. None without one.

    A page that begins comes before those that escalate; of several, the one due longest.
    """
    query = select(PageRow).where(PageRow.stage == PageStage.CALLING, col(PageRow.next_at) <= now)
    begins = case((col(PageRow.rung) == 0, 0), else_=1)
    query = query.order_by(begins, col(PageRow.next_at), col(PageRow.id)).limit(1)
    return await _one(session, query.with_for_update(skip_locked=True))


async def is_due(session: AsyncSession, now: datetime) -> bool:
    """Whether any page has a rung that is due."""
    query = select(PageRow.id).where(
        PageRow.stage == PageStage.CALLING, col(PageRow.next_at) <= now
    )
    return (await session.execute(query.limit(1))).scalar_one_or_none() is not None


async def list_open(session: AsyncSession, *, limit: int = 20) -> list[Page]:
    """Pages that are not over, the newest first."""
    query = select(PageRow).where(col(PageRow.stage).in_(OPEN_PAGES))
    query = query.order_by(col(PageRow.id).desc()).limit(limit)
    return [page_of(row) for row in (await session.execute(query)).scalars()]


async def list_named(session: AsyncSession, prefix: str, *, limit: int = 2) -> list[Page]:
    """The pages whose ticket begins so, newest first."""
    named = col(PageRow.ticket).startswith(prefix, autoescape=True)
    query = select(PageRow).where(named).order_by(col(PageRow.id).desc()).limit(limit)
    return [page_of(row) for row in (await session.execute(query)).scalars()]


async def move(session: AsyncSession, page: Page, to: PageStage, **changes: Any) -> Page:
    """Move a page whose row is locked; raises StalePage for a move that does not exist."""
    if to is not page.stage and to not in PAGE_MOVES[page.stage]:
        raise StalePage(f"{page.short}: {page.stage} -> {to}")
    row = await session.get_one(PageRow, page.id)
    row.stage = to
    for name, value in changes.items():
        setattr(row, name, value)
    await session.flush()
    return page_of(row)


async def note_alerts(session: AsyncSession, page_id: int, count: int) -> None:
    """Note that a page stands for at least so many alerts, without an entry in its timeline."""
    more = (col(PageRow.id) == page_id) & (col(PageRow.alerts) < count)
    query = update(PageRow).where(more).values(alerts=count)
    await session.execute(query.execution_options(synchronize_session=False))


async def add_event(session: AsyncSession, page_id: int, entry: TimelineEntry[PageStep]) -> None:
    """Add an entry to a page's timeline."""
    row = PageEventRow(page_id=page_id, order_id=entry.order_id, **columns_of(entry))
    session.add(row)
    await session.flush()


async def list_events(
    session: AsyncSession, page_id: int, *, limit: int = 300
) -> list[TimelineEntry[PageStep]]:
    """The timeline of a page, in order."""
    query = select(PageEventRow).where(PageEventRow.page_id == page_id)
    query = query.order_by(col(PageEventRow.id)).limit(limit)
    return [entry_of(row, row.order_id) for row in (await session.execute(query)).scalars()]


async def has_event(session: AsyncSession, page_id: int, step: PageStep, order_id: int) -> bool:
    """Whether a page's timeline has this step of this call already."""
    query = select(PageEventRow.id).where(
        PageEventRow.page_id == page_id,
        PageEventRow.step == step,
        PageEventRow.order_id == order_id,
    )
    return (await session.execute(query.limit(1))).scalar_one_or_none() is not None


async def add_chat(
    session: AsyncSession, page_id: int, chat_id: int, person_id: int | None
) -> bool:
    """Let a chat show a page's card from now on; False if it does already."""
    values = {"page_id": page_id, "chat_id": chat_id, "person_id": person_id}
    query = (
        insert_into(session, PageChatRow)
        .values(values)
        .on_conflict_do_nothing()
        .returning(col(PageChatRow.id))
    )
    return (await session.execute(query)).scalar_one_or_none() is not None


async def list_chats(session: AsyncSession, page_id: int) -> list[tuple[int, int | None]]:
    """The chats that show a page's card, each with the person it was made for, if any."""
    query = select(PageChatRow).where(PageChatRow.page_id == page_id)
    rows = (await session.execute(query.order_by(col(PageChatRow.id)))).scalars()
    return [(row.chat_id, row.person_id) for row in rows]


async def list_under_way(session: AsyncSession, page_id: int) -> list[Order]:
    """The calls and SMS of a page that have not ended."""
    states = (State.CONFIRMED, State.SUBMITTING, State.ACCEPTED)
    query = select(OrderRow).where(
        col(OrderRow.page_id) == page_id, col(OrderRow.state).in_(states)
    )
    return [from_row(row) for row in (await session.execute(query)).scalars()]


async def find_handed(session: AsyncSession, page_id: int) -> TimelineEntry[PageStep] | None:
    """The latest event by which a responder gave the page back or handed it on; else None."""
    query = select(PageEventRow).where(
        PageEventRow.page_id == page_id, PageEventRow.step == PageStep.HANDED
    )
    query = query.order_by(col(PageEventRow.id).desc()).limit(1)
    row = (await session.execute(query)).scalar_one_or_none()
    return entry_of(row, row.order_id) if row else None


async def find_page(session: AsyncSession, page_id: int) -> Page | None:
    """The page with this id, not locked; None if there is none."""
    return await _one(session, select(PageRow).where(PageRow.id == page_id))


async def list_states(session: AsyncSession, page_id: int) -> set[State]:
    """The states of a page's calls."""
    query = select(OrderRow.state).where(
        col(OrderRow.page_id) == page_id, col(OrderRow.kind) == Kind.CALL
    )
    return {State(state) for state in (await session.execute(query)).scalars()}


async def find_stage(session: AsyncSession, page_id: int) -> PageStage | None:
    """The present stage of a page; None if there is no such page."""
    row = await session.get(PageRow, page_id, populate_existing=True)
    return row.stage if row else None


async def _one(session: AsyncSession, query: Any) -> Page | None:
    fresh = query.execution_options(populate_existing=True)
    row = (await session.execute(fresh)).scalar_one_or_none()
    return page_of(row) if row else None


def page_of(row: PageRow) -> Page:
    """The page that a row holds."""
    return value_from(Page, row, id=known(row.id))
