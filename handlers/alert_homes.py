"""Whose an alert is, while the on-call file changes."""

from __future__ import annotations

from domain.alert import Alert
from domain.on_call import OnCall


def team_now(alert: Alert, known: OnCall) -> str:
    """The team of an alert: its own, or its source's, where the file no longer knows that one."""
    if alert.team in known.teams:
        return alert.team
    source = known.sources.get(alert.source)
    return source.team if source is not None and source.team in known.teams else ""
