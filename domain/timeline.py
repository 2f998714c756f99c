"""Timelines of pages and callback requests: what happened, when, and who did it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Generic, TypeVar

StepT = TypeVar("StepT", bound=StrEnum)


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineEntry(Generic[StepT]):
    """One entry of a timeline; `person_id` is 0 where nobody in a chat did it.

    `note` is a word of ours (why a call was stopped, to whom a page was handed) or a message that
    was passed on, `order_id` the call that the entry tells of.
    """

    at: datetime
    step: StepT
    person_id: int = 0
    note: str = ""
    order_id: int | None = None
