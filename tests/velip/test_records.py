"""GetCallStatus: what became of calls, however oddly it is written."""

from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as some

from tests.velip.platform import Platform, document, raw
from velip import BadAnswer, CallRecord, Client, GetCallStatus
from velip.calls import call_record

SAO_PAULO = ZoneInfo("America/Sao_Paulo")
OK = {"status": "OK", "status_code": "0"}
BY_PERIOD = GetCallStatus(date_start=date(2020, 12, 25), date_end=date(2021, 1, 10))

json_values = some.recursive(
    some.none() | some.booleans() | some.integers() | some.floats() | some.text(),
    lambda inner: some.lists(inner, max_size=3) | some.dictionaries(some.text(), inner, max_size=3),
    max_leaves=6,
)
NAMES = (
    *("cd_id", "cd_status", "cp_id", "cpid", "ctid", "dest", "date", "time_dial", "time_start"),
    *("time_end", "dur", "resp_1", "resp_2", "route", "rate", "value"),
    *("cd_amdasw", "cdr_url", "cdr_sec", "origin"),
)
odd_rows = some.dictionaries(some.sampled_from(NAMES) | some.text(), json_values)


async def test_the_manuals_example(client: Client, platform: Platform, manual: dict[str, Any]):
    example = manual["endpoints"]["GetCallStatus"]["example"]
    platform.says(raw(example["response_raw"].encode()))

    page = await client.get_call_status(BY_PERIOD)

    assert [call.call_id for call in page.calls] == ["c_92073", "c_92072", "c_92071"]
    assert page.truncated is False
    assert page.raw == example["response"]
    assert page.calls[0] == CallRecord(
        call_id="c_92073",
        status="NA",
        dest="5511992069830",
        date=date(2021, 3, 4),
        time_dial=time(16, 15, 5),
        duration=0,
        rate=Decimal("0.000"),
        value=Decimal("0.000"),
        raw=example["response"]["calls"][0],
    )


def test_an_answered_call():
    row = {
        "cd_id": 92073,
        "cd_status ": " OK ",
        "cp_id": "210551",
        "cpid": "junho",
        "ctid": "k3p",
        "dest": "5511992069830",
        "date": "2021-03-04",
        "time_dial": "16:15:05",
        "time_start": "16:15:20",
        "time_end": "16:16:02",
        "dur": 42,
        "resp_10": "0",
        "resp_2": "5",
        "resp_1": "",
        "resp_3": "null",
        "route": "São Paulo",
        "rate": "0,120",
        "value": "1.234,560",
    }

    record = call_record(row)

    assert (record.call_id, record.status, record.ctid) == ("92073", "OK", "k3p")
    assert (record.campaign_id, record.campaign_ref) == ("210551", "junho")
    assert (record.duration, record.route) == (42, "São Paulo")
    assert (record.rate, record.value) == (Decimal("0.120"), Decimal("1234.560"))
    assert list(record.keys.items()) == [(2, "5"), (10, "0")]
    assert record.raw is row
    assert record.dialled_at(SAO_PAULO) == datetime(2021, 3, 4, 19, 15, 5, tzinfo=UTC)
    assert record.answered_at(SAO_PAULO) == datetime(2021, 3, 4, 19, 15, 20, tzinfo=UTC)
    assert record.ended_at(SAO_PAULO) == datetime(2021, 3, 4, 19, 16, 2, tzinfo=UTC)


@pytest.mark.parametrize(
    ("dial", "start", "end", "days"),
    [
        ("23:59:50", "23:59:58", "00:00:10", (4, 4, 5)),
        ("23:59:50", "00:00:01", "00:00:10", (4, 5, 5)),
        ("23:59:50", "null", "00:00:10", (4, None, 5)),
        ("null", "23:59:58", "00:00:10", (None, 4, 5)),
        ("10:00", "10:00:00", "10:00:00", (4, 4, 4)),
        ("10:00:00", "null", None, (4, None, None)),
    ],
)
def test_an_earlier_time_is_the_next_day(
    dial: str, start: str, end: str | None, days: tuple[int | None, ...]
):
    record = call_record(
        {"date": "2021-03-04", "time_dial": dial, "time_start": start, "time_end": end}
    )
    moments = (record.dialled_at(SAO_PAULO), record.answered_at(SAO_PAULO), record.ended_at(UTC))

    assert tuple(moment and moment.day for moment in moments) == days


def test_without_a_date_there_is_no_moment():
    assert call_record({"time_dial": "10:00:00"}).dialled_at(UTC) is None


