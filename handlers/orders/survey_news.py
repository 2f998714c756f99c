"""What becomes of a survey as its calls end: the card that fills in, and one message at the end."""

from __future__ import annotations

from collections.abc import Sequence

from domain.chat import Address, Message
from domain.orders.order import ENDED, Order, State
from domain.orders.survey import Survey, answered, asked_in, ended, state_of
from handlers.orders.survey_card import answer_line, name_in, survey_card, survey_facts, tally
from handlers.replies.reader import Reader, reader_of
from storage.chat import chats
from storage.chat.superseded import drop_unsent
from storage.orders import surveys
from storage.people import people
from storage.work import Work


async def follow_survey(order: Order, work: Work, event: str) -> tuple[Message, ...]:
    """Edit the card of an order's survey, and tell once that all of it has ended.

    What changes after that is told by itself. Of a proposal nothing is said until all its calls
    have expired.
    """
    survey, calls = await _read(order, work)
    if survey.confirmed_at is None and any(call.state is State.PROPOSED for call in calls):
        return ()
    shown = await tally_card(survey, calls, work, f"{order.id}:{event}")
    if survey.ended_at is not None:
        return (shown, await _late(order, survey, calls, work, event))
    return (shown, *await tell_end(survey, calls, work))


async def note_left(order: Order, work: Work) -> tuple[Message, ...]:
    """Edit the card once all calls of an order's survey have left: nothing can be cancelled."""
    survey, calls = await _read(order, work)
    left = all(call.state in ENDED | {State.ACCEPTED, State.UNKNOWN} for call in calls)
    return (await tally_card(survey, calls, work, "left"),) if left else ()


async def tally_card(survey: Survey, calls: Sequence[Order], work: Work, event: str) -> Message:
    """The card as it stands, in place of its edits that nobody has seen yet."""
    await drop_unsent(work.session, survey.chat_id, survey.ticket, f"survey:{survey.id}:tally:")
    to, reader = await _addressee(survey, work)
    return survey_card(survey, calls, to, reader, f"tally:{event}")


async def tell_end(survey: Survey, calls: Sequence[Order], work: Work) -> tuple[Message, ...]:
    """The message that all calls have ended, if they have, and who gave no answer."""
    over = survey.confirmed_at is not None and ended(calls)
    if not over or survey.ended_at is not None or state_of(survey, calls) is State.CANCELLED:
        return ()
    await surveys.note(work.session, survey.id, ended_at=work.now)
    to, reader = await _addressee(survey, work)
    silent = [c for c in asked_in(survey, calls) if not isinstance(answered(c), str)]
    lines = [
        reader.say("survey-over", words=survey.question.words, short=survey.short),
        reader.say("survey-tally", tally=tally(survey, calls, reader)),
    ]
    if silent:
        names = ", ".join(name_in(survey, call, reader) for call in silent)
        lines.append(reader.say("survey-silent", names=names))
    event = f"survey:{survey.id}:news"
    return (
        Message(
            to=to,
            event=event,
            text="\n".join(lines),
            about=survey_facts(survey, calls, reader),
        ),
    )


async def _late(
    order: Order, survey: Survey, calls: Sequence[Order], work: Work, event: str
) -> Message:
    """That one call of a survey turned out otherwise after all had been told."""
    to, reader = await _addressee(survey, work)
    lines = [
        reader.say("survey-late", words=survey.question.words, short=survey.short),
        answer_line(order, survey, reader),
        reader.say("survey-tally", tally=tally(survey, calls, reader)),
    ]
    event = f"survey:{survey.id}:late:{order.id}:{event}"
    return Message(
        to=to, event=event, text="\n".join(lines), about=survey_facts(survey, calls, reader)
    )


async def _read(order: Order, work: Work) -> tuple[Survey, list[Order]]:
    if order.survey_id is None:
        raise ValueError("the order belongs to no survey")
    await chats.lock_chat(work.session, order.chat_id)
    survey = await surveys.find_survey(work.session, order.survey_id)
    return survey, await surveys.list_calls(work.session, survey.id)


async def _addressee(survey: Survey, work: Work) -> tuple[Address, Reader]:
    """The chat in which a survey is told of, and the reader for whom."""
    asker = await people.find_person(work.session, survey.asker_id)
    to = await chats.find_address(work.session, survey.chat_id)
    return to, reader_of(asker, work.rules, to)
