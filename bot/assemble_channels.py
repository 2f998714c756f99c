"""Wires the channels: one function opens each, and all return the same kind of value."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial

from aiohttp import web

from bot.channels.all import CHANNELS
from bot.channels.backend import ChannelBackend
from bot.channels.last_numbers import LastNumbers
from bot.channels.telegram.declaration import TELEGRAM
from bot.channels.terminal.declaration import TERMINAL
from bot.channels.terminal.routes import TerminalRoutes
from bot.channels.web.alerts import AlertsPage
from bot.channels.web.callback import CallbackPage
from bot.channels.web.chat import ChatRoutes
from bot.channels.web.declaration import WEB
from bot.clockwork import Worker
from bot.config.settings import Settings
from bot.dispatch import Dispatch
from bot.logs import redact
from bot.program import HttpRoutes, Part
from bot.runtime import Current
from bot.web_backend.alert_history import stored_histories
from bot.web_backend.sessions import stored_sessions
from bot.web_backend.visitors import stored_visitors
from bot.web_backend.words import page_words
from domain.channel import ChannelDirectory
from domain.ports import Chat, Files
from domain.rules import Rules, derived
from handlers.access.menu import strangers_menu

OnShutdown = Callable[[web.Application], Awaitable[None]]


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenChannel:
    """A channel that is part of a program: its sender, HTTP routes, workers, and what to close.

    `files` reads what people sent, where the channel keeps it; `up` tells whether the other side
    answers, where there is one.
    """

    name: str
    chat: Chat
    doors: Sequence[HttpRoutes] = ()
    workers: Sequence[Worker] = ()
    files: Files | None = None
    up: Callable[[], bool] | None = None
    parts: Sequence[Part] = ()
    on_shutdown: Sequence[OnShutdown] = ()


@dataclass(frozen=True, slots=True)
class OpenChannels:
    """All channels of a program together."""

    all: tuple[OpenChannel, ...]

    @property
    def chats(self) -> dict[str, Chat]:
        """The sender of each channel, by name."""
        return {one.name: one.chat for one in self.all}

    @property
    def files(self) -> dict[str, Files]:
        """The channels that keep what people send, by name."""
        return {one.name: one.files for one in self.all if one.files is not None}

    @property
    def up(self) -> dict[str, Callable[[], bool]]:
        """Whether the other side answers, by the name of each channel that has one."""
        return {one.name: one.up for one in self.all if one.up is not None}

    @property
    def doors(self) -> list[HttpRoutes]:
        """The HTTP routes of all channels."""
        return [door for one in self.all for door in one.doors]

    @property
    def workers(self) -> list[Worker]:
        """The workers of all channels."""
        return [worker for one in self.all for worker in one.workers]

    @property
    def parts(self) -> list[Part]:
        """What to close when the program ends."""
        return [part for one in self.all for part in one.parts]

    @property
    def on_shutdown(self) -> list[OnShutdown]:
        """What to call before the server waits for open connections."""
        return [end for one in self.all for end in one.on_shutdown]


@dataclass(frozen=True)
class ChannelSetup:
    """What a channel is opened with; `person` is the person of a demo, "" outside one.

    `address_of` is the client's address of a request; only trusted proxies are believed.
    """

    settings: Settings
    dispatch: Dispatch
    address_of: Callable[[web.Request], str]
    person: str = ""

    @cached_property
    def numbers(self) -> LastNumbers:
        """One for all channels, so that their pages ask together."""
        return LastNumbers(self.dispatch.list_last_numbers)

    def backend(self) -> ChannelBackend:
        """The backend of a channel that reads its own history."""
        return ChannelBackend(
            receive=self.dispatch.receive,
            list_lines=self.dispatch.list_lines,
            last_number=self.numbers.of,
            is_handled=self.dispatch.is_handled,
            list_commands=self.dispatch.list_commands,
            find_sound=self.dispatch.find_sound,
            find_picture=self.dispatch.find_picture,
            listen=self.dispatch.bell.listen,
        )


def list_channels(settings: Settings) -> ChannelDirectory:
    """The channels that these settings turn on, with the web page's address as its account."""
    used = tuple(channel for channel in CHANNELS if channel.is_used(settings))
    return ChannelDirectory(used, {WEB.name: settings.web_root()})


def open_channels(setup: ChannelSetup) -> OpenChannels:
    """Open every channel that the settings turn on."""
    used = setup.dispatch.current.value.channels.channels
    return OpenChannels(tuple(OPENERS[channel.name](setup) for channel in used))


def _open_terminal(setup: ChannelSetup) -> OpenChannel:
    token = setup.settings.kept_secret(setup.settings.say_token, "say.token")
    redact.learn(token)
    routes = TerminalRoutes(setup.backend(), token, demo_person=setup.person)
    return OpenChannel(
        name=TERMINAL.name,
        chat=routes.chat,
        doors=[routes],
        parts=[setup.numbers],
        on_shutdown=[routes.close],
    )


def _open_web(setup: ChannelSetup) -> OpenChannel:
    database, current = setup.dispatch.database, setup.dispatch.current
    sessions = stored_sessions(database, current, setup.dispatch.bell.ring)
    words = page_words()
    page = ChatRoutes(
        setup.backend(),
        sessions,
        words,
        demo_person=setup.person,
        secure=setup.settings.public_url.startswith("https:"),
    )
    callback = CallbackPage(
        setup.backend(), stored_visitors(database, current), setup.address_of, words
    )
    histories = stored_histories(database, current)
    alerts = AlertsPage(histories, sessions, words, demo_person=setup.person)
    return OpenChannel(name=WEB.name, chat=page.chat, doors=[page, callback, alerts])


def _open_telegram(setup: ChannelSetup) -> OpenChannel:
    # Imported only with a token: it takes half a second, for which the demo need not wait.
    from bot.channels.telegram.channel import TelegramBackend, TelegramChannel, TelegramSettings

    settings, dispatch = setup.settings, setup.dispatch
    telegram = TelegramChannel(
        TelegramSettings(
            token=settings.telegram_token.get_secret_value(),
            api_url=settings.telegram_api_url,
            webhook_url=settings.public_url if settings.telegram_webhook else "",
            webhook_secret=derived(setup.dispatch.current.value.installation_secret, TELEGRAM.name),
        ),
        TelegramBackend(
            receive=dispatch.receive,
            keep_unread=dispatch.keep_unread,
            find_sound=dispatch.find_sound,
            find_picture=dispatch.find_picture,
            known_as=partial(_note_account, setup.dispatch.current, TELEGRAM.name),
        ),
        dispatch.database.clock,
        menu=strangers_menu(),
    )
    return OpenChannel(
        name=TELEGRAM.name,
        chat=telegram,
        doors=[telegram],
        workers=[Worker(TELEGRAM.name, telegram.step, quick=telegram.step_now)],
        files=telegram,
        up=lambda: telegram.up,
        parts=[telegram],
    )


OPENERS: dict[str, Callable[[ChannelSetup], OpenChannel]] = {
    TERMINAL.name: _open_terminal,
    WEB.name: _open_web,
    TELEGRAM.name: _open_telegram,
}


def _note_account(current: Current[Rules], channel: str, account: str) -> None:
    """Store our account on a channel, to which links lead from now on."""
    rules = current.value
    current.value = replace(rules, channels=rules.channels.with_account(channel, account))
