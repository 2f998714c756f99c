"""What an order says: words, or a recording by its name, and perhaps an SMS after the call."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from domain.audio.recording import (
    VARIABLES,
    Recording,
    RecordingSource,
    RecordingUse,
    recording_use_in,
    tidy,
)
from domain.errors import (
    InvalidQuestion,
    InvalidRecording,
    InvalidTransfer,
    RecordingFault,
    TransferFault,
)
from domain.language.order_request import OrderRequest
from domain.language.question_keys import as_typed, split_question
from domain.orders import call
from domain.orders.follow_up_sms import FollowUpSms, SendWhen, split_sms
from domain.orders.order import Kind, Order
from domain.orders.question import Question, dump_answers
from domain.orders.transfer import TransferTo, split_transfer
from handlers.orders.question import hearable, read_aloud
from handlers.orders.transfer import without_sms, without_transfer
from handlers.replies.scene import Scene
from storage.audio import recordings

_WHEN = {SendWhen.ALWAYS: "", SendWhen.ANSWERED: " answered", SendWhen.UNANSWERED: " not answered"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What an order says: words or a recording, and the SMS that follows."""

    words: str
    recording: Recording | None = None
    values: Mapping[str, str] = field(default_factory=dict)
    sms: FollowUpSms | None = None
    question: Question | None = None
    transfer_to: TransferTo | None = None


async def content_of(wanted: OrderRequest, scene: Scene) -> Content:
    """Read what an order says.

    Raises InvalidWords, InvalidRecording, InvalidQuestion, InvalidTransfer.
    """
    words, to = without_transfer(wanted, wanted.words or "")
    if wanted.kind is Kind.SMS:
        return Content(words=call.checked_words(words, wanted.kind))
    sms = None
    if wanted.kind is Kind.CALL:
        words, sms = split_sms(words)
        words, to = without_sms(words, to, sms)
    if wanted.asks:
        question = hearable(split_question(words), scene)
        spoken = call.checked_words(read_aloud(question, scene.locale), wanted.kind)
        return Content(words=spoken, sms=sms, question=question)
    if asked := recording_use_in(words):
        if to is not None:
            raise InvalidTransfer(TransferFault.RECORDING)
        return await _recorded(asked, sms, wanted.due.at if wanted.due else scene.work.now, scene)
    if wanted.kind is Kind.BRIDGE and not words.strip():
        words = scene.say("bridge-default-words")
    return Content(words=call.checked_words(words, wanted.kind), sms=sms, transfer_to=to)


async def _recorded(
    asked: RecordingUse, sms: FollowUpSms | None, due: datetime, scene: Scene
) -> Content:
    day = max(due, scene.work.now).astimezone(scene.reader.zone).date()
    found = await recordings.find_kept(scene.work.session, tidy(asked.name), day)
    if found is None:
        raise InvalidRecording(RecordingFault.UNKNOWN, asked.name)
    given = {name for name, value in asked.values.items() if value.strip()}
    # A recording made in the platform's panel may have variables that we do not know.
    known = (
        set(VARIABLES.values())
        if found.source is RecordingSource.PLATFORM
        else set(found.variables)
    )
    if missing := sorted(set(found.variables) - given):
        raise InvalidRecording(RecordingFault.VALUE, found.name, missing[0])
    if extra := sorted(set(asked.values) - known):
        raise InvalidRecording(RecordingFault.NOTHING, found.name, extra[0])
    words = found.filled(asked.values)
    return Content(words=words, recording=found, values=asked.values, sms=sms)


def columns_of(content: Content, voice: str) -> dict[str, Any]:
    """What an order says as columns of its row; `voice` speaks what is no recording."""
    sms, recording, question = content.sms, content.recording, content.question
    return {
        "recording": recording.audio_id if recording else "",
        "recording_name": recording.name if recording else "",
        "variables": json.dumps(dict(content.values), ensure_ascii=False),
        "voice": "" if recording else voice,
        "sms_text": sms.text if sms else "",
        "sms_when": sms.when.value if sms else "",
        "sms_keys": sms.keys if sms else "",
        "question": question.words if question else "",
        "answers": dump_answers(question) if question else "{}",
    }


def said_in(order: Order) -> str:
    """What an order says, as one would type it again."""
    words = order.words
    if order.recording_name:
        values = json.loads(order.variables)
        given = "".join(f' {name}="{value}"' for name, value in values.items())
        words = f"#{order.recording_name}{given}"
    if order.asked:
        words = as_typed(order.asked)
    return with_extras(words, order)


def with_keys(words: str, order: Order) -> str:
    """New words for an order that asks: its keys stay, unless these bring their own."""
    if order.asked is None:
        return words
    try:
        split_question(words)
    except InvalidQuestion:
        return as_typed(replace(order.asked, words=words))
    return words


def with_extras(words: str, order: Order) -> str:
    """The words with the SMS that follows the order, or with its `+falar`, as one types them."""
    if order.transfer_key and split_transfer(words)[1] is None:
        return f"{words} +falar{' fila' if order.transfer_to else ''}"
    if not order.sms_text:
        return words
    when = f" key {order.sms_keys}" if order.sms_keys else _WHEN[SendWhen(order.sms_when)]
    return f"{words} +sms{when}: {order.sms_text}"
