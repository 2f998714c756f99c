"""Voice notes: their place in line, their words, and every reason why there are none."""

from __future__ import annotations

from dataclasses import replace

import pytest

from domain.audio.transcription import Transcript, Unheard
from domain.chat import Message, VoiceNote
from domain.orders.order import State
from domain.rules import VoiceNoteRules as Bounds
from handlers.audio.voice_notes import note_heard, note_unheard
from storage import lease
from storage.chat import sounds, voice_notes
from storage.chat.voice_notes import VoiceNoteJob
from storage.work import Work
from tests.handlers.talk import ANA, Talk

ORDER = f"liga pra {ANA} e diga que o pedido chegou"


@pytest.fixture
def listening(talk: Talk) -> Talk:
    """A conversation with somebody who hears."""
    talk.rules = replace(talk.rules, hearing=Bounds(ready=True))
    return talk


async def claimed(talk: Talk) -> VoiceNoteJob:
    async with talk.database.write() as session:
        hearing = await voice_notes.claim_job(session, "worker-1", talk.clock.now())
    assert hearing is not None
    return hearing


async def hear(
    talk: Talk, hearing: VoiceNoteJob, text: str, *, doubtful: bool = False
) -> list[Message]:
    """The note is heard, and what was said is answered."""
    async with talk.database.open_write() as session:
        work = Work(session, talk.clock.now(), talk.rules)
        await note_heard(hearing, Transcript(text, doubtful), work)
    return [*await talk.fresh(), *await talk.answer_next()]


async def test_a_note_is_put_in_line_and_its_words_are_answered(listening: Talk) -> None:
    [place] = await listening.hear(VoiceNote(file="f1", seconds=4))
    assert place.text == "🎙️ Ouvindo… leva cerca de 5 s."
    shown, card = await hear(listening, await claimed(listening), ORDER)
    assert (shown.text, shown.card) == (f"🎙️ Ouvi: “{ORDER}”", place.card)
    assert card.text.startswith("📞 Ligação para +55 11 99206-9730\n")
    assert f"🎙️ Ouvi: “{ORDER}”" in card.text
    assert [b.label for b in card.buttons] == ["Ligar", "Corrigir", "Cancelar", "Finalidade"]
    assert card.about
    assert card.about.inbound == 1, "whoever said the note follows its order"
    assert (await listening.order()).state is State.PROPOSED


async def test_doubt_is_shown_on_the_card(listening: Talk) -> None:
    await listening.hear(VoiceNote(file="f1"))
    _, card = await hear(listening, await claimed(listening), ORDER, doubtful=True)
    assert "⚠️ Não ouvi bem" in card.text


async def test_a_spoken_answer_is_taken_verbatim(listening: Talk) -> None:
    await listening.say(f"/ligar {ANA}")
    await listening.hear(VoiceNote(file="f1"))
    _, card = await hear(listening, await claimed(listening), "ligue para o seu médico")
    assert "Mensagem falada: “ligue para o seu médico”" in card.text


async def test_those_behind_are_told_their_place_and_about_how_long(listening: Talk) -> None:
    await listening.hear(VoiceNote(file="f1"))
    [place] = await listening.hear(VoiceNote(file="f2"))
    assert place.text == "🎙️ A sua nota de voz é a 2ª da fila: leva cerca de 10 s."


async def test_the_estimate_learns_from_the_notes_before(listening: Talk) -> None:
    await listening.hear(VoiceNote(file="f1"))
    hearing = await claimed(listening)
    listening.clock.turn(seconds=2)
    await hear(listening, hearing, "status")
    [place] = await listening.hear(VoiceNote(file="f2"))
    assert place.text == "🎙️ Ouvindo… leva cerca de 2 s."


async def test_the_practice_model_says_what_it_is(listening: Talk) -> None:
    bounds = replace(listening.rules.hearing, practice=True)
    listening.rules = replace(listening.rules, hearing=bounds)
    [place] = await listening.hear(VoiceNote(file="f1"))
    assert "modelo instalado é o de treino" in place.text
    assert "ramal voice install" in place.text


