from datetime import date
from typing import Any

import pytest

from sandbox.audios import Audios, Track, fill, months_after
from sandbox.clock import SandboxClock
from tests.sandbox.caller import ORDINARY, START, TOKEN, Customer, Reply
from tests.sandbox.uploads import played

TODAY = date(2026, 3, 4)
DAY = 86400


async def test_what_cannot_be_played_is_always_401(customer: Customer) -> None:
    file = keep(customer, Track("upload", 1.0, b"mp3"), expires=TODAY)
    assert (await play(customer)).verdict == (401, "220", "No audio ID")
    assert (await play(customer, cdw_file="tf1")).verdict == (401, "230", "Audio id is not valid")
    both = await play(customer, cdw_file=file, cdw_file_test="tf1")
    assert both.verdict[:2] == (401, "900")
    assert await played(customer, cdw_file=file) == b"mp3"
    await customer.pass_time(DAY)
    assert (await play(customer, cdw_file=file)).verdict == (401, "240", "Audio out of date")


async def test_a_player_opens_the_address_with_a_temporary_token(customer: Customer) -> None:
    file = keep(customer, Track("upload", 1.0, b"mp3"))
    token = (await customer.ask("GetUserID", tsid="1")).head["tsid"]
    url = f"/api/v2/PlayAudioFile?tsid={token}&cdw_file={file}"
    async with customer.http.get(customer.url(url)) as answer:
        assert (answer.status, answer.content_type) == (200, "audio/mpeg")
        assert await answer.read() == b"mp3"
    bare = customer.url(f"/api/v2/PlayAudioFile?tsid&cdw_file={file}&noheader=yes")
    async with customer.http.post(bare, headers=TOKEN) as answer:
        assert (answer.status, answer.content_type) == (200, "application/octet-stream")
    async with customer.http.get(bare) as answer:
        assert answer.status == 401


async def test_the_list_shows_the_newest_first_and_what_is_searched_for(
    customer: Customer,
) -> None:
    old = keep(customer, Track("upload", 27.6, b"mp3"), name="Aviso de Entrega")
    await customer.pass_time(DAY)
    new = keep(customer, Track("rec", 3.0, b"mp3"), name="Saudação", expires=date(2026, 4, 1))
    rows = await listed(customer, maxreg="2")
    assert rows[1] == {
        "cdw_file": old,
        "cdw_name": "aviso de entrega",
        "cdw_sec": "27.6",
        "cdw_date": "2026-03-04",
        "cdw_expires": "2026-06-04",
        "cdw_type": "upload",
    }
    assert rows[0]["cdw_file"] == new
    found: dict[str, list[str]] = {
        name: [row["cdw_file"] for row in await listed(customer, **asked)]
        for name, asked in {
            "name": {"search": "ENTREGA"},
            "id": {"search": new[2:]},
            "rec": {"type": "rec"},
            "typo": {"type": "uplaod"},
            "none": {"search": "nada disso"},
        }.items()
    }
    assert found == {"name": [old], "id": [new], "rec": [new], "typo": [old], "none": []}


async def test_the_list_is_100_long_unless_it_is_asked_otherwise(customer: Customer) -> None:
    for _ in range(120):
        keep(customer, Track("upload", 1.0, b"mp3"))
    assert len(await listed(customer)) == 100
    assert len(await listed(customer, maxreg="0", type="upload")) == 120
    for wrong in ({"maxreg": "-1"}, {"maxreg": "9" * 5000}, {"type": "wav"}):
        assert (await customer.ask("GetAudiosList", **wrong)).verdict[:2] == (400, "900")


async def test_an_expired_audio_is_gone_with_its_last_day_in_sao_paulo(
    customer: Customer,
) -> None:
    file = keep(customer, Track("upload", 1.0, b"mp3"), expires=TODAY)
    await customer.pass_time(7 * 3600)  # 23:15 in São Paulo, already tomorrow in UTC
    assert file in [row["cdw_file"] for row in await listed(customer)]
    await customer.pass_time(3600)
    assert file not in [row["cdw_file"] for row in await listed(customer)]
    refused = await customer.ask("MakeTTSCall", dest=ORDINARY, content=file)
    assert refused.verdict[:2] == (400, "900")
    assert customer.sandbox.platform.audios.find_any(file).mp3 == b""


