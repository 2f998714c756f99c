"""What a campaign may be made of, and what an answer may hold."""

from datetime import UTC, date, datetime, time

import pytest

import velip
from tests.velip.platform import Platform, document, envelope
from tests.velip.test_campaigns import NEXT, OK, ROW, broken, campaign
from velip import ChangeCampaign, Client, CreateCampaign, GetCampaignsList, OutcomeUnknown

MOMENT = datetime(2027, 2, 23, 9, tzinfo=UTC)


@pytest.mark.parametrize("day", ["2027-02-23", MOMENT, 20270223])
def test_days_are_dates_and_nothing_that_looks_like_one(day: object):
    assert broken(campaign(date_start=day)) == ["date_start"]
    assert broken(ChangeCampaign(cp_id="1", date_start=day, date_end=NEXT)) == ["date_start"]


@pytest.mark.parametrize("at", ["09:00:00", 9, time(9, tzinfo=UTC)])
def test_times_are_the_platforms_own(at: object):
    assert broken(campaign(time_end=at)) == ["time_end"]
    assert broken(ChangeCampaign(cp_id="1", time_start=time(9), time_end=at)) == ["time_end"]


@pytest.mark.parametrize(
    ("parameter", "wrong", "right"),
    [
        ("vel", ["0", "20", 0, 101, "MAX"], [1, 100, "max"]),
        ("resends", [0, 4, "2"], [1, 3]),
        ("time_resends", [9, 241, None], [10, 240]),
        ("limit_name", [0, 4], [1, 3]),
        ("max_answered", [0, -1, "9"], [1, 500_000]),
        ("sms_action", ["sempre"], ["ok", "nae", "oknae", "dtmf1"]),
        ("request_id", ["1234567", "x" * 65, "com espaço", "ação-2027"], ["a.b:c_d-", "x" * 64]),
    ],
)
def test_each_limit_is_the_manuals(parameter: str, wrong: list[object], right: list[object]):
    sms = {"sms_text": "oi"} if parameter == "sms_action" else {}
    for value in wrong:
        expected = [] if value is None else [parameter]
        assert broken(campaign(**{parameter: value}, **sms)) == expected, value
    for value in right:
        assert broken(campaign(**{parameter: value}, **sms)) == [], value


def test_a_name_on_the_wire_has_one_writer():
    sly = campaign(extra={"cp_id": "1", "cp_ctid": "2", "datajson": "[]", "novo": "4"})
    change = ChangeCampaign(cp_id="1", active=False, extra={"lig_min": "max", "cp_active": "1"})

    assert broken(sly) == ["cp_id", "cp_ctid", "datajson"]
    assert broken(change) == ["lig_min", "cp_active"]


def test_a_clone_may_speak_otherwise_but_not_twice():
    clone = {"clone_from": "1", "cdlc_id": "2", "date_start": NEXT, "date_end": NEXT}

    assert broken(CreateCampaign(**clone, text="oi")) == []
    assert broken(CreateCampaign(**clone, text="oi", content="tf1")) == ["text"]


def test_an_sms_after_the_calls_is_whole():
    assert broken(campaign(sms_text="oi")) == ["sms_action"]
    assert broken(campaign(sms_action="ok")) == ["sms_text"]
    assert campaign(sms_text="oi", sms_action="dtmf1").params()["sms_action"] == "dtmf1"


async def test_a_new_campaign_without_its_id_is_unknown_and_its_answer_kept(
    client: Client, platform: Platform
):
    platform.says(envelope(cp_id="null"))

    with pytest.raises(OutcomeUnknown, match="no cp_id") as lost:
        await client.create_campaign(campaign())

    assert lost.value.ctid is None
    assert lost.value.raw == {"return": {**OK, "cp_id": "null"}}


@pytest.mark.parametrize(
    ("said", "per_minute", "speed"),
    [
        ("max", None, "max"),
        ("MAX", None, "max"),
        (20, 20, 20),
        ("null", None, None),
        ("?", None, None),
    ],
)
def test_the_speed_of_a_campaign_is_a_number_or_as_fast_as_possible(said, per_minute, speed):
    found = velip.campaigns.campaign({"cp_lig_min": said})

    assert (found.per_minute, found.speed) == (per_minute, speed)


async def test_newer_docs_say_why_a_campaign_is_dead(client: Client, platform: Platform):
    dead = {**ROW, "cp_active ": 0, "cp_status_txt": "Falha na geração", "cp_destinations": 0}
    platform.says(document({"return": OK, "campaigns": {"0": dead, "2": {}}}))

    found, empty = (await client.get_campaigns_list(GetCampaignsList(maxreg=0))).campaigns

    assert (found.state, found.active, found.loading) == ("0", False, False)
    assert (found.state_text, found.destinations) == ("Falha na geração", 0)
    assert (empty.state, empty.campaign_id, empty.date_start) == ("", None, None)
    assert "Falha" not in repr(found)


def test_a_day_of_the_list_is_written_as_the_newer_docs_read_it():
    asked = GetCampaignsList(date=date(2027, 2, 3), cp_ctid="maio", group="7", model=False)

    assert asked.params() == {
        "maxreg": "100",
        "date": "2027-02-03",
        "cp_ctid": "maio",
        "group": "7",
        "model": "0",
    }
