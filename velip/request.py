"""What every request has in common: its endpoint, its rules, its parameters and its answer."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any, ClassVar, Generic, TypeVar

import msgspec

from velip import rules, values
from velip.errors import Problem
from velip.profile import MANUAL, Profile
from velip.redact import Private, shown

R = TypeVar("R")
Given = dict[str, Any]
Rule = Callable[[Any], str | None]
# Kept as they are until each is written in its field's own format.
_AS_OBJECTS = (bytes, date, datetime, time, Decimal)


class Answer(Private, frozen=True, kw_only=True):
    """An accepted answer: `fields` of its envelope and the whole `document`, keys stripped.

    `raw` is the document as it came, `code` and `status` what the platform said.
    """

    code: int
    status: str
    fields: Mapping[str, object]
    document: Mapping[str, object]
    raw: Mapping[str, object]

    def __repr__(self) -> str:
        return f"Answer(code={self.code})"


class Result(Private, frozen=True, kw_only=True):
    """What an accepted answer says, and the document it came in."""

    raw: Mapping[str, object]

    @property
    def warning(self) -> str | None:
        """What the platform warns of beside its OK: see `values.warning`; do not log it."""
        return values.warning(self.raw)

    def __repr__(self) -> str:
        return shown(self)


class Unreadable(Exception):
    """An accepted answer that does not hold what it has to; says which field, never its value."""


class Upload(Private, frozen=True, kw_only=True):
    """One file to be sent as multipart/form-data under the name `field`."""

    field: str
    name: str
    content: bytes
    kind: str = "application/octet-stream"

    def __repr__(self) -> str:
        return f"Upload({self.field}, <{len(self.content)} bytes>)"


class Request(Private, Generic[R], frozen=True, kw_only=True, omit_defaults=True):
    """One question or order for one endpoint, checked before it is sent.

    `repeatable` says that asking twice changes nothing; `pending_codes` mean "accepted, not done
    yet" beside 0. `rules` checks each parameter for itself, `conflicts` one against the others.
    `objects` are the types that stay what they are until they are written. `always` names defaults
    that are sent all the same, `in_query` an endpoint whose parameters stand in the address,
    `heavy` one whose body may be so large that it is made beside the loop.
    `extra` is passed through untouched, but for names on the wire that a field writes: those of the
    fields, and `written` where a field has another name there.
    """

    endpoint: ClassVar[str]
    repeatable: ClassVar[bool] = False
    pending_codes: ClassVar[frozenset[int]] = frozenset()
    required: ClassVar[tuple[str, ...]] = ()
    always: ClassVar[tuple[str, ...]] = ()
    rules: ClassVar[Mapping[str, Rule]] = {}
    formats: ClassVar[Mapping[str, str]] = {}
    objects: ClassVar[tuple[type, ...]] = _AS_OBJECTS
    in_query: ClassVar[bool] = False
    heavy: ClassVar[bool] = False
    written: ClassVar[frozenset[str]] = frozenset()

    extra: Mapping[str, str] = {}

    def result(self, answer: Answer) -> R | None:
        """Read an accepted answer; None, or `Unreadable`, where it does not hold what it has to."""
        raise NotImplementedError

    def conflicts(self, given: Given, profile: Profile) -> Iterable[Problem]:  # noqa: ARG002
        """Return the rules that bind several parameters and are broken here."""
        return ()

    def given(self) -> Given:
        """Return the parameters that hold something, as they were given."""
        found: Given = msgspec.to_builtins(self, builtin_types=self.objects)
        for name in self.always:
            if name not in found:
                found[name] = getattr(self, name)
        if self.extra:
            del found["extra"]
        for value in found.values():
            if value is None or (value.__class__ is str and not value.strip()):
                return _filled(found)
        return found

    def problems(self, profile: Profile = MANUAL, given: Given | None = None) -> list[Problem]:
        """Return every rule of the manual that this request breaks."""
        given = self.given() if given is None else given
        found = []
        for name in self.required:
            if name not in given:
                found.append(Problem(name, "is missing"))
        checks = self.rules
        for name, value in given.items():
            if name in checks and (broken := checks[name](value)):
                found.append(Problem(name, broken))
        found.extend(self.conflicts(given, profile))
        if self.extra:
            taken = self.written.union(self.__struct_fields__)
            found.extend(rules.passed_through(self.extra, taken))
        return found

    def params(self, profile: Profile = MANUAL, given: Given | None = None) -> dict[str, Any]:
        """Return the parameters as the platform writes them: scalars as text, none left out."""
        wire = self.wire(self.given() if given is None else given, profile)
        return {**wire, **self.extra} if self.extra else wire

    def wire(self, given: Given, profile: Profile) -> Given:  # noqa: ARG002
        """Write what was given; another endpoint may have other names in this profile."""
        formats = self.formats
        return {
            name: value
            if (kind := value.__class__) is str
            else str(value)
            if kind is int
            else wire_text(value, formats.get(name))
            for name, value in given.items()
        }

    def upload(self) -> Upload | None:
        """Return the file that goes with it, which makes the request multipart/form-data."""
        return None

    def reference(self) -> str | None:
        """Return our own id of what is ordered, by which a lost answer can be looked up."""
        return getattr(self, "ctid", None)

    def subject(self) -> str:
        """Return what a refusal of permission is about: the endpoint, or a part of it."""
        return self.endpoint

    def __repr__(self) -> str:
        return shown(self)


def _filled(found: Given) -> Given:
    return {
        name: value
        for name, value in found.items()
        if value is not None and (value.__class__ is not str or value.strip())
    }


def wire_text(value: object, form: str | None = None) -> str:
    """Write one scalar as text: "1" and "0" for yes and no, days and times in `form`."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "1" if value else "0"
    if form is not None and isinstance(value, date | time):
        return value.strftime(form)
    return str(value)
