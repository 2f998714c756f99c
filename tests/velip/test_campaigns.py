"""Campaigns: made, cloned and listed."""

import json
from datetime import date, time
from email import message_from_bytes

import pytest

import velip
from tests.velip.platform import Platform, Watch, document, envelope, hang_up, page
from velip import (
    DOCS,
    BearerAuth,
    Client,
    CreateCampaign,
    GetCampaignsList,
    OutcomeUnknown,
    read_destinations,
    uploaded,
)
from velip.request import Request

DAY, NEXT, NINE, TEN = date(2027, 2, 23), date(2027, 2, 24), time(9), time(10)
WINDOW = {"date_start": DAY, "date_end": NEXT, "time_start": NINE, "time_end": TEN}
ANA = read_destinations([["11 98442-1414", "Ana", "", "R$30,00"]])
# A row of the manual's example, blanks included.
ROW = {
    "cp_id": "210580", "cp_name": "API_json_2", "cp_ctid": "null", "cp_group ": "null",
    "cp_active ": "1", "cp_ontime ": "0", "cp_date_start": "2021-02-23",
    "cp_date_end": "2021-02-24", "cp_time_start": "09:00", "cp_time_end": "10:00",
    "cp_destinations": "3", "cp_lig_min": "max", "cp_pas": "null", "cp_made": "0",
    "cp_answered": "0", "cp_transfered": "null", "cp_model": "0",
}  # fmt: skip
OK = {"status": "OK", "status_code": "0"}


def broken(request: Request[object], profile: velip.Profile = velip.MANUAL) -> list[str]:
    return [problem.parameter for problem in request.problems(profile)]


def campaign(**parameters: object) -> CreateCampaign:
    return CreateCampaign(**{**WINDOW, "text": "Olá NOME", "cdlc_id": "229186", **parameters})


async def test_a_list_is_called_with_what_it_hears(client: Client, platform: Platform):
    platform.says(envelope(cp_id="210576", http=201))

    made = await client.create_campaign(
        campaign(cdlc_id=None, destinations=ANA, vel="max", mobile=True, campaign_ref="maio")
    )

    assert (made.campaign_id, made.repeated) == ("210576", False)
    assert json.loads(platform.heard[0].body) == {
        "date_start": "2027-02-23",
        "date_end": "2027-02-24",
        "time_start": "09:00:00",
        "time_end": "10:00:00",
        "text": "Olá NOME",
        "mobile": "1",
        "vel": "max",
        "cp_ctid": "maio",
        "datajson": [{"number": "11 98442-1414", "name": "Ana", "extra1": "R$30,00"}],
    }


async def test_a_file_goes_as_a_form(client: Client, platform: Platform):
    platform.says(envelope(cp_id="210576"))

    await client.create_campaign(
        campaign(cdlc_id=None, file=uploaded("lista.csv", b"11984421414;Ana\n"))
    )

    heard = platform.heard[0]
    head = f"Content-Type: {heard.headers['Content-Type']}\r\n\r\n".encode()
    parts = {
        str(part.get_param("name", header="Content-Disposition")): part
        for part in message_from_bytes(head + heard.body).get_payload()
    }
    assert parts["file"].get_filename() == "lista.csv"
    assert parts["file"].get_payload(decode=True) == b"11984421414;Ana\n"
    assert parts["date_start"].get_payload(decode=True) == b"2027-02-23"


def test_a_clone_needs_days_and_a_list_and_nothing_else():
    clone = CreateCampaign(clone_from="210551", date_start=DAY, date_end=NEXT, cdlc_id="229186")

    assert broken(clone) == []
    assert clone.params()["cp_id"] == "210551"


def test_everything_wrong_is_told_at_once():
    wrong = CreateCampaign(
        destinations=ANA,
        file=uploaded("lista.exe", b"MZ"),
        text="a",
        content="tf1",
        time_start=TEN,
        time_end=NINE,
        name="n" * 51,
        detail="d" * 257,
        max_answered=-1,
        vel=101,
        resends=0,
        time_resends=9,
        limit_name=4,
        sms_text="x" * 161,
        request_id="curto",
    )

    assert sorted(broken(wrong)) == sorted(
        [
            *("date_start", "date_end", "file", "destinations", "text", "time_end", "name"),
            *("detail", "max_answered", "vel", "resends", "time_resends", "limit_name"),
            *("sms_text", "sms_action", "request_id"),
        ]
    )


@pytest.mark.parametrize("missing", ["date_start", "date_end", "time_start", "time_end"])
def test_a_new_campaign_needs_its_window(missing: str):
    assert broken(campaign(**{missing: None})) == [missing]


def test_it_needs_a_list_and_something_to_hear():
    assert broken(campaign(cdlc_id=None)) == ["destinations"]
    assert broken(campaign(text=" ")) == ["text"]
    assert broken(campaign(date_end=date(2027, 2, 22))) == ["date_end"]


