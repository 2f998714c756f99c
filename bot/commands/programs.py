"""The programs behind the commands: each returns its exit status."""

from __future__ import annotations

import asyncio
import errno
import signal
from collections.abc import Callable, Coroutine
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

import structlog
from pydantic import ValidationError
from pydantic_settings import SettingsError
from sqlalchemy.exc import SQLAlchemyError

from bot.assemble import LiveWithSandboxToken, assemble
from bot.clock import SystemClock
from bot.commands.alerts import AlertQuery as AlertsAsked
from bot.commands.alerts import export_alerts
from bot.commands.audit import AuditQuery as AuditAsked
from bot.commands.audit import show_audit
from bot.commands.backup import make_backup
from bot.commands.outbox import OutboxQuery, show_outbox
from bot.commands.understand import run_understand
from bot.config.oncall_file import BadFile
from bot.config.settings import Settings, explained
from bot.demo import Demo, DemoSettings, demo_settings, hearing_of, introduce, with_practice_model
from bot.logs import set_up_logs
from bot.program import Program
from bot.speech.install import install_model
from domain.people.audit import Act
from domain.people.roles import Role
from storage.database import Database
from storage.migrate import LostRows, migrate
from storage.people import logins, people
from storage.work import Work

OK, USAGE, FAILED = 0, 2, 1
S = TypeVar("S", bound=Settings | DemoSettings)
log = structlog.get_logger()


def run_demo() -> int:
    """The sandbox and a bot that talks only to it, until interrupted."""
    return _guarded(_demo, DemoSettings)


def run_sandbox(port: int) -> int:
    """The sandbox alone, until interrupted."""
    return asyncio.run(_sandbox(port))


def run_bot() -> int:
    """The bot, until interrupted."""
    return _guarded(_bot, Settings)


def run_migrations() -> int:
    """Bring the database up to date."""
    return _guarded(_migrate, Settings)


def run_outbox(asked: OutboxQuery) -> int:
    """List what could not be delivered, or put it back in line."""
    return _guarded(lambda settings: show_outbox(asked, settings), Settings)


def run_audit(asked: AuditAsked) -> int:
    """Print the audit, or check it."""
    return _guarded(lambda settings: show_audit(asked, settings), Settings)


def run_alert_export(asked: AlertsAsked) -> int:
    """Print the alerts of the past."""
    return _guarded(lambda settings: export_alerts(asked, settings), Settings)


def run_backup(target: Path, *, force: bool) -> int:
    """Copy SQLite's file."""
    return _guarded(lambda settings: make_backup(settings, target, force=force), Settings)


def run_understanding(now: str, *, json_lines: bool) -> int:
    """Print what sentences mean."""

    async def program(settings: Settings) -> int:
        return run_understand(now, settings.zone, json_lines=json_lines)

    return _guarded(program, Settings)


def run_voice_install(model: str) -> int:
    """Fetch a speech model."""

    async def program(settings: Settings) -> int:
        chosen = settings.model_copy(update={"whisper_model": model}) if model else settings
        return await asyncio.to_thread(install_model, chosen.whisper_model, chosen.model_path())

    return _guarded(program, Settings)


def run_login_link(person: str) -> int:
    """Print a single-use link for `web:NAME`."""
    if not person.startswith("web:") or not person.removeprefix("web:"):
        _say("Write the person as RAMAL_ADMINS does: web:ana")
        return USAGE
    return _guarded(lambda settings: _login_link(settings, person), Settings)


def _guarded(program: Callable[[S], Coroutine[None, None, int]], kind: type[S]) -> int:
    """Run a program; what an operator can mend is said in a sentence, not in a trace."""
    try:
        settings = kind()
        set_up_logs(settings.log_level)
        return asyncio.run(program(settings))
    except ValidationError as error:
        _say(explained(error))
        return USAGE
    except SettingsError as error:
        _say(f'A setting cannot be read: {error}. RAMAL_PRICES is JSON, like {{"sms": 0.09}}.')
        return USAGE
    except BadFile as error:
        _say(f"The on-call file cannot be used: {error}")
        return USAGE
    except LiveWithSandboxToken:
        _say(
            "RAMAL_VELIP_TOKEN is a sandbox token, but RAMAL_VELIP_BASE_URL may ring real phones. "
            "Set a real token, or name the sandbox's host in RAMAL_SANDBOX_HOSTS."
        )
        return USAGE
    except LostRows as error:
        _say(f"The database was not upgraded, and nothing was changed: {error}.")
        return FAILED
    except SQLAlchemyError as error:
        _say(f"The database did not answer ({type(error).__name__}); see RAMAL_DATABASE_URL.")
        return FAILED
    except OSError as error:
        where = f": {error.filename}" if error.filename else ""
        _say(f"{error.strerror or type(error).__name__}{where}")
        return FAILED
    except KeyboardInterrupt:
        return OK


