"""What the lists have in common: how many rows, and what is searched for."""

from sandbox.answers import against_the_manual
from sandbox.endpoints.asking import Asked

DEFAULT_ROWS = 100
MAX_DIGITS = 9


def read_rows(asked: Asked) -> int | None:
    """`maxreg`: 100 unless it says otherwise, None for 0, which is no limit."""
    text = asked.get("maxreg") or str(DEFAULT_ROWS)
    if not (text.isascii() and text.isdecimal() and len(text) <= MAX_DIGITS):
        raise against_the_manual("maxreg is a number of rows, 0 for no limit")
    return int(text) or None


def matches(asked: Asked, *, name: str, key: str) -> bool:
    """Whether `search` is found in the name or in the id, whatever the letters' size."""
    search = asked.get("search").lower()
    return search in name.lower() or search in key.lower()
