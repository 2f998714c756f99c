"""The chart of the callback queue's daily figures, and the same figures as text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from domain.callback_queue.statistics import DayFigures, RequestEnd, days_before, figures_of
from domain.chat import Message
from handlers.replies.reader import Reader, reader_of
from storage.audio import jobs
from storage.audio.jobs import MediaJob
from storage.callback_queue import requests
from storage.chat import chats, pictures
from storage.people import people
from storage.work import Work

DAYS = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartContent:
    """The words and numbers of a chart in its reader's language; `ends` are counts by day."""

    title: str
    axis: str
    days: tuple[str, ...]
    ends: tuple[tuple[RequestEnd, str, tuple[int, ...]], ...]
    notes: tuple[str, ...]
    text: str


async def read_figures(errand: MediaJob, work: Work) -> ChartContent:
    """The daily figures that an agent asked for, ready to be drawn."""
    reader = await _reader(errand, work)
    begins, ends = days_before(work.now, work.rules.zone, DAYS)
    found = await requests.list_between(work.session, begins, ends)
    days = figures_of(found, work.now, work.rules.zone, DAYS)
    return ChartContent(
        title=reader.say("figures-title"),
        axis=reader.say("figures-axis"),
        days=tuple(f"{one.day:%d/%m}" for one in days),
        ends=tuple(
            (end, reader.say(f"end-{end}"), tuple(one.ends.get(end, 0) for one in days))
            for end in RequestEnd
        ),
        notes=tuple(_note(one, reader) for one in days),
        text=_text(days, reader),
    )


async def note_chart(errand: MediaJob, picture: bytes, text: str, work: Work) -> None:
    """Send the drawn chart to the chat that asked for it."""
    if not await jobs.end_job(work.session, errand):
        await work.session.rollback()
        return
    number = await pictures.keep_picture(work.session, picture, work.now)
    to = await chats.find_address(work.session, errand.chat_id)
    event = f"errand:{errand.id}:{errand.kind}"
    await work.commit(Message(to=to, event=event, text=text, picture=number))


async def _reader(errand: MediaJob, work: Work) -> Reader:
    person = await people.find_person(work.session, errand.person_id)
    to = await chats.find_address(work.session, errand.chat_id)
    return reader_of(person, work.rules, to)


def _note(day: DayFigures, reader: Reader) -> str:
    return "" if day.to_meet is None else reader.say("figures-minutes", minutes=_minutes(day))


def _minutes(day: DayFigures) -> int:
    return max(1, round((day.to_meet or 0) / 60))


def _text(days: Sequence[DayFigures], reader: Reader) -> str:
    today = days[-1]
    counts = {end.value: today.ends.get(end, 0) for end in RequestEnd}
    lines = [reader.say("figures-today", asked=today.asked, **counts)]
    if today.to_meet is not None:
        lines.append(reader.say("figures-to-meet", minutes=_minutes(today)))
    return " ".join([*lines])
