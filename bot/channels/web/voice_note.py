"""The web chat's microphone: a recording comes by a request of its own, not by the socket."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable

from aiohttp import web

from bot.channels.backend import ChannelBackend
from bot.channels.rate import Allowance
from bot.channels.web.inbound import RefusedMessage, key_of, note_inbound
from bot.channels.web.login import from_here
from bot.channels.web.sounds import SoundTooLarge, read_sound
from bot.channels.web.words import PageWords
from bot.wire.sums import sums_of

MOST_NOTES, PERIOD = 6, 30.0
MOST_PEOPLE = 1000


class VoiceNoteRoutes:
    """`POST /chat/note`: the body is the sound, the query holds `key` and `seconds`."""

    def __init__(
        self,
        ears: ChannelBackend,
        name_of: Callable[[web.Request], Awaitable[str]],
        words: PageWords,
    ) -> None:
        self._ears, self._name_of, self._words = ears, name_of, words
        self._allowances: dict[str, Allowance] = {}

    def routes(self) -> list[web.RouteDef]:
        """The route of recordings."""
        return [web.post("/chat/note", self.take)]

    async def take(self, request: web.Request) -> web.Response:
        """Store a recording, then acknowledge it; only our own page may send one."""
        name = await self._name_of(request)
        if not from_here(request):
            raise web.HTTPForbidden(text="This chat answers only to its own page.")
        locale = request.headers.get("Accept-Language", "")
        try:
            key = key_of(dict(request.query))
            if wait := self._allowance(name).take():
                raise RefusedMessage("too-fast", key, wait)
            sound = await self._sound(request, key)
            said = note_inbound(
                sound, name, key, locale=locale, seconds=request.query.get("seconds", "")
            )
        except RefusedMessage as refused:
            return _refusal(refused, self._words.refusal(locale, refused.name))
        try:
            received = await self._ears.receive(said)
        except Exception as error:
            sums_of(request).note("error", "web.note_not_kept", error=type(error).__name__)
            text = self._words.refusal(locale, "not-kept")
            return _refusal(RefusedMessage("not-kept", key, 2.0), text)
        return web.json_response({"key": key, "seq": received.seq})

    @staticmethod
    async def _sound(request: web.Request, key: str) -> bytes:
        try:
            sound = await read_sound(request)
        except SoundTooLarge:
            raise RefusedMessage("note-too-large", key) from None
        except TimeoutError:
            raise RefusedMessage("not-kept", key, 2.0) from None
        if not sound:
            raise RefusedMessage("note-empty", key)
        return sound

    def _allowance(self, name: str) -> Allowance:
        if name not in self._allowances and len(self._allowances) >= MOST_PEOPLE:
            self._allowances.pop(next(iter(self._allowances)))
        return self._allowances.setdefault(name, Allowance(MOST_NOTES, PERIOD, time.monotonic))


def _refusal(refused: RefusedMessage, text: str) -> web.Response:
    said = {"key": refused.key, "name": refused.name, "text": text, "retry": refused.retry}
    return web.json_response(said, status=429 if refused.retry else 400)
