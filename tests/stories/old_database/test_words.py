"""What Ramal had asked at cb1b1f9 is answered now; and what it was told by words it still knows."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.emulated.telegram_updates import ANA, message, private
from tests.stories.old_database.frozen import opened, put_back, telegram_as_it_was
from tests.stories.old_database.observed import TRIALS, differences, watched

SAID = [trial for trial in TRIALS if "say" in trial or "note" in trial]
# Of the lists and commands only these are said in the short version.
COMMANDS = {"/cancelar", "/plantao", "/plantao silencios", "/plantao reativar 1"}


def is_short(trial: dict[str, Any]) -> bool:
    """Whether it answers what Ramal had asked, or is one of the chosen commands."""
    words = trial.get("say", "")
    return words in COMMANDS or not words.startswith("/")


async def say_them(said: list[dict[str, Any]], kept: Path, path: Path) -> None:
    """Say one after the other, each on the database as it stood when cb1b1f9 was watched."""
    wrong = []
    async with telegram_as_it_was() as telegram, opened(path, telegram=telegram) as story:
        await story.settle()
        for trial in said:
            put_back(kept, path)
            found = await watched(trial, path, story, telegram)
            wrong += differences(f"{trial['by']}: {trial.get('say', 'a voice note')}", trial, found)
        await story.heard()
    assert not wrong, "\n".join(wrong)


async def test_answers_and_commands_do_what_they_did(as_opened: Path, database_file: Path) -> None:
    await say_them([trial for trial in SAID if is_short(trial)], as_opened, database_file)


@pytest.mark.long
async def test_all_words_do_what_they_did(as_opened: Path, database_file: Path) -> None:
    await say_them(SAID, as_opened, database_file)


async def test_a_code_that_was_spoken_still_shows_that_a_number_is_ones_own(
    database_file: Path,
) -> None:
    async with opened(database_file) as story:
        await story.heard("ugo")
        await story.say("896194", by="ugo")  # as c_88714 spoke it, in the ledger
        [place] = await story.heard("ugo")
        assert place.startswith("Você é o número 2 da fila.")


async def test_only_who_asked_may_answer_an_old_card(database_file: Path) -> None:
    async with opened(database_file) as story:
        await story.press_choice("yes:x9wsx53ephervs7", by="eva")
        assert (await story.toasts("eva"))[-1] == "Só quem pediu pode responder."


async def test_an_old_invitation_lets_somebody_in(database_file: Path) -> None:
    async with opened(database_file) as story:
        await story.say("/start 151O7emFc73dBCjz40Q9dA", by="nova")
        assert "A sua permissão aqui: operador." in (await story.heard("nova"))[0]
        [told] = await story.heard()
        assert told.startswith("nova aceitou o convite que você fez para Novo")


async def test_an_alerts_message_is_answered(database_file: Path) -> None:
    """Ana answers, on Telegram, the message that cb1b1f9 had sent her about a page."""
    async with telegram_as_it_was() as telegram, opened(database_file, telegram=telegram) as story:
        await story.settle()
        await story.heard("gil")
        card = message(26, private(ANA), telegram.chats.bot, text="…")
        await telegram.share(text="assumi", reply_to_message=card)
        await story.settle()
        assert await story.heard("gil") == [
            "🙋 Ana Souza assumiu o alerta mtb98. Ninguém mais é chamado."
        ]
        await story.heard()
