"""docs/orders.md draws the state machine as the code has it."""

from __future__ import annotations

import runpy

from domain.orders.order import MOVES, State
from tests.docs.pages import DOCS, read, rows, section

DRAWN = runpy.run_path(str(DOCS / "draw_orders.py"))
PAGE = read("docs/orders.md")


def test_the_drawing_is_fresh() -> None:
    assert DRAWN["redrawn"](PAGE) == PAGE, "run: .venv/bin/python docs/draw_orders.py"


def test_every_move_has_its_reason_and_every_reason_its_move() -> None:
    moves = {(before, after) for before, afters in MOVES.items() for after in afters}
    assert set(DRAWN["WHY"]) == moves


def test_every_move_is_an_arrow() -> None:
    drawing = DRAWN["drawing"]()
    for before, afters in MOVES.items():
        for after in afters:
            assert f"{before} --> {after}: " in drawing


def test_every_state_is_explained() -> None:
    table = rows(section(PAGE, "## What each state means"))
    assert [row[0].strip("`") for row in table] == [state.value for state in State]


def test_no_reason_breaks_the_drawing() -> None:
    # Mermaid ends a statement at a semicolon and draws what follows as states.
    assert not [reason for reason in DRAWN["WHY"].values() if set(reason) & set(";:#\n")]
