"""What a client's methods stand on, wherever they are written: one way to ask, one clock."""

from abc import ABC, abstractmethod
from collections.abc import Awaitable, Callable
from typing import TypeVar

from velip import sansio
from velip.deadlines import Timer
from velip.profile import Profile
from velip.request import R, Request
from velip.transport import Transport

T = TypeVar("T")
# How an answer is heard: read to its end, or opened to be streamed.
Hear = Callable[[Request[R], sansio.Outgoing], Awaitable[T]]


class Asks(ABC):
    """A client as the groups of its methods see it."""

    base_url: str
    profile: Profile
    deadline: float
    clock: Callable[[], float]
    sleep: Callable[[float], Awaitable[None]]
    timer: Callable[[float], Timer]
    _transport: Transport

    @abstractmethod
    async def _call(self, request: Request[R]) -> R:
        """Ask, and read the answer to its end."""

    @abstractmethod
    async def _reach(self, request: Request[R], hear: Hear[R, T]) -> T:
        """Ask within the deadline, and hear the answer in a way of its own."""
