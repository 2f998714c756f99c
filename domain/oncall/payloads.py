"""Payloads of monitoring sources as signals: Alertmanager, Grafana, Uptime Kuma, JSON, text.

Nothing from outside is trusted: texts are bounded and cleaned, times may be missing, and what
cannot be an alert at all is refused with a sentence for the administrator of the source.
"""

from __future__ import annotations

import codecs
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, Protocol

from domain.json_objects import BadJson, read_json_object
from domain.oncall.alert import LONGEST_PLACE, LONGEST_SUMMARY, LONGEST_TITLE, Signal
from domain.oncall.alert_list import SLICE, AlertListReading
from domain.oncall.payload_values import (
    AlertTooLarge,
    BadAlert,
    Signals,
    clean,
    digest,
    mapping,
    moment,
    severity,
    word,
)

LARGEST_OBJECT = 256 * 1024  # bytes of a message that holds one alert; of a text, what is read
_TEXT_LIFE = "%Y%m%d%H%M"  # a text that comes again within a minute is the same alert
_KUMA_FINE = (1, 2, 3)
_OVER = frozenset(
    {
        *("resolved", "ok", "up", "normal", "closed", "recovery", "recovered", "healthy"),
        *("success", "inactive", "resolvido", "fechado", "recuperado", "normalizado"),
    }
)


class SourceKind(StrEnum):
    """The format in which a source posts its alerts."""

    ALERTMANAGER = "alertmanager"
    GRAFANA = "grafana"
    KUMA = "kuma"
    JSON = "json"
    TEXT = "text"


class PayloadReading(Protocol):
    """One message that is being read; raises BadAlert as soon as it can be no alert."""

    def feed(self, piece: bytes) -> None:
        """Read the next piece, of at most SLICE bytes."""
        ...

    def end(self) -> Signals:
        """What the whole message says."""
        ...


# Default field names in JSON of any shape; a dotted name goes into objects. Settings override it.
MAPPING: Mapping[str, str] = {
    "key": "id",
    "title": "title",
    "summary": "message",
    "place": "host",
    "severity": "severity",
    "status": "status",
    "since": "since",
}


@dataclass(frozen=True, slots=True)
class PayloadReader:
    """Reads the payloads of one source; `mapping` is for JSON alone."""

    source: SourceKind
    mapping: Mapping[str, str] = field(default_factory=lambda: MAPPING)

    def begin(self, now: datetime) -> PayloadReading:
        """Begin to read a message that comes in pieces."""
        if self.source in (SourceKind.ALERTMANAGER, SourceKind.GRAFANA):
            return AlertListReading(now)
        return _WholeReading(self, now)

    def read(self, body: bytes, now: datetime) -> Signals:
        """The signals of one whole message; raises BadAlert."""
        reading = self.begin(now)
        for begins in range(0, len(body), SLICE):
            reading.feed(body[begins : begins + SLICE])
        return reading.end()

    def one(self, body: bytes, now: datetime) -> Signal:
        """The signal of a message that holds a single one; raises BadAlert."""
        if self.source is SourceKind.TEXT:
            return _text(body, now)
        try:
            shape = read_json_object(body, largest=LARGEST_OBJECT)
        except BadJson as bad:
            raise BadAlert(str(bad)) from None
        return _kuma(shape, now) if self.source is SourceKind.KUMA else self._json(shape, now)

    def _json(self, shape: dict[str, Any], now: datetime) -> Signal:
        found = {name: _dig(shape, path) for name, path in {**MAPPING, **self.mapping}.items()}
        title = clean(found["title"], LONGEST_TITLE) or clean(found["summary"], LONGEST_TITLE)
        if not title:
            raise BadAlert(f"no title: expected a text at {self.mapping.get('title', 'title')!r}")
        key = clean(found["key"], 100) or digest(title, clean(found["place"], LONGEST_PLACE))
        return Signal(
            key=key,
            returns=True,
            title=title,
            fires=found["status"] is not False and word(found["status"]) not in _OVER,
            severity=severity(found["severity"]),
            place=clean(found["place"], LONGEST_PLACE),
            summary=clean(found["summary"], LONGEST_SUMMARY),
            since=moment(found["since"]) or now,
        )


class _WholeReading:
    """A message that is read once it is whole: it holds one alert, so it is small."""

    def __init__(self, reader: PayloadReader, now: datetime) -> None:
        self._reader, self._now = reader, now
        self._body = bytearray()

    def feed(self, piece: bytes) -> None:
        self._body += piece
        if len(self._body) <= LARGEST_OBJECT:
            return
        if self._reader.source is not SourceKind.TEXT:
            raise AlertTooLarge(f"it is larger than {LARGEST_OBJECT // 1024} KB")
        del self._body[LARGEST_OBJECT:]  # its first lines are the alert

    def end(self) -> Signals:
        return Signals(found=(self._reader.one(bytes(self._body), self._now),))


def _kuma(shape: dict[str, Any], now: datetime) -> Signal:
    """Uptime Kuma: `heartbeat.status` is 0 for down; its key is the monitor.

    1 is up, 2 not sure yet, 3 in maintenance. A message about no monitor is an alert as it stands.
    """
    monitor, beat = mapping(shape.get("monitor")), mapping(shape.get("heartbeat"))
    message = clean(shape.get("msg"), LONGEST_SUMMARY)
    if not monitor and not message:
        raise BadAlert("neither a monitor nor a msg: is this an Uptime Kuma webhook?")
    name = clean(monitor.get("name"), LONGEST_TITLE) or message[:LONGEST_TITLE]
    return Signal(
        key=f"kuma:{clean(monitor.get('id'), 40) or digest(name)}",
        returns=True,
        title=name,
        fires=beat.get("status") not in _KUMA_FINE,
        place=_kuma_place(monitor),
        summary=message,
        since=now,
    )


def _kuma_place(monitor: dict[str, Any]) -> str:
    """What a monitor watches; without an address, `url` holds only the beginning of one."""
    url = clean(monitor.get("url"), LONGEST_PLACE)
    return url if url not in ("", "http://", "https://") else clean(monitor.get("hostname"), 200)


def _text(body: bytes, now: datetime) -> Signal:
    try:
        # It may have been cut within a letter, which is then left out.
        text = codecs.getincrementaldecoder("utf-8")().decode(body)
    except UnicodeDecodeError:
        raise BadAlert("the body is not UTF-8 text") from None
    cleaned = clean(text, LONGEST_SUMMARY)
    if not cleaned:
        raise BadAlert("the body is empty: send the text of the alert")
    title, _, rest = cleaned.partition("\n")
    key = f"text:{digest(cleaned)}:{now.astimezone(UTC).strftime(_TEXT_LIFE)}"
    return Signal(key=key, title=title[:LONGEST_TITLE], fires=True, summary=rest.strip(), since=now)


def _dig(shape: Any, path: str) -> object:
    for name in path.split("."):
        shape = shape.get(name) if isinstance(shape, dict) else None
    return shape
