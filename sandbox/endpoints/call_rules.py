"""What MakeTTSCall checks beside the number and the words: values, hours, limits and lists."""

import re
from collections.abc import Mapping
from datetime import datetime, time, timedelta

from sandbox.answers import (
    BARRED_BY_CUSTOMER,
    BLOCKED_HOUR,
    DO_NOT_CALL,
    TOO_OFTEN,
    Refused,
    Status,
    against_the_manual,
)
from sandbox.barred import List
from sandbox.calls import LOCAL
from sandbox.endpoints.asking import ENCODINGS, Asked
from sandbox.newer_statuses import ON_OWN_LIST
from sandbox.numbers import BRAZIL
from sandbox.state import Platform

# The manual says that laws forbid some hours and names none: these are the sandbox's own.
OPENS = time(8)
CLOSES = (*5 * (time(21),), time(15), time.min)  # Monday to Sunday
# Those of the whole country with a fixed date: a DDD's own are not named anywhere.
HOLIDAYS = frozenset({(1, 1), (4, 21), (5, 1), (9, 7), (10, 12), (11, 2), (11, 15), (12, 25)})
_PRIORITY = re.compile(r"-?\d{1,9}", re.ASCII)
_LIMIT = re.compile(r"[1-9]\d{0,8}", re.ASCII)
_ROWS: Mapping[List, Status] = {"do_not_call": DO_NOT_CALL, "customer": BARRED_BY_CUSTOMER}
MAX_KEPT, MAX_KEPT_LENGTH = 40, 500


def require_values(platform: Platform, asked: Asked) -> None:
    """Refuse what the manual does not allow its options to be; an empty one says nothing."""
    priority, limit = asked.get("priority"), asked.get("numlim")
    if priority and not _PRIORITY.fullmatch(priority):
        raise against_the_manual("priority is a whole number")
    if limit and not _LIMIT.fullmatch(limit):
        raise against_the_manual("numlim is a number of calls, 1 or more")
    if asked.get("free") not in ("", "0", "1"):
        raise against_the_manual("free is 0 or 1")
    if asked.get("bkddd") not in ("", "0", "1", "2"):
        raise against_the_manual("bkddd is 0, 1 or 2")
    allowed = ("", "0", "1") if platform.switches.setbrasil else ("", "1")
    if asked.get("setbrasil") not in allowed:
        raise against_the_manual("setbrasil is 1 or empty")
    if asked.get("encoding").upper() not in ENCODINGS:
        raise against_the_manual("encoding is UTF-8, ASCII or ISO-8859-1")


def require_allowed(platform: Platform, asked: Asked, numbers: list[str], at: datetime) -> None:
    """Refuse a call in a forbidden hour, to a number called too often, or to a barred one."""
    to_brazil = any(number.startswith(BRAZIL) for number in numbers)
    newest = platform.switches.blocked_hours
    refusing = ("1",) if newest else ("1", "2")
    if asked.get("bkddd") in refusing and to_brazil and not is_open(at, holidays=newest):
        raise Refused(BLOCKED_HOUR)
    limit = asked.get("numlim")
    if limit and any(_calls_today(platform, number) >= int(limit) for number in numbers):
        raise Refused(TOO_OFTEN)
    if asked.flag("free"):
        return
    for number in numbers:
        which = platform.barred.lists.get(number)
        if which == "customer" and platform.switches.own_list:
            raise Refused(ON_OWN_LIST)
        if which is not None:
            raise Refused(_ROWS[which])


def waits_until(platform: Platform, asked: Asked, numbers: list[str], at: datetime) -> datetime:
    """When a call leaves: `bkddd=2` lets it wait in silence until the next hour that is open."""
    to_brazil = any(number.startswith(BRAZIL) for number in numbers)
    if not (platform.switches.blocked_hours and asked.get("bkddd") == "2" and to_brazil):
        return at
    while not is_open(at, holidays=True):
        local = at.astimezone(LOCAL)
        opening = local.replace(hour=OPENS.hour, minute=0, second=0, microsecond=0)
        at = opening if local < opening else opening + timedelta(days=1)
    return at


def is_open(at: datetime, *, holidays: bool = False) -> bool:
    """Whether `bkddd` lets a call through: Monday to Friday 8-21, Saturday 8-15, never Sunday."""
    local = at.astimezone(LOCAL)
    if holidays and (local.month, local.day) in HOLIDAYS:
        return False
    return OPENS <= local.time() < CLOSES[local.weekday()]


def kept_params(params: Mapping[str, str]) -> dict[str, str]:
    """What the ledger keeps of a request: no token, and no more than a customer would send."""
    named = [(name, value) for name, value in params.items() if name != "tsid"][:MAX_KEPT]
    return {name[:MAX_KEPT_LENGTH]: value[:MAX_KEPT_LENGTH] for name, value in named}


def _calls_today(platform: Platform, number: str) -> int:
    local = platform.clock.now().astimezone(LOCAL)
    midnight = local - timedelta(
        hours=local.hour, minutes=local.minute, seconds=local.second, microseconds=local.microsecond
    )
    count = 0
    for line in reversed(platform.ledger):
        if line.at < midnight:
            break
        count += line.kind != "sms" and number in (line.dest, line.dest2)
    return count
