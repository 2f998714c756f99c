"""Every table, imported in one place so that migrations and tests see them all."""

from __future__ import annotations

from sqlalchemy import MetaData
from sqlmodel import SQLModel

from storage import (
    alerts,
    audit,
    awaited,
    blocked,
    callback_requests,
    callbacks,
    chats,
    contacts,
    errands,
    groups,
    half_orders,
    hearings,
    inbound,
    invitations,
    limits,
    links,
    logins,
    orders,
    outbox,
    overrides,
    pages,
    people,
    pictures,
    recordings,
    reports,
    request_steps,
    silences,
    sounds,
    turns,
)

TABLES = (
    alerts,
    audit,
    awaited,
    blocked,
    callback_requests,
    callbacks,
    chats,
    contacts,
    errands,
    groups,
    half_orders,
    hearings,
    inbound,
    invitations,
    limits,
    links,
    logins,
    orders,
    outbox,
    overrides,
    pages,
    people,
    pictures,
    recordings,
    reports,
    request_steps,
    silences,
    sounds,
    turns,
)


def metadata() -> MetaData:
    """The whole schema as the code declares it."""
    return SQLModel.metadata
