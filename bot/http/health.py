"""The health endpoints: whether the program lives, and whether it can work."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence

from aiohttp import web

Check = Callable[[], Awaitable[bool]]
Told = Callable[[], Mapping[str, object]]


class HealthRoutes:
    """`/healthz`: the process answers. `/readyz`: all that it needs is there.

    A channel that is down is named, but the rest works: still 200. So is what `told` says of a
    program that is slow: to start it again would not make it faster.
    """

    def __init__(
        self,
        needs: Mapping[str, Check],
        channels: Mapping[str, Callable[[], bool]],
        told: Sequence[Told] = (),
    ) -> None:
        self._needs = needs
        self._channels = channels
        self._told = told

    def routes(self) -> list[web.RouteDef]:
        """The two routes."""
        return [web.get("/healthz", self.live), web.get("/readyz", self.ready)]

    async def live(self, _request: web.Request) -> web.Response:
        """Answer 200, as the process is alive."""
        return web.json_response({"status": "ok"})

    async def ready(self, _request: web.Request) -> web.Response:
        """Answer 503 until all that is needed is there."""
        found = {name: await _holds(check) for name, check in self._needs.items()}
        channels = {name: "ok" if up() else "down" for name, up in self._channels.items()}
        ready = all(found.values())
        body: dict[str, object] = {
            "status": "ready" if ready else "not ready",
            **{name: "ok" if held else "down" for name, held in found.items()},
            "channels": channels,
        }
        for told in self._told:
            body |= told()
        return web.json_response(body, status=200 if ready else 503)


async def _holds(check: Check) -> bool:
    try:
        return await check()
    except Exception:  # any fault means "not there"; the worker's log says which
        return False
