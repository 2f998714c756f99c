"""Which of its two descriptions the platform follows: the manual, or its newer public docs."""

from enum import StrEnum
from typing import NamedTuple


class Profile(StrEnum):
    """The manual is the default; where the docs contradict it, `docs` follows them."""

    MANUAL = "manual"
    DOCS = "docs"


class Limits(NamedTuple):
    """What the two descriptions say differently of the same parameters."""

    least_resends: int
    usual_resends: int
    least_time_resends: int
    name_words: tuple[str, ...]
    campaigns_listed: int  # by default
    unlimited: str  # what GetCallStatus takes for "all of them"
    loading: float  # seconds until a new campaign dials


LIMITS = {
    Profile.MANUAL: Limits(1, 1, 10, ("1", "2", "3"), 100, "0", 0.0),
    Profile.DOCS: Limits(0, 0, 1, ("0", "1", "2"), 500, "-1", 5.0),
}
