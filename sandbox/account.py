"""What the account's panel would set, and its sounds: authorised addresses, variants of answers."""

from aiohttp import web

from sandbox.answers import Refused
from sandbox.api import PLATFORM
from sandbox.control import problem, read_body
from sandbox.recordings import with_mp3
from sandbox.state import Platform

YES_NO = {"1": True, "0": False}


def routes() -> list[web.RouteDef]:
    """What the real platform has in its panel only, or not at all."""
    return [
        web.get("/sandbox/addresses", _show_addresses),
        web.post("/sandbox/addresses", _set_address),
        web.get("/sandbox/answers", _show_answers),
        web.post("/sandbox/answers", _set_answers),
        web.get("/sandbox/audios/{file:[A-Za-z0-9]+}.mp3", _play_audio),
    ]


async def _show_addresses(request: web.Request) -> web.Response:
    return _addresses_view(request.app[PLATFORM])


async def _set_address(request: web.Request) -> web.Response:
    platform, asked = request.app[PLATFORM], await read_body(request)
    authorised = YES_NO.get(asked.get("authorised", "1"))
    if authorised is None:
        return problem(400, "authorised is 1 or 0")
    try:
        platform.tokens.authorise(asked.get("address", ""), authorised)
    except ValueError:
        return problem(400, "address is an IP address, such as 127.0.0.1")
    return _addresses_view(platform)


async def _show_answers(request: web.Request) -> web.Response:
    return _answers_view(request.app[PLATFORM])


async def _set_answers(request: web.Request) -> web.Response:
    platform, asked = request.app[PLATFORM], await read_body(request)
    as_example = YES_NO.get(asked.get("bases_as_example", ""))
    if as_example is None:
        return problem(400, "bases_as_example is 1 or 0")
    platform.bases.as_example = as_example
    return _answers_view(platform)


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
    return web.json_response({"addresses": sorted(platform.tokens.addresses)})


def _answers_view(platform: Platform) -> web.Response:
    return web.json_response({"bases_as_example": platform.bases.as_example})
