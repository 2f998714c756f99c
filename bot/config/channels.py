"""The settings of the channels that have any."""

from __future__ import annotations

from pydantic import SecretStr
from pydantic_settings import BaseSettings


class ChannelSettings(BaseSettings):
    """The channels' part of `Settings`, the only one that a channel's own folder reads."""

    telegram_token: SecretStr = SecretStr("")
    telegram_api_url: str = "https://api.telegram.org"
    telegram_webhook: bool = False
