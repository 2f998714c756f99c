"""A page as chats read it: what is wrong, who is being called, who answers for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from domain.chat import AboutPage, Address, Button, Message
from domain.language.buttons import encode
from domain.oncall.alert import OPEN_PAGES, Alert, AlertStage, Page, PageStage
from domain.oncall.intents import SettlePage
from domain.people.person import Person, tidy_person
from handlers.replies.reader import Reader, reader_of, reader_of_all
from handlers.replies.times import moment
from storage.chat import chats
from storage.oncall import alerts, pages
from storage.people import people
from storage.work import Work

_SHOWN = 5  # alerts on one card, by name


async def page_cards(page: Page, work: Work, event: str = "") -> list[Message]:
    """The card of a page as it stands now, for every chat that reads along."""
    found = await alerts.list_of_page(work.session, page.id, limit=_SHOWN)
    # `page.alerts` also counts those that the source truncated from its messages.
    count = max(await alerts.count_of_page(work.session, page.id), page.alerts)
    cards = []
    for chat_id, person_id in await pages.list_chats(work.session, page.id):
        to, reader = await _reader(chat_id, person_id, work)
        text = await _text(page, found, count, reader, work)
        cards.append(
            Message(
                to=to,
                event=f"page:{page.id}:{event or page.steps}:{chat_id}",
                text=text,
                buttons=_buttons(page, reader),
                card=f"page:{page.ticket}",
                about=AboutPage(page.id),
            )
        )
    return cards


async def page_news(
    page: Page,
    work: Work,
    sentence: str,
    *,
    only: Address | None = None,
    event: str = "",
    **parts: str | int,
) -> list[Message]:
    """A new message in every chat that reads along, or in one of them."""
    told = []
    for chat_id, person_id in await pages.list_chats(work.session, page.id):
        to, reader = await _reader(chat_id, person_id, work)
        if only not in (None, to):
            continue
        text = reader.say(sentence, short=page.short, **parts)
        named = f"page:{page.id}:{page.steps}:{event}:{sentence}:{chat_id}"
        told.append(Message(to=to, event=named, text=text, about=AboutPage(page.id)))
    return told


def page_mark(page: Page, reader: Reader) -> str:
    """The sign of how severe a page is, or that it is a test."""
    return reader.say("mark-test" if page.test else f"mark-{page.severity}")


def page_title(page: Page) -> str:
    """What a page was about as it began, and how many alerts joined it."""
    title = " · ".join(filter(None, (page.title[:120], page.place)))
    return title + (f" +{page.alerts - 1}" if page.alerts > 1 else "")


def name_or_nobody(person: Person | None, reader: Reader) -> str:
    """A person's name, or the words for somebody whose name is not known."""
    return (tidy_person(person.name) if person else "") or reader.say("person-unnamed")


async def _reader(chat_id: int, person_id: int | None, work: Work) -> tuple[Address, Reader]:
    to = await chats.find_address(work.session, chat_id)
    if person_id is None:
        return to, reader_of_all(work.rules, to)
    return to, reader_of(await people.find_person(work.session, person_id), work.rules, to)


async def _text(page: Page, found: Sequence[Alert], count: int, reader: Reader, work: Work) -> str:
    """The card's text: `found` by name, and how many more of `count` there are."""
    title = "page-title-test" if page.test else "page-title"
    lines = [reader.say(title, team=page.team, short=page.short)]
    for alert in found:
        lines.append(alert_line(alert, reader))
        if alert.summary and alert is found[0]:
            lines.append(alert.summary[:300])
    if count > len(found):
        lines.append(reader.say("page-more", count=count - len(found)))
    acker = await people.find_maybe(work.session, page.acker_id) if page.acker_id else None
    parts = {"name": name_or_nobody(acker, reader)}
    if page.acked_at is not None:
        minutes = round((page.acked_at - page.opened_at).total_seconds() / 60)
        parts["minutes"] = str(max(minutes, 1))
    over = page.stage is PageStage.RESOLVED
    hushed = over and any(alert.stage is AlertStage.SILENCED for alert in found)
    tested = over and page.test and page.acked_at is not None
    name = "silenced" if hushed else "test-over" if tested else page.stage.value
    state = reader.say(f"page-{name}", **{"minutes": "", **parts})
    return "\n".join([*lines, "", state])


def alert_line(alert: Alert, reader: Reader) -> str:
    """How bad it is, what, where and since when, in one line."""
    marks = {AlertStage.RESOLVED: "resolved", AlertStage.SILENCED: "silenced"}
    mark = reader.say(f"mark-{marks.get(alert.stage, alert.severity.value)}")
    place = reader.say("page-place", place=alert.place) if alert.place else ""
    since = reader.say("page-since", since=moment(alert.since, reader))
    return f"{mark}{alert.title}{place} · {since}"


def _buttons(page: Page, reader: Reader) -> tuple[Button, ...]:
    verbs = {
        PageStage.CALLING: ("ack", "up", "done", "hush"),
        PageStage.UNHEARD: ("ack", "done", "hush"),
        PageStage.ACKNOWLEDGED: ("done", "again"),
    }
    if page.stage not in OPEN_PAGES:
        return ()
    return tuple(
        Button(reader.say(f"button-page-{verb}"), encode(SettlePage(verb, page.ticket)))
        for verb in verbs[page.stage]
    )


async def tell_here(page: Page, to: Address, person_id: int | None, work: Work) -> list[Message]:
    """Let a chat read along from now on: its first card, or nothing where it does already.

    `person_id` is who reads there alone, None in a team's chat.
    """
    chat_id = await chats.open_chat(work.session, to)
    if not await pages.add_chat(work.session, page.id, chat_id, person_id):
        return []
    return [
        replace(card, event=f"{card.event}:first")
        for card in await page_cards(page, work, f"open:{chat_id}")
        if card.to == to
    ]
