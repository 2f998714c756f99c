"""GetCallStatus: what became of calls, once they are over."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice

from sandbox.answers import Answer, Door, against_the_manual
from sandbox.calls import Call
from sandbox.endpoints.asking import Asked, read_rurl
from sandbox.endpoints.reading import NOBODYS, allow
from sandbox.fates import Reporting
from sandbox.masking import masked_row
from sandbox.profile import LIMITS
from sandbox.records import dialled_on
from sandbox.reports import docs_row, record_row
from sandbox.state import Platform

DEFAULT_ROWS, MOST_ROWS = 1000, 5000
MAX_DIGITS = 9
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)

Test = Callable[[Call], bool]


async def get_call_status(platform: Platform, asked: Asked) -> Answer | Door:
    """The finished calls that were asked for, the newest first, or their reports sent again.

    An unknown id is an empty list, not an error: the platform cannot tell it from a call that is
    still going on.
    """
    tests = [*_tests(platform, asked), *_cursor(platform, asked)]
    found = (call for call in platform.records.finished() if all(test(call) for test in tests))
    page = _read_page(platform, asked)
    question, rurl = allow(platform, asked), read_rurl(asked)
    calls = list(islice(found, page.rows))
    if rurl:
        for call in calls:
            platform.report(call, asked.reporting or Reporting(), rurl=rurl)
        return Answer()
    shown = docs_row if platform.switches.docs_rows else record_row
    rows = [shown(call, grouped=platform.switches.grouped_answers) for call in calls]
    fields: dict[str, object] = {"warning": question.warning} if question.warning else {}
    if question.masks:
        rows, fields = [masked_row(row) for row in rows], fields | {"numbers_masked": True}
    if platform.switches.paging and asked.get("maxreg"):
        last = rows[-1]["cd_id"] if rows and next(found, None) is not None else None
        fields["pagination"] = page.told(last)
    return Answer(fields=fields, lists={"calls": rows})


@dataclass(frozen=True)
class _Page:
    """How many rows a page has, and whether that is fewer than were asked for."""

    rows: int | None
    capped: bool = False

    def told(self, next_id: object) -> dict[str, object]:
        told: dict[str, object] = {"has_more": next_id is not None, "next_id": next_id}
        return told | ({"maxreg_capped": True, "maxreg_applied": self.rows} if self.capped else {})


def _tests(platform: Platform, asked: Asked) -> Iterator[Test]:
    cd_id, ctid = asked.get("cd_id").removeprefix("c_"), asked.get("ctid")
    if cd_id and not (ctid and platform.switches.ctid_first):
        yield lambda call: call.cd_id.removeprefix("c_") == cd_id
    if ctid == NOBODYS and platform.switches.ctid_first:
        yield lambda call: not call.order.ctid
    elif ctid:
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
    if platform.switches.paging and last:
        before = _number(last, "last_id is the next_id of the page before")
        yield lambda call: int(call.cd_id.removeprefix("c_")) < before


def _read_page(platform: Platform, asked: Asked) -> _Page:
    unlimited = LIMITS[platform.profile].unlimited
    text = asked.get("maxreg") or str(DEFAULT_ROWS)
    rule = f"maxreg is a number of rows, {unlimited} for no limit"
    rows = None if text == unlimited else _number(text, rule) or DEFAULT_ROWS
    if platform.switches.paging and (rows is None or rows > MOST_ROWS):
        return _Page(MOST_ROWS, capped=True)
    return _Page(rows)


def _number(text: str, rule: str) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) <= MAX_DIGITS):
        raise against_the_manual(rule)
    return int(text)
