"""`ramal demo`: a sandbox and a bot that talks only to it, on this machine, with no account."""

from __future__ import annotations

import asyncio

from bot.assemble import assemble
from bot.clock import SystemClock
from bot.commands.guard import FAILED, guarded, load_settings
from bot.commands.run import address_of, listen, work
from bot.demo import Demo, DemoSettings, demo_settings, hearing_of, introduce, with_practice_model
from bot.program import Program
from sandbox.server import start_sandbox

_HEARING = {
    "published": "Or press the microphone and say it.",
    "practice": (
        "Or press the microphone and say it: a practice model listens, which knows clear\n"
        "synthetic speech and short orders only. A real one: .venv/bin/ramal voice install"
    ),
    "": "Voice notes are not heard: speech recognition is not installed (VOICE=0).",
}


@guarded
def run() -> int:
    """Run the sandbox and the bot until they are interrupted; returns the exit status."""
    return asyncio.run(_demonstrate(load_settings(DemoSettings)))


async def _demonstrate(asked: DemoSettings) -> int:
    sandbox = await start_sandbox()
    try:
        settings = demo_settings(asked, sandbox.base_url)
        settings = await asyncio.to_thread(with_practice_model, settings)
        demo = Demo(sandbox.phones_url, hearing=hearing_of(settings))
        program = await assemble(settings, SystemClock(), demo=demo)
        if not await listen(program, settings.http_port):
            return FAILED
        await introduce(program.database, demo)
        return await work(program, _introduction(program, demo))
    finally:
        await sandbox.close()


def _introduction(program: Program, demo: Demo) -> str:
    address = address_of(program)
    secret = program.runtime.rules.door_secret("alert:demo")
    return (
        f"Ramal's demo is ready: {address}\n"
        "Open it, type /ligar 11 99206-9730 Seu pedido chegou, confirm, and answer the phone.\n"
        f"{_HEARING[demo.hearing]}\n"
        "Or from another terminal:\n"
        '  .venv/bin/ramal say "/ligar 11 99206-9730 Seu pedido chegou" --yes --wait\n'
        "Or let an alert ring until somebody answers for it:\n"
        f"  curl -d 'disco cheio em db-1' {address}/alert/demo/{secret}\n"
        "Nothing leaves this machine and nobody is really called. Ctrl+C ends it."
    )
