"""velip's tables beside the facts of the manual, which no product code reads."""

import json
from datetime import date
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
}
OTHER_NAMES = {("CreateAudioFile", "final"): "ttswrt"}
# A token in an address is for `player_url` alone, and without headers nobody can tell a sound.
NOT_OFFERED = {"PlayAudioFile": {"noheader", "tsid"}}


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

    assert {(endpoint, code) for endpoint, code, _ in BY_CODE} <= documented | printed


@pytest.mark.parametrize("endpoint", REQUESTS)
def test_a_request_has_the_manuals_parameters_and_no_other(endpoint: str):
    fields = set(REQUESTS[endpoint].__struct_fields__) - {"extra", "last_id"}
    named = {OTHER_NAMES.get((endpoint, name), name) for name in fields}
    printed = {each["name"] for each in ENDPOINTS[endpoint]["request"]["params"]}

    assert named == printed - NOT_OFFERED.get(endpoint, set())


def test_get_user_id_asks_for_a_token_under_the_manuals_name():
    printed = [each["name"] for each in ENDPOINTS["GetUserID"]["request"]["params"]]

    assert list(velip.GetUserID(issue_token=True).params()) == printed
    assert velip.GetUserID().params() == {}


@pytest.mark.parametrize("endpoint", ENDPOINTS)
def test_the_manuals_example_is_what_we_send(endpoint: str):
    example = ENDPOINTS[endpoint]["example"]
    sent = example.get("request") or example.get("query_params") or {}
    ours = {
        "MakeTTSCall": velip.MakeTTSCall(
            content="tf185409063", priority=0, free=1, dest="5519992069730", nome="José Roberto"
        ),
        "MakeSMS": velip.MakeSMS(
            dest="5511992069830", text="Este é um teste de SMS enviado por API", ctid="123456"
        ),
        "GetCallStatus": velip.GetCallStatus(
            date_start=_day("2020-12-25"), date_end=_day("2021-01-10")
        ),
        "GetUserID": velip.GetUserID(issue_token=True),
        "CreateAudioFile": velip.CreateAudioFile(
            text="Esté é um teste de geração de áudio",
            final=True,
            voice="MS|pt-BR-FranciscaNeural",
            name="Teste de Áudio",
            encoding="",
        ),
        "PlayAudioFile": velip.PlayAudioFile(cdw_file="tf187515162"),
        "GetAudiosList": velip.GetAudiosList(),
    }[endpoint]
    # Defaults are sent as they are: the manual's own example leaves maxreg to the platform.
    defaults = {"GetCallStatus": {"maxreg": "1000"}, "GetAudiosList": {"maxreg": "100"}}
    given = {name: value for name, value in sent.items() if value not in {"", None}}

    assert not list(ours.problems())
    assert ours.params() == {**given, **defaults.get(endpoint, {})}


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


def _day(text: str) -> date:

    return date.fromisoformat(text)
