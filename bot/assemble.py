"""The one place that wires everything: settings in, a program that can be run out."""

from __future__ import annotations

import secrets
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from ipaddress import IPv6Address, ip_network
from typing import Protocol

import aiohttp
from aiohttp import web

from bot.assemble_audio import listener
from bot.bell import Bell
from bot.channels.ports import ChannelBackend
from bot.channels.terminal import TerminalRoutes
from bot.channels.web.alerts import AlertsPage
from bot.channels.web.callback import CallbackPage
from bot.channels.web.chat import ChatRoutes
from bot.clockwork import Clockwork, Worker
from bot.config.settings import Settings
from bot.demo import Demo
from bot.dispatch import Dispatch
from bot.http.alerts import AlertRoutes
from bot.http.app import Server, build_app
from bot.http.demo_page import DemoPage
from bot.http.gate import this_machine_only
from bot.http.health import Check, HealthRoutes
from bot.http.sources import Sources
from bot.http.status_callbacks import PREFIX, StatusCallbackRoutes
from bot.platform.audio_library import VelipLibrary
from bot.platform.telephony import VelipTelephony
from bot.program import Part, Program
from bot.runtime import Runtime
from bot.web_backend.alert_history import stored_histories
from bot.web_backend.sessions import stored_sessions
from bot.web_backend.visitors import stored_visitors
from bot.workers.callback_queue import advance_requests
from bot.workers.courier import Courier
from bot.workers.deadman import DeadManSwitch
from bot.workers.oncall import OnCallWorker
from bot.workers.oncall_file import OnCallFileWatch
from bot.workers.poll_outcomes import OutcomePoller
from bot.workers.rate import PACES
from bot.workers.retention import Retention
from bot.workers.self_monitor import SelfMonitor
from bot.workers.status_callbacks import read_callbacks
from bot.workers.submit import expire_proposals, submit_orders
from domain.ports import Chat, Clock, Files
from domain.rules import Rules, derived
from handlers.access.menu import strangers_menu
from storage.database import Database
from storage.migrate import is_current
from storage.orders.ingest.group_commit import CallbackIngest
from velip import BearerAuth, Client


class LiveWithSandboxToken(Exception):
    """A token that only the sandbox takes, for a host that may ring real phones."""


class HttpRoutes(Protocol):
    """Something that answers on the HTTP port."""

    def routes(self) -> Sequence[web.RouteDef]:
        """What it answers."""
        ...


@dataclass(slots=True)
class Channels:
    """The ways people reach us: how each is sent to, what it serves, and what moves it."""

    chats: dict[str, Chat] = field(default_factory=dict)
    doors: list[HttpRoutes] = field(default_factory=list)
    workers: list[Worker] = field(default_factory=list)
    files: dict[str, Files] = field(default_factory=dict)
    up: dict[str, Callable[[], bool]] = field(default_factory=dict)
    parts: list[Part] = field(default_factory=list)
    ending: list[Callable[[web.Application], Awaitable[None]]] = field(default_factory=list)


async def assemble(settings: Settings, clock: Clock, *, demo: Demo | None = None) -> Program:
    """Wire a program; raises LiveWithSandboxToken."""
    if settings.is_live and settings.velip_token.get_secret_value().startswith("sandbox-"):
        raise LiveWithSandboxToken
    bell, database, rules = Bell(), Database(settings.database, clock), settings.rules()
    session, ingest = aiohttp.ClientSession(), CallbackIngest(database)
    client = _client(settings, session)
    runtime = Runtime(
        database=database,
        rules=rules,
        telephony=_telephony(settings, rules, client),
        bell=bell,
        zone=settings.zone,
        owner=secrets.token_hex(6),
    )
    dispatch = Dispatch(database, rules, bell)
    channels = _channels(settings, dispatch, demo)
    ears = listener(settings, runtime, VelipLibrary(client), channels.files)
    workers = [*_workers(runtime, dispatch, channels), *ears.workers, *channels.workers]
    sources = _sources(settings)
    on_call, alerts, auditor = _alerts(settings, runtime)
    workers[:0] = on_call  # nothing else comes before them
    clockwork = Clockwork(workers, bell, clock)
    if settings.deadman_url:
        well = partial(_is_well, clockwork, auditor)
        workers.append(
            Worker("deadman", DeadManSwitch(settings.deadman_url, session, clock, well).step)
        )
    doors: list[HttpRoutes] = [
        HealthRoutes(_needs(database, clockwork), channels.up),
        StatusCallbackRoutes(rules.path_secret(), ingest, sources, runtime),
        alerts,
        *channels.doors,
    ]
    routes = [route for door in doors for route in door.routes()]
    app = build_app(routes, middlewares=[this_machine_only] if demo else [])
    app.on_shutdown.extend(channels.ending)
    return Program(
        database=database,
        dispatch=dispatch,
        runtime=runtime,
        clockwork=clockwork,
        server=Server(app),
        host=settings.http_host,
        parts=[alerts, *channels.parts, *ears.parts, session, ingest],
    )


