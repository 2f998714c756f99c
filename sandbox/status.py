"""One row of a status table, apart from the tables so that each of them can have its own file."""

from typing import NamedTuple


class Status(NamedTuple):
    """One row of a status table, as printed: the text is part of the contract."""

    text: str
    code: int
