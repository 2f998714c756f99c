"""Voice notes: from the note to its card beside openai-whisper alone, lag, and memory.

The weights are random and of a published model's size; what is decoded is fixed, so that both sides
decode the same tokens.
"""

from __future__ import annotations

import asyncio
import gc
import os
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median

import whisper
from whisper.model import Whisper

from benchmarks.measured import Measured
from bot.bell import Bell
from bot.clock import SystemClock
from bot.dispatch import Dispatch
from bot.runtime import Current, Runtime
from bot.speech.engine import Options
from bot.speech.ffmpeg import ffmpeg_path
from bot.speech.lane import Lane
from bot.speech.transcriber import LaneTranscriber, TranscriberLimits
from bot.workers.transcribe import TranscribeWorker
from domain.chat import Address, Inbound, VoiceNote
from domain.rules import Rules, VoiceNoteRules
from storage.database import Database
from storage.migrate import migrate
from tests.speech.models import ScriptedEngine, save_random_model
from tests.speech.notes import spoken

BASE = (512, 8, 6)  # width, heads and layers of the published base model, our default
WORDS = "liga pra onze nove nove dois zero meia nove sete três zero e diga que o pedido chegou"
ROUNDS, MANY, FEW = 5, 100, 10
CARD, SHORT, LAG, FLAT = 1.05, 0.5, 2.0, 1.05
_TICK = 0.005
_ALLOWED = 10.0  # milliseconds beside twice the idle lag


@dataclass
class Office:
    """A program that hears notes, without its network."""

    dispatch: Dispatch
    listener: TranscribeWorker
    transcriber: LaneTranscriber
    plain: Whisper  # the same weights, as openai-whisper runs them
    said: int = 0

    @property
    def lane(self) -> Lane:
        """The thread of the model: torch counts its threads for each thread that calls it."""
        assert self.transcriber._lane is not None  # noqa: S101 - the model was loaded
        return self.transcriber._lane

    async def note_to_card(self, sound: bytes) -> float:
        """Milliseconds from a note's arrival to the card that is ready to be sent."""
        ScriptedEngine.script = [WORDS]
        self.said += 1
        begun = time.perf_counter()
        await self.dispatch.receive(
            Inbound(
                channel="terminal",
                account="",
                key=str(self.said),
                sender="ana",
                chat=Address("terminal", "ana"),
                content=VoiceNote(data=sound, size=len(sound)),
            )
        )
        while await self.dispatch.step() or await self.listener.step():
            pass
        taken = (time.perf_counter() - begun) * 1000
        lines = await self.dispatch.list_lines(Address("terminal", "ana"), 0)
        assert lines[-1].message, "no card"  # noqa: S101 - a benchmark that measures nothing is none
        assert lines[-1].message.about, "no card"  # noqa: S101 - the same
        return taken

    def plainly(self, note: Path) -> float:
        """Milliseconds that `model.transcribe` takes for the same file and the same tokens."""
        ScriptedEngine.script = [WORDS]
        begun = time.perf_counter()
        whisper.transcribe(
            self.plain,
            str(note),
            language="pt",
            temperature=0.0,
            fp16=False,
            without_timestamps=True,
            condition_on_previous_text=False,
        )
        return (time.perf_counter() - begun) * 1000


def measure() -> Sequence[Measured]:
    """Everything about voice notes."""
    return asyncio.run(_measure())


async def _measure() -> Sequence[Measured]:
    sound = spoken(WORDS)
    with tempfile.TemporaryDirectory() as folder, _ffmpeg_on_path(Path(folder)):
        note = Path(folder) / "note.ogg"
        note.write_bytes(sound)
        model = save_random_model(Path(folder) / "base.pt", BASE)
        usual = await _office(Path(folder) / "usual", model, Options())
        short = await _office(Path(folder) / "short", model, Options(short=True, int8=True))
        found = [*await _paces(usual, short, note), await _lag(usual, sound)]
        found.append(await _memory(short, sound))
        for office in (usual, short):
            await office.dispatch.database.close()
    return found


