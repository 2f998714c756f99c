"""Who is on call at a moment: a pure function of rotations, hours and overrides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from domain.opening_hours import ALWAYS, Hours


class Every(StrEnum):
    """How long a turn lasts."""

    DAY = "day"
    WEEK = "week"


_TURNS = {Every.DAY: timedelta(days=1), Every.WEEK: timedelta(weeks=1)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Rotation:
    """People who take turns; `since` is the wall clock's time at which the first turn began.

    Hand-over is always at that time of the wall's clock, so a turn that a change of the clock falls
    into is an hour longer or shorter. It counts only within `hours` (`PH` are holidays).
    """

    people: tuple[str, ...]
    since: datetime
    every: Every = Every.WEEK
    zone: ZoneInfo
    hours: Hours = field(default_factory=lambda: Hours(ALWAYS))

    def turn(self, at: datetime) -> int:
        """The number of the turn at a moment: 0 is the first."""
        wall = at.astimezone(self.zone).replace(tzinfo=None)
        return (wall - self.since) // _TURNS[self.every]

    def at(self, at: datetime) -> str:
        """The person whose turn it is at a moment; empty before the first turn or out of hours."""
        turn = self.turn(at)
        if turn < 0 or not self.people or not self.hours.is_open(at):
            return ""
        return self.people[turn % len(self.people)]

    def ends(self, at: datetime) -> datetime:
        """When the turn at a moment ends; aware, in the rotation's zone."""
        wall = self.since + _TURNS[self.every] * (self.turn(at) + 1)
        return wall.replace(tzinfo=self.zone)


@dataclass(frozen=True, slots=True, kw_only=True)
class Override:
    """A person who stands in from one moment until another."""

    person: str
    begins: datetime
    ends: datetime

    def holds(self, at: datetime) -> bool:
        """Whether the override applies at a moment; at its end it no longer does."""
        return self.begins <= at < self.ends


def on_call_at(rotations: Sequence[Rotation], overrides: Sequence[Override], at: datetime) -> str:
    """Who is on call: by the latest override that applies, else by the first rotation with one."""
    held = [override.person for override in overrides if override.holds(at)]
    if held:
        return held[-1]
    return next((person for r in rotations if (person := r.at(at))), "")
