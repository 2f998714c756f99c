"""Starts and stops one sandbox: its server, its clock's task and its platform."""

import asyncio
from contextlib import suppress
from dataclasses import dataclass

from aiohttp import web

from sandbox import (
    account,
    api,
    campaign_control,
    console,
    control,
    control_answers,
    control_faults,
    control_recordings,
    control_switches,
    page,
    seed,
)
from sandbox.clock import SandboxClock
from sandbox.gates import loopback_only
from sandbox.profile import Profile
from sandbox.state import Platform

SHUTDOWN = 1.0


@dataclass
class Sandbox:
    """A running sandbox; `platform` is its whole state, which tests read."""

    host: str
    port: int
    platform: Platform
    _runner: web.AppRunner
    _ticking: asyncio.Task[None]

    @property
    def base_url(self) -> str:
        """The root of the API."""
        return f"http://{self.host}:{self.port}/api/v2/"

    @property
    def phones_url(self) -> str:
        """The page on which the phones ring."""
        return f"http://{self.host}:{self.port}/phones"

    @property
    def console_url(self) -> str:
        """The page that shows everything the platform holds."""
        return f"http://{self.host}:{self.port}/sandbox/"

    async def close(self) -> None:
        """Stop answering, stop the clock, and let every connection go."""
        self._runner.app[api.CLOSING].set()
        self._ticking.cancel()
        with suppress(asyncio.CancelledError):
            await self._ticking
        await self._runner.cleanup()
        await self.platform.clock.close()
        await self.platform.callbacks.close()
        self.platform.speaker.close()


async def start_sandbox(
    *,
    host: str = "127.0.0.1",
    port: int = 0,
    clock: SandboxClock | None = None,
    profile: Profile = Profile.MANUAL,
) -> Sandbox:
    """Start a sandbox; port 0 takes a free one."""
    platform = Platform(clock=clock or SandboxClock())
    platform.profile = profile
    seed.plant(platform)
    app = web.Application(client_max_size=api.MAX_BODY, middlewares=[loopback_only])
    app[api.PLATFORM], app[api.CLOSING] = platform, asyncio.Event()
    app[console.PAGES] = []
    rooms = (
        api,
        control,
        campaign_control,
        control_answers,
        control_faults,
        control_recordings,
        control_switches,
        account,
        page,
        console,
    )
    for room in rooms:
        app.add_routes(room.routes())
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=SHUTDOWN)
    await runner.setup()
    try:
        await web.TCPSite(runner, host, port).start()
    except OSError:
        await runner.cleanup()
        raise
    bound: int = runner.addresses[0][1]
    ticking = asyncio.create_task(platform.clock.run(), name="sandbox-clock")
    shown = "127.0.0.1" if host == "0.0.0.0" else host  # noqa: S104 - compared, not bound
    return Sandbox(shown, bound, platform, runner, ticking)


async def serve(port: int) -> None:
    """Run a sandbox until cancelled; prints nothing, the command line speaks."""
    sandbox = await start_sandbox(port=port)
    try:
        await asyncio.Event().wait()
    finally:
        await sandbox.close()
