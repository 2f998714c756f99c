"""The web page of alerts: a list, one alert's timeline, and CSV exports, for permitted readers."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from aiohttp import web

from bot.channels.web.login import CHANNEL, LoginRoutes, Sessions
from bot.channels.web.pages import page
from bot.channels.web.words import PageWords
from bot.csv_line import csv_line

TICKET = r"{ticket:[a-z0-9]{2,15}}"
Shape = dict[str, Any]


class NotYours(Exception):
    """The person may not read alerts; its text is for them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AlertHistory:
    """Callables that read stored alerts; each takes an identity (`web:ana`).

    All raise NotYours. `show` and `export_one` return None unless exactly one page's ticket begins
    with the text given.
    """

    list_all: Callable[[str], Awaitable[Shape]]
    show: Callable[[str, str], Awaitable[Shape | None]]
    export: Callable[[str], AsyncIterator[Shape]]
    export_one: Callable[[str, str], Awaitable[list[Shape] | None]]


class AlertsPage:
    """`/alerts` and `/alerts/TICKET`; without a session both only tell how to log in."""

    def __init__(
        self,
        histories: AlertHistory,
        sessions: Sessions,
        words: PageWords,
        *,
        demo_person: str = "",
    ) -> None:
        self._histories, self._words = histories, words
        self._entrance = LoginRoutes(sessions, words, demo_person=demo_person)

    def routes(self) -> list[web.RouteDef]:
        """The routes of the page, its data, and its exports."""
        return [
            web.get("/alerts", self.show),
            web.get("/alerts/data", self.give_all),
            web.get("/alerts/export.csv", self.export),
            web.get(f"/alerts/{TICKET}", self.show),
            web.get(f"/alerts/{TICKET}/data", self.give_one),
            web.get(f"/alerts/{TICKET}/export.csv", self.export_one),
        ]

    async def show(self, request: web.Request) -> web.Response:
        """The HTML page, the same for all alerts; without a session a page on how to log in."""
        if not await self._entrance.who(request):
            return page(request, "closed", self._words, status=404)
        return page(request, "alerts", self._words, ticket=request.match_info.get("ticket", ""))

    async def give_all(self, request: web.Request) -> web.Response:
        """The list of alerts as JSON."""
        try:
            return _json(await self._histories.list_all(await self._identity(request)))
        except NotYours as refused:
            return _json({"fault": str(refused)}, status=403)

    async def give_one(self, request: web.Request) -> web.Response:
        """One alert's timeline as JSON; 404 where there is none."""
        identity = await self._identity(request)
        try:
            found = await self._histories.show(identity, request.match_info["ticket"])
        except NotYours as refused:
            return _json({"fault": str(refused)}, status=403)
        if found is None:
            raise web.HTTPNotFound
        return _json(found)

    async def export(self, request: web.Request) -> web.StreamResponse:
        """All alerts as CSV, streamed while they are read."""
        rows = self._histories.export(await self._identity(request))
        try:
            first = await anext(rows, None)
        except NotYours as refused:
            raise web.HTTPForbidden(text=str(refused)) from None
        headers = {"Content-Disposition": 'attachment; filename="alerts.csv"'}
        response = web.StreamResponse(headers=headers)
        response.content_type, response.charset = "text/csv", "utf-8"
        await response.prepare(request)
        if first is not None:
            await response.write(csv_line(list(first)).encode())
            await response.write(csv_line(first.values()).encode())
        async for row in rows:
            await response.write(csv_line(row.values()).encode())
        await response.write_eof()
        return response

    async def export_one(self, request: web.Request) -> web.Response:
        """One alert's timeline as CSV; 404 where there is none."""
        identity, ticket = await self._identity(request), request.match_info["ticket"]
        try:
            rows = await self._histories.export_one(identity, ticket)
        except NotYours as refused:
            raise web.HTTPForbidden(text=str(refused)) from None
        if not rows:
            raise web.HTTPNotFound
        text = csv_line(list(rows[0])) + "".join(csv_line(row.values()) for row in rows)
        headers = {"Content-Disposition": f'attachment; filename="alert-{ticket}.csv"'}
        return web.Response(text=text, content_type="text/csv", charset="utf-8", headers=headers)

    async def _identity(self, request: web.Request) -> str:
        name = await self._entrance.who(request)
        if not name:
            raise web.HTTPNotFound
        return f"{CHANNEL}:{name}"


def _json(shape: Shape, status: int = 200) -> web.Response:
    return web.json_response(shape, status=status)
