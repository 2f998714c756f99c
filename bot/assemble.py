"""The one place that wires everything: settings in, a program that can be run out."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Protocol

import aiohttp
from aiohttp import web

from bot.bell import Bell
from bot.channels.terminal import Ears, TerminalDoor
from bot.clockwork import Clockwork, Worker
from bot.courier import Courier
from bot.demo import Demo
from bot.desk import Desk
from bot.dispatch import Dispatch
from bot.http.app import Server, build_app
from bot.http.callbacks import PREFIX, CallbackDoor, read_callbacks
from bot.http.gate import this_machine_only
from bot.http.health import Check, HealthDoor
from bot.http.sources import Sources
from bot.looking import Watch
from bot.pace import PACES
from bot.settings import Settings
from bot.submitting import expire_proposals, submit_orders
from bot.telephony import VelipTelephony
from domain.ports import Chat, Clock
from domain.rules import Rules
from storage.database import Database
from storage.ingest import CallbackIngest
from storage.migrate import is_current, migrate
from velip import BearerAuth, Client


class _Door(Protocol):
    """Something that answers on the HTTP port."""

    def routes(self) -> Sequence[web.RouteDef]: ...


class _Part(Protocol):
    """Something to let go of at the end."""

    async def close(self) -> None: ...


class LiveWithSandboxToken(Exception):
    """A token that only the sandbox takes, for a host that may ring real phones."""


@dataclass(slots=True, kw_only=True)
class Program:
    """Everything that runs, started and stopped together."""

    database: Database
    dispatch: Dispatch
    desk: Desk
    clockwork: Clockwork
    server: Server
    host: str
    _closing: list[_Part] = field(default_factory=list)
    _loops: asyncio.Task[None] | None = None

    async def start(self, port: int) -> None:
        """Bring the database up to date and listen."""
        await migrate(self.database)
        await self.server.start(self.host, port)

    def run(self) -> asyncio.Task[None]:
        """Start the loops; the task ends when `close` is called."""
        self._loops = asyncio.create_task(self.clockwork.run(), name="clockwork")
        return self._loops

    async def close(self) -> None:
        """Finish the step under way, then let go of everything."""
        if self._loops is not None:
            self.clockwork.stop()
            await asyncio.gather(self._loops, return_exceptions=True)
        await self.server.close()
        for part in self._closing:
            await part.close()
        await self.database.close()


async def assemble(settings: Settings, clock: Clock, *, demo: Demo | None = None) -> Program:
    """Wire a program; raises LiveWithSandboxToken."""
    _refuse_sandbox_token(settings)
    bell, database = Bell(), Database(settings.database, clock)
    rules = settings.rules()
    session = aiohttp.ClientSession()
    desk = Desk(
        database=database,
        rules=rules,
        telephony=_telephony(settings, rules, session),
        bell=bell,
        zone=settings.zone,
        owner=secrets.token_hex(6),
    )
    dispatch = Dispatch(database, rules, bell)
    ingest = CallbackIngest(database)
    ears = Ears(
        receive=dispatch.receive,
        list_lines=dispatch.list_lines,
        is_handled=dispatch.is_handled,
        listen=bell.listen,
    )
    terminal = _terminal(settings, ears, demo)
    chats: dict[str, Chat] = {"terminal": terminal.chat}
    clockwork = Clockwork(_workers(desk, dispatch, chats), bell, clock)
    doors: list[_Door] = [
        HealthDoor(_needs(database), {}),
        CallbackDoor(rules.path_secret(), ingest, _sources(settings), desk),
        terminal,
    ]
    routes = [route for door in doors for route in door.routes()]
    return Program(
        database=database,
        dispatch=dispatch,
        desk=desk,
        clockwork=clockwork,
        server=Server(_app(routes, demo)),
        host=settings.http_host,
        _closing=[session, ingest],
    )


def _refuse_sandbox_token(settings: Settings) -> None:
    if settings.is_live and settings.velip_token.get_secret_value().startswith("sandbox-"):
        raise LiveWithSandboxToken


def _telephony(settings: Settings, rules: Rules, session: aiohttp.ClientSession) -> VelipTelephony:
    root = settings.callback_root()
    return VelipTelephony(
        client=Client(
            session, settings.velip_base_url, BearerAuth(settings.velip_token.get_secret_value())
        ),
        zone=settings.zone,
        live=settings.is_live,
        callback_prefix=f"{root}{PREFIX}/{rules.path_secret()}" if root else "",
    )


def _terminal(settings: Settings, ears: Ears, demo: Demo | None) -> TerminalDoor:
    token = settings.kept_secret(settings.say_token, "say.token")
    return TerminalDoor(ears, token, demo_person=demo.person if demo else "")


def _workers(desk: Desk, dispatch: Dispatch, chats: Mapping[str, Chat]) -> Sequence[Worker]:
    courier = Courier(desk.database, chats, PACES)
    return (
        Worker("dispatch", dispatch.step),
        Worker("submit", partial(submit_orders, desk)),
        Worker("callbacks", partial(read_callbacks, desk)),
        Worker("look", Watch(desk).step),
        Worker("expire", partial(expire_proposals, desk)),
        Worker("courier", courier.step),
    )


def _needs(database: Database) -> dict[str, Check]:
    async def answers() -> bool:
        await database.ping()
        return True

    return {"database": answers, "migrations": partial(is_current, database)}


def _sources(settings: Settings) -> Sources:
    return Sources(settings.callback_sources, settings.trusted_proxies)


def _app(routes: Sequence[web.RouteDef], demo: Demo | None) -> web.Application:
    return build_app(routes, middlewares=[this_machine_only] if demo else [])
