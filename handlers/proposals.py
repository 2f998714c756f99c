"""Proposals: what a person asks becomes a card, and nothing dials before its yes."""

from __future__ import annotations

import re

from domain import call
from domain.errors import InvalidNumber, NumberFault, SameLine
from domain.intents import PlaceBridge, PlaceCall, SendSms
from domain.order import Kind, Purpose, State, new_ticket
from domain.phone import NumberClass, PhoneNumber, take_number
from handlers.cards import card
from handlers.scene import Scene
from storage import orders
from storage.orders import Draft

_LIKE_A_NUMBER = re.compile(r"[+(]*[0-9]")


class NoLine(Exception):
    """A bridge with one number, asked by a person whose own number we do not know."""


async def propose_call(intent: PlaceCall, scene: Scene) -> None:
    """Show a call and wait; raises InvalidNumber, InvalidWords."""
    dest, words = take_number(intent.rest)
    await _propose(scene, _draft(scene, Kind.CALL, dest, words))


async def propose_sms(intent: SendSms, scene: Scene) -> None:
    """Show an SMS and wait; raises InvalidNumber, InvalidWords."""
    dest, words = take_number(intent.rest)
    if dest.number_class not in (NumberClass.MOBILE, NumberClass.FOREIGN):
        raise InvalidNumber(NumberFault.NOT_MOBILE)
    await _propose(scene, _draft(scene, Kind.SMS, dest, words))


async def propose_bridge(intent: PlaceBridge, scene: Scene) -> None:
    """Show a bridge and wait; raises InvalidNumber, InvalidWords, SameLine, NoLine."""
    ends, words = read_bridge(intent.rest)
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


def read_bridge(rest: str) -> tuple[list[PhoneNumber], str]:
    """One or two numbers and the words; what looks like a number but is none is never words."""
    first, after = take_number(rest)
    head = rest.strip().removesuffix(after).rstrip() if after else rest.strip()
    if head.endswith(":") or not _LIKE_A_NUMBER.match(after):
        return [first], after
    second, words = take_number(after)
    return [first, second], words


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


async def _propose(scene: Scene, draft: Draft) -> None:
    """Remember the proposal; `--yes` of this same inbound is its person's answer."""
    work = scene.work
    order = await orders.open_order(work.session, draft, work.now)
    if scene.heard.said.yes:
        order = await orders.move(
            work.session,
            order,
            State.CONFIRMED,
            approver_id=scene.person.id,
            confirmed_at=work.now,
        )
    await work.commit(card(order, scene.chat, scene.locale, order.state))
