"""The columns that all timeline tables share, and their conversion to and from entries."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Protocol

from domain.timeline import StepT, TimelineEntry


class TimelineRow(Protocol[StepT]):
    """A row of any timeline table."""

    at: datetime
    step: StepT
    person_id: int | None
    note: str


def columns_of(entry: TimelineEntry[StepT]) -> dict[str, Any]:
    """The column values of an entry; person 0 is stored as no reference."""
    return {
        "at": entry.at,
        "step": entry.step,
        "person_id": entry.person_id or None,
        "note": entry.note,
    }


def entry_of(row: TimelineRow[StepT], order_id: int | None = None) -> TimelineEntry[StepT]:
    """The entry that a row holds; `order_id` is the call it tells of, if the table has one."""
    return TimelineEntry(
        at=row.at, step=row.step, person_id=row.person_id or 0, note=row.note, order_id=order_id
    )
