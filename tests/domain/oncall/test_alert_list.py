"""The webhook of Alertmanager in pieces: what it costs is bounded by what is read of it."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from domain.oncall import alert_list
from domain.oncall.alert_list import LONGEST_TOKEN, SLICE, AlertListReading
from domain.oncall.payload_values import MOST_SIGNALS, BadAlert, Signals

NOW = datetime(2026, 11, 26, 15, tzinfo=UTC)


def read(body: bytes, size: int = SLICE) -> Signals:
    reading = AlertListReading(NOW)
    for begins in range(0, len(body), size):
        reading.feed(body[begins : begins + size])
    return reading.end()


def alerts(count: int, status: str = "firing", first: int = 0) -> list[dict[str, Any]]:
    return [
        {"status": status, "labels": {"alertname": "CPU"}, "fingerprint": f"{status}{first + n}"}
        for n in range(count)
    ]


def test_700_000_empty_alerts_are_counted_and_no_more_are_made_than_are_kept(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Before, each of them was made into an alert and sorted: 9 s in which nothing else ran."""
    made = []
    real = alert_list._signal
    monkeypatch.setattr(alert_list, "_signal", lambda *a, **k: made.append(1) or real(*a, **k))
    found = read(b'{"alerts":[' + b"{}," * 699_999 + b"{}]}")
    assert len(made) == len(found.found) == MOST_SIGNALS
    assert found.truncated == 700_000 - MOST_SIGNALS


def test_firing_alerts_are_kept_before_those_that_are_over_wherever_they_stand() -> None:
    listed = [*alerts(900, "resolved"), *alerts(300), *alerts(300, "resolved", 900)]
    found = read(json.dumps({"alerts": listed, "truncatedAlerts": 7}).encode())
    assert [one.fires for one in found.found] == [True] * 300 + [False] * 700
    assert found.truncated == 500 + 7
    assert len({one.key for one in found.found}) == MOST_SIGNALS


def test_what_follows_the_parts_that_are_read_is_neither_read_nor_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The largest outage makes the largest message: it is paged, not refused."""
    monkeypatch.setattr(alert_list, "MOST_PARTS", 5_000)
    found = read(json.dumps({"alerts": alerts(5_000)}).encode())
    assert 400 < len(found.found) < 1_000


def test_a_message_says_the_same_however_it_is_cut() -> None:
    odd = {"alertname": "Ação", "n": 1, "x": {"y": [1, {"z": None}]}, "on": True, "f": 0.5}
    body = {"x": [[{"alerts": [1]}]], "alerts": [{"labels": odd, "a": {"labels": {"b": 1}}}, 3]}
    whole = read(json.dumps(body).encode(), 10_000)
    assert whole.found[0].title == "Ação"
    assert [read(json.dumps(body).encode(), size) for size in (1, 7)] == [whole, whole]


@pytest.mark.parametrize(
    "body",
    [
        b'{"alerts":[{"a":' + b"[" * 400_000 + b"]" * 400_000 + b"}]}",
        b'{"x":' + b'{"a":' * 200_000 + b"1" + b"}" * 200_000 + b',"alerts":[{}]}',
        b'{"alerts":[{"labels":{' + b",".join(b'"%d":{}' % n for n in range(90_000)) + b"}}]}",
        b'{"alerts":[{"labels":{' + b",".join(b'"%d":1' % n for n in range(90_000)) + b"}}]}",
        b'{"alerts":[{"labels":{"a":"\\ud800x\\u0000"}}]}',
    ],
    ids=["deep", "deep-outside", "objects", "labels", "surrogates"],
)
def test_what_nobody_would_write_is_one_alert_and_no_more(body: bytes) -> None:
    [one] = read(body).found
    assert one.title == "alert"
    one.key.encode()


@pytest.mark.parametrize(
    ("body", "why"),
    [
        (b'{"alerts":[{"a":"' + b"x" * 2 * LONGEST_TOKEN + b'"}]}', "longer than 128 KB"),
        (b'{"alerts":[{"a":' + b"9" * 2 * LONGEST_TOKEN + b"}]}", "longer than 128 KB"),
        (b'{"alerts":[{"a":' + b"9" * 5_000 + b"}]}", "not JSON"),
        (b'{"alerts":[{"a":1e999}]}', "not JSON"),
        (b'{"alerts":[{"a":"\xff\xfe"}]}', "not JSON"),
        (b'{"alerts":[{}]', "not JSON"),
        (b'{"alerts":[{}]}}', "not JSON"),
        (b"\0" * 100, "not JSON"),
        (b"3", "no JSON object"),
        (b'"' + b"a" * 100 + b'"', "no JSON object"),
        (b'{"alerts":{"a":{}}}', "no list of alerts"),
        (b'{"alerts":[[{}],[]]}', "holds no object"),
    ],
)
def test_what_is_no_message_is_refused_with_a_sentence(body: bytes, why: str) -> None:
    with pytest.raises(BadAlert, match=why):
        read(body)
