"""Mutated sound files: each is heard or refused, within its time, and leaves nothing behind."""

from __future__ import annotations

import asyncio
import os
import random
import tempfile
from pathlib import Path

import pytest

from bot.speech.sound import pcm_of, seconds_of
from domain.audio.transcription import NotHeard, Unheard
from tests.speech.notes import FORMATS, spoken

LONGEST = 10.0
AT_ONCE = 2
HANGS = 900  # seconds for a moment's work, on however busy a machine
WORDS = "Seu pedido chegou e está na portaria"


def mutated(draw: random.Random) -> bytes:
    """One of the formats with something wrong in it."""
    kind = draw.choice(sorted(FORMATS))
    data = bytearray(spoken(WORDS, kind))
    match draw.randrange(6):
        case 0:  # bits
            for _ in range(draw.randrange(1, 200)):
                data[draw.randrange(len(data))] ^= 1 << draw.randrange(8)
        case 1:  # a cut
            del data[draw.randrange(len(data)) :]
        case 2:  # a hole
            start = draw.randrange(len(data))
            del data[start : start + draw.randrange(1, 2000)]
        case 3:  # noise within
            start = draw.randrange(len(data))
            data[start:start] = draw.randbytes(draw.randrange(1, 5000))
        case 4:  # another format's beginning
            other = spoken(WORDS, draw.choice(sorted(FORMATS)))
            data[: draw.randrange(4, 400)] = other[: draw.randrange(4, 400)]
        case _:  # a length that lies
            start = draw.randrange(max(1, min(200, len(data) - 4)))
            data[start : start + 4] = draw.choice(
                (b"\xff\xff\xff\xff", b"\x7f\xff\xff\xff", b"\0" * 4)
            )
    return bytes(data)


async def judged(data: bytes, turn: asyncio.Semaphore) -> str:
    """What became of a file; raises where it hung, or was refused for a reason that is none."""
    async with turn, asyncio.timeout(HANGS):
        try:
            samples = await pcm_of(data, longest=LONGEST)
        except NotHeard as unheard:
            return unheard.why.value
        return "heard" if seconds_of(samples) <= LONGEST else "longer than it may be"


async def fuzz(count: int, seed: int) -> dict[str, int]:
    draw, turn = random.Random(seed), asyncio.Semaphore(AT_ONCE)  # noqa: S311 - the same each time
    files = [mutated(draw) for _ in range(count)]
    outcomes = await asyncio.gather(*(judged(data, turn) for data in files))
    return {outcome: outcomes.count(outcome) for outcome in set(outcomes)}


@pytest.fixture
def folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> str:
    """Where every temporary file goes."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return str(tmp_path)


REASONS = {"heard", Unheard.UNREADABLE.value, Unheard.TOO_LONG.value}


async def test_200_mutated_files(folder: str) -> None:
    outcomes = await fuzz(200, seed=1)
    assert outcomes.keys() <= REASONS
    assert outcomes["heard"] > 20, outcomes
    assert outcomes["unreadable"] > 20, outcomes
    assert os.listdir(folder) == []  # noqa: PTH208 - nothing is left behind


@pytest.mark.long
async def test_10000_mutated_files(folder: str) -> None:
    for part in range(20):
        assert (await fuzz(500, seed=100 + part)).keys() <= REASONS
    assert os.listdir(folder) == []  # noqa: PTH208 - nothing is left behind
