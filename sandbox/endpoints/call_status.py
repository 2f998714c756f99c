"""GetCallStatus: what became of calls, once they are over."""

from collections.abc import Callable, Iterator
from datetime import date
from itertools import islice

from sandbox.answers import Answer, Door, against_the_manual
from sandbox.calls import Call, record_row
from sandbox.endpoints.asking import Asked, read_rurl
from sandbox.records import dialled_on
from sandbox.state import Platform

DEFAULT_ROWS = 1000

Test = Callable[[Call], bool]


async def get_call_status(platform: Platform, asked: Asked) -> Answer | Door:
    """The finished calls that were asked for, the newest first, or their reports sent again.

    An unknown id is an empty list, not an error: the platform cannot tell it from a call that is
    still going on.
    """
    tests = list(_tests(asked))
    found = (call for call in platform.records.finished() if all(test(call) for test in tests))
    calls = list(islice(found, _read_limit(asked)))
    rurl = read_rurl(asked)
    if rurl:
        for call in calls:
            platform.report(call, rurl=rurl)
        return Answer()
    return Answer(lists={"calls": [record_row(call) for call in calls]})


def _tests(asked: Asked) -> Iterator[Test]:
    cd_id, ctid = asked.get("cd_id"), asked.get("ctid")
    if cd_id:
        yield lambda call: call.cd_id == cd_id
    if ctid:
        yield lambda call: call.order.ctid == ctid
    if asked.get("cp_id") not in ("", "0") or asked.get("cpid") not in ("", "0"):
        yield lambda _: False  # single calls belong to no campaign
    start, end = _read_day(asked, "date_start"), _read_day(asked, "date_end")
    if start:
        yield lambda call: dialled_on(call) >= start
    if end:
        yield lambda call: dialled_on(call) <= end
    if asked.flag("onlydtmf"):
        yield lambda call: bool(call.keys)


def _read_day(asked: Asked, name: str) -> date | None:
    text = asked.get(name)
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as problem:
        raise against_the_manual(f"{name} is a day, YYYY-MM-DD") from problem


def _read_limit(asked: Asked) -> int | None:
    text = asked.get("maxreg") or str(DEFAULT_ROWS)
    if not (text.isascii() and text.isdecimal()):
        raise against_the_manual("maxreg is a number of rows, 0 for no limit")
    return int(text) or None