async def _sandbox(port: int) -> int:
    from sandbox.server import start_sandbox  # heavy, and only this program and the demo use it

    try:
        sandbox = await start_sandbox(port=port)
    except OSError as error:
        _say(f"Port {port} cannot be used ({error.strerror}). Choose another: --port 0")
        return FAILED
    _say(f"API: {sandbox.base_url}\nconsole: {sandbox.console_url}  phones: {sandbox.phones_url}")
    await _until_stopped()
    await sandbox.close()
    return OK


async def _until_stopped(*others: asyncio.Task[None]) -> bool:
    """Wait for Ctrl+C or a polite kill; False if one of the others ended first."""
    stop = asyncio.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        with suppress(NotImplementedError):  # Windows has no signal handlers in asyncio
            asyncio.get_running_loop().add_signal_handler(name, stop.set)
    waiting = asyncio.create_task(stop.wait())
    await asyncio.wait({waiting, *others}, return_when=asyncio.FIRST_COMPLETED)
    waiting.cancel()
    return stop.is_set()


async def _demo(asked: DemoSettings) -> int:
    from sandbox.server import start_sandbox

    sandbox = await start_sandbox()
    try:
        settings = demo_settings(asked, sandbox.base_url)
        settings = await asyncio.to_thread(with_practice_model, settings)
        demo = Demo(sandbox.phones_url, hearing=hearing_of(settings))
        program = await assemble(settings, SystemClock(), demo=demo)
        return await _serve(program, settings, demo)
    finally:
        await sandbox.close()


async def _bot(settings: Settings) -> int:
    if not settings.velip_token.get_secret_value():
        _say("RAMAL_VELIP_TOKEN is not set. Without an account, try: ramal demo")
        return USAGE
    program = await assemble(settings, SystemClock())
    # Once, before any order: unknown tokens that keep coming get an address banned for good.
    if (fault := await program.runtime.telephony.prove()) is not None:
        _say(f"The platform did not accept RAMAL_VELIP_TOKEN ({fault}); nothing can be dialled.")
    return await _serve(program, settings, None)


async def _serve(program: Program, settings: Settings, demo: Demo | None) -> int:
    try:
        await program.start(settings.http_port)
    except OSError as error:
        await program.close()
        taken = error.errno == errno.EADDRINUSE
        why = "is taken by another program" if taken else f"cannot be used ({error.strerror})"
        _say(f"Port {settings.http_port} {why}. Choose another: RAMAL_HTTP_PORT=8081")
        return FAILED
    if demo is not None:
        await introduce(program.database, demo)
    loops = program.run()
    address = f"http://{settings.http_host}:{program.server.port}"
    _say(_demo_words(address, demo, program) if demo else f"Ramal is ready on {address}")
    stopped = await _until_stopped(loops)
    await program.close()
    return OK if stopped else FAILED


_HEARING = {
    "published": "Or press the microphone and say it.",
    "practice": (
        "Or press the microphone and say it: a practice model listens, which knows clear\n"
        "synthetic speech and short orders only. A real one: .venv/bin/ramal voice install"
    ),
    "": "Voice notes are not heard: speech recognition is not installed (VOICE=0).",
}


def _demo_words(address: str, demo: Demo, program: Program) -> str:
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


async def _migrate(settings: Settings) -> int:
    database = Database(settings.database, SystemClock())
    await migrate(database)
    await database.close()
    _say("The database is up to date.")
    return OK


async def _login_link(settings: Settings, person: str) -> int:
    database = Database(settings.database, SystemClock())
    await migrate(database)
    async with database.open_write() as session:
        work = Work(session, database.clock.now(), settings.rules())
        token = await logins.open_link(session, person, work.now)
        known = await people.find_by_identity(session, person)
        allowed = known is not None and known.role is not Role.NONE
        work.audit(Act.LOGIN_OFFERED, f"person:{known.id}" if known else "")
        await work.commit()
    await database.close()
    _say(f"{settings.web_root()}/login/{token}")
    if person not in settings.admins and not allowed:
        _say(f"{person} has no role yet: they can log in, but not order anything. See /quem.")
    return OK


def _say(words: str) -> None:
    print(words, flush=True)  # noqa: T201 - this is what the command line says