def test_the_newer_docs_have_other_limits_and_names():
    loose = campaign(resends=0, time_resends=1, limit_name=0, cdlc_id=None, destinations=ANA)

    assert broken(loose) == ["resends", "time_resends", "limit_name"]
    assert broken(loose, DOCS) == []
    assert loose.params(DOCS)["datajson"] == [
        {"phone": "11 98442-1414", "name": "Ana", "extra1": "R$30,00"}
    ]


async def test_the_newer_docs_get_one_key_for_one_order(platform: Platform, client: Client):
    modern = Client(client.session, platform.url, BearerAuth("sandbox-x"), profile=DOCS)
    platform.says(envelope(cp_id="7", duplicate_request="1"))

    first = await modern.create_campaign(campaign())
    await modern.create_campaign(campaign())
    await modern.create_campaign(campaign(request_id="meu-pedido-1"))

    keys = [json.loads(each.body)["request_id"] for each in platform.heard]
    assert first.repeated
    assert len({*keys}) == 3
    assert keys[2] == "meu-pedido-1"
    assert platform.heard[0].path.endswith("/CreateCampaign.php")


@pytest.mark.parametrize("answer", [hang_up, page(http=502), envelope()])
async def test_a_lost_answer_is_never_sent_again(client: Client, platform: Platform, answer):
    platform.says(answer)

    with pytest.raises(OutcomeUnknown) as lost:
        await client.create_campaign(campaign(campaign_ref="maio"))

    assert lost.value.ctid == "maio"
    assert len(platform.heard) == 1


async def test_the_manuals_row_is_read_whole(client: Client, platform: Platform):
    platform.says(document({"return": OK, "campaigns": [ROW]}))

    found = (await client.get_campaigns_list(GetCampaignsList())).campaigns[0]

    assert found.raw == ROW
    assert (found.campaign_id, found.name, found.ref, found.group) == (
        *("210580", "API_json_2"),
        *(None, None),
    )
    assert (found.active, found.loading, found.on_time, found.is_model) == (True, *[False] * 3)
    assert (found.date_start, found.time_end) == (date(2021, 2, 23), time(10))
    assert (found.destinations, found.made, found.answered) == (3, 0, 0)
    assert (found.per_minute, found.agents, found.transferred) == (None, None, None)


async def test_a_campaign_may_be_named_null_and_a_row_may_be_anything(
    client: Client, platform: Platform
):
    rows = [{**ROW, "cp_name": "null", "cp_madel": "1", "cp_model": "", "cp_pas": 4}, "linha"]
    platform.says(document({"return": OK, "campaigns": rows}))

    listed = await client.get_campaigns_list(GetCampaignsList(maxreg=2, date=DAY, model=True))

    assert listed.truncated
    assert (listed.campaigns[0].name, listed.campaigns[0].agents) == ("null", 4)
    assert listed.campaigns[0].is_model
    assert listed.campaigns[1].raw == {"": "linha"}
    assert platform.heard[0].params == {"maxreg": "2", "date": "2027-02-23", "model": "1"}


async def test_no_list_is_no_answer(client: Client, platform: Platform):
    platform.says(document({"return": OK, "campaigns": "nenhuma"}))

    with pytest.raises(velip.BadAnswer):
        await client.get_campaigns_list(GetCampaignsList())


async def test_one_campaign_or_none(client: Client, platform: Platform):
    platform.says(
        document({"return": OK, "campaigns": [ROW]}), document({"return": OK, "campaigns": []})
    )

    assert (await client.get_campaign("210580")) is not None
    assert (await client.get_campaign("210581")) is None


async def test_another_campaign_is_not_the_absence_of_one(client: Client, platform: Platform):
    platform.says(document({"return": OK, "campaigns": [ROW]}))

    with pytest.raises(velip.BadAnswer, match="another campaign"):
        await client.get_campaign("210581")


async def test_no_id_asks_for_no_campaign(client: Client, platform: Platform):
    with pytest.raises(velip.InvalidParameters, match="cp_id: is missing"):
        await client.get_campaign(" ")

    assert platform.heard == []


async def test_a_campaign_that_loads_is_waited_for(
    client: Client, platform: Platform, watch: Watch
):
    loading = document({"return": OK, "campaigns": [{**ROW, "cp_active ": "2"}]})
    platform.says(loading, document({"return": OK, "campaigns": []}), loading)

    assert await client.wait_until_loaded("210580", within=60) is None
    assert sum(watch.slept) >= 60

    platform.says(loading, document({"return": OK, "campaigns": [ROW]}))
    found = await client.wait_until_loaded("210580")
    assert found is not None
    assert found.active


def test_neither_numbers_nor_words_are_printed():
    shown = repr(campaign(cdlc_id=None, destinations=ANA)) + repr(ANA)

    assert "98442" not in shown
    assert "Ana" not in shown
    assert "Olá" not in shown
    assert "date_start=datetime.date(2027, 2, 23)" in shown
