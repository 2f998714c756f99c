"""The kinds of a call: what each of them needs, and how the newer parameters are written."""

import pytest

from velip import MakeTTSCall

DEST, OTHER = "5511938421234", "5511938425678"


def broken(**given: object) -> list[str]:
    return [each.parameter for each in MakeTTSCall(dest=DEST, **given).problems()]


@pytest.mark.parametrize(
    ("given", "wrong"),
    [
        ({"type": 2, "text": "1?", "dtmfconf": "1", "dest2": OTHER}, []),
        ({"type": 2, "text": "1?", "dtmfconf": "1", "fifo": 60, "fifolim": 90, "moh": 2}, []),
        ({"type": 2, "text": "1?", "dest2": OTHER}, ["dtmfconf"]),
        ({"type": 2, "text": "1?", "dtmfconf": "1"}, ["dest2"]),
        ({"type": 2, "text": "1?"}, ["dtmfconf", "dest2"]),
        ({"type": 2, "text": "1?", "dtmfconf": "12", "dest2": OTHER}, ["dtmfconf"]),
        ({"type": 2, "text": "1?", "dtmfconf": "um", "dest2": OTHER}, ["dtmfconf"]),
        ({"type": 22, "text": "Diga.", "rec": 30}, []),
        ({"type": 22, "text": "Diga."}, ["rec"]),
        ({"type": 22, "text": "Diga.", "rec": 0}, ["rec"]),
        ({"type": 22, "rec": 30}, ["text"]),
        ({"type": 100, "dtmfini": "42"}, []),
        ({"type": 100, "dtmfini": "42", "text": "oi"}, []),
        ({"type": 100, "dtmfini": "42", "text": "oi", "content": "tf1"}, ["text"]),
        ({"type": 100}, ["dtmfini"]),
    ],
)
def test_each_kind_needs_what_belongs_to_it(given: dict[str, object], wrong: list[str]):
    assert broken(**given) == wrong


@pytest.mark.parametrize("dest2", [OTHER, "08001234567", "RT473", "WA5511938425678", "FI12"])
def test_a_call_is_joined_to_a_number_or_to_another_target_of_the_newer_docs(dest2: str):
    assert broken(type=2, text="1?", dtmfconf="1", dest2=dest2) == []
    assert broken(type=3, priority=-1, text="oi", dest2=dest2) == []


@pytest.mark.parametrize("dest2", ["rt473", "RT", "XX1", "WA+55", "11 99206-9730", "RT47a"])
def test_nothing_else_is_a_target(dest2: str):
    assert broken(type=2, text="1?", dtmfconf="1", dest2=dest2) == ["dest2"]


@pytest.mark.parametrize(
    ("given", "wrong"),
    [
        ({"httpdup": 0}, []),
        ({"httpdup": 600}, []),
        ({"httpdup": 601}, ["httpdup"]),
        ({"httpdup": -1}, ["httpdup"]),
        ({"ndig": 1, "nans": 1, "dtime": 8}, []),
        ({"ndig": 0, "nans": 0, "dtime": 0}, ["ndig", "nans", "dtime"]),
        ({"ringtime": 0, "timelimit": -1, "answer": 0}, ["ringtime", "timelimit", "answer"]),
        ({"moh": 0}, []),
        ({"moh": 4}, ["moh"]),
        ({"rec": 300, "startrec": "ini"}, []),
        ({"rec": 300, "startrec": "fim"}, ["startrec"]),
        ({"startrec": "ini"}, ["startrec"]),
        ({"fifolim": 30}, ["fifolim"]),
        ({"numlim": 2, "audiolim": 1, "cpid": "junho"}, []),
        ({"numlim": 2, "audiolim": 1}, ["numlim", "audiolim"]),
        ({"dest2": OTHER, "senddtmf": "12#", "senddtmftime": 0}, []),
        ({"dest2": OTHER, "senddtmf": "1,2"}, ["senddtmf"]),
        ({"senddtmf": "1"}, ["senddtmf"]),
        ({"senddtmftime": 2}, ["senddtmftime"]),
        ({"rate": -6}, []),
        ({"rate": 7}, ["rate"]),
        (
            {"amd": "tf9", "block": "2026-12-01 08:00", "tfix": "0|100", "callerid": "1130000000"},
            [],
        ),
    ],
)
def test_the_rules_of_the_newer_parameters(given: dict[str, object], wrong: list[str]):
    assert broken(text="oi", **given) == wrong


def test_a_sound_may_be_given_by_its_address_instead():
    assert broken(urlcontent="https://ramal.example/oi.mp3") == []
    assert broken(urlcontent="oi.mp3") == ["urlcontent"]
    assert broken(urlcontent="https://ramal.example/oi.mp3", text="oi") == ["text"]


def test_a_question_with_keys_is_written_as_text():
    keys = {f"dtmf{number}": str(number) for number in range(2, 12)}
    words = {f"text{number}": f"Resposta {number}" for number in range(1, 12)}
    sounds = {f"content{number}": f"tf{number}" for number in range(12, 16)}
    call = MakeTTSCall(
        dest=DEST, text="Você vem?", ndig=1, nans=2, dtime=8, dtmf="1", contentno="tf99", httpdup=0,
        **keys, **words, **sounds,
    )  # fmt: skip

    assert call.problems() == []
    assert call.params() == {
        "dest": DEST, "type": "0", "text": "Você vem?", "ndig": "1", "nans": "2", "dtime": "8",
        "dtmf": "1", "contentno": "tf99", "httpdup": "0", **keys, **words, **sounds,
    }  # fmt: skip


def test_a_bridge_takes_the_newer_options():
    bridge = MakeTTSCall.bridge(
        dest=DEST, dest2="RT473", content="tf1", rec=300, startrec="ini", timelimit=300, moh=0
    )

    assert bridge.problems() == []
    assert bridge.params()["dest2"] == "RT473"


def test_keys_that_are_sent_on_may_be_a_password_and_are_not_shown():
    call = MakeTTSCall(
        dest=DEST, text="oi", type=2, dtmfconf="1", dest2="WA" + OTHER, senddtmf="4711", rec=30
    )

    shown = repr(call)

    assert "4711" not in shown
    assert OTHER not in shown
    assert "dtmfconf='1'" in shown
    assert "rec=30" in shown
