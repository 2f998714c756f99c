"""What an account answers differently from the manual: names and kinds, never a value."""

from __future__ import annotations

from typing import Any

import pytest

from bot.doctor.answers import compare, differences, permissions
from bot.doctor.contract import SHAPES
from bot.doctor.finding import Grade
from bot.platform.checks import ReadResult, Seen

OK, NOTE, WARNING, ERROR = Grade


def seen(endpoint: str, raw: dict[str, Any], http: int = 200) -> Seen:
    return Seen(endpoint=endpoint, ending=ReadResult.ANSWERED, raw=raw, http=http)


def row_of(endpoint: str) -> dict[str, Any]:
    return dict.fromkeys(SHAPES[endpoint].row, "x")


HEAD = {"status": "OK", "status_code": "0"}
USER = {**HEAD, **dict.fromkeys(SHAPES["GetUserID"].fields, "1")}


@pytest.mark.parametrize("endpoint", [name for name in SHAPES if SHAPES[name].rows])
def test_the_manuals_own_answer_differs_in_nothing(endpoint: str) -> None:
    for rows in ([], [row_of(endpoint)]):
        raw = {"return": HEAD, SHAPES[endpoint].rows: rows}
        assert list(differences(seen(endpoint, raw))) == []


@pytest.mark.parametrize(
    ("raw", "found"),
    [
        ({"return": USER}, []),
        ({"return": USER | {"tsid": None}}, ["envelope: null instead of text: tsid"]),
        (
            {"return": USER | {"cdcs_id": 2, "cdcsu_id": 3}},
            ["envelope: integer instead of text: cdcs_id, cdcsu_id"],
        ),
        ({"return": USER | {"plan": "x"}}, ["envelope: unknown: plan"]),
        (
            {"return": {k: v for k, v in USER.items() if k != "tsid"}},
            ["envelope: missing: tsid"],
        ),
        (
            {"return": USER | {"status": {"0": "OK"}}},
            ["envelope: object instead of text: status"],
        ),
        (USER, ["no object `return`, the status stands elsewhere"]),
        ({"return": USER, "more": []}, ["answer: unknown: more"]),
    ],
)
def test_another_answer_to_who_we_are(raw: dict[str, Any], found: list[str]) -> None:
    assert list(differences(seen("GetUserID", raw))) == found


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ({"resp_1": "1", "resp_2": "2"}, []),
        ({"cp_id": None}, []),
        ({"dur": 3, "value": 0.5}, ["integer instead of text: dur"]),
        ({"cdr_url": "x", "cd_amdasw": "MA"}, []),
        ({"cdr_urls": "x"}, ["row: unknown: cdr_urls"]),
        ({"date ": "x", "date": ...}, ["row: with a blank around it: date"]),
        ({"route": ...}, ["row: missing: route"]),
        ({"5511987654321": "x"}, ["row: unknown: […21]"]),
        ({f"key{n:02}": "x" for n in range(14)}, ["key11 and 2 more"]),
    ],
)
def test_another_row_of_calls(change: dict[str, Any], found: list[str]) -> None:
    row = {k: v for k, v in (row_of("GetCallStatus") | change).items() if v is not ...}
    finding = compare(seen("GetCallStatus", {"return": HEAD, "calls": [row]}))
    assert finding.severity is (NOTE if found else OK)
    for words in found:
        assert words in finding.sentence


def test_a_key_without_its_trailing_blank() -> None:
    row = row_of("GetCampaignsList")
    row["cp_group"] = row.pop("cp_group ")
    [found] = differences(seen("GetCampaignsList", {"return": HEAD, "campaigns": [row]}))
    assert found == "row: without its trailing blank: cp_group"


@pytest.mark.parametrize(
    ("raw", "http", "found"),
    [
        ({"return": HEAD, "audios": []}, 202, ["HTTP 202 instead of 200 or 201"]),
        ({"return": HEAD, "audios": {}}, 200, ["audios is an object instead of a list"]),
        ({"return": HEAD, "audios": "none"}, 200, ["audios holds no rows: text"]),
        ({"return": HEAD, "audios": [1]}, 200, ["audios holds no rows: integer"]),
        (
            {"return": HEAD, "sounds": []},
            200,
            ["answer: unknown: sounds", "answer: missing: audios"],
        ),
        (
            {"return": HEAD | {"pagination": {}}, "audios": []},
            200,
            ["pagination is there"],
        ),
        (HEAD | {"audios": []}, 200, ["no object `return`, the status stands elsewhere"]),
    ],
)
def test_another_list(raw: dict[str, Any], http: int, found: list[str]) -> None:
    assert list(differences(seen("GetAudiosList", raw, http))) == found


def test_what_the_user_may_not_do() -> None:
    denied = {"return": {"aut_send": "0", "aut_camp": 0}}
    assert [each.severity for each in permissions(denied)] == [WARNING, NOTE]
    assert list(permissions({"return": USER})) == []
