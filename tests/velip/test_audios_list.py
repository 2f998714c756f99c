"""The list of sounds, whatever its form."""

from datetime import date
from decimal import Decimal

import pytest

import velip
from tests.velip.platform import Platform, document
from velip import Client, GetAudiosList

LISTED = [
    {
        "cdw_file ": "tf187533254",
        "cdw_name": "null",
        "cdw_sec": "27.6",
        "cdw_date ": "2025-11-28",
        "cdw_expires": "2026-02-28",
        "cdw_type": "upload",
    },
    {"cdw_name": "sem id", "cdw_sec": "1,5", "cdw_date": "null"},
    "tf1",
]


async def test_the_audios_are_listed_each_row_for_itself(client: Client, platform: Platform):
    answer = {"return": {"status": "OK", "status_code": "0"}, "audios": LISTED}
    platform.says(document(answer))

    found = await client.get_audios_list(GetAudiosList(type="upload", search="aviso"))

    first, nameless, odd = found.audios
    assert (first.audio_id, first.name, first.kind) == ("tf187533254", "null", "upload")
    assert (first.seconds, first.created) == (Decimal("27.6"), date(2025, 11, 28))
    assert first.expires == date(2026, 2, 28)
    assert first.raw == LISTED[0]
    assert (nameless.audio_id, nameless.seconds, nameless.created) == (None, Decimal("1.5"), None)
    assert (odd.audio_id, odd.raw) == (None, {"": "tf1"})
    assert (found.truncated, found.raw) == (False, answer)
    assert platform.heard[0].path == "/api/v2/GetAudiosList"
    assert platform.heard[0].params == {"maxreg": "100", "type": "upload", "search": "aviso"}
    assert "sem id" not in repr(found) + repr(nameless)


OK = {"status": "OK", "status_code": "0"}


@pytest.mark.parametrize(
    ("answer", "ids"),
    [
        ({"return": OK, "audios": []}, []),
        ({"return": OK, "audios": None}, []),
        ({"return": OK, "audios": {"0": {"cdw_file": "a"}, "2": {"cdw_file": "b"}}}, ["a", "b"]),
        ({"return": OK, "lista": [{"cdw_file": "a"}]}, ["a"]),
        ({"return": {**OK, "audios ": [{"cdw_file": "a"}]}}, ["a"]),
        ({**OK, "lista": [{"cdw_file": "a"}]}, ["a"]),
    ],
)
async def test_a_list_may_come_in_many_forms(
    client: Client, platform: Platform, answer: object, ids: list[str]
):
    platform.says(document(answer))

    found = await client.get_audios_list(GetAudiosList(maxreg=0))

    assert [each.audio_id for each in found.audios] == ids
    assert platform.heard[0].params == {"maxreg": "0"}


@pytest.mark.parametrize(
    "answer", [{"return": OK}, {"return": OK, "audios": "tf1"}, {"return": OK, "a": [], "b": []}]
)
async def test_an_answer_without_a_list_is_no_empty_list(
    client: Client, platform: Platform, answer: object
):
    platform.says(document(answer))

    with pytest.raises(velip.BadAnswer, match="no list of audios"):
        await client.get_audios_list(GetAudiosList())

    assert len(platform.heard) == 3


@pytest.mark.parametrize(("maxreg", "truncated"), [(1, True), (2, True), (3, False), (0, False)])
async def test_a_full_list_may_not_be_all(
    client: Client, platform: Platform, maxreg: int, truncated: bool
):
    platform.says(document({"return": OK, "audios": LISTED[:2]}))

    found = await client.get_audios_list(GetAudiosList(maxreg=maxreg))

    assert found.truncated is truncated


def test_audios_are_asked_for_by_the_manuals_kinds():
    problems = GetAudiosList(maxreg=-1, type="uplaod").problems()

    assert [str(each) for each in problems] == [
        "maxreg: is 0 or more",
        "type: takes one of tts, upload, rec",
    ]
