"""Who holds the event loop: the step and the line of our code, never what it works on."""

from __future__ import annotations

import asyncio
import sys
import threading
from collections.abc import Iterator, Set
from dataclasses import dataclass
from types import FrameType

ROOMS = frozenset({"bot", "handlers", "storage", "domain", "velip"})
# asyncio gives these names to tasks that nobody named.
_UNNAMED = "Task-"


@dataclass(frozen=True, slots=True)
class Watched:
    """A running loop and the id of its thread."""

    loop: asyncio.AbstractEventLoop
    thread: int


@dataclass(frozen=True, slots=True)
class Holder:
    """A step (a worker's name, a route's pattern or a function) and where in our code it was.

    `file` is a path from the folder in which the rooms lie.
    """

    step: str
    file: str
    function: str
    line: int

    @property
    def where(self) -> str:
        """The place as file:function:line."""
        return f"{self.file}:{self.function}:{self.line}"


def find_holder(watched: Watched, rooms: Set[str] = ROOMS) -> Holder:
    """Look at the loop's thread from another one: the innermost frame of ours, and its step.

    Where the loop itself waits, a thread of ours may be what keeps Python's one lock. Where
    nothing of ours is found, the innermost frame of all is named.
    """
    frames, task = sys._current_frames(), asyncio.current_task(watched.loop)
    held = list(_stack(frames.get(watched.thread)))
    if own := [frame for frame in held if _is_ours(frame, rooms)]:
        named = task is not None and not task.get_name().startswith(_UNNAMED)
        step = task.get_name() if task and named else own[-1].f_code.co_qualname
        return _holder(step, own[0])
    for other in threading.enumerate():
        if other.ident in frames and other.ident not in (watched.thread, threading.get_ident()):
            for frame in _stack(frames[other.ident]):
                if _is_ours(frame, rooms):
                    return _holder(f"thread {other.name}", frame)
    return _holder("no step of ours", held[0]) if held else Holder("no step of ours", "", "", 0)


def _stack(frame: FrameType | None) -> Iterator[FrameType]:
    """From the innermost frame outwards."""
    while frame is not None:
        yield frame
        frame = frame.f_back


def _module(frame: FrameType) -> str:
    return str(frame.f_globals.get("__name__", ""))


def _is_ours(frame: FrameType, rooms: Set[str]) -> bool:
    return _module(frame).partition(".")[0] in rooms


def _holder(step: str, frame: FrameType) -> Holder:
    file = f"{_module(frame).replace('.', '/')}.py"
    return Holder(step, file, frame.f_code.co_qualname, frame.f_lineno)
