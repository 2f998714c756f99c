"""Draws the tree of docs/architecture.md from the folders: run it when a file comes or goes."""

from __future__ import annotations

import ast
import textwrap
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGE = Path(__file__).with_name("architecture.md")
BEGIN = "<!-- drawn by docs/draw_architecture.py from the folders: do not edit by hand -->"
END = "<!-- end of the drawing -->"
ROOMS = ("bot", "handlers", "storage", "domain", "velip", "sandbox")
WHOLE = ("velip", "sandbox")  # one machine each: the room's sentence says enough
WIDTH = 96


def folders() -> list[Path]:
    """Every folder of code, each room from its top down."""
    found = []
    for room in ROOMS:
        top = ROOT / room
        inner = [] if room in WHOLE else sorted(f.parent for f in top.rglob("__init__.py"))
        found += [top, *(f for f in inner if f != top and "versions" not in f.parts)]
    return found


def purpose(folder: Path) -> str:
    """The sentence in which a package says why it exists, up to its first colon or full stop."""
    text = ast.get_docstring(ast.parse((folder / "__init__.py").read_text(encoding="utf-8"))) or ""
    return " ".join(text.split()).partition(". ")[0].rstrip(".")


def names(folder: Path) -> list[str]:
    """The files of a folder, without their ending."""
    return sorted(file.stem for file in folder.glob("*.py") if file.stem != "__init__")


def drawing() -> str:
    """The tree as a block: a folder, why it exists, and its files."""
    lines = ["```text"]
    for folder in folders():
        path = folder.relative_to(ROOT)
        indent = "  " * (len(path.parts) - 1)
        head = f"{indent}{path.as_posix()}/"
        lines += textwrap.wrap(
            f"{head}  {purpose(folder)}", WIDTH, subsequent_indent=indent + "    "
        )
        if path.as_posix() not in WHOLE and (files := names(folder)):
            inner = f"{indent}    · "
            text = " · ".join(files)
            lines += textwrap.wrap(
                text, WIDTH, initial_indent=inner, subsequent_indent=f"{indent}      "
            )
    return "\n".join([*lines, "```"])


def redrawn(page: str) -> str:
    """The page with its tree made anew; raises ValueError where the marks are missing."""
    head, begin, rest = page.partition(BEGIN)
    _, end, tail = rest.partition(END)
    if not (begin and end):
        raise ValueError(f"{PAGE.name} lacks the marks between which the tree stands")
    return f"{head}{BEGIN}\n{drawing()}\n{END}{tail}"


if __name__ == "__main__":
    PAGE.write_text(redrawn(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