def _alerts(settings: Settings, runtime: Runtime) -> tuple[list[Worker], AlertRoutes, SelfMonitor]:
    """What calls people, even those of a team that has left the file; and who watches it."""
    alarms, auditor = OnCallWorker(runtime), SelfMonitor(runtime)
    workers = [Worker("alarms", alarms.step), Worker("auditor", auditor.step)]
    if settings.on_call_file is not None:
        workers.append(Worker("on-call file", OnCallFileWatch(settings.on_call_file, runtime).step))
    rules, clock = runtime.rules, runtime.database.clock
    door = AlertRoutes(rules.on_call, rules.door_secret, alarms.store, alarms.beat, clock)
    return workers, door, auditor


def _is_well(clockwork: Clockwork, auditor: SelfMonitor) -> bool:
    return clockwork.is_well() and auditor.at_ease


def _sources(settings: Settings) -> Sources:
    return Sources(settings.status_callback_sources, settings.trusted_proxies)


def _address(sources: Sources, request: web.Request) -> str:
    """Whose request it is, as far as the proxies that we trust tell."""
    address = sources.address_of(request)
    if isinstance(address, IPv6Address):  # one home has a whole network of them
        return str(ip_network((address, 64), strict=False))
    return str(address)


def _client(settings: Settings, session: aiohttp.ClientSession) -> Client:
    return Client(
        session,
        settings.velip_base_url,
        BearerAuth(settings.velip_token.get_secret_value()),
        deadline=settings.velip_timeout,
    )


def _telephony(settings: Settings, rules: Rules, client: Client) -> VelipTelephony:
    root = settings.callback_root()
    return VelipTelephony(
        client=client,
        zone=settings.zone,
        live=settings.is_live,
        callback_prefix=f"{root}{PREFIX}/{rules.path_secret()}" if root else "",
        alert_type=settings.interactive_type or 0,
    )


def _channels(settings: Settings, dispatch: Dispatch, demo: Demo | None) -> Channels:
    ears = ChannelBackend(
        receive=dispatch.receive,
        list_lines=dispatch.list_lines,
        is_handled=dispatch.is_handled,
        list_commands=dispatch.list_commands,
        find_sound=dispatch.find_sound,
        find_picture=dispatch.find_picture,
        listen=dispatch.bell.listen,
    )
    person = demo.person if demo else ""
    token = settings.kept_secret(settings.say_token, "say.token")
    terminal = TerminalRoutes(ears, token, demo_person=person)
    sessions = stored_sessions(dispatch.database, dispatch.rules)
    page = ChatRoutes(
        ears,
        sessions,
        demo_person=person,
        secure=settings.public_url.startswith("https:"),
    )
    visitors = stored_visitors(dispatch.database, dispatch.rules)
    asking = CallbackPage(ears, visitors, partial(_address, _sources(settings)))
    histories = stored_histories(dispatch.database, dispatch.rules)
    past = AlertsPage(histories, sessions, demo_person=person)
    doors: list[HttpRoutes] = [terminal, page, asking, past]
    channels = Channels({"terminal": terminal.chat, "web": page.chat}, doors)
    channels.ending.append(terminal.close)
    if demo is not None:
        channels.doors.append(DemoPage(demo.phones_url, demo.hearing))
    if settings.telegram_token.get_secret_value():
        _add_telegram(channels, settings, dispatch)
    return channels


def _add_telegram(channels: Channels, settings: Settings, dispatch: Dispatch) -> None:
    # Heavy, and only of use with a token: half a second that the demo need not wait.
    from bot.channels.telegram.channel import TelegramBackend, TelegramChannel, TelegramSettings

    telegram = TelegramChannel(
        TelegramSettings(
            token=settings.telegram_token.get_secret_value(),
            api_url=settings.telegram_api_url,
            webhook_url=settings.public_url if settings.telegram_webhook else "",
            webhook_secret=derived(dispatch.rules.installation_secret, "telegram"),
        ),
        TelegramBackend(
            receive=dispatch.receive,
            keep_unread=dispatch.keep_unread,
            find_sound=dispatch.find_sound,
            find_picture=dispatch.find_picture,
            known_as=partial(setattr, dispatch.rules.doors, "telegram"),
        ),
        dispatch.database.clock,
        menu=strangers_menu(),
    )
    channels.chats[telegram.name] = telegram
    channels.files[telegram.name] = telegram
    channels.doors.append(telegram)
    channels.workers.append(Worker("telegram", telegram.step, quick=telegram.step_now))
    channels.up[telegram.name] = lambda: telegram.up
    channels.parts.append(telegram)


def _workers(runtime: Runtime, dispatch: Dispatch, channels: Channels) -> Sequence[Worker]:
    return (
        Worker("dispatch", dispatch.step),
        Worker("submit", partial(submit_orders, runtime)),
        Worker("callbacks", partial(read_callbacks, runtime)),
        Worker("look", OutcomePoller(runtime).step),
        Worker("expire", partial(expire_proposals, runtime)),
        Worker("requests", partial(advance_requests, runtime)),
        Worker("forget", Retention(runtime).step),
        Worker("courier", Courier(runtime.database, channels.chats, PACES).step),
    )


def _needs(database: Database, clockwork: Clockwork) -> dict[str, Check]:
    async def answers() -> bool:
        await database.ping()
        return True

    async def listens() -> bool:
        return all(clockwork.healthy.values())

    return {"database": answers, "migrations": partial(is_current, database), "listeners": listens}
