import html
import json
import re
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from aiohttp.test_utils import TestClient, TestServer

from bot.channels.web.pages import STATIC
from bot.http import demo_page
from bot.http.app import build_app
from bot.http.demo_page import DemoPage
from bot.web_backend.words import page_words
from domain.command import Command
from domain.people.person import LOCALES
from handlers.replies.sentences import say, web_sentences
from storage.database import Database
from tests.bot.channels.web.web_room import WebRoom, web_room

FILES = sorted(STATIC.iterdir()) + sorted(demo_page.STATIC.iterdir())
KINDS = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}


@pytest.fixture
async def room(database: Database) -> AsyncIterator[WebRoom]:
    async with web_room(database, demo_person="demo") as opened:
        yield opened


async def test_every_file_is_served_with_its_kind_and_guards(room: WebRoom) -> None:
    for path in STATIC.iterdir():
        if path.suffix == ".html":
            continue
        answer = await room.client.get(f"/chat/static/{path.name}")
        assert (answer.status, answer.content_type) == (200, KINDS[path.suffix]), path.name
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Cache-Control"] == "no-cache"
        again = await room.client.get(
            f"/chat/static/{path.name}", headers={"If-None-Match": answer.headers["ETag"]}
        )
        assert again.status == 304


async def test_nothing_else_is_served(room: WebRoom) -> None:
    for name in ("index.html", "nothing.js", "..%2Fweb.py", "%2e%2e/web.py", "chat.js/", ""):
        assert (await room.client.get(f"/chat/static/{name}")).status == 404


async def test_the_page_lets_nothing_foreign_in(room: WebRoom) -> None:
    page = await room.client.get("/chat")
    policy = page.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self';" in policy
    assert "frame-ancestors 'self'" in policy
    assert f"connect-src 'self' ws://127.0.0.1:{room.client.port}" in policy
    assert "unsafe" not in policy


async def test_a_name_cannot_become_markup(database: Database) -> None:
    async with web_room(database, demo_person='"><script>') as room:
        assert (
            'data-person="&quot;&gt;&lt;script&gt;"'
            in await (await room.client.get("/chat")).text()
        )


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_the_files_need_no_build_and_nobody_else(path: Path) -> None:
    text = path.read_text("utf-8").replace("http://www.w3.org/2000/svg", "")
    assert not re.search(r"https?://\w|@import|innerHTML|outerHTML|insertAdjacentHTML|eval\(", text)
    assert text.count("\n") < 300


def test_the_page_knows_each_command_by_our_own_name_for_it() -> None:
    for command in Command:
        assert say("en", f"command-{command}") == f"/{command}"


async def words(room: WebRoom, locale: str) -> dict[str, Any]:
    """What the pages' scripts are told in a browser of this language."""
    answer = await room.client.get("/chat/language.js", headers={"Accept-Language": locale})
    assert (answer.status, answer.content_type) == (200, "text/javascript")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    told = (await answer.text()).removeprefix("export default ").removesuffix(";\n")
    found: dict[str, Any] = json.loads(told)
    return found


@pytest.mark.parametrize(
    ("asked", "locale"), [("pt-BR,pt;q=0.9", "pt-BR"), ("en-GB,en", "en"), ("", "pt-BR")]
)
async def test_a_browser_is_served_the_words_of_its_language(
    room: WebRoom, asked: str, locale: str
) -> None:
    told = await words(room, asked)
    assert told["language"] == locale
    assert told["sentences"]["chat-connecting"] == say(locale, "web-chat-connecting")
    assert told["sentences"]["chat-recording"].count("{time}") == 1
    wanted = [command for command in Command if command is not Command.START]
    assert [row["name"] for row in told["commands"]] == wanted
    assert told["commands"][0]["about"] == say(locale, "menu-call")
    others = {row["command"] for row in told["others"]}
    assert others == {
        say(other, f"command-{command}")
        for other in LOCALES
        if other != locale
        for command in wanted
    }


async def test_the_words_are_asked_for_again_only_when_they_changed(room: WebRoom) -> None:
    first = await room.client.get("/chat/language.js")
    assert (first.headers["Cache-Control"], first.headers["Vary"]) == (
        "no-cache",
        "Accept-Language",
    )
    known = {"If-None-Match": first.headers["ETag"]}
    assert (await room.client.get("/chat/language.js", headers=known)).status == 304
    english = {**known, "Accept-Language": "en"}
    assert (await room.client.get("/chat/language.js", headers=english)).status == 200


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_sentence_of_a_file_comes_from_the_languages(path: Path) -> None:
    text = path.read_text("utf-8")
    assert set(re.findall(r"\{\{say:([^}]*)\}\}", text)) <= set(web_sentences("en"))
    if path.suffix != ".css":
        assert not re.search("[à-öø-ÿ]", text.replace("à-ÿ", ""), re.IGNORECASE), "a sentence"


async def test_a_page_is_in_its_readers_language(room: WebRoom) -> None:
    for asked, locale in (("pt-BR", "pt-BR"), ("en-US", "en")):
        answer = await room.client.get("/chat", headers={"Accept-Language": asked})
        text = await answer.text()
        assert f'<html lang="{locale}">' in text
        assert html.escape(say(locale, "web-chat-connecting")) in text
        assert "{{" not in text
        assert answer.headers["Vary"] == "Accept-Language"


async def test_the_demo_frames_the_chat_and_the_phones() -> None:
    routes = DemoPage("http://127.0.0.1:8090/phones", page_words().of).routes()
    async with TestClient(TestServer(build_app(routes), host="127.0.0.1")) as client:
        page = await client.get("/")
        text = await page.text()
        assert 'src="/chat"' in text
        assert 'src="http://127.0.0.1:8090/phones" allow="autoplay; microphone"' in text
        policy = page.headers["Content-Security-Policy"]
        assert f"frame-src http://127.0.0.1:{client.port} http://127.0.0.1:8090;" in policy
        for name, kind in (("demo.js", "text/javascript"), ("demo.css", "text/css")):
            answer = await client.get(f"/demo/{name}")
            assert (answer.status, answer.content_type) == (200, kind)
        assert (await client.get("/demo/demo.html")).status == 404
