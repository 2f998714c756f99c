"""GetCallStatus: what became of calls, by campaign, by call or by period."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import ClassVar

from velip import aliases, lists, rules, values
from velip.calls import CallRecord, call_record
from velip.errors import Problem
from velip.profile import Profile
from velip.redact import Discreet
from velip.request import Answer, Given, Request, Rule, Unreadable

MOST_ROWS = 5000  # of a page: newer docs, which read "no limit" and every larger number as this
_GROUPS = (("cp_id", "cpid"), ("cd_id", "ctid"), ("date_start", "date_end"))


@dataclass(frozen=True, kw_only=True, repr=False)
class CallStatusPage(Discreet):
    """The calls found; `truncated` means that there may be more than `maxreg` let through.

    `numbers_masked`: the platform hides the numbers of this list from our token (newer docs).
    """

    calls: tuple[CallRecord, ...]
    truncated: bool = False
    numbers_masked: bool = False
    next_id: str | None = None
    raw: Mapping[str, object] = field(hash=False)

    @property
    def warning(self) -> str | None:
        """What the platform warns of beside its OK: see `values.warning`; do not log it."""
        return values.warning(self.raw)


class GetCallStatus(Request[CallStatusPage], frozen=True, kw_only=True, omit_defaults=True):
    """Ask for calls (manual, GetCallStatus): exactly one of campaign, call and period.

    `cpid` and `ctid` are our ids, `cp_id` and `cd_id` the platform's. `maxreg` 0 is no limit, but a
    page may end at `MOST_ROWS`. With `rurl` the platform sends the calls there and the page comes
    empty. `last_id` is the cursor of the newer docs: `CallStatusPage.next_id` of the page before.
    """

    endpoint: ClassVar[str] = "GetCallStatus"
    repeatable: ClassVar[bool] = True
    always: ClassVar[tuple[str, ...]] = ("maxreg",)
    rules: ClassVar[Mapping[str, Rule]] = {
        "ctid": rules.ctid,
        "rurl": rules.address,
        "maxreg": rules.not_negative,
    }
    formats: ClassVar[Mapping[str, str]] = {"date_start": "%Y-%m-%d", "date_end": "%Y-%m-%d"}

    cp_id: str | None = None
    cpid: str | None = None
    cd_id: str | None = None
    ctid: str | None = None
    date_start: date | None = None
    date_end: date | None = None
    maxreg: int = 1000
    onlydtmf: bool = False
    rurl: str | None = None
    last_id: str | None = None

    def conflicts(self, given: Given, profile: Profile) -> Iterator[Problem]:  # noqa: ARG002
        """Yield what is wrong with the choice of calls."""
        chosen = [[name for name in group if name in given] for group in _GROUPS]
        groups = [names for names in chosen if names]
        if len(groups) != 1:
            count = "more than one" if groups else "none"
            rule = f"exactly one of campaign, call and period, and {count} is given"
            yield Problem(groups[0][0] if groups else "ctid", rule)
        for names in (chosen[0], chosen[1]):
            if len(names) > 1:
                yield Problem(names[0], f"cannot stand beside {names[1]}")
        if self.date_start and self.date_end and self.date_start > self.date_end:
            yield Problem("date_end", "is before date_start")

    def wire(self, given: Given, profile: Profile) -> Given:
        """Write the parameters; the newer docs have another number for no limit."""
        written = Request.wire(self, given, profile)
        if self.maxreg == 0:
            written["maxreg"] = str(profile.calls_without_limit)
        return written

    def subject(self) -> str:
        """Tell lists from look-ups: the platform may refuse the one and answer the other."""
        one = self.ctid is not None or self.cd_id is not None
        return self.endpoint if one else f"{self.endpoint} (lists)"

    def result(self, answer: Answer) -> CallStatusPage:
        """Read the rows, each for itself; none at all is an answer, something else is not."""
        rows = lists.rows(answer, "calls")
        if rows is None and self.rurl is None:
            raise Unreadable("no list of calls")
        more, next_id = _cursor(answer)
        return CallStatusPage(
            calls=tuple(map(call_record, rows or ())),
            truncated=self._is_full(len(rows or ())) if more is None else more,
            numbers_masked=_said(answer.fields.get("numbers_masked")),
            next_id=next_id,
            raw=answer.raw,
        )

    def _is_full(self, count: int) -> bool:
        """Say whether so many rows are as many as may come; the newer docs' bound holds for all."""
        return 0 < self.maxreg <= count or count == MOST_ROWS


def _cursor(answer: Answer) -> tuple[bool | None, str | None]:
    """Return whether there is more, None where that is not said, and where it begins.

    Newer docs only; what they say is sure, where a page that is just full might be the last.
    """
    page = answer.fields.get("pagination")
    found = values.stripped(page) if isinstance(page, dict) else {}
    if "has_more" not in found:
        return None, None
    more = _said(found.get("has_more"))
    return more, values.text(found, aliases.NEXT_ID) if more else None


def _said(value: object) -> bool:
    return value in (True, 1, "1", "true")
