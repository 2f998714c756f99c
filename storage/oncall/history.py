"""Past pages and their statistics, read in bulk for lists and exports."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, func
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col, select

from domain.oncall.alert import AlertStage, Page, PageStage, PageStep
from storage.oncall.alerts import AlertRow
from storage.oncall.pages import PageChatRow, PageEventRow, PageRow, page_of
from storage.oncall.silences import SilenceRow

_IN_ONE = 400  # pages in one query
MOST_ENDED = 50_000  # alerts of one source that are over and kept: the newest


@dataclass(frozen=True, slots=True, kw_only=True)
class PageRecord:
    """A page, the number of its calls, when it was first acknowledged, and how it ended.

    `unheard`: it was exhausted at least once, its last rung over without an acknowledgement.
    `silenced`: it was not resolved.
    """

    page: Page
    calls: int = 0
    acked_at: datetime | None = None
    unheard: bool = False
    silenced: bool = False

    @property
    def seconds_to_ack(self) -> int | None:
        """The seconds until the first acknowledgement; None if there never was one."""
        if self.acked_at is None:
            return None
        return round((self.acked_at - self.page.opened_at).total_seconds())


async def list_records(
    session: AsyncSession, since: datetime, *, before: int | None = None, limit: int = 200
) -> list[PageRecord]:
    """Pages that began since a moment, newest first; `before` is the id of the last one read."""
    query = select(PageRow).where(PageRow.opened_at >= since)
    query = query if before is None else query.where(col(PageRow.id) < before)
    rows = (await session.execute(query.order_by(col(PageRow.id).desc()).limit(limit))).scalars()
    return await _with_counts(session, [page_of(row) for row in rows])


async def forget_old(session: AsyncSession, before: datetime) -> None:
    """Delete pages, alerts and silences that ended before a moment; orders stay.

    What has not ended is never deleted, however old it is.
    """
    newest = select(func.max(col(PageRow.id))).scalar_subquery()
    gone = select(PageRow.id).where(
        PageRow.stage == PageStage.RESOLVED,
        col(PageRow.closed_at) < before,
        col(PageRow.id) < newest,  # SQLite would reuse the id of the newest page
    )
    ids = list((await session.execute(gone.order_by(col(PageRow.id)).limit(_IN_ONE))).scalars())
    for table in (PageEventRow, PageChatRow, AlertRow):
        whose: Any = col(table.page_id)
        await session.execute(delete(table).where(whose.in_(ids)))
    await session.execute(delete(PageRow).where(col(PageRow.id).in_(ids)))
    over = (col(AlertRow.stage) == AlertStage.RESOLVED) & (col(AlertRow.resolved_at) < before)
    await session.execute(delete(AlertRow).where(over & col(AlertRow.page_id).is_(None)))
    await session.execute(delete(SilenceRow).where(col(SilenceRow.until) < before))
    await _forget_surplus(session)


async def _forget_surplus(session: AsyncSession) -> None:
    """Of each source only the newest alerts that are over are kept, however many it sent."""
    ended = col(AlertRow.stage).in_((AlertStage.RESOLVED, AlertStage.CLOSED))
    for source in (await session.execute(select(AlertRow.source).distinct())).scalars().all():
        mine = ended & (col(AlertRow.source) == source)
        newest = select(AlertRow.id).where(mine).order_by(col(AlertRow.id).desc())
        last = (await session.execute(newest.offset(MOST_ENDED).limit(1))).scalar_one_or_none()
        if last is not None:
            await session.execute(delete(AlertRow).where(mine, col(AlertRow.id) <= last))


async def _with_counts(session: AsyncSession, pages: list[Page]) -> list[PageRecord]:
    found: dict[tuple[int, PageStep], tuple[int, datetime]] = {}
    for some in _chunks([page.id for page in pages]):
        step, at = col(PageEventRow.step), col(PageEventRow.at)
        query = select(PageEventRow.page_id, step, func.count(), func.min(at)).where(
            col(PageEventRow.page_id).in_(some), step.in_(_TOLD)
        )
        query = query.group_by(col(PageEventRow.page_id), step)
        for page_id, which, count, first in (await session.execute(query)).all():
            found[page_id, which] = count, first
    return [_record(page, found) for page in pages]


_TOLD = (
    PageStep.CALLED,
    PageStep.ACKNOWLEDGED,
    PageStep.UNHEARD,
    PageStep.SILENCED,
    PageStep.RESOLVED,
)


def _record(page: Page, found: dict[tuple[int, PageStep], tuple[int, datetime]]) -> PageRecord:
    acked = found.get((page.id, PageStep.ACKNOWLEDGED))
    called = found.get((page.id, PageStep.CALLED))
    resolved = (page.id, PageStep.RESOLVED) in found
    return PageRecord(
        page=page,
        calls=called[0] if called else 0,
        acked_at=acked[1] if acked else None,
        unheard=(page.id, PageStep.UNHEARD) in found,
        silenced=(page.id, PageStep.SILENCED) in found and not resolved,
    )


def _chunks(ids: list[int]) -> Iterable[list[int]]:
    return (ids[begins : begins + _IN_ONE] for begins in range(0, len(ids), _IN_ONE))
