"""The security headers of every answer; docs/security.md and the routes take them from here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from aiohttp import web

NOSNIFF = "X-Content-Type-Options"
POLICY = "Content-Security-Policy"
REFERRER = "Referrer-Policy"
CACHE = "Cache-Control"
# What an answer carries that sets nothing else: data is never run, framed, guessed at or kept.
DATA_POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
# Not no-referrer: that would turn a form's Origin into "null".
ALWAYS: Mapping[str, str] = {
    NOSNIFF: "nosniff",
    REFERRER: "same-origin",
    CACHE: "no-store",
    POLICY: DATA_POLICY,
}
KEPT_BY_ITS_READER = "private, max-age=3600"  # sounds and pictures of a chat, which never change
# What our pages may do: their own files, and their own socket.
PAGE_RULES: Mapping[str, str] = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "media-src": "'self'",
    "connect-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "frame-ancestors": "'self'",
}


def page_policy(host: str, framed_by: Iterable[str] = ()) -> str:
    """The policy of a page served as `host`, which these other sites may show in a frame."""
    # In older browsers 'self' does not include ws:.
    rules = {**PAGE_RULES, "connect-src": f"'self' ws://{host} wss://{host}"}
    rules["frame-ancestors"] = " ".join((PAGE_RULES["frame-ancestors"], *framed_by))
    return "; ".join(f"{name} {value}" for name, value in rules.items())


async def guard(_request: web.Request, response: web.StreamResponse) -> None:
    """Give an answer every header that its route did not set itself, before it is sent."""
    for name, value in ALWAYS.items():
        if name not in response.headers:
            response.headers[name] = value
