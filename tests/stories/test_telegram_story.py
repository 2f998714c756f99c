"""The main job on Telegram: a whole conversation over HTTP with an emulated Bot API."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.emulated.telegram import EmulatedTelegram
from tests.emulated.telegram_faults import BLOCKED, too_many
from tests.emulated.telegram_updates import ANA, JOHN
from tests.stories.world import World, told, world


@pytest.fixture
def story(on_telegram: World) -> World:
    return on_telegram


async def test_a_call_is_typed_confirmed_and_told(story: World, telegram: EmulatedTelegram) -> None:
    await telegram.type("/ligar 11 99206-9730 Seu pedido chegou")
    await told(story)
    [card] = telegram.chat()
    assert card.text.startswith(
        "📞 Ligação para +55 11 99206-9730\nMensagem falada: “Seu pedido chegou”"
    )
    assert card.buttons == ["Ligar", "Cancelar", "Finalidade"]
    assert story.dialled() == []

    await telegram.press("Ligar")
    await told(story)
    assert len(story.dialled()) == 1
    assert telegram.toasts == ["Confirmado"]
    [card] = telegram.chat()
    assert card.text.endswith("📲 A operadora aceitou. O telefone deve tocar em instantes.")
    assert card.buttons == []

    await story.turn(30)
    await told(story)
    card, news = telegram.chat()
    assert card.edited
    assert "✅ +55 11 99206-9730 atendeu" in card.text
    assert news.text.startswith("✅ +55 11 99206-9730 atendeu"), "an edit alone notifies nobody"


async def test_a_contact_card_is_kept_and_rings_nobody(
    story: World, telegram: EmulatedTelegram
) -> None:
    await telegram.share("contact")
    await telegram.type("/contato")
    await told(story)
    kept, listed = telegram.chat()
    assert kept.text == "Guardei Rui: +55 11 98765-4321."
    assert listed.text == "Os seus contatos e os da equipe:\nRui · +55 11 98765-4321"
    assert story.dialled() == []


async def test_a_card_that_was_deleted_is_said_anew(
    story: World, telegram: EmulatedTelegram
) -> None:
    await telegram.type("/ligar 11 99206-9730 Olá")
    await told(story)
    [card] = telegram.chat()
    await telegram.press("Ligar")
    telegram.delete(card.message_id)
    await told(story)
    assert len(story.dialled()) == 1
    [fresh] = telegram.chat()
    assert fresh.message_id != card.message_id
    assert "A operadora aceitou" in fresh.text
    await story.turn(30)
    await told(story)
    assert len(telegram.chat()) == 2


async def test_telegram_asks_for_silence_and_nothing_is_lost_or_doubled(
    story: World, telegram: EmulatedTelegram
) -> None:
    telegram.fail("sendMessage", too_many(3))
    await telegram.type("/ajuda")
    await telegram.type("/status")
    await story.settle()
    assert telegram.chat() == []
    await told(story)
    await told(story)
    help_text, status = telegram.chat()
    assert help_text.text.startswith("Isto é o que sei fazer")
    assert status.text.startswith("Você ainda não tem pedidos.")


async def test_somebody_who_blocked_us_holds_up_nobody(
    story: World, telegram: EmulatedTelegram
) -> None:
    telegram.fail("sendMessage", BLOCKED)
    await telegram.type("/ajuda", user=JOHN.id)
    await story.settle()
    await telegram.type("/ajuda")
    await told(story)
    assert telegram.chat(JOHN.id) == []
    assert len(telegram.chat()) == 1


async def test_a_stranger_is_told_whom_to_ask_and_a_group_is_ignored(
    story: World, telegram: EmulatedTelegram
) -> None:
    await telegram.type("/call 11 99206-9730 Hello", user=JOHN.id)
    await telegram.type_in_group("/ligar 11 99206-9730 Olá")
    await telegram.enqueue_raw({"update_id": 900_000_000, "message": {"oops": 1}})
    await told(story)
    [answer] = telegram.chat(JOHN.id)
    assert answer.text.endswith(f"telegram:{JOHN.id}")
    assert telegram.chat() == []
    await telegram.type("/ajuda")
    await told(story)
    assert len(telegram.chat()) == 1, "an odd update blocks nobody"


async def test_the_program_dies_between_the_card_and_the_yes(
    story: World, telegram: EmulatedTelegram, database_url: str, tmp_path: Path
) -> None:
    await telegram.type("/ligar 11 99206-9730 Olá")
    await told(story)
    await telegram.press("Ligar")
    await story.program.close()
    async with world(
        database_url,
        story.clock,
        tmp_path,
        telegram_token=telegram.token,
        telegram_api_url=telegram.url,
        admins=f"telegram:{ANA.id}",
    ) as again:
        await told(again)
        assert len(again.dialled()) == 1
        await again.turn(30)
        await told(again)
        assert "atendeu" in telegram.chat()[1].text
