import io
import wave
from typing import Any

import pytest

from sandbox.calls import Recorded
from sandbox.recorded import RecordedSounds, read_wav, silence
from sandbox.sound import Sound, find_engine, wav_file
from tests.sandbox.caller import HEARD, ORDINARY, Customer, Receiver, running_customer

RATE = 8000
TONE = bytes((1, 0)) * RATE * 4  # samples that are not silence, four seconds
FATES = "551190000004"


def spoken(seconds: float) -> bytes:
    return wav_file(TONE[: int(2 * RATE * seconds)], RATE)


def heard(content: bytes) -> tuple[float, bool]:
    with wave.open(io.BytesIO(content)) as file:
        samples = file.readframes(file.getnframes())
        return file.getnframes() / file.getframerate(), any(samples)


async def fetched(customer: Customer, row: dict[str, Any]) -> bytes:
    async with customer.http.get(row["cdr_url"]) as answer:
        assert (answer.status, answer.content_type) == (200, "audio/wav")
        return await answer.read()


async def upload(customer: Customer, path: str, sound: bytes) -> int:
    async with customer.http.post(customer.url(path), data=sound) as answer:
        return answer.status


async def recording(customer: Customer, **params: str) -> str:
    await customer.post(f"/sandbox/phones/{ORDINARY}", behaviour="ring")
    cd_id = await customer.call(type="22", **params)
    await customer.post(f"/sandbox/calls/{cd_id}/answer")
    await customer.pass_time(HEARD)
    return cd_id


async def test_a_person_answers_by_the_microphone(customer: Customer, receiver: Receiver) -> None:
    cd_id = await recording(customer, rec="10", rurl=receiver.url)
    assert await upload(customer, f"/sandbox/calls/{cd_id}/recording", spoken(3)) == 200
    row = await customer.record(cd_id)
    assert (row["cd_status"], row["cdr_sec"], row["resp_1"]) == ("OK", "3", "")
    assert row["cdr_url"].startswith(f"http://127.0.0.1:{customer.sandbox.port}/recordings/")
    assert await fetched(customer, row) == spoken(3)
    assert not any(name.startswith("cdr_") for name in receiver.bodies[0])
    assert await upload(customer, f"/sandbox/calls/{cd_id}/recording", spoken(3)) == 409


async def test_more_than_rec_seconds_are_cut_off(customer: Customer) -> None:
    cd_id = await recording(customer, rec="2")
    await upload(customer, f"/sandbox/calls/{cd_id}/recording", spoken(4))
    row = await customer.record(cd_id)
    assert row["cdr_sec"] == "2"
    assert heard(await fetched(customer, row)) == (2.0, True)


async def test_a_phone_that_brings_nothing_was_silent(customer: Customer) -> None:
    cd_id = await recording(customer, rec="10")
    await customer.pass_time(15)
    row = await customer.record(cd_id)
    assert row["cdr_sec"] == "10"
    assert heard(await fetched(customer, row)) == (10.0, False)


@pytest.mark.parametrize(("after", "seconds"), [(4.0, "4"), (0.0, None)])
async def test_who_hangs_up_ends_the_recording(
    customer: Customer, after: float, seconds: str | None
) -> None:
    cd_id = await recording(customer)
    await customer.pass_time(after)
    await customer.post(f"/sandbox/calls/{cd_id}/hangup")
    assert (await customer.record(cd_id)).get("cdr_sec") == seconds


async def test_who_hangs_up_during_the_words_was_not_recorded(customer: Customer) -> None:
    cd_id = await customer.call("5511900000007", type="22")
    await customer.pass_time(60)
    assert "cdr_url" not in await customer.record(cd_id)


async def test_a_test_gives_the_sound_that_a_number_says(customer: Customer) -> None:
    assert await upload(customer, f"/sandbox/phones/{ORDINARY}/voice", spoken(1.5)) == 200
    cd_id = await customer.call(type="22", rec="10")
    await customer.pass_time(2 + HEARD + 1.5)
    assert await fetched(customer, await customer.record(cd_id)) == spoken(1.5)


@pytest.mark.skipif(find_engine() is None, reason="no voice is installed here")
async def test_a_number_speaks_words_with_the_sandboxs_voice() -> None:
    async with running_customer(with_voice=True) as customer:
        await customer.post(f"/sandbox/phones/{ORDINARY}", behaviour="answer", says="Sim, eu vou.")
        cd_id = await customer.call(type="22", rec="30")
        await customer.pass_time(60)
        row = await customer.record(cd_id)
        seconds, is_sound = heard(await fetched(customer, row))
        assert is_sound
        assert row["cdr_sec"] == str(round(seconds))


async def test_a_reserved_number_speaks_and_two_have_broken_recordings(customer: Customer) -> None:
    ids = [await customer.call(f"{FATES}{digit}", type="22") for digit in (0, 1, 2)]
    await customer.pass_time(60)
    good, gone, broken = [await customer.record(cd_id) for cd_id in ids]
    assert heard(await fetched(customer, good))[0] > 1
    async with customer.http.get(gone["cdr_url"]) as answer:
        assert answer.status == 404
    with pytest.raises(wave.Error):
        heard(await fetched(customer, broken))


@pytest.mark.parametrize("sound", [b"", b"RIFF", b"no sound at all", wav_file(b"", RATE)])
async def test_what_is_no_sound_is_refused(customer: Customer, sound: bytes) -> None:
    cd_id = await recording(customer)
    for path in (f"/sandbox/calls/{cd_id}/recording", f"/sandbox/phones/{ORDINARY}/voice"):
        assert await upload(customer, path, sound) == 400
    (call,) = (await customer.get("/sandbox/calls")).body["calls"]
    assert call["phase"] == "recording"


async def test_only_the_secret_opens_a_recording(customer: Customer) -> None:
    assert (await customer.get("/recordings/c_88701.wav")).status == 404


def test_the_oldest_sounds_make_room() -> None:
    sounds = RecordedSounds(most_bytes=len(spoken(2)) + 100)
    kept: list[Recorded] = [sounds.keep(Sound(spoken(1.5), 1.5)) for _ in range(3)]
    assert [sounds.find(one.secret) is not None for one in kept] == [False, False, True]


def test_silence_is_a_sound_of_its_length() -> None:
    made = read_wav(silence(1.25).wav)
    assert (made.seconds, heard(made.wav)) == (1.25, (1.25, False))
