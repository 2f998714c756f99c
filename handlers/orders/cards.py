"""The card of an order: one message, edited in place, that always says where the order stands."""

from __future__ import annotations

import json
from collections.abc import Mapping

from domain.chat import Address, Button, Message
from domain.language.buttons import encode
from domain.orders.intents import SettleChoice
from domain.orders.order import DUE_GRACE, Kind, Order, Purpose, State
from domain.orders.outcome import Verdict
from domain.phone import PhoneNumber
from handlers.orders.question import answer_text, question_lines, was_asked
from handlers.orders.transfer import transfer_lines, transfer_text, was_offered
from handlers.replies.reader import Reader
from handlers.replies.scene import facts
from handlers.replies.sentences import money
from handlers.replies.times import clock, due_line, due_words, near_moment

LEFT = "left"  # what `status` holds when the person decided to leave an unknown order


_TOLD_APART = (102, 114, 120)  # refusals of our credentials that have a remedy of their own
_NOBODY: Mapping[str, str] = {}


def card(
    order: Order, to: Address, reader: Reader, event: str, names: Mapping[str, str] = _NOBODY
) -> Message:
    """The card of an order as it stands now; `event` names the step that it tells of.

    `names` are those by which numbers were asked for, shown beside them; by digits.
    """
    return Message(
        to=to,
        event=f"order:{order.id}:{event}",
        text=card_text(order, reader, names),
        buttons=_buttons(order, reader),
        card=order.ticket,
        about=facts(order),
    )


def card_text(order: Order, reader: Reader, names: Mapping[str, str] = _NOBODY) -> str:
    """A card's text: whom, what is said, why, what it costs, and where the order stands."""
    lines = [_title(order, reader, names), *_body(order, reader, names)]
    lines += [due_line(order, reader)] if order.due_at else []
    lines.append(reader.say("card-purpose", purpose=reader.say(f"purpose-{order.purpose}")))
    if reader.opt_out_key and order.kind is Kind.CALL:
        lines.append(reader.say("card-opt-out-key", key=reader.opt_out_key))
    lines += [reader.say("card-warning", text=order.warning)] if order.warning else []
    lines += [_cost(order, reader), reader.say("card-ticket", short=order.short), ""]
    return "\n".join([*lines, state_text(order, reader, names)])


def with_note(text: str, *notes: str) -> str:
    """A card's text with what should be known, just before where it stands."""
    body, gap, state = text.rpartition("\n\n")
    return f"{body}{gap}" + "\n".join([*notes, state])


def state_text(order: Order, reader: Reader, names: Mapping[str, str] = _NOBODY) -> str:
    """Where the order stands, and if it waits for the platform's limits until when."""
    text = _state_text(order, reader, names)
    if order.held_until is None or order.state not in (State.SUBMITTING, State.ACCEPTED):
        return text
    when = near_moment(order.held_until, order.submitted_at or order.held_until, reader)
    return f"{text} " + reader.say("state-asked-again", when=when)


def _state_text(order: Order, reader: Reader, names: Mapping[str, str]) -> str:
    match order.state:
        case State.PROPOSED if order.due_at:
            return reader.say("state-proposed-due")
        case State.PROPOSED | State.ACCEPTED:
            return reader.say(f"state-{order.state}-{order.kind}")
        case State.UNKNOWN:
            left = order.status == LEFT
            return reader.say("state-unknown-left" if left else f"state-unknown-{order.kind}")
        case State.CONFIRMED if order.held_until:
            return reader.say("state-held", when=clock(order.held_until, reader, seconds=True))
        case State.CONFIRMED if order.scheduled:
            return reader.say("state-scheduled", moment=due_words(order, reader))
        case State.EXPIRED:
            return _expired(order, reader)
        case State.REFUSED:
            return refusal_text(order, reader)
        case State.CLOSED:
            return outcome_text(order, reader, names)
        case _:
            return reader.say(f"state-{order.state}")


def _expired(order: Order, reader: Reader) -> str:
    if order.confirmed_at is None:
        return reader.say("state-expired")
    if order.due_at is None:
        return reader.say("state-expired-late")
    minutes = int(DUE_GRACE.total_seconds()) // 60
    return reader.say("state-missed", moment=due_words(order, reader), minutes=minutes)


def outcome_text(order: Order, reader: Reader, names: Mapping[str, str] = _NOBODY) -> str:
    """How the order ended, as far as the platform said."""
    if order.asked and was_asked(order):
        return answer_text(order, order.asked, _who(order, reader, names), reader)
    if was_offered(order):
        return transfer_text(order, _who(order, reader, names), reader)
    sentence = f"outcome-{order.kind}-{order.verdict}"
    if order.verdict is Verdict.ANSWERED:
        sentence += _how_answered(order)
    elif order.verdict is Verdict.VOICEMAIL and order.keys:
        sentence += "-keys"
    return reader.say(
        sentence,
        dest=reader.number(order.dest),
        dest2=reader.number(order.dest2) if order.dest2 else "",
        seconds=order.duration or 0,
        keys=" ".join(order.keys),
        status=order.status,
    )