async def _office(folder: Path, model: Path, options: Options) -> Office:
    database = Database(f"sqlite+aiosqlite:///{folder}.db", SystemClock())
    await migrate(database)
    rules = Rules(admins=frozenset({"terminal:ana"}), hearing=VoiceNoteRules(ready=True))
    current = Current(rules)
    bell, engine = Bell(), ScriptedEngine(model, options)
    runtime = Runtime(
        database=database,
        current=current,
        telephony=None,  # type: ignore[arg-type]  # nobody dials here
        bell=bell,
        zone=rules.zone,
        owner="bench",
    )
    transcriber = LaneTranscriber(lambda: engine, TranscriberLimits())
    plain = whisper.load_model(str(model), device="cpu")
    plain.decoder.register_forward_hook(engine._prefer)
    office = Office(
        Dispatch(database, current, bell),
        TranscribeWorker(runtime, transcriber),
        transcriber,
        plain,
    )
    await office.note_to_card(spoken(WORDS))  # loads the model
    return office


@contextmanager
def _ffmpeg_on_path(folder: Path) -> Iterator[None]:
    """openai-whisper opens files with whatever ffmpeg it finds: the same that we use."""
    (folder / "ffmpeg").symlink_to(ffmpeg_path())
    before = os.environ["PATH"]
    os.environ["PATH"] = f"{folder}{os.pathsep}{before}"
    yield
    os.environ["PATH"] = before


async def _paces(usual: Office, short: Office, note: Path) -> Sequence[Measured]:
    sound = await asyncio.to_thread(note.read_bytes)
    plain, ours, faster = [], [], []
    for _ in range(ROUNDS):
        plain.append(await usual.lane.do(partial(usual.plainly, note)))
        ours.append(await usual.note_to_card(sound))
        faster.append(await short.note_to_card(sound))
    pairs = tuple(one / other for one, other in zip(ours, plain, strict=True))
    faster_pairs = tuple(one / other for one, other in zip(faster, plain, strict=True))
    whole = Measured(
        name="a note to its card / whisper",
        ours=median(ours),
        reference=median(plain),
        limit=CARD,
        pairs=pairs,
    )
    quick = Measured(
        name="the same, short window and int8",
        ours=median(faster),
        reference=median(plain),
        limit=SHORT,
        pairs=faster_pairs,
    )
    return whole, quick


async def _lag(office: Office, sound: bytes) -> Measured:
    """The 99th percentile of the event loop's lag while notes are heard, beside an idle loop."""
    idle = await _ticks(asyncio.sleep(3))
    busy = await _ticks(_several(office, sound))
    return Measured(
        name="loop lag p99 while hearing",
        ours=max(0.0, busy - _ALLOWED),
        reference=max(idle, 0.1),
        limit=LAG,
    )


async def _several(office: Office, sound: bytes) -> None:
    for _ in range(4):
        await office.note_to_card(sound)


async def _ticks(work: object) -> float:
    """How late the loop's ticks are while something goes on, in milliseconds, p99."""
    lags: list[float] = []

    async def tick() -> None:
        while True:
            due = time.perf_counter() + _TICK
            await asyncio.sleep(_TICK)
            lags.append((time.perf_counter() - due) * 1000)

    ticking = asyncio.create_task(tick())
    await work  # type: ignore[misc]  # a coroutine
    ticking.cancel()
    with suppress(asyncio.CancelledError):
        await ticking
    return sorted(lags)[int(len(lags) * 0.99)]


async def _memory(office: Office, sound: bytes) -> Measured:
    for _ in range(FEW):
        await office.note_to_card(sound)
    before = _resident()
    for _ in range(MANY):
        await office.note_to_card(sound)
    return Measured(
        name=f"memory after {MANY} more notes",
        ours=_resident(),
        reference=before,
        limit=FLAT,
        unit="MB",
    )


def _resident() -> float:
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * 4096 / 2**20
