"""Reads a request: its parameters as text, of the address and the body, and its uploaded files."""

import asyncio
import json
import zlib
from collections.abc import Iterable, Mapping

import msgspec
from aiohttp import web
from aiohttp.http_exceptions import HttpProcessingError

from sandbox.answers import against_the_manual
from sandbox.endpoints.asking import File
from sandbox.utf8 import is_utf8

MAX_SMALL_BODY = 1024 * 1024  # where no list and no sound is uploaded; JSON beyond it is large
FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")
# What aiohttp says of a form without boundary, in an unknown charset, cut or nested too deep.
UNREADABLE = (ValueError, LookupError, RuntimeError, AssertionError, HttpProcessingError)


async def read_params(request: web.Request) -> dict[str, str]:
    """The parameters of a request that brings no list and no sound, of one megabyte at most."""
    params, _ = await read_request(request.clone(client_max_size=MAX_SMALL_BODY))
    return params


async def read_request(request: web.Request) -> tuple[dict[str, str], list[File]]:
    """The parameters as text: of the JSON body (or a form), and of the address, which wins."""
    files: list[File] = []
    if request.content_type in FORMS:
        body, files = await _read_form(request)
    else:
        body = await _read_json(await request.read())
    params = body | dict(request.query)
    _require_utf8((*params, *params.values()))
    _require_utf8(text for file in files for text in (file.field, file.name))
    return params, files


async def _read_form(request: web.Request) -> tuple[dict[str, str], list[File]]:
    try:
        form = await request.post()
    except (*UNREADABLE, zlib.error) as problem:
        raise against_the_manual("the body is not the form that its type says") from problem
    files = [
        File(name, part.filename, await asyncio.to_thread(part.file.read))
        for name, part in form.items()
        if isinstance(part, web.FileField)
    ]
    return {name: part for name, part in form.items() if isinstance(part, str)}, files


async def _read_json(raw: bytes) -> dict[str, str]:
    if not raw.strip():
        return {}
    try:
        body = (
            await asyncio.to_thread(_read_large, raw)
            if len(raw) > MAX_SMALL_BODY
            else json.loads(raw)
        )
        if isinstance(body, dict):
            return {name: _text(value) for name, value in body.items()}
    except ValueError as problem:
        raise against_the_manual("the body is not JSON in UTF-8") from problem
    except RecursionError as problem:
        raise against_the_manual("the body is nested too deep") from problem
    raise against_the_manual("the body is not a JSON object")


def _read_large(raw: bytes) -> Mapping[str, object]:
    """The body with its lists left as the text that they are.

    json.loads of 500,000 destinations is one call that holds the interpreter for a second, in a
    thread too; to write them as text again is another.
    """
    parts = msgspec.json.decode(raw, type=dict[str, msgspec.Raw])
    texts = {name: str(part, "utf-8") for name, part in parts.items()}
    return {
        name: text if text.startswith(("[", "{")) else json.loads(text)
        for name, text in texts.items()
    }


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
            return json.dumps(value, ensure_ascii=False)  # half a character stays visible as one


def _require_utf8(texts: Iterable[str]) -> None:
    if not all(is_utf8(text) for text in texts):
        raise against_the_manual("a text holds half a character, which UTF-8 cannot write")
