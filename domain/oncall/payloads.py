"""Payloads of monitoring sources as signals: Alertmanager, Grafana, Uptime Kuma, JSON, text.

Nothing from outside is trusted: texts are bounded and cleaned, times may be missing, and what
cannot be an alert at all is refused with a sentence for the administrator of the source.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from domain.oncall.alert import LONGEST_PLACE, LONGEST_SUMMARY, LONGEST_TITLE, Severity, Signal

MOST_SIGNALS = 1_000  # in one message
# Go writes the year 1 for "never": a time outside these years counts as none.
_FIRST_YEAR, _LAST_YEAR = 1970, 2200
_TEXT_LIFE = "%Y%m%d%H%M"  # a text that comes again within a minute is the same alert
_SEVERITIES = {
    "info": Severity.INFO,
    "information": Severity.INFO,
    "none": Severity.INFO,
    "warning": Severity.WARNING,
    "warn": Severity.WARNING,
    "minor": Severity.WARNING,
}
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


class BadAlert(ValueError):
    """A payload that cannot be an alert; the message is for the administrator of the source."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signals:
    """The alerts of one message; `truncated` says how many the source left out."""

    found: tuple[Signal, ...]
    truncated: int = 0


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

    def read(self, body: bytes, now: datetime) -> Signals:
        """The signals of one payload; raises BadAlert."""
        try:
            text = body.decode("utf-8")
        except UnicodeDecodeError:
            raise BadAlert("the body is not UTF-8 text") from None
        if self.source is SourceKind.TEXT:
            return Signals(found=(_text(text, now),))
        shape = _object(text)
        match self.source:
            case SourceKind.ALERTMANAGER | SourceKind.GRAFANA:
                return _alertmanager(shape, now)
            case SourceKind.KUMA:
                return Signals(found=(_kuma(shape, now),))
            case _:
                return Signals(found=(self._json(shape, now),))

    def _json(self, shape: dict[str, Any], now: datetime) -> Signal:
        found = {name: _dig(shape, path) for name, path in {**MAPPING, **self.mapping}.items()}
        title = _clean(found["title"], LONGEST_TITLE) or _clean(found["summary"], LONGEST_TITLE)
        if not title:
            raise BadAlert(f"no title: expected a text at {self.mapping.get('title', 'title')!r}")
        key = _clean(found["key"], 100) or _digest(title, _clean(found["place"], LONGEST_PLACE))
        return Signal(
            key=key,
            returns=True,
            title=title,
            fires=found["status"] is not False and _word(found["status"]) not in _OVER,
            severity=_severity(found["severity"]),
            place=_clean(found["place"], LONGEST_PLACE),
            summary=_clean(found["summary"], LONGEST_SUMMARY),
            since=_moment(found["since"]) or now,
        )


def _alertmanager(shape: dict[str, Any], now: datetime) -> Signals:
    """Webhook version 4, which Grafana's alerting sends, too."""
    alerts = shape.get("alerts")
    if not isinstance(alerts, list) or not alerts:
        raise BadAlert("no list of alerts: is this an Alertmanager or Grafana webhook?")
    every = [_of_group(alert, now) for alert in alerts if isinstance(alert, dict)]
    if not every:
        raise BadAlert("the list of alerts holds no object")
    # The largest outage must not be refused for its size: firing alerts are kept first.
    found = tuple(sorted(every, key=lambda one: not one.fires)[:MOST_SIGNALS])
    truncated = shape.get("truncatedAlerts")
    left_out = truncated if isinstance(truncated, int) and 0 < truncated < 10**6 else 0
    return Signals(found=found, truncated=left_out + len(every) - len(found))


