"""Messages that answer one of ours: of which alert it spoke, and whether they answer for it."""

from __future__ import annotations

import re

from domain.oncall.alert import Page
from storage.chat import outbox
from storage.chat.inbound import StoredInbound
from storage.oncall import pages
from storage.work import Work


async def quoted_page(heard: StoredInbound, work: Work) -> Page | None:
    """The page of which the message speaks that an inbound answers; None if it is no such."""
    if not heard.said.replies_to:
        return None
    card, event = await outbox.find_named(work.session, heard.chat_id, heard.said.replies_to)
    if card.startswith("page:"):
        found = await pages.list_named(work.session, card.removeprefix("page:"))
        return found[0] if found else None
    numbered = re.match(r"page:(\d+):", event)
    return await pages.find_page(work.session, int(numbered[1])) if numbered else None
