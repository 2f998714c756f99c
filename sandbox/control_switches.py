"""The control of the newest facts: each a switch of its own."""

from dataclasses import asdict, replace

from aiohttp import web

from sandbox.api import PLATFORM
from sandbox.control import problem, read_body
from sandbox.state import Platform
from sandbox.switches import NAMES

YES_NO = {"1": True, "0": False}


def routes() -> list[web.RouteDef]:
    """One address, two methods."""
    path = "/sandbox/switches"
    return [web.get(path, _show), web.post(path, _set)]


def switches_view(platform: Platform) -> dict[str, bool]:
    """Every switch by its name."""
    return asdict(platform.switches)


async def _show(request: web.Request) -> web.Response:
    return web.json_response(switches_view(request.app[PLATFORM]))


async def _set(request: web.Request) -> web.Response:
    """Turn all that were named or none; the others stay as they are."""
    platform, asked = request.app[PLATFORM], await read_body(request)
    if not asked or not asked.keys() <= set(NAMES):
        return problem(400, f"switches are {', '.join(NAMES)}")
    if not YES_NO.keys() >= set(asked.values()):
        return problem(400, "a switch is 1 or 0")
    wanted = {name: YES_NO[value] for name, value in asked.items()}
    platform.switches = replace(platform.switches, **wanted)
    return web.json_response(switches_view(platform))
