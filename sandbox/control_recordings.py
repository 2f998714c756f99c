"""Spoken answers: what a phone says into a recording, and the address that a record tells."""

from aiohttp import web

from sandbox.api import PLATFORM
from sandbox.control import find_call, problem
from sandbox.exchange import Impossible
from sandbox.recorded import NoWav, read_wav
from sandbox.sound import Sound
from sandbox.views import call_view

MAX_SOUND = 32 * 1024 * 1024


def routes() -> list[web.RouteDef]:
    """Two controls, and the address of a recording, which needs no login, only its secret."""
    return [
        web.post("/sandbox/phones/{number:[0-9]{1,20}}/voice", _set_voice),
        web.post("/sandbox/calls/{cd_id}/recording", _take_recording),
        web.get("/recordings/{secret:[A-Za-z0-9_-]+}.wav", _give_recording),
    ]


async def _set_voice(request: web.Request) -> web.Response:
    number = request.match_info["number"]
    try:
        sound = await _read_sound(request)
    except NoWav as why:
        return problem(400, str(why))
    request.app[PLATFORM].phones.set_sound(number, sound)
    return web.json_response({"number": number, "seconds": sound.seconds})


async def _take_recording(request: web.Request) -> web.Response:
    platform, call = request.app[PLATFORM], find_call(request)
    try:
        platform.exchange.record(call, await _read_sound(request))
    except NoWav as why:
        return problem(400, str(why))
    except Impossible as why:
        return problem(409, str(why))
    await platform.clock.settle()
    return web.json_response(call_view(call))


async def _give_recording(request: web.Request) -> web.Response:
    sound = request.app[PLATFORM].records.recorded.find(request.match_info["secret"])
    if sound is None:
        raise web.HTTPNotFound(text="no such recording\n")
    headers = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}
    return web.Response(body=sound, content_type="audio/wav", headers=headers)


async def _read_sound(request: web.Request) -> Sound:
    return read_wav(await request.clone(client_max_size=MAX_SOUND).read())
