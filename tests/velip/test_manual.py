"""velip's tables beside the facts of the manual, which no product code reads."""

import json
from pathlib import Path
from typing import Any

import pytest

import velip
from velip import aliases
from velip.classify import error_for
from velip.make_tts_call import SMS_ACTIONS
from velip.request import Request
from velip.statuses import BY_CODE, MANUAL, PAUSES

MANUAL_FACTS = json.loads(
    (Path(__file__).parents[1] / "contract" / "manual.json").read_text(encoding="utf-8")
)
ENDPOINTS = MANUAL_FACTS["endpoints"]
REQUESTS: dict[str, type[Request[Any]]] = {
    "MakeTTSCall": velip.MakeTTSCall,
    "MakeSMS": velip.MakeSMS,
    "GetCallStatus": velip.GetCallStatus,
    "CreateAudioFile": velip.CreateAudioFile,
    "PlayAudioFile": velip.PlayAudioFile,
    "GetAudiosList": velip.GetAudiosList,
    "CreateCampaign": velip.CreateCampaign,
    "ChangeCampaign": velip.ChangeCampaign,
    "GetCampaignsList": velip.GetCampaignsList,
    "CreateDestinationBase": velip.CreateDestinationBase,
    "GetDestinationsList": velip.GetDestinationsList,
}
OTHER_NAMES = {
    ("CreateAudioFile", "final"): "ttswrt",
    ("CreateCampaign", "clone_from"): "cp_id",
    ("CreateCampaign", "destinations"): "datajson",
    ("CreateCampaign", "file"): "(file)",
    ("CreateDestinationBase", "destinations"): "datajson",
    ("CreateDestinationBase", "file"): "(file)",
    ("ChangeCampaign", "active"): "cp_active",
    ("ChangeCampaign", "date_start"): "cp_date_start",
    ("ChangeCampaign", "date_end"): "cp_date_end",
    ("ChangeCampaign", "time_start"): "cp_time_start",
    ("ChangeCampaign", "time_end"): "cp_time_end",
    ("ChangeCampaign", "per_minute"): "cp_lig_min",
    ("ChangeCampaign", "agents"): "cp_pas",
}
# Of the newer docs, or of the manual's example alone.
BESIDE_THE_TABLE = {
    "MakeTTSCall": {
        *(
            "callerid",
            "cpid",
            "httpdup",
            "rate",
            "extra4",
            "contentend",
            "contentdtmf",
            "urlcontent",
        ),
        *(f"content{number}" for number in range(4, 16)),
        *(f"text{number}" for number in range(4, 12)),
        *(f"dtmf{number}" for number in range(3, 12)),
        *("dtime", "dtmfconf", "dtmfini", "fifo", "fifolim", "senddtmf", "senddtmftime", "rec"),
        *("startrec", "block", "ringtime", "timelimit", "answer", "amd", "moh", "numlim"),
        *("audiolim", "tfix"),
    },
    "PlayAudioFile": {"recid"},
    "MakeSMS": {"httpdup"},
    "CreateCampaign": {
        *("campaign_ref", "request_id", "cp_type", "active", "queue_id", "rurl", "tfix", "xnum"),
        *("urlcontent", "contentno", "contentfail", "nans", "dtime", "dtmfini", "ndigval"),
        *("compw", "dtmf2", "fdtmf"),
        *(f"cont{key}" for key in range(10)),
        *(f"content{place}" for place in range(2, 9)),
    },
    "ChangeCampaign": {"cdlc_id"},
    "GetCallStatus": {"last_id"},
}
# Of the platform's newest documents, which the tables of facts do not hold yet.
NEWEST_CODES = {
    *(("", 105), ("", 114)),
    *(("MakeTTSCall", 204), ("MakeTTSCall", 205), ("CreateCampaign", 253)),
}
# `setactive` is a request of its own. A token in an address is for `player_url` alone, and
# without headers nobody can tell a sound.
NOT_OFFERED = {"PlayAudioFile": {"noheader", "tsid"}, "GetDestinationsList": {"setactive"}}


def refusals() -> list[tuple[str, dict[str, str]]]:
    common = [("GetUserID", row) for row in MANUAL_FACTS["common"]["status"]]
    own = [(name, row) for name in ENDPOINTS for row in ENDPOINTS[name]["status"]]
    return [(name, row) for name, row in common + own if row["status_code"] != "0"]


