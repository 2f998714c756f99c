"""One order and one report, as tests of the words need them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from domain.orders.order import Kind, Order, Purpose, State
from domain.orders.outcome import Report, ReportSource
from domain.phone import parse_number
from tests.clocks import NOON

DEST = parse_number("11 99206-9730")


def order(**facts: Any) -> Order:
    plain = Order(
        id=1,
        ticket="abcdefghjkmnpqr",
        kind=Kind.CALL,
        state=State.PROPOSED,
        purpose=Purpose.TRANSACTIONAL,
        asker_id=1,
        chat_id=1,
        dest=DEST,
        words="Olá",
        proposed_at=NOON,
    )
    return replace(plain, **facts)


def report(**facts: Any) -> Report:
    plain = Report(
        source=ReportSource.CALLBACK,
        status="OK",
        ticket="abcdefghjkmnpqr",
        provider_id="900",
        dialled_at=NOON,
        answered_at=NOON + timedelta(seconds=2),
        ended_at=NOON + timedelta(seconds=14),
        duration=12,
    )
    return replace(plain, **facts)
