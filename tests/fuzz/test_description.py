"""Every public address is described, and whatever is described exists."""

from __future__ import annotations

from pathlib import Path

import schemathesis

from bot.assemble import assemble
from bot.clock import SystemClock
from bot.http.app import build_app
from bot.http.demo_page import DemoPage
from tests.docs.pages import DOCS
from tests.emulated.telegram import emulated_telegram
from tests.fuzz.description import FILES, ROOT, described, served, whole_description
from tests.fuzz.program import open_settings


async def test_every_route_is_described_and_every_description_has_its_route(tmp_path: Path) -> None:
    demo = build_app(DemoPage("http://127.0.0.1:1", lambda _locale: {}, "").routes())
    async with emulated_telegram() as telegram:
        reached = {
            "velip_base_url": "http://127.0.0.1:9/",
            "telegram_token": telegram.token,
            "telegram_api_url": telegram.url,
        }
        program = await assemble(open_settings(tmp_path, **reached), SystemClock())
        found = served(program.server._runner.app, demo)
        await program.close()
    assert sorted(found ^ described()) == []


def test_the_whole_is_valid_openapi() -> None:
    schema = schemathesis.openapi.from_dict(whole_description())
    schema.validate()
    assert len(list(schema.get_all_operations())) == len(described())


def test_the_pages_name_every_description() -> None:
    text = "".join(page.read_text("utf-8") for page in DOCS.glob("*.md"))
    assert [
        str(file.relative_to(ROOT)) for file in FILES if str(file.relative_to(ROOT)) not in text
    ] == []
