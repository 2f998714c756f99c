"""The control of faults: queue one for the next requests, look at what waits, forget it."""

from dataclasses import asdict

from aiohttp import web

from sandbox.answers import Refused
from sandbox.api import PLATFORM
from sandbox.control import problem, read_body
from sandbox.endpoints import ENDPOINTS
from sandbox.faults import ANY, MAX_TIMES, TooMany
from sandbox.state import Platform


def routes() -> list[web.RouteDef]:
    """One address, three methods."""
    path = "/sandbox/faults"
    return [web.get(path, _show), web.post(path, _queue), web.delete(path, _clear)]


def faults_view(platform: Platform) -> list[dict[str, object]]:
    """The faults that wait, the next one first."""
    return [asdict(waiting) for waiting in platform.faults.queued]


async def _show(request: web.Request) -> web.Response:
    return _answer(request.app[PLATFORM])


async def _queue(request: web.Request) -> web.Response:
    platform, asked = request.app[PLATFORM], await read_body(request)
    endpoint, times = asked.get("endpoint", ANY), asked.get("times", "1")
    if endpoint not in {ANY, *ENDPOINTS}:
        return problem(400, f"endpoint is {ANY} or one of {', '.join(ENDPOINTS)}")
    if not (len(times) <= len(str(MAX_TIMES)) and times.isdecimal()) or not (
        1 <= int(times) <= MAX_TIMES
    ):
        return problem(400, f"times is 1 to {MAX_TIMES}")
    try:
        platform.faults.queue(endpoint, asked.get("fault", ""), int(times))
    except Refused as refusal:
        return problem(400, refusal.status.text)
    except TooMany as why:
        return problem(409, str(why))
    return _answer(platform)


async def _clear(request: web.Request) -> web.Response:
    platform = request.app[PLATFORM]
    platform.faults.clear()
    return _answer(platform)


def _answer(platform: Platform) -> web.Response:
    return web.json_response({"faults": faults_view(platform)})
