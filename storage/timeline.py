"""The columns that every table of timelines shares, written and read again in one place."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Protocol

from domain.timeline import StepT, TimelineEntry


class TimelineRow(Protocol[StepT]):
    """A row of a timeline, whatever it belongs to."""

    at: datetime
    step: StepT
    person_id: int | None
    note: str


def columns_of(entry: TimelineEntry[StepT]) -> dict[str, Any]:
    """An entry's values by column; where nobody did it, nobody is referred to."""
    return {
        "at": entry.at,
        "step": entry.step,
        "person_id": entry.person_id or None,
        "note": entry.note,
    }


def entry_of(row: TimelineRow[StepT], order_id: int | None = None) -> TimelineEntry[StepT]:
    """The entry that a row holds; `order_id` is the call it tells of, where its table has such."""
    return TimelineEntry(
        at=row.at, step=row.step, person_id=row.person_id or 0, note=row.note, order_id=order_id
    )
