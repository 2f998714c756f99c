"""Many calls page by page, one call by its id, and reports once more."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from aiohttp import web

import velip.call_pages
from tests.velip.platform import Platform, Reply, document, page, raw
from velip import BadAnswer, Client, GetCallStatus, InvalidParameters
from velip.get_call_status import CallStatusPage

OK = {"status": "OK", "status_code": "0"}
FIRST, LAST = date(2021, 3, 1), date(2021, 3, 3)
PERIOD = GetCallStatus(date_start=FIRST, date_end=LAST, maxreg=3)
# The manual's own answer, to its own question.
ANSWERED = """{
    "return": {
        "status": "OK",
        "status_code": "0"
    },
    "calls": [
        {
            "cd_id": "c_92073",
            "cd_status": "NA",
            "cp_id": null,
            "cpid": "0",
            "ctid": "",
            "dest": "5511992069830",
            "date": "2021-03-04",
            "time_dial": "16:15:05",
            "time_start": "null",
            "time_end": "null",
            "dur": "0",
            "resp_1": "",
            "route": "null",
            "rate": "0,000",
            "value": "0,000"
        }
    ]
}"""


def row(number: int, **fields: object) -> dict[str, object]:
    return {"cd_id": f"c_{number}", "cd_status": "OK", "date": "2021-03-01", **fields}


def calls(*numbers: int, **pagination: object) -> Reply:
    said = {**OK, "pagination": pagination} if pagination else OK
    return document({"return": said, "calls": [row(number) for number in numbers]})


def ids(*pages: CallStatusPage) -> list[list[str | None]]:
    return [[call.call_id for call in each.calls] for each in pages]


def asked(platform: Platform, *names: str) -> list[tuple[str | None, ...]]:
    return [tuple(each.params.get(name) for name in names) for each in platform.heard]


async def every(client: Client, request: GetCallStatus) -> list[CallStatusPage]:
    return [each async for each in client.call_pages(request)]


async def test_one_page_is_one_question_as_in_the_manual(client: Client, platform: Platform):
    platform.says(raw(ANSWERED.encode()))
    period = GetCallStatus(date_start=date(2020, 12, 25), date_end=date(2021, 1, 10))

    [found] = await every(client, period)

    assert ids(found) == [["c_92073"]]
    assert (found.truncated, found.calls[0].campaign_id) == (False, None)
    assert found.raw["return"] == OK
    assert [each.params for each in platform.heard] == [
        {"date_start": "2020-12-25", "date_end": "2021-01-10", "maxreg": "1000"}
    ]


async def test_the_newer_docs_cursor_is_followed(client: Client, platform: Platform):
    platform.says(
        calls(1, 2, 3, has_more=True, next_id=3),
        calls(4, 5, 6, has_more=True, next_id="6"),
        calls(7, 8, 9, has_more=False, next_id=None),
    )

    pages = await every(client, PERIOD)

    assert ids(*pages) == [["c_1", "c_2", "c_3"], ["c_4", "c_5", "c_6"], ["c_7", "c_8", "c_9"]]
    assert [each.truncated for each in pages] == [False, False, False]
    assert asked(platform, "last_id", "maxreg") == [(None, "3"), ("3", "3"), ("6", "3")]


async def test_without_a_cursor_a_cut_off_period_is_asked_for_day_by_day(
    client: Client, platform: Platform
):
    platform.says(calls(9, 8, 7), calls(1, 2), calls(3, 4, 5), calls())

    pages = await every(client, PERIOD)

    assert ids(*pages) == [["c_1", "c_2"], ["c_3", "c_4", "c_5"], []]
    # A single day cannot be parted: nobody may take it for whole.
    assert [each.truncated for each in pages] == [False, True, False]
    assert asked(platform, "date_start", "date_end") == [
        ("2021-03-01", "2021-03-03"),
        ("2021-03-01", "2021-03-01"),
        ("2021-03-02", "2021-03-02"),
        ("2021-03-03", "2021-03-03"),
    ]


async def test_a_day_may_have_a_cursor(client: Client, platform: Platform):
    platform.says(
        calls(9, 8, 7),
        calls(1, 2, has_more="1", next_id="2"),
        calls(3),
        calls(4),
        calls(5),
    )

    pages = await every(client, PERIOD)

    assert ids(*pages) == [["c_1", "c_2"], ["c_3"], ["c_4"], ["c_5"]]
    assert asked(platform, "date_start", "last_id")[1:4] == [
        ("2021-03-01", None),
        ("2021-03-01", "2"),
        ("2021-03-02", None),
    ]


async def test_no_record_comes_twice_and_none_is_lost(client: Client, platform: Platform):
    moved = document({"return": OK, "calls": [row(2), row(3), row(2, cd_status="NA"), {}, {}]})
    platform.says(calls(1, 2, has_more=True, next_id="2"), moved)

    pages = await every(client, PERIOD)

    # What changed meanwhile is news, and rows that tell nothing cannot be told apart.
    assert ids(*pages) == [["c_1", "c_2"], ["c_3", "c_2", None, None]]


@pytest.mark.parametrize(
    "request_",
    [
        GetCallStatus(date_start=FIRST, date_end=FIRST, maxreg=2),
        GetCallStatus(date_start=FIRST, maxreg=2),
        GetCallStatus(date_end=LAST, maxreg=2),
        GetCallStatus(cp_id="210551", maxreg=2),
        GetCallStatus(date_start=FIRST, date_end=LAST, maxreg=2, last_id="7"),
    ],
)
async def test_what_cannot_be_parted_is_said_to_be_cut_off(
    client: Client, platform: Platform, request_: GetCallStatus
):
    platform.says(calls(1, 2))

    [found] = await every(client, request_)

    assert (ids(found), found.truncated) == ([["c_1", "c_2"]], True)


async def test_a_cursor_that_stands_still_ends_it(client: Client, platform: Platform):
    platform.says(calls(1, has_more=True, next_id="1"), calls(2, has_more=True, next_id="1"))

    pages = await every(client, PERIOD)

    assert ids(*pages) == [["c_1"], ["c_2"]]
    assert [each.truncated for each in pages] == [False, True]


async def test_more_without_a_cursor_is_asked_for_day_by_day(client: Client, platform: Platform):
    platform.says(calls(1, has_more=True), calls(1), calls(2), calls(3))

    assert ids(*await every(client, PERIOD)) == [["c_1"], ["c_2"], ["c_3"]]


async def test_questions_have_an_end_that_says_so(
    client: Client, platform: Platform, monkeypatch: pytest.MonkeyPatch
):
    def endless() -> Callable[[web.Request], object]:
        async def reply(request: web.Request) -> web.StreamResponse:
            number = len(platform.heard)
            return await calls(number, has_more=True, next_id=number)(request)

        return reply

    monkeypatch.setattr(velip.call_pages, "MOST_PAGES", 4)
    platform.says(endless())

    pages = await every(client, PERIOD)

    assert ids(*pages) == [["c_1"], ["c_2"], ["c_3"], ["c_4"], []]
    assert [each.truncated for each in pages] == [False, False, False, False, True]
    assert len(platform.heard) == 4


async def test_days_have_an_end_too(
    client: Client, platform: Platform, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(velip.call_pages, "MOST_PAGES", 4)
    platform.says(calls(1, 2, 3), calls())
    century = GetCallStatus(date_start=FIRST, date_end=FIRST + timedelta(36_500), maxreg=3)

    pages = await every(client, century)

    assert [each.truncated for each in pages] == [False, False, False, True]
    assert asked(platform, "date_start")[-1] == ("2021-03-03",)


async def test_pages_that_go_elsewhere_are_no_pages(client: Client, platform: Platform):
    with pytest.raises(InvalidParameters, match="resend_reports"):
        await every(client, GetCallStatus(ctid="k3p", rurl="https://ramal.example/v"))

    assert platform.heard == []


async def test_a_page_that_does_not_come_ends_it(client: Client, platform: Platform):
    platform.says(calls(1, has_more=True, next_id="1"), page(http=502))
    pages = client.call_pages(PERIOD)

    assert ids(await anext(pages)) == [["c_1"]]
    with pytest.raises(BadAnswer):
        await anext(pages)


@pytest.mark.parametrize("cd_id", ["c_7", "7", " c_7 "])
async def test_one_call_is_found_by_its_id(client: Client, platform: Platform, cd_id: str):
    platform.says(calls(6, 7))

    call = await client.get_call(cd_id=cd_id)

    assert call is not None
    assert call.call_id == "c_7"
    assert platform.heard[0].params == {"cd_id": cd_id, "maxreg": "1000"}


async def test_one_call_is_found_by_our_reference_and_the_last_word_counts(
    client: Client, platform: Platform
):
    rows = [
        row(1, ctid="k3p", time_dial="10:00:00"),
        row(2, ctid="k3p", time_dial="10:30:00"),
        row(3, ctid="k3p", date="null"),
        row(4, ctid="other", date="2021-03-09"),
    ]
    platform.says(document({"return": OK, "calls": rows}))

    call = await client.get_call(ctid="k3p")

    assert call is not None
    assert call.call_id == "c_2"


@pytest.mark.parametrize("reply", [calls(), calls(6, 8)])
async def test_a_call_that_is_not_known_is_none(client: Client, platform: Platform, reply: Reply):
    platform.says(reply)

    assert await client.get_call(cd_id="c_7") is None


@pytest.mark.parametrize("wanted", [{}, {"cd_id": "c_1", "ctid": "k3p"}])
async def test_one_call_has_one_name(client: Client, wanted: dict[str, str]):
    with pytest.raises(InvalidParameters):
        await client.get_call(**wanted)


async def test_reports_are_sent_again_and_the_question_may_be_repeated(
    client: Client, platform: Platform
):
    platform.says(page(http=503), document({"return": OK}))
    again = GetCallStatus(date_start=FIRST, date_end=LAST, maxreg=0, rurl="https://ramal.example/v")

    found = await client.resend_reports(again)

    assert (found.calls, found.raw) == ((), {"return": OK})
    assert [each.params for each in platform.heard] == [
        {
            "date_start": "2021-03-01",
            "date_end": "2021-03-03",
            "maxreg": "0",
            "rurl": "https://ramal.example/v",
        }
    ] * 2


async def test_reports_need_to_know_where_to_go(client: Client, platform: Platform):
    with pytest.raises(InvalidParameters, match="rurl"):
        await client.resend_reports(PERIOD)

    assert platform.heard == []
