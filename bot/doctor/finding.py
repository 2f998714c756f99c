"""A finding: one sentence on one subject, its severity, and what to do about it."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from enum import StrEnum

WIDTH = 80
_INDENT = 9


class Grade(StrEnum):
    """The severity of a finding; a note needs no repair."""

    OK = "ok"
    NOTE = "note"
    WARNING = "warning"
    ERROR = "error"


_STATUS = {Grade.OK: 0, Grade.NOTE: 0, Grade.WARNING: 1, Grade.ERROR: 2}
WORST = max(_STATUS.values())


@dataclass(frozen=True, slots=True)
class Finding:
    """The result of one check; `remedy` is empty where there is nothing to do."""

    name: str
    severity: Grade
    sentence: str
    remedy: str = ""


def ok(name: str, sentence: str) -> Finding:
    """A finding that all is well."""
    return Finding(name, Grade.OK, sentence)


def note(name: str, sentence: str, remedy: str = "") -> Finding:
    """A finding that is worth knowing but needs no repair."""
    return Finding(name, Grade.NOTE, sentence, remedy)


def warning(name: str, sentence: str, remedy: str) -> Finding:
    """A finding that something works, but not as it should."""
    return Finding(name, Grade.WARNING, sentence, remedy)


def error(name: str, sentence: str, remedy: str) -> Finding:
    """A finding that something does not work."""
    return Finding(name, Grade.ERROR, sentence, remedy)


def exit_status(findings: Iterable[Finding]) -> int:
    """The exit status: 0 where nothing is to be mended, 1 after a warning, 2 after an error."""
    return max((_STATUS[each.severity] for each in findings), default=0)


def as_text(finding: Finding) -> str:
    """A finding in lines of 80 columns; a longer address is not broken."""
    first = f"{finding.severity:<{_INDENT}}"
    lines = _wrapped(f"{finding.name}: {finding.sentence}", first)
    if finding.remedy:
        lines += _wrapped(finding.remedy, " " * (_INDENT - 3) + "-> ")
    return "\n".join(lines)


def as_json(finding: Finding) -> str:
    """A finding as one line of JSON."""
    return json.dumps(asdict(finding), ensure_ascii=False)


def summary(findings: Iterable[Finding]) -> str:
    """A sentence that counts the things to be mended."""
    found = [each.severity for each in findings]
    counts = [(found.count(kind), kind.value) for kind in (Grade.ERROR, Grade.WARNING)]
    said = [f"{count} {name}{'s' if count > 1 else ''}" for count, name in counts if count]
    return ", ".join(said) if said else "Nothing needs mending."


def _wrapped(text: str, first: str) -> list[str]:
    return textwrap.wrap(
        text,
        WIDTH,
        initial_indent=first,
        subsequent_indent=" " * _INDENT,
        break_long_words=False,
        break_on_hyphens=False,
    )
