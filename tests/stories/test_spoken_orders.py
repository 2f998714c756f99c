"""From sound to a ringing phone: real voice notes, heard by the practice model as they are.

No words are set by the test. The notes were made with voices and speeds that the model's training
never heard (`benchmarks/practice`), and chosen because it hears them right.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.emulated.telegram import EmulatedTelegram
from tests.stories.world import World, told

FOLDER = Path(__file__).parents[1] / "speech" / "spoken"
NOTES = json.loads((FOLDER / "notes.json").read_text(encoding="utf-8"))


def note(name: str) -> bytes:
    return (FOLDER / f"{name}.ogg").read_bytes()


@pytest.fixture
def changes(practice: Path) -> dict[str, Any]:
    return {"whisper_model": str(practice)}


@pytest.fixture
def story(on_telegram: World) -> World:
    return on_telegram


async def test_a_spoken_number_rings_and_hears_the_spoken_words(
    story: World, telegram: EmulatedTelegram
) -> None:
    await telegram.speak(note("call-number"), seconds=7)
    await told(story)
    heard, card = telegram.chat()
    words = NOTES["call-number"]["words"]
    assert heard.text == f"🎙️ Ouvi, com o modelo de treino: “{words}”"
    assert card.text.startswith("📞 Ligação para +55 11 98765-4321\nMensagem falada: “o pedido")
    assert story.dialled() == [], "a voice never dials by itself"
    await telegram.press("Ligar")
    await told(story)
    [call] = story.dialled()
    assert (call.dest, call.text) == ("5511987654321", "o pedido chegou")
    await story.turn(30)
    await told(story)
    assert telegram.chat()[-1].text.startswith("✅ +55 11 98765-4321 atendeu")


async def test_a_spoken_sms_is_sent(story: World, telegram: EmulatedTelegram) -> None:
    await telegram.speak(note("sms-number"))
    await told(story)
    card = telegram.chat()[-1]
    assert card.text.startswith("✉️ SMS para +55 21 99436-0721\nTexto: “a reunião foi cancelada”")
    await telegram.press("Enviar")
    await told(story)
    [sms] = story.dialled()
    assert (sms.kind, sms.text) == ("sms", "a reunião foi cancelada")


async def test_a_bridge_to_somebody_by_name_is_spoken_and_taken_back_by_voice(
    story: World, telegram: EmulatedTelegram
) -> None:
    await telegram.type("/contato João 21 99876-5432")
    await telegram.type("/meunumero 11 98765-4321")
    await told(story)
    await telegram.speak(note("bridge-name"))
    await told(story)
    card = telegram.chat()[-1]
    assert card.text.startswith("🔗 Ponte entre +55 11 98765-4321 e João (+55 21 99876-5432)")
    await telegram.speak(note("cancel"))
    await told(story)
    assert telegram.chat()[-1].text.startswith("Cancelei o pedido")
    await telegram.speak(note("status"))
    await told(story)
    assert "cancelado" in telegram.chat()[-1].text
    assert story.dialled() == []


async def test_an_english_order_is_heard_in_english(
    story: World, telegram: EmulatedTelegram
) -> None:
    await telegram.type("/language en")
    await told(story)
    await telegram.speak(note("call-english"))
    await told(story)
    card = telegram.chat()[-1]
    to, words, *_ = card.text.splitlines()
    assert to == "📞 Call to +55 11 98765-4321"
    assert words == "Spoken message: “the order is ready”"
    await telegram.press("Cancel")
    await told(story)
    assert story.dialled() == []
