"""The middle shelf: small folders of one concept, each name once, and no riddle in a signature."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from domain import errors as domain_errors
from tests.docs.pages import ROOT
from velip import errors as velip_errors

# velip and sandbox are one machine each: folders inside them gave arrows back up.
ROOMS = ("bot", "domain", "handlers", "storage")
MOST_FILES = 16  # of one folder, beside __init__
FOLDERS = sorted(
    folder
    for room in ROOMS
    for folder in [ROOT / room, *(ROOT / room).rglob("*")]
    if folder.is_dir() and not {"migrations", "__pycache__", "static"} & {*folder.parts}
)
MODULES = [file for folder in FOLDERS for file in sorted(folder.glob("*.py"))]
TREES = {file: ast.parse(file.read_text(encoding="utf-8")) for file in MODULES}
BRANCH = re.compile(r"^(?P<before>[│├└─ ]*)(?P<name>[A-Z]\w+)(?: {2,}.*)?$", re.MULTILINE)


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


def stems(folder: Path) -> list[str]:
    return [file.stem for file in folder.glob("*.py") if file.stem != "__init__"]


def parameters() -> Iterator[tuple[str, ast.arg]]:
    for file, tree in TREES.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                for argument in [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]:
                    yield f"{named(file)}: {node.name}({argument.arg})", argument


def drawn(page: str) -> dict[str, str]:
    """Every class of a drawn tree, with the one that it hangs from."""
    parents: list[str] = []
    found: dict[str, str] = {}
    for branch in BRANCH.finditer(page):
        depth = len(branch["before"]) // 4
        parents[depth:] = [branch["name"]]
        found[branch["name"]] = parents[depth - 1] if depth else ""
    return found


def test_no_folder_is_too_full() -> None:
    full = {named(folder): len(stems(folder)) for folder in FOLDERS}
    assert {folder: count for folder, count in full.items() if count > MOST_FILES} == {}


def test_no_three_files_of_a_folder_bear_one_prefix() -> None:
    borne = defaultdict(list)
    for folder in FOLDERS:
        for stem in stems(folder):
            if "_" in stem:
                borne[named(folder), stem.partition("_")[0]].append(stem)
    assert {where: found for where, found in borne.items() if len(found) > 2} == {}


def test_no_file_repeats_the_name_of_its_folder() -> None:
    repeated = [
        named(file)
        for file in MODULES
        if file.stem.startswith((f"{file.parent.name}_", f"{file.parent.name.removesuffix('s')}_"))
    ]
    assert repeated == []


def test_no_public_class_name_is_borne_twice() -> None:
    homes = defaultdict(list)
    for file, tree in TREES.items():
        for node in tree.body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                homes[node.name].append(named(file))
    assert {name: where for name, where in homes.items() if len(where) > 1} == {}


def test_no_parameter_is_an_anonymous_tuple() -> None:
    pairs = [
        where
        for where, argument in parameters()
        if argument.annotation is not None
        and (kind := ast.unparse(argument.annotation)).startswith("tuple[")
        and "..." not in kind
    ]
    assert pairs == []


def test_no_docstring_points_at_another_one() -> None:
    pointing = re.compile(
        r"(?:The same\b(?! (?:person|chat|order|text|number))|It\b|Likewise|As above)"
    )
    riddles = [
        f"{named(file)}: {node.name}"
        for file, tree in TREES.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
        and pointing.match(ast.get_docstring(node) or "")
    ]
    assert riddles == []


@pytest.mark.parametrize("module", [domain_errors, velip_errors], ids=["domain", "velip"])
def test_the_drawn_tree_of_errors_is_the_tree_of_classes(module: object) -> None:
    faults = {
        name: found
        for name, found in vars(module).items()
        if isinstance(found, type)
        and issubclass(found, Exception)
        and found.__module__ == getattr(module, "__name__", "")
    }
    classes = {
        name: found.__base__.__name__
        if found.__base__ and found.__base__.__name__ in faults
        else ""
        for name, found in faults.items()
    }
    assert drawn(module.__doc__ or "") == classes
