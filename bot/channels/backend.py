"""What the program gives to a channel that reads its own history."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass

from domain.audio.sound import Sound
from domain.chat import Address, HistoryLine, Inbound, Received


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelBackend:
    """Callables that store what was said, read a chat's history, and wake its readers.

    `last_number` is the number of a chat's last line, asked for all open pages together.
    """

    receive: Callable[[Inbound], Awaitable[Received]]
    list_lines: Callable[[Address, int], Awaitable[list[HistoryLine]]]
    last_number: Callable[[Address], Awaitable[int]]
    is_handled: Callable[[int], Awaitable[bool]]
    list_commands: Callable[[str], Awaitable[tuple[str, ...]]]
    find_sound: Callable[[int], Awaitable[Sound | None]]
    find_picture: Callable[[int], Awaitable[bytes | None]]
    listen: Callable[[], AbstractContextManager[asyncio.Event]]
