"""The web chat's HTTP routes: the page, its files, its socket, and the login."""

from __future__ import annotations

from collections import Counter

from aiohttp import web

from bot.channels.backend import ChannelBackend
from bot.channels.line_json import PullChat
from bot.channels.web.login import CHANNEL, LoginRoutes, Sessions, from_here
from bot.channels.web.pages import ASSET, asset, page, script_words
from bot.channels.web.socket import BEAT, LARGEST, Conversation
from bot.channels.web.sounds import sound_part
from bot.channels.web.voice_note import VoiceNoteRoutes
from bot.channels.web.words import PageWords
from bot.wire.headers import CACHE, KEPT_BY_ITS_READER
from bot.wire.sums import sums_of
from domain.chat import Address, Message

__all__ = ["ChatRoutes", "Sessions"]

MOST_PAGES = 20
TOO_MANY = 4429


class ChatRoutes:
    """`/chat` and `/login`: for a browser without a session, `/chat` does not exist.

    `demo_person` is the person behind every request in the demo, where `/` is another page.
    `secure`: people come by https, so the session cookie is sent by https only.
    """

    chat = PullChat(CHANNEL)

    def __init__(
        self,
        ears: ChannelBackend,
        sessions: Sessions,
        words: PageWords,
        *,
        demo_person: str = "",
        secure: bool = False,
    ) -> None:
        self._ears, self._words = ears, words
        self._entrance = LoginRoutes(sessions, words, demo_person=demo_person, secure=secure)
        self._notes = VoiceNoteRoutes(ears, self._name, words)
        self._pages: Counter[str] = Counter()

    def routes(self) -> list[web.RouteDef]:
        """The routes of the web chat."""
        routes = [
            web.get("/chat", self.show),
            web.get("/chat/ws", self.talk),
            *self._notes.routes(),
            web.get(r"/chat/sound/{seq:\d{1,9}}", self.play),
            web.get(r"/chat/picture/{seq:\d{1,9}}", self.draw),
            web.get(f"/chat/static/{ASSET}", self.give),
            web.get("/chat/language.js", self.speak),
            *self._entrance.routes(),
        ]
        return routes if self._entrance.demo_person else [web.get("/", self.lead), *routes]

    async def show(self, request: web.Request) -> web.Response:
        """The chat's HTML page; 404 without a session."""
        name = await self._name(request)
        commands = await self._ears.list_commands(f"{CHANNEL}:{name}")
        leave = "hidden" if self._entrance.demo_person else ""  # the demo has no login
        return page(
            request, "index", self._words, person=name, commands=" ".join(commands), leave=leave
        )

    async def give(self, request: web.Request) -> web.StreamResponse:
        """A static file of the pages, none of which holds a secret."""
        return asset(request)

    async def speak(self, request: web.Request) -> web.Response:
        """The words of the pages' scripts, in the browser's language."""
        return script_words(request, self._words)

    async def play(self, request: web.Request) -> web.Response:
        """The sound of a message in this person's chat, by its line's number; 404 without one."""
        message = await self._message(request)
        voice = message.voice if message else None
        sound = await self._ears.find_sound(voice.sound) if voice else None
        if sound is None:
            raise web.HTTPNotFound
        return sound_part(request, sound.data)

    async def draw(self, request: web.Request) -> web.Response:
        """The picture of a message in this person's chat, by its line's number; 404 without one."""
        message = await self._message(request)
        number = message.picture if message else 0
        picture = await self._ears.find_picture(number) if number else None
        if picture is None:
            raise web.HTTPNotFound
        headers = {CACHE: KEPT_BY_ITS_READER}
        return web.Response(body=picture, content_type="image/png", headers=headers)

    async def _message(self, request: web.Request) -> Message | None:
        """Our message in this person's chat, by its line's number; None without one."""
        name, seq = await self._name(request), int(request.match_info["seq"])
        lines = await self._ears.list_lines(Address(CHANNEL, name), max(0, seq - 1))
        return next((line.message for line in lines if line.seq == seq), None)

    async def lead(self, request: web.Request) -> web.Response:
        """Redirect from `/` to the chat; 404 without a session."""
        await self._name(request)
        raise web.HTTPFound("/chat")

    async def talk(self, request: web.Request) -> web.WebSocketResponse:
        """Open the socket for our own page only, as browsers send cookies from any page."""
        name = await self._name(request)
        if not from_here(request):
            raise web.HTTPForbidden(text="This chat answers only to its own page.")
        # Uncompressed: secrets and texts chosen by others in one compressor would leak by length.
        socket = web.WebSocketResponse(heartbeat=BEAT, max_msg_size=LARGEST, compress=False)
        await socket.prepare(request)
        locale = request.headers.get("Accept-Language", "")
        if self._pages[name] >= MOST_PAGES:
            text = self._words.refusal(locale, "too-many-pages")
            said = {"type": "error", "key": "", "name": "too-many-pages", "text": text}
            await socket.send_json(said)
            await socket.close(code=TOO_MANY)
            return socket

        async def still_here() -> bool:
            return await self._entrance.who(request) == name

        self._pages[name] += 1
        try:
            conversation = Conversation(socket, name, self._ears, still_here, self._words)
            await conversation.run(locale, sums_of(request))
        finally:
            self._pages[name] -= 1
            if not self._pages[name]:
                del self._pages[name]
        return socket

    async def _name(self, request: web.Request) -> str:
        name = await self._entrance.who(request)
        if not name:
            raise web.HTTPNotFound
        return name
