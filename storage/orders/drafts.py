"""The draft of an order: the values of a proposal before it has a row."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import datetime

from domain.orders.order import Kind, OrderExtras, Purpose, Urgency
from domain.orders.question import AnswerStage, load_question
from domain.phone import PhoneNumber

# The fields that a repeated order takes over from the earlier one.
CONTENT = tuple(field.name for field in fields(OrderExtras))


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderDraft(OrderExtras):
    """The values of a proposed order, before it has a row."""

    ticket: str
    token: str
    kind: Kind
    purpose: Purpose
    asker_id: int
    chat_id: int
    dest: PhoneNumber
    words: str
    dest2: PhoneNumber | None = None
    estimate: int | None = None
    reserve: int | None = None  # held against a spending limit until the cost is reported
    repeat_seen: datetime | None = None
    line_unverified: bool = False
    follows: int | None = None
    request_id: int | None = None
    page_id: int | None = None
    survey_id: int | None = None
    urgency: int = Urgency.USUAL
    due_at: datetime | None = None

    @property
    def answer_stage(self) -> AnswerStage:
        """Where its answer stands before it was asked: only a spoken one is waited for."""
        asked = load_question(self.question, self.answers)
        return AnswerStage.AWAITED if asked and asked.is_spoken else AnswerStage.NONE
