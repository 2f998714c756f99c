"""What every request has in common: its endpoint, its rules, its parameters and its answer."""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from typing import ClassVar, Generic, TypeVar

from velip.errors import Problem
from velip.redact import Discreet

R = TypeVar("R")


@dataclass(frozen=True, kw_only=True)
class Answer:
    """An accepted answer: `fields` of its envelope and the whole `document`, keys stripped.

    `raw` is the document as it came, `code` and `status` what the platform said.
    """

    code: int
    status: str = field(repr=False)
    fields: Mapping[str, object] = field(repr=False)
    document: Mapping[str, object] = field(repr=False)
    raw: Mapping[str, object] = field(repr=False)


@dataclass(frozen=True, kw_only=True, repr=False)
class Request(Discreet, ABC, Generic[R]):
    """One question or order for one endpoint, checked before it is sent.

    `repeatable` says that asking twice changes nothing; `pending_codes` are those that mean
    "accepted, not done yet" beside 0.
    """

    endpoint: ClassVar[str]
    repeatable: ClassVar[bool] = False
    pending_codes: ClassVar[frozenset[int]] = frozenset()

    @abstractmethod
    def problems(self) -> Iterator[Problem]:
        """Yield every rule of the manual that this request breaks."""

    @abstractmethod
    def result(self, answer: Answer) -> R | None:
        """Read an accepted answer; None where it does not hold what it has to."""

    def params(self) -> dict[str, str]:
        """Return the parameters as the manual writes them: all text, empty ones left out."""
        named = {each.name: wire_text(getattr(self, each.name)) for each in fields(self)}
        extra: Mapping[str, str] = getattr(self, "extra", {})
        return {name: said for name, said in {**named, **extra}.items() if said}


def wire_text(value: object) -> str:
    """Write one scalar as text: "1" and "0" for yes and no, "" for none or what is only blanks."""
    if isinstance(value, bool):
        return "1" if value else "0"
    return (
        str(value) if isinstance(value, int) or (isinstance(value, str) and value.strip()) else ""
    )
