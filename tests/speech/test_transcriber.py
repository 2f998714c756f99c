"""The transcriber around an engine of the test's: deadlines, hangs, deaths, doubt."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest

from bot.speech import transcriber
from bot.speech.engine import Decoded, EngineStopped
from bot.speech.transcriber import LaneTranscriber, TranscriberLimits, judged, prompt_of
from domain.audio.transcription import Hints, NotHeard, Transcript, Unheard
from tests.speech.notes import silence, spoken

NOTE = spoken("Seu pedido chegou")
HINTS = Hints("pt-BR", ["Maria"])
Does = Callable[[threading.Event], Decoded]


def said(text: str = "ligue para a Maria", **facts: float) -> Decoded:
    return Decoded(text=text, **{"logprob": -0.1, "no_speech": 0.0, "compression": 1.2, **facts})


class Engine:
    """Does what the test says, note after note."""

    def __init__(self, *does: Does, load: BaseException | None = None) -> None:
        self.does, self.fault, self.loads = list(does), load, 0
        self.told: list[tuple[str, str]] = []

    def load(self) -> None:
        self.loads += 1
        if self.fault:
            raise self.fault

    def hear(self, samples: bytes, language: str, prompt: str, stop: threading.Event) -> Decoded:
        assert samples
        self.told.append((language, prompt))
        return self.does.pop(0)(stop)


async def unheard(ears: LaneTranscriber, note: bytes = NOTE) -> Unheard:
    with pytest.raises(NotHeard) as caught:
        await ears.transcribe(note, HINTS)
    return caught.value.why


def ears_of(engine: Engine, **limits: float) -> LaneTranscriber:
    return LaneTranscriber(lambda: engine, TranscriberLimits(**limits))  # type: ignore[arg-type]


async def test_the_engine_is_told_the_language_the_commands_and_the_names() -> None:
    engine = Engine(lambda _: said(), lambda _: said())
    ears = ears_of(engine)
    assert await ears.transcribe(NOTE, HINTS) == Transcript("ligue para a Maria")
    await ears.transcribe(NOTE, Hints("en"))
    assert [language for language, _ in engine.told] == ["pt", "en"]
    assert "Ligue" in engine.told[0][1]
    assert engine.told[0][1].endswith("Maria.")
    assert "Call" in engine.told[1][1]
    assert engine.loads == 1
    await ears.close()


async def test_a_model_that_knows_no_prompts_is_given_none() -> None:
    engine = Engine(lambda _: said())
    await ears_of(engine, prompts=False).transcribe(NOTE, HINTS)
    assert engine.told == [("pt", "")]


def test_a_prompt_does_not_grow_with_the_book() -> None:
    assert len(prompt_of(Hints("pt-BR", [f"Pessoa {n}" for n in range(5000)]))) < 700


async def test_silence_never_reaches_the_engine() -> None:
    engine = Engine()
    assert await unheard(ears_of(engine), silence(2)) is Unheard.SILENT
    assert engine.loads == 0


@pytest.mark.parametrize(
    ("spoken", "why"),
    [
        (said(""), Unheard.NO_SPEECH),
        (said(no_speech=0.9, logprob=-1.2), Unheard.NO_SPEECH),
        (said("e diga e diga e diga e diga", compression=3.1), Unheard.LOOP),
    ],
)
def test_what_a_model_makes_up_is_not_taken_for_words(spoken: Decoded, why: Unheard) -> None:
    with pytest.raises(NotHeard) as caught:
        judged(spoken)
    assert caught.value.why is why


def test_what_was_heard_badly_is_doubtful() -> None:
    assert judged(said(logprob=-0.9)).doubtful
    assert not judged(said(logprob=-0.3)).doubtful


async def test_a_note_that_takes_too_long_is_given_up_and_the_next_is_heard() -> None:
    def slow(stop: threading.Event) -> Decoded:
        assert stop.wait(10)
        raise EngineStopped

    engine = Engine(slow, lambda _: said())
    ears = ears_of(engine, deadline=0.05)
    assert await unheard(ears) is Unheard.LATE
    assert (await ears.transcribe(NOTE, HINTS)).text == "ligue para a Maria"
    assert engine.loads == 1, "it stopped when it was told to: the model is still good"


async def test_an_engine_that_hangs_is_left_behind_and_another_one_listens(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(transcriber, "_GRACE", 0.05)
    freed = threading.Event()

    def hangs(_: threading.Event) -> Decoded:
        freed.wait(20)
        return said()

    engine = Engine(hangs, lambda _: said())
    ears = ears_of(engine, deadline=0.05)
    assert await unheard(ears) is Unheard.LATE
    assert (await ears.transcribe(NOTE, HINTS)).text == "ligue para a Maria"
    assert engine.loads == 2
    freed.set()


async def test_too_many_that_hang_end_the_listening(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(transcriber, "_GRACE", 0.01)
    freed = threading.Event()

    def hangs(_: threading.Event) -> Decoded:
        freed.wait(20)
        return said()

    ears = ears_of(Engine(*[hangs] * 3), deadline=0.02)
    assert [await unheard(ears) for _ in range(4)] == [Unheard.LATE] * 3 + [Unheard.BROKEN]
    freed.set()


async def test_an_engine_that_dies_is_made_anew() -> None:
    def dies(_: threading.Event) -> Decoded:
        raise MemoryError

    engine = Engine(dies, lambda _: said())
    ears = ears_of(engine)
    assert await unheard(ears) is Unheard.BROKEN
    assert (await ears.transcribe(NOTE, HINTS)).text == "ligue para a Maria"
    assert engine.loads == 2


@pytest.mark.parametrize(
    ("fault", "why"),
    [(FileNotFoundError("base.pt"), Unheard.NO_MODEL), (RuntimeError("x"), Unheard.BROKEN)],
)
async def test_a_model_that_cannot_be_loaded_is_told(fault: Exception, why: Unheard) -> None:
    assert await unheard(ears_of(Engine(load=fault))) is why
