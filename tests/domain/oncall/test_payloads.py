"""What sources really send, and what nobody would."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.oncall.alert import LONGEST_SUMMARY, LONGEST_TITLE, Severity
from domain.oncall.payload_values import BadAlert
from domain.oncall.payloads import PayloadReader, SourceKind

NOW = datetime(2026, 11, 26, 15, tzinfo=UTC)
SAMPLES = Path(__file__).parent / "alerts"
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["alerts", "labels", "status", "startsAt", "monitor", "msg", "title"]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


def sample(name: str) -> bytes:
    return (SAMPLES / name).read_bytes()


def test_a_real_alertmanager_fires_and_ends_with_one_key() -> None:
    reader = PayloadReader(SourceKind.ALERTMANAGER)
    [fires] = reader.read(sample("alertmanager-firing.json"), NOW).found
    [over] = reader.read(sample("alertmanager-resolved.json"), NOW).found
    assert (fires.fires, over.fires) == (True, False)
    assert fires.key == over.key
    assert (fires.title, fires.place) == ("Erros no webhook", "bot:8080")
    assert (fires.severity, fires.summary) == (Severity.CRITICAL, "5 erros em 10m")
    assert fires.since == datetime(2026, 11, 23, 18, 25, 59, 902648, tzinfo=UTC)


def test_a_group_that_fires_may_hold_what_is_over_and_what_was_left_out() -> None:
    body = json.loads(sample("alertmanager-firing.json"))
    over = {**body["alerts"][0], "status": "resolved", "fingerprint": "2"}
    body |= {"alerts": [*body["alerts"], over], "truncatedAlerts": 7}
    read = PayloadReader(SourceKind.ALERTMANAGER).read(json.dumps(body).encode(), NOW)
    assert [one.fires for one in read.found] == [True, False]
    assert read.truncated == 7


def test_grafana_speaks_like_alertmanager() -> None:
    body = {
        "receiver": "ramal",
        "status": "firing",
        "alerts": [
            {
                "status": "firing",
                "labels": {"alertname": "CPU", "host": "db-1", "severity": "warning"},
                "annotations": {"summary": "CPU alta"},
                "startsAt": "2026-11-26T14:00:00-03:00",
                "endsAt": "0001-01-01T00:00:00Z",
                "fingerprint": "abc",
                "valueString": "[ var='A' value=97 ]",
            }
        ],
        "title": "[FIRING:1] CPU",
        "state": "alerting",
    }
    [one] = PayloadReader(SourceKind.GRAFANA).read(json.dumps(body).encode(), NOW).found
    assert (one.title, one.place, one.severity) == ("CPU alta", "db-1", Severity.WARNING)


def test_a_rule_of_grafana_that_has_no_data_says_which_one() -> None:
    labels = {"alertname": "DatasourceNoData", "rulename": "Fila de pedidos"}
    alert = {"status": "firing", "labels": labels, "annotations": {}, "fingerprint": "f"}
    body = json.dumps({"status": "firing", "orgId": 1, "alerts": [alert], "truncatedAlerts": 0})
    [one] = PayloadReader(SourceKind.GRAFANA).read(body.encode(), NOW).found
    assert one.title == "DatasourceNoData: Fila de pedidos"


def kuma(status: int, **monitor: object) -> bytes:
    """The shape that Uptime Kuma's JSON webhook has."""
    beat = {
        "monitorID": 10, "status": status, "time": "2026-11-26 14:06:38", "msg": "timeout",
        "important": True, "duration": 60,
    }  # fmt: skip
    known = {"id": 10, "name": "Loja", "url": "https://", "hostname": None, "port": None}
    shape = {"heartbeat": beat, "monitor": known | monitor, "msg": "[Loja] [Down] timeout"}
    return json.dumps(shape).encode()


@pytest.mark.parametrize(("status", "fires"), [(0, True), (1, False), (2, False), (3, False)])
def test_kumas_monitors_are_down_up_unsure_or_in_maintenance(status: int, *, fires: bool) -> None:
    [one] = PayloadReader(SourceKind.KUMA).read(kuma(status, hostname="10.13.13.13"), NOW).found
    assert (one.fires, one.title, one.key, one.returns) == (fires, "Loja", "kuma:10", True)
    assert one.place == "10.13.13.13", "a bare https:// is no address"


def test_kumas_other_messages_are_alerts_as_they_stand() -> None:
    body = {"heartbeat": None, "monitor": None, "msg": "Meu aviso Testing"}
    [one] = PayloadReader(SourceKind.KUMA).read(json.dumps(body).encode(), NOW).found
    assert (one.title, one.fires, one.place) == ("Meu aviso Testing", True, "")


def test_json_of_any_shape_is_read_by_the_names_that_were_set() -> None:
    reader = PayloadReader(
        SourceKind.JSON, {"title": "event.name", "place": "event.on", "status": "state"}
    )
    body = {"id": 7, "event": {"name": "Fila cheia", "on": "rabbit-2"}, "state": "OK"}
    [one] = reader.read(json.dumps(body).encode(), NOW).found
    assert (one.key, one.title, one.place, one.fires) == ("7", "Fila cheia", "rabbit-2", False)
    with pytest.raises(BadAlert, match=r"no title: expected a text at 'event\.name'"):
        reader.read(b"{}", NOW)


def test_a_text_is_an_alert_whose_first_line_is_its_title() -> None:
    reader = PayloadReader(SourceKind.TEXT)
    [one] = reader.read(b"disco cheio\n97% em /var", NOW).found
    assert (one.title, one.summary, one.fires) == ("disco cheio", "97% em /var", True)
    [again] = reader.read(b"disco cheio\n97% em /var", NOW).found
    assert one.key == again.key, "sent twice, it is one"


@pytest.mark.parametrize(
    ("source", "body", "why"),
    [
        (SourceKind.ALERTMANAGER, b"", "not JSON"),
        (SourceKind.ALERTMANAGER, b"[]", "no JSON object"),
        (SourceKind.ALERTMANAGER, b'{"alerts": []}', "no list of alerts"),
        (SourceKind.ALERTMANAGER, b'{"alerts": [1]}', "holds no object"),
        (SourceKind.KUMA, b"{}", "neither a monitor nor a msg"),
        (SourceKind.TEXT, b" \n ", "empty"),
        (SourceKind.TEXT, b"\xff\xfe", "not UTF-8"),
        (SourceKind.JSON, b"[" * 100_000, "levels"),
    ],
)
def test_what_can_be_no_alert(source: SourceKind, body: bytes, why: str) -> None:
    with pytest.raises(BadAlert, match=why):
        PayloadReader(source).read(body, NOW)


@given(shape=JSON, source=st.sampled_from([s for s in SourceKind if s is not SourceKind.TEXT]))
def test_nothing_that_comes_breaks_it(shape: object, source: SourceKind) -> None:
    body = json.dumps(shape if isinstance(shape, dict) else {"alerts": shape}).encode()
    try:
        read = PayloadReader(source).read(body, NOW)
    except BadAlert:
        return
    for one in read.found:
        assert 0 < len(one.title) <= LONGEST_TITLE
        assert len(one.summary) <= LONGEST_SUMMARY
        assert one.since is None or one.since.tzinfo is not None
        assert "\0" not in one.title + one.summary + one.place
