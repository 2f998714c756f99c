"""A spoken answer: fetched once when a record names it, told, or said to be missing."""

from __future__ import annotations

from typing import Any

import pytest

from domain.audio.sound import Sound
from domain.chat import Message
from domain.orders.order import Order
from domain.orders.outcome import ReportSource
from domain.orders.question import AnswerFault, AnswerStage
from domain.ports import Accepted
from handlers.orders.submission import submission_of
from handlers.outcomes.no_report import NEVER, UNRECORDED
from handlers.outcomes.spoken_answers import SpokenAnswer, note_answer
from storage.audio import jobs
from storage.audio.jobs import MediaJob
from storage.work import Work
from tests.handlers.talk import ANA, Talk

ASK = f"/perguntar {ANA} O que houve? falando"
RECORD = {"source": ReportSource.RECORD, "provider_id": ""}
ADDRESS = "https://records.example/secret.wav"


async def answered(talk: Talk, **record: Any) -> Order:
    await talk.say(ASK, yes=True)
    await talk.answered(await talk.claim(), Accepted("900"))
    order = await talk.order()
    await talk.report(order, **RECORD, **record)
    return await talk.order()


async def claim(talk: Talk) -> MediaJob:
    async with talk.database.write() as session:
        job = await jobs.claim_job(session, "worker-1", talk.clock.now())
    assert job is not None
    return job


async def tell(talk: Talk, job: MediaJob, found: SpokenAnswer) -> list[Message]:
    async with talk.database.open_write() as session:
        await note_answer(job, found, Work(session, talk.clock.now(), talk.rules))
    return await talk.fresh()


async def test_the_recording_that_a_record_names_is_fetched_and_its_words_are_told(
    talk: Talk,
) -> None:
    order = await answered(talk, recording=ADDRESS)
    assert submission_of(order).records == 30
    assert order.answer_stage is AnswerStage.FETCHING
    job = await claim(talk)
    assert job.wanted == {"order": order.id, "address": ADDRESS}
    sound = Sound(b"ogg", 2.0, (1, 2, 3))
    card, news = await tell(talk, job, SpokenAnswer(sound=sound, words="a luz acabou"))
    assert card.text.endswith("respondeu: “a luz acabou”")
    assert news.voice is not None
    assert news.voice.seconds == 2.0
    assert await tell(talk, job, SpokenAnswer(words="outra vez")) == []


@pytest.mark.parametrize("fault", list(AnswerFault))
async def test_why_there_are_no_words_is_said(talk: Talk, fault: AnswerFault) -> None:
    await answered(talk, recording=ADDRESS)
    card, news = await tell(talk, await claim(talk), SpokenAnswer(fault=fault))
    assert news.voice is None
    assert (await talk.order()).answer_fault == fault
    assert card.text.rpartition("\n")[2] in news.text


async def test_a_callback_is_not_believed_about_a_recording(talk: Talk) -> None:
    await talk.say(ASK, yes=True)
    await talk.answered(await talk.claim(), Accepted("900"))
    order = await talk.order()
    await talk.report(order, recording=ADDRESS)
    assert (await talk.order()).answer_stage is AnswerStage.AWAITED


async def test_a_record_without_a_recording_is_looked_up_until_it_will_not_name_one(
    talk: Talk,
) -> None:
    order = await answered(talk)
    assert (await talk.row(order)).next_look_at is not None
    assert await talk.silence(order) == []
    talk.clock.turn(seconds=UNRECORDED.total_seconds())
    assert await talk.silence(order, looked=False) == [], "nothing was read"
    _, news = await talk.silence(order)
    assert "não deixou resposta gravada" in news.text
    assert (await talk.row(order)).next_look_at is None


async def test_records_that_are_never_readable_end_the_waiting_after_a_day(talk: Talk) -> None:
    order = await answered(talk)
    talk.clock.turn(seconds=NEVER.total_seconds())
    _, news = await talk.silence(order, looked=False)
    assert "não deixou resposta gravada" in news.text


async def test_a_recording_that_is_named_later_is_fetched(talk: Talk) -> None:
    order = await answered(talk)
    await talk.report(order, **RECORD, recording=ADDRESS)
    assert (await talk.order()).answer_stage is AnswerStage.FETCHING
