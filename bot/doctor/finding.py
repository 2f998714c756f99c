"""A finding: one sentence on one subject, how bad it is, and what to do about it."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from enum import StrEnum

WIDTH = 80
_INDENT = 9


class Grade(StrEnum):
    """How bad it is: a note is worth knowing and nothing to mend."""

    OK = "ok"
    NOTE = "note"
    WARNING = "warning"
    ERROR = "error"


_STATUS = {Grade.OK: 0, Grade.NOTE: 0, Grade.WARNING: 1, Grade.ERROR: 2}
WORST = max(_STATUS.values())


@dataclass(frozen=True, slots=True)
class Finding:
    """What one check found; `remedy` is empty where there is nothing to do."""

    name: str
    severity: Grade
    sentence: str
    remedy: str = ""


def ok(name: str, sentence: str) -> Finding:
    """All is well here."""
    return Finding(name, Grade.OK, sentence)


def note(name: str, sentence: str, remedy: str = "") -> Finding:
    """Worth knowing."""
    return Finding(name, Grade.NOTE, sentence, remedy)


def warning(name: str, sentence: str, remedy: str) -> Finding:
    """A finding: something works, but not as it should."""
    return Finding(name, Grade.WARNING, sentence, remedy)


def error(name: str, sentence: str, remedy: str) -> Finding:
    """A finding: something does not work."""
    return Finding(name, Grade.ERROR, sentence, remedy)


def exit_status(findings: Iterable[Finding]) -> int:
    """0 where nothing is to be mended, 1 after a warning, 2 after an error."""
    return max((_STATUS[each.severity] for each in findings), default=0)


def as_text(finding: Finding) -> str:
    """A finding in lines of 80 columns; an address longer than that stays whole."""
    first = f"{finding.severity:<{_INDENT}}"
    lines = _wrapped(f"{finding.name}: {finding.sentence}", first)
    if finding.remedy:
        lines += _wrapped(finding.remedy, " " * (_INDENT - 3) + "-> ")
    return "\n".join(lines)


def as_json(finding: Finding) -> str:
    """A finding as one line of JSON."""
    return json.dumps(asdict(finding), ensure_ascii=False)


def summary(findings: Iterable[Finding]) -> str:
    """How many things are to be mended."""
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