def _how_answered(order: Order) -> str:
    """Which of the sentences for an answered call fits what was reported of it."""
    if order.duration is None:
        return "-pressed" if order.keys else ""
    return "-keys" if order.keys else "-for"


def refusal_text(order: Order, reader: Reader) -> str:
    """Why it was not taken, with the platform's own words where it gave any."""
    sentence = f"refused-{order.refusal}"
    if order.refusal == "authentication" and order.refusal_code in _TOLD_APART:
        sentence += f"-{order.refusal_code}"
    text = reader.say(sentence, purpose=reader.say(f"purpose-{order.purpose}"))
    if order.refusal_code is None:
        return text
    status = order.refusal_text
    return reader.say("refused-code", text=text, code=order.refusal_code, status=status)


def status_word(order: Order, reader: Reader) -> str:
    """Where the order stands, in a few words for a list."""
    if order.state is State.CLOSED:
        return reader.say(f"status-closed-{order.verdict}")
    if order.state is State.CONFIRMED and order.held_until:
        when = clock(order.held_until, reader, seconds=True)
        return reader.say("status-held", when=when)
    if order.state is State.CONFIRMED and order.scheduled:
        return reader.say("status-scheduled", moment=due_words(order, reader))
    if order.state is State.EXPIRED and order.confirmed_at:
        return reader.say("status-missed")
    return reader.say(f"status-{order.state}")


def what(order: Order, reader: Reader) -> str:
    """What the order is, in a few words for a list."""
    dest2 = reader.number(order.dest2) if order.dest2 else ""
    kind = "ask" if order.asked else order.kind
    return reader.say(f"status-what-{kind}", dest=reader.number(order.dest), dest2=dest2)


def party_text(number: PhoneNumber, name: str, reader: Reader) -> str:
    """A number as a card shows it, with the name by which it was asked for."""
    shown = reader.number(number)
    return reader.say("end-named", name=name, number=shown) if name else shown


def _who(order: Order, reader: Reader, names: Mapping[str, str]) -> str:
    """Whom the order called: by name where it is known, which needs no number beside it."""
    return names.get(order.dest.digits, "") or reader.number(order.dest)


def _title(order: Order, reader: Reader, names: Mapping[str, str]) -> str:
    dest, dest2 = (
        party_text(end, names.get(end.digits, ""), reader) if end else ""
        for end in (order.dest, order.dest2)
    )
    return reader.say("card-ask" if order.asked else f"card-{order.kind}", dest=dest, dest2=dest2)


def _body(order: Order, reader: Reader, names: Mapping[str, str]) -> list[str]:
    dest = party_text(order.dest, names.get(order.dest.digits, ""), reader)
    lines = question_lines(order.asked, reader) if order.asked else [_said(order, dest, reader)]
    if order.sms_text:
        parts = {"words": order.sms_text, "keys": order.sms_keys.replace(",", ", ")}
        lines.append(reader.say(f"card-sms-{order.sms_when}", **parts))
    lines += transfer_lines(order, reader)
    if order.line_unverified:
        if order.transfer_key and order.dest2:
            dest = reader.number(order.dest2)
        lines.append(reader.say("card-line-unverified", dest=dest))
    return lines


def _said(order: Order, dest: str, reader: Reader) -> str:
    if order.purpose is Purpose.VERIFICATION:
        return reader.say("card-code")  # without the code: the reader must hear it on that phone
    if order.recording_name and not order.words:
        values = json.loads(order.variables)
        shown = "".join(f", {name}: {value}" for name, value in values.items())
        return reader.say("card-recording", name=order.recording_name, values=shown)
    if order.recording_name:
        return reader.say("card-recording-words", name=order.recording_name, words=order.words)
    sentence = {Kind.CALL: "card-words", Kind.BRIDGE: "card-first", Kind.SMS: "card-text"}
    return reader.say(sentence[order.kind], dest=dest, words=order.words)


def _cost(order: Order, reader: Reader) -> str:
    if order.cost is not None:
        return reader.say("card-cost", cost=money(reader.locale, order.cost))
    if order.estimate is not None:
        return reader.say("card-estimate", cost=money(reader.locale, order.estimate))
    return reader.say("card-estimate-unknown")


def _buttons(order: Order, reader: Reader) -> tuple[Button, ...]:
    if order.state is State.PROPOSED:
        names = [(f"button-{order.kind}", "yes"), ("button-cancel", "no")]
        if order.due_at:
            names[0] = ("button-schedule", "yes")
    elif order.state is State.CONFIRMED and order.scheduled:
        names = [("button-cancel", "no")]
    elif order.state is State.UNKNOWN and order.status != LEFT:
        again = "button-again-sms" if order.kind is Kind.SMS else "button-again"
        names = [(again, "again"), ("button-leave", "leave")]
        if order.kind is not Kind.SMS:  # an SMS cannot be looked up
            names.insert(0, ("button-look", "look"))
    else:
        return ()
    return tuple(
        Button(reader.say(label), encode(SettleChoice(verb, order.ticket))) for label, verb in names
    )
