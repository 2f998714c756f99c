"""The API's one door: reads a request, authenticates it, and writes the platform's answer."""

import asyncio
import json
from collections.abc import Mapping

from aiohttp import web

from sandbox.answers import (
    Answer,
    Door,
    Media,
    Refused,
    against_the_manual,
    find_status,
    http_status,
)
from sandbox.endpoints import ENDPOINTS
from sandbox.endpoints.asking import Asked, File
from sandbox.gates import refuse_foreign_origin
from sandbox.state import Platform

MAX_BODY = 128 * 1024 * 1024  # a list of 500,000 destinations in JSON is about 80 MB
MAX_SMALL_BODY = 1024 * 1024  # where no list and no sound is uploaded; JSON beyond it is large
UPLOADS = frozenset({"CreateCampaign", "CreateDestinationBase", "CreateAudioFile"})
FAULT_HEADER = "X-Sandbox-Fault"
LEFT_EVERY = 0.1  # how often a held request looks whether its client has left

PLATFORM = web.AppKey("platform", Platform)
CLOSING = web.AppKey("closing", asyncio.Event)


def routes() -> list[web.RouteDef]:
    """One address per endpoint of the manual, by POST."""
    # A player opens PlayAudioFile by GET: the manual calls it usable as the address of an audio.
    play = web.get("/api/v2/PlayAudioFile", _handle)
    return [*(web.post(f"/api/v2/{name}", _handle) for name in ENDPOINTS), play]


async def _handle(request: web.Request) -> web.StreamResponse:
    refuse_foreign_origin(request)
    platform = request.app[PLATFORM]
    name = request.path.rpartition("/")[2]
    if name not in UPLOADS:
        request = request.clone(client_max_size=MAX_SMALL_BODY)
    try:
        outcome = await _ask(platform, request, name)
    except Refused as refusal:
        outcome = Answer(refusal.status)
    match outcome:
        case Answer():
            status = http_status(name, outcome.status)
            return web.json_response(outcome.body(), status=status)
        case Media():
            return web.Response(body=outcome.content, content_type=outcome.kind)
        case Door.HTML:
            page = "<html><body><h1>502 Bad Gateway</h1></body></html>"
            return web.Response(text=page, status=502, content_type="text/html")
        case Door.SILENT:
            await _hold(request, platform.hold_seconds)
            return _closed(request)
        case Door.DOWN:
            return _closed(request)


async def _ask(platform: Platform, request: web.Request, name: str) -> Answer | Media | Door:
    params, files = await _read(request)
    token = _read_token(request, params)
    address = request.remote or ""
    platform.tokens.require(token, address=address, user=params.get("user", ""))
    fault = request.headers.get(FAULT_HEADER)
    if fault is not None:
        raise Refused(find_status(name, fault))
    return await ENDPOINTS[name](platform, Asked(params, token, address, files))


async def read_params(request: web.Request) -> dict[str, str]:
    """The parameters as text: of the JSON body (or a form), and of the address, which wins."""
    params, _ = await _read(request)
    return params


async def _read(request: web.Request) -> tuple[dict[str, str], list[File]]:
    files: list[File] = []
    if request.content_type in ("application/x-www-form-urlencoded", "multipart/form-data"):
        form = await request.post()
        body: Mapping[str, object] = {k: v for k, v in form.items() if isinstance(v, str)}
        files = [
            File(name, part.filename, await asyncio.to_thread(part.file.read))
            for name, part in form.items()
            if isinstance(part, web.FileField)
        ]
    else:
        body = await _read_json(await request.read())
    return {name: _text(value) for name, value in body.items()} | dict(request.query), files


async def _read_json(raw: bytes) -> Mapping[str, object]:
    if not raw.strip():
        return {}
    try:
        body = (
            await asyncio.to_thread(json.loads, raw)
            if len(raw) > MAX_SMALL_BODY
            else json.loads(raw)
        )
    except ValueError as problem:
        raise against_the_manual("the body is not JSON in UTF-8") from problem
    if not isinstance(body, dict):
        raise against_the_manual("the body is not a JSON object")
    return body


def _text(value: object) -> str:
    match value:
        case str():
            return value
        case None:
            return ""
        case bool():
            return "1" if value else "0"
        case int() | float():
            return str(value)
        case _:
            return json.dumps(value)


def _read_token(request: web.Request, params: Mapping[str, str]) -> str:
    header = request.headers.get("Authorization", "").strip()
    token = header[7:].strip() if header[:7].lower() == "bearer " else header
    if token.lower() == "bearer":
        token = ""
    # GetUserID's tsid=1 asks for a token and is none itself
    return token or (params.get("tsid", "") if params.get("tsid") != "1" else "")


async def _hold(request: web.Request, seconds: float) -> None:
    closing, loop = request.app[CLOSING], asyncio.get_running_loop()
    until = loop.time() + seconds
    while loop.time() < until and not closing.is_set():
        if request.transport is None or request.transport.is_closing():
            return
        try:
            await asyncio.wait_for(closing.wait(), LEFT_EVERY)
        except TimeoutError:
            continue


def _closed(request: web.Request) -> web.StreamResponse:
    if request.transport is not None:
        request.transport.abort()
    return web.Response()
