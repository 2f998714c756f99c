"""Wires audio: the transcription model in its thread, and the workers for notes and audio jobs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.clockwork import Worker
from bot.config.settings import Settings
from bot.program import Part
from bot.runtime import Runtime
from bot.speech.engine import Engine, Options
from bot.speech.faster_engine import FasterEngine
from bot.speech.practice_engine import PracticeEngine
from bot.speech.transcriber import LaneTranscriber, TranscriberLimits
from bot.speech.whisper_engine import WhisperEngine
from bot.workers.media_jobs import MediaJobWorker
from bot.workers.transcribe import TranscribeWorker
from domain.audio.library import Library
from domain.ports import Files


@dataclass(slots=True)
class AudioWorkers:
    """The workers of audio, and what to close when the program ends."""

    workers: list[Worker] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)


def listener(
    settings: Settings, runtime: Runtime, studio: Library, files: Mapping[str, Files]
) -> AudioWorkers:
    """The transcription worker and the audio job worker."""
    limits = TranscriberLimits(
        deadline=settings.voice_deadline,
        longest=settings.voice_seconds,
        prompts=not settings.practises,  # it was trained without prompts
    )
    transcriber = LaneTranscriber(lambda: engine(settings), limits)
    notes = TranscribeWorker(runtime, transcriber, files)
    sounds = MediaJobWorker(runtime, studio, transcriber, files)
    workers = [Worker("transcribe", notes.step), Worker("media_jobs", sounds.step)]
    return AudioWorkers(workers, [transcriber])


def engine(settings: Settings) -> Engine:
    """The speech engine that the settings name, not loaded yet."""
    options = Options(
        threads=settings.whisper_threads,
        short=settings.whisper_short,
        int8=settings.whisper_int8,
    )
    if settings.whisper_engine == "faster":
        return FasterEngine(settings.model_path(), options)
    if settings.practises:
        return PracticeEngine(settings.model_path(), options)
    return WhisperEngine(settings.model_path(), options)
