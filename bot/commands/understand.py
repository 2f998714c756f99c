"""`ramal understand`: sentences in, meanings out, for whoever writes or checks the languages."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from domain.language.meanings import Party, Understood
from domain.language.sentences.reading import read

Row = dict[str, str | None]
_MOST = 4_000  # signs of a sentence: more than any channel delivers


def meanings(
    lines: Iterable[str], now: datetime, zone: ZoneInfo, names: Sequence[str] = ()
) -> Iterator[Row]:
    """For each sentence what it was understood to mean, by the names that `--json` prints."""
    for line in lines:
        said = line.rstrip("\r\n")
        yield _meaning(read(said[:_MOST], now=now, zone=zone, names=names), zone)


def run_understand(now: str, zone: ZoneInfo, *, json_lines: bool) -> int:
    """Read sentences from the standard input, one a line; 2 where `now` is no moment."""
    try:
        moment = datetime.fromisoformat(now) if now else datetime.now(UTC)
    except ValueError:
        sys.stderr.write(f"{now} is no moment; write it like 2026-11-24T14:10:00-03:00\n")
        return 2
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=zone)
    for found in meanings(sys.stdin, moment, zone):
        said = json.dumps(found, ensure_ascii=False) if json_lines else _readable(found)
        sys.stdout.write(said + "\n")
        sys.stdout.flush()
    return 0


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
