"""`ramal run`: the bot with the settings of the environment and .env, until it is stopped."""

from __future__ import annotations

import asyncio
import errno
import gc
import os
import threading

import structlog

from bot.assemble import LiveWithSandboxToken, assemble
from bot.clock import SystemClock
from bot.commands.guard import FAILED, OK, USAGE, guarded, load_settings, print_line
from bot.config.renamed import old_names, written_names
from bot.config.settings import Settings
from bot.http.open_files import raise_open_files
from bot.program import Program, listen_for_stop, wait_for_stop

log = structlog.get_logger()
# Seconds after which a program that was told to stop ends in any case, within the ten that
# supervisors usually allow: nothing is lost by it, as nothing is lost by a kill at any moment.
LONGEST_STOP = 9.0


@guarded
def run() -> int:
    """Run the bot until it is interrupted; returns the exit status."""
    settings = load_settings(Settings)
    if renamed := list(old_names(written_names())):
        found = [f"{each.old} is now {each.new}" for each in renamed]
        log.warning("settings.renamed", names=", ".join(found))
    return asyncio.run(serve_bot(settings))


async def serve_bot(settings: Settings) -> int:
    """Wire the bot, check its token, listen, and work until stopped; returns the exit status."""
    if not settings.velip_token.get_secret_value():
        print_line("RAMAL_VELIP_TOKEN is not set. Without an account, try: ramal demo")
        return USAGE
    try:
        program = await assemble(settings, SystemClock())
    except LiveWithSandboxToken:
        print_line(
            "RAMAL_VELIP_TOKEN is a sandbox token, but RAMAL_VELIP_BASE_URL may ring real phones. "
            "Set a real token, or name the sandbox's host in RAMAL_SANDBOX_HOSTS."
        )
        return USAGE
    # Once, before any order: unknown tokens that keep coming get an address banned for good.
    if (fault := await program.runtime.telephony.prove()) is not None:
        print_line(
            f"The platform did not accept RAMAL_VELIP_TOKEN ({fault}); nothing can be dialled."
        )
    if not await listen(program, settings.http_port):
        return FAILED
    return await work(program, f"Ramal is ready on {address_of(program)}")


async def listen(program: Program, port: int) -> bool:
    """Start a program; where the port is taken say so, close the program, and return False."""
    raise_open_files()
    try:
        await program.start(port)
    except OSError as error:
        await program.close()
        taken = error.errno == errno.EADDRINUSE
        why = "is taken by another program" if taken else f"cannot be used ({error.strerror})"
        print_line(f"Port {port} {why}. Choose another: RAMAL_HTTP_PORT=8081")
        return False
    return True


async def work(program: Program, ready: str) -> int:
    """Run a started program until it is stopped, then close it; returns the exit status."""
    loops, stop = program.run(), listen_for_stop()
    print_line(ready)  # whoever reads it may stop us at once
    # What lasts as long as we do is not searched for garbage each time: 0.1 s, and nothing runs.
    gc.freeze()
    stopped = await wait_for_stop(stop, loops)
    status = OK if stopped else FAILED
    _end_in_time(status)
    await program.close()
    return status


def _end_in_time(status: int) -> None:
    """End the process after LONGEST_STOP, from a thread that no hanging thread or lock holds up."""

    def end() -> None:
        waited_for = sorted(thread.name for thread in threading.enumerate() if not thread.daemon)
        log.error("stop.forced", threads=", ".join(waited_for), seconds=LONGEST_STOP)
        os._exit(status)

    timer = threading.Timer(LONGEST_STOP, end)
    timer.daemon = True
    timer.start()


def address_of(program: Program) -> str:
    """The address of a program that listens."""
    return f"http://{program.host}:{program.server.port}"
