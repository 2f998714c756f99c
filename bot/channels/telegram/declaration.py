"""Telegram's declaration: its limits, links, secrets, and the form of its token."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.channels.declaration import ChannelDeclaration
from bot.config.channels import ChannelSettings
from bot.doctor.finding import Finding, ok, warning
from domain.channel import Pace

TOKEN = r"\d{5,}:[A-Za-z0-9_-]{20,}"  # noqa: S105 - its form


def is_used(settings: ChannelSettings) -> bool:
    """Whether a bot's token is set."""
    return bool(settings.telegram_token.get_secret_value())


def check_telegram(settings: ChannelSettings) -> Iterator[Finding]:
    """Check whether Telegram is configured, and its token looks like one."""
    token = settings.telegram_token.get_secret_value()
    if token and not re.fullmatch(TOKEN, token):
        said = "RAMAL_TELEGRAM_TOKEN does not look like a bot's token."
        yield warning(TELEGRAM.name, said, "Copy it from @BotFather: digits, a colon, letters.")
    else:
        yield ok(TELEGRAM.name, "its token is set." if token else "not used.")


TELEGRAM = ChannelDeclaration(
    name="telegram",
    title="Telegram",
    link="https://t.me/{account}?start={token}",
    # 30 a second in all, 1 a second in a chat, 20 a minute in a group.
    pace=Pace(per_second=30, chat_gap=1.0, group_gap=3.0),
    setting="RAMAL_TELEGRAM_TOKEN",
    is_used=is_used,
    check=check_telegram,
    secret_words=(rf"\b{TOKEN}",),
    secret_paths=("telegram", "bot", "file/bot"),
    silenced=("telegram", "httpx", "httpcore"),  # they log texts, and tokens in paths
)
