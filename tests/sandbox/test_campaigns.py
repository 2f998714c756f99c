import json
from pathlib import Path

import pytest

from sandbox.audios import Track
from sandbox.sound import MAX_WORDS
from tests.sandbox.caller import Customer
from tests.sandbox.campaigner import ANSWERS, SILENT, TODAY, campaign, kept, order, row, upload

FACTS = json.loads((Path(__file__).parents[1] / "contract" / "manual.json").read_text("utf-8"))
EXAMPLE = FACTS["endpoints"]["CreateCampaign"]["example"]["request"]


async def test_the_manuals_example_clones_and_its_answer_names_the_new_campaign(
    customer: Customer,
) -> None:
    reply = await customer.ask("CreateCampaign", **EXAMPLE)
    assert reply.status == 201
    assert reply.body == {"return": {"status": "OK", "status_code": "0", "cp_id": "210581"}}
    assert (await row(customer, "210581"))["cp_name"] == "Base de exemplo"


async def test_the_same_example_again_is_an_active_campaign_with_the_same_date(
    customer: Customer,
) -> None:
    await customer.ask("CreateCampaign", **EXAMPLE)
    reply = await customer.ask("CreateCampaign", **EXAMPLE)
    assert reply.verdict == (400, "230", "Active campaign with same date")


@pytest.mark.parametrize("other", [{"time_start": "09:30:00"}, {"date_start": "2021-02-24"}])
async def test_another_hour_or_day_or_a_paused_one_is_no_conflict(
    customer: Customer, other: dict[str, str]
) -> None:
    first = await customer.ask("CreateCampaign", **EXAMPLE)
    assert (await customer.ask("CreateCampaign", **(EXAMPLE | other))).status == 201
    await customer.ask("ChangeCampaign", cp_id=first.head["cp_id"], active="0")
    assert (await customer.ask("CreateCampaign", **EXAMPLE)).status == 201


async def test_a_campaign_of_text_and_json_has_the_usual_settings(customer: Customer) -> None:
    cp_id = await campaign(customer, ANSWERS, SILENT, name="Aviso", cp_ctid="lote-1", group="2")
    shown = await row(customer, cp_id)
    assert shown == {
        "cp_id": "210581",
        "cp_name": "Aviso",
        "cp_ctid": "lote-1",
        "cp_group ": "Cobrança",
        "cp_active ": "1",
        "cp_ontime ": "1",
        "cp_date_start": TODAY,
        "cp_date_end": TODAY,
        "cp_time_start": "08:00",
        "cp_time_end": "20:00",
        "cp_destinations": "2",
        "cp_lig_min": "max",
        "cp_pas": "null",
        "cp_made": "0",
        "cp_answered": "0",
        "cp_transfered": "null",
        "cp_model": "0",
    }


async def test_a_list_without_a_name_is_called_as_in_the_manuals_example(
    customer: Customer,
) -> None:
    cp_id = await campaign(customer)
    assert (await row(customer, cp_id))["cp_name"] == "API_json_2_2026_03_04_16_15_05"


async def test_a_file_gives_the_people_and_the_name(customer: Customer) -> None:
    reply = await upload(customer, "clientes.csv", f"numero;nome\n{ANSWERS};Ana\n{SILENT};Bia\n")
    assert reply.verdict == (201, "0", "OK")
    shown = await row(customer, reply.head["cp_id"])
    assert (shown["cp_name"], shown["cp_destinations"]) == ("clientes", "2")


async def test_a_clone_has_the_hours_of_its_source_and_the_day_of_the_request(
    customer: Customer,
) -> None:
    source = await campaign(
        customer,
        vel="7",
        resends="3",
        time_resends="20",
        mobile="0",
        no_block="1",
        max_answered="9",
        group="1",
        limit_name="3",
        sms_text="Ligamos",
        sms_action="nae",
        time_start="08:30",
        date_end="2026-03-20",
    )
    reply = await customer.ask("CreateCampaign", cp_id=source, cdlc_id="229186")
    clone, original = kept(customer, reply.head["cp_id"]), kept(customer, source)
    assert (clone.rules, clone.script, clone.group) == (
        original.rules,
        original.script,
        original.group,
    )
    assert clone.window.time_start == original.window.time_start
    assert clone.window.date_start == clone.window.date_end == original.window.date_start


async def test_a_clone_may_say_something_else(customer: Customer) -> None:
    source = await campaign(customer, limit_name="3")
    reply = await customer.ask(
        "CreateCampaign", cp_id=source, cdlc_id="229186", text="Outro recado", vel="max"
    )
    clone = kept(customer, reply.head["cp_id"])
    assert (clone.script.words, clone.rules.vel) == ("Outro recado", None)


async def test_an_audio_of_the_account_is_said(customer: Customer) -> None:
    audios = customer.sandbox.platform.audios
    speech = audios.create(Track("tts", 2.0, words="Olá NOME", voice="fel"))
    sound = audios.create(Track("upload", 4.0, b"mp3"))
    spoken = (await order(customer, text=None, content=speech.file)).head["cp_id"]
    played = (await order(customer, text=None, content=sound.file)).head["cp_id"]
    script = kept(customer, spoken).script
    assert (script.words, script.voice, script.content) == ("Olá NOME", "fel", speech.file)
    script = kept(customer, played).script
    assert (script.words, script.seconds, script.recorded) == ("", 4.0, True)


