"""The webhook of Alertmanager, which Grafana sends too, read while it comes, piece by piece.

No body is held whole and nothing that we do not need is built: what a message costs is bounded by
how much of it is read, not by what somebody wrote into it.
"""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

import ijson

from domain.oncall.alert import LONGEST_PLACE, LONGEST_SUMMARY, LONGEST_TITLE, Signal
from domain.oncall.payload_values import (
    MOST_SIGNALS,
    BadAlert,
    Signals,
    clean,
    digest,
    mapping,
    moment,
    severity,
    word,
)

SLICE = 8 * 1024  # bytes that are read without a pause: a few milliseconds at the worst
LONGEST_TOKEN = 128 * 1024  # bytes of one text or number: the parser reads its beginning each time
# Parts of JSON that are read in one message: 16 MB of real alerts have a million. What follows is
# neither read nor refused, as the largest outage makes the largest message.
MOST_PARTS = 2_000_000
MOST_LABELS = 128  # of one alert
_PLAIN = frozenset({"status", "startsAt", "endsAt", "fingerprint"})
_TEXTS = frozenset({"labels", "annotations"})
# How deep these stand: the whole message, its list of alerts, one alert, the labels of one.
_MESSAGE, _LIST, _ALERT, _LABELS = 1, 2, 3, 4


class AlertListReading:
    """One message that is being read; `feed` takes its pieces, `end` says what it holds."""

    def __init__(self, now: datetime) -> None:
        self._now = now
        self._events = ijson.sendable_list()
        self._parser = ijson.basic_parse_coro(self._events, use_float=True)
        self._parts = self._quiet = self._depth = 0
        self._name = ["", "", "", ""]  # the last name that was read at each depth down to labels
        self._listed = self._entered = False
        self._alert: dict[str, Any] | None = None
        self._texts: dict[str, Any] | None = None
        self._firing: list[Signal] = []
        self._over: list[Signal] = []
        self._read = self._left_out = 0

    def feed(self, piece: bytes) -> None:
        """Read the next piece, of at most SLICE bytes; raises BadAlert."""
        if self._parts > MOST_PARTS:
            return
        try:
            self._parser.send(piece)
        except (ijson.JSONError, ValueError, RecursionError):
            raise BadAlert("the body is not JSON") from None
        self._quiet = 0 if self._events else self._quiet + len(piece)
        if self._quiet > LONGEST_TOKEN:
            raise BadAlert(f"a text in it is longer than {LONGEST_TOKEN // 1024} KB")
        self._take_all()

    def end(self) -> Signals:
        """What the whole message says; raises BadAlert for what holds no alert."""
        if self._parts <= MOST_PARTS:
            try:
                self._parser.close()
            except (ijson.JSONError, ValueError):
                raise BadAlert("the body is not JSON") from None
            self._take_all()  # a number is read once it is followed by something
        if not (self._listed and self._entered):
            raise BadAlert("no list of alerts: is this an Alertmanager or Grafana webhook?")
        if not self._read:
            raise BadAlert("the list of alerts holds no object")
        found = (*self._firing, *self._over)
        return Signals(found=found, truncated=self._left_out + self._read - len(found))

    def _take_all(self) -> None:
        self._parts += len(self._events)
        for event, value in self._events:
            self._take(event, value)
        del self._events[:]

    def _take(self, event: str, value: Any) -> None:
        """One part of the JSON: most are neither an alert's nor its labels', and pass."""
        if event == "map_key":
            if self._depth <= _LABELS:
                self._name[self._depth - 1] = value
        elif event in ("start_map", "start_array"):
            self._depth += 1
            if self._depth <= _LABELS:
                self._open(event == "start_map")
        elif event in ("end_map", "end_array"):
            self._depth -= 1
            if self._depth < _LABELS:
                self._texts = None
            if self._depth < _ALERT and self._alert is not None:
                self._count(self._alert)
                self._alert = None
        else:
            self._note(value)

    def _open(self, is_map: bool) -> None:
        in_list = self._name[0] == "alerts"
        if self._depth == _MESSAGE and not is_map:
            raise BadAlert("the body is no JSON object")
        if self._depth == _LIST and in_list:
            self._listed = not is_map
        elif self._depth == _ALERT and in_list and self._listed:
            self._entered = True
            self._alert = {} if is_map else None
        elif self._depth == _LABELS and is_map and self._alert is not None:
            name = self._name[_ALERT - 1]
            self._texts = self._alert.setdefault(name, {}) if name in _TEXTS else None
            if not isinstance(self._texts, dict):  # it was named twice
                self._texts = None

    def _note(self, value: Any) -> None:
        """A plain value: of one alert, of its labels, or how many alerts the source left out."""
        if self._texts is not None and self._depth == _LABELS:
            if len(self._texts) < MOST_LABELS:
                self._texts[self._name[_LABELS - 1]] = value
        elif self._alert is not None and self._depth == _ALERT:
            if self._name[_ALERT - 1] in _PLAIN:
                self._alert[self._name[_ALERT - 1]] = value
        elif self._depth == _MESSAGE and self._name[0] == "truncatedAlerts":
            known = isinstance(value, int) and 0 < value < 10**6
            self._left_out = int(value) if known else 0
        elif self._depth == _LIST and self._name[0] == "alerts":
            self._entered = True
        elif not self._depth:
            raise BadAlert("the body is no JSON object")

    def _count(self, alert: dict[str, Any]) -> None:
        """Keep an alert while there is room; firing ones are kept before those that are over."""
        self._read += 1
        fires = _fires(alert, self._now)
        kept = len(self._firing) + (0 if fires else len(self._over))
        if kept >= MOST_SIGNALS:
            return
        if len(self._firing) + len(self._over) >= MOST_SIGNALS:
            self._over.pop()
        (self._firing if fires else self._over).append(_signal(alert, self._now, fires=fires))


def _fires(alert: dict[str, Any], now: datetime) -> bool:
    """Whether an alert fires: in a firing group some may be resolved."""
    ends = moment(alert.get("endsAt"))
    return word(alert.get("status")) != "resolved" and not (ends is not None and ends <= now)


def _signal(alert: dict[str, Any], now: datetime, *, fires: bool) -> Signal:
    labels, notes = mapping(alert.get("labels")), mapping(alert.get("annotations"))
    since = moment(alert.get("startsAt")) or now
    rule = clean(labels.get("rulename"), LONGEST_TITLE)  # Grafana's, of a rule without data
    name = ": ".join(filter(None, (clean(labels.get("alertname"), LONGEST_TITLE), rule)))
    name = name[:LONGEST_TITLE]
    title = clean(notes.get("summary"), LONGEST_TITLE) or name or "alert"
    mark = clean(alert.get("fingerprint"), 64) or digest(json.dumps(labels, sort_keys=True))
    place = next((labels[at] for at in ("instance", "host", "pod", "job") if labels.get(at)), "")
    return Signal(
        key=f"{mark}:{since.isoformat()}",
        title=title,
        fires=fires,
        severity=severity(labels.get("severity")),
        place=clean(place, LONGEST_PLACE),
        summary=clean(notes.get("description"), LONGEST_SUMMARY),
        since=since,
    )
