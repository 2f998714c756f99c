"""The Dockerfile copies and calls what exists: no daemon is at hand to build it."""

from __future__ import annotations

import ast
import importlib.util
import json
import re
import shlex
import tomllib
from typing import Any

from tests.docs.pages import ROOT, read

TEXT = read("Dockerfile").replace("\\\n", " ")
LINES = [line for line in TEXT.splitlines() if line.strip() and not line.startswith("#")]
PROJECT: dict[str, Any] = tomllib.loads(read("pyproject.toml"))


def all_of(instruction: str) -> list[str]:
    return [line.split(" ", 1)[1] for line in LINES if line.startswith(f"{instruction} ")]


def copied() -> list[str]:
    """What is copied from the tree, not from an earlier stage."""
    from_tree = [words for words in all_of("COPY") if not words.startswith("--from=")]
    return [name for words in from_tree for name in shlex.split(words)[:-1]]


def environment() -> dict[str, str]:
    last = TEXT.rsplit("\nFROM ", 1)[1]
    pairs = re.findall(r"^ENV (.+)$", last, re.MULTILINE)
    return dict(pair.split("=", 1) for line in pairs for pair in shlex.split(line))


def health_check() -> list[str]:
    [check] = all_of("HEALTHCHECK")
    command: list[str] = json.loads(check.partition("CMD ")[2])
    return command


def test_everything_that_is_copied_exists() -> None:
    assert copied()
    for name in copied():
        assert (ROOT / name).exists(), name


def test_every_room_of_the_wheel_is_copied_and_what_builds_it() -> None:
    rooms = PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"]
    assert {*rooms, "pyproject.toml", PROJECT["project"]["readme"], "LICENSE"} <= set(copied())


def test_what_is_copied_is_let_into_the_build() -> None:
    lines = read(".dockerignore").splitlines()
    assert "*" in lines
    assert {line[1:] for line in lines if line.startswith("!")} == set(copied())


def test_the_base_is_a_slim_python_that_the_project_takes() -> None:
    bases = {words.split()[0] for words in all_of("FROM")}
    assert len(bases) == 1
    found = re.fullmatch(r"python:(\d+\.\d+)-slim", bases.pop())
    assert found
    assert PROJECT["project"]["requires-python"] == f">={found[1]}"


def test_the_versions_are_pinned() -> None:
    [install] = [words for words in all_of("RUN") if "pip install" in words]
    assert "-c constraints.txt" in install
    assert "constraints.txt" in copied()


def test_it_does_not_run_as_root() -> None:
    assert "root" not in all_of("USER")[-1].split(":")[0]
    assert LINES.index(f"USER {all_of('USER')[-1]}") < LINES.index('CMD ["ramal", "run"]')
    assert f"useradd --system --uid 10001 --home-dir /data {all_of('USER')[-1]}" in TEXT


def test_the_command_is_a_script_of_the_project_and_exists() -> None:
    script, command = json.loads(all_of("CMD")[-1])
    module, _, name = PROJECT["project"]["scripts"][script].partition(":")
    assert hasattr(importlib.import_module(module), name)
    assert f"def {command}() -> None:" in read("bot/cli.py")


def test_the_health_check_is_python_that_asks_an_address_of_ours() -> None:
    python, flag, code = health_check()
    assert (python, flag) == ("python", "-c")
    names = [alias.name for node in ast.walk(ast.parse(code)) for alias in _names(node)]
    assert names
    assert all(importlib.util.find_spec(name) for name in names)
    assert "/healthz" in code
    assert "/healthz" in read("bot/http/health.py")


def test_the_data_is_a_volume_that_the_settings_name() -> None:
    assert environment()["RAMAL_DATA_DIR"] == all_of("VOLUME")[-1]
    assert environment()["RAMAL_HTTP_HOST"] == "0.0.0.0"  # noqa: S104 - inside a container
    assert environment()["RAMAL_HTTP_PORT"] == all_of("EXPOSE")[-1]


def _names(node: ast.AST) -> list[ast.alias]:
    return node.names if isinstance(node, ast.Import) else []
