"""Answers that were spoken into a call: fetched once the record names them, heard, and told."""

from __future__ import annotations

from dataclasses import dataclass, replace

from domain.audio.sound import Sound
from domain.chat import Message, PersonInChat, SoundPart
from domain.orders.order import Order
from domain.orders.outcome import Report, ReportSource, Verdict
from domain.orders.question import AnswerFault, AnswerStage
from handlers.outcomes.news import news_of
from storage.audio import jobs
from storage.audio.jobs import MediaJob, MediaJobKind
from storage.chat import sounds
from storage.orders import orders
from storage.work import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class SpokenAnswer:
    """What became of a recording: its sound, its words, and why there are none of either."""

    sound: Sound | None = None
    words: str = ""
    fault: AnswerFault | None = None


def names_no_recording(order: Order, report: Report) -> bool:
    """Whether somebody answered a call that records, and this report has no recording yet."""
    awaited = order.answer_stage is AnswerStage.AWAITED and report.verdict is Verdict.ANSWERED
    return awaited and not report.recording


async def fetch_answer(order: Order, report: Report, work: Work) -> Order:
    """Have the recording fetched that a record names, once.

    A callback's word for it is not taken: anybody can post one.
    """
    if report.source is not ReportSource.RECORD or not report.recording:
        return order
    if not order.listening or order.answer_stage is not AnswerStage.AWAITED:
        return order
    here = PersonInChat(order.asker_id, order.chat_id)
    wanted = {"order": order.id, "address": report.recording}
    await jobs.open_job(work.session, MediaJobKind.ANSWER, here, work.now, **wanted)
    return await orders.note(work.session, order, answer_stage=AnswerStage.FETCHING)


async def note_answer(job: MediaJob, found: SpokenAnswer, work: Work) -> None:
    """Tell what was said into a call, with its sound; commits once."""
    if not await jobs.end_job(work.session, job):
        await work.session.rollback()
        return
    order = await orders.find_order(work.session, int(job.wanted["order"]), lock=True)
    if not order.listening:
        await work.commit()
        return
    await work.commit(*await end_answer(order, found, work))


async def end_answer(order: Order, found: SpokenAnswer, work: Work) -> tuple[Message, ...]:
    """Note what was said, and the messages that tell it: the card as it is now, and the news."""
    order = await orders.note(
        work.session,
        order,
        answer_stage=AnswerStage.ENDED,
        answer=found.words,
        answer_fault=found.fault.value if found.fault else "",
        next_look_at=None,
    )
    news = await news_of(order, work, "answer")
    fresh = news.fresh
    if found.words and work.rules.hearing.practice:
        fresh = replace(fresh, text=f"{fresh.text}\n{news.reader.say('hearing-practice')}")
    if found.sound is not None:
        number = await sounds.keep_voice(work.session, found.sound, work.now)
        voice = SoundPart(number, found.sound.seconds, found.sound.waveform)
        fresh = replace(fresh, voice=voice)
    return news.card, fresh
