"""GetCallStatus: what became of calls, by campaign, by call or by period."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from itertools import chain
from typing import ClassVar

from velip import rules, values
from velip.calls import CallRecord, call_record
from velip.errors import Problem
from velip.redact import Discreet
from velip.request import Answer, Request

_GROUPS = (("cp_id", "cpid"), ("cd_id", "ctid"), ("date_start", "date_end"))
_PERIOD = _GROUPS[-1]


@dataclass(frozen=True, kw_only=True, repr=False)
class CallStatusPage(Discreet):
    """The calls found; `truncated` means that there may be more than `maxreg` let through."""

    calls: tuple[CallRecord, ...]
    truncated: bool = False
    raw: Mapping[str, object] = field(hash=False)


@dataclass(frozen=True, kw_only=True, repr=False)
class GetCallStatus(Request[CallStatusPage]):
    """Ask for calls (manual, GetCallStatus): exactly one of campaign, call and period.

    `cpid` and `ctid` are our ids, `cp_id` and `cd_id` the platform's. `maxreg` 0 is no limit. With
    `rurl` the platform sends the calls there and the page comes empty.
    """

    endpoint: ClassVar[str] = "GetCallStatus"
    repeatable: ClassVar[bool] = True

    cp_id: str | None = None
    cpid: str | None = None
    cd_id: str | None = None
    ctid: str | None = None
    date_start: date | None = None
    date_end: date | None = None
    maxreg: int = 1000
    onlydtmf: bool = False
    rurl: str | None = None
    extra: Mapping[str, str] = field(default_factory=dict, hash=False)

    def problems(self) -> Iterator[Problem]:
        """Yield every rule of the manual that this question breaks."""
        return chain(
            self._selector_problems(),
            rules.ctid(self.ctid),
            rules.address("rurl", self.rurl),
            () if self.maxreg >= 0 else (Problem("maxreg", "is 0 or more"),),
            rules.passed_through(self.extra, frozenset(each.name for each in fields(self))),
        )

    def params(self) -> dict[str, str]:
        """Return the parameters; dates as YYYY-MM-DD, `onlydtmf` only when it is asked for."""
        days = {name: getattr(self, name) for name in _PERIOD}
        named = super().params() | {name: f"{day:%Y-%m-%d}" for name, day in days.items() if day}
        return {k: said for k, said in named.items() if k != "onlydtmf" or self.onlydtmf}

    def result(self, answer: Answer) -> CallStatusPage | None:
        """Read the rows, each for itself; none at all is an answer, something else is not."""
        rows = answer.document.get("calls") or []
        if isinstance(rows, dict):  # how PHP writes a list whose numbering has a gap
            rows = list(rows.values())
        if not isinstance(rows, list):
            return None
        return CallStatusPage(
            calls=tuple(map(call_record, rows)),
            truncated=0 < self.maxreg <= len(rows) or _says_more(answer),
            raw=answer.raw,
        )

    def _selector_problems(self) -> Iterator[Problem]:
        given = [[name for name in group if getattr(self, name)] for group in _GROUPS]
        groups = [names for names in given if names]
        if len(groups) != 1:
            count = "more than one" if groups else "none"
            rule = f"exactly one of campaign, call and period, and {count} is given"
            yield Problem(groups[0][0] if groups else "ctid", rule)
        for names in (given[0], given[1]):
            if len(names) > 1:
                yield Problem(names[0], f"cannot stand beside {names[1]}")
        if self.date_start and self.date_end and self.date_start > self.date_end:
            yield Problem("date_end", "is before date_start")


def _says_more(answer: Answer) -> bool:
    page = answer.fields.get("pagination")  # newer docs only
    return isinstance(page, dict) and values.stripped(page).get("has_more") in (
        True,
        1,
        "1",
        "true",
    )
