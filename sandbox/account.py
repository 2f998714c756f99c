"""What the account's panel would set, and its sounds: authorised addresses, barred numbers."""

from aiohttp import web

from sandbox.answers import Refused
from sandbox.api import PLATFORM
from sandbox.barred import LISTS, TooMany
from sandbox.control import problem, read_body
from sandbox.numbers import verdict
from sandbox.recordings import with_mp3
from sandbox.state import Platform

YES_NO = {"1": True, "0": False}


def routes() -> list[web.RouteDef]:
    """What the real platform has in its panel only, or not at all."""
    return [
        web.get("/sandbox/addresses", _show_addresses),
        web.post("/sandbox/addresses", _set_address),
        web.get("/sandbox/barred", _show_barred),
        web.post("/sandbox/barred", _set_barred),
        web.get("/sandbox/audios/{file:[A-Za-z0-9]+}.mp3", _play_audio),
    ]


async def _show_addresses(request: web.Request) -> web.Response:
    return _addresses_view(request.app[PLATFORM])


async def _set_address(request: web.Request) -> web.Response:
    platform, asked = request.app[PLATFORM], await read_body(request)
    authorised, banned = YES_NO.get(asked.get("authorised", "1")), asked.get("banned")
    if authorised is None or banned not in (None, "0"):
        return problem(400, "authorised is 1 or 0, banned only 0")
    try:
        if banned == "0":
            platform.tokens.lift_ban(asked.get("address", ""))
        else:
            platform.tokens.authorise(asked.get("address", ""), authorised)
    except ValueError:
        return problem(400, "address is an IP address, such as 127.0.0.1")
    return _addresses_view(platform)


async def _show_barred(request: web.Request) -> web.Response:
    return _barred_view(request.app[PLATFORM])


async def _set_barred(request: web.Request) -> web.Response:
    platform, asked = request.app[PLATFORM], await read_body(request)
    number, wanted = asked.get("number", ""), asked.get("list")
    if verdict(number) != "good":
        return problem(400, "number is a telephone number: digits only, DDI + DDD + number")
    which = next((name for name in LISTS if name == wanted), None)
    if which is None and wanted != "":
        return problem(400, f"list is one of {', '.join(LISTS)}, or empty for neither")
    try:
        platform.barred.bar(number, which) if which else platform.barred.free(number)
    except TooMany as why:
        return problem(409, str(why))
    return _barred_view(platform)


async def _play_audio(request: web.Request) -> web.Response:
    platform = request.app[PLATFORM]
    audio = platform.audios.find_any(request.match_info["file"])
    if audio is None or platform.audios.is_expired(audio):
        return problem(404, "no such audio")
    try:
        audio = await with_mp3(platform, audio)
    except Refused as refusal:
        return problem(404, refusal.status.text)
    return web.Response(
        body=audio.mp3, content_type="audio/mpeg", headers={"Cache-Control": "no-store"}
    )


def _addresses_view(platform: Platform) -> web.Response:
    tokens = platform.tokens
    return web.json_response(
        {"addresses": sorted(tokens.addresses), "banned": sorted(tokens.banned)}
    )


def _barred_view(platform: Platform) -> web.Response:
    return web.json_response({"barred": dict(platform.barred.lists)})