REFUSED: list[tuple[dict[str, object], str]] = [
    ({"relftp": "semanal"}, "200"),
    ({"max_answered": "-1"}, "212"),
    ({"max_answered": "muitas"}, "212"),
    ({"mobile": "2"}, "213"),
    ({"vel": "0"}, "214"),
    ({"vel": "101"}, "214"),
    ({"vel": "fast"}, "214"),
    ({"resends": "0"}, "215"),
    ({"resends": "4"}, "215"),
    ({"time_resends": "9"}, "216"),
    ({"time_resends": "241"}, "216"),
    ({"cd_type": "99"}, "217"),
    ({"no_block": "2"}, "218"),
    ({"fdtmf": "abc"}, "219"),
    ({"date_start": "04/03/2026"}, "220"),
    ({"date_start": "2026-02-30"}, "220"),
    ({"date_start": None}, "220"),
    ({"date_end": "20260304"}, "221"),
    ({"date_end": "2026-03-03"}, "221"),
    ({"time_start": "8h"}, "222"),
    ({"time_start": "25:00:00"}, "222"),
    ({"time_end": "20:00:00:00"}, "223"),
    ({"time_end": "07:00:00"}, "223"),
    ({"time_end": "08:00:00"}, "223"),
    ({"limit_name": "0"}, "227"),
    ({"limit_name": "4"}, "227"),
    ({"text": None, "content": "tf1"}, "240"),
    ({"text": None}, "240"),
    ({"amd": "tf1"}, "241"),
    ({"content2": "tf1"}, "242"),
    ({"contentno": "tf1"}, "243"),
    ({"contentfail": "tf1"}, "244"),
    ({"group": "99"}, "250"),
    ({"cdlc_id": "1"}, "251"),
    ({"compw": "name"}, "252"),
    ({"datajson": "[no list"}, "270"),
    ({"datajson": []}, "270"),
    ({"datajson": ["1"]}, "270"),
    ({"text": "x" * (MAX_WORDS + 1)}, "281"),
    ({"nans": "4"}, "290"),
    ({"dtime": "3"}, "291"),
    ({"sms_text": "Oi", "sms_action": "ok", "cd_type": "4"}, "300"),
    ({"sms_text": "Oi"}, "301"),
    ({"sms_action": "ok"}, "302"),
    ({"sms_text": "Oi", "sms_action": "now"}, "304"),
    ({"sms_text": "x" * 161, "sms_action": "ok"}, "305"),
    ({"content": "tf185409063"}, "900"),
    ({"cdlc_id": "229186", "datajson": [ANSWERS]}, "900"),
    ({"datajson": None}, "900"),
    ({"cp_id": "999"}, "900"),
    ({"name": "x" * 51}, "900"),
    ({"detail": "x" * 257}, "900"),
]


@pytest.mark.parametrize(("wrong", "code"), REFUSED)
async def test_each_cause_has_its_row_and_nothing_is_kept(
    customer: Customer, wrong: dict[str, object], code: str
) -> None:
    texts = {
        row["status"]
        for row in FACTS["endpoints"]["CreateCampaign"]["status"]
        if row["status_code"] == code
    }
    bases = len(list(customer.sandbox.platform.bases.listed()))
    reply = await order(customer, **wrong)
    assert (reply.status, reply.head["status_code"]) == (400, code)
    assert code == "900" or reply.head["status"] in texts
    assert customer.sandbox.platform.campaigns.find("210581") is None
    assert len(list(customer.sandbox.platform.bases.listed())) == bases


async def test_a_base_that_was_made_inactive_is_invalid(customer: Customer) -> None:
    await customer.ask("GetDestinationsList", cdlc_id="229186", setactive="0")
    reply = await order(customer, cdlc_id="229186")
    assert reply.head["status_code"] == "251"


async def test_a_program_is_no_list(customer: Customer) -> None:
    reply = await upload(customer, "lista.exe", "MZ")
    assert reply.verdict == (400, "205", "not allowed executable file")


async def test_an_sms_does_not_go_with_a_clone_of_another_kind(customer: Customer) -> None:
    reply = await order(customer, cp_id="210550", sms_text="Oi", sms_action="ok")
    assert reply.verdict == (400, "300", "Sms only in type 0")


async def test_a_voice_that_breaks_makes_no_audio(
    customer: Customer, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def broken(*_: object) -> float:
        raise OSError

    monkeypatch.setattr(customer.sandbox.platform.speaker, "seconds", broken)
    reply = await order(customer)
    assert reply.verdict == (400, "281", "Error in audio generation")


@pytest.mark.parametrize("code", ["225", "260", "261", "262"])
async def test_the_rows_without_a_cause_come_on_demand(customer: Customer, code: str) -> None:
    headers = {"Authorization": "Bearer sandbox-test", "X-Sandbox-Fault": code}
    reply = await customer.ask("CreateCampaign", headers=headers)
    printed = FACTS["endpoints"]["CreateCampaign"]["status"]
    assert reply.head in [{k: r[k] for k in ("status", "status_code")} for r in printed]


async def test_the_oldest_campaigns_make_room_and_stop(customer: Customer) -> None:
    campaigns = customer.sandbox.platform.campaigns
    campaigns._most = 6
    first = kept(customer, "210550")
    running = kept(customer, "210551")
    for _ in range(3):
        await campaign(customer)
    assert campaigns.find(first.cp_id) is campaigns.find(running.cp_id) is None
    assert not running.active
