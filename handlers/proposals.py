"""Proposals: what a person asks becomes a card, and nothing dials before its yes."""

from __future__ import annotations

import re
from dataclasses import replace

from domain import call
from domain.errors import InvalidNumber, NumberFault, SameLine
from domain.intents import PlaceBridge, PlaceCall, SendSms
from domain.order import PROPOSAL_LIFE, Kind, Order, Purpose, State, new_ticket
from domain.phone import NumberClass, PhoneNumber
from domain.typed import Reading, read_number
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


async def propose_call(intent: PlaceCall, scene: Scene) -> None:
    """Show a call and wait; raises InvalidNumber, InvalidWords."""
    reading = _certain(read_number(intent.rest), scene)
    await _propose(scene, _draft(scene, Kind.CALL, reading.number, reading.words))


async def propose_sms(intent: SendSms, scene: Scene) -> None:
    """Show an SMS and wait; raises InvalidNumber, InvalidWords."""
    reading = _certain(read_number(intent.rest), scene)
    dest, words = reading.number, reading.words
    if dest.number_class not in (NumberClass.MOBILE, NumberClass.FOREIGN):
        raise InvalidNumber(NumberFault.NOT_MOBILE)
    await _propose(scene, _draft(scene, Kind.SMS, dest, words))


async def propose_bridge(intent: PlaceBridge, scene: Scene) -> None:
    """Show a bridge and wait; raises InvalidNumber, InvalidWords, SameLine, NoLine."""
    readings, words = read_bridge(intent.rest)
    ends = [_certain(reading, scene).number for reading in readings]
    mine = scene.person.line
    if len(ends) == 1 and mine is None:
        raise NoLine
    own = len(ends) == 1
    first, second = (mine, ends[0]) if own and mine else (ends[0], ends[-1])
    if first.same_line(second):
        raise SameLine
    words = words.strip() or scene.say("bridge-default-words")
    unverified = own and scene.person.line_verified_at is None
    draft = _draft(scene, Kind.BRIDGE, first, words, dest2=second, line_unverified=unverified)
    await _propose(scene, draft)


def read_bridge(rest: str) -> tuple[list[Reading], str]:
    """One or two numbers and the words; what looks like a number but is none is never words."""
    first = read_number(rest)
    after = _BETWEEN.sub("", first.words, count=1)
    if first.colon or not (_LIKE_A_NUMBER.match(after) or _NUMBER_INSIDE.search(after)):
        return [first], first.words
    second = read_number(after)
    return [first, second], second.words


def _certain(reading: Reading, scene: Scene) -> Reading:
    """A reading that nobody will see before it is dialled must leave no doubt."""
    if scene.heard.said.yes and not reading.sure:
        raise InvalidNumber(NumberFault.UNSURE)
    return reading


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


async def _propose(scene: Scene, draft: Draft) -> None:
    """Remember the proposal; `--yes` of this same inbound is its person's answer."""
    work = scene.work
    order = await orders.open_order(work.session, draft, work.now)
    said_at = scene.heard.at or work.now
    if scene.heard.said.yes and work.now - said_at < PROPOSAL_LIFE:  # a yes is for now
        order = await confirm(order, scene)
    shown = card(order, scene.chat, scene.locale, order.state)
    about = replace(facts(order), inbound=scene.heard.id)
    await work.commit(replace(shown, about=about))
