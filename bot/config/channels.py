"""The settings of the channels that need any."""

from __future__ import annotations

from pydantic import SecretStr
from pydantic_settings import BaseSettings


class ChannelSettings(BaseSettings):
    """What `Settings` takes over from here; a channel's own folder reads nothing else of them."""

    telegram_token: SecretStr = SecretStr("")
    telegram_api_url: str = "https://api.telegram.org"
    telegram_webhook: bool = False
