"""The real openai-whisper on random weights: what we change of it, and what we leave as it is."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
import torch
import whisper

from bot.speech.engine import EngineStopped, Options, model_path
from bot.speech.sound import pcm_of
from bot.speech.whisper_engine import WhisperEngine, last_logits
from tests.speech.models import ScriptedEngine
from tests.speech.notes import spoken

WORDS = "ligue para onze nove oito sete meia cinco quatro três dois um e diga olá"


@pytest.fixture
async def samples() -> bytes:
    return await pcm_of(spoken("Seu pedido chegou"), longest=60)


def loaded(model: Path, **options: bool) -> ScriptedEngine:
    engine = ScriptedEngine(model, Options(**options))
    engine.load()
    return engine


@pytest.mark.parametrize("options", [{}, {"short": True}, {"int8": True}])
@pytest.mark.filterwarnings("ignore:.*quantize.*", "ignore:.*deprecated.*")
def test_its_words_are_the_decoders(model: Path, samples: bytes, options: dict[str, bool]) -> None:
    engine = loaded(model, **options)
    ScriptedEngine.script = [WORDS, "status"]
    heard = engine.hear(samples, "pt", "", threading.Event())
    assert heard.text == WORDS
    assert heard.logprob == pytest.approx(0, abs=0.01)
    assert heard.compression < 2.4
    assert engine.hear(samples, "pt", "Ligue. Maria.", threading.Event()).text == "status"


def test_a_short_note_needs_a_short_window_and_a_long_one_the_whole(model: Path) -> None:
    engine = loaded(model, short=True)
    assert [engine._window(seconds) for seconds in (1, 8.74, 12, 27, 29, 60)] == [
        512,
        512,
        675,
        1425,
        1500,
        1500,
    ]
    assert loaded(model)._window(1) == 1500


def test_the_decoder_weighs_what_is_read_exactly_as_it_did(model: Path) -> None:
    plain = whisper.load_model(str(model), device="cpu")
    tokens = torch.randint(0, 50_000, (1, 40))
    sound = torch.randn(1, 1500, plain.dims.n_audio_state)
    with torch.no_grad():
        whole, ours = plain.decoder(tokens, sound), last_logits(plain.decoder, tokens, sound)
        short = last_logits(plain.decoder, tokens[:, :4], sound)
        assert ours.shape == whole.shape
        assert torch.allclose(ours[:, -8:], whole[:, -8:], atol=1e-5)
        assert torch.allclose(short, plain.decoder(tokens[:, :4], sound), atol=1e-5)


def test_it_stops_when_it_is_told_to(model: Path, samples: bytes) -> None:
    stop = threading.Event()
    stop.set()
    with pytest.raises(EngineStopped):
        loaded(model).hear(samples, "pt", "", stop)


def test_a_model_that_is_not_there_is_a_file_not_found(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        WhisperEngine(tmp_path / "base.pt", Options()).load()


def test_it_must_be_loaded_first(model: Path) -> None:
    with pytest.raises(RuntimeError, match="not loaded"):
        WhisperEngine(model, Options()).hear(b"", "pt", "", threading.Event())


def test_a_model_is_named_or_stands_at_a_path(tmp_path: Path) -> None:
    assert model_path("base", tmp_path) == tmp_path / "base.pt"
    assert model_path("/models/mine.pt", tmp_path) == Path("/models/mine.pt")
    assert model_path("mine.pt", tmp_path) == Path("mine.pt")
