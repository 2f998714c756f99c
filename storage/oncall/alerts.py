"""Alerts, one row for as long as each lasts, and heartbeats."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Text as LongText
from sqlalchemy import UniqueConstraint, case, func, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import Field, SQLModel, col, select

from domain.oncall.alert import Alert, AlertOrigin, AlertStage, Severity, Signal
from storage.tables import insert_into, known, maybe_moment, moment, value_from, word

_IN_ONE = 200  # keys in one query


class AlertRow(SQLModel, table=True):
    """One alert; a problem that comes back after it ended is another alert."""

    __tablename__ = "alerts"
    __table_args__ = (UniqueConstraint("source", "key"),)
    id: int | None = Field(default=None, primary_key=True)
    source: str
    key: str
    stage: AlertStage = word(AlertStage, index=True)
    title: str = Field(sa_type=LongText)
    severity: Severity = word(Severity)
    place: str = Field(default="", sa_type=LongText)
    summary: str = Field(default="", sa_type=LongText)
    since: datetime = moment()
    came_at: datetime = moment()
    team: str = ""
    page_id: int | None = Field(default=None, index=True)
    resolved_at: datetime | None = maybe_moment()


class HeartbeatRow(SQLModel, table=True):
    """When a heartbeat's endpoint was last called; `missed` since its alert was raised."""

    __tablename__ = "heartbeats"
    name: str = Field(primary_key=True)
    last_at: datetime = moment()
    missed: bool = False


async def open_alerts(
    session: AsyncSession, origin: AlertOrigin, signals: Iterable[Signal], now: datetime
) -> list[Alert]:
    """Store the firing alerts that were not known before, and return them in their order."""
    source = origin.source
    firing = {signal.key: signal for signal in signals if signal.fires}
    await _set_aside(session, source, [key for key, one in firing.items() if one.returns])
    found = {alert.key for alert in await list_by_keys(session, source, list(firing))}
    rows = [
        {
            "source": source,
            "key": signal.key,
            "stage": AlertStage.FIRING,
            "title": signal.title,
            "severity": signal.severity,
            "place": signal.place,
            "summary": signal.summary,
            "since": signal.since or now,
            "came_at": now,
            "team": origin.team,
        }
        for key, signal in firing.items()
        if key not in found
    ]
    if not rows:
        return []
    # Another process may insert the same alert at this moment: there is still only one.
    query = insert_into(session, AlertRow).on_conflict_do_nothing().returning(col(AlertRow.id))
    ids = (await session.execute(query, rows)).scalars().all()
    return await _read(session, col(AlertRow.id).in_(ids))


async def _set_aside(session: AsyncSession, source: str, keys: list[str]) -> None:
    """Free the keys of resolved alerts whose key names a thing that may fail again."""
    for old in await list_by_keys(session, source, keys):
        if old.stage is AlertStage.RESOLVED:
            await _change(session, [old.id], key=f"{old.key}@{old.id}")


async def list_by_keys(session: AsyncSession, source: str, keys: list[str]) -> list[Alert]:
    """The alerts of a source with these keys."""
    found: list[Alert] = []
    for begins in range(0, len(keys), _IN_ONE):
        some = keys[begins : begins + _IN_ONE]
        found += await _read(
            session, (col(AlertRow.source) == source) & col(AlertRow.key).in_(some)
        )
    return found


async def list_firing(session: AsyncSession, ids: list[int]) -> list[Alert]:
    """Those of these alerts that still fire."""
    found: list[Alert] = []
    for begins in range(0, len(ids), _IN_ONE):
        some = col(AlertRow.id).in_(ids[begins : begins + _IN_ONE])
        found += await _read(session, some & (col(AlertRow.stage) == AlertStage.FIRING))
    return found


async def list_of_page(session: AsyncSession, page_id: int, *, limit: int = 50) -> list[Alert]:
    """The alerts of a page: firing ones first, the most severe of them, then the oldest."""
    query = select(AlertRow).where(AlertRow.page_id == page_id)
    ranks = {severity: rank for rank, severity in enumerate(Severity)}  # the most severe first
    worst = case(ranks, value=col(AlertRow.severity))
    order = (col(AlertRow.stage) != AlertStage.FIRING, worst, col(AlertRow.id))
    return [
        _of(row) for row in (await session.execute(query.order_by(*order).limit(limit))).scalars()
    ]


async def count_open(session: AsyncSession, source: str) -> int:
    """The number of a source's alerts that still fire, silenced ones included."""
    # `||` keeps the database from the index of the source's keys, which holds all that is over.
    mine = (col(AlertRow.source) + "") == source
    open_now = col(AlertRow.stage).in_((AlertStage.FIRING, AlertStage.SILENCED))
    query = select(func.count()).select_from(AlertRow).where(open_now, mine)
    return (await session.execute(query)).scalar_one()


