"""The public page on which customers ask to be called; a site may show it in a frame.

It uses no cookie, which browsers refuse within another site's page: the customer is known by a
key that their page holds.
"""

from __future__ import annotations

import asyncio
import re
import time
from collections import Counter, OrderedDict
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from aiohttp import web

from bot.channels.backend import ChannelBackend
from bot.channels.last_numbers import LOOK
from bot.channels.line_json import shape
from bot.channels.rate import Allowance
from bot.channels.web.inbound import RefusedMessage, to_inbound
from bot.channels.web.login import CHANNEL, from_here
from bot.channels.web.pages import page
from bot.channels.web.words import PageWords
from bot.wire.body import read_body
from bot.wire.headers import POLICY, page_policy
from domain.chat import Address, Inbound
from domain.iso_moments import read_moment
from domain.json_objects import BadJson, read_json_object

DOOR = r"{door:[a-z][a-z-]{1,29}}"
# Forms of one address, and of all, in an hour. Many customers share an address of a mobile carrier,
# and forms that were mistyped count: what a form brings about is bounded where it is carried out.
MOST_EACH, MOST_ALL, HOUR = 20, 600, 3600.0
MOST_SAID, PERIOD = 20, 60.0
LARGEST = 64 * 1024  # bytes of a form or a message
PATIENCE = 25.0  # seconds for which a page waits for news
_REMEMBERED = 10_000
MOST_READING, MOST_READING_ALL = 4, 1_000  # pages that wait for news, of one visitor and of all
_LONGEST = {"name": 60, "number": 40, "why": 300, "when": 40, "visit": 32, "turn": 3}
_VISIT, _TURN = re.compile(r"[0-9a-f]{32}"), re.compile(r"[0-9]{1,3}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Visitors:
    """Callables that make and recognise the page's customers; `sites` may show it in a frame.

    `welcome` stores the customer of a visit, entry point, name and language, and returns their key,
    the same for the same visit. `account_of` is the account of a key, or "". `note_address` notes
    from which address a visitor writes, `is_open` says whether they still may. Times without a zone
    are in `zone`.
    """

    doors: frozenset[str]
    sites: tuple[str, ...]
    zone: ZoneInfo
    welcome: Callable[[str, str, str, str], Awaitable[str]]
    account_of: Callable[[str], str]
    note_address: Callable[[str, str], Awaitable[None]]
    is_open: Callable[[str], Awaitable[bool]]


class CallbackPage:
    """`/callback/ENTRY_POINT`: the page, its form, its news, and the customer's answers."""

    def __init__(
        self,
        ears: ChannelBackend,
        visitors: Visitors,
        address_of: Callable[[web.Request], str],
        words: PageWords,
    ) -> None:
        self._ears, self._visitors, self._address_of = ears, visitors, address_of
        self._words = words
        self._all = Allowance(MOST_ALL, HOUR, time.monotonic)
        self._addresses: OrderedDict[str, Allowance] = OrderedDict()
        self._visits: OrderedDict[str, Allowance] = OrderedDict()
        self._reading: Counter[str] = Counter()

    def routes(self) -> list[web.RouteDef]:
        """The routes of the page; none where no entry point is configured."""
        if not self._visitors.doors:
            return []
        return [
            web.get(f"/callback/{DOOR}", self.show),
            web.post(f"/callback/{DOOR}", self.ask),
            web.get(f"/callback/{DOOR}/lines", self.read),
            web.post(f"/callback/{DOOR}/say", self.say),
        ]

    async def show(self, request: web.Request) -> web.Response:
        """The HTML page, which the configured sites may show in a frame."""
        answer = page(request, "callback", self._words, door=self._door(request))
        answer.headers[POLICY] = page_policy(request.host, self._visitors.sites)
        return answer

    async def ask(self, request: web.Request) -> web.Response:
        """Make a customer of the sender of the form, and store the form as a command of theirs."""
        door, asked = self._door(request), await _body(request)
        locale = request.headers.get("Accept-Language", "")[:100]
        fields = {name: _field(asked, name) for name in _LONGEST}
        if not _VISIT.fullmatch(fields["visit"]) or not _TURN.fullmatch(fields["turn"]):
            raise web.HTTPBadRequest(text="The page is too old. Reload it.")
        said_for_them = _request(fields, self._visitors.zone)
        each = _allowance(self._addresses, self._address_of(request), MOST_EACH, HOUR)
        if wait := each.take() or self._all.take():
            text = self._words.refusal(locale, "too-many-visits")
            headers = {"Retry-After": str(int(wait) + 1)}
            return web.json_response({"text": text}, status=429, headers=headers)
        key = await self._visitors.welcome(fields["visit"], door, fields["name"], locale)
        name = self._visitors.account_of(key)
        await self._visitors.note_address(name, self._address_of(request))
        said = to_inbound(said_for_them, name, locale.partition(",")[0].strip()[:20])
        await self._ears.receive(said)
        return web.json_response({"key": key})

    async def read(self, request: web.Request) -> web.Response:
        """The customer's history after a line, as JSON; waits up to PATIENCE for the first one."""
        name, after = await self._who(request), _after(request)
        if self._reading[name] >= MOST_READING or self._reading.total() >= MOST_READING_ALL:
            raise web.HTTPTooManyRequests
        self._reading[name] += 1
        try:
            return await self._wait(name, after)
        finally:
            self._reading[name] -= 1
            if not self._reading[name]:
                del self._reading[name]

    async def _wait(self, name: str, after: int) -> web.Response:
        with self._ears.listen() as wake:
            lines, looked = await self._lines(name, after), time.monotonic()
            deadline, woken = looked + PATIENCE, False
            while not lines and (rest := deadline - time.monotonic()) > 0:
                # Woken by somebody else's news, it looks no more than once in LOOK seconds.
                due = looked + LOOK - time.monotonic()
                with suppress(TimeoutError):
                    async with asyncio.timeout(min(rest, due) if woken else rest):
                        await wake.wait()
                woken, wake_seen = woken or wake.is_set(), wake.is_set()
                wake.clear()
                if not woken:
                    break
                new = wake_seen and await self._ears.last_number(Address(CHANNEL, name)) > after
                if not new and time.monotonic() < looked + LOOK:
                    continue
                looked, woken = time.monotonic(), False
                if not await self._visitors.is_open(name):
                    raise web.HTTPUnauthorized
                lines = await self._lines(name, after) if new else []
        return web.json_response({"lines": lines})

    async def say(self, request: web.Request) -> web.Response:
        """Store what the customer typed or pressed."""
        name, asked = await self._who(request), await _body(request)
        locale = request.headers.get("Accept-Language", "").partition(",")[0].strip()[:20]
        try:
            said = to_inbound(asked, name, locale)
        except RefusedMessage as refused:
            return web.json_response(
                {"text": self._words.refusal(locale, refused.name)}, status=400
            )
        if wait := _allowance(self._visits, name, MOST_SAID, PERIOD).take():
            headers = {"Retry-After": str(int(wait) + 1)}
            text = self._words.refusal(locale, "too-fast")
            return web.json_response({"text": text}, status=429, headers=headers)
        plain = _plain(said)
        await self._visitors.note_address(name, self._address_of(request))
        await self._ears.receive(plain)
        return web.json_response({})

    async def _lines(self, name: str, after: int) -> list[dict[str, Any]]:
        lines = await self._ears.list_lines(Address(CHANNEL, name), after)
        # Without the command that we made of the form: the customer did not type it.
        return [shape(line) for line in lines if not _is_form(line.said)]

    def _door(self, request: web.Request) -> str:
        door = request.match_info["door"]
        if door not in self._visitors.doors:
            raise web.HTTPNotFound
        if request.method == "POST" and not from_here(request):
            raise web.HTTPForbidden(text="This page answers only to itself.")
        return door

    async def _who(self, request: web.Request) -> str:
        self._door(request)
        scheme, _, key = request.headers.get("Authorization", "").partition(" ")
        name = self._visitors.account_of(key) if scheme == "Bearer" else ""
        if not name or not await self._visitors.is_open(name):
            raise web.HTTPUnauthorized
        return name


def _allowance(
    kept: OrderedDict[str, Allowance], whose: str, most: int, period: float
) -> Allowance:
    """The allowance of an address or visit; only the _REMEMBERED latest are kept."""
    found = kept.pop(whose, None) or Allowance(most, period, time.monotonic)
    kept[whose] = found
    while len(kept) > _REMEMBERED:
        kept.popitem(last=False)
    return found


def _request(fields: dict[str, str], zone: ZoneInfo) -> dict[str, Any]:
    """The form as the message that a person would type to ask for a call; raises 400."""
    when = ""
    if fields["when"]:
        at = read_moment(fields["when"], zone)
        if at is None:
            raise web.HTTPBadRequest(text="That is no time.")
        when = f"{at.astimezone(zone):%d/%m/%Y às %H:%M}, "
    # Without line breaks, so that no field's text is read as another part of the command.
    number, why = (" ".join(fields[name].split()) for name in ("number", "why"))
    text = f"/retorno {when}{number}: {why}" if why else f"/retorno {when}{number}"
    return {"type": "say", "key": f"form-{fields['turn']}-{fields['visit']}", "text": text}


def _is_form(said: Inbound | None) -> bool:
    return said is not None and said.key.partition(":")[2].startswith("form-")


def _plain(said: Inbound) -> Inbound:
    """The customer's message; 400 where its key claims to be the form's."""
    if _is_form(said):
        raise web.HTTPBadRequest(text="That key is taken.")
    return said


async def _body(request: web.Request) -> dict[str, Any]:
    if request.content_type != "application/json":  # another site's form cannot send this type
        raise web.HTTPUnsupportedMediaType
    body = await read_body(request, LARGEST)
    try:
        return read_json_object(body, largest=LARGEST)
    except BadJson as bad:
        raise web.HTTPBadRequest(text=f"Nothing was done: {bad}.") from None


def _field(asked: dict[str, Any], name: str) -> str:
    value = asked.get(name, "")
    if not isinstance(value, str) or len(value) > _LONGEST[name]:
        raise web.HTTPBadRequest(text=f"{name} is too long.")
    return value.encode("utf-8", "replace").decode().replace("\0", "").strip()


def _after(request: web.Request) -> int:
    after = request.query.get("after", "0")
    return int(after) if after.isascii() and after.isdecimal() and len(after) < 10 else 0
