"""CreateDestinationBase: store a list of destinations."""

from collections.abc import Iterator, Mapping
from typing import ClassVar

import msgspec

from velip import aliases, sources, values
from velip.create_campaign import without_empty
from velip.destinations import Destination, as_objects
from velip.errors import Problem
from velip.profile import Profile
from velip.request import Answer, Given, Request, Result, Rule, Unreadable, Upload


class CreatedBase(Result, frozen=True, kw_only=True):
    """A stored list: `count` destinations of the `expected` that were sent, `size` of the file.

    `expected` is None for a file, which only the platform has read.
    """

    list_id: str
    count: int | None = None
    size: int | None = None
    expected: int | None = None

    @property
    def differs(self) -> bool:
        """Whether the platform kept another number of destinations than were sent."""
        return None not in (self.count, self.expected) and self.count != self.expected


class CreateDestinationBase(Request[CreatedBase], frozen=True, kw_only=True, omit_defaults=True):
    """Store a list (manual, CreateDestinationBase): exactly one of `destinations` and `file`.

    `read_destinations` reads the manual's four shapes; objects are sent. Name and `ctid` stand in
    the body only: the manual's example writes other ones into the address as well.
    """

    endpoint: ClassVar[str] = "CreateDestinationBase"
    heavy: ClassVar[bool] = True
    rules: ClassVar[Mapping[str, Rule]] = {"file": sources.list_file}
    written: ClassVar[frozenset[str]] = frozenset({"datajson"})

    destinations: tuple[Destination, ...] = ()
    file: Upload | None = None
    name: str | None = None
    ctid: str | None = None

    def given(self) -> Given:
        """Return the parameters that hold something; rows and files as they are."""
        return without_empty(msgspec.structs.asdict(self))

    def conflicts(self, given: Given, profile: Profile) -> Iterator[Problem]:  # noqa: ARG002
        """Yield the problem of several sources, or of none."""
        yield from sources.source_conflicts(given, "destinations", "file")

    def wire(self, given: Given, profile: Profile) -> Given:
        """Write the parameters, the rows as objects."""
        plain = {k: v for k, v in given.items() if k not in ("destinations", "file")}
        written = Request.wire(self, plain, profile)
        if self.destinations:
            written["datajson"] = as_objects(self.destinations, profile.destination_names)
        return written

    def upload(self) -> Upload | None:
        """Return the list's file."""
        return self.file

    def result(self, answer: Answer) -> CreatedBase:
        """Read the list's id; the manual's example answers a campaign's: not guessed at."""
        row = answer.fields
        list_id = values.text(row, aliases.LIST_ID)
        if list_id is None:
            odd = " but cp_id" if "cp_id" in row else ""
            raise Unreadable(f"no cdlc_id{odd}: the list may be stored, look for its name")
        return CreatedBase(
            list_id=list_id,
            count=values.whole(row, aliases.LIST_COUNT),
            size=values.whole(row, aliases.LIST_SIZE),
            expected=None if self.file else len(self.destinations),
            raw=answer.raw,
        )
