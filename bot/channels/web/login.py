"""Who uses the browser: login links, which a pressed button spends, and the session cookie."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

from aiohttp import web

from bot.channels.web.declaration import WEB
from bot.channels.web.pages import page
from bot.channels.web.words import PageWords
from bot.wire.body import read_body
from domain.people.web_session import browser_name

CHANNEL = WEB.name
COOKIE = "ramal_session"
COOKIE_LIFE = 30 * 24 * 3600  # the browser's copy; the session itself ends where it is stored
_LARGEST = 4096  # bytes of the form that logs out
_LONGEST_SECRET = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Sessions:
    """Callables that spend login links, find sessions and end them.

    `use_link` spends a link, for a browser, and returns a cookie's value; None if it is spent, old
    or unknown. `find_session` returns the identity (`web:ana`) of a cookie, or None. `log_out` ends
    a cookie's session; True: and all others of the same person.
    """

    use_link: Callable[[str, str], Awaitable[str | None]]
    find_session: Callable[[str], Awaitable[str | None]]
    log_out: Callable[[str, bool], Awaitable[None]]


class LoginRoutes:
    """Knows who sent a request: in the demo `demo_person`; `secure` if people come by https."""

    def __init__(
        self,
        sessions: Sessions,
        words: PageWords,
        *,
        demo_person: str = "",
        secure: bool = False,
    ) -> None:
        self._sessions, self._words = sessions, words
        self._secure = secure
        self.demo_person = demo_person

    def routes(self) -> list[web.RouteDef]:
        """The routes of the link's page, of its button, and of logging out."""
        path = r"/login/{token:[\w-]{1,200}}"
        entered = [web.get(path, self.show), web.post(path, self.enter)]
        return [*entered, web.post("/logout", self.leave)]

    async def who(self, request: web.Request) -> str:
        """The name of the person who sent a request; "" without a session."""
        if self.demo_person:
            return self.demo_person
        cookie = _cookie(request)
        if not cookie:
            return ""
        identity = await self._sessions.find_session(cookie) or ""
        channel, _, name = identity.partition(":")
        return name if channel == CHANNEL else ""

    async def show(self, request: web.Request) -> web.Response:
        """A page with one button: robots that preview links press none, so they spend none."""
        return page(request, "login", self._words)

    async def enter(self, request: web.Request) -> web.Response:
        """Spend the link and set the session cookie; 410 where the link is not valid."""
        # Otherwise another site could log a browser in as the site's author (login CSRF).
        if "Origin" in request.headers and not from_here(request):
            raise web.HTTPForbidden(text="This link opens only from its own page.")
        browser = browser_name(request.headers.get("User-Agent", ""))
        cookie = await self._sessions.use_link(request.match_info["token"], browser)
        if cookie is None:
            return page(request, "spent", self._words, status=410)
        response = web.Response(status=303, headers={"Location": "/chat"})
        response.set_cookie(
            COOKIE,
            cookie,
            max_age=COOKIE_LIFE,
            path="/",
            httponly=True,
            samesite="Lax",
            secure=self._secure or request.secure,
        )
        return response

    async def leave(self, request: web.Request) -> web.Response:
        """End this browser's session, or all of its person's, and forget what the page kept."""
        if not from_here(request):  # another site must not log anybody out
            raise web.HTTPForbidden(text="This button works only on its own page.")
        # Not by request.post(), which fails on forms of another shape: whoever says nothing that
        # is understood leaves here alone.
        asked = parse_qs((await read_body(request, _LARGEST)).decode("utf-8", "replace"))
        if cookie := _cookie(request):
            await self._sessions.log_out(cookie, asked.get("where") == ["everywhere"])
        response = page(request, "left", self._words)
        response.del_cookie(COOKIE, path="/", httponly=True, samesite="Lax")
        # Drafts and unsent words: whoever uses this browser next must not read them.
        response.headers["Clear-Site-Data"] = '"storage"'
        return response


def _cookie(request: web.Request) -> str:
    """The session cookie of a request; "" without one, or for what can be none."""
    cookie = request.cookies.get(COOKIE, "")
    return cookie if cookie.isascii() and len(cookie) <= _LONGEST_SECRET else ""


def from_here(request: web.Request) -> bool:
    """Whether the page that sent a request was served by this very host."""
    origin = urlsplit(request.headers.get("Origin", ""))
    return origin.scheme in ("http", "https") and origin.netloc == request.host
