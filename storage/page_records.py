"""Pages of the past with what is counted about each: read in bulk, for lists and exports."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, func
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select

from domain.alert import AlertStage, Page, PageStage, PageStep, Severity
from storage.alerts import AlertRow
from storage.pages import PageChatRow, PageEventRow, PageRow, page_of
from storage.silences import SilenceRow

_IN_ONE = 400  # pages that one question asks about


@dataclass(frozen=True, slots=True, kw_only=True)
class PageRecord:
    """A page, its first alert, how many alerts and calls it had."""

    page: Page
    title: str = ""
    place: str = ""
    severity: Severity = Severity.CRITICAL
    source: str = ""
    alerts: int = 0
    calls: int = 0

    @property
    def seconds_to_ack(self) -> int | None:
        """How long nobody answered for it; None where nobody ever did."""
        if self.page.acked_at is None:
            return None
        return round((self.page.acked_at - self.page.opened_at).total_seconds())


async def list_records(
    session: AsyncSession, since: datetime, *, before: int | None = None, limit: int = 200
) -> list[PageRecord]:
    """Pages that began since then, the newest first; `before` is the id of the last one read."""
    query = select(PageRow).where(PageRow.opened_at >= since)
    query = query if before is None else query.where(col(PageRow.id) < before)
    rows = (await session.execute(query.order_by(col(PageRow.id).desc()).limit(limit))).scalars()
    return await _with_counts(session, [page_of(row) for row in rows])


async def forget_old(session: AsyncSession, before: datetime) -> None:
    """Forget pages, alerts and silences that were over before a moment; orders stay.

    What is not over is never forgotten, however old it is.
    """
    gone = select(PageRow.id).where(
        PageRow.stage == PageStage.RESOLVED, col(PageRow.closed_at) < before
    )
    ids = list((await session.execute(gone.order_by(col(PageRow.id)).limit(_IN_ONE))).scalars())
    for table in (PageEventRow, PageChatRow, AlertRow):
        whose: Any = col(table.page_id)
        await session.execute(delete(table).where(whose.in_(ids)))
    await session.execute(delete(PageRow).where(col(PageRow.id).in_(ids)))
    over = (col(AlertRow.stage) == AlertStage.RESOLVED) & (col(AlertRow.resolved_at) < before)
    await session.execute(delete(AlertRow).where(over & col(AlertRow.page_id).is_(None)))
    await session.execute(delete(SilenceRow).where(col(SilenceRow.until) < before))


async def _with_counts(session: AsyncSession, pages: list[Page]) -> list[PageRecord]:
    ids = [page.id for page in pages]
    counts: dict[int, int] = {}
    heads: dict[int, AlertRow] = {}
    calls: dict[int, int] = {}
    for some in _chunks(ids):
        of = col(AlertRow.page_id).in_(some)
        grouped = select(AlertRow.page_id, func.count(), func.min(col(AlertRow.id))).where(of)
        found = (await session.execute(grouped.group_by(col(AlertRow.page_id)))).all()
        counts |= {int(page_id or 0): count for page_id, count, _ in found}
        firsts = select(AlertRow).where(col(AlertRow.id).in_([first for _, _, first in found]))
        heads |= {row.page_id or 0: row for row in (await session.execute(firsts)).scalars()}
        called = select(PageEventRow.page_id, func.count()).where(
            col(PageEventRow.page_id).in_(some), PageEventRow.step == PageStep.CALLED
        )
        rang = (await session.execute(called.group_by(col(PageEventRow.page_id)))).all()
        calls.update({row[0]: row[1] for row in rang})
    return [_record(p, heads.get(p.id), counts.get(p.id, 0), calls.get(p.id, 0)) for p in pages]


def _record(page: Page, head: AlertRow | None, alerts: int, calls: int) -> PageRecord:
    if head is None:  # all its alerts were silenced since, and call for others
        return PageRecord(page=page, alerts=alerts, calls=calls)
    return PageRecord(
        page=page,
        title=head.title,
        place=head.place,
        severity=head.severity,
        source=head.source,
        alerts=alerts,
        calls=calls,
    )


def _chunks(ids: list[int]) -> Iterable[list[int]]:
    return (ids[begins : begins + _IN_ONE] for begins in range(0, len(ids), _IN_ONE))
