"""Updates pushed to a webhook, as Telegram does: one after the other, until one is not taken."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

import aiohttp

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"


async def push(pending: list[dict[str, Any]], root: str, webhook: dict[str, str]) -> list[int]:
    """Push what is pending to a webhook that stands at `root` in truth; the answers."""
    url = root + urlsplit(webhook["url"]).path
    headers = {SECRET_HEADER: webhook.get("secret_token", "")}
    answers: list[int] = []
    async with aiohttp.ClientSession(headers=headers) as session:
        for update in list(pending):
            async with session.post(url, json=update) as response:
                answers.append(response.status)
            if answers[-1] != 200:
                break
            pending.remove(update)
    return answers
