"""Every answer of the whole program carries the security headers, whichever route gave it."""

from __future__ import annotations

from typing import Any

import pytest

from bot.wire.headers import ALWAYS, CACHE, NOSNIFF, POLICY, REFERRER, page_policy
from tests.stories.world import SAY_TOKEN, World

SITE = "https://loja.example"
PATHS = {  # and whether a page may run there
    "/": False,
    "/chat": False,
    "/chat/static/chat.css": True,
    "/chat/static/none.css": False,
    "/chat/language.js": True,
    "/login/abc": True,
    "/alerts": True,
    "/alerts/data": False,
    "/callback/loja": True,
    "/callback/none": False,
    "/callback/loja/lines": False,
    "/api/say/lines?after=x": False,
    "/healthz": False,
    "/readyz": False,
    "/velip/none": False,
    "/alert/none": False,
    "/heartbeat/none": False,
    "/nothing/here": False,
}


@pytest.fixture
def changes() -> dict[str, Any]:
    return {"callback_doors": "loja", "callback_sites": SITE}


@pytest.mark.parametrize("path", PATHS)
async def test_every_answer_is_guarded(story: World, path: str) -> None:
    """Before: JSON, refusals and health had none of them."""
    headers = {"Authorization": f"Bearer {SAY_TOKEN}"}
    async with story.http.get(story.root + path, headers=headers) as answer:
        given = answer.headers
        assert given[NOSNIFF] == ALWAYS[NOSNIFF]
        assert given[REFERRER] == ALWAYS[REFERRER]
        assert given[CACHE] in ("no-store", "no-cache")
        sites = [SITE] if path == "/callback/loja" else []
        host = story.root.removeprefix("http://")
        assert given[POLICY] == (page_policy(host, sites) if PATHS[path] else ALWAYS[POLICY])
