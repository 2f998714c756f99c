"""An on-call file for stories, and sources that raise alerts by HTTP."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from domain.rules import derived
from tests.stories.world import World

PRESSES, HEARS, SILENT, VOICEMAIL = (
    "11 90000-0011",
    "11 90000-0000",
    "11 90000-0001",
    "11 90000-0006",
)
FALLBACK = "11 90000-0012"
FIRING: dict[str, Any] = {
    "version": "4",
    "status": "firing",
    "truncatedAlerts": 0,
    "alerts": [
        {
            "status": "firing",
            "labels": {
                "alertname": "WebhookErrors",
                "instance": "bot:8080",
                "severity": "critical",
            },
            "annotations": {"description": "5 erros em 10m", "summary": "Erros no webhook"},
            "startsAt": "2026-11-23T18:25:59.902648255Z",
            "endsAt": "0001-01-01T00:00:00Z",
            "fingerprint": "50b53eee07525cbc",
        }
    ],
}


def resolved(body: dict[str, Any] = FIRING) -> dict[str, Any]:
    """The same alert, over."""
    alerts = [{**one, "status": "resolved"} for one in body["alerts"]]
    return {**body, "status": "resolved", "alerts": alerts}


def write_file(folder: Path, bia: str = PRESSES, eva: str = HEARS, **policy: Any) -> Path:
    """Bia takes the first step, Eva the second; as whoever runs Ramal would write it."""
    rounds = policy.pop("rounds", 1)
    fallback = policy.pop("fallback", "")
    path = folder / "oncall.toml"
    path.write_text(
        f"""
        [people]
        bia = {{ identity = "terminal:bia", phone = "{bia}" }}
        eva = {{ identity = "terminal:eva", phone = "{eva}" }}

        [policies.padrao]
        rounds = {rounds}
        fallback = "{fallback}"
        [[policies.padrao.steps]]
        who = "on-call"
        calls = 3
        redial_minutes = 2
        wait_minutes = 6
        [[policies.padrao.steps]]
        who = "eva"
        calls = 2
        redial_minutes = 2
        wait_minutes = 4

        [teams.infra]
        policy = "padrao"
        [[teams.infra.rotations]]
        people = ["bia"]
        since = 2026-01-05T09:00:00

        [sources.prometheus]
        kind = "alertmanager"
        team = "infra"
        [sources.curl]
        kind = "text"
        team = "infra"
        [sources.kuma]
        kind = "kuma"
        team = "infra"
        [heartbeats.backup]
        team = "infra"
        minutes = 60
        """,
        encoding="utf-8",
    )
    return path


async def post(
    story: World, name: str, body: dict[str, Any] | str, *, secret: str = "", kind: str = "alert"
) -> int:
    """A source posts; then everybody does what they can."""
    root = story.program.runtime.rules.installation_secret
    shown = secret or derived(root, f"{kind}:{name}")
    data = body if isinstance(body, str) else json.dumps(body)
    headers = {"Authorization": f"Bearer {shown}"}
    url = f"{story.root}/{kind}/{name}"
    async with story.http.post(url, data=data.encode(), headers=headers) as answer:
        status = answer.status
    await story.settle()
    return status