async def count_of_page(session: AsyncSession, page_id: int, *, firing: bool = False) -> int:
    """The number of a page's alerts; with `firing`, of those that still fire."""
    query = select(func.count()).where(AlertRow.page_id == page_id)
    query = query.where(AlertRow.stage == AlertStage.FIRING) if firing else query
    return (await session.execute(query)).scalar_one()


async def join_page(session: AsyncSession, alerts: Iterable[Alert], page_id: int) -> None:
    """Assign these alerts to a page."""
    ids = [alert.id for alert in alerts]
    await _change(session, ids, page_id=page_id)


async def note_silenced(session: AsyncSession, alerts: Iterable[Alert]) -> None:
    """Mark these alerts as silenced: nobody is called for them."""
    await _change(session, [alert.id for alert in alerts], stage=AlertStage.SILENCED)


async def note_resolved(session: AsyncSession, alerts: Iterable[Alert], now: datetime) -> None:
    """Mark these alerts as resolved."""
    ids = [alert.id for alert in alerts]
    await _change(session, ids, stage=AlertStage.RESOLVED, resolved_at=now)


async def list_silenced(
    session: AsyncSession, *, after: int = 0, limit: int = 1_000
) -> list[Alert]:
    """The silenced alerts, oldest first; `after` is the id of the last one read."""
    query = select(AlertRow).where(AlertRow.stage == AlertStage.SILENCED, col(AlertRow.id) > after)
    query = query.order_by(col(AlertRow.id)).limit(limit)
    query = query.execution_options(populate_existing=True)
    return [_of(row) for row in (await session.execute(query)).scalars()]


async def list_all_firing(session: AsyncSession, page_id: int) -> list[Alert]:
    """All alerts of a page that still fire, without a limit."""
    firing = (col(AlertRow.page_id) == page_id) & (col(AlertRow.stage) == AlertStage.FIRING)
    return await _read(session, firing)


async def close_silenced(session: AsyncSession, page_id: int, now: datetime) -> bool:
    """Close the silenced alerts of a page, as a person asked; False if there are none."""
    some = (col(AlertRow.page_id) == page_id) & (col(AlertRow.stage) == AlertStage.SILENCED)
    query = update(AlertRow).where(some).values(stage=AlertStage.CLOSED, resolved_at=now)
    done = await session.execute(query.execution_options(synchronize_session=False))
    return bool(done.rowcount)  # type: ignore[attr-defined]  # a CursorResult, typed as Result


async def reopen(session: AsyncSession, alerts: Iterable[Alert], team: str) -> None:
    """Mark these alerts as firing again, for the team to be called, without a page."""
    values = {"stage": AlertStage.FIRING, "page_id": None, "resolved_at": None, "team": team}
    await _change(session, [alert.id for alert in alerts], **values)


async def resolve_page(
    session: AsyncSession, page_id: int, now: datetime, stage: AlertStage
) -> None:
    """End all firing alerts of a page with this stage: resolved, closed or silenced."""
    query = update(AlertRow).where(
        col(AlertRow.page_id) == page_id, col(AlertRow.stage) == AlertStage.FIRING
    )
    values = {"stage": stage, "resolved_at": now}
    await session.execute(query.values(values).execution_options(synchronize_session=False))


async def note_beat(session: AsyncSession, name: str, now: datetime) -> datetime | None:
    """Store that a heartbeat arrived; returns the last one before, if it had been missed."""
    row = await session.get(HeartbeatRow, name, with_for_update=True)
    missed = row.last_at if row is not None and row.missed else None
    if row is None:
        session.add(HeartbeatRow(name=name, last_at=now))
    else:
        row.last_at, row.missed = now, False
    await session.flush()
    return missed


async def find_beat(session: AsyncSession, name: str) -> tuple[datetime, bool] | None:
    """When a heartbeat last arrived, and whether it counts as missed; None before the first."""
    row = await session.get(HeartbeatRow, name, with_for_update=True, populate_existing=True)
    return (row.last_at, row.missed) if row else None


async def note_missed(session: AsyncSession, name: str) -> None:
    """Mark a heartbeat as missed: its alert is raised."""
    row = await session.get_one(HeartbeatRow, name)
    row.missed = True
    await session.flush()


async def _change(session: AsyncSession, ids: list[int], **values: object) -> None:
    for begins in range(0, len(ids), _IN_ONE):
        some = col(AlertRow.id).in_(ids[begins : begins + _IN_ONE])
        query = update(AlertRow).where(some).values(values)
        await session.execute(query.execution_options(synchronize_session=False))


async def _read(session: AsyncSession, which: object) -> list[Alert]:
    query = select(AlertRow).where(which).order_by(col(AlertRow.id))  # type: ignore[arg-type]
    query = query.execution_options(populate_existing=True)
    return [_of(row) for row in (await session.execute(query)).scalars()]


def _of(row: AlertRow) -> Alert:
    return value_from(Alert, row, id=known(row.id))
