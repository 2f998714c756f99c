"""The numbers that asked not to be called: the public list, and the customer's own."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, get_args

List = Literal["do_not_call", "customer"]
LISTS: tuple[List, ...] = get_args(List)
MAX_BARRED = 10_000


class TooMany(Exception):
    """More numbers than the sandbox remembers; to forget one silently would let it be called."""


class Barred:
    """Which list a number is on; both are empty until the control says otherwise."""

    def __init__(self) -> None:
        self._lists: dict[str, List] = {}

    @property
    def lists(self) -> Mapping[str, List]:
        """Every barred number and its list."""
        return MappingProxyType(self._lists)

    def bar(self, number: str, which: List) -> None:
        """Put a number on a list, and so off the other one."""
        if number not in self._lists and len(self._lists) >= MAX_BARRED:
            raise TooMany(f"{MAX_BARRED} numbers are barred already")
        self._lists[number] = which

    def free(self, number: str) -> None:
        """Take a number off its list."""
        self._lists.pop(number, None)