def _of_group(alert: dict[str, Any], now: datetime) -> Signal:
    """The signal of one alert in a group: in a firing group some may be resolved."""
    labels, notes = _mapping(alert.get("labels")), _mapping(alert.get("annotations"))
    since = _moment(alert.get("startsAt")) or now
    ends = _moment(alert.get("endsAt"))
    ended = ends is not None and ends <= now
    rule = _clean(labels.get("rulename"), LONGEST_TITLE)  # Grafana's, of a rule without data
    name = ": ".join(filter(None, (_clean(labels.get("alertname"), LONGEST_TITLE), rule)))
    name = name[:LONGEST_TITLE]
    title = _clean(notes.get("summary"), LONGEST_TITLE) or name or "alert"
    mark = _clean(alert.get("fingerprint"), 64) or _digest(json.dumps(labels, sort_keys=True))
    place = next((labels[at] for at in ("instance", "host", "pod", "job") if labels.get(at)), "")
    return Signal(
        key=f"{mark}:{since.isoformat()}",
        title=title,
        fires=_word(alert.get("status")) != "resolved" and not ended,
        severity=_severity(labels.get("severity")),
        place=_clean(place, LONGEST_PLACE),
        summary=_clean(notes.get("description"), LONGEST_SUMMARY),
        since=since,
    )


def _kuma(shape: dict[str, Any], now: datetime) -> Signal:
    """Uptime Kuma: `heartbeat.status` is 0 for down; its key is the monitor.

    1 is up, 2 not sure yet, 3 in maintenance. A message about no monitor is an alert as it stands.
    """
    monitor, beat = _mapping(shape.get("monitor")), _mapping(shape.get("heartbeat"))
    message = _clean(shape.get("msg"), LONGEST_SUMMARY)
    if not monitor and not message:
        raise BadAlert("neither a monitor nor a msg: is this an Uptime Kuma webhook?")
    name = _clean(monitor.get("name"), LONGEST_TITLE) or message[:LONGEST_TITLE]
    return Signal(
        key=f"kuma:{_clean(monitor.get('id'), 40) or _digest(name)}",
        returns=True,
        title=name,
        fires=beat.get("status") not in _KUMA_FINE,
        place=_kuma_place(monitor),
        summary=message,
        since=now,
    )


def _kuma_place(monitor: dict[str, Any]) -> str:
    """What a monitor watches; without an address, `url` holds only the beginning of one."""
    url = _clean(monitor.get("url"), LONGEST_PLACE)
    return url if url not in ("", "http://", "https://") else _clean(monitor.get("hostname"), 200)


def _text(text: str, now: datetime) -> Signal:
    cleaned = _clean(text, LONGEST_SUMMARY)
    if not cleaned:
        raise BadAlert("the body is empty: send the text of the alert")
    title, _, rest = cleaned.partition("\n")
    key = f"text:{_digest(cleaned)}:{now.astimezone(UTC).strftime(_TEXT_LIFE)}"
    return Signal(key=key, title=title[:LONGEST_TITLE], fires=True, summary=rest.strip(), since=now)


def _object(text: str) -> dict[str, Any]:
    try:
        shape = json.loads(text)
    except (ValueError, RecursionError):
        raise BadAlert("the body is not JSON") from None
    if not isinstance(shape, dict):
        raise BadAlert("the body is no JSON object")
    return shape


def _dig(shape: Any, path: str) -> object:
    for name in path.split("."):
        shape = shape.get(name) if isinstance(shape, dict) else None
    return shape


def _mapping(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _clean(value: object, most: int) -> str:
    """A value as a bounded text that every table and every chat can hold."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    text = str(value).encode("utf-8", "replace").decode().replace("\0", "")
    return text.strip()[:most]


def _word(value: object) -> str:
    return _clean(value, 40).casefold()


def _severity(value: object) -> Severity:
    """The severity that a payload names; an unknown one counts as critical."""
    return _SEVERITIES.get(_word(value), Severity.CRITICAL)


def _moment(value: object) -> datetime | None:
    if not isinstance(value, str):
        return None
    try:
        found = datetime.fromisoformat(_short_fraction(value[:40]))
        found = (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return found if _FIRST_YEAR <= found.year <= _LAST_YEAR else None


def _short_fraction(text: str) -> str:
    """A time with at most six digits after the second: Go writes nine, Python reads six."""
    head, dot, tail = text.partition(".")
    digits = len(tail) - len(tail.lstrip("0123456789"))
    return f"{head}{dot}{tail[: min(digits, 6)]}{tail[digits:]}"


def _digest(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:20]
