"""aiohttp's connection, within our bounds: it ends when it is too slow, and tells no secret."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any, cast

from aiohttp import web
from aiohttp.web_protocol import RequestHandler

from bot.http.connections import Connections, Phase
from bot.wire.headers import ALWAYS


class SlowBody(web.HTTPRequestTimeout):
    """A body that did not come within its deadline."""

    def __init__(self) -> None:
        super().__init__(text="The request's body did not come in time. Nothing was done.\n")
        self.force_close()


class Connection(RequestHandler):
    """One connection of a server, counted and timed by its `connections`.

    `network` is the peer's address or IPv6 /64, and "" for those who have no ceiling of their own.
    """

    def __init__(
        self,
        manager: web.Server,
        connections: Connections,
        *,
        network_of: Callable[[str], str],
        loop: asyncio.AbstractEventLoop,
    ) -> None:
        # Idle connections are ended by `check`; aiohttp's own access log prints paths with secrets.
        super().__init__(manager, loop=loop, access_log=cast("Any", None))
        self.network, self._network_of = "", network_of
        self._connections = connections
        self._wire: asyncio.Transport | None = None
        self._phase, self._since = Phase.HEADERS, connections.clock()
        self._request: web.BaseRequest | None = None
        self._answered, self._unparsed = 0, 0
        self._stalled: float | None = None
        self._closing: float | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Take the connection, or close it at once where there is no room."""
        self._wire = cast("asyncio.Transport", transport)
        self._since = self._connections.clock()
        peer = transport.get_extra_info("peername")
        self.network = self._network_of(peer[0]) if peer else ""
        if self._connections.admit(self):
            super().connection_made(transport)
        else:
            self._wire.abort()

    def connection_lost(self, exc: BaseException | None) -> None:
        """Make room for another."""
        self._connections.leave(self)
        self._wire = None
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Read on, and end a connection whose headers are larger than any request's."""
        super().data_received(data)
        if self._request_count > self._answered:
            self._unparsed = 0  # a request has been read: what comes now is its body, or the next
            self._connections.note_served(self)
            return
        self._unparsed += len(data)
        if self._unparsed > self._connections.bounds.largest_headers:
            self._connections.sums.note("warning", "http.broken", error="LargeHeaders")
            self.end()

    def pause_writing(self) -> None:
        """The reader takes nothing more for now."""
        self._stalled = self._connections.clock()
        super().pause_writing()

    def resume_writing(self) -> None:
        """The reader has taken what was waiting."""
        self._stalled = None
        super().resume_writing()

    def begin(self, request: web.BaseRequest) -> None:
        """A request's headers have come, and it is being served."""
        self._phase, self._since, self._request = Phase.REQUEST, self._connections.clock(), request
        self._connections.note_served(self)

    async def finish_response(
        self, request: web.BaseRequest, resp: web.StreamResponse, start_time: float | None
    ) -> tuple[web.StreamResponse, bool]:
        """Write the answer to its end; from then on the next request is waited for."""
        try:
            return await super().finish_response(request, resp, start_time)
        finally:
            self._answered += 1
            self._phase, self._since, self._request = Phase.IDLE, self._connections.clock(), None
            self._connections.note_waiting(self)

    def check(self, now: float) -> None:
        """End the connection, or the body that is being read, where its time is over."""
        bounds, wire = self._connections.bounds, self._wire
        if wire is None:
            return
        if wire.is_closing():
            self._closing = now if self._closing is None else self._closing
            if now - self._closing > bounds.closing:
                self.end()
        elif self._stalled is not None and now - self._stalled > bounds.stalled:
            self._too_slow("answer")
        elif self._phase is Phase.REQUEST:
            self._check_body(now)
        elif self._phase is Phase.HEADERS and now - self._since > bounds.headers:
            self._too_slow("headers")
        elif self._phase is Phase.IDLE and now - self._since > bounds.idle:
            self.end()

    def _check_body(self, now: float) -> None:
        body = self._request.content if self._request is not None else None
        if body is None or body.is_eof() or body.exception() is not None:
            return
        bounds = self._connections.bounds
        earned = bounds.body + body.total_raw_bytes / bounds.body_rate
        if now - self._since > min(earned, bounds.longest_body):
            self._connections.sums.note("warning", "http.too_slow", part="body")
            body.set_exception(SlowBody())  # whoever reads it, of any route, raises a 408

    def _too_slow(self, part: str) -> None:
        self._connections.sums.note("warning", "http.too_slow", part=part)
        self.end()

    def end(self) -> None:
        """Close at once: a polite end would wait for a reader who takes nothing."""
        if self._wire is not None:
            self._wire.abort()

    def handle_error(
        self,
        request: web.BaseRequest,
        status: int = 500,
        exc: BaseException | None = None,
        message: str | None = None,  # noqa: ARG002 - it quotes the request
    ) -> web.StreamResponse:
        """Answer what is no HTTP without quoting it; the log counts such requests."""
        self._note("http.broken" if status == 400 else "http.unanswered", exc)
        if request.writer.output_size > 0:
            raise ConnectionError("an answer was begun already")
        said = "This is no request that HTTP knows.\n" if status == 400 else "Something failed.\n"
        answer = web.Response(status=status, text=said, headers=ALWAYS)
        answer.force_close()
        return answer

    def log_exception(self, *_args: Any, **named: Any) -> None:
        """Count what aiohttp would log with a trace, in which the request's line may stand."""
        fault = named.get("exc_info")
        if not isinstance(fault, SlowBody):  # has been answered
            self._note("http.unanswered", fault)

    def _note(self, event: str, fault: object) -> None:
        self._connections.sums.note("warning", event, error=type(fault).__name__)


@web.middleware
async def note_requests(request: web.Request, handler: Any) -> web.StreamResponse:
    """Tell a request's connection that its headers have come."""
    if isinstance(request.protocol, Connection):
        request.protocol.begin(request)
    answer: web.StreamResponse = await handler(request)
    return answer
