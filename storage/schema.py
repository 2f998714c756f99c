"""Every table, imported in one place so that migrations and tests see them all."""

from __future__ import annotations

from sqlalchemy import MetaData
from sqlmodel import SQLModel

from storage import turns
from storage.audio import jobs, recordings
from storage.callback_queue import requests, steps
from storage.chat import (
    chats,
    inbound,
    incomplete_orders,
    outbox,
    pending_questions,
    pictures,
    sounds,
    voice_notes,
)
from storage.oncall import alerts, overrides, pages, silences
from storage.orders import orders, reports, status_callbacks
from storage.people import (
    audit,
    blocklist,
    contacts,
    groups,
    invitations,
    limits,
    link_codes,
    logins,
    people,
)

TABLES = (
    alerts,
    audit,
    pending_questions,
    blocklist,
    requests,
    status_callbacks,
    chats,
    contacts,
    jobs,
    groups,
    incomplete_orders,
    voice_notes,
    inbound,
    invitations,
    limits,
    link_codes,
    logins,
    orders,
    outbox,
    overrides,
    pages,
    people,
    pictures,
    recordings,
    reports,
    steps,
    silences,
    sounds,
    turns,
)


def metadata() -> MetaData:
    """The whole schema as the code declares it."""
    return SQLModel.metadata