def test_each_field_has_its_own_words_for_none():
    nothing = call_record(
        {
            "cd_id": "0",
            "cp_id": None,
            "cpid": "0",
            "ctid": "",
            "dest": "null",
            "date": "null",
            "time_start": "null",
            "dur": "null",
            "route": "null",
            "rate": "",
        }
    )
    something = call_record({"dur": "0", "ctid": "0", "resp_1": "0", "rate": "0,000"})

    assert nothing == CallRecord(raw=nothing.raw)
    assert (something.duration, something.ctid, something.keys) == (0, "0", {1: "0"})
    assert something.rate == 0


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("0,000", "0.000"),
        ("1.234,500", "1234.500"),
        ("1,234.50", "1234.50"),
        ("-3,50", "-3.50"),
        ("12.5", "12.5"),
        (0.25, "0.25"),
        (7, "7"),
        (7.0, "7"),
        ("1.234.567", None),
        ("R$ 1,00", None),
        ("NaN", None),
        ("1e9", None),
        ("٣", None),
        (float("inf"), None),
        (10**30, None),
    ],
)
def test_an_amount_has_a_decimal_comma_or_point(written: object, read: str | None):
    value = call_record({"value": written}).value

    assert (None if value is None else str(value)) == read


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2021-03-04", date(2021, 3, 4)),
        ("2021:03:04", date(2021, 3, 4)),
        ("2021/03/04", date(2021, 3, 4)),
        ("04/03/2021", date(2021, 3, 4)),
        ("2021-03-04 16:15:05", date(2021, 3, 4)),
        ("0000-00-00", None),
        ("2021-02-30", None),
        ("9999-12-31", None),
        ("ontem", None),
        ("2021-03-045", None),
        ("04/03/20215", None),
    ],
)
def test_a_date_has_any_mark(written: str, read: date | None):
    assert call_record({"date": written}).date == read


@pytest.mark.parametrize(
    ("written", "read"),
    [("16:15", time(16, 15)), ("2021-03-04 16:15:05", time(16, 15, 5)), ("25:00:00", None)],
)
def test_a_time_may_stand_after_a_date(written: str, read: time | None):
    assert call_record({"time_dial": written}).time_dial == read


def test_what_no_database_stores_is_replaced_in_the_facts_and_kept_raw():
    record = call_record({"ctid": "a\x00b\ud800", "cd_status": True})

    assert record.ctid == "a\ufffdb\ufffd"
    assert record.raw["ctid"] == "a\x00b\ud800"
    assert record.status == "1"


async def test_a_row_that_is_none_does_not_cost_the_others(client: Client, platform: Platform):
    rows = ["estranho", {"cd_id": "c_1", "cd_status": "XK", "dur": "muito"}, None, {"cd_id": "c_2"}]
    platform.says(document({"return": OK, "calls ": rows}))

    page = await client.get_call_status(BY_PERIOD)

    assert [call.call_id for call in page.calls] == [None, "c_1", None, "c_2"]
    assert [call.status for call in page.calls] == ["", "XK", "", ""]
    assert page.calls[0].raw == {"": "estranho"}
    assert page.calls[1].duration is None


@pytest.mark.parametrize(
    ("maxreg", "pagination", "truncated"),
    [
        (2, None, True),
        (3, None, False),
        (0, None, False),
        (0, {"has_more": True, "next_id": "7"}, True),
        (0, {"has_more ": "1"}, True),
        (3, {"has_more": False}, False),
    ],
)
async def test_a_page_says_when_there_may_be_more(
    client: Client, platform: Platform, maxreg: int, pagination: object, truncated: bool
):
    envelope = OK | ({"pagination": pagination} if pagination else {})
    platform.says(document({"return": envelope, "calls": [{"cd_id": "1"}, {"cd_id": "2"}]}))

    page = await client.get_call_status(GetCallStatus(cp_id="1", maxreg=maxreg))

    assert page.truncated is truncated


async def test_a_numbered_object_is_a_list_too(client: Client, platform: Platform):
    platform.says(document({"return": OK, "calls": {"0": {"cd_id": "1"}, "2": {"cd_id": "2"}}}))

    page = await client.get_call_status(BY_PERIOD)

    assert [call.call_id for call in page.calls] == ["1", "2"]


async def test_calls_that_are_no_list_are_no_answer(client: Client, platform: Platform):
    platform.says(document({"return": OK, "calls": "nenhuma"}))

    with pytest.raises(BadAnswer):
        await client.get_call_status(BY_PERIOD)


@given(json_values | odd_rows)
def test_any_row_becomes_a_record_that_keeps_it(row: object):
    record = call_record(row)

    assert record.raw == row if isinstance(row, dict) else record.raw == {"": row}
    assert isinstance(repr(record), str)
    record.ended_at(SAO_PAULO)


@given(some.dates(date(1900, 1, 1), date(9998, 12, 30)), some.times(), some.times())
def test_a_call_never_ends_before_it_began(day: date, dial: time, end: time):
    record = call_record(
        {"date": f"{day}", "time_dial": f"{dial:%H:%M:%S}", "time_end": f"{end:%H:%M:%S}"}
    )
    began, ended = record.dialled_at(SAO_PAULO), record.ended_at(SAO_PAULO)

    assert began is not None
    assert ended is not None
    assert 0 <= (ended.replace(tzinfo=None) - began.replace(tzinfo=None)).total_seconds() < 86400
