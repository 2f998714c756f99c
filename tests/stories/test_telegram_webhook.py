"""The main job where Telegram pushes its updates instead of being asked."""

from __future__ import annotations

from pathlib import Path

from tests.clocks import FrozenClock
from tests.emulated.telegram import emulated_telegram
from tests.emulated.telegram_updates import ANA
from tests.stories.world import told, world


async def test_updates_are_pushed_with_their_secret_and_stored_once(
    database_url: str, clock: FrozenClock, tmp_path: Path
) -> None:
    async with (
        emulated_telegram() as telegram,
        world(
            database_url,
            clock,
            tmp_path,
            telegram_token=telegram.token,
            telegram_api_url=telegram.url,
            telegram_webhook=True,
            public_url="https://ramal.example",
            admins=f"telegram:{ANA.id}",
        ) as story,
    ):
        await story.settle()
        await telegram.type("/ligar 11 90000-0020 Olá")
        again = list(telegram.pending)
        assert await telegram.deliver(story.root) == [200]
        telegram.pending.extend(again)
        assert await telegram.deliver(story.root) == [200]
        await told(story)
        [card] = telegram.chat()
        assert card.buttons == ["Ligar", "Cancelar", "Finalidade"]

        await telegram.press("Ligar")
        assert await telegram.deliver(story.root) == [200]
        await told(story)
        assert len(story.dialled()) == 1
        await story.turn(60)  # the fate that sends no callback: nobody could reach that address
        await told(story)
        assert "atendeu" in telegram.chat()[1].text

        path = telegram.webhook["url"].removeprefix(story.settings.public_url)
        async with story.http.post(f"{story.root}{path}", json={}) as answer:
            assert answer.status == 404, "without the secret header nothing is revealed"
