"""`request_id` of the docs: which requests were made already, so that none is done twice."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

REMEMBERED = timedelta(minutes=30)


class Requests:
    """What each request of the last half hour made; an empty id while it is being made.

    A request is its `request_id` with all its parameters: with others it is another request.
    """

    def __init__(self) -> None:
        self._made: dict[str, tuple[datetime, str]] = {}  # the oldest first

    def claim(self, request_id: str, now: datetime) -> str | None:
        """None for a new request, which is now in progress; else what it made or an empty id."""
        for old in [old for old, (at, _) in self._made.items() if at + REMEMBERED <= now]:
            del self._made[old]
        if request_id in self._made:
            return self._made[request_id][1]
        self._made[request_id] = (now, "")
        return None

    def forget(self, made: str) -> None:
        """What it made has failed: the same request makes another one."""
        self._made = {key: one for key, one in self._made.items() if one[1] != made}

    def settle(self, request_id: str, made: str) -> None:
        """Remember what the request made."""
        if request_id in self._made:  # a turned clock may have passed half an hour meanwhile
            self._made[request_id] = (self._made[request_id][0], made)

    @contextmanager
    def claimed(self, request_id: str) -> Iterator[None]:
        """A request that fails has made nothing and may come again."""
        try:
            yield
        except BaseException:
            self._made.pop(request_id, None)
            raise
