"""The platform's callbacks: stored before they are answered, read afterwards as hints."""

from __future__ import annotations

import hmac
from dataclasses import replace
from urllib.parse import parse_qsl

import structlog
from aiohttp import web
from sqlalchemy.ext.asyncio import AsyncSession

from bot.http.app import Summed
from bot.http.sources import Sources
from bot.platform.telephony import to_report
from bot.runtime import Desk
from domain.orders.outcome import Report, Source
from handlers.outcomes.report import record_outcome
from storage.database import is_passing
from storage.orders import lookups, orders, status_callbacks
from storage.orders.ingest.group_commit import (
    Batch,
    CallbackIngest,
    IngestDown,
    IngestFull,
    IngestRefused,
)
from storage.orders.status_callbacks import RawCallback
from velip import CallEvent, SMSEvent, parse_callback

log = structlog.get_logger()
PREFIX = "/velip"
LARGEST = 64 * 1024


class CallbackDoor:
    """`POST /velip/<secret>[/<order token>]`: anything else is 404 and reveals nothing."""

    def __init__(self, secret: str, ingest: CallbackIngest, sources: Sources, desk: Desk) -> None:
        self._secret = secret.encode()
        self._ingest = ingest
        self._sources = sources
        self._bell = desk.bell
        ingest.told = self._note

    def routes(self) -> list[web.RouteDef]:
        """GET too: the platform can be told to call with a query only."""
        # The address that nearly every callback comes to is tried first.
        paths = (f"{PREFIX}/{{secret}}/{{token}}", f"{PREFIX}/{{secret}}")
        # Every method: another answer to PUT than to an unknown path would show where we listen.
        return [web.route("*", path, self.take) for path in paths]

    async def take(self, request: web.Request) -> web.Response:
        """Store the body, then say 200; the rest happens afterwards."""
        path = request.match_info
        known = hmac.compare_digest(path["secret"].encode("utf-8", "replace"), self._secret)
        if not known or request.method not in ("POST", "GET"):
            raise web.HTTPNotFound
        body = await _body_of(request)
        raw = RawCallback(
            token=path.get("token", "")[:64],
            trusted=self._sources.allow(request),
            content_type=request.headers.get("Content-Type", "")[:200],
            query=request.rel_url.raw_query_string,
            body=body,
        )
        try:
            await self._ingest(raw)
        except (IngestFull, IngestDown):
            return web.Response(status=503, headers={"Retry-After": "5"})
        except IngestRefused:
            raise web.HTTPBadRequest from None
        return Summed(text="ok")

    def _note(self, batch: Batch) -> None:
        """One line and one ring for all that were stored together."""
        if batch.fault:
            log.error("callbacks.failed", error=batch.fault, count=len(batch.callbacks))
            return
        log.info(
            "callbacks.stored",
            new=batch.new,
            known=len(batch.callbacks) - batch.new,
            untrusted=sum(not one.trusted for one in batch.callbacks),
            bytes=sum(len(one.body) for one in batch.callbacks),
        )
        self._bell.ring()


async def _body_of(request: web.Request) -> bytes:
    body = await request.content.read(LARGEST + 1)
    while not request.content.at_eof() and len(body) <= LARGEST:
        body += await request.content.read(LARGEST + 1)
    if len(body) > LARGEST:
        raise web.HTTPRequestEntityTooLarge(LARGEST, len(body))
    return body


async def read_callbacks(desk: Desk) -> bool:
    """Read the oldest stored callback and act on it; False if there is none."""
    async with desk.database.open_write() as session:
        raw = await status_callbacks.claim_callback(session)
        if raw is None:
            return False
        try:
            await _act_on(raw, desk, session)
        except Exception as error:
            await session.rollback()
            if is_passing(error):
                raise
            await _give_up(raw, desk, session, type(error).__name__)
    desk.bell.ring()
    return True


async def _act_on(raw: RawCallback, desk: Desk, session: AsyncSession) -> None:
    work = desk.work(session)
    report, note = await _understand(raw, desk, session)
    await status_callbacks.note_callback(session, raw.id, work.now, note)
    if report is None:
        await work.commit()
    else:
        noted = await record_outcome(report, work)
        log.info("callback.read", noted=noted.value)


async def _give_up(raw: RawCallback, desk: Desk, session: AsyncSession, why: str) -> None:
    """One callback that cannot be used holds up no other; the records tell of its order."""
    log.error("callback.failed", callback=raw.id, error=why)
    work = desk.work(session)
    order = await orders.find_by_token(session, raw.token) if raw.token else None
    if order is not None:
        await lookups.look_now(session, order.id, work.now)
    await status_callbacks.note_callback(session, raw.id, work.now, f"failed: {why}")
    await work.commit()


async def _understand(
    raw: RawCallback, desk: Desk, session: AsyncSession
) -> tuple[Report | None, str]:
    """What a callback says of one of our orders, if it may be believed; and a note on it.

    One that names no order by itself, or comes from elsewhere, only makes us look sooner.
    """
    from_query = dict(parse_qsl(raw.query, keep_blank_values=True))
    event = parse_callback(raw.body, raw.content_type, from_query)
    order = await orders.find_by_token(session, raw.token) if raw.token else None
    named = event.ctid or "" if isinstance(event, (CallEvent, SMSEvent)) else ""
    if order is not None and (not raw.trusted or not isinstance(event, CallEvent)):
        await lookups.look_now(session, order.id, desk.database.clock.now())
        return None, "looked up: " + ("untrusted" if not raw.trusted else "not a call")
    if not raw.trusted or not isinstance(event, CallEvent) or not event.status:
        return None, "kept"
    report = to_report(event, Source.CALLBACK, desk.zone)
    if order is None:
        return report, "by ticket"
    if named and named != order.ticket:
        return None, "kept: names another order"
    return replace(report, ticket=order.ticket), "by token"
