"""What is refused before it is sent, and how the rest is written."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as some

from velip import GetCallStatus, MakeSMS, MakeTTSCall, Problem
from velip.request import Request

DEST, OTHER = "5511938421234", "5511938425678"


def broken(request: Request[object]) -> list[str]:
    return [problem.parameter for problem in request.problems()]


def test_a_bridge_sets_type_priority_and_second_number_together():
    bridge = MakeTTSCall.bridge(dest=DEST, dest2=OTHER, text="Vou ligar os dois.", free=1)

    assert broken(bridge) == []
    assert bridge.params() == {
        "type": "3",
        "priority": "-1",
        "dest": DEST,
        "dest2": OTHER,
        "text": "Vou ligar os dois.",
        "free": "1",
    }


def test_a_bridge_by_hand_needs_its_priority_and_second_number():
    assert broken(MakeTTSCall(dest=DEST, type=3, text="oi")) == ["dest2", "priority"]
    assert broken(MakeTTSCall(dest=DEST, type=3, text="oi", dest2=OTHER, priority=0)) == [
        "priority"
    ]


def test_everything_wrong_is_told_at_once_and_by_name():
    call = MakeTTSCall(
        dest="11 93842-1234",
        type=3,
        ctid="0123456789abcdef",
        rurl="ramal.example/velip",
        free=2,
        bkddd=3,
        setbrasil=0,
        encoding="ASCII",
        sms_text="oi" * 81,
        sms_action="always",
        extra={"tsid": "1", "text": "oi", "novo": "3"},
    )

    assert sorted(broken(call)) == sorted(
        [
            *("dest", "dest2", "ctid", "rurl", "free", "bkddd", "setbrasil", "encoding"),
            *("priority", "text", "sms_text", "sms_text", "sms_action", "tsid", "text"),
        ]
    )


@pytest.mark.parametrize("audio", [{}, {"text": "oi", "content": "tf1"}, {"text": "  "}])
def test_exactly_one_of_text_and_content(audio: dict[str, str]):
    assert broken(MakeTTSCall(dest=DEST, **audio)) == ["text"]


def test_other_types_are_the_platforms_business():
    assert broken(MakeTTSCall(dest=DEST, type=7, content="tf1", priority=7)) == []


@pytest.mark.parametrize(
    ("given_fields", "wrong"),
    [
        ({"sms_text": "oi"}, ["sms_action"]),
        ({"sms_action": "ok"}, ["sms_text"]),
        ({"sms_dtmf": "1"}, ["sms_text", "sms_action", "sms_dtmf"]),
        ({"sms_text": "oi", "sms_action": "ok", "sms_dtmf": "1"}, ["sms_dtmf"]),
        ({"sms_text": "oi", "sms_action": "dtmf1", "sms_dtmf": "um"}, ["sms_dtmf"]),
        ({"sms_text": "oi", "sms_action": "dtmf1", "sms_dtmf": "1,2 3"}, []),
        ({"sms_text": "o" * 160, "sms_action": "oknae"}, []),
        ({"sms_text": "o" * 161, "sms_action": "nae"}, ["sms_text"]),
        ({"sms_text": "oi", "sms_action": "ok", "type": 22, "rec": 30}, ["sms_text"]),
    ],
)
def test_an_sms_after_the_call(given_fields: dict[str, str], wrong: list[str]):
    assert broken(MakeTTSCall(dest=DEST, text="oi", **given_fields)) == wrong


@pytest.mark.parametrize(
    ("repeat", "ctid", "wrong"),
    [
        ("2|30|22:00", "abc", []),
        ("3|30|22:00|2010-04-05 16:00", "abc", []),
        ("3|30", "abc", ["repeat"]),
        ("2|30|22:00", None, ["ctid"]),  # no cd_id comes back, so nothing else would find the call
    ],
)
def test_repeating_needs_a_form_and_a_reference(repeat: str, ctid: str | None, wrong: list[str]):
    assert broken(MakeTTSCall(dest=DEST, text="oi", repeat=repeat, ctid=ctid)) == wrong


@pytest.mark.parametrize("address", ["https://ramal.example/velip/x", "http://127.0.0.1:8080/v"])
def test_an_absolute_address_may_be_called_back(address: str):
    assert broken(MakeTTSCall(dest=DEST, text="oi", rurl=address)) == []


@pytest.mark.parametrize("address", ["/velip", "ftp://x/y", "https://", "https://[x", "http://a b"])
def test_another_may_not(address: str):
    assert broken(MakeTTSCall(dest=DEST, text="oi", rurl=address)) == ["rurl"]


def test_what_is_empty_is_not_sent_and_what_is_unknown_passes_through():
    call = MakeTTSCall(
        dest=DEST, text="oi", voice="", nome=None, priority=0, extra={"novo": "3", "vazio": ""}
    )

    assert call.params() == {
        "dest": DEST, "type": "0", "text": "oi", "priority": "0", "novo": "3", "vazio": ""
    }  # fmt: skip


def test_an_sms_needs_a_number_and_at_most_160_characters():
    assert broken(MakeSMS(dest="", text=" ")) == ["dest", "text"]
    assert broken(MakeSMS(dest=DEST, text="é" * 160)) == []
    assert broken(MakeSMS(dest=DEST, text="é" * 161, ctid="a-b")) == ["text", "ctid"]
    assert broken(MakeSMS(dest=DEST, text="oi", extra={"cuttext": "1"})) == []


@pytest.mark.parametrize(
    ("selector", "wrong"),
    [
        ({"cp_id": "210551"}, []),
        ({"cpid": "junho"}, []),
        ({"cd_id": "c_92073"}, []),
        ({"ctid": "k3p"}, []),
        ({"date_start": date(2021, 1, 1)}, []),
        ({"date_start": date(2021, 1, 1), "date_end": date(2021, 1, 1)}, []),
        ({}, ["ctid"]),
        ({"cp_id": "1", "cpid": "2"}, ["cp_id"]),
        ({"cd_id": "1", "ctid": "2"}, ["cd_id"]),
        ({"cp_id": "1", "ctid": "2"}, ["cp_id"]),
        ({"date_start": date(2021, 1, 2), "date_end": date(2021, 1, 1)}, ["date_end"]),
        ({"ctid": "k3p", "maxreg": -1}, ["maxreg"]),
        ({"ctid": "k3p", "rurl": "x"}, ["rurl"]),
    ],
)
def test_calls_are_asked_for_by_exactly_one_selector(selector: dict, wrong: list[str]):
    assert broken(GetCallStatus(**selector)) == wrong


def test_a_question_about_calls_is_written_as_the_manual_does():
    question = GetCallStatus(
        date_start=datetime(2021, 3, 4, 16, 15),  # noqa: DTZ001 - only its day is sent
        date_end=date(2021, 3, 5),
        maxreg=0,
        onlydtmf=True,
        extra={"last_id": "7"},
    )

    assert question.params() == {
        "date_start": "2021-03-04",
        "date_end": "2021-03-05",
        "maxreg": "0",
        "onlydtmf": "1",
        "last_id": "7",
    }
    assert GetCallStatus(ctid="k3p").params() == {"ctid": "k3p", "maxreg": "1000"}


@given(some.text(max_size=20))
def test_a_reference_is_sent_whole_or_not_at_all(ctid: str):
    sms = MakeSMS(dest=DEST, text="oi", ctid=ctid)
    allowed = ctid == "" or (ctid.isascii() and ctid.isalnum() and len(ctid) <= 15)

    assert (list(sms.problems()) == []) == allowed
    if allowed:
        assert sms.params().get("ctid", "") == ctid


@given(some.text(min_size=1))
def test_no_number_but_digits_is_sent(dest: str):
    digits_only = all(sign in "0123456789" for sign in dest)

    assert (broken(MakeSMS(dest=dest, text="oi")) == []) == digits_only


def test_a_problem_names_the_parameter_and_the_rule():
    assert str(Problem("dest", "takes digits only")) == "dest: takes digits only"
