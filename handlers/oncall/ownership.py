"""Whose an alert is, while the on-call file changes."""

from __future__ import annotations

from domain.oncall.alert import Alert
from domain.oncall.roster import HEARTBEAT, SELF, OnCall


def team_now(alert: Alert, known: OnCall) -> str:
    """The team of an alert: its own, or where the file no longer knows that one, its source's.

    Nothing where nobody has it now.
    """
    if alert.team in known.teams:
        return alert.team
    if alert.source == SELF:
        named = known.watch.team
    elif alert.source == HEARTBEAT:
        beat = known.heartbeats.get(alert.key.partition(":")[0])
        named = beat.team if beat is not None else ""
    else:
        source = known.sources.get(alert.source)
        named = source.team if source is not None else ""
    return named if named in known.teams else ""
