"""The named points at which a process dies, planted around the program's own functions.

The product holds none of this: it would be one more thing that could go wrong.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Awaitable, Callable
from contextvars import ContextVar
from typing import Any

from bot import dispatch
from bot.channels.telegram import channel
from bot.platform import telephony
from bot.workers import courier, poll_outcomes, status_callbacks, submit
from storage import work
from storage.chat import inbound
from storage.orders import orders
from storage.orders.ingest import group_commit

POINTS = (
    "heard: before its commit",
    "heard: committed, not handled",
    "handling: before its commit",
    "handling: committed",
    "order: before its commit",
    "order: committed, before the POST",
    "order: posted, before the note",
    "note: before its commit",
    "note: committed",
    "callback: before its commit",
    "callback: committed, before its 200",
    "outcome: before its commit",
    "outcome: committed",
    "record: before its commit",
    "record: committed",
    "message: before it is sent",
    "message: sent, before it is noted",
    "message: sent and noted",
)
_doing: ContextVar[str] = ContextVar("doing", default="")
Hit = Callable[[str], None]
Function = Callable[..., Awaitable[Any]]


def killer(point: str, nth: int, report: int, sign: int = signal.SIGKILL) -> Hit:
    """Die the `nth` time this point is reached; its name goes to the file `report` first.

    By SIGSTOP instead of SIGKILL it only falls asleep, until somebody wakes it.
    """
    left = [nth]

    def hit(reached: str) -> None:
        if reached == point:
            left[0] -= 1
            if not left[0]:
                os.write(report, f"{point}\n".encode())
                os.kill(os.getpid(), sign)

    return hit


def plant(hit: Hit) -> None:
    """Put every point into the program that this process is about to be."""
    _around(inbound, "remember", after=lambda found: found and hit(POINTS[0]))
    _around(dispatch.Dispatch, "receive", after=lambda _: hit(POINTS[1]))
    _around(orders, "claim_confirmed", after=lambda found: found and hit(POINTS[4]))
    _around(submit.Submitter, "_post", before=lambda: hit(POINTS[5]))
    _around(telephony.VelipTelephony, "submit", after=lambda _: hit(POINTS[6]))
    _around(group_commit.CallbackIngest, "__call__", before=lambda: hit(POINTS[9]))
    _around(group_commit.CallbackIngest, "__call__", after=lambda _: hit(POINTS[10]))
    _around(channel.TelegramChannel, "send", before=lambda: hit(POINTS[15]))
    _around(channel.TelegramChannel, "send", after=lambda key: key and hit(POINTS[16]))
    _around(courier.Courier, "_deliver", after=lambda _: hit(POINTS[17]))
    _named(dispatch, "answer", "handling")
    _named(submit, "note_answer", "note")
    _named(status_callbacks, "record_outcome", "outcome")
    _named(poll_outcomes, "record_outcome", "record")
    _around(
        work.Work,
        "commit",
        before=lambda: hit(f"{_doing.get()}: before its commit"),
        after=lambda _: hit(f"{_doing.get()}: committed"),
    )


def _around(
    owner: Any,
    name: str,
    *,
    before: Callable[[], object] = lambda: None,
    after: Callable[[Any], object] = lambda _: None,
) -> None:
    plain: Function = getattr(owner, name)

    async def wrapped(*args: Any, **named: Any) -> Any:
        before()
        found = await plain(*args, **named)
        after(found)
        return found

    setattr(owner, name, wrapped)


def _named(owner: Any, name: str, doing: str) -> None:
    """Say what is being done while this function runs."""
    plain: Function = getattr(owner, name)

    async def wrapped(*args: Any, **named: Any) -> Any:
        token = _doing.set(doing)
        try:
            return await plain(*args, **named)
        finally:
            _doing.reset(token)

    setattr(owner, name, wrapped)
