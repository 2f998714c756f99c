"""Wires the program: from settings to something that can be run."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

import aiohttp
from aiohttp import web
from pydantic import SecretStr
from sqlalchemy import make_url

from bot.assemble_audio import listener
from bot.assemble_channels import ChannelSetup, OpenChannels, list_channels, open_channels
from bot.bell import Bell
from bot.clockwork import Clockwork, Worker
from bot.config.settings import Settings
from bot.demo import Demo
from bot.dispatch import Dispatch
from bot.http.alerts import AlertRoutes
from bot.http.app import build_app
from bot.http.demo_page import DemoPage
from bot.http.gate import this_machine_only
from bot.http.health import Check, HealthRoutes
from bot.http.server import Server
from bot.http.shares import Shares
from bot.http.sources import Sources, network_of
from bot.http.status_callbacks import PREFIX, StatusCallbackRoutes
from bot.logs import redact
from bot.platform.audio_library import VelipLibrary
from bot.platform.telephony import VelipTelephony
from bot.program import HttpRoutes, Program
from bot.runtime import Current, Runtime
from bot.watch.backlog import BacklogWatch
from bot.watch.loop import LoopWatch
from bot.web_backend.words import page_words
from bot.workers.callback_queue import advance_requests
from bot.workers.courier import Courier
from bot.workers.deadman import DeadManSwitch
from bot.workers.oncall import OnCallWorker
from bot.workers.oncall_file import OnCallFileWatch
from bot.workers.poll_outcomes import OutcomePoller
from bot.workers.retention import Retention
from bot.workers.self_monitor import SelfMonitor
from bot.workers.sentences import ShapePreparer
from bot.workers.status_callbacks import read_callbacks
from bot.workers.submit import Submitter, expire_proposals
from domain.oncall.roster import OnCall
from domain.ports import Clock
from domain.rules import Rules
from storage.database import Database
from storage.migrate import is_current
from storage.orders.ingest.group_commit import CallbackIngest
from velip import BearerAuth, Client


class LiveWithSandboxToken(Exception):
    """The token is the sandbox's, but the host may ring real phones."""


async def assemble(settings: Settings, clock: Clock, *, demo: Demo | None = None) -> Program:
    """Wire a program from its settings; raises LiveWithSandboxToken."""
    if settings.is_live and settings.velip_token.get_secret_value().startswith("sandbox-"):
        raise LiveWithSandboxToken
    rules = replace(settings.rules(), channels=list_channels(settings))
    _learn_secrets(settings, rules)
    bell, database, current = Bell(), Database(settings.database, clock), Current(rules)
    session, ingest = aiohttp.ClientSession(), CallbackIngest(database)
    client = _client(settings, session)
    runtime = Runtime(
        database=database,
        current=current,
        telephony=_telephony(settings, rules, client),
        bell=bell,
        zone=settings.zone,
        owner=secrets.token_hex(6),
    )
    dispatch, submitter = Dispatch(database, current, bell), Submitter(runtime)
    sources = Sources(settings.status_callback_sources, settings.trusted_proxies)
    person, address_of = demo.person if demo else "", partial(_address, sources)
    channels = open_channels(ChannelSetup(settings, dispatch, address_of, person))
    audio = listener(settings, runtime, VelipLibrary(client), channels.files)
    workers = [*_workers(runtime, dispatch, channels), *audio.workers, *channels.workers]
    on_call, alerts, self_monitor = _alerts(settings, runtime)
    backlog = BacklogWatch(runtime)
    # Alerts come before all other work.
    workers[:0] = [*on_call, Worker("submit", submitter.step), Worker("backlog", backlog.step)]
    clockwork, watch = Clockwork(workers, bell, clock), LoopWatch()
    if settings.deadman_url:
        switch = DeadManSwitch(
            settings.deadman_url, session, clock, partial(_is_well, clockwork, self_monitor)
        )
        workers.append(Worker("deadman", switch.step))
    doors: list[HttpRoutes] = [
        HealthRoutes(_needs(database, clockwork), channels.up, [watch.told, backlog.told]),
        StatusCallbackRoutes(rules.path_secret(), ingest, sources, runtime),
        alerts,
        *channels.doors,
    ]
    return Program(
        database=database,
        dispatch=dispatch,
        runtime=runtime,
        clockwork=clockwork,
        server=_server(doors, channels, sources, watch, demo),
        host=settings.http_host,
        parts=[submitter, alerts, *channels.parts, *audio.parts, session, ingest, watch],
    )


