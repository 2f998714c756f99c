"""Recordings in a chat: heard first, kept by name, listed, played, and never made twice."""

from __future__ import annotations

from datetime import date

import pytest

from domain.audio.library import Made
from domain.audio.recording import Recording, RecordingStage
from domain.audio.sound import Sound
from domain.audio.transcription import Unheard
from domain.chat import Message, VoiceNote
from domain.orders.order import State
from domain.ports import Refusal
from handlers.audio.results import note_failed, note_kept, note_listed, note_sound
from storage import lease
from storage.audio import jobs, recordings
from storage.audio.jobs import MediaJob, MediaJobKind
from storage.chat import sounds
from storage.work import Work
from tests.handlers.talk import Talk

NOTE = Sound(b"OggS", 2.5, (1, 31))
WORDS = "Olá, bem-vindo à loja"


async def claimed(talk: Talk) -> MediaJob:
    async with talk.database.write() as session:
        errand = await jobs.claim_job(session, "worker-1", talk.clock.now())
    assert errand is not None
    return errand


async def no_errand(talk: Talk) -> bool:
    async with talk.database.write() as session:
        return await jobs.claim_job(session, "worker-1", talk.clock.now()) is None


async def recording(talk: Talk, number: int = 1) -> Recording:
    async with talk.database.read() as session:
        found = await recordings.read_recording(session, number)
    assert found is not None
    return found


async def previewed(talk: Talk, errand: MediaJob) -> list[Message]:
    async with talk.database.open_write() as session:
        work = Work(session, talk.clock.now(), talk.rules)
        await note_sound(errand, NOTE, work, Made(audio_id="test-1"))
    return await talk.fresh()


async def kept(talk: Talk, errand: MediaJob, audio_id: str = "tf1") -> list[Message]:
    made = Made(audio_id=audio_id, seconds=2.4, expires=date(2027, 2, 28))
    async with talk.database.open_write() as session:
        await note_kept(errand, made, Work(session, talk.clock.now(), talk.rules))
    return await talk.fresh()


async def failed(talk: Talk, errand: MediaJob, why: Refusal | Unheard | None) -> list[Message]:
    async with talk.database.open_write() as session:
        await note_failed(errand, why, Work(session, talk.clock.now(), talk.rules))
    return await talk.fresh()


async def listed(talk: Talk, errand: MediaJob, *found: Made) -> Message:
    async with talk.database.open_write() as session:
        await note_listed(errand, found, Work(session, talk.clock.now(), talk.rules))
    [told] = await talk.fresh()
    return told


async def has(talk: Talk, name: str, words: str = WORDS, audio_id: str = "tf1") -> None:
    """A recording is kept under this name."""
    await talk.say(f"/audio #{name} {words}")
    await previewed(talk, await claimed(talk))
    number = [m for m in await talk._everything() if m.buttons][-1].buttons[0].choice
    await talk.press(number)
    await kept(talk, await claimed(talk), audio_id)


async def test_words_are_heard_then_kept_then_used(talk: Talk) -> None:
    [card] = await talk.say(f"/audio #boas-vindas {WORDS}")
    assert card.text == f"🔊 Áudio #boas-vindas\nPalavras: “{WORDS}”\n\n⏳ Criando uma prévia…"
    errand = await claimed(talk)
    assert errand.kind is MediaJobKind.PREVIEW

    card, note = await previewed(talk, errand)
    assert [b.label for b in card.buttons] == ["Guardar", "Descartar"]
    assert note.voice
    assert (note.text, note.voice.seconds, note.voice.waveform) == ("#boas-vindas", 2.5, (1, 31))
    async with talk.database.read() as session:
        assert await sounds.find_sound(session, note.voice.sound) == NOTE

    toast, card = await talk.press(card.buttons[0].choice)
    assert toast.toast == "Guardando…"
    assert "⏳ Guardando na operadora…" in card.text
    card, news = await kept(talk, await claimed(talk))
    assert card.text.endswith("✅ Guardado. Vale até 28/02/2027.")
    assert news.text.endswith("Para usar: /ligar 11 99206-9730 #boas-vindas")


async def test_a_recording_without_a_name_is_called_by_its_first_words(talk: Talk) -> None:
    [card] = await talk.say("/audio Olá! Bem-vindo à nossa loja")
    assert card.text.startswith("🔊 Áudio #ola-bem-vindo-a-nossa\n")


