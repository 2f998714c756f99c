"""The card of a survey: whom it asks, what, and how the answers come in, by name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from domain.chat import Address, Button, Message, OrderFacts
from domain.language.buttons import encode
from domain.orders.intents import SettleChoice
from domain.orders.order import STOPPABLE, Order, State
from domain.orders.outcome import Verdict
from domain.orders.survey import NoAnswer, Survey, answered, asked_in, state_of
from domain.phone import PhoneNumber, from_digits
from handlers.orders.cards import party_text, state_text, status_word
from handlers.orders.question import question_lines
from handlers.replies.reader import Reader
from handlers.replies.scene import SCHEDULED
from handlers.replies.sentences import money
from handlers.replies.times import due_line

_ANSWERLESS = tuple(NoAnswer)


def survey_card(
    survey: Survey, calls: Sequence[Order], to: Address, reader: Reader, event: str
) -> Message:
    """The card of a survey as it stands now; `event` names the step that it tells of."""
    return Message(
        to=to,
        event=f"survey:{survey.id}:{event}",
        text=survey_text(survey, calls, reader),
        buttons=_buttons(survey, calls, reader),
        card=survey.ticket,
        about=survey_facts(survey, calls, reader),
    )


def survey_text(survey: Survey, calls: Sequence[Order], reader: Reader) -> str:
    """A card's text: the question, whom it asks and whom not, what it costs, where it stands."""
    asked = asked_in(survey, calls) or list(calls)
    first, state = asked[0], state_of(survey, calls)
    lines = [reader.say("survey-title", count=len(asked)), *question_lines(survey.question, reader)]
    if state is State.PROPOSED:
        lines += [reader.say("survey-whom"), *(_whom(call, survey, reader) for call in asked)]
    if survey.left_out:
        lines += [reader.say("survey-not-whom"), *_left_out(survey, reader)]
    if first.sms_text:
        parts = {"words": first.sms_text, "keys": first.sms_keys.replace(",", ", ")}
        lines.append(reader.say(f"card-sms-{first.sms_when}", **parts))
    lines += [due_line(first, reader)] if first.due_at else []
    lines.append(reader.say("card-purpose", purpose=reader.say(f"purpose-{first.purpose}")))
    if reader.opt_out_key:
        lines.append(reader.say("card-opt-out-key", key=reader.opt_out_key))
    lines += [_cost(asked, reader), reader.say("card-ticket", short=survey.short), ""]
    if state in (State.PROPOSED, State.CANCELLED, State.EXPIRED):
        return "\n".join([*lines, state_text(first, reader)])
    if state is State.CONFIRMED and first.scheduled:
        lines.append(state_text(next(c for c in asked if c.state in STOPPABLE), reader))
    lines.append(reader.say("survey-tally", tally=tally(survey, calls, reader)))
    return "\n".join([*lines, *(answer_line(call, survey, reader) for call in asked)])


def tally(survey: Survey, calls: Sequence[Order], reader: Reader) -> str:
    """How many gave each answer, and how many none, in one line."""
    counts = Counter(answered(call) for call in asked_in(survey, calls))
    parts = [
        reader.say("survey-count", what=meaning, count=counts[meaning])
        for meaning in dict.fromkeys(survey.question.answers.values())
    ]
    parts += [
        reader.say(f"survey-count-{which.value}", count=counts[which])
        for which in _ANSWERLESS
        if counts[which]
    ]
    return ", ".join(parts)


def survey_word(survey: Survey, calls: Sequence[Order], reader: Reader) -> str:
    """Where a survey stands, in a few words for a list."""
    if state_of(survey, calls) in (State.PROPOSED, State.CANCELLED, State.EXPIRED):
        return status_word((asked_in(survey, calls) or calls)[0], reader)
    return tally(survey, calls, reader)


def answer_line(call: Order, survey: Survey, reader: Reader) -> str:
    """Who said what, in one line."""
    return reader.say("survey-line", who=name_in(survey, call, reader), what=_said(call, reader))


def name_in(survey: Survey, call: Order, reader: Reader) -> str:
    """The name of somebody who is asked, or the number of whom no name is known."""
    return survey.names.get(call.dest.digits, "") or reader.number(call.dest)


def survey_facts(survey: Survey, calls: Sequence[Order], reader: Reader) -> OrderFacts:
    """A survey's facts for programs: its `answer` is the tally once everybody gave an answer."""
    asked, state = asked_in(survey, calls) or list(calls), state_of(survey, calls)
    everybody = all(isinstance(answered(call), str) for call in asked)
    verdict = Verdict.ANSWERED if everybody else Verdict.NOT_ANSWERED
    return OrderFacts(
        order=asked[0].id,
        ticket=survey.ticket,
        kind=asked[0].kind,
        state=SCHEDULED if state is State.CONFIRMED and asked[0].scheduled else state,
        verdict=verdict if state is State.CLOSED else "",
        asks=True,
        answer=tally(survey, calls, reader) if everybody else "",
    )


def _said(call: Order, reader: Reader) -> str:
    match answered(call):
        case str(meaning):
            return meaning
        case NoAnswer.WAITING:
            return reader.say("survey-waiting")
        case NoAnswer.OTHER_KEY:
            return reader.say("survey-other-key", keys=" ".join(dict.fromkeys(call.keys)))
        case NoAnswer.NOTHING if call.verdict is Verdict.ANSWERED:
            return reader.say("survey-no-key")
        case _:
            return status_word(call, reader)


def _whom(call: Order, survey: Survey, reader: Reader) -> str:
    who = _party(call.dest, survey, reader)
    return reader.say("survey-whom-again" if call.repeat_seen else "survey-whom-line", who=who)


def _left_out(survey: Survey, reader: Reader) -> list[str]:
    return [
        reader.say(
            "survey-line",
            who=_party(from_digits(digits), survey, reader),
            what=reader.say(f"survey-out-{why}"),
        )
        for digits, why in survey.left_out.items()
    ]


def _party(number: PhoneNumber, survey: Survey, reader: Reader) -> str:
    return party_text(number, survey.names.get(number.digits, ""), reader)


def _cost(calls: Sequence[Order], reader: Reader) -> str:
    """What all calls cost together: as reported, else as estimated."""
    dialled = [call for call in calls if answered(call) is not NoAnswer.UNSENT]
    each = [call.estimate if call.cost is None else call.cost for call in dialled]
    known = [amount for amount in each if amount is not None]
    if len(known) < len(each):
        return reader.say("card-estimate-unknown")
    told = all(call.cost is not None for call in dialled)
    sentence = "card-cost" if told else "card-estimate"
    return reader.say(sentence, cost=money(reader.locale, sum(known)))


def _buttons(survey: Survey, calls: Sequence[Order], reader: Reader) -> tuple[Button, ...]:
    """A yes and a no; after the yes a no, as long as some calls have not left."""
    states = {call.state for call in calls}
    names = [("button-cancel", "no")] if states & STOPPABLE else []
    if state_of(survey, calls) is State.PROPOSED:
        names.insert(0, ("button-schedule" if calls[0].due_at else "button-call", "yes"))
    return tuple(
        Button(reader.say(label), encode(SettleChoice(verb, survey.ticket)))
        for label, verb in names
    )
