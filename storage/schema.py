"""Every table, imported in one place so that migrations and tests see them all."""

from __future__ import annotations

from sqlalchemy import MetaData
from sqlmodel import SQLModel

from storage import (
    callbacks,
    chats,
    contacts,
    errands,
    half_orders,
    hearings,
    inbound,
    logins,
    orders,
    outbox,
    people,
    recordings,
    reports,
    sounds,
    turns,
)

TABLES = (
    callbacks,
    chats,
    contacts,
    errands,
    half_orders,
    hearings,
    inbound,
    logins,
    orders,
    outbox,
    people,
    recordings,
    reports,
    sounds,
    turns,
)


def metadata() -> MetaData:
    """The whole schema as the code declares it."""
    return SQLModel.metadata