async def test_two_of_one_name_are_told_apart(talk: Talk) -> None:
    await talk.say("/audio #oi Olá")
    [card] = await talk.say("/audio #oi Olá de novo")
    assert card.text.startswith("🔊 Áudio #oi-2\n")


async def test_what_was_dropped_is_not_kept(talk: Talk) -> None:
    await talk.say("/audio #oi Olá")
    card, _ = await previewed(talk, await claimed(talk))
    toast, card = await talk.press(card.buttons[1].choice)
    assert (toast.toast, card.buttons) == ("Descartado", ())
    assert await no_errand(talk)


async def test_a_button_is_for_its_asker_and_once(talk: Talk) -> None:
    await talk.say("/audio #oi Olá")
    card, _ = await previewed(talk, await claimed(talk))
    talk.admit("ana", "bia")
    [told] = await talk.press(card.buttons[0].choice, by="bia")
    assert told.toast == "Este botão já não vale."
    await talk.press(card.buttons[0].choice)
    [again] = await talk.press(card.buttons[0].choice)
    assert again.toast == "Este áudio já foi decidido."
    [odd] = await talk.press("keep-audio:99999999999999")
    assert odd.toast == "Este botão já não vale."


async def test_nothing_to_say_is_answered_with_how(talk: Talk) -> None:
    [told] = await talk.say("/audio")
    assert told.text.startswith("Diga o que o áudio deve falar.")
    assert told.fault == "invalid"
    [told] = await talk.say("/audio " + "a" * 1001)
    assert "1001" in told.text
    assert await no_errand(talk)


async def test_a_plain_sentence_makes_one_too(talk: Talk) -> None:
    [card] = await talk.say("grava um áudio dizendo bem-vindos à nossa loja")
    assert "“bem-vindos à nossa loja”" in card.text


async def test_the_next_sound_becomes_the_announced_recording(talk: Talk) -> None:
    [told] = await talk.say("/audio #musica")
    assert told.text.startswith("Pronto. Mande agora uma nota de voz ou uma música")
    [card] = await talk.hear(VoiceNote(data=b"OggS", seconds=9))
    assert card.text == "🔊 Áudio #musica\n\n⏳ Guardando na operadora…"
    errand = await claimed(talk)
    assert (errand.kind, errand.wanted) == (MediaJobKind.UPLOAD, {"recording": 1, "inbound": 2})
    assert (await recording(talk)).sound == 1


async def test_a_sound_with_the_caption_becomes_one_at_once(talk: Talk) -> None:
    [card] = await talk.hear(VoiceNote(file="f1", caption="/audio #Música de Espera"))
    assert card.text.startswith("🔊 Áudio #musica")


async def test_whoever_writes_the_words_after_all_is_not_waited_for(talk: Talk) -> None:
    await talk.say("/audio #aviso")
    await talk.say("/audio #aviso Olá")
    assert (await recording(talk, 2)).name == "aviso"
    [told] = await talk.hear(VoiceNote(file="f1"))
    assert told.text.startswith("Ainda não ouço notas de voz aqui"), "an order, not a recording"


async def test_cancelling_ends_the_wait_for_a_sound_and_nothing_else(talk: Talk) -> None:
    await talk.say("/ligar 11 99206-9730 Olá")
    await talk.say("/audio #aviso")
    [told] = await talk.say("/cancelar")
    assert told.text.startswith("Certo, não espero mais por um som.")
    assert (await talk.order()).state is State.PROPOSED


async def test_a_name_that_was_taken_meanwhile_is_numbered(talk: Talk) -> None:
    talk.admit("ana", "bia")
    await talk.say("/audio #aviso")
    await talk.say("/audio #aviso Olá", by="bia")
    [card] = await talk.hear(VoiceNote(file="f1"))
    assert card.text.startswith("🔊 Áudio #aviso-2\n")


async def test_a_list_renews_what_is_known(talk: Talk) -> None:
    await has(talk, "oi")
    await talk.say("/audios")
    later = Made(audio_id="tf1", name="oi", expires=date(2028, 1, 31))
    shown = await listed(talk, await claimed(talk), later)
    assert "#oi · 2 s · vale até 31/01/2028" in shown.text


