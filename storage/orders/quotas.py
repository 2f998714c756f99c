"""Quotas: how often the platform may be asked in a period, counted by all processes together."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, func
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col, select

from storage.database import UtcTime
from storage.tables import insert_into, maybe_moment


class QuotaRow(SQLModel, table=True):
    """One quota: locked while it is spent; before `paused_until` the platform asked us to wait."""

    __tablename__ = "quotas"
    name: str = Field(primary_key=True)
    paused_until: datetime | None = maybe_moment()


class QuotaUseRow(SQLModel, table=True):
    """What was spent of a quota from a moment on, for the length of one of its slices."""

    __tablename__ = "quota_uses"
    name: str = Field(primary_key=True)
    begins: datetime = Field(sa_type=UtcTime, primary_key=True)
    used: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Quota:
    """At most `most` requests in any period; counted in slices, of which few rows are kept.

    What was spent within a slice counts until the whole slice is older than the period, so that
    `most` is never exceeded. With `since`, the period begins there instead: a day's quota.
    """

    name: str
    most: int
    period: timedelta
    slice: timedelta
    since: datetime | None = None

    def begins(self, now: datetime) -> datetime:
        """From when on the uses count."""
        return self.since or now - self.period - self.slice

    def slice_of(self, now: datetime) -> datetime:
        """The beginning of the slice in which a moment lies."""
        if self.since is not None:
            return self.since
        return datetime.fromtimestamp(
            now.timestamp() // self.slice.total_seconds() * self.slice.total_seconds(), now.tzinfo
        )

    def renews(self, now: datetime, oldest: datetime) -> datetime:
        """When the first of what is spent now is free again."""
        if self.since is not None:
            return self.since + self.period
        return max(now, oldest + self.slice + self.period)


async def spend(
    session: AsyncSession, quota: Quota, now: datetime, requests: int = 1
) -> datetime | None:
    """Spend so many requests, or none; None once spent, else when it may be tried again."""
    await session.execute(
        insert_into(session, QuotaRow).values(name=quota.name).on_conflict_do_nothing()
    )
    query = select(QuotaRow).where(QuotaRow.name == quota.name).with_for_update()
    await session.execute(query)
    if (again := await free_from(session, quota, now, requests)) is not None:
        return again
    uses, begins = QuotaUseRow, quota.begins(now)
    older = (uses.name == quota.name, col(uses.begins) < begins)
    await session.execute(delete(uses).where(*older))  # type: ignore[arg-type]  # typed as bool
    await _add(session, quota, now, requests)
    return None


async def free_from(
    session: AsyncSession, quota: Quota, now: datetime, requests: int = 1
) -> datetime | None:
    """When so many requests may be spent; None if they may be now."""
    paused_until = await find_pause(session, quota.name)
    if paused_until is not None and paused_until > now:
        return paused_until
    used = await _used(session, quota, now)
    if used.requests + requests > quota.most:
        return quota.renews(now, used.oldest or now)
    return None


async def count_used(session: AsyncSession, quota: Quota, now: datetime) -> int:
    """How much of a quota is spent."""
    return (await _used(session, quota, now)).requests


async def pause(session: AsyncSession, name: str, until: datetime) -> None:
    """Spend nothing of a quota before a moment: the platform said so."""
    row = insert_into(session, QuotaRow).values(name=name, paused_until=until)
    row = row.on_conflict_do_update(
        index_elements=[QuotaRow.__table__.c.name],  # type: ignore[attr-defined]  # set by SQLModel
        set_={"paused_until": until},
    )
    await session.execute(row)


async def find_pause(session: AsyncSession, name: str) -> datetime | None:
    """Until when the platform asked us to wait, if it ever did."""
    query = select(QuotaRow.paused_until).where(QuotaRow.name == name)
    return (await session.execute(query)).scalar_one_or_none()


@dataclass(frozen=True, slots=True)
class _Used:
    requests: int
    oldest: datetime | None


async def _used(session: AsyncSession, quota: Quota, now: datetime) -> _Used:
    query = select(func.sum(QuotaUseRow.used), func.min(QuotaUseRow.begins)).where(
        QuotaUseRow.name == quota.name, QuotaUseRow.begins >= quota.begins(now)
    )
    requests, oldest = (await session.execute(query)).one()
    return _Used(requests or 0, oldest)


async def _add(session: AsyncSession, quota: Quota, now: datetime, requests: int) -> None:
    table = QuotaUseRow.__table__  # type: ignore[attr-defined]  # set by SQLModel
    begins = quota.slice_of(now)
    row = insert_into(session, QuotaUseRow).values(name=quota.name, begins=begins, used=requests)
    row = row.on_conflict_do_update(
        index_elements=[table.c.name, table.c.begins],
        set_={"used": table.c.used + requests},
    )
    await session.execute(row)
