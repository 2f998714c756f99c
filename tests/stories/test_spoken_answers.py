"""A question whose answer is spoken: recorded by the platform, heard here, told in the chat.

The answer is a real sound that the practice model hears right; no words are set by the test.
"""

from __future__ import annotations

import io
import json
import wave
from pathlib import Path
from typing import Any

import pytest

from bot.speech.sound import RATE, pcm_of
from tests.stories.world import World

FOLDER = Path(__file__).parents[1] / "speech" / "spoken"
NOTES = json.loads((FOLDER / "notes.json").read_text(encoding="utf-8"))
MARIA = "11 99206-9730"
DIGITS = "5511992069730"
ASK = f"/perguntar {MARIA} O que aconteceu? falando"


@pytest.fixture
def changes(practice: Path) -> dict[str, Any]:
    return {"whisper_model": str(practice)}


async def as_wav(name: str) -> bytes:
    """A voice note of the practice voices as the phones page brings it."""
    samples = await pcm_of((FOLDER / f"{name}.ogg").read_bytes(), longest=30)
    file = io.BytesIO()
    with wave.open(file, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(RATE)
        sound.writeframes(samples)
    return file.getvalue()


async def say_into_calls(story: World, name: str) -> None:
    """Whoever answers this number says these words into recordings."""
    url = f"http://127.0.0.1:{story.sandbox.port}/sandbox/phones/{DIGITS}/voice"
    async with story.http.post(url, data=await as_wav(name)) as answer:
        assert answer.status == 200


async def ends(story: World, said: str = ASK) -> list[str]:
    """What the chat reads after the yes, until nothing more comes."""
    await story.say(said, yes=True)
    [card] = await story.heard()
    assert "gravada" in card or "recorded" in card
    [dialled] = story.dialled()
    assert (dialled.params["type"], dialled.params["rec"]) == ("22", "30")
    assert dialled.text.endswith(("gravada.", "recorded."))
    for _ in range(6):
        await story.turn(60)
    return [text.split(" (pedido ")[0].split(" (order ")[0] for text in await story.heard()]


async def test_a_spoken_answer_comes_back_as_a_voice_note_with_its_words(story: World) -> None:
    await story.say(f"/contato Maria {MARIA}")
    await story.heard()
    await say_into_calls(story, "status")
    found = await ends(story, "/perguntar Maria: O que aconteceu? falando")
    assert found == [
        "✅ Maria atendeu. Estou buscando a resposta gravada.",
        "🎙️ Maria respondeu: “status”",
    ]
    lines = await story.lines()
    assert lines[-1]["voice"]["seconds"] > 0
    assert lines[-1]["order"] | {"answer": "status", "state": "closed"} == lines[-1]["order"]
    card = (await story.chat())[-3]
    assert card.text.endswith("🎙️ Maria respondeu: “status”")


async def test_an_english_answer_is_asked_for_and_told_in_english(story: World) -> None:
    await story.say("/idioma en")
    await story.heard()
    await say_into_calls(story, "status")
    found = await ends(story, f"/ask {MARIA} What happened? spoken")
    assert found[-1] == "🎙️ +55 11 99206-9730 answered: “status”"


@pytest.mark.parametrize(
    ("fate", "told"),
    [
        (
            "recording_gone",
            "⚠️ +55 11 99206-9730 atendeu e a resposta foi gravada, mas não consegui buscar a "
            "gravação na operadora.",
        ),
        (
            "recording_broken",
            "⚠️ +55 11 99206-9730 atendeu, mas o que a operadora entregou como gravação não é um "
            "som.",
        ),
        ("answer", "🔇 +55 11 99206-9730 atendeu, mas na gravação não ouvi ninguém falar."),
        ("na", "📵 +55 11 99206-9730 não atendeu."),
    ],
)
async def test_a_recording_that_gives_no_words_is_explained(
    story: World, fate: str, told: str
) -> None:
    story.sandbox.platform.phones.set_behaviour(DIGITS, fate)
    assert (await ends(story))[-1] == told


async def test_a_recording_that_is_seen_late_is_told_and_not_declared_missing(
    story: World,
) -> None:
    """The records are away from the answer on, and for longer than a recording may take."""
    await say_into_calls(story, "status")
    story.sandbox.platform.faults.queue("GetCallStatus", "down", 1000)
    await story.say(ASK, yes=True)
    await story.turn(60)
    for _ in range(15):
        await story.turn(60)
    assert (await story.heard())[-1].startswith("✅ +55 11 99206-9730 atendeu. Estou buscando")
    story.sandbox.platform.faults.clear()
    for _ in range(8):
        await story.turn(120)
    assert len(story.dialled()) == 1
    assert "🎙️ +55 11 99206-9730 respondeu: “status”" in (await story.heard())[-1]
