"""The files that people sent to the bot, as the Bot API gives them out."""

from __future__ import annotations

from typing import Any

from aiohttp import web

from tests.emulated.telegram_chats import Params, Refused

LARGEST = 20 * 1024 * 1024  # what a bot may download


class Files:
    """`add` keeps a file; `getFile` and its address give it out."""

    def __init__(self) -> None:
        self._files: dict[str, bytes] = {}

    def add(self, data: bytes) -> dict[str, Any]:
        number = f"AwACAgEAAxkBAAM{len(self._files):04}"
        self._files[number] = data
        return {"file_id": number, "file_unique_id": f"U{number}", "file_size": len(data)}

    def get_file(self, params: Params) -> dict[str, Any]:
        number = params["file_id"]
        if number not in self._files:
            raise Refused("wrong file_id or the file is temporarily unavailable")
        size = len(self._files[number])
        if size > LARGEST:
            raise Refused("file is too big")
        return {
            "file_id": number,
            "file_unique_id": f"U{number}",
            "file_size": size,
            "file_path": f"voice/{number}.oga",
        }

    async def give(self, request: web.Request) -> web.Response:
        number = request.match_info["path"].removeprefix("voice/").removesuffix(".oga")
        return web.Response(body=self._files[number], content_type="application/octet-stream")
