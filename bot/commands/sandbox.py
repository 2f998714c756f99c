"""`ramal sandbox`: the emulated telephony platform alone, until it is stopped."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from bot.commands.guard import FAILED, OK, guarded, print_line
from bot.program import listen_for_stop, wait_for_stop
from sandbox.profile import Profile
from sandbox.server import start_sandbox


@dataclass(frozen=True, slots=True, kw_only=True)
class SandboxRequest:
    """The port of the sandbox, 0 for any free one; which description of the platform it follows."""

    port: int
    profile: str = Profile.MANUAL


@guarded
def run(request: SandboxRequest) -> int:
    """Run the sandbox until it is interrupted; returns the exit status."""
    return asyncio.run(_serve(request))


async def _serve(request: SandboxRequest) -> int:
    port = request.port
    try:
        sandbox = await start_sandbox(port=port, profile=Profile(request.profile))
    except OSError as error:
        print_line(f"Port {port} cannot be used ({error.strerror}). Choose another: --port 0")
        return FAILED
    pages = f"console: {sandbox.console_url}  phones: {sandbox.phones_url}"
    stop = listen_for_stop()
    print_line(f"API: {sandbox.base_url}\n{pages}")
    await wait_for_stop(stop)
    await sandbox.close()
    return OK
