"""Proposals: what a person asks becomes a card, and nothing dials before its yes."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime

from domain import call
from domain.due import Due
from domain.errors import InvalidNumber, InvalidTime, NumberFault, SameLine, TimeFault
from domain.intents import PlaceBridge, PlaceCall, SendSms
from domain.order import PROPOSAL_LIFE, Kind, Order, Purpose, State, new_ticket
from domain.phone import NumberClass, PhoneNumber
from domain.typed import Reading, read_number
from domain.when import Said, refuse_swallowed_date, take_after, take_before
from handlers.cards import card
from handlers.scene import Scene, facts
from storage import orders
from storage.orders import Draft

_LIKE_A_NUMBER = re.compile(r"[+(]*[0-9]")
_NUMBER_INSIDE = re.compile(r"[0-9](?:[ ().\-]*[0-9]){7}")
# What people put between two numbers; only where another number follows.
_BETWEEN = re.compile(
    r"^(?:(?:e|com|and|with|x|para|to)\s+|[+&/,|]\s*)(?=[+(]*\s*[0-9])", re.IGNORECASE
)


class NoLine(Exception):
    """A bridge with one number, asked by a person whose own number we do not know."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a command names: one number or two, a time perhaps, and the words."""

    readings: tuple[Reading, ...]
    words: str
    said: Said | None = None


async def propose_call(intent: PlaceCall, scene: Scene) -> None:
    """Show a call and wait; raises InvalidNumber, InvalidTime, InvalidWords."""
    asked = read_asked(intent.rest)
    [dest] = _certain(asked, scene)
    await _propose(scene, _draft(scene, Kind.CALL, dest, asked.words), asked.said)


async def propose_sms(intent: SendSms, scene: Scene) -> None:
    """Show an SMS and wait; raises InvalidNumber, InvalidTime, InvalidWords."""
    asked = read_asked(intent.rest)
    [dest] = _certain(asked, scene)
    if dest.number_class not in (NumberClass.MOBILE, NumberClass.FOREIGN):
        raise InvalidNumber(NumberFault.NOT_MOBILE)
    await _propose(scene, _draft(scene, Kind.SMS, dest, asked.words), asked.said)


async def propose_bridge(intent: PlaceBridge, scene: Scene) -> None:
    """Show a bridge and wait; raises InvalidNumber, InvalidTime, InvalidWords, SameLine, NoLine."""
    asked = read_asked(intent.rest, two=True)
    ends = _certain(asked, scene)
    mine = scene.person.line
    if len(ends) == 1 and mine is None:
        raise NoLine
    own = len(ends) == 1
    first, second = (mine, ends[0]) if own and mine else (ends[0], ends[-1])
    if first.same_line(second):
        raise SameLine
    words = asked.words.strip() or scene.say("bridge-default-words")
    unverified = own and scene.person.line_verified_at is None
    draft = _draft(scene, Kind.BRIDGE, first, words, dest2=second, line_unverified=unverified)
    await _propose(scene, draft, asked.said)


def read_asked(rest: str, *, two: bool = False) -> Asked:
    """The time, the number and the words; where there may be `two` numbers, both.

    Raises InvalidNumber, InvalidTime. What looks like a second number but is none is never words.
    """
    said, rest = take_before(rest)
    first = _read(rest)
    ended, words = _ended(first, said)
    if not two or first.colon or ended is not said:
        return Asked((first,), words, ended)
    after = _BETWEEN.sub("", first.words, count=1)
    if not (_LIKE_A_NUMBER.match(after) or _NUMBER_INSIDE.search(after)):
        return Asked((first,), words, ended)
    second = _read(after)
    ended, words = _ended(second, said)
    return Asked((first, second), words, ended)


def _read(text: str) -> Reading:
    reading = read_number(text)
    text = text.strip()
    refuse_swallowed_date(text[: len(text) - len(reading.words)])
    return reading


def _ended(reading: Reading, said: Said | None) -> tuple[Said | None, str]:
    """The time and the words after a number, whose colon ends all but the words."""
    if reading.colon or said is not None:
        return said, reading.words
    return take_after(reading.words)


def _certain(asked: Asked, scene: Scene) -> list[PhoneNumber]:
    """Numbers that nobody will see before they are dialled must leave no doubt."""
    if scene.heard.said.yes and not all(reading.sure for reading in asked.readings):
        raise InvalidNumber(NumberFault.UNSURE)
    return [reading.number for reading in asked.readings]


def _draft(
    scene: Scene,
    kind: Kind,
    dest: PhoneNumber,
    words: str,
    **more: PhoneNumber | bool | None,
) -> Draft:
    rules = scene.work.rules
    ends = [dest, *(n for n in more.values() if isinstance(n, PhoneNumber))]
    if any(end.same_line(own) for end in ends for own in rules.own_numbers):
        raise InvalidNumber(NumberFault.OWN)
    words = call.checked_words(words, kind)
    ticket = new_ticket()
    return Draft(
        ticket=ticket,
        token=rules.order_token(ticket),
        kind=kind,
        # Only a bridge is asked for by a person called; everything else is the careful default.
        purpose=Purpose.REQUESTED if kind is Kind.BRIDGE else Purpose.TRANSACTIONAL,
        asker_id=scene.person.id,
        chat_id=scene.heard.chat_id,
        dest=dest,
        words=words,
        estimate=call.estimate(rules.prices, kind, dest, words),
        **more,  # type: ignore[arg-type]  # dest2 and line_unverified, as the callers above give
    )


async def confirm(order: Order, scene: Scene) -> Order:
    """Write down this person's yes: who gave it, and when."""
    work = scene.work
    yes = {"approver_id": scene.person.id, "confirmed_at": work.now}
    return await orders.move(work.session, order, State.CONFIRMED, **yes)


async def _propose(scene: Scene, draft: Draft, said: Said | None) -> None:
    """Remember the proposal; `--yes` of this same inbound is its person's answer."""
    work = scene.work
    said_at = scene.heard.at or work.now
    due = _due(said, said_at, scene)
    draft = replace(draft, due_at=due.at if due else None)
    order = await orders.open_order(work.session, draft, work.now)
    if scene.heard.said.yes and work.now - said_at < PROPOSAL_LIFE:  # a yes is for now
        order = await confirm(order, scene)
    shown = card(order, scene.chat, scene.reader, order.state)
    about = replace(facts(order), inbound=scene.heard.id)
    await work.commit(replace(shown, text=_noted(shown.text, due, scene), about=about))


def _noted(text: str, due: Due | None, scene: Scene) -> str:
    """The card with what should be known of its time, just before the question."""
    body, gap, state = text.rpartition("\n\n")
    notes = [scene.say(f"due-note-{note}") for note in due.notes] if due else []
    return f"{body}{gap}" + "\n".join([*notes, state])


def _due(said: Said | None, said_at: datetime, scene: Scene) -> Due | None:
    """The moment that was meant when it was said: we may hear of it much later."""
    if said is None:
        return None
    due = said.resolve(said_at, scene.reader.zone)
    if due.at <= scene.work.now:
        raise InvalidTime(TimeFault.PAST)
    return due
