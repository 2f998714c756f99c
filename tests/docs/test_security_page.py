"""docs/security.md says the numbers and headers that stand in the code."""

from __future__ import annotations

import re
from datetime import timedelta
from importlib import import_module
from pathlib import Path

import pytest

from bot.wire.headers import ALWAYS, DATA_POLICY, PAGE_RULES
from domain.callback_queue.strangers import CEILINGS, StrangerCause, StrangerScope
from tests.docs.pages import DOCS

PAGE = (DOCS / "security.md").read_text(encoding="utf-8")
BOUNDS = re.findall(r"^\| ([^|]+) \| ([^|]+) \| `([\w.]+)` \|$", PAGE, re.MULTILINE)
HEADERS = re.findall(r"^\| `([\w-]+)` \| `([^|]+)` \| [^|]+ \|$", PAGE, re.MULTILINE)
UNITS = {"": 1, "s": 1, "KiB": 1024, "MiB": 1024**2, "days": 24 * 3600}
# Modules whose every bound is on the page: what comes in from outside passes through them.
ROOMS = (
    "bot.http.alerts",
    "bot.http.app",
    "bot.http.open_files",
    "bot.http.status_callbacks",
    "bot.channels.web.socket",
    "bot.channels.telegram.webhook",
    "domain.json_objects",
)
BOUND = re.compile(r"(LARGEST|LONGEST|DEEPEST|MOST|ENOUGH)(_[A-Z]+)*")


def found(path: str) -> float:
    """The number behind a path such as `bot.http.connections.Bounds.headers`."""
    names = path.split(".")
    for cut in range(len(names) - 1, 0, -1):
        try:
            value: object = import_module(".".join(names[:cut]))
        except ModuleNotFoundError:
            continue
        for name in names[cut:]:
            fields = getattr(value, "__dataclass_fields__", {}) if isinstance(value, type) else {}
            value = fields[name].default if name in fields else getattr(value, name)
        seconds = value.total_seconds() if isinstance(value, timedelta) else value
        assert isinstance(seconds, int | float), path
        return seconds
    raise AssertionError(f"no module of {path}")


@pytest.mark.parametrize(("what", "said", "path"), BOUNDS, ids=[path for *_, path in BOUNDS])
def test_a_bound_is_the_one_in_the_code(what: str, said: str, path: str) -> None:
    number, _, unit = said.replace(",", "").partition(" ")
    assert found(path) == float(number) * UNITS[unit], what


def test_every_kind_of_bound_is_there() -> None:
    assert len(BOUNDS) > 40


@pytest.mark.parametrize("room", ROOMS)
def test_no_bound_of_a_door_is_left_out(room: str) -> None:
    named = {path for *_, path in BOUNDS}
    bounds = {f"{room}.{name}" for name in vars(import_module(room)) if BOUND.fullmatch(name)}
    own = {path for path in bounds if _is_own(path)}
    assert own <= named | {"domain.json_objects.LARGEST"}  # its callers each name their own


def _is_own(path: str) -> bool:
    room, _, name = path.rpartition(".")
    text = Path(import_module(room).__file__ or "").read_text(encoding="utf-8")
    return bool(re.search(rf"^(\w+, )*{name}\b.*=", text, re.MULTILINE))


def test_the_headers_are_those_that_answers_carry() -> None:
    assert dict(HEADERS) == ALWAYS
    assert DATA_POLICY in PAGE


def test_what_the_page_says_of_scripts_is_so() -> None:
    assert PAGE_RULES["script-src"] == "'self'"
    assert "unsafe" not in " ".join(PAGE_RULES.values())


def test_the_ceilings_of_strangers_are_those_in_the_code() -> None:
    scopes = {"visit": StrangerScope.VISIT, "network": StrangerScope.NETWORK}
    rows = re.findall(
        r"^\| numbers of (?:one|the) (visit|network|range)[^|]*in (a day|an hour) \| (\d+) \|$",
        PAGE,
        re.MULTILINE,
    )
    said = {
        (scopes.get(scope, StrangerScope.RANGE), within == "a day", int(most))
        for scope, within, most in rows
    }
    coded = {
        (ceiling.scope, ceiling.within == timedelta(days=1), ceiling.most)
        for ceiling in CEILINGS[StrangerCause.CODE]
    }
    assert said == coded


def test_every_weakness_that_was_found_has_a_test() -> None:
    weaknesses = {int(number) for number in re.findall(r"\bW(\d+)\b", PAGE)}
    assert weaknesses == set(range(1, 14))
