"""The doctor's run: every check in turn, each finding printed as soon as it is known."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Iterable
from contextlib import aclosing

from bot.clock import SystemClock
from bot.config.settings import Settings
from bot.doctor.alerts import check_alerts
from bot.doctor.credentials import CLOCK, check_account, check_platform
from bot.doctor.database import check_database
from bot.doctor.echo import check_echo, lately
from bot.doctor.extras import check_extras
from bot.doctor.finding import (
    WORST,
    Finding,
    Grade,
    as_json,
    as_text,
    error,
    exit_status,
    note,
    ok,
    summary,
    warning,
)
from bot.doctor.installation import (
    check_channels,
    check_file,
    check_people,
    check_secrets,
    check_token,
    read_settings,
)
from bot.doctor.public import check_address, check_reachable, explain_by_hand, panel_address
from bot.doctor.zones import check_zone
from bot.logs import set_up_logs
from bot.platform.checks import PlatformCheck, WrongAddress, open_check
from bot.running import look_for_ramal
from domain.ports import Clock


def run_doctor(*, json_lines: bool, seconds: float) -> int:
    """Print the state of the installation; returns the exit status by the worst finding."""
    try:
        return asyncio.run(_visit(json_lines=json_lines, seconds=seconds))
    except KeyboardInterrupt:
        return WORST


async def examine(
    settings: Settings, clock: Clock, seconds: float
) -> AsyncGenerator[Finding, None]:
    """Yield every finding on this installation; one request takes at most `seconds`."""
    for checked in (
        check_file(),
        check_people(settings),
        check_channels(settings),
        check_secrets(settings),
    ):
        for finding in _tried(checked):
            yield finding
    yield check_zone(settings, clock.now())
    for finding in _tried(check_extras(settings)):
        yield finding
    for finding in _tried(check_alerts(settings, clock.now())):
        yield finding
    async for finding in _timed("database", check_database(settings, clock), seconds):
        yield finding
    running = await _running(settings, seconds)
    yield running
    yield check_platform(settings)
    token = check_token(settings)
    yield token
    yield check_address(settings)
    if token.severity is not Grade.ERROR:
        here = running.severity is not Grade.NOTE
        async for finding in _ask_platform(settings, clock, seconds, here=here):
            yield finding
    if settings.is_live and (address := panel_address(settings)):
        async for finding in check_reachable(settings.callback_root(), seconds):
            yield finding
        yield explain_by_hand(address)


async def _ask_platform(
    settings: Settings, clock: Clock, seconds: float, *, here: bool
) -> AsyncIterator[Finding]:
    """Run the checks that need the platform; after the first refusal it is not asked again."""
    barred = False
    try:
        async with open_check(settings, clock, seconds) as check:
            today = clock.now().astimezone(settings.zone).date()
            async for finding in check_account(check, today):
                barred = barred or (finding.severity is Grade.ERROR and finding.name != CLOCK)
                yield finding
            if not settings.is_live and not barred:
                async for finding in _echo(settings, check, clock, here=here):
                    yield finding
    except WrongAddress as why:
        yield error("platform", f"{why}.", "Mend RAMAL_VELIP_BASE_URL.")


async def _echo(
    settings: Settings, check: PlatformCheck, clock: Clock, *, here: bool
) -> AsyncIterator[Finding]:
    address = panel_address(settings)
    if not address:
        return
    if not here:
        yield note("callbacks", "not tried, because nobody listens.", "Start ramal run first.")
        return
    days = lately(clock.now().astimezone(settings.zone).date())
    async for finding in check_echo(check, settings.database, address, clock, days):
        yield finding


async def _running(settings: Settings, seconds: float) -> Finding:
    found, name = await look_for_ramal(settings, seconds), "ramal"
    if found.is_ramal and found.down:
        said = f"runs on {found.address}, but these are down: {', '.join(found.down)}."
        return warning(name, said, "Its log tells more.")
    if found.is_ramal and found.slow:
        said = f"runs on {found.address}, but is slow: {', '.join(found.slow)}."
        return warning(name, said, "Its log says what held it: loop.held, with the step.")
    if found.is_ramal:
        return ok(name, f"runs on {found.address} and is ready.")
    if found.answers:
        said = f"another program answers on {found.address}."
        return warning(name, said, "Stop it, or choose another RAMAL_HTTP_PORT.")
    return note(name, f"does not run on {found.address}.", "Start it with: ramal run")


async def _visit(*, json_lines: bool, seconds: float) -> int:
    shaped = as_json if json_lines else as_text
    found: list[Finding] = []
    settings = read_settings()
    if isinstance(settings, Settings):
        set_up_logs(settings.log_level)
        async with aclosing(examine(settings, SystemClock(), seconds)) as findings:
            async for finding in findings:
                found.append(finding)
                print(shaped(finding), flush=True)  # noqa: T201 - this is what the command says
    else:
        found = settings
        for finding in found:
            print(shaped(finding))  # noqa: T201 - this is what the command says
    if not json_lines:
        print(f"\n{summary(found)}")  # noqa: T201 - this is what the command says
    return exit_status(found)


def _tried(findings: Iterable[Finding]) -> Iterable[Finding]:
    """The findings of a check of files, which may have been deleted or closed to us meanwhile."""
    try:
        yield from findings
    except OSError as fault:
        where = fault.filename or "a file"
        yield error("files", f"{where} cannot be read ({fault.strerror}).", "Mend its permissions.")


async def _timed(
    name: str, findings: AsyncIterator[Finding], seconds: float
) -> AsyncIterator[Finding]:
    """The findings of a check that uses the network; it is ended after `seconds`."""
    found: list[Finding] = []
    try:
        async with asyncio.timeout(seconds):
            async for finding in findings:
                found.append(finding)
    except TimeoutError:
        found.append(error(name, f"no answer within {seconds:g} s.", "Is it up? See --timeout."))
    except (OSError, ValueError) as fault:
        said = f"cannot be looked at ({type(fault).__name__})."
        found.append(error(name, said, "See its setting."))
    for finding in found:
        yield finding