async def test_a_call_hears_the_recording_and_a_models_variables(customer: Customer) -> None:
    words = "Olá NOME, a fatura é de EXTRA1."
    model = keep(customer, Track("tts", 9.0, words=words))
    jingle = keep(customer, Track("upload", 7.0, b"mp3"))
    spoken = await customer.call(text="", content=model, nome="Bia", extra1="R$30,00")
    played_one = await customer.call(text="", content=jingle)
    unknown = await customer.call(text="", content="tf1")
    platform = customer.sandbox.platform
    orders = {cd_id: call.order for cd_id, call in platform.records.calls.items()}
    said = "Olá Bia, a fatura é de R$30,00."
    assert (orders[spoken].text, orders[spoken].content) == (said, model)
    assert orders[spoken].words_seconds == pytest.approx(len(said) * 0.075)
    assert (orders[played_one].text, orders[played_one].words_seconds) == ("", 7.0)
    assert orders[unknown].words_seconds == 5.0


async def test_the_phones_page_plays_a_recording(customer: Customer) -> None:
    jingle = keep(customer, Track("upload", 7.0, b"mp3"))
    cd_id = await customer.call(text="", content=jingle)
    for path in (f"/sandbox/calls/{cd_id}/words.wav", f"/sandbox/audios/{jingle}.mp3"):
        assert (await customer.get(path)).content_type == "audio/mpeg"
    missing = await customer.get("/sandbox/audios/tf1.mp3")
    silent = await customer.get("/sandbox/audios/tf187515162.mp3")  # and no voice speaks it here
    assert (missing.status, silent.status) == (404, 404)
    assert "ramal[speech]" in silent.body["problem"]


async def test_the_second_phone_fails_and_the_first_hears_that_recording(
    customer: Customer,
) -> None:
    sorry = keep(customer, Track("upload", 8.0, b"mp3"))
    known = await customer.bridge("5511900000000", "5511900000001", contentfail=sorry)
    other = await customer.bridge("5511900000000", "5511900000001", contentfail="tf1")
    calls = customer.sandbox.platform.records.calls
    assert (calls[known].order.fail_seconds, calls[other].order.fail_seconds) == (8.0, 3.0)


def test_when_there_are_too_many_the_useless_go_first() -> None:
    audios = Audios(clock=SandboxClock(start=START, turned=True), most=3, most_bytes=25)
    first = audios.create(Track("upload", 1.0, bytes(10)))
    audios.create(Track("upload", 1.0, bytes(10)), test=True)
    third = audios.create(Track("upload", 1.0, bytes(10)))
    assert [audio.file for audio in audios.listed()] == [third.file, first.file]
    for _ in range(3):
        last = audios.create(Track("tts", 1.0))
    assert next(audios.listed()) == last
    assert len(list(audios.listed())) == 3
    assert audios.find_any(first.file) is None
    gone = audios.set_sound(first, mp3=b"late", seconds=2.0)
    assert (gone.seconds, audios.find_any(first.file)) == (2.0, None)


def test_three_months_end_with_the_month() -> None:
    assert months_after(date(2025, 11, 30), 3) == date(2026, 2, 28)
    assert months_after(date(2025, 11, 28), 3) == date(2026, 2, 28)  # the manual's example
    assert months_after(date(2026, 12, 1), 3) == date(2027, 3, 1)


def test_only_whole_variables_with_a_value_are_filled() -> None:
    words = "NOME, COD_CLI, EXTRA2, EXTRA4 e SOBRENOME"
    filled = fill(words, {"nome": "Bia", "cod_cli": "", "extra2": "40"})
    assert filled == "Bia, COD_CLI, 40, EXTRA4 e SOBRENOME"


def keep(customer: Customer, track: Track, *, name: str = "", expires: date | None = None) -> str:
    return customer.sandbox.platform.audios.create(track, name=name, expires=expires).file


async def listed(customer: Customer, **asked: str) -> list[dict[str, Any]]:
    reply = await customer.ask("GetAudiosList", **asked)
    assert reply.verdict == (200, "0", "OK")
    rows = reply.body["audios"]
    assert isinstance(rows, list)
    return rows


async def play(customer: Customer, **asked: str) -> Reply:
    return await customer.ask("PlayAudioFile", **asked)
