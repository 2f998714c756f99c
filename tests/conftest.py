"""What every room's tests share: a frozen clock, and both databases."""

from __future__ import annotations

import gc
import os
import tempfile
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

import bot.clockwork
import bot.program
import storage.database
from bot.speech import sound
from bot.speech.practice import practice_model
from storage.database import Database
from tests.chromium import browser, chromium
from tests.clocks import FrozenClock
from tests.compiled_statements import kept_statements
from tests.databases import Backend, PostgresServer, SqliteTemplate, opened

__all__ = ["browser", "chromium"]  # fixtures
BACKENDS = ("sqlite", "postgresql")
LONGEST = ("tests/stories/test_demo", "tests/faults", "tests/stories", "tests/browser")
# Half of what people say on each database; all of it on both in the long version.
IN_TURNS = ("tests/stories", "tests/handlers")
ON_BOTH = ("tests/stories/test_two_programs", "tests/stories/test_restored")
MEASURED_ON_BOTH = ("tests/storage", "tests/handlers")
WHOLE = ("tests/stories", "tests/browser", "tests/docs", "tests/faults", "tests/understanding")
# The same examples every time, and never a verdict on how fast the machine was.
settings.register_profile("short", deadline=None, derandomize=True, max_examples=40)
settings.register_profile("long", deadline=None, derandomize=True, max_examples=200)
settings.load_profile("long" if os.environ.get("RAMAL_TEST_LONG") else "short")


def pytest_sessionstart() -> None:
    """Nothing that collection makes is ever garbage: do not look for any meanwhile."""
    gc.disable()


def pytest_collection_finish() -> None:
    """From here on look only among what tests make: the rest stays, and is never looked at."""
    gc.freeze()
    gc.enable()
    gc.set_threshold(200_000, 50, 100)  # seldom: a twentieth of the time went into looking


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Measure coverage on one database: the other walks the same lines, for half the time again.

    Storage is measured on both, because only there the two part ways. Stories, pages and documents
    are about the whole: what only they walk through lacks a test of its own. What takes longest
    begins first, so that no worker is alone with it in the end.
    """
    if not os.environ.get("RAMAL_TEST_LONG"):
        items[:] = _taking_turns(items)
    items.sort(key=lambda item: not item.nodeid.startswith(LONGEST))
    for item in items:
        second = "postgresql" in item.name and not item.nodeid.startswith(MEASURED_ON_BOTH)
        if second or item.nodeid.startswith(WHOLE):
            item.add_marker(pytest.mark.no_cover)


def _taking_turns(items: list[pytest.Item]) -> list[pytest.Item]:
    """Conversations on one database each, in turns; what is stored is tested on both elsewhere."""
    turns: dict[str, str] = {}
    kept = []
    for item in items:
        backend = next((name for name in BACKENDS if name in item.name), "")
        long = item.get_closest_marker("long") is not None  # deselected: it takes no turn
        if (
            backend
            and not long
            and item.nodeid.startswith(IN_TURNS)
            and not item.nodeid.startswith(ON_BOTH)
        ):
            test = item.nodeid.replace(backend, "")
            if turns.setdefault(test, BACKENDS[(len(turns) + 1) % 2]) != backend:
                continue
        kept.append(item)
    return kept


@pytest.fixture
def clock() -> FrozenClock:
    return FrozenClock()


@pytest.fixture(scope="session", autouse=True)
def engines() -> Iterator[None]:
    """As in a program that runs each statement is compiled once; and nobody is given up as frozen.

    A busy machine may leave a transaction of ours alone for longer than a program may: only real
    processes, in tests/faults, keep that deadline. The same holds for a conversion of sound.
    """
    with kept_statements(), pytest.MonkeyPatch.context() as patch:
        patch.setattr(storage.database, "FROZEN", str(10 * 60 * 1000))
        patch.setattr(storage.database, "LOCKED", 10 * 60)
        patch.setattr(sound, "DEADLINE", 5 * 60)
        patch.setattr(bot.clockwork, "ENDING", 5 * 60)
        patch.setattr(bot.program, "PART", 5 * 60)
        yield


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> SqliteTemplate:
    return SqliteTemplate(tmp_path_factory.mktemp("template"), FrozenClock())


@pytest.fixture(scope="session")
def postgres(worker_id: str) -> Iterator[PostgresServer]:
    # As root the server runs as a user of its own, which must be able to enter the folder.
    folder = Path(tempfile.mkdtemp(prefix="ramal-pg-"))
    folder.chmod(0o755)
    server = PostgresServer(folder, worker_id)
    yield server
    server.stop()


@pytest.fixture(params=BACKENDS)
def backend(request: pytest.FixtureRequest) -> Backend:
    """Where the test's database comes from; every test that asks for one runs on both."""
    found: Backend = request.getfixturevalue(
        "template" if request.param == "sqlite" else "postgres"
    )
    return found


@pytest.fixture
async def database_url(backend: Backend, tmp_path: Path, clock: FrozenClock) -> str:
    """The address of an empty, migrated database."""
    return await backend.fresh(tmp_path, clock)


@pytest.fixture
async def database(database_url: str, clock: FrozenClock) -> AsyncIterator[Database]:
    async for opened_database in opened(database_url, clock):
        yield opened_database


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say how many tests ran on each database; fewer on PostgreSQL is a failure."""
    passed = Counter(
        backend
        for report in terminalreporter.stats.get("passed", [])
        for backend in BACKENDS
        if f"[{backend}" in report.nodeid or f"-{backend}]" in report.nodeid
    )
    if passed:
        terminalreporter.write_line(
            "databases: " + ", ".join(f"{name} {passed[name]}" for name in BACKENDS)
        )
    if passed["postgresql"] < passed["sqlite"] and not os.environ.get("RAMAL_TEST_ONE_DATABASE"):
        terminalreporter.write_line("FAILED: fewer tests passed on PostgreSQL than on SQLite")
        terminalreporter._session.exitstatus = pytest.ExitCode.TESTS_FAILED


@pytest.fixture(scope="session")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A speech model with random weights."""
    from tests.speech.models import save_random_model

    return save_random_model(tmp_path_factory.mktemp("models") / "random.pt")


@pytest.fixture
def says(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """What the next voice notes say: set by the test where the model decodes."""
    from tests.speech.models import ScriptedEngine

    monkeypatch.setattr("bot.assemble_audio.WhisperEngine", ScriptedEngine)
    ScriptedEngine.script = []
    yield ScriptedEngine.script
    assert ScriptedEngine.script == [], "a note was not heard"


@pytest.fixture(scope="session")
def practice(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The practice model, as the demo has it: it really hears."""
    return practice_model(tmp_path_factory.mktemp("practice"))
