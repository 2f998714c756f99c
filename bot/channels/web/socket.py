"""The web chat's socket: messages come in and are acknowledged, history lines go out."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import Any

import structlog
from aiohttp import WSMsgType, web

from bot.channels.backend import ChannelBackend
from bot.channels.last_numbers import LOOK
from bot.channels.line_json import shape
from bot.channels.rate import Allowance
from bot.channels.web.inbound import Hello, RefusedMessage, read, to_hello, to_inbound
from bot.channels.web.login import CHANNEL
from bot.channels.web.words import PageWords
from bot.wire.sums import Sums
from domain.chat import Address, HistoryLine

log = structlog.get_logger()
# 8,000 characters, each written as \uXXXX, and the rest of the message around them.
LARGEST = 64 * 1024
MOST_MESSAGES, PERIOD = 20, 10.0
RETRY_KEEPING = 2.0
BEAT = 20.0  # the page takes a longer silence for a lost connection
SEND_TIMEOUT = 10.0
NOT_YOU, GONE = 4409, 4401  # close codes: a page of another person; a session that ended


class Conversation:
    """One open page of one person; `still_here` says whether its session is still valid."""

    def __init__(
        self,
        socket: web.WebSocketResponse,
        name: str,
        ears: ChannelBackend,
        still_here: Callable[[], Awaitable[bool]],
        words: PageWords,
    ) -> None:
        self._socket, self._words, self._sums = socket, words, Sums()
        self._name = name
        self._ears = ears
        self._still_here = still_here
        self._allowance = Allowance(MOST_MESSAGES, PERIOD, time.monotonic)
        self._locale = ""
        self._telling: asyncio.Task[None] | None = None
        self._wake = asyncio.Event()
        self._left = False
        self._offered: tuple[str, ...] | None = None

    async def run(self, locale: str, sums: Sums) -> None:
        """Serve the page until it closes, in `locale` until it has sent its first message."""
        self._locale, self._sums = locale, sums
        with self._ears.listen() as self._wake:
            try:
                async for message in self._socket:
                    if message.type is WSMsgType.TEXT:
                        await self._hear(message.data)
                    else:
                        await self._refuse(RefusedMessage("not-json"))
            except (ConnectionError, TimeoutError) as error:
                log.debug("web.page_gone", error=type(error).__name__)
            finally:
                await self._leave()

    async def _leave(self) -> None:
        # Woken, not cancelled: cancelling a read of the database costs its connection.
        self._left = True
        self._wake.set()
        if self._telling is not None:
            await asyncio.gather(self._telling, return_exceptions=True)

    async def _hear(self, raw: str) -> None:
        try:
            asked = read(raw)
            if self._telling is None:
                await self._meet(to_hello(asked))
            else:
                await self._take(asked)
        except RefusedMessage as refused:
            await self._refuse(refused)

    async def _meet(self, hello: Hello) -> None:
        """Take the page's first message, and start to send it the lines that it has not seen."""
        if hello.person and hello.person != self._name:
            await self._socket.close(code=NOT_YOU)
            return
        self._locale = hello.locale or self._locale
        self._telling = asyncio.create_task(self._tell(hello.after), name="web-tell")

    async def _take(self, asked: dict[str, Any]) -> None:
        """Store a message, and only then acknowledge it; raises RefusedMessage."""
        said = to_inbound(asked, self._name, self._locale)
        key: str = asked["key"]
        if wait := self._allowance.take():
            raise RefusedMessage("too-fast", key, wait)
        try:
            if await self._close_if_gone():
                return
            received = await self._ears.receive(said)
        except Exception as error:
            # The database may be down for a moment: the page keeps the message and sends it again.
            self._sums.note("error", "web.not_kept", error=type(error).__name__)
            log.debug("web.not_kept.where", exc_info=True)
            raise RefusedMessage("not-kept", key, RETRY_KEEPING) from error
        await self._send({"type": "ack", "key": key, "seq": received.seq})

    async def _tell(self, after: int) -> None:
        """Send every line after this number, and each new one when the bell rings."""
        greeted, looked = False, 0.0
        try:
            while not self._left:
                self._wake.clear()
                due = looked + LOOK - time.monotonic()
                if greeted and due > 0 and await self._has_all(after):
                    await self._rest(due)
                    continue
                looked = time.monotonic()
                # Each time: whoever was logged out or revoked reads no line that came after.
                if await self._close_if_gone():
                    return
                after = await self._tell_after(after, even_none=not greeted)
                greeted = True
                await self._offer()
                await self._rest()
        except Exception as error:
            # The page connects again and asks for the lines that it has not seen.
            self._sums.note("info", "web.tell_ended", error=type(error).__name__)
            await self._socket.close()

    async def _has_all(self, after: int) -> bool:
        return await self._ears.last_number(Address(CHANNEL, self._name)) <= after

    async def _tell_after(self, after: int, *, even_none: bool) -> int:
        """Send the new lines; with `even_none` an empty list too, so the page knows it has all."""
        lines = await self._ears.list_lines(Address(CHANNEL, self._name), after)
        if lines or even_none:
            await self._send({"type": "lines", "lines": [self._shape(line) for line in lines]})
        return lines[-1].seq if lines else after

    async def _offer(self) -> None:
        """Send this person's commands, when the page opens and whenever they have changed."""
        commands = await self._ears.list_commands(f"{CHANNEL}:{self._name}")
        if commands != self._offered:
            self._offered = commands
            await self._send({"type": "menu", "commands": list(commands)})

    async def _close_if_gone(self) -> bool:
        """Whether the session has ended; then the page is closed."""
        if self._left or await self._still_here():
            return False
        await self._socket.close(code=GONE)
        return True

    async def _rest(self, most: float | None = None) -> None:
        """Wait for the bell, or after BEAT seconds send a beat, which shows that we are there."""
        if self._left:
            return
        try:
            async with asyncio.timeout(BEAT if most is None else most):
                await self._wake.wait()
        except TimeoutError:
            if most is None:
                await self._send({"type": "beat"})

    def _shape(self, line: HistoryLine) -> dict[str, Any]:
        shaped = shape(line)
        if line.said is not None:  # as the page wrote it
            shaped["key"] = line.said.key.removeprefix(f"{self._name}:")
        return shaped

    async def _refuse(self, refused: RefusedMessage) -> None:
        text = self._words.refusal(self._locale, refused.name)
        said = {"type": "error", "key": refused.key, "name": refused.name, "text": text}
        await self._send(said if refused.retry is None else {**said, "retry": refused.retry})

    async def _send(self, said: dict[str, Any]) -> None:
        if self._socket.closed:
            return
        async with asyncio.timeout(SEND_TIMEOUT):
            await self._socket.send_json(said)
