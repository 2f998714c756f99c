"""The Telegram channel: updates come by long poll or webhook, messages go out by the Bot API."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

import structlog
from aiohttp import web
from telegram import Bot
from telegram.error import InvalidToken

from bot.channels.telegram.faults import names_webhook, why_down
from bot.channels.telegram.inbound import CHANNEL, to_inbound, update_id
from bot.channels.telegram.send import Sender
from bot.channels.telegram.start import UPDATES_JSON, Menu, begin
from bot.channels.telegram.transport import Flooded, Transport
from bot.channels.telegram.webhook import WebhookRoutes
from domain.audio.sound import Sound
from domain.chat import Inbound, Message, Received, Unread
from domain.ports import Clock

log = structlog.get_logger()
LONGEST_REST = 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class TelegramSettings:
    """The token and the addresses; without a `webhook_url` updates are polled for."""

    token: str = field(repr=False)
    api_url: str = "https://api.telegram.org"
    webhook_url: str = ""
    webhook_secret: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class TelegramBackend:
    """Callables that store updates and find the sounds and pictures of messages."""

    receive: Callable[[Inbound], Awaitable[Received]]
    keep_unread: Callable[[Unread], Awaitable[None]]
    find_sound: Callable[[int], Awaitable[Sound | None]]
    find_picture: Callable[[int], Awaitable[bytes | None]]
    known_as: Callable[[str], None]  # the bot's name, once Telegram has told it


class TelegramChannel:
    """One bot: `step` is one long poll, `step_now` a poll that does not wait.

    With a webhook a step only checks that Telegram still answers. `menu` holds the commands in
    each language, the default one first. `start` and `step` raise nothing while Telegram is down:
    `step` tries again, after a pause that grows to a minute.
    """

    name = CHANNEL

    def __init__(
        self, settings: TelegramSettings, ears: TelegramBackend, clock: Clock, *, menu: Menu
    ) -> None:
        root = settings.api_url.rstrip("/")
        self._line = Transport()
        self._bot = Bot(
            settings.token,
            base_url=f"{root}/bot",
            base_file_url=f"{root}/file/bot",
            request=self._line,
            get_updates_request=self._line,
        )
        self._speaker = Sender(self._bot, ears.find_sound, ears.find_picture)
        self._ears = ears
        self._clock = clock
        self._menu = menu
        self._webhook: WebhookRoutes | None = None
        if settings.webhook_url:
            self._webhook = WebhookRoutes(
                settings.webhook_url, settings.webhook_secret, self._take_pushed
            )
        self._account = ""
        self._name = ""
        self._next = 0
        self._failures = 0
        self._fault = ""
        self._up = False
        self._closing = asyncio.Event()

    @property
    def up(self) -> bool:
        """Whether Telegram answered us the last time we asked for updates."""
        return self._up

    def routes(self) -> list[web.RouteDef]:
        """The webhook's route; none where updates are polled for."""
        return self._webhook.routes() if self._webhook else []

    async def start(self) -> None:
        """Read who we are and set up how updates come; `step` does so too where this failed."""
        try:
            await self._begin()
        except Exception as fault:
            self._note_down(fault)
        else:
            self._note_up()

    async def step(self, patience: float = 25.0) -> bool:
        """Poll once and store each update before the next poll; False if none came.

        Raises what the backend raises: then nothing is acknowledged, and the update comes again.
        """
        try:
            await self._begin()
            updates = await self._look(patience) if self._webhook else await self._poll(patience)
        except Exception as fault:
            self._note_down(fault)
            if patience:
                await self._clock.wait(self._closing, self._rest(fault))
            return False
        self._note_up()
        before = self._next
        for update in updates:
            await self._take(update)
        return self._next != before

    async def step_now(self) -> bool:
        """Poll once without waiting; False if no update came."""
        return await self.step(0)

    async def send(self, message: Message, edits: str, key: str) -> str:
        """Send a message, or edit message `edits`; its id. Raises the Chat port's exceptions."""
        return await self._speaker.send(message, edits, key)

    async def fetch_file(self, file: str, most: int) -> bytes:
        """Read a file that somebody sent, of at most `most` bytes; raises FileGone, ChannelDown."""
        return await self._speaker.fetch(file, most)

    async def close(self) -> None:
        """Stop waiting, and close every connection."""
        self._closing.set()
        await self._line.shutdown()

    async def _begin(self) -> None:
        if not self._account:
            me = await begin(self._bot, self._menu, self._webhook)
            self._name = me.username or ""
            self._ears.known_as(self._name)
            self._account = str(me.id)

    async def _poll(self, patience: float) -> list[object]:
        query: dict[str, str | int] = {"timeout": int(patience), "allowed_updates": UPDATES_JSON}
        if self._next:
            query["offset"] = self._next
        address = f"{self._bot.base_url}/getUpdates"
        updates: list[object] = await self._line.ask_for_list(address, query, patience)
        if not updates:
            # All is acknowledged. After a week without updates Telegram begins at a new number that
            # may be lower: an old offset would acknowledge updates that were never received.
            self._next = 0
        return updates

    async def _look(self, patience: float) -> list[object]:
        if patience:
            await self._clock.wait(self._closing, patience)
            await self._bot.get_me()
        return []

    async def _take(self, update: object) -> None:
        heard = to_inbound(update, self._account, self._name)
        if isinstance(heard, Inbound):
            await self._ears.receive(heard)
        else:
            log.info("telegram.unread", update=heard.key)
            await self._ears.keep_unread(heard)
        number = update_id(update)
        if number is not None:
            self._next = number + 1

    async def _take_pushed(self, update: object) -> bool:
        if self._account:
            await self._take(update)
        return bool(self._account)

    def _rest(self, fault: Exception) -> float:
        if isinstance(fault, Flooded):
            return fault.seconds
        if isinstance(fault, InvalidToken):
            return LONGEST_REST
        return float(min(LONGEST_REST, 2 ** min(self._failures, 6)))

    def _note_up(self) -> None:
        if not self._up:
            log.info("telegram.up")
        self._up, self._fault, self._failures = True, "", 0

    def _note_down(self, fault: Exception) -> None:
        """Log why Telegram is down, once a reason; the fault's own text may hold the token."""
        self._up = False
        self._failures += 1
        if names_webhook(fault):
            self._account = ""  # a webhook was set elsewhere: begin again, which deletes it
        why = why_down(fault)
        if why != self._fault:
            log.warning("telegram.down", why=why)
        self._fault = why
