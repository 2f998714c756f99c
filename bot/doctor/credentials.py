"""The doctor's checks of the platform: credentials, answers as in the manual, and its clock."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from datetime import date, timedelta
from urllib.parse import urlsplit

from bot.config.settings import Settings
from bot.doctor.answers import compare, permissions
from bot.doctor.finding import Finding, error, note, ok, warning
from bot.logs import redact
from bot.platform.checks import PlatformCheck, ReadResult, Seen

CLOCK = "clock"
WARN_APART, MOST_APART = timedelta(seconds=60), timedelta(minutes=10)
_SERVES = {"GetCallStatus": "how calls end can only be learned by callbacks"}

_CHECK_BOTH = "Check RAMAL_VELIP_TOKEN, and the allowed addresses in the panel."
_REGISTER = "Register this machine's public address in the panel: lists are answered to no other."
_UNREGISTERED = 105
_REMEDIES = {
    102: "The token in RAMAL_VELIP_TOKEN is unknown: stop ramal before you mend it, "
    "as 15 such answers in ten minutes bar this address for good.",
    114: "The token was made for the platform's MCP server: make one for the API in the panel.",
    120: "Register this machine's public address in the panel.",
}


def check_platform(settings: Settings) -> Finding:
    """Tell which platform it is, and whether real phones ring."""
    rings = "live: real phones ring" if settings.is_live else "a sandbox: no real phone rings"
    return ok("platform", f"{_shown(settings.velip_base_url)} ({rings}).")


async def check_account(check: PlatformCheck, today: date) -> AsyncIterator[Finding]:
    """Check the credentials by reading, and compare each answer with the manual."""
    told_the_time = False
    async for seen in check.read_all(today):
        yield _ended(seen)
        if said := _warning(seen):
            remedy = f"Where it speaks of an address: {_REGISTER}"
            yield warning("platform", f"{seen.endpoint} answers, and warns: {said}.", remedy)
        if seen.apart is not None and not told_the_time:
            told_the_time = True
            yield check_clock(seen.apart)
        if seen.ending is ReadResult.ANSWERED:
            for finding in _answered(seen):
                yield finding


def check_clock(apart: timedelta) -> Finding:
    """Compare our clock, by which orders, leases and days are measured, with the platform's."""
    seconds = round(abs(apart.total_seconds()))
    if abs(apart) <= WARN_APART:
        return ok(CLOCK, f"{seconds} s from the platform's.")
    side = "behind" if apart > timedelta(0) else "ahead of"
    said = f"this machine's is {_long(seconds)} {side} the platform's."
    kind = error if abs(apart) > MOST_APART else warning
    return kind(CLOCK, said, "Let NTP set it: timedatectl set-ntp true")


def _answered(seen: Seen) -> Iterator[Finding]:
    if seen.endpoint == "GetUserID":
        yield from permissions(seen.raw)
    yield compare(seen)


def _ended(seen: Seen) -> Finding:
    first = seen.endpoint == "GetUserID"
    name = "credentials" if first else "platform"
    match seen.ending:
        case ReadResult.ANSWERED:
            said = "accepted by GetUserID." if first else f"{seen.endpoint} answers."
            return ok(name, said)
        case ReadResult.NOT_ACCEPTED:
            return error(
                name,
                f"not accepted: {seen.why}.",
                "Nothing else was asked, for the platform bans addresses. "
                + _REMEDIES.get(seen.code, _CHECK_BOTH),
            )
        case ReadResult.REFUSED | ReadResult.AWAY if first:
            remedy = "Check RAMAL_VELIP_BASE_URL, the network and the platform's state."
            return error(name, f"could not be proved: {seen.why}.", remedy)
        case _:
            why, serves = f"{seen.endpoint}: {seen.why}", _SERVES.get(seen.endpoint)
            if seen.code == _UNREGISTERED:
                return warning(name, f"{why}; {serves or 'no list is answered'}.", _REGISTER)
            if serves:
                return warning(name, f"{why}; {serves}.", "Ask again later, then Velip.")
            return note(name, f"{why}.", "Only campaigns would need it.")


def _warning(seen: Seen) -> str:
    """What an answer warns of, without what may be a number."""
    inner = seen.raw.get("return")
    said = inner.get("warning") if isinstance(inner, dict) else None
    return redact(str(said))[:200].rstrip(".") if said else ""


def _long(seconds: int) -> str:
    return f"{seconds} s" if seconds < 120 else f"{seconds // 60} minutes"


def _shown(address: str) -> str:
    """The address without its user and password."""
    parts = urlsplit(address)
    return parts._replace(netloc=parts.netloc.rpartition("@")[2], query="", fragment="").geturl()
