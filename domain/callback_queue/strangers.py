"""How many numbers strangers may bring in: by visit, by network, and by the range around it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

_HOUR, _DAY = timedelta(hours=1), timedelta(days=1)
NUMBERS_KEPT = timedelta(days=2)  # longer than anything that is counted
REPEATEDLY = 10  # refusals of one network within a day, of which administrators are told
TOLD_AGAIN = timedelta(hours=6)


class StrangerCause(StrEnum):
    """What a number that somebody typed brings about."""

    CODE = "code"  # it is rung or written to, with a code
    REQUEST = "request"  # it waits for an agent without having been verified


class StrangerScope(StrEnum):
    """Whose numbers are counted together."""

    VISIT = "visit"  # of one visit of the page, or of one account of a channel
    NETWORK = "network"  # of one IPv4 address or IPv6 /64; of an account where there is none
    RANGE = "range"  # of the IPv4 /24 or IPv6 /48 around it


@dataclass(frozen=True, slots=True)
class Visit:
    """Who brings numbers in, and from where: keyed digests of a network and the range around it."""

    person_id: int
    network: str
    range: str


@dataclass(frozen=True, slots=True)
class CountedNumber:
    """A number that was brought in at a moment, and when it was verified, if it was."""

    at: datetime
    verified_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class StrangerCeiling:
    """The most numbers within a time that nobody showed to be theirs.

    A verified number counts no longer, and makes room for another one, for up to `earned`: many
    honest customers share one address of a mobile carrier, and some of them mistype.
    """

    scope: StrangerScope
    within: timedelta
    most: int
    earned: int = 0

    def full_until(self, numbers: Sequence[CountedNumber]) -> datetime | None:
        """When there is room again, the numbers being in order of time; None if there is now."""
        counted = [number for number in numbers if number.verified_at is None]
        room = self.most + min(self.earned, len(numbers) - len(counted))
        if len(counted) < room:
            return None
        return counted[len(counted) - room].at + self.within


CEILINGS: Mapping[StrangerCause, tuple[StrangerCeiling, ...]] = {
    StrangerCause.CODE: (
        StrangerCeiling(StrangerScope.VISIT, _DAY, 2),
        StrangerCeiling(StrangerScope.NETWORK, _HOUR, 3, earned=9),
        StrangerCeiling(StrangerScope.NETWORK, _DAY, 6, earned=24),
        StrangerCeiling(StrangerScope.RANGE, _HOUR, 12, earned=36),
        StrangerCeiling(StrangerScope.RANGE, _DAY, 24, earned=96),
    ),
    # Agents read them before anybody is called, so whole offices may share an address.
    StrangerCause.REQUEST: (
        StrangerCeiling(StrangerScope.NETWORK, _HOUR, 20),
        StrangerCeiling(StrangerScope.NETWORK, _DAY, 60),
        StrangerCeiling(StrangerScope.RANGE, _HOUR, 60),
        StrangerCeiling(StrangerScope.RANGE, _DAY, 240),
    ),
}


def open_to_all(most: int) -> int:
    """How many of an hour's codes are for everybody; the others for networks without a number."""
    return (most + 1) // 2
