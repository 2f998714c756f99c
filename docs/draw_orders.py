"""Draws docs/orders.md from the moves in domain/orders/order.py: run it when a move changes."""

from __future__ import annotations

from pathlib import Path

from domain.orders.order import ENDED, MOVES, State

PAGE = Path(__file__).with_name("orders.md")
BEGIN = "<!-- drawn by docs/draw_orders.py from domain/orders/order.py: do not edit by hand -->"
END = "<!-- end of the drawing -->"

# What makes each move; a move without its reason, or a reason without its move, fails a test.
WHY: dict[tuple[State, State], str] = {
    (State.PROPOSED, State.CONFIRMED): "the yes of the person who asked",
    (State.PROPOSED, State.CANCELLED): "their no, or /cancelar",
    (State.PROPOSED, State.EXPIRED): "5 minutes without an answer",
    (State.CONFIRMED, State.SUBMITTING): "due, and taken by a worker, committed before dialling",
    (State.CONFIRMED, State.CANCELLED): "/cancelar in time",
    (State.CONFIRMED, State.EXPIRED): "nobody could hand it over for 15 minutes after it was due",
    (
        State.SUBMITTING,
        State.CONFIRMED,
    ): "not posted after all, or its number was called a moment ago",
    (State.SUBMITTING, State.ACCEPTED): "the platform took the call or bridge",
    (State.SUBMITTING, State.CLOSED): "it took the SMS, or a report was faster than its answer",
    (State.SUBMITTING, State.REFUSED): "it said no",
    (State.SUBMITTING, State.UNKNOWN): "no usable answer",
    (State.ACCEPTED, State.CLOSED): "a report, or 24 hours of silence",
    (State.UNKNOWN, State.ACCEPTED): "its answer came after the question",
    (State.UNKNOWN, State.CLOSED): "a report came after all",
    (State.UNKNOWN, State.REFUSED): "a no that came after the question",
    (State.CLOSED, State.CLOSED): "a record corrects a callback, once",
    (State.REFUSED, State.CLOSED): "a report proves the refusal wrong",
}


def drawing() -> str:
    """The state machine as a mermaid diagram, in the order in which the states are declared."""
    lines = ["```mermaid", "stateDiagram-v2", f"    [*] --> {State.PROPOSED}: a command is read"]
    for before in State:
        for after in State:
            if after in MOVES[before]:
                lines.append(f"    {before} --> {after}: {WHY[before, after]}")
    lines += [f"    {state} --> [*]" for state in State if state in ENDED]
    return "\n".join([*lines, "```"])


def redrawn(page: str) -> str:
    """The page with its drawing made anew; raises ValueError where the marks are missing."""
    head, begin, rest = page.partition(BEGIN)
    _, end, tail = rest.partition(END)
    if not (begin and end):
        raise ValueError(f"{PAGE.name} lacks the marks between which the drawing stands")
    return f"{head}{BEGIN}\n{drawing()}\n{END}{tail}"


if __name__ == "__main__":
    PAGE.write_text(redrawn(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
