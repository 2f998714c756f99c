"""The HTTP endpoints of the terminal, for `ramal say` and `ramal chat`, with a bearer token."""

from __future__ import annotations

import asyncio
import hmac
import json
import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from aiohttp import web

from bot.channels.backend import ChannelBackend
from bot.channels.line_json import PullChat, shape
from bot.channels.terminal.declaration import TERMINAL
from bot.channels.web.sounds import LARGEST, SoundTooLarge, read_sound
from bot.wire.body import read_body
from domain.chat import Address, Content, Inbound, Press, Text, VoiceNote
from domain.json_objects import BadJson, read_json_object

CHANNEL = TERMINAL.name
_NAME = re.compile(r"[\w.@-]{1,64}")
LONGEST_TEXT = 8000
LONGEST_KEY = 64
LARGEST_BODY = 64 * 1024  # bytes: the longest text, each character of it escaped
BEAT = 15.0


class TerminalRoutes:
    """`POST /api/say` and `/api/say/note`; `GET /api/say/lines` streams JSON lines.

    `demo_person` is the sender where a request in the demo names none.
    """

    chat = PullChat(CHANNEL)

    def __init__(self, ears: ChannelBackend, token: str, *, demo_person: str = "") -> None:
        self._ears = ears
        self._token = token
        self._demo_person = demo_person
        self._open: set[asyncio.Event] = set()
        self._closing = False

    async def close(self, _app: web.Application | None = None) -> None:
        """End every open stream now: one would hold up the end of the program."""
        self._closing = True
        for wake in self._open:
            wake.set()

    def routes(self) -> list[web.RouteDef]:
        """The routes of the terminal."""
        return [
            web.post("/api/say", self.say),
            web.post("/api/say/note", self.say_note),
            web.get("/api/say/lines", self.lines),
        ]

    async def say(self, request: web.Request) -> web.Response:
        """Store a text or a press: `text` or `choice`, `as`, `login`, `yes`, `key`, `locale`."""
        self._authorise(request)
        asked = await _object(request)
        name = self._name(asked.get("as"), asked.get("login"))
        text, choice = asked.get("text"), asked.get("choice")
        if isinstance(choice, str) and choice:
            content: Content = Press(choice[:64], secrets.token_hex(4))
        elif isinstance(text, str) and len(text) <= LONGEST_TEXT:
            content = Text(text)
        else:
            raise _bad(f"`text` must be a text of at most {LONGEST_TEXT} characters.")
        return await self._take(name, content, asked, yes=asked.get("yes") is True)

    async def say_note(self, request: web.Request) -> web.Response:
        """Store a voice note: the body is its sound, the query `as`, `login`, `key`, `locale`."""
        self._authorise(request)
        name = self._name(request.query.get("as"), request.query.get("login"))
        try:
            sound = await read_sound(request)
        except SoundTooLarge:
            raise _bad(f"A voice note has at most {LARGEST // 2**20} MB.") from None
        if not sound:
            raise _bad("The voice note is empty.")
        note = VoiceNote(data=sound, size=len(sound))
        return await self._take(name, note, dict(request.query))

    async def _take(
        self, name: str, content: Content, asked: dict[str, Any], *, yes: bool = False
    ) -> web.Response:
        key = str(asked.get("key") or secrets.token_hex(8))
        if len(key) > LONGEST_KEY:
            raise _bad(f"`key` must have at most {LONGEST_KEY} characters.")
        received = await self._ears.receive(
            Inbound(
                channel=CHANNEL,
                account="",
                key=f"{name}:{key}",  # unique for each person only
                sender=name,
                sender_name=name,
                locale=str(asked.get("locale") or "")[:20],
                chat=Address(CHANNEL, name),
                content=content,
                yes=yes,
            )
        )
        return web.json_response({"seq": received.seq, "inbound": received.inbound_id, "as": name})

    async def lines(self, request: web.Request) -> web.StreamResponse:
        """Stream this person's history after line `after`; say when `inbound` was answered."""
        self._authorise(request)
        query = request.query
        name = self._name(query.get("as"), query.get("login"))
        after, inbound = _number(query.get("after", "0")), _number(query.get("inbound", "0"))
        response = web.StreamResponse(headers={"Content-Type": "application/x-ndjson"})
        await response.prepare(request)
        with self._ears.listen() as wake, self._kept(wake):
            # A reader who has gone is not written to for every message of everybody else.
            while not self._closing and request.transport is not None:
                wake.clear()
                handled = bool(inbound) and await self._ears.is_handled(inbound)
                chat = Address(CHANNEL, name)
                new = await self._ears.last_number(chat) > after
                for line in await self._ears.list_lines(chat, after) if new else ():
                    after = line.seq
                    await _write(response, shape(line))
                if handled:
                    inbound = 0
                    await _write(response, {"event": "handled"})
                await self._rest(wake, response)
        return response

    @contextmanager
    def _kept(self, wake: asyncio.Event) -> Iterator[None]:
        self._open.add(wake)
        try:
            yield
        finally:
            self._open.discard(wake)

    async def _rest(self, wake: asyncio.Event, response: web.StreamResponse) -> None:
        """Wait for the bell, or write a blank line, which fails where the client has gone."""
        try:
            async with asyncio.timeout(BEAT):
                await wake.wait()
        except TimeoutError:
            await response.write(b"\n")

    def _authorise(self, request: web.Request) -> None:
        given = request.headers.get("Authorization", "")
        if not hmac.compare_digest(
            given.encode("utf-8", "replace"), f"Bearer {self._token}".encode()
        ):
            raise web.HTTPUnauthorized(
                text=json.dumps({"error": "The token is missing or wrong."}),
                content_type="application/json",
            )

    def _name(self, given: object, login: object) -> str:
        name = str(given or self._demo_person or login or "")
        if not _NAME.fullmatch(name):
            raise _bad("Say who you are: letters, digits, dots and hyphens, at most 64.")
        return name


async def _object(request: web.Request) -> dict[str, Any]:
    body = await read_body(request, LARGEST_BODY)
    try:
        return read_json_object(body, largest=LARGEST_BODY)
    except BadJson as bad:
        raise _bad(f"Nothing was done: {bad}.") from None


def _number(text: str) -> int:
    """A line's or an inbound's number; raises 400 for one that no column holds."""
    if not (text.isascii() and text.isdecimal() and len(text) < 10):
        raise _bad("`after` and `inbound` are whole numbers.")
    return int(text)


def _bad(why: str) -> web.HTTPBadRequest:
    return web.HTTPBadRequest(text=json.dumps({"error": why}), content_type="application/json")


async def _write(response: web.StreamResponse, shaped: dict[str, Any]) -> None:
    await response.write(json.dumps(shaped, ensure_ascii=False).encode() + b"\n")
