"""On Telegram an alert is answered for with a voice note, or in the team's own group."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.emulated.telegram import EmulatedTelegram
from tests.emulated.telegram_updates import ANA
from tests.speech.notes import spoken
from tests.stories.on_call import FIRING, SILENT, post, write_file
from tests.stories.world import World, told


@pytest.fixture
def changes(model: Path, tmp_path: Path) -> dict[str, Any]:
    path = write_file(tmp_path, bia=SILENT)
    text = path.read_text("utf-8").replace("terminal:bia", f"telegram:{ANA.id}")
    path.write_text(text, "utf-8")
    return {"whisper_model": str(model), "admins": "terminal:ana", "on_call_file": path}


async def test_a_voice_note_answers_for_the_alert(
    on_telegram: World, telegram: EmulatedTelegram, says: list[str]
) -> None:
    story = on_telegram
    await telegram.type("/start")
    await told(story)
    await post(story, "prometheus", FIRING)
    await told(story)
    assert [call.dest for call in story.dialled()] == ["5511900000001"]
    assert telegram.chat()[-1].text.endswith("📣 Ninguém assumiu ainda. Continuo chamando.")
    says.append("assumi")
    await telegram.speak(spoken("assumi"), seconds=1)
    await told(story)
    texts = [message.text for message in telegram.chat()]
    assert "🙋 Ana Souza assumiu o alerta" in " ".join(texts)
    for _ in range(10):
        await story.turn(60)
    assert story.dialled() == [], "nobody is called any more"