async def test_an_audio_of_the_panel_may_be_given_any_value(talk: Talk) -> None:
    await talk.say("/audios")
    await listed(talk, await claimed(talk), Made(audio_id="tf9", name="Cobrança"))
    [card] = await talk.say("/ligar 11 99206-9730 #cobranca nome=Ana")
    assert "Áudio: #cobranca, nome: Ana" in card.text
    [told] = await talk.say("/ligar 11 99206-9730 #cobranca idade=5")
    assert told.text.startswith("O áudio #cobranca não tem lugar para idade.")


async def test_a_sound_that_comes_too_late_is_heard_as_a_note(talk: Talk) -> None:
    await talk.say("/audio #musica")
    talk.clock.turn(minutes=11)
    [told] = await talk.hear(VoiceNote(file="f1"))
    assert told.text.startswith("Ainda não ouço notas de voz aqui")


@pytest.mark.parametrize(
    ("why", "begins", "stage"),
    [
        (None, "❓ A operadora não respondeu", RecordingStage.UNKNOWN),
        (
            Refusal.CREDIT,
            "❌ A operadora não criou o áudio: a conta está sem",
            RecordingStage.FAILED,
        ),
        (
            Refusal.HOURS,
            "❌ A operadora não criou o áudio: ela recusou o pedido.",
            RecordingStage.FAILED,
        ),
        (Unheard.UNREADABLE, "Não consegui usar este som", RecordingStage.FAILED),
    ],
)
async def test_what_was_not_made_is_told(
    talk: Talk, why: Refusal | Unheard | None, begins: str, stage: RecordingStage
) -> None:
    await talk.say("/audio #oi Olá")
    card, told = await failed(talk, await claimed(talk), why)
    assert told.text.startswith(begins)
    assert card.buttons == ()
    assert (await recording(talk)).stage is stage


async def test_the_list_knows_what_was_made_elsewhere_and_plays_it(talk: Talk) -> None:
    await has(talk, "oi")
    [told] = await talk.say("/audios")
    assert told.text.startswith("🔎")
    errand = await claimed(talk)
    panel = Made(audio_id="tf9", name="Fila de Espera", seconds=30.2)
    kept = Made(audio_id="tf1", name="oi", expires=date(2027, 2, 28))
    shown = await listed(talk, errand, kept, panel)
    assert shown.text.splitlines() == [
        "🔊 Áudios que você pode usar em ligações:",
        "#fila-de-espera · 30 s",
        "#oi · 2 s · vale até 28/02/2027",
    ]
    assert [b.label for b in shown.buttons] == ["▶ #fila-de-espera", "▶ #oi"]
    [toast] = await talk.press(shown.buttons[0].choice)
    assert toast.toast == "Buscando o áudio…"
    errand = await claimed(talk)
    assert (errand.kind, errand.wanted) == (MediaJobKind.PLAY, {"audio": "tf9"})
    [note] = await previewed(talk, errand)
    assert note.voice


async def test_the_list_is_searched(talk: Talk) -> None:
    await has(talk, "oi")
    await talk.say("/audios nada")
    assert (await listed(talk, await claimed(talk))).text.startswith("Nenhum áudio guardado")
    await talk.say("/audios O")
    assert "#oi" in (await listed(talk, await claimed(talk))).text


async def test_an_expired_recording_is_gone(talk: Talk) -> None:
    await has(talk, "oi")
    talk.clock.turn(days=100)
    await talk.say("/audios")
    assert (await listed(talk, await claimed(talk))).text.startswith("Nenhum áudio guardado")
    [told] = await talk.say("/ligar 11 99206-9730 #oi")
    assert told.text.startswith("Não há áudio #oi.")


async def test_an_errand_whose_worker_died_is_not_done_again(talk: Talk) -> None:
    await talk.say("/audio #oi Olá")
    assert not (await claimed(talk)).lost
    talk.clock.turn(seconds=lease.LEASE.total_seconds() + 1)
    late = await claimed(talk)
    assert late.lost
    await failed(talk, late, None)
    assert await previewed(talk, late) == [], "who lost it says nothing"
    assert await kept(talk, late) == []
    assert await failed(talk, late, None) == []
    async with talk.database.open_write() as session:
        await note_listed(late, [], Work(session, talk.clock.now(), talk.rules))
    assert await talk.fresh() == []
