"""`ramal understand`: prints what sentences mean, for whoever writes or checks the languages."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from bot.commands.guard import OK, USAGE, CommandFailed, guarded, load_settings, print_line
from bot.config.settings import Settings
from domain.language.meanings import Party, Understood
from domain.language.sentences.reading import read

Row = dict[str, str | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class UnderstandQuery:
    """When the sentences are said, in ISO 8601, empty for now; and how meanings are printed."""

    now: str = ""
    json_lines: bool = False


@guarded
def run(query: UnderstandQuery) -> int:
    """Print the meaning of each line of the standard input; returns the exit status."""
    zone = load_settings(Settings).zone
    for found in meanings(sys.stdin, _moment(query.now, zone), zone):
        print_line(json.dumps(found, ensure_ascii=False) if query.json_lines else _readable(found))
    return OK


def meanings(
    lines: Iterable[str], now: datetime, zone: ZoneInfo, names: Sequence[str] = ()
) -> Iterator[Row]:
    """The meaning of each sentence, by the field names that `--json` prints."""
    for line in lines:
        said = line.rstrip("\r\n")
        yield _meaning(read(said, now=now, zone=zone, names=names), zone)


def _moment(written: str, zone: ZoneInfo) -> datetime:
    """A time in ISO 8601, in this zone unless it names one; now for an empty text."""
    try:
        moment = datetime.fromisoformat(written) if written else datetime.now(UTC)
    except ValueError:
        said = f"{written} is no moment; write it like 2026-11-24T14:10:00-03:00"
        raise CommandFailed(USAGE, said) from None
    return moment if moment.tzinfo else moment.replace(tzinfo=zone)


def _meaning(found: Understood, zone: ZoneInfo) -> Row:
    return {
        "intent": found.meaning.value,
        "dest": _number(found.dest),
        "contact": _name(found.dest),
        "dest2": _number(found.dest2),
        "contact2": _name(found.dest2),
        "text": found.words,
        "when": found.due.at.astimezone(zone).isoformat() if found.due else None,
        "language": found.language,
    }


def _number(end: Party | None) -> str | None:
    if end is None:
        return None
    return "me" if end.me else end.number.digits if end.number else None


def _name(end: Party | None) -> str | None:
    return (end.name or None) if end else None


def _readable(found: Row) -> str:
    return "  ".join(f"{name}={value}" for name, value in found.items() if value is not None)