def meaning(error: velip.ApiError) -> str:
    kind = type(error).__name__
    return f"{kind}.{error.reason}" if isinstance(error, velip.Blocked) else kind


@pytest.mark.parametrize(("endpoint", "row"), refusals())
def test_each_status_row_of_the_manual_has_its_meaning(endpoint: str, row: dict[str, str]):
    error = error_for(endpoint, int(row["status_code"]), row["status"])

    assert meaning(error) == row["suggested_class"]
    assert row["status"] in str(error)


def test_the_table_holds_no_row_that_the_manual_does_not_have():
    codes = {
        ("" if row in MANUAL_FACTS["common"]["status"] else name, int(row["status_code"]))
        for name, row in refusals()
    }

    assert {(endpoint, code) for endpoint, code, _ in MANUAL} == codes
    assert len(MANUAL) == len(refusals())


@pytest.mark.parametrize("endpoint", ENDPOINTS)
def test_codes_of_the_newer_docs_are_classified_or_survive(endpoint: str):
    supplement = ENDPOINTS[endpoint]["docs_supplement"]["status_codes"]
    for code in [*supplement, *MANUAL_FACTS["common"]["status_docs_supplement"]["codes"]]:
        error = error_for(endpoint, int(code), "algo que o manual não diz")

        assert (error.code, error.text) == (int(code), "algo que o manual não diz")
        if code.startswith("1") and len(code) == 3:
            assert isinstance(error, velip.AuthenticationError)


def test_every_code_beside_the_manual_comes_from_the_newer_docs_or_repeats_the_manual():
    documented = {
        (name, int(code))
        for name, each in ENDPOINTS.items()
        for code in each["docs_supplement"]["status_codes"]
    }
    documented |= {
        ("", int(code)) for code in MANUAL_FACTS["common"]["status_docs_supplement"]["codes"]
    }
    printed = {(endpoint, code) for endpoint, code, _ in MANUAL}

    assert {
        (endpoint, code) for endpoint, code, _ in BY_CODE
    } <= documented | printed | NEWEST_CODES


@pytest.mark.parametrize("endpoint", REQUESTS)
def test_a_request_has_the_manuals_parameters_and_no_other(endpoint: str):
    beside = {"extra", *BESIDE_THE_TABLE.get(endpoint, ())}
    fields = set(REQUESTS[endpoint].__struct_fields__) - beside
    named = {OTHER_NAMES.get((endpoint, name), name) for name in fields}
    printed = {each["name"] for each in ENDPOINTS[endpoint]["request"]["params"]}

    assert named == printed - NOT_OFFERED.get(endpoint, set())


def test_get_user_id_asks_for_a_token_under_the_manuals_name():
    printed = [each["name"] for each in ENDPOINTS["GetUserID"]["request"]["params"]]

    assert list(velip.GetUserID(issue_token=True).params()) == printed
    assert velip.GetUserID().params() == {}


def test_the_ways_to_send_an_sms_after_a_call_are_the_manuals():
    assert set(SMS_ACTIONS) == set(MANUAL_FACTS["common"]["sms_action"])


def test_the_pauses_after_a_lockout_are_the_manuals():
    printed = {
        int(row["status_code"]): row["retry_after_s"]
        for row in MANUAL_FACTS["common"]["status"]
        if row["suggested_class"] == "AuthLockout"
    }

    assert {code: PAUSES[code] for code in printed} == printed
    assert set(PAUSES) - set(printed) == {198}  # newer docs: every token of the account is blocked


def test_each_name_of_a_callback_is_read_as_the_record_field_it_stands_for():
    pairs = dict(
        MANUAL_FACTS["common"]["callback"]["public_evidence"]["alias_map_to_GetCallStatus"]
    )
    assert pairs.pop("cd_respN") == "resp_N"
    wires = [each for each in vars(aliases).values() if isinstance(each, aliases.Wire)]

    for callback_name, record_name in pairs.items():
        assert [callback_name in each.names for each in wires if record_name in each.names] == [
            True
        ], callback_name


def test_each_field_of_a_record_in_the_manual_is_read():
    printed = {
        each["name"]
        for each in ENDPOINTS["GetCallStatus"]["response"]["fields"]
        if each.get("location") == "calls[]"
    }
    read = {
        name
        for each in vars(aliases).values()
        if isinstance(each, aliases.Wire)
        for name in each.names
    }

    assert printed - {"resp_1"} <= read
