"""docs/architecture.md shows the house as it stands."""

from __future__ import annotations

import re
import runpy
import tomllib

from tests.docs.pages import DOCS, ROOT, read, section

DRAWN = runpy.run_path(str(DOCS / "draw_architecture.py"))
PAGE = read("docs/architecture.md")
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]
ROOMS = ("bot", "handlers", "storage", "domain", "tests", "docs")


def walls() -> dict[str, list[str]]:
    """Every container of the page's block, with its layers from the top."""
    block = section(PAGE, "## The walls").partition("```text\n")[2].partition("\n```")[0]
    found: dict[str, list[str]] = {}
    for line in filter(None, block.splitlines()):
        name, layer = line[:10].strip(), line[10:].strip("↓ ")
        if name:
            found[name] = []
        found[list(found)[-1]].append(layer)
    return found


def test_the_tree_is_fresh() -> None:
    assert DRAWN["redrawn"](PAGE) == PAGE, "run: .venv/bin/python docs/draw_architecture.py"


def test_every_package_says_why_it_exists_in_the_tree() -> None:
    silent = [str(folder) for folder in DRAWN["folders"]() if not DRAWN["purpose"](folder)]
    assert silent == []


def test_every_path_on_the_page_exists() -> None:
    paths = [
        path
        for path in re.findall(r"`([\w/.-]+/[\w/.-]*)`", PAGE)
        if path.partition("/")[0] in ROOMS
    ]
    assert len(paths) > 40
    assert [path for path in paths if not (ROOT / path).exists()] == []


def test_the_walls_on_the_page_are_those_that_are_held() -> None:
    held = {
        (contract.get("containers") or ["rooms"])[0]: contract["layers"]
        for contract in CONTRACTS["contracts"]
        if contract["type"] == "layers"
    }
    assert walls() == held
