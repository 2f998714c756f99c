"""The practice model: packed small, unpacked whole, and heard through openai-whisper itself."""

from __future__ import annotations

import asyncio
import json
import os
from functools import cache
from pathlib import Path

import numpy as np
import pytest
import whisper

from bot.demo import DemoSettings, demo_settings, hearing_of, with_practice_model
from bot.speech.practice import PACKED, practice_model
from bot.speech.sound import pcm_of

FOLDER = Path(__file__).parent / "spoken"
NOTES = json.loads((FOLDER / "notes.json").read_text(encoding="utf-8"))


@cache
def loaded(path: Path) -> whisper.Whisper:
    return whisper.load_model(str(path), device="cpu")


def test_it_is_small_enough_for_a_repository() -> None:
    assert PACKED.stat().st_size < 4 * 2**20
    assert sum(file.stat().st_size for file in FOLDER.iterdir()) < 2**20


@pytest.mark.parametrize("name", sorted(NOTES))
def test_it_hears_what_was_said(practice: Path, name: str) -> None:
    said = NOTES[name]
    samples = asyncio.run(pcm_of((FOLDER / f"{name}.ogg").read_bytes(), longest=60))
    found = whisper.transcribe(
        loaded(practice),
        np.frombuffer(samples, np.int16).astype(np.float32) / 32768,
        language=said["language"],
        temperature=0.0,
        fp16=False,
        without_timestamps=True,
        condition_on_previous_text=False,
    )
    assert found["text"].strip() == said["words"]


def test_it_is_unpacked_once_and_again_when_it_changed(tmp_path: Path) -> None:
    path = practice_model(tmp_path)
    first = path.stat().st_mtime_ns
    assert practice_model(tmp_path).stat().st_mtime_ns == first
    os.utime(path, (0, 0))
    assert practice_model(tmp_path).stat().st_mtime_ns > first
    assert [file.name for file in tmp_path.iterdir()] == ["practice.pt"], "no draft is left"


def test_the_demo_takes_it_only_where_no_published_model_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = DemoSettings(_env_file=None, data_dir=tmp_path, whisper_dir=tmp_path)  # type: ignore[call-arg]  # pydantic-settings
    settings = with_practice_model(demo_settings(asked, "http://127.0.0.1:1/"))
    assert hearing_of(settings) == "practice"
    assert settings.rules().hearing.practice
    (tmp_path / "base.pt").touch()
    settings = with_practice_model(demo_settings(asked, "http://127.0.0.1:1/"))
    assert hearing_of(settings) == "published"
    assert not settings.rules().hearing.practice
    (tmp_path / "base.pt").unlink()
    monkeypatch.setattr("bot.demo.find_spec", lambda _: None)
    assert hearing_of(with_practice_model(demo_settings(asked, "http://127.0.0.1:1/"))) == ""
