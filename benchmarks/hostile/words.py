"""What costs most to read: texts of the longest kind that a chat takes, and alerts' bodies."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import count

LONGEST = 7_900  # characters; the web chat takes 8,000
_FILLERS = (
    "/retorno a{}b 11 98765-4321|\u00a0",
    "ligue para {}|e ",
    "manda um sms pra {}|e ",
    "{}|1",
    "ligar {}|11 99206-9730 ",
    "/ligar Maria {}|, ",
    "amanhã às {}|9h ",
    "{}|(",
    "liga pra Maria e diz {}|que ",
    "/contato {}|Ana Maria ",
)


def hostile_texts(first: int) -> Iterator[str]:
    """Long texts of every kind in turn, each another one."""
    for number in count(first):
        form, _, filler = _FILLERS[number % len(_FILLERS)].partition("|")
        yield form.format(filler * (LONGEST // len(filler)))[:LONGEST] + str(number)[-4:]


def alert_bodies(source: str) -> Iterator[bytes]:
    """Alertmanager's messages: many alerts of nothing, and a thousand of something, in turn."""
    for number in count():
        if number % 2:
            alerts: list[dict[str, object]] = [{}] * 250_000
        else:
            alerts = [_alert(f"{source}-{number}-{each}") for each in range(1_000)]
        yield json.dumps({"version": "4", "status": "firing", "alerts": alerts}).encode()


def _alert(key: str) -> dict[str, object]:
    labels = {"alertname": f"Alerta {key}", "severity": "critical", "instance": f"{key}:9100"}
    annotations = {"summary": f"Disco cheio em {key}", "description": "x" * 300}
    return {
        "status": "firing",
        "labels": labels,
        "annotations": annotations,
        "startsAt": "2026-11-23T18:25:59.902648255Z",
        "fingerprint": key,
    }
