"""GetCallStatus: what became of calls, once they are over."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from itertools import islice

from sandbox.answers import Answer, Door, against_the_manual
from sandbox.calls import Call
from sandbox.endpoints.asking import Asked, read_rurl
from sandbox.fates import Reporting
from sandbox.profile import LIMITS, Profile
from sandbox.records import dialled_on
from sandbox.reports import record_row
from sandbox.state import Platform

DEFAULT_ROWS = 1000
MAX_DIGITS = 9
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)

Test = Callable[[Call], bool]


async def get_call_status(platform: Platform, asked: Asked) -> Answer | Door:
    """The finished calls that were asked for, the newest first, or their reports sent again.

    An unknown id is an empty list, not an error: the platform cannot tell it from a call that is
    still going on.
    """
    tests = [*_tests(asked), *_cursor(platform, asked)]
    found = (call for call in platform.records.finished() if all(test(call) for test in tests))
    limit, docs = _read_limit(platform, asked), platform.profile is Profile.DOCS
    calls = list(islice(found, limit))
    rurl = read_rurl(asked)
    if rurl:
        for call in calls:
            platform.report(call, asked.reporting or Reporting(), rurl=rurl)
        return Answer()
    pagination = {"pagination": _page(calls, has_more=next(found, None) is not None)}
    return Answer(
        fields=pagination if docs else {}, lists={"calls": [record_row(call) for call in calls]}
    )


def _page(calls: list[Call], *, has_more: bool) -> dict[str, object]:
    return {"has_more": has_more, "next_id": calls[-1].cd_id if has_more and calls else None}


def _tests(asked: Asked) -> Iterator[Test]:
    cd_id, ctid = asked.get("cd_id"), asked.get("ctid")
    if cd_id:
        yield lambda call: call.cd_id == cd_id
    if ctid:
        yield lambda call: call.order.ctid == ctid
    cp_id, cpid = asked.get("cp_id"), asked.get("cpid")
    if cp_id not in ("", "0"):
        yield lambda call: call.order.campaign is not None and call.order.campaign.cp_id == cp_id
    if cpid not in ("", "0"):
        yield lambda call: call.order.campaign is not None and call.order.campaign.cpid == cpid
    start, end = _read_day(asked, "date_start"), _read_day(asked, "date_end")
    if start:
        yield lambda call: dialled_on(call) >= start
    if end:
        yield lambda call: dialled_on(call) <= end
    if asked.get("onlydtmf") not in ("", "0", "1"):
        raise against_the_manual("onlydtmf is 1 or empty")
    if asked.flag("onlydtmf"):
        yield lambda call: bool(call.keys)


def _read_day(asked: Asked, name: str) -> date | None:
    text = asked.get(name)
    if not text:
        return None
    try:
        if _DAY.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError:
        pass  # no day of the calendar
    raise against_the_manual(f"{name} is a day, YYYY-MM-DD")


def _cursor(platform: Platform, asked: Asked) -> Iterator[Test]:
    """The docs' `last_id`: what is older than the last row of the page before."""
    last = asked.get("last_id").removeprefix("c_")
    if platform.profile is Profile.DOCS and last:
        before = _number(last, "last_id is the next_id of the page before")
        yield lambda call: int(call.cd_id.removeprefix("c_")) < before


def _read_limit(platform: Platform, asked: Asked) -> int | None:
    unlimited = LIMITS[platform.profile].unlimited
    text = asked.get("maxreg") or str(DEFAULT_ROWS)
    if text == unlimited:
        return None
    return _number(text, f"maxreg is a number of rows, {unlimited} for no limit") or DEFAULT_ROWS


def _number(text: str, rule: str) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) <= MAX_DIGITS):
        raise against_the_manual(rule)
    return int(text)
