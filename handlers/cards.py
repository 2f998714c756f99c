"""The card of an order: one message, edited in place, that always says where the order stands."""

from __future__ import annotations

from domain.chat import Address, Button, Message
from domain.order import Kind, Order, State
from handlers.replies import money, say
from handlers.scene import facts

LEFT = "left"  # what `status` holds when the person decided to leave an unknown order


def card(order: Order, to: Address, locale: str, event: str) -> Message:
    """The card as the order stands now; `event` names the step that it tells of."""
    return Message(
        to=to,
        event=f"order:{order.id}:{event}",
        text=card_text(order, locale),
        buttons=_buttons(order, locale),
        card=order.ticket,
        about=facts(order),
    )


def card_text(order: Order, locale: str) -> str:
    """Who, what, why, what it costs, and where it stands."""
    lines = [_title(order, locale), *_body(order, locale)]
    lines.append(say(locale, "card-purpose", purpose=say(locale, f"purpose-{order.purpose}")))
    lines += [_cost(order, locale), say(locale, "card-ticket", short=order.short), ""]
    return "\n".join([*lines, state_text(order, locale)])


def state_text(order: Order, locale: str) -> str:
    """One sentence on where the order stands."""
    match order.state:
        case State.PROPOSED | State.ACCEPTED:
            return say(locale, f"state-{order.state}-{order.kind}")
        case State.UNKNOWN:
            left = order.status == LEFT
            return say(locale, "state-unknown-left" if left else f"state-unknown-{order.kind}")
        case State.EXPIRED:
            return say(locale, "state-expired-late" if order.confirmed_at else "state-expired")
        case State.REFUSED:
            return refusal_text(order, locale)
        case State.CLOSED:
            return outcome_text(order, locale)
        case _:
            return say(locale, f"state-{order.state}")


def outcome_text(order: Order, locale: str) -> str:
    """How the order ended, as far as the platform said."""
    sentence = f"outcome-{order.kind}-{order.verdict}"
    if order.verdict == "answered":
        sentence += _how_answered(order)
    return say(
        locale,
        sentence,
        dest=order.dest.grouped,
        dest2=order.dest2.grouped if order.dest2 else "",
        seconds=order.duration or 0,
        keys=" ".join(order.keys),
        status=order.status,
    )


def _how_answered(order: Order) -> str:
    """Which of the sentences for an answered call fits what was reported of it."""
    if order.duration is None:
        return "-pressed" if order.keys else ""
    return "-keys" if order.keys else "-for"


def refusal_text(order: Order, locale: str) -> str:
    """Why it was not taken, with the platform's own words where it gave any."""
    text = say(locale, f"refused-{order.refusal}")
    if order.refusal_code is None:
        return text
    status = order.refusal_text
    return say(locale, "refused-code", text=text, code=order.refusal_code, status=status)


def status_word(order: Order, locale: str) -> str:
    """Where the order stands, in a few words for a list."""
    if order.state is State.CLOSED:
        return say(locale, f"status-closed-{order.verdict}")
    return say(locale, f"status-{order.state}")


def what(order: Order, locale: str) -> str:
    """What the order is, in a few words for a list."""
    dest2 = order.dest2.grouped if order.dest2 else ""
    return say(locale, f"status-what-{order.kind}", dest=order.dest.grouped, dest2=dest2)


def _title(order: Order, locale: str) -> str:
    dest2 = order.dest2.grouped if order.dest2 else ""
    return say(locale, f"card-{order.kind}", dest=order.dest.grouped, dest2=dest2)


def _body(order: Order, locale: str) -> list[str]:
    dest = order.dest.grouped
    sentence = {Kind.CALL: "card-words", Kind.BRIDGE: "card-first", Kind.SMS: "card-text"}
    lines = [say(locale, sentence[order.kind], dest=dest, words=order.words)]
    if order.line_unverified:
        lines.append(say(locale, "card-line-unverified", dest=dest))
    return lines


def _cost(order: Order, locale: str) -> str:
    if order.cost is not None:
        return say(locale, "card-cost", cost=money(locale, order.cost))
    if order.estimate is not None:
        return say(locale, "card-estimate", cost=money(locale, order.estimate))
    return say(locale, "card-estimate-unknown")


def _buttons(order: Order, locale: str) -> tuple[Button, ...]:
    if order.state is State.PROPOSED:
        names = [(f"button-{order.kind}", "yes"), ("button-cancel", "no")]
    elif order.state is State.UNKNOWN and order.status != LEFT:
        again = "button-again-sms" if order.kind is Kind.SMS else "button-again"
        names = [(again, "again"), ("button-leave", "leave")]
        if order.kind is not Kind.SMS:  # an SMS cannot be looked up
            names.insert(0, ("button-look", "look"))
    else:
        return ()
    return tuple(Button(say(locale, label), f"{verb}:{order.ticket}") for label, verb in names)
