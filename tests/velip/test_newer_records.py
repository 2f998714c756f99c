"""What the newer docs add to a record: masked numbers, machines, recordings, where it came from."""

import pytest

from tests.velip.platform import Platform, document
from velip import (
    HUMAN,
    MACHINE,
    UNDETERMINED,
    CallEvent,
    CallRecord,
    Client,
    GetCallStatus,
    SMSEvent,
    parse_callback,
)
from velip.calls import call_record

OK = {"status": "OK", "status_code": "0"}


async def test_a_record_of_the_newer_docs(client: Client, platform: Platform):
    row = {
        "cd_id": 9876545, "cd_status": "OK", "cd_amdasw": "MA", "ctid": "k3p", "origin": "api",
        "dest": "xxxxx877", "dur": 27, "resp_1": "1", "resp_2": "12345", "resp_3": "0",
        "cdr_url": "https://vox.velip.com.br/rec/9876545.mp3", "cdr_sec": 27,
    }  # fmt: skip
    platform.says(document({"return": {**OK, "numbers_masked": True}, "calls": [row]}))

    page = await client.get_call_status(GetCallStatus(cd_id="abc_9876545"))

    assert page.numbers_masked
    [record] = page.calls
    assert record == CallRecord(
        call_id="9876545", status="OK", machine=MACHINE, ctid="k3p", origin="api",
        dest_masked="xxxxx877", duration=27, keys={1: "1", 2: "12345", 3: "0"},
        recording_url="https://vox.velip.com.br/rec/9876545.mp3", recording_seconds=27, raw=row,
    )  # fmt: skip
    assert (record.dest, record.numbers_masked, record.answered_by_machine) == (None, True, True)
    assert "877" not in repr(record)
    assert "vox.velip" not in repr(record)


@pytest.mark.parametrize(
    "dest", ["xxxxx877", "XXXXX877", "*****877", "5511xxxxx877", "55 11 xxxxx-877", "xxxxxxxx"]
)
def test_a_masked_number_is_none(dest: str):
    record = call_record({"dest": dest})

    assert (record.dest, record.dest_masked) == (None, dest)


@pytest.mark.parametrize("dest", ["5511992069830", "+55 11 99206-9830", "0800", "ramal 7", "fax 1"])
def test_what_is_not_masked_stays_as_it_came(dest: str):
    record = call_record({"dest": dest})

    assert (record.dest, record.dest_masked, record.numbers_masked) == (dest, None, False)


@pytest.mark.parametrize("dest", [None, "", "null"])
def test_no_number_is_not_a_masked_one(dest: str | None):
    record = call_record({"dest": dest})

    assert (record.dest, record.dest_masked) == (None, None)


@pytest.mark.parametrize(
    ("said", "machine", "answered"),
    [
        ("MA", MACHINE, True),
        ("HM", HUMAN, False),
        ("ND", UNDETERMINED, None),
        ("FX", "FX", None),
        ("", "", None),
        (None, "", None),
        ("null", "", None),
    ],
)
def test_who_answered(said: str | None, machine: str, answered: bool | None):
    record = call_record({"cd_amdasw": said})

    assert (record.machine, record.answered_by_machine) == (machine, answered)


def test_a_page_without_masks_says_so():
    assert not call_record({"dest": "5511992069830"}).numbers_masked


@pytest.mark.parametrize("said", [False, "0", "false", None, 0])
async def test_masks_are_only_there_where_they_are_said(
    client: Client, platform: Platform, said: object
):
    platform.says(document({"return": {**OK, "numbers_masked": said}, "calls": []}))

    assert not (await client.get_call_status(GetCallStatus(ctid="k3p"))).numbers_masked


def test_deliveries_are_masked_too():
    call = parse_callback(b"cd_id=7&cd_dest=xxxxx877&cd_called_status=OK&cd_amdasw=HM", "", {})
    sms = parse_callback(b"command=sms&cdls_id=9&dest=xxxxx877&delivstatus=DELIVRD", "", {})

    assert isinstance(call, CallEvent)
    assert (call.dest, call.dest_masked, call.machine) == (None, "xxxxx877", HUMAN)
    assert isinstance(sms, SMSEvent)
    assert (sms.dest, sms.dest_masked) == (None, "xxxxx877")


@pytest.mark.parametrize(
    ("asked", "answered"), [("abc_9876545", 9876545), ("c_92073", "92073"), ("7", "c_7")]
)
async def test_a_call_is_found_however_its_id_is_written(
    client: Client, platform: Platform, asked: str, answered: object
):
    platform.says(document({"return": OK, "calls": [{"cd_id": answered, "cd_status": "NA"}]}))

    found = await client.get_call(cd_id=asked)

    assert found is not None
    assert found.status == "NA"


@pytest.mark.parametrize(
    ("maxreg", "rows", "truncated"),
    [(0, 5000, True), (9999, 5000, True), (0, 4999, False), (0, 5001, False), (9999, 6000, False)],
)
async def test_a_page_as_full_as_pages_get_may_have_more(
    client: Client, platform: Platform, maxreg: int, rows: int, truncated: bool
):
    row = {"cd_id": 7, "cd_status": "NA"}
    platform.says(document({"return": OK, "calls": [row] * rows}))

    page = await client.get_call_status(GetCallStatus(cp_id="7", maxreg=maxreg))

    assert page.truncated is truncated


async def test_a_capped_page_is_followed_to_its_end(client: Client, platform: Platform):
    capped = {"has_more": True, "next_id": 9, "maxreg_capped": True, "maxreg_applied": 5000}
    first = {"return": {**OK, "pagination": capped}, "calls": [{"cd_id": 1, "dest": "xxxxx877"}]}
    last = {"return": {**OK, "pagination": {"has_more": False}}, "calls": [{"cd_id": 9}]}
    platform.says(document(first), document(last))

    pages = [each async for each in client.call_pages(GetCallStatus(cp_id="7", maxreg=0))]

    assert [[call.call_id for call in each.calls] for each in pages] == [["1"], ["9"]]
    assert [each.truncated for each in pages] == [False, False]
    assert [each.params.get("last_id") for each in platform.heard] == [None, "9"]
