"""Audios: heard in the chat, kept by the platform, used in a call; outcomes told aloud."""

from __future__ import annotations

import pytest

from bot.speech.sound import pcm_of, seconds_of
from sandbox.sound import Speaker
from tests.emulated.telegram import EmulatedTelegram
from tests.speech.notes import spoken
from tests.stories.world import World, told


@pytest.fixture
def story(on_telegram: World) -> World:
    """A platform that speaks."""
    on_telegram.sandbox.platform.speaker = Speaker()
    return on_telegram


async def test_words_are_heard_kept_and_ring_a_phone(
    story: World, telegram: EmulatedTelegram
) -> None:
    await telegram.type("/audio #boas-vindas Olá NOME, bem-vinda à nossa loja")
    await told(story)
    card, note = telegram.chat()
    assert "Em cada ligação você informa: nome" in card.text
    assert card.buttons == ["Guardar", "Descartar"]
    assert note.text == "#boas-vindas"
    assert 1 < seconds_of(await pcm_of(note.voice, longest=60)) < 10

    await telegram.press("Guardar")
    await told(story)
    card, _, news = telegram.chat()
    assert "✅ Guardado. Vale até" in card.text
    assert news.text.startswith("✅ O áudio #boas-vindas está pronto.")

    await telegram.type("/ligar 11 99206-9730 #boas-vindas nome=Ana +sms: Até logo")
    await told(story)
    card = telegram.chat()[-1]
    assert "Áudio #boas-vindas: “Olá Ana, bem-vinda à nossa loja”" in card.text
    await telegram.press("Ligar")
    await told(story)
    [call] = story.dialled()
    assert call.content.startswith("tf")
    assert (call.text, call.params["nome"]) == ("Olá Ana, bem-vinda à nossa loja", "Ana")
    assert (call.params["sms_text"], call.params["sms_action"]) == ("Até logo", "oknae")
    await story.turn(60)
    await told(story)
    [sms] = story.dialled()
    assert (sms.kind, sms.dest, sms.text) == ("sms", "5511992069730", "Até logo")


async def test_a_voice_of_ones_own_is_used_in_calls(
    story: World, telegram: EmulatedTelegram
) -> None:
    await telegram.speak(spoken("bom dia, aqui é da padaria"), caption="/audio #padaria")
    await told(story)
    card, news = telegram.chat()
    assert card.text.startswith("🔊 Áudio #padaria\n\n✅ Guardado.")
    await telegram.type("/audios")
    await told(story)
    listed = telegram.chat()[-1]
    assert "#padaria · " in listed.text
    await telegram.press("▶ #padaria")
    await told(story)
    played = telegram.chat()[-1]
    assert 1 < seconds_of(await pcm_of(played.voice, longest=60)) < 10
    assert news.text.endswith("/ligar 11 99206-9730 #padaria")


async def test_outcomes_are_told_aloud_for_whoever_wants_it(
    story: World, telegram: EmulatedTelegram
) -> None:
    await telegram.type("/voz sim")
    await telegram.type("/ligar 11 99206-9730 Olá")
    await told(story)
    await telegram.press("Ligar")
    await told(story)
    assert len(story.dialled()) == 1
    await story.turn(30)
    await told(story)
    news, note = telegram.chat()[-2:]
    assert news.text.startswith("✅ +55 11 99206-9730 atendeu")
    assert seconds_of(await pcm_of(note.voice, longest=60)) > 2


async def test_a_sound_that_is_none_is_told(story: World, telegram: EmulatedTelegram) -> None:
    await telegram.speak(b"not a sound at all", caption="/audio #nada")
    await told(story)
    card, why = telegram.chat()
    assert card.text.endswith("❌ Não foi criado.")
    assert why.text.startswith("Não consegui usar este som")
