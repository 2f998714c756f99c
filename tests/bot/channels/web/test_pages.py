import json
import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from aiohttp.test_utils import TestClient, TestServer

from bot.channels.web.pages import STATIC
from bot.http import demo_page
from bot.http.app import build_app
from bot.http.demo_page import DemoPage
from domain.command import Command
from handlers.replies.sentences import say
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


def test_the_suggested_commands_are_those_that_ramal_knows() -> None:
    source = (STATIC / "commands.js").read_text("utf-8")
    found = re.search(r"^const COMMANDS = (\{.*?^\});", source, re.DOTALL | re.MULTILINE)
    assert found is not None
    offered = json.loads(found[1])
    wanted = [command for command in Command if command is not Command.START]
    for locale, rows in offered.items():
        assert rows == [
            [say(locale, f"{part}-{command}") for part in ("command", "menu", "usage")]
            for command in wanted
        ]


def test_the_page_knows_each_command_by_our_own_name_for_it() -> None:
    for command in Command:
        assert say("en", f"command-{command}") == f"/{command}"


def test_both_languages_of_the_page_say_the_same_things() -> None:
    source = (STATIC / "words.js").read_text("utf-8")
    portuguese, english = source.split("  en: {")
    names = re.compile(r"^    (\w+):", re.MULTILINE)
    assert names.findall(portuguese) == names.findall(english.split("export")[0])


async def test_the_demo_frames_the_chat_and_the_phones() -> None:
    routes = DemoPage("http://127.0.0.1:8090/phones").routes()
    async with TestClient(TestServer(build_app(routes), host="127.0.0.1")) as client:
        page = await client.get("/")
        text = await page.text()
        assert 'src="/chat"' in text
        assert 'src="http://127.0.0.1:8090/phones" allow="autoplay"' in text
        policy = page.headers["Content-Security-Policy"]
        assert f"frame-src http://127.0.0.1:{client.port} http://127.0.0.1:8090;" in policy
        for name, kind in (("demo.js", "text/javascript"), ("demo.css", "text/css")):
            answer = await client.get(f"/demo/{name}")
            assert (answer.status, answer.content_type) == (200, kind)
        assert (await client.get("/demo/demo.html")).status == 404
