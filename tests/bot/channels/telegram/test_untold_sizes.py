"""Files and answers of untold size: read in pieces, and never beyond their bound."""

from __future__ import annotations

import gzip
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web
from telegram import Bot

from bot.channels.telegram.send import Sender
from bot.channels.telegram.transport import LARGEST_ANSWER, AnswerTooLarge, Transport
from domain.ports import FileTooLarge
from tests.emulated.serving import serving

PIECE = 256 * 1024
BOT = "12345:abcdefghijklmnopqrstuvwxyz"
MOST = 1024 * 1024


@dataclass
class Elsewhere:
    """A Bot API whose files and answers have no end, and which does not say how large they are."""

    path: str = "voice/endless.oga"
    given: int = 0
    sender: Sender = field(init=False)
    bot: Bot = field(init=False)

    async def tell(self, request: web.Request) -> web.StreamResponse:
        if request.match_info["method"] == "getFile":
            file = {"file_id": "AwAC", "file_unique_id": "U", "file_path": self.path}
            return web.json_response({"ok": True, "result": file})
        if request.match_info["method"] == "getMe":
            return await self.flow(request)
        packed = gzip.compress(b"0" * 50 * MOST)
        return web.Response(body=packed, headers={"Content-Encoding": "gzip"})

    async def flow(self, request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse()
        await response.prepare(request)
        while self.given < 400 * MOST:
            await response.write(bytes(PIECE))
            self.given += PIECE
        return response


@asynccontextmanager
async def elsewhere(**changes: Any) -> AsyncIterator[Elsewhere]:
    there = Elsewhere(**changes)
    app = web.Application()
    app.add_routes(
        [web.post("/bot{token}/{method}", there.tell), web.get("/file/{rest:.+}", there.flow)]
    )
    async with serving(app) as root:
        line = Transport()
        there.bot = Bot(BOT, base_url=f"{root}/bot", base_file_url=f"{root}/file/bot", request=line)

        async def nothing(_number: int) -> None:
            return None

        there.sender = Sender(there.bot, nothing, nothing)
        yield there
        await line.shutdown()


async def test_a_file_of_untold_size_is_read_to_its_bound_only() -> None:
    """Before: 400 MB were read and kept."""
    async with elsewhere() as there:
        with pytest.raises(FileTooLarge):
            await there.sender.fetch("AwAC", MOST)
        assert there.given < 40 * MOST  # what the sockets between us had taken


async def test_a_file_on_this_machine_is_weighed_before_it_is_read(tmp_path: Path) -> None:
    file = tmp_path / "voice.oga"
    file.write_bytes(b"OggS sound")
    async with elsewhere(path=str(file)) as there:
        assert await there.sender.fetch("AwAC", 10) == b"OggS sound"
        with pytest.raises(FileTooLarge):
            await there.sender.fetch("AwAC", 9)


async def test_an_answer_without_end_is_read_to_its_bound_only() -> None:
    async with elsewhere() as there:
        with pytest.raises(AnswerTooLarge):
            await there.bot.get_me()
        assert LARGEST_ANSWER <= there.given < LARGEST_ANSWER + 40 * MOST


async def test_a_packed_answer_is_not_unpacked() -> None:
    async with elsewhere() as there:
        with pytest.raises(AnswerTooLarge):
            await there.bot.delete_webhook()
