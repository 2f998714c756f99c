"""The platform's callbacks: stored before they are answered, read afterwards as hints."""

from __future__ import annotations

import hmac
from dataclasses import replace
from urllib.parse import parse_qsl

import structlog
from aiohttp import web
from sqlalchemy.ext.asyncio import AsyncSession

from bot.desk import Desk
from bot.http.sources import Sources
from bot.telephony import to_report
from domain.outcome import Report, Source
from handlers.outcomes import record_outcome
from storage import callbacks, orders
from storage.callbacks import RawCallback
from storage.ingest import CallbackIngest, IngestFull
from velip import CallEvent, SMSEvent, parse_callback

log = structlog.get_logger()
PREFIX = "/velip"
LARGEST = 64 * 1024


class CallbackDoor:
    """`POST /velip/<secret>[/<order token>]`: anything else is 404 and reveals nothing."""

    def __init__(self, secret: str, ingest: CallbackIngest, sources: Sources, desk: Desk) -> None:
        self._secret = secret
        self._ingest = ingest
        self._sources = sources
        self._desk = desk

    def routes(self) -> list[web.RouteDef]:
        """GET too: the platform can be told to call with a query only."""
        paths = (f"{PREFIX}/{{secret}}", f"{PREFIX}/{{secret}}/{{token}}")
        return [web.route(m, path, self.take) for path in paths for m in ("POST", "GET")]

    async def take(self, request: web.Request) -> web.Response:
        """Store the body, then say 200; the rest happens afterwards."""
        if not hmac.compare_digest(request.match_info["secret"].encode(), self._secret.encode()):
            raise web.HTTPNotFound
        body = await request.content.read(LARGEST + 1)
        while chunk := await request.content.read(LARGEST + 1):
            body += chunk
            if len(body) > LARGEST:
                break
        if len(body) > LARGEST:
            raise web.HTTPRequestEntityTooLarge(LARGEST, len(body))
        raw = RawCallback(
            token=request.match_info.get("token", "")[:64],
            trusted=self._sources.allow(request),
            content_type=request.headers.get("Content-Type", "")[:200],
            query=request.query_string,
            body=body,
        )
        try:
            new = await self._ingest(raw)
        except IngestFull:
            return web.Response(status=503, headers={"Retry-After": "5"})
        log.info("callback.stored", new=new, trusted=raw.trusted, bytes=len(body))
        self._desk.bell.ring()
        return web.Response(text="ok")


async def read_callbacks(desk: Desk) -> bool:
    """Read the oldest stored callback and act on it; False if there is none."""
    async with desk.database.open_write() as session:
        raw = await callbacks.claim_callback(session)
        if raw is None:
            return False
        work = desk.work(session)
        report, note = await _understand(raw, desk, session)
        await callbacks.note_callback(session, raw.id, work.now, note)
        if report is None:
            await work.commit()
        else:
            noted = await record_outcome(report, work)
            log.info("callback.read", noted=noted.value)
    desk.bell.ring()
    return True


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
        await orders.look_now(session, order.id, desk.database.clock.now())
        return None, "looked up: " + ("untrusted" if not raw.trusted else "not a call")
    if not raw.trusted or not isinstance(event, CallEvent) or not event.status:
        return None, "kept"
    report = to_report(event, Source.CALLBACK, desk.zone)
    if order is None:
        return report, "by ticket"
    if named and named != order.ticket:
        return None, "kept: names another order"
    return replace(report, ticket=order.ticket), "by token"
