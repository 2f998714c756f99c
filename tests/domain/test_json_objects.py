"""The one reader of JSON: whatever is sent becomes a value that can be stored, or one sentence."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.json_objects import DEEPEST, LONGEST_NUMBER, BadJson, read_json, read_json_object

ODD = {
    "60,000 arrays": b"[" * 60_000,
    "60,000 objects": b'{"a":' * 60_000,
    "deep and whole": b"[" * 900 + b"]" * 900,
    "deep behind a string": b'{"a":"[\\"[[","b":' + b"[" * 65 + b"]" * 65 + b"}",
    "a number that Python refuses to read": b'{"a":' + b"9" * 5_000 + b"}",
    "a number that no column holds": b'{"a":' + b"9" * (LONGEST_NUMBER + 1) + b"}",
    "an infinite fraction": b'{"a":1e999}',
    "NaN": b'{"a":NaN}',
    "Infinity": b'{"a":-Infinity}',
    "a name twice": b'{"a":1,"a":2}',
    "a name twice, written differently": b'{"a":1,"\\u0061":2}',
    "another alphabet": '{"a":"é"}'.encode("latin-1"),
    "a byte order mark": b"\xef\xbb\xbf{}",
    "UTF-16": '{"a":1}'.encode("utf-16"),
    "nothing": b"",
    "an open end": b'{"a":[1,2',
    "ends that do not match": b'{"a":[1}]',
    "an open text": b'{"a":"[[[',
    "a control character": b'{"a":"\x00"}',
    "too much": b'"' + b"a" * 300_000 + b'"',
}
NO_OBJECT = (b"[]", b"7", b'"a"', b"null", b"true", b"[" * DEEPEST + b"]" * DEEPEST)


@pytest.mark.parametrize("raw", ODD.values(), ids=ODD)
def test_what_is_no_json_is_told_in_a_sentence_that_quotes_nothing(raw: bytes) -> None:
    with pytest.raises(BadJson) as bad:
        read_json(raw)
    assert str(bad.value).partition(" ")[0] in ("the", "a", "NaN", "-Infinity")
    assert bad.value.__suppress_context__ or bad.value.__context__ is None


@pytest.mark.parametrize("raw", NO_OBJECT)
def test_a_body_is_one_object(raw: bytes) -> None:
    with pytest.raises(BadJson, match="the body is no JSON object"):
        read_json_object(raw)


def test_a_bound_of_size_is_the_callers() -> None:
    assert read_json_object(b'{"a":1}', largest=7) == {"a": 1}
    with pytest.raises(BadJson, match="more than 6 bytes"):
        read_json_object(b'{"a":1}', largest=6)


def test_what_no_table_takes_is_mended_in_names_and_texts() -> None:
    found = read_json_object(r'{"a\u0000":["oi\ud83d e \u0000tchau",{"b":"\udc00"}],"c":"😀"}')
    assert found == {"a": ["oi? e tchau", {"b": "?"}], "c": "😀"}
    assert read_json_object(r'{"a":"\ud83d\ude00 \\u0000"}') == {"a": "😀 \\u0000"}


def test_texts_do_not_count_as_levels() -> None:
    shape = {"a": "[" * 500 + '\\"{', "b": [["]"]]}
    assert read_json_object(json.dumps(shape)) == shape


values = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**30), 10**30) | st.text() | st.floats(-1e9, 1e9),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(values)
def test_what_json_writes_is_read_as_it_was_but_for_zero_bytes(value: object) -> None:
    if "\\u0000" not in json.dumps(value):
        assert read_json(json.dumps(value)) == value


@given(st.binary() | st.text('[]{}",:\\u0dD8a1eE.-+ ').map(str.encode))
def test_nothing_but_the_one_fault_is_ever_raised(raw: bytes) -> None:
    try:
        found = read_json(raw)
    except BadJson:
        return
    json.dumps(found, ensure_ascii=False, allow_nan=False).encode()
