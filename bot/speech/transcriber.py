"""The Transcriber port: a sound becomes text on this machine, in time, off the event loop."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

import structlog

from bot.speech.engine import Decoded, Engine, EngineStopped
from bot.speech.lane import Lane
from bot.speech.sound import is_silent, pcm_of
from domain.audio.transcription import Hints, NotHeard, Transcript, Unheard
from domain.people.person import DEFAULT_LOCALE, language_code

log = structlog.get_logger()
_LOADING = 120.0  # seconds to load the weights, perhaps from a slow disk
_GRACE = 10.0  # seconds in which a stopped model must end
MOST_LEFT = 3  # hanging threads; with more the machine could transcribe nothing
_LOOPS = 2.4  # Whisper's own limit of the compression ratio: above it text repeats
_SILENCE, _GUESS = 0.6, -0.8
_DOUBT = -0.55
_MOST_NAMES = 40
# Initial prompts that make words of orders more likely; each word costs time.
_PROMPTS = {
    "pt-BR": "Ligue para Maria e diga que chegou. SMS. Ponte. Status. Cancela.",
    "en": "Call Maria and say it is here. Text. Bridge. Status. Cancel.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class TranscriberLimits:
    """`deadline` and `longest` in seconds; `prompts`: whether the model takes initial prompts."""

    deadline: float = 60.0
    longest: float = 120.0
    prompts: bool = True


class LaneTranscriber:
    """Runs one model in one thread; after a hang or a crash `make` gives a new engine."""

    def __init__(self, make: Callable[[], Engine], limits: TranscriberLimits) -> None:
        self._make, self._limits = make, limits
        self._lane: Lane | None = None
        self._engine: Engine | None = None
        self._turn = asyncio.Lock()
        self._left = 0

    async def transcribe(self, sound: bytes, hints: Hints) -> Transcript:
        """Transcribe a sound file of any format; raises NotHeard."""
        samples = await pcm_of(sound, longest=self._limits.longest)
        if await asyncio.to_thread(is_silent, samples):
            raise NotHeard(Unheard.SILENT)
        prompt = prompt_of(hints) if self._limits.prompts else ""
        async with self._turn:
            spoken = await self._hear(samples, language_code(_known(hints.locale)), prompt)
        return judged(spoken)

    async def close(self) -> None:
        """End the thread."""
        if self._lane is not None:
            self._lane.close()

    async def _hear(self, samples: bytes, language: str, prompt: str) -> Decoded:
        engine, lane = await self._ready()
        stop = threading.Event()
        hearing = asyncio.ensure_future(
            lane.do(partial(engine.hear, samples, language, prompt, stop))
        )
        try:
            async with asyncio.timeout(self._limits.deadline):
                return await asyncio.shield(hearing)
        except TimeoutError:
            stop.set()
            await self._see_it_end(hearing)
            raise NotHeard(Unheard.LATE) from None
        except Exception as error:
            # Never the error's text: it may hold the transcript.
            log.error("hearing.broken", error=type(error).__name__)
            self._forget()
            raise NotHeard(Unheard.BROKEN) from None

    async def _ready(self) -> tuple[Engine, Lane]:
        """The engine and its thread, loaded when first needed; raises NotHeard."""
        if self._left >= MOST_LEFT:
            raise NotHeard(Unheard.BROKEN)
        if self._lane is None or self._engine is None:
            lane, engine = Lane("hearing"), self._make()
            try:
                async with asyncio.timeout(_LOADING):
                    await lane.do(engine.load)
            except FileNotFoundError:
                lane.close()
                raise NotHeard(Unheard.NO_MODEL) from None
            except Exception as error:
                lane.close()
                log.error("hearing.model", error=type(error).__name__)
                raise NotHeard(Unheard.BROKEN) from None
            self._lane, self._engine = lane, engine
        return self._engine, self._lane

    async def _see_it_end(self, hearing: asyncio.Future[Decoded]) -> None:
        """Wait until a stopped model ends; leave it behind with its thread if it does not."""
        try:
            async with asyncio.timeout(_GRACE):
                await asyncio.shield(hearing)
        except TimeoutError:
            self._left += 1
            hearing.add_done_callback(self._came_back)
            log.error("hearing.hangs", left=self._left)
            self._forget()
        except EngineStopped:
            pass
        except Exception as error:
            log.error("hearing.broken", error=type(error).__name__)
            self._forget()

    def _came_back(self, hearing: asyncio.Future[Decoded]) -> None:
        """Stop counting a thread that was left behind and has ended after all."""
        hearing.exception()
        self._left -= 1

    def _forget(self) -> None:
        if self._lane is not None:
            self._lane.close()
        self._lane = self._engine = None


def judged(spoken: Decoded) -> Transcript:
    """The transcript where the model was sure enough, marked where doubtful; raises NotHeard."""
    if spoken.compression > _LOOPS:
        raise NotHeard(Unheard.LOOP)
    if not spoken.text or (spoken.no_speech > _SILENCE and spoken.logprob < _GUESS):
        raise NotHeard(Unheard.NO_SPEECH)
    return Transcript(spoken.text, doubtful=spoken.logprob < _DOUBT)


def prompt_of(hints: Hints) -> str:
    """The initial prompt for a model: words of orders, and the names of contacts."""
    names: Sequence[str] = list(hints.names)[:_MOST_NAMES]
    words = _PROMPTS[_known(hints.locale)]
    return f"{words} {', '.join(names)}." if names else words


def _known(locale: str) -> str:
    return locale if locale in _PROMPTS else DEFAULT_LOCALE
