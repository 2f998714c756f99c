"""Alerts: the addresses that raise them, who is on call, and whether a key can acknowledge."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from bot.doctor.finding import Finding, note, ok, warning
from bot.settings import Settings
from domain.rotation import on_call_at

_NAME = "alerts"


def check_alerts(settings: Settings, now: datetime) -> Iterator[Finding]:
    """What stands in the on-call file; nothing of it where there is none."""
    rules = settings.rules()
    known = rules.on_call
    if not known.teams:
        yield note(_NAME, "nobody is on call: RAMAL_ON_CALL_FILE is not set.", "docs/oncall.md")
        return
    for team in known.teams.values():
        name = on_call_at(team.rotations, (), now)
        if name:
            yield ok(_NAME, f"{team.name}: {name} is on call by rotation.")
        else:
            fix = "Add a rotation without hours to the team."
            yield warning(_NAME, f"{team.name}: nobody is on call by rotation now.", fix)
    root = settings.web_root()
    for kind, names in (("alert", known.sources), ("heartbeat", known.heartbeats)):
        for name in names:
            secret = rules.door_secret(f"{kind}:{name}")
            yield ok(_NAME, f"{name}: {root}/{kind}/{name}/{secret}")
    if settings.is_live and settings.interactive_type is None:
        yield warning(
            _NAME,
            "a key pressed in a call acknowledges nothing: the manual names no call type in which "
            "the platform tells of it. People acknowledge in the chat.",
            "Ask the platform for its type, and set RAMAL_INTERACTIVE_TYPE.",
        )
