"""Callbacks: never specified, so every form is read and nothing raises."""

import json
from dataclasses import fields
from datetime import date, time
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode

import pytest
from hypothesis import example, given
from hypothesis import strategies as some
from multidict import MultiDict

from velip import CallEvent, CallFacts, SMSEvent, UnknownEvent, parse_callback
from velip.calls import call_record

JSON, FORM = "application/json", "application/x-www-form-urlencoded"
AS_RECORDED = {
    "cd_id": "c_92073",
    "cd_status": "OK",
    "ctid": "k3p",
    "dest": "5511992069830",
    "date": "2021-03-04",
    "time_dial": "16:15:05",
    "time_start": "16:15:20",
    "time_end": "16:16:02",
    "dur": "42",
    "route": "São Paulo",
    "rate": "0,120",
    "value": "0,084",
    "resp_1": "1",
    "resp_2": "5",
}


def as_called_back(manual: dict[str, Any]) -> dict[str, str]:
    pairs = manual["common"]["callback"]["public_evidence"]["alias_map_to_GetCallStatus"]
    names = {record: callback for callback, record in pairs.items()}
    names |= {"resp_1": "cd_resp1", "resp_2": "cd_resp2"}
    return {names.get(name, name): said for name, said in AS_RECORDED.items()}


def same_facts(one: CallFacts, other: CallFacts) -> bool:
    names = {each.name for each in fields(CallFacts)} - {"raw"}
    return all(getattr(one, name) == getattr(other, name) for name in names)


def test_a_callback_tells_the_same_facts_as_the_record(manual: dict[str, Any]):
    event = parse_callback(json.dumps(as_called_back(manual)).encode(), JSON, {})

    assert isinstance(event, CallEvent)
    assert set(as_called_back(manual)) != set(AS_RECORDED)
    assert same_facts(event, call_record(AS_RECORDED))
    assert event.raw == as_called_back(manual)
    assert event.balance is None


@pytest.mark.parametrize(
    ("body", "kind", "query"),
    [
        (json.dumps(AS_RECORDED).encode(), "application/json; charset=utf-8", {}),
        (b"\xef\xbb\xbf" + json.dumps(AS_RECORDED).encode(), JSON, {}),
        (json.dumps(AS_RECORDED).encode(), FORM, {}),
        (json.dumps(AS_RECORDED, ensure_ascii=False).encode("latin-1"), JSON, {}),
        (urlencode(AS_RECORDED).encode(), FORM, {}),
        (urlencode(AS_RECORDED, encoding="latin-1").encode(), FORM, {}),
        (urlencode(AS_RECORDED).encode(), JSON, {}),
        (urlencode(AS_RECORDED).replace("S%C3%A3o", "São").encode(), "", {}),
        (urlencode(AS_RECORDED).replace("S%C3%A3o", "São").encode("latin-1"), "", {}),
        (b"", "", AS_RECORDED),
        (b"", "", MultiDict(AS_RECORDED)),
        (b"cd_id=c_92073", FORM, {**AS_RECORDED, "cd_id": "c_1"}),
    ],
)
def test_json_form_and_query_tell_the_same(body: bytes, kind: str, query: dict[str, str]):
    event = parse_callback(body, kind, query)

    assert isinstance(event, CallEvent)
    assert same_facts(event, call_record(AS_RECORDED))
    assert (event.date, event.time_end) == (date(2021, 3, 4), time(16, 16, 2))


def test_the_balance_is_told():
    event = parse_callback(b'{"cd_called_status": "NA", "saldo": "1.250,75"}', JSON, {})

    assert isinstance(event, CallEvent)
    assert (event.status, event.balance) == ("NA", Decimal("1250.75"))


@pytest.mark.parametrize(
    "told",
    [
        {"command": "sms", "cdls_id": "7"},
        {"command": "SMS", "sms_id": "7", "cd_id": "c_1"},
        {"cdls_id": 7},
    ],
)
def test_an_sms_is_told_apart_from_a_call(told: dict[str, object]):
    both = {**told, "ctid": "k3p", "dest": "5511992069830", "delivstatus": "DELIVRD"}

    event = parse_callback(json.dumps(both).encode(), JSON, {})

    assert event == SMSEvent(
        sms_id="7", ctid="k3p", dest="5511992069830", delivery="DELIVRD", raw=both
    )


def test_an_sms_that_names_its_call_is_still_an_sms():
    event = parse_callback(b'{"command": "sms", "cd_id": "c_1"}', JSON, {})

    assert isinstance(event, SMSEvent)


@pytest.mark.parametrize(
    "body",
    [b"", b"oi", b"[]", b'{"ctid": "k3p"}', b'{"cd_id": "0"}', b'{"a":' * 100_000, b"\xff\x00"],
)
def test_anything_else_is_kept_as_unknown(body: bytes):
    event = parse_callback(body, JSON, {"auth": "x"})

    assert isinstance(event, UnknownEvent)
    assert event.body == body
    assert event.raw["auth"] == "x"


def test_a_form_with_too_many_fields_is_not_read():
    event = parse_callback(b"cd_id=1&" + b"a=1&" * 1000, FORM, {})

    assert isinstance(event, UnknownEvent)


names = some.sampled_from([*AS_RECORDED, "cd_called_status", "cd_resp1", "saldo", "command"])
numbers = some.integers() | some.floats(allow_nan=True)
posted = some.dictionaries(names, some.text() | numbers | some.none() | some.lists(some.integers()))


@given(
    some.binary() | posted.map(lambda fields: json.dumps(fields).encode()),
    some.text() | some.sampled_from([JSON, FORM]),
    some.dictionaries(some.text() | names, some.text()),
)
@example(b'{"cd_id": ' + b"9" * 5000 + b"}", JSON, {})
@example(b'{"cd_id": "1", "dur": NaN, "saldo": Infinity}', JSON, {})
@example(b"cd_id=1&date=9999-12-31&time_dial=10:00", FORM, {})
@example(b"cd_id=%ff%fe&x=%", FORM, {})
def test_it_never_raises(body: bytes, content_type: str, query: dict[str, str]):
    event = parse_callback(body, content_type, query)

    assert set(query) <= set(event.raw)
    assert repr(event).startswith(type(event).__name__)
