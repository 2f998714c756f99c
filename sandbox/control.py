"""The sandbox's control: its clock, its ledger, its phones and the calls under way."""

from collections.abc import Callable
from dataclasses import asdict

from aiohttp import web

from sandbox.answers import Refused
from sandbox.api import PLATFORM
from sandbox.calls import MAX_KEYS, Call, Dialled
from sandbox.clock import ClockIsReal
from sandbox.exchange import KEYS, Impossible
from sandbox.fates import NAMED
from sandbox.reading import read_params
from sandbox.sound import MAX_WORDS
from sandbox.state import Platform
from sandbox.views import call_view, voice_view

MAX_ADVANCE = 366 * 86400.0


def routes() -> list[web.RouteDef]:
    """What tests and the phones page use; none of it exists on the real platform."""
    return [
        web.get("/sandbox/clock", _tell_clock),
        web.post("/sandbox/clock", _turn_clock),
        web.get("/sandbox/ledger", _show_ledger),
        web.post("/sandbox/phones/{number}", _set_phone),
        web.get("/sandbox/calls", _show_calls),
        web.post("/sandbox/calls/{cd_id}/{act:answer|press|hangup}", _act),
        web.get("/sandbox/calls/{cd_id}/words.wav", _play_words),
    ]


async def _tell_clock(request: web.Request) -> web.Response:
    return _clock_view(request.app[PLATFORM])


async def _turn_clock(request: web.Request) -> web.Response:
    platform, asked = request.app[PLATFORM], await read_body(request)
    mode, advance = asked.get("mode"), asked.get("advance")
    if mode not in (None, "turned", "real"):
        return problem(400, 'mode is "turned" or "real"')
    if mode is not None:
        platform.clock.set_turned(mode == "turned")
    if advance is not None:
        seconds = _seconds(advance)
        if seconds is None:
            return problem(400, f"advance is 0 to {MAX_ADVANCE:.0f} seconds")
        try:
            await platform.clock.advance(seconds)
        except ClockIsReal as why:
            return problem(409, str(why))
    return _clock_view(platform)


async def _show_ledger(request: web.Request) -> web.Response:
    lines = [_line_view(line) for line in request.app[PLATFORM].ledger]
    return web.json_response({"ledger": lines})


async def _set_phone(request: web.Request) -> web.Response:
    asked, number = await read_body(request), request.match_info["number"]
    if not (number.isascii() and number.isdecimal()):
        return problem(400, "a number is digits only, DDI + DDD + number")
    keys, says = asked.get("keys", ""), asked.get("says", "")
    if len(keys) > MAX_KEYS or not KEYS.issuperset(keys):
        return problem(400, f"keys are at most {MAX_KEYS} of 0-9, * and #")
    if len(says) > MAX_WORDS:
        return problem(400, f"says has up to {MAX_WORDS} characters")
    try:
        request.app[PLATFORM].phones.set_behaviour(number, asked.get("behaviour", ""), keys, says)
    except KeyError:
        return problem(400, f"behaviour is one of {', '.join(NAMED)}")
    return web.json_response({"number": number} | asked)


async def _show_calls(request: web.Request) -> web.Response:
    platform = request.app[PLATFORM]
    calls = [call_view(call) for call in platform.records.calls.values()]
    return web.json_response({"calls": calls, "voice": voice_view(platform.speaker)})


async def _act(request: web.Request) -> web.Response:
    platform, call = request.app[PLATFORM], find_call(request)
    asked = await read_body(request)
    acts: dict[str, Callable[[], None]] = {
        "answer": lambda: platform.exchange.answer(call),
        "press": lambda: platform.exchange.press(call, asked.get("key", "")),
        "hangup": lambda: platform.exchange.hang_up(call, first=asked.get("leg") == "1"),
    }
    try:
        acts[request.match_info["act"]]()
    except Impossible as why:
        return problem(409, str(why))
    await platform.clock.settle()
    return web.json_response(call_view(call))


async def _play_words(request: web.Request) -> web.Response:
    platform, call = request.app[PLATFORM], find_call(request)
    if not call.order.text:
        audio = platform.audios.find(call.order.content)
        if audio is None or not audio.mp3:
            return problem(404, "this call plays a recording, which the sandbox does not have")
        return _sound(audio.mp3, "audio/mpeg")
    sound = await platform.speaker.speak(call.order.text, call.order.voice)
    if sound is None:
        return problem(404, f"no voice installed: {voice_view(platform.speaker)['missing']}")
    return _sound(sound.wav, "audio/wav")


def _sound(content: bytes, kind: str) -> web.Response:
    return web.Response(body=content, content_type=kind, headers={"Cache-Control": "no-store"})


def find_call(request: web.Request) -> Call:
    """The call that the address names; 404 for none."""
    call = request.app[PLATFORM].records.calls.get(request.match_info["cd_id"])
    if call is None:
        raise web.HTTPNotFound(text="no such call\n")
    return call


async def read_body(request: web.Request) -> dict[str, str]:
    """The parameters of a control request; 400 when nobody can read them."""
    try:
        return await read_params(request)
    except Refused as refusal:
        raise web.HTTPBadRequest(text=f"{refusal.status.text}\n") from refusal


def _seconds(text: str) -> float | None:
    try:
        seconds = float(text)
    except ValueError:
        return None
    return seconds if 0 <= seconds <= MAX_ADVANCE else None


def _clock_view(platform: Platform) -> web.Response:
    clock = platform.clock
    mode = "turned" if clock.turned else "real"
    return web.json_response({"mode": mode, "now": clock.now().isoformat()})


def _line_view(line: Dialled) -> dict[str, object]:
    return asdict(line) | {"at": line.at.isoformat(), "params": dict(line.params)}


def problem(status: int, why: str) -> web.Response:
    """A refusal of the control, in one sentence."""
    return web.json_response({"problem": why}, status=status)
