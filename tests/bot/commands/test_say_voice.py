"""`ramal say --voice FILE`: a sound file in place of typed words."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bot.commands.shell import Shell
from tests.speech.notes import silence, spoken

ORDER = "liga pra onze nove nove dois zero meia nove sete três zero e diga que o pedido chegou"


@pytest.fixture
def note(tmp_path: Path) -> Path:
    path = tmp_path / "pedido.ogg"
    path.write_bytes(spoken("liga pra onze nove"))
    return path


@pytest.fixture
def settings(model: Path) -> dict[str, str]:
    return {"whisper_model": str(model)}


async def test_its_words_are_printed_and_answered(
    shell: Shell, note: Path, says: list[str]
) -> None:
    says.append(ORDER)
    assert await shell.speak(note) == 0
    out = shell.out()
    assert f"🎙️ Ouvi: “{ORDER}”" in out
    assert "📞 Ligação para +55 11 99206-9730\nMensagem falada: “o pedido chegou”" in out
    assert shell.story.dialled() == [], "a voice never dials by itself"


async def test_what_was_not_understood_ends_with_2(
    shell: Shell, note: Path, says: list[str]
) -> None:
    says.append("abobrinha")
    assert await shell.speak(note) == 2
    assert "Não entendi." in shell.out()


async def test_a_silent_note_ends_with_2_and_says_why(
    shell: Shell, tmp_path: Path, says: list[str]
) -> None:
    path = tmp_path / "silence.ogg"
    path.write_bytes(silence(1))
    assert await shell.speak(path) == 2
    assert "Não ouvi nada nesta nota de voz" in shell.out()
    assert says == []


async def test_a_call_that_makes_no_sense_ends_with_2_before_anything_is_said(
    shell: Shell, note: Path
) -> None:
    assert await shell.speak(note, yes=True) == 2
    assert await shell.speak(note.with_name("nothing.ogg")) == 2
    assert await shell.say("/ajuda", voice=note) == 2
    assert await shell.say("") == 2
    told = shell.err().splitlines()
    assert told[0] == "A voice note never dials by itself: --yes does not go with --voice."
    assert told[1].startswith("There is no file ")
    assert len(told) == 4


async def test_an_empty_file_is_refused_at_the_door(shell: Shell, tmp_path: Path) -> None:
    path = tmp_path / "empty.ogg"
    path.touch()
    assert await shell.speak(path) == 6
    assert "The voice note is empty." in shell.err()
