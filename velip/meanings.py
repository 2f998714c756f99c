"""What a status row stands for, and how rows are keyed."""

from dataclasses import dataclass

from velip.errors import ApiError

COMMON = ""  # the endpoint of the rows that every endpoint shares
ANY = ""  # the text of a code that means one thing whatever stands beside it


@dataclass(frozen=True)
class Meaning:
    """What a row stands for; `reason` only where it is a block."""

    error: type[ApiError]
    reason: str = ""


Rows = dict[tuple[str, int, str], Meaning]
