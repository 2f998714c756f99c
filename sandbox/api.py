"""The API's one door: reads a request, authenticates it, and writes the platform's answer."""

import asyncio
import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace

from aiohttp import web

from sandbox.answers import (
    Answer,
    Door,
    Media,
    Refused,
    http_status,
)
from sandbox.endpoints import ENDPOINTS, NEWER_ENDPOINTS
from sandbox.endpoints.asking import Asked
from sandbox.faults import HEADER as FAULT_HEADER
from sandbox.faults import Broken, Plan
from sandbox.gates import refuse_foreign_origin
from sandbox.reading import MAX_SMALL_BODY, read_request
from sandbox.state import Platform

MAX_BODY = 128 * 1024 * 1024  # a list of 500,000 destinations in JSON is about 80 MB
UPLOADS = frozenset({"CreateCampaign", "CreateDestinationBase", "CreateAudioFile"})
LEFT_EVERY = 0.1  # how often a held request looks whether its client has left

NAMES = (*ENDPOINTS, *NEWER_ENDPOINTS)
_ZERO_IDS = {"MakeTTSCall": {"cd_id": "0"}, "MakeSMS": {"cdls_id": "0"}}
Outcome = Answer | Media | Broken | Door

PLATFORM = web.AppKey("platform", Platform)
CLOSING = web.AppKey("closing", asyncio.Event)


def routes() -> list[web.RouteDef]:
    """One address per endpoint of the manual, by POST."""
    # A player opens PlayAudioFile by GET: the manual calls it usable as the address of an audio.
    # The newer docs write every address with .php behind it.
    forms = [f"/api/v2/{{name:{name}}}{suffix}" for name in NAMES for suffix in ("", ".php")]
    play = [web.get(form, _handle) for form in forms if "PlayAudioFile" in form]
    return [*(web.post(form, _handle) for form in forms), *play]


async def _handle(request: web.Request) -> web.StreamResponse:
    refuse_foreign_origin(request)
    platform = request.app[PLATFORM]
    name = request.match_info["name"]
    if name in NEWER_ENDPOINTS and not platform.switches.voices:
        raise web.HTTPNotFound
    if name not in UPLOADS:
        request = request.clone(client_max_size=MAX_SMALL_BODY)
    plan = Plan()
    try:
        asked = await _authenticate(platform, request)
        plan = platform.faults.plan_for(name, request.headers.get(FAULT_HEADER))
        asked = replace(asked, reporting=plan.reporting)
        endpoint = ENDPOINTS.get(name) or NEWER_ENDPOINTS[name]
        outcome: Outcome = plan.instead or await endpoint(platform, asked)
    except Refused as refusal:
        ids = _ZERO_IDS.get(name, {}) if platform.switches.zero_ids else {}
        outcome = Answer(refusal.status, ids, retry_after=refusal.retry_after)
    if plan.slow and not await _hold(request, plan.slow):
        return _closed(request)
    if plan.silent or outcome is Door.SILENT:
        await _hold(request, platform.hold_seconds)
        return _closed(request)
    if outcome is Door.DOWN:
        return _closed(request)
    answer = _written(name, outcome)
    return await _cut(request, answer) if plan.cut else answer


def _written(name: str, outcome: Outcome) -> web.Response:
    match outcome:
        case Answer():
            status = http_status(name, outcome.status)
            # As the manual prints it: accents as they are, not as escapes. A fault's own text may
            # be none of UTF-8's, and is answered all the same.
            text = json.dumps(outcome.body(), ensure_ascii=False).encode(errors="replace")
            wait = outcome.retry_after
            headers = {"Retry-After": str(wait)} if wait is not None else {}
            headers |= {"Content-Type": "application/json; charset=utf-8"}
            return web.Response(body=text, status=status, headers=headers)
        case Media():
            return web.Response(body=outcome.content, content_type=outcome.kind)
        case Broken():
            return web.Response(text=f"sandbox: HTTP {outcome.code}\n", status=outcome.code)
        case Door():
            page = "<html><body><h1>502 Bad Gateway</h1></body></html>"
            return web.Response(text=page, status=502, content_type="text/html")


async def _authenticate(platform: Platform, request: web.Request) -> Asked:
    params, files = await read_request(request)
    token = _read_token(request, params)
    address = request.remote or ""
    platform.tokens.require(token, address=address, user=params.get("user", ""))
    return Asked(params, token, address, f"http://{request.host}", files)


def _read_token(request: web.Request, params: Mapping[str, str]) -> str:
    header = request.headers.get("Authorization", "").strip()
    token = header[7:].strip() if header[:7].lower() == "bearer " else header
    if token.lower() == "bearer":
        token = ""
    # GetUserID's tsid=1 asks for a token and is none itself
    return token or (params.get("tsid", "") if params.get("tsid") != "1" else "")


async def _hold(request: web.Request, seconds: float) -> bool:
    """Let real time pass; false when the client left or the sandbox closes meanwhile."""
    closing, loop = request.app[CLOSING], asyncio.get_running_loop()
    until = loop.time() + seconds
    while loop.time() < until and not closing.is_set():
        if request.transport is None or request.transport.is_closing():
            return False
        with suppress(TimeoutError):
            await asyncio.wait_for(closing.wait(), min(LEFT_EVERY, until - loop.time()))
    return not closing.is_set()


async def _cut(request: web.Request, whole: web.Response) -> web.StreamResponse:
    """Promise the whole answer, send half of it, and cut the connection."""
    body = whole.body if isinstance(whole.body, bytes) else b""
    half = web.StreamResponse(status=whole.status, headers={"Content-Type": whole.content_type})
    half.content_length = len(body)
    await half.prepare(request)
    await half.write(body[: len(body) // 2])
    if request.transport is not None:
        request.transport.close()  # after what was written, unlike abort
    return half


def _closed(request: web.Request) -> web.StreamResponse:
    if request.transport is not None:
        request.transport.abort()
    return web.Response()
