"""Messages that answer one of ours: of which alert's page that one spoke."""

from __future__ import annotations

from domain.chat import AboutPage
from domain.oncall.alert import Page
from storage.chat import outbox
from storage.chat.inbound import StoredInbound
from storage.oncall import pages
from storage.work import Work


async def quoted_page(heard: StoredInbound, work: Work) -> Page | None:
    """The page of which the message speaks that an inbound answers; None if it is no such."""
    if not heard.said.replies_to:
        return None
    about = await outbox.find_about(work.session, heard.chat_id, heard.said.replies_to)
    if not isinstance(about, AboutPage):
        return None
    return await pages.find_page(work.session, about.page_id)
