"""The running program takes its own secrets out of the log, whatever they look like."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import SecretStr

from bot.logs import redact
from tests.stories.world import SAY_TOKEN, World

PLAIN = "cavalo correto bateria"  # looks like words: only who knows it can take it out


@pytest.fixture
def changes() -> dict[str, Any]:
    return {"status_callback_secret": SecretStr(PLAIN), "deadman_url": "https://ping.example/short"}


async def test_its_secrets_are_known_by_what_they_are(story: World) -> None:
    rules = story.program.runtime.rules
    secrets = [PLAIN, SAY_TOKEN, "sandbox-stories", "https://ping.example/short"]
    secrets += [rules.path_secret(), rules.installation_secret]
    for secret in secrets:
        assert redact(f"GET /somewhere {secret} HTTP/9.9") == "GET /somewhere [secret] HTTP/9.9"
