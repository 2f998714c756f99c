"""Moments as people say them, on the clock that hangs on their wall."""

from __future__ import annotations

from datetime import datetime, timedelta

from domain.orders.order import Order, State
from domain.time_zones import same_clock
from handlers.replies.reader import Reader

_BRASILIA = "America/Sao_Paulo"


def due_words(order: Order, reader: Reader) -> str:
    """The day and the time at which an order is due; with the zone where it may be another's."""
    if order.due_at is None:
        return ""
    words = moment(order.due_at, reader)
    ends = [order.dest, order.dest2] if order.dest2 else [order.dest]
    same = all(same_clock(end, order.due_at, reader.zone) for end in ends)
    if same and reader.zone == reader.home:
        return words
    return reader.say("moment-in-zone", moment=words, zone=_zone_name(reader))


def due_line(order: Order, reader: Reader) -> str:
    """The line of a card that says when; while it is a question, also how near that is."""
    if order.due_at is None:
        return ""
    words = due_words(order, reader)
    asked = order.proposed_at.astimezone(reader.zone).date()
    ahead = order.due_at.astimezone(reader.zone).date() - asked
    if order.state is State.PROPOSED and ahead == timedelta(0):
        return reader.say("card-due-today", moment=words)
    if order.state is State.PROPOSED and ahead == timedelta(days=1):
        return reader.say("card-due-tomorrow", moment=words)
    return reader.say("card-due", moment=words)


def moment(at: datetime, reader: Reader) -> str:
    """A day and a time of day in words: weekday, day, month, clock."""
    local = at.astimezone(reader.zone)
    return reader.say(
        "moment-at-one" if local.hour == 1 else "moment",
        weekday=reader.say(f"weekday-{local.isoweekday()}"),
        day=reader.say("day-first") if local.day == 1 else str(local.day),
        month=reader.say(f"month-{local.month}"),
        clock=f"{local:%H:%M}",
    )


def near_moment(at: datetime, since: datetime, reader: Reader) -> str:
    """A moment in words: the time of day, with the day where it is not that of `since`."""
    days = {each.astimezone(reader.zone).date() for each in (at, since)}
    return clock(at, reader) if len(days) == 1 else moment(at, reader)


def clock(at: datetime, reader: Reader, *, seconds: bool = False) -> str:
    """A time of day in words, as in "at 14:10"."""
    local = at.astimezone(reader.zone)
    sentence = "clock-at-one" if local.hour == 1 else "clock-at"
    return reader.say(sentence, clock=f"{local:%H:%M:%S}" if seconds else f"{local:%H:%M}")


def _zone_name(reader: Reader) -> str:
    key = reader.zone.key
    if key == _BRASILIA:
        return reader.say("zone-brasilia")
    return reader.say("zone-of-city", city=key.rsplit("/", 1)[-1].replace("_", " "))
