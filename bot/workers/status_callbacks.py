"""Reads stored status callbacks: each records an outcome, or makes us look up its order."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import parse_qsl

import structlog
from sqlalchemy.ext.asyncio import AsyncSession

from bot.platform.telephony import to_report
from bot.runtime import Runtime
from domain.orders.outcome import Report, ReportSource
from handlers.outcomes.report import record_outcome
from storage.database import is_passing
from storage.orders import lookups, orders, status_callbacks
from storage.orders.status_callbacks import RawCallback
from velip import CallEvent, SMSEvent, parse_callback

log = structlog.get_logger()


async def read_callbacks(runtime: Runtime) -> bool:
    """Read the oldest stored status callback and act on it; False if there is none."""
    async with runtime.database.open_write() as session:
        raw = await status_callbacks.claim_callback(session)
        if raw is None:
            return False
        try:
            await _act_on(raw, runtime, session)
        except Exception as error:
            await session.rollback()
            if is_passing(error):
                raise
            await _give_up(raw, runtime, session, type(error).__name__)
    runtime.bell.ring()
    return True


async def _act_on(raw: RawCallback, runtime: Runtime, session: AsyncSession) -> None:
    work = runtime.work(session)
    report, note = await _understand(raw, runtime, session)
    await status_callbacks.note_callback(session, raw.id, work.now, note)
    if report is None:
        await work.commit()
    else:
        noted = await record_outcome(report, work)
        log.info("callback.read", noted=noted.value)


async def _give_up(raw: RawCallback, runtime: Runtime, session: AsyncSession, why: str) -> None:
    """Note a callback as unusable, so that it blocks no other, and look up its order."""
    log.error("callback.failed", callback=raw.id, error=why)
    work = runtime.work(session)
    order = await orders.find_by_token(session, raw.token) if raw.token else None
    if order is not None:
        await lookups.look_up_now(session, order.id, work.now)
    await status_callbacks.note_callback(session, raw.id, work.now, f"failed: {why}")
    await work.commit()


async def _understand(
    raw: RawCallback, runtime: Runtime, session: AsyncSession
) -> tuple[Report | None, str]:
    """The report of a callback on one of our orders, if it may be believed; and a note on it.

    A callback of an SMS, or from an untrusted address, only makes us look up its order sooner.
    """
    from_query = dict(parse_qsl(raw.query, keep_blank_values=True))
    event = parse_callback(raw.body, raw.content_type, from_query)
    order = await orders.find_by_token(session, raw.token) if raw.token else None
    named = event.ctid or "" if isinstance(event, (CallEvent, SMSEvent)) else ""
    if order is not None and (not raw.trusted or not isinstance(event, CallEvent)):
        await lookups.look_up_now(session, order.id, runtime.database.clock.now())
        return None, "looked up: " + ("untrusted" if not raw.trusted else "not a call")
    if not raw.trusted or not isinstance(event, CallEvent) or not event.status:
        return None, "kept"
    report = to_report(event, ReportSource.CALLBACK, runtime.zone)
    if order is None:
        return report, "by ticket"
    if named and named != order.ticket:
        return None, "kept: names another order"
    return replace(report, ticket=order.ticket), "by token"