@pytest.mark.parametrize(
    ("note", "begins"),
    [
        (VoiceNote(seconds=121), "Esta nota de voz é longa demais: ouço até 120 segundos."),
        (VoiceNote(size=11 * 2**20), "Este áudio é grande demais: recebo até 10 MB."),
    ],
)
async def test_what_is_too_much_is_refused_before_it_is_fetched(
    listening: Talk, note: VoiceNote, begins: str
) -> None:
    [told] = await listening.hear(note)
    assert told.text.startswith(begins)
    assert "Nada foi discado." in told.text
    assert told.fault == "invalid"


async def test_without_a_model_nothing_waits_and_the_sound_is_forgotten(talk: Talk) -> None:
    [told] = await talk.hear(VoiceNote(data=b"OggS"))
    assert told.text.startswith("Ainda não ouço notas de voz aqui")
    async with talk.database.read() as session:
        assert await sounds.find_sound(session, 1) is None


async def test_a_full_line_takes_no_more(listening: Talk) -> None:
    for _ in range(3):
        await listening.hear(VoiceNote(file="f"))
    [told] = await listening.hear(VoiceNote(file="f"))
    assert told.text.startswith("Há notas de voz demais esperando")


async def test_strangers_are_not_heard(listening: Talk) -> None:
    [told] = await listening.hear(VoiceNote(file="f1"), by="bia")
    assert told.fault == "not-allowed"


@pytest.mark.parametrize("why", list(Unheard))
async def test_every_reason_is_told_where_the_note_was(listening: Talk, why: Unheard) -> None:
    [place] = await listening.hear(VoiceNote(data=b"OggS"))
    hearing = await claimed(listening)
    async with listening.database.open_write() as session:
        await note_unheard(hearing, why, Work(session, listening.clock.now(), listening.rules))
    [told] = await listening.fresh()
    assert told.card == place.card
    assert "ada foi discado" in told.text
    async with listening.database.read() as session:
        assert await sounds.find_sound(session, 1) is None


async def test_who_lost_its_lease_says_nothing(listening: Talk) -> None:
    await listening.hear(VoiceNote(file="f1"))
    late = await claimed(listening)
    listening.clock.turn(seconds=lease.LEASE.total_seconds() + 1)
    again = await claimed(listening)
    assert again.tries == 2
    _, card = await hear(listening, again, ORDER)
    assert card.about
    for _ in range(2):
        async with listening.database.open_write() as session:
            work = Work(session, listening.clock.now(), listening.rules)
            await note_heard(late, Transcript("outra coisa"), work)
        async with listening.database.open_write() as session:
            work = Work(session, listening.clock.now(), listening.rules)
            await note_unheard(late, Unheard.LATE, work)
    assert await listening.fresh() == []


async def test_words_never_carry_a_yes(listening: Talk) -> None:
    await listening.hear(VoiceNote(file="f1"), yes=True)
    _, card = await hear(listening, await claimed(listening), ORDER)
    assert "Posso ligar?" in card.text
    assert (await listening.order()).state is State.PROPOSED


async def test_a_note_was_said_when_it_came_not_when_it_was_heard(listening: Talk) -> None:
    await listening.hear(VoiceNote(file="f1"))
    listening.clock.turn(minutes=2)
    _, card = await hear(listening, await claimed(listening), f"liga em 10 minutos pra {ANA}: oi")
    assert "às 12:10" in card.text


async def test_a_note_does_not_answer_what_was_asked_after_it(listening: Talk) -> None:
    await listening.hear(VoiceNote(file="f1"))
    listening.clock.turn(seconds=5)
    await listening.say(f"/ligar {ANA}")
    _, card = await hear(listening, await claimed(listening), f"manda um sms pra {ANA}: cheguei")
    assert card.text.startswith("✉️ SMS para")


async def test_the_sound_of_somebody_who_was_refused_is_forgotten(listening: Talk) -> None:
    await listening.hear(VoiceNote(data=b"OggS"), by="bia")
    async with listening.database.read() as session:
        assert await sounds.find_sound(session, 1) is None


async def test_a_later_command_does_not_wait_for_a_note(listening: Talk) -> None:
    await listening.hear(VoiceNote(file="f1"))
    [told] = await listening.say("/status")
    assert told.text.startswith("Você ainda não tem pedidos")
