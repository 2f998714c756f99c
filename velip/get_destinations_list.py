"""GetDestinationsList: the lists that are stored, and the switch that hides in the question."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import ClassVar

from velip import aliases, lists, rules, values
from velip.errors import Problem
from velip.profile import Profile
from velip.request import Answer, Given, Request, Result, Rule, Unreadable

_SWITCH = "setactive"


class ListedBase(Result, frozen=True, kw_only=True):
    """One stored list; a row that is no object stands as it came under the key "" of `raw`.

    `active` is the newer docs': None where the platform does not tell.
    """

    list_id: str | None = None
    ref: str | None = None
    name: str = ""
    file: str | None = None
    created: date | None = None
    count: int | None = None
    active: bool | None = None


class DestinationsPage(Result, frozen=True, kw_only=True):
    """The lists found; `truncated` means that there may be more than `maxreg` let through."""

    lists: tuple[ListedBase, ...]
    truncated: bool = False


class GetDestinationsList(Request[DestinationsPage], frozen=True, kw_only=True, omit_defaults=True):
    """Ask for lists (manual, GetDestinationsList): `list` is "1" active, "0" inactive or "all".

    It can never switch one on or off: that is `SetListActive`. `maxreg` 0 is no limit.
    """

    endpoint: ClassVar[str] = "GetDestinationsList"
    repeatable: ClassVar[bool] = True
    always: ClassVar[tuple[str, ...]] = ("maxreg",)
    rules: ClassVar[Mapping[str, Rule]] = {
        "maxreg": rules.not_negative,
        "list": rules.one_of("0", "1", "all"),
    }

    maxreg: int = 100
    search: str | None = None
    list: str | None = None
    cdlc_id: str | None = None
    ctid: str | None = None

    def conflicts(self, given: Given, profile: Profile) -> Iterator[Problem]:  # noqa: ARG002
        """Yield a write that would pass as an extra parameter."""
        # However it is written: the platform may read names with less care than we do.
        if any(name.strip().casefold() == _SWITCH for name in self.extra):
            yield Problem(_SWITCH, "is a write: ask with SetListActive")

    def result(self, answer: Answer) -> DestinationsPage:
        """Read the rows, each for itself; the manual has no example of the answer."""
        rows = lists.rows(answer, "lists")
        if rows is None:
            raise Unreadable("no list of destination lists")
        return _page(answer, rows, self.maxreg)


class SetListActive(Request[DestinationsPage], frozen=True, kw_only=True, omit_defaults=True):
    """Switch one list on or off (manual, GetDestinationsList with `setactive`); never retried."""

    endpoint: ClassVar[str] = "GetDestinationsList"
    written: ClassVar[frozenset[str]] = frozenset({_SWITCH, "list"})

    active: bool
    cdlc_id: str | None = None
    ctid: str | None = None

    def conflicts(self, given: Given, profile: Profile) -> Iterator[Problem]:  # noqa: ARG002
        """Yield the lack of an id: without one every list would be switched."""
        if ("cdlc_id" in given) is ("ctid" in given):
            yield Problem("cdlc_id", "exactly one of cdlc_id and ctid says which list")

    def wire(self, given: Given, profile: Profile) -> Given:
        """Write the switch, and look among inactive lists too."""
        written = Request.wire(self, given, profile)
        return {_SWITCH: written.pop("active"), "list": "all", **written}

    def result(self, answer: Answer) -> DestinationsPage:
        """Read the rows that were switched; the OK alone says that it was done."""
        return _page(answer, lists.rows(answer, "lists") or [])


def _page(answer: Answer, rows: Sequence[object], maxreg: int = 0) -> DestinationsPage:
    return DestinationsPage(
        lists=tuple(map(_listed, rows)), truncated=0 < maxreg <= len(rows), raw=answer.raw
    )


def _listed(raw: object) -> ListedBase:
    if not isinstance(raw, dict):
        return ListedBase(raw={"": raw})
    row = values.stripped(raw)
    return ListedBase(
        list_id=values.text(row, aliases.LIST_ID),
        ref=values.text(row, aliases.LIST_REF),
        name=values.text(row, aliases.LIST_NAME) or "",
        file=values.text(row, aliases.LIST_FILE),
        created=values.day(row, aliases.LIST_DATE),
        count=values.whole(row, aliases.LIST_NUMBER),
        active={"0": False, "1": True}.get(values.text(row, aliases.LIST_ACTIVE) or ""),
        raw=raw,
    )
