"""What is proposed, before it has a place in the table of orders."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import datetime

from domain.orders.order import Kind, OrderExtras, Purpose, Urgency
from domain.phone import PhoneNumber

# Their names: an order that is given again has the same.
CONTENT = tuple(field.name for field in fields(OrderExtras))


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderDraft(OrderExtras):
    """What is proposed, before it has a place in the table."""

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
    reserve: int | None = None  # held against a cap on spending until the cost is reported
    repeat_seen: datetime | None = None
    line_unverified: bool = False
    follows: int | None = None
    request_id: int | None = None
    page_id: int | None = None
    urgency: int = Urgency.USUAL
    due_at: datetime | None = None