def _server(
    doors: Sequence[HttpRoutes],
    channels: OpenChannels,
    sources: Sources,
    watch: LoopWatch,
    demo: Demo | None,
) -> Server:
    """The HTTP server with every route; in the demo its page too, for this machine only."""
    every = [*doors]
    if demo is not None:
        every.append(DemoPage(demo.phones_url, page_words().of, demo.hearing))
    routes = [route for door in every for route in door.routes()]
    gates = [Shares(sources).bound, *([this_machine_only] if demo else [])]
    app = build_app(routes, middlewares=gates)
    app.on_startup.append(watch.start)
    app.on_shutdown.extend(channels.on_shutdown)
    return Server(app, network_of=sources.network_of_peer)


def _learn_secrets(settings: Settings, rules: Rules) -> None:
    """Let the log take out every secret that the settings hold or that is made of them."""
    given = [value for _, value in settings if isinstance(value, SecretStr)]
    redact.learn(
        *(secret.get_secret_value() for secret in given),
        rules.installation_secret,
        rules.path_secret(),
        settings.deadman_url,
        make_url(settings.database).password or "",
        *(_door_secret(rules, f"alert:{name}") for name in rules.on_call.sources),
        *(_door_secret(rules, f"heartbeat:{name}") for name in rules.on_call.heartbeats),
    )


def _door_secret(rules: Rules, label: str) -> str:
    """The secret of an endpoint, which the log takes out from now on."""
    secret = rules.door_secret(label)
    redact.learn(secret)
    return secret


def _alerts(settings: Settings, runtime: Runtime) -> tuple[list[Worker], AlertRoutes, SelfMonitor]:
    """The workers, the HTTP routes and the self-monitoring of alerts."""
    worker, self_monitor = OnCallWorker(runtime), SelfMonitor(runtime)
    workers = [Worker("oncall", worker.step), Worker("self_monitor", self_monitor.step)]
    if settings.on_call_file is not None:
        workers.append(Worker("oncall_file", OnCallFileWatch(settings.on_call_file, runtime).step))
    # Sources may be added while we run: a secret is learned when it is first asked for.
    clock, secret_of = runtime.database.clock, partial(_door_secret, runtime.rules)

    def on_call() -> OnCall:
        return runtime.rules.on_call

    routes = AlertRoutes(on_call, secret_of, worker.store, worker.beat, clock)
    return workers, routes, self_monitor


def _is_well(clockwork: Clockwork, self_monitor: SelfMonitor) -> bool:
    return clockwork.is_well() and self_monitor.at_ease


def _address(sources: Sources, request: web.Request) -> str:
    """The client's address, or an IPv6 client's /64 network; only trusted proxies are believed."""
    return network_of(sources.address_of(request))


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
        interactive_type=settings.interactive_type or 0,
        machine_audio=settings.machine_audio,
    )


def _workers(runtime: Runtime, dispatch: Dispatch, channels: OpenChannels) -> Sequence[Worker]:
    courier = Courier(runtime.database, channels.chats, runtime.rules.channels.paces)
    shapes = ShapePreparer()
    return (
        Worker("dispatch", dispatch.step),
        Worker("status_callbacks", partial(read_callbacks, runtime)),
        Worker("poll_outcomes", OutcomePoller(runtime).step),
        Worker("expire", partial(expire_proposals, runtime)),
        Worker("callback_queue", partial(advance_requests, runtime)),
        Worker("retention", Retention(runtime).step),
        Worker("courier", courier.step),
        Worker("sentences", shapes.step, quick=shapes.nothing),
    )


def _needs(database: Database, clockwork: Clockwork) -> dict[str, Check]:
    async def answers() -> bool:
        await database.ping()
        return True

    async def listens() -> bool:
        return all(clockwork.healthy.values())

    return {"database": answers, "migrations": partial(is_current, database), "listeners": listens}
