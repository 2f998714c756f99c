"""A line as programs read it: an order is told whole, what else a message speaks of is not."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.channels.line_json import shape
from domain.chat import About, AboutPage, AboutRequest, Address, HistoryLine, Message, OrderFacts

ORDER = OrderFacts(order=1, ticket="abc", kind="call", state="closed", verdict="answered")


def line(about: About | None) -> HistoryLine:
    message = Message(to=Address("terminal", "ana"), event="e1", text="Olá", about=about)
    return HistoryLine(3, datetime(2026, 11, 23, tzinfo=UTC), message=message)


def test_an_order_is_told_whole() -> None:
    assert shape(line(ORDER))["order"] == {
        "order": 1,
        "ticket": "abc",
        "kind": "call",
        "state": "closed",
        "outcome": "answered",
        "inbound": 0,
        "asks": False,
        "answer": "",
    }


@pytest.mark.parametrize("about", [AboutPage(7), AboutRequest(8)])
def test_what_is_about_no_order_reads_as_it_always_did(about: About) -> None:
    assert shape(line(about)) == shape(line(None))
    assert "order" not in shape(line(about))
