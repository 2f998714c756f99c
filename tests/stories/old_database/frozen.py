"""The database that cb1b1f9 left behind, opened by the program of this checkout.

The file is SQLite's own (it was dumped from one), so these stories run on SQLite alone; that both
databases migrate and store alike is shown in tests/storage.
"""

from __future__ import annotations

import json
import lzma
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from pydantic import SecretStr

from sandbox.calls import AttachedSms, CallOrder
from tests.clocks import FrozenClock
from tests.emulated.telegram import EmulatedTelegram, emulated_telegram
from tests.emulated.telegram_updates import Person, group, private
from tests.stories.world import World, world

HERE = Path(__file__).parent
LEDGER: dict[str, Any] = json.loads((HERE / "cb1b1f9.ledger.json").read_text(encoding="utf-8"))
# The story of the file began at STARTED; at FROZEN the program was stopped.
STARTED, FROZEN = (datetime.fromisoformat(LEDGER[name]) for name in ("start", "end"))
SECRET = "fixture-callback-secret-cb1b1f9"
MARTA = Person(1003, "Marta", "", "pt-br")
GROUPS = (group(-1001234), group(-1006666), group(-1007777, forum=True))
SETTINGS: dict[str, Any] = {
    "status_callback_secret": SecretStr(SECRET),
    "admins": "terminal:ana,telegram:1001",
    "on_call_file": HERE / "cb1b1f9.oncall.toml",
    "callback_verify": "call",
    "callback_doors": "loja",
    "callback_hours": "Mo-Fr 08:00-18:00; PH off",
}


def restore(path: Path) -> None:
    """Write the frozen file as a database."""
    dump = lzma.decompress((HERE / "cb1b1f9.sql.xz").read_bytes()).decode()
    made = sqlite3.connect(path)
    made.executescript(dump)
    made.close()


def put_back(kept: Path, path: Path) -> None:
    """Make the database at `path`, which may be open elsewhere, the same as the one at `kept`."""
    source, target = sqlite3.connect(kept), sqlite3.connect(path)
    source.backup(target)
    source.close()
    target.close()


@asynccontextmanager
async def opened(path: Path, *, telegram: EmulatedTelegram | None = None) -> AsyncIterator[World]:
    """The whole program on a database at the frozen moment, beside a platform that knows its calls.

    With a `telegram` the program speaks there too.
    """
    settings = dict(SETTINGS)
    if telegram is not None:
        settings |= {"telegram_token": telegram.token, "telegram_api_url": telegram.url}
    url, clock = f"sqlite+aiosqlite:///{path}", FrozenClock(FROZEN)
    async with world(url, clock, path.parent, platform_since=STARTED, **settings) as story:
        await _dial_again(story)
        yield story


@asynccontextmanager
async def telegram_as_it_was() -> AsyncIterator[EmulatedTelegram]:
    """A Telegram that knows the chats of the file, and counts its updates on."""
    async with emulated_telegram() as telegram:
        telegram.people[MARTA.id] = MARTA
        telegram._last_update = 700_000_100  # above the last one that cb1b1f9 heard
        for chat in (*map(private, telegram.people.values()), *GROUPS):
            telegram._open(chat)
        telegram.chats.topics.add("5")
        yield telegram


async def _dial_again(story: World) -> None:
    """Tell the platform what it had dialled for cb1b1f9, under the same ids.

    Where a call was over and cb1b1f9 knew it, the ledger names no address to call back.
    """
    platform = story.sandbox.platform
    for line in LEDGER["dialled"]:
        at = datetime.fromisoformat(line["at"])
        await platform.clock.advance((at - platform.clock.now()).total_seconds())
        told = {k: v for k, v in line.items() if k not in ("at", "id", "attached", "callback")}
        if "sms" in told:
            dialled = platform.send_sms(dest=line["dest"], text=line["sms"], ctid=line["ctid"])
        else:
            attached = AttachedSms(**line["attached"]) if "attached" in line else None
            rurl = story.root + line["callback"] if "callback" in line else ""
            dialled = platform.exchange.dial(CallOrder(**told, sms=attached, rurl=rurl)).cd_id
        assert dialled == line["id"]
    await platform.clock.advance((FROZEN - platform.clock.now()).total_seconds())
    story.dialled()
    await story.heard()
