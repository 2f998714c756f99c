"""The house rules with numbers, and the names that are never used."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from tests.docs.pages import PAGES, ROOT

ROOMS = ("bot", "domain", "handlers", "sandbox", "storage", "velip")
FILES = sorted(
    file
    for room in (*ROOMS, "tests", "benchmarks", "docs")
    for file in (ROOT / room).rglob("*.py")
    if "__pycache__" not in file.parts
)
LONGEST_FILE, LONGEST_FUNCTION = 300, 50
NEVER = {"manager", "service", "helper", "utils", "common", "base", "data", "info"}
# Names that a library's interface gives to the methods that it calls.
THEIR_NAMES = {"process_bind_param", "process_result_value", "do_request"}
# A migration is one list of columns, written once and never read as a program.
WRITTEN_ONCE = "storage/migrations/versions/"
# Imports inside functions, each with its reason.
LATE_IMPORTS = {
    "benchmarks/practice/__main__.py": "its thread count must be set before torch is loaded",
    "benchmarks/practice/utterances.py": "its processes for speech need no torch",
    "bot/assemble_channels.py": "python-telegram-bot is slow, and needed only with a token",
    "bot/charts.py": "Matplotlib takes a second to import, and a chart is seldom asked for",
    "bot/cli.py": "each command imports its program only when it is called",
    "bot/commands/guard.py": "what the database raises is named without loading it for `ramal say`",
    "sandbox/mp3.py": "ffmpeg is an extra that may be missing",
    "sandbox/sound.py": "the voice is an extra that may be missing",
    "bot/speech/faster_engine.py": "an extra that may be missing, and slow to import",
    "bot/speech/ffmpeg.py": "ffmpeg is an extra that may be missing",
    "bot/speech/install.py": "speech recognition is an extra that may be missing",
    "bot/speech/practice.py": "torch takes a second to import, and is an extra",
    "bot/speech/sound.py": "pydub is an extra that may be missing",
    "bot/speech/whisper_engine.py": "torch takes a second to import, and is an extra",
    "tests/conftest.py": "torch takes a second to import, and few tests need it",
    "velip/__init__.py": "requests and errors can be used without loading aiohttp",
}
Function = ast.FunctionDef | ast.AsyncFunctionDef


@cache
def texts() -> dict[Path, str]:
    """Read where they are asked about, not by every worker that collects the tests."""
    return {file: file.read_text(encoding="utf-8") for file in FILES}


@cache
def trees() -> dict[Path, ast.Module]:
    return {file: ast.parse(text) for file, text in texts().items()}


def named(file: Path) -> str:
    return str(file.relative_to(ROOT))


def functions() -> Iterator[tuple[str, Function]]:
    for file, tree in trees().items():
        for node in ast.walk(tree):
            if isinstance(node, Function):
                yield named(file), node


def late_imports() -> Iterator[tuple[str, str]]:
    for file, function in functions():
        for node in ast.walk(function):
            if isinstance(node, ast.Import | ast.ImportFrom):
                yield file, f"{file}:{node.lineno} in {function.name}"


def test_no_file_is_too_long() -> None:
    lengths = {named(file): len(text.splitlines()) for file, text in texts().items()}
    assert {file: lines for file, lines in lengths.items() if lines > LONGEST_FILE} == {}


def test_no_function_is_too_long() -> None:
    long = [
        f"{file}: {function.name}"
        for file, function in functions()
        if (function.end_lineno or 0) - function.lineno >= LONGEST_FUNCTION
        and not file.startswith(WRITTEN_ONCE)
    ]
    assert long == []


def test_no_function_is_named_for_nothing() -> None:
    empty = [
        f"{file}: {function.name}"
        for file, function in functions()
        if function.name.lstrip("_").startswith(("process_", "do_"))
        and function.name not in THEIR_NAMES
    ]
    assert empty == []


def test_no_module_is_named_for_nothing() -> None:
    assert [
        named(file) for file in FILES if NEVER & {*Path(named(file)).with_suffix("").parts}
    ] == []


def test_no_import_hides_in_a_function() -> None:
    assert [where for file, where in late_imports() if file not in LATE_IMPORTS] == []


def test_every_exception_is_still_one() -> None:
    assert set(LATE_IMPORTS) == {file for file, _ in late_imports()}


def test_every_package_says_why_it_exists() -> None:
    packages = [file for file in FILES if file.name == "__init__.py" and _room(file) in ROOMS]
    assert len(packages) >= len(ROOMS)
    assert [named(file) for file in packages if not ast.get_docstring(trees()[file])] == []


def test_values_of_the_domain_are_frozen() -> None:
    changing = [
        f"{named(file)}: {node.name}"
        for file, tree in trees().items()
        if named(file).startswith("domain/")
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
        for decorator in map(ast.unparse, node.decorator_list)
        if decorator.startswith("dataclass") and "frozen=True" not in decorator
    ]
    # Symbols are put at its end one by one, by the one function that makes it.
    assert changing == ["domain/language/sentences/line.py: SymbolLine"]


def test_nothing_is_left_for_later() -> None:
    later = re.compile(r"\b(?:TO" + r"DO|FIX" + r"ME|X" + r"XX)\b")
    pages = {page: page.read_text(encoding="utf-8") for page in PAGES}
    assert [named(file) for file, text in (texts() | pages).items() if later.search(text)] == []


def test_the_pinned_versions_name_no_host() -> None:
    for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines():
        assert re.fullmatch(r"[a-z0-9-]+==[0-9][\w.]*(?: ; .+)?", line), line


def _room(file: Path) -> str:
    return file.relative_to(ROOT).parts[0]
