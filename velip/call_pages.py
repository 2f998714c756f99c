"""Many calls: page by page to the end, one call by its id, and reports once more."""

from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from datetime import date
from itertools import islice
from typing import TypedDict, Unpack

import msgspec

from velip.asks import Asks
from velip.calls import CallRecord
from velip.errors import InvalidParameters, Problem
from velip.get_call_status import CallStatusPage, GetCallStatus

MOST_PAGES = 1000
Ask = Callable[[GetCallStatus], Awaitable[CallStatusPage]]


class OneCall(TypedDict, total=False):
    """A call, by exactly one of the platform's id and ours."""

    cd_id: str
    ctid: str


class CallMethods(Asks):
    """What became of calls."""

    async def get_call_status(self, request: GetCallStatus) -> CallStatusPage:
        """Ask what became of calls; retried within the deadline."""
        return await self._call(request)

    def call_pages(self, request: GetCallStatus) -> AsyncIterator[CallStatusPage]:
        """Ask on until all the calls are there; each question has a deadline of its own.

        See `pages`: the calls are complete if no page is `truncated`.
        """
        return pages(self._call, request)

    async def get_call(self, **wanted: Unpack[OneCall]) -> CallRecord | None:
        """Return the last that is known of one call; None where the platform knows none (yet)."""
        page = await self._call(GetCallStatus(**wanted))
        found = [call for call in page.calls if _is(call, **wanted)]
        return max(found, key=_when, default=None)

    async def resend_reports(self, request: GetCallStatus) -> CallStatusPage:
        """Ask the platform to post its reports again to `rurl`; no more than `maxreg` of them.

        Not a pure read: they are posted. It is retried like one all the same, because each report
        is one that was or should have been posted already, and who takes reports has to recognise
        the one that comes twice anyway. The page comes empty.
        """
        if request.rurl is None:
            raise InvalidParameters((Problem("rurl", "is missing: where do the reports go"),))
        return await self._call(request)


async def pages(ask: Ask, request: GetCallStatus) -> AsyncIterator[CallStatusPage]:
    """Yield the calls page by page, none twice.

    The newer docs' cursor is followed where an answer has one. Otherwise a period of several days,
    both of them given, that is cut off is asked for again day by day, from the first. What is still
    cut off then is yielded as `truncated`; so is an empty page at the end where there would be more
    than `MOST_PAGES` questions.
    """
    if request.rurl is not None:
        rule = "sends the calls there, so there are no pages: that is resend_reports"
        raise InvalidParameters((Problem("rurl", rule),))
    waiting = deque([request])
    known: set[object] = set()
    for _ in range(MOST_PAGES):
        question = waiting.popleft()
        page = await ask(question)
        following, whole = _following(question, page)
        waiting.extendleft(reversed(following))
        if whole:
            yield CallStatusPage(
                calls=_news(page.calls, known),
                truncated=page.truncated and not following,
                numbers_masked=page.numbers_masked,
                next_id=page.next_id,
                raw=page.raw,
            )
        if not waiting:
            return
    yield CallStatusPage(calls=(), truncated=True, raw={})


def _following(
    question: GetCallStatus, page: CallStatusPage
) -> tuple[Sequence[GetCallStatus], bool]:
    """Return what to ask next, and whether this page is to be kept."""
    if page.next_id is not None and page.next_id != question.last_id:
        return [msgspec.structs.replace(question, last_id=page.next_id)], True
    days = _days(question) if page.truncated and question.last_id is None else []
    return days, not days


def _days(question: GetCallStatus) -> list[GetCallStatus]:
    """Return one question for each day of a period that has several."""
    first, last = question.date_start, question.date_end
    if first is None or last is None or first.toordinal() == last.toordinal():
        return []
    # The oldest first, and no more than could be asked, with one to show that there are more.
    span = range(first.toordinal(), last.toordinal() + 1)
    days = map(date.fromordinal, islice(span, MOST_PAGES + 1))
    return [msgspec.structs.replace(question, date_start=day, date_end=day) for day in days]


def _news(calls: Sequence[CallRecord], known: set[object]) -> tuple[CallRecord, ...]:
    """Return the records that no page before had: a list that grows moves rows between pages."""
    marks = [_mark(call) for call in calls]
    news = tuple(call for call, mark in zip(calls, marks, strict=True) if mark not in known)
    known.update(marks)
    return news


def _mark(call: CallRecord) -> object:
    told = (call.call_id, call.ctid, call.dest, call.status, call.date, call.time_dial)
    return (*told, call.time_start, call.time_end) if any(told) else id(call)


def _is(call: CallRecord, *, cd_id: str | None = None, ctid: str | None = None) -> bool:
    """Say whether it is that call: a platform that does not know a filter answers other calls.

    Newer docs write the platform's id as a bare number in records, and both have the account's own
    mark and `_` before it elsewhere.
    """
    if cd_id is not None:
        return _bare(call.call_id or "") == _bare(cd_id.strip())
    return call.ctid == ctid


def _bare(call_id: str) -> str:
    return call_id.rpartition("_")[2]


def _when(call: CallRecord) -> tuple[str, str]:
    return (str(call.date or ""), str(call.time_dial or ""))
