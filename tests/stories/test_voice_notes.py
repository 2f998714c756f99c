"""A spoken order: a real sound file, the real openai-whisper code, and the phone that rings.

The weights are random, so the words are set by the test where the model decodes
(`tests/speech/models.py`); everything else is what runs in production.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.emulated.telegram import EmulatedTelegram
from tests.emulated.telegram_updates import ANA
from tests.speech.notes import silence, spoken
from tests.stories.world import World, told

ORDER = "liga pra onze nove nove dois zero meia nove sete três zero e diga que o pedido chegou"


@pytest.fixture
def changes(model: Path) -> dict[str, Any]:
    return {"whisper_model": str(model), "admins": f"telegram:{ANA.id},terminal:ana"}


@pytest.fixture
def story(on_telegram: World) -> World:
    return on_telegram


async def test_a_voice_note_rings_the_right_phone_with_the_right_words(
    story: World, telegram: EmulatedTelegram, says: list[str]
) -> None:
    says.append(ORDER)
    await telegram.speak(spoken("liga pra onze nove nove dois zero"), seconds=4)
    await told(story)
    heard, card = telegram.chat()
    assert heard.text == f"🎙️ Ouvi: “{ORDER}”"
    assert card.text.startswith(
        "📞 Ligação para +55 11 99206-9730\nMensagem falada: “o pedido chegou”"
    )
    assert f"🎙️ Ouvi: “{ORDER}”" in card.text
    assert card.buttons == ["Ligar", "Corrigir", "Cancelar", "Finalidade"]
    assert story.dialled() == [], "a voice never dials by itself"

    await telegram.press("Ligar")
    await told(story)
    [dialled] = story.dialled()
    assert (dialled.dest, dialled.text) == ("5511992069730", "o pedido chegou")
    await story.turn(30)
    await told(story)
    assert telegram.chat()[-1].text.startswith("✅ +55 11 99206-9730 atendeu")


async def test_what_was_heard_wrong_is_put_right_by_voice(
    story: World, telegram: EmulatedTelegram, says: list[str]
) -> None:
    says += [ORDER, "a encomenda está na portaria"]
    await telegram.speak(spoken("liga"))
    await told(story)
    await telegram.press("Corrigir")
    await told(story)
    assert telegram.chat()[-1].text.startswith("O que está errado?")
    await telegram.press("As palavras")
    await told(story)
    await telegram.speak(spoken("a encomenda"))
    await told(story)
    card = telegram.chat()[-1]
    assert "Mensagem falada: “a encomenda está na portaria”" in card.text
    assert [shown.text for shown in telegram.chat() if "🚫 Cancelado" in shown.text]
    await telegram.press("Ligar", card.message_id)
    await told(story)
    [dialled] = story.dialled()
    assert dialled.text == "a encomenda está na portaria"
    await story.turn(30)
    await told(story)


async def test_a_note_that_answers_a_card_is_its_words(
    story: World, telegram: EmulatedTelegram, says: list[str]
) -> None:
    says.append("o seu pedido saiu para entrega")
    await telegram.type("/ligar 11 99206-9730 Seu pedido chegou")
    await told(story)
    [card] = telegram.chat()
    await telegram.speak(spoken("o seu pedido"), replies_to=card.message_id)
    await told(story)
    before, _, after = telegram.chat()
    assert "🚫 Cancelado" in before.text
    assert "Mensagem falada: “o seu pedido saiu para entrega”" in after.text
    await telegram.press("Cancelar", after.message_id)
    await told(story)
    assert story.dialled() == []


async def test_a_silent_note_and_one_that_is_gone_dial_nothing_and_say_why(
    story: World, telegram: EmulatedTelegram, says: list[str]
) -> None:
    await telegram.speak(silence(2))
    await told(story)
    await telegram.share("voice")  # a file that Telegram no longer gives out
    await told(story)
    silent, gone = telegram.chat()
    assert silent.text.startswith("Não ouvi nada nesta nota de voz")
    assert gone.text.startswith("Não consegui buscar esta nota de voz")
    assert says == []


async def test_notes_wait_in_line_and_everybody_knows_their_place(
    story: World, telegram: EmulatedTelegram, says: list[str]
) -> None:
    says += ["status", "ajuda"]
    await telegram.speak(spoken("status"))
    await telegram.speak(spoken("ajuda"))
    while await story.program.clockwork.workers[-1].quick():  # type: ignore[misc]  # Telegram's
        pass
    while await story.program.dispatch.step():
        pass
    await told(story)
    texts = [shown.text for shown in telegram.chat()]
    assert texts[:2] == ["🎙️ Ouvi: “status”", "🎙️ Ouvi: “ajuda”"]
    assert texts[2].startswith("Você ainda não tem pedidos")
    assert texts[3].startswith("Isto é o que sei fazer")


async def test_a_doubled_update_is_heard_once(
    story: World, telegram: EmulatedTelegram, says: list[str]
) -> None:
    says.append("status")
    await telegram.speak(spoken("status"))
    update = telegram.pending[-1]
    await told(story)
    await telegram.enqueue_raw(update)
    await told(story)
    assert len(telegram.chat()) == 2
