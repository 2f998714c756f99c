"""Calls that ask, hand over and record, against the sandbox in both readings of the platform."""

from collections.abc import AsyncIterator

import pytest

from tests.velip.sandboxed import (
    ANSWERS,
    BROKEN,
    GONE,
    IS_AWAY,
    MACHINE,
    SPEAKS,
    Sandboxed,
    presses,
    sandboxed,
)
from velip import HUMAN, PROFILES, BadAnswer, GetAudiosList, MakeTTSCall

QUESTION = {"text": "Você vem? Tecle 1 para sim, 2 para não.", "ndig": 1, "nans": 2, "dtime": 5}


@pytest.fixture(params=PROFILES)
async def ours(request: pytest.FixtureRequest) -> AsyncIterator[Sandboxed]:
    async with sandboxed(request.param) as both:
        yield both


@pytest.mark.parametrize("key", [1, 2, 9])
async def test_a_pressed_key_is_in_the_record(ours: Sandboxed, key: int):
    record = await ours.outcome(MakeTTSCall(dest=presses(key), ctid="pergunta", **QUESTION))

    assert (record.status, record.keys.get(1)) == ("OK", str(key))


async def test_nothing_pressed_and_no_answer_are_told_apart(ours: Sandboxed):
    silent = await ours.outcome(MakeTTSCall(dest=ANSWERS, ctid="mudo", **QUESTION))
    away = await ours.outcome(MakeTTSCall(dest=IS_AWAY, ctid="fora", **QUESTION))

    assert (silent.status, dict(silent.keys)) == ("OK", {})
    assert (away.status, dict(away.keys)) == ("NA", {})


async def test_a_key_hands_over(ours: Sandboxed):
    call = MakeTTSCall(
        dest=presses(1), dest2=ANSWERS, type=2, dtmfconf="1", text="1 para falar.", ctid="passa"
    )

    record = await ours.outcome(call)

    assert record.keys.get(1) == "1"
    assert ours.second_rang("passa")


async def test_without_the_key_nobody_else_is_rung(ours: Sandboxed):
    call = MakeTTSCall(
        dest=ANSWERS, dest2=IS_AWAY, type=2, dtmfconf="1", text="1 para falar.", ctid="fica"
    )

    assert (await ours.outcome(call)).status == "OK"
    assert not ours.second_rang("fica")


async def test_a_spoken_answer_is_fetched(ours: Sandboxed):
    record = await ours.outcome(
        MakeTTSCall(dest=SPEAKS, type=22, rec=30, text="Diga quando.", ctid="grava")
    )
    assert record.recording_url is not None

    recording = await ours.client.fetch_recording(record.recording_url)

    assert recording.content.startswith(b"RIFF")
    assert recording.content_type.startswith("audio/")
    assert record.recording_seconds is not None
    with pytest.raises(BadAnswer, match="more than"):
        await ours.client.fetch_recording(record.recording_url, limit=100)


async def test_a_recording_that_is_gone_or_no_sound(ours: Sandboxed):
    gone = await ours.outcome(
        MakeTTSCall(dest=GONE, type=22, rec=30, text="Diga quando.", ctid="sumiu")
    )
    broken = await ours.outcome(
        MakeTTSCall(dest=BROKEN, type=22, rec=30, text="Diga quando.", ctid="ruido")
    )

    assert gone.recording_url
    assert broken.recording_url
    with pytest.raises(BadAnswer, match="404"):
        await ours.client.fetch_recording(gone.recording_url)
    # What is no sound can only be told by who listens: the platform calls it one.
    assert not (await ours.client.fetch_recording(broken.recording_url)).content.startswith(b"RIFF")


async def test_a_machine_is_told_where_it_was_listened_for(ours: Sandboxed):
    audios = (await ours.client.get_audios_list(GetAudiosList())).audios
    text = "Bom dia, aqui é a Ana da clínica, sobre a consulta de amanhã às dez."
    heard = {"text": text, "amd": audios[0].audio_id}

    machine = await ours.outcome(MakeTTSCall(dest=MACHINE, ctid="maquina", **heard))
    person = await ours.outcome(MakeTTSCall(dest=ANSWERS, ctid="pessoa", **heard))
    unknown = await ours.outcome(MakeTTSCall(dest=MACHINE, ctid="quem", text=text))

    assert (machine.answered_by_machine, person.machine) == (True, HUMAN)
    assert unknown.answered_by_machine is None
