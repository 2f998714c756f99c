"""Alerts of the past: a list with the time to acknowledge, one page's timeline, an export."""

from __future__ import annotations

import statistics
from collections.abc import Iterable
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from domain.command import Command
from domain.oncall.alert import Alert, Page, PageStage, PageStep
from domain.people.person import Person, tidy_person
from domain.people.roles import may
from domain.rules import Rules
from domain.timeline import TimelineEntry
from handlers.access.access import role_of
from handlers.oncall.cards import alert_line, name_or_nobody, page_mark, page_title
from handlers.oncall.timeline import time_to_ack, what_happened
from handlers.replies.reader import Reader
from handlers.replies.times import moment
from storage.oncall import alerts, history, pages
from storage.oncall.history import PageRecord
from storage.people import people

SHOWN = timedelta(days=30)
LISTED = 200  # alerts listed on the web page; its figures count all of them
_IN_ONE = 500
Shape = dict[str, object]
COLUMNS = (
    "alert",
    "team",
    "state",
    "test",
    "severity",
    "title",
    "place",
    "source",
    "alerts",
    "calls",
    "opened_at",
    "acknowledged_at",
    "acknowledged_by",
    "seconds_to_acknowledge",
    "closed_at",
)


def may_read_alerts(person: Person, rules: Rules) -> bool:
    """Whether a person may read of alerts: by their role, or because the file names them."""
    role = role_of(person, rules)
    return bool(rules.on_call.name_of(person.identities)) or may(role, Command.ONCALL)


async def history_shape(session: AsyncSession, now: datetime, reader: Reader) -> Shape:
    """The last 30 days as a page shows them: sentences in its reader's language."""
    every: list[PageRecord] = []
    while some := await history.list_records(
        session, now - SHOWN, before=every[-1].page.id if every else None, limit=_IN_ONE
    ):
        every += some
    records = every[:LISTED]
    return {
        "title": reader.say("history-title"),
        "summary": _summary([r for r in every if not r.page.test], reader),
        "more": reader.say("history-more", count=len(every) - LISTED) if every[LISTED:] else "",
        "export": reader.say("history-export"),
        "empty": "" if records else reader.say("history-none"),
        "pages": [await _row(record, session, reader) for record in records],
    }


async def _row(record: PageRecord, session: AsyncSession, reader: Reader) -> Shape:
    page = record.page
    acker = await people.find_maybe(session, page.acker_id or 0)
    word = "silenced" if record.silenced else page.stage.value
    state = reader.say(f"pages-word-{word}", name=name_or_nobody(acker, reader))
    return {
        "alert": page.short,
        "mark": page_mark(page, reader),
        "what": page_title(page),
        "team": page.team,
        "since": moment(page.opened_at, reader),
        "state": state,
        "waits": page.stage in (PageStage.CALLING, PageStage.UNHEARD),
        "ack": "" if record.seconds_to_ack is None else _lasted(record.seconds_to_ack, reader),
    }


def _summary(records: Iterable[PageRecord], reader: Reader) -> str:
    """How many there were, and how long people took: what on-call teams are asked for."""
    found = list(records)
    took = [r.seconds_to_ack for r in found if r.seconds_to_ack is not None]
    parts = [reader.say("history-count", count=len(found))]
    if took:
        median = _lasted(round(statistics.median(took)), reader)
        parts.append(reader.say("history-median", time=median))
    if unheard := sum(record.unheard for record in found):
        parts.append(reader.say("history-unheard", count=unheard))
    return " · ".join(parts)


async def page_shape(page: Page, session: AsyncSession, reader: Reader) -> Shape:
    """One page: its alerts, and all that happened, in order."""
    found = await alerts.list_of_page(session, page.id)
    acker = await people.find_maybe(session, page.acker_id or 0)
    name = name_or_nobody(acker, reader)
    events = await pages.list_events(session, page.id)
    return {
        "title": reader.say("page-timeline", short=page.short, team=page.team).rstrip(":"),
        "state": reader.say(f"pages-word-{page.stage}", name=name),
        "back": reader.say("history-back"),
        "export": reader.say("history-export"),
        "alerts": [_alert(alert, reader) for alert in found],
        "took": time_to_ack(page, events, reader),
        "steps": [await _step(event, session, reader) for event in events],
    }


async def _step(event: TimelineEntry[PageStep], session: AsyncSession, reader: Reader) -> Shape:
    who = await people.find_maybe(session, event.person_id)
    return {
        "at": f"{event.at.astimezone(reader.zone):%Y-%m-%d %H:%M:%S}",
        "what": what_happened(event, reader),
        "who": tidy_person(who.name) if who else "",
    }


def _alert(alert: Alert, reader: Reader) -> Shape:
    return {"line": alert_line(alert, reader), "summary": alert.summary[:300]}


def _lasted(seconds: int, reader: Reader) -> str:
    return reader.say("history-time", minutes=seconds // 60, seconds=seconds % 60)


async def export_some(
    session: AsyncSession, since: datetime, before: int | None = None
) -> tuple[list[tuple[Page, Shape]], int | None]:
    """Pages since then, each with its COLUMNS, the newest first: plain values for programs, UTC.

    Beside them what to give as `before` for the next ones; None once all were read.
    """
    records = await history.list_records(session, since, before=before, limit=_IN_ONE)
    rows = [(record.page, await _exported(record, session)) for record in records]
    return rows, records[-1].page.id if records else None


async def timeline_rows(page: Page, session: AsyncSession) -> list[Shape]:
    """All that happened to one page, in order: plain values for programs, UTC."""
    rows: list[Shape] = []
    for event in await pages.list_events(session, page.id):
        who = await people.find_maybe(session, event.person_id)
        rows.append(
            {
                "at": event.at.isoformat(timespec="seconds"),
                "step": event.step.value,
                "person": tidy_person(who.name) if who else "",
                "note": event.note,
                "call": event.order_id,
            }
        )
    return rows


async def _exported(record: PageRecord, session: AsyncSession) -> Shape:
    page = record.page
    acker = await people.find_maybe(session, page.acker_id or 0)
    values: tuple[object, ...] = (
        page.ticket,
        page.team,
        "silenced" if record.silenced else page.stage.value,
        page.test,
        page.severity.value,
        page.title,
        page.place,
        page.source,
        page.alerts,
        record.calls,
        page.opened_at,
        record.acked_at,
        tidy_person(acker.name) if acker else "",
        record.seconds_to_ack,
        page.closed_at,
    )
    return {
        name: value.isoformat(timespec="seconds") if isinstance(value, datetime) else value
        for name, value in zip(COLUMNS, values, strict=True)
    }
