"""`ramal resend`: asks the platform to post its reports of some days again.

Known reports change nothing, so asking twice is harmless; there may only be many of them.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import KW_ONLY, dataclass
from datetime import date, datetime, timedelta

from bot.clock import SystemClock
from bot.commands.guard import USAGE, CommandFailed, guarded, print_error, print_line
from bot.config.settings import Settings
from bot.doctor.finding import Grade
from bot.doctor.installation import check_token, read_settings
from bot.doctor.public import panel_address
from bot.logs import set_up_logs
from bot.platform.checks import PlatformCheck, ReadResult, WrongAddress, open_check
from bot.running import look_for_ramal
from domain.language.past_moments import NoMoment, read_moment
from domain.ports import Clock

ASKED, REFUSED, UNREACHABLE = 0, 4, 6
MOST_DAYS = 92
_ENDINGS = {
    ReadResult.NOT_ACCEPTED: REFUSED,
    ReadResult.REFUSED: REFUSED,
    ReadResult.AWAY: UNREACHABLE,
}


class ResendRefused(CommandFailed):
    """The platform cannot be asked, or not any further; the text says why."""


@dataclass(frozen=True, slots=True)
class ResendQuery:
    """The days, as they are typed; `seconds` is the longest one request may take."""

    since: str
    until: str = ""
    _: KW_ONLY
    yes: bool = False
    seconds: float = 30.0


@guarded
def run(query: ResendQuery, clock: Clock | None = None) -> int:
    """Ask the platform day by day; returns the exit status."""
    try:
        return _ask_for_all(query, clock or SystemClock())
    except KeyboardInterrupt:
        print_error("Interrupted; what was asked so far goes on.")
        return REFUSED


def _ask_for_all(query: ResendQuery, clock: Clock) -> int:
    settings = read_settings()
    if not isinstance(settings, Settings):
        raise ResendRefused(USAGE, "\n".join(finding.sentence for finding in settings))
    set_up_logs(settings.log_level)
    days = read_days(query, clock.now().astimezone(settings.zone))
    address = _address(settings)
    asyncio.run(_require_ramal(settings, query.seconds))
    _require_yes(query, settings, days)
    return asyncio.run(_ask(settings, clock, days, address, query.seconds))


def read_days(query: ResendQuery, now: datetime) -> Sequence[date]:
    """The days of a query, in order: the platform finds calls by day. Raises ResendRefused."""
    first = _moment(query.since, now).date()
    last = _moment(query.until, now).date() if query.until else now.date()
    if first > last or last > now.date():
        raise ResendRefused(USAGE, "--since lies after --until, or one of them after today.")
    count = (last - first).days + 1
    if count > MOST_DAYS:
        raise ResendRefused(USAGE, f"These are {count} days; ask for at most {MOST_DAYS} at once.")
    return [first + timedelta(days=n) for n in range(count)]


def _moment(written: str, now: datetime) -> datetime:
    try:
        return read_moment(written, now)
    except NoMoment as fault:
        raise ResendRefused(USAGE, str(fault)) from None


def _address(settings: Settings) -> str:
    token = check_token(settings)
    if token.severity is Grade.ERROR:
        raise ResendRefused(USAGE, f"RAMAL_VELIP_TOKEN: {token.sentence}")
    if not settings.callback_root():
        why = "No callback can reach this installation: RAMAL_PUBLIC_URL is not a public https"
        raise ResendRefused(REFUSED, f"{why} address. Outcomes are polled all the same.")
    address = panel_address(settings)
    if not address:
        raise ResendRefused(REFUSED, "The callback key does not exist yet. Start ramal run once.")
    return address


async def _require_ramal(settings: Settings, seconds: float) -> None:
    found = await look_for_ramal(settings, seconds)
    if not found.is_ramal:
        said = f"Ramal does not answer on {found.address}, so the reports would be lost. Start it."
        raise ResendRefused(UNREACHABLE, said)


def _require_yes(query: ResendQuery, settings: Settings, days: Sequence[date]) -> None:
    span = f"{days[0]}" if len(days) == 1 else f"{days[0]} to {days[-1]}"
    print_line(
        f"The platform will be asked to post every report of {span} ({_counted(days)}) again to\n"
        f"{settings.callback_root()}. Known ones change nothing. It may be many."
    )
    if query.yes:
        return
    try:
        said = input("Ask? [y/N] ")
    except EOFError:
        raise ResendRefused(REFUSED, "Nothing was asked; --yes answers this question.") from None
    if said.strip().lower() not in ("y", "yes", "s", "sim"):
        raise ResendRefused(REFUSED, "Nothing was asked.")


async def _ask(
    settings: Settings, clock: Clock, days: Sequence[date], address: str, seconds: float
) -> int:
    try:
        async with open_check(settings, clock, seconds) as check:
            return await _ask_each(check, days, address)
    except WrongAddress as why:
        raise ResendRefused(USAGE, f"RAMAL_VELIP_BASE_URL: {why}.") from None


async def _ask_each(check: PlatformCheck, days: Sequence[date], address: str) -> int:
    for number, day in enumerate(days):
        seen = await check.post_again(day, day, address)
        if seen.ending is not ReadResult.ANSWERED:
            said = f"{day}: {seen.why}. {number} of {_counted(days)} asked."
            raise ResendRefused(_ENDINGS[seen.ending], said)
    print_line(f"{_counted(days)} asked; the reports come as callbacks.")
    return ASKED


def _counted(days: Sequence[date]) -> str:
    return "1 day" if len(days) == 1 else f"{len(days)} days"
