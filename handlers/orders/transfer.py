"""To whom a call hands over, and how its card and its outcome tell of it."""

from __future__ import annotations

from dataclasses import replace

from domain.command import Command
from domain.errors import (
    Denied,
    InvalidNumber,
    InvalidTransfer,
    NoLine,
    NotAllowed,
    NumberFault,
    TransferFault,
)
from domain.language.order_request import OrderRequest
from domain.orders.call import reserve
from domain.orders.follow_up_sms import FollowUpSms
from domain.orders.order import Kind, Order
from domain.orders.outcome import Verdict
from domain.orders.transfer import Transfer, TransferTo, free_key, split_transfer
from domain.people.person import Person, tidy_person
from domain.people.roles import Role
from domain.phone import PhoneNumber
from domain.rules import Rules
from handlers.access.access import require_command, role_of
from handlers.replies.reader import Reader
from handlers.replies.scene import Scene
from storage.orders.drafts import OrderDraft
from storage.people import people


def without_transfer(wanted: OrderRequest, words: str) -> tuple[str, TransferTo | None]:
    """The words without their `+falar`, and to whom it hands over; raises InvalidTransfer.

    Only a call of words hands over.
    """
    spoken, to = split_transfer(words)
    if to is not None and (wanted.asks or wanted.kind is not Kind.CALL):
        raise InvalidTransfer(TransferFault.ONLY_CALLS)
    return spoken, to


def without_sms(
    words: str, to: TransferTo | None, sms: FollowUpSms | None
) -> tuple[str, TransferTo | None]:
    """The words of a call once its SMS is split off, which may have stood behind `+falar`.

    Raises InvalidTransfer where it has both: the platform sends an SMS after plain calls alone.
    """
    words, before = split_transfer(words)
    if sms is not None and (to or before):
        raise InvalidTransfer(TransferFault.WITH_SMS)
    return words, to or before


async def transfer_of(to: TransferTo, dest: PhoneNumber, scene: Scene) -> Transfer:
    """Whose phone rings at the key, and the words that tell of it.

    Raises NoLine, InvalidNumber, InvalidTransfer.
    """
    rules, person = scene.work.rules, scene.person
    key = free_key(rules.opt_out_key)
    aloud = scene.say(f"transfer-aloud-{to}", key=key)
    if to is TransferTo.QUEUE:
        agent, line = await _available(dest, scene)
        name = tidy_person(agent.name) or scene.say("person-unnamed")
        return Transfer(key=key, line=line, words=aloud, name=name)
    if person.line is None:
        raise NoLine
    if person.line.same_line(dest):
        raise InvalidTransfer(TransferFault.SELF)
    if _is_ours(person.line, rules):
        raise InvalidNumber(NumberFault.OWN)
    return Transfer(key=key, line=person.line, words=aloud)


async def _available(dest: PhoneNumber, scene: Scene) -> tuple[Person, PhoneNumber]:
    """The first agent who is available and can be rung; raises InvalidTransfer."""
    rules = scene.work.rules
    for agent, _ in await people.list_available(scene.work.session):
        serves = role_of(agent, rules).rank >= Role.AGENT.rank
        line = agent.line
        if serves and line and not line.same_line(dest) and not _is_ours(line, rules):
            return agent, line
    raise InvalidTransfer(TransferFault.NOBODY)


def _is_ours(line: PhoneNumber, rules: Rules) -> bool:
    return any(line.same_line(own) for own in rules.own_numbers)


def handed_over(draft: OrderDraft, transfer: Transfer, scene: Scene) -> OrderDraft:
    """The draft of a call that hands over; raises NotAllowed where nobody may join two people.

    What two people have to say to each other costs what it takes: it is not known before.
    """
    require_command(Command.BRIDGE, scene.actor)
    if not scene.group.allows_order(Kind.BRIDGE, ""):
        raise NotAllowed(Denied.GROUP)
    unverified = not transfer.name and scene.person.line_verified_at is None
    lines = (draft.dest, transfer.line)
    return replace(
        draft,
        dest2=transfer.line,
        estimate=None,
        reserve=reserve(scene.work.rules.prices, lines, None),
        line_unverified=draft.line_unverified or unverified,
        transfer_key=transfer.key,
        transfer_words=transfer.words,
        transfer_to=transfer.name,
    )


def transfer_lines(order: Order, reader: Reader) -> list[str]:
    """The lines of a card that say to whom a call hands over, and by which key."""
    if not order.transfer_key or order.dest2 is None:
        return []
    parts = {"key": order.transfer_key, "words": order.transfer_words}
    if order.transfer_to:
        return [reader.say("card-transfer-agent", name=order.transfer_to, **parts)]
    return [reader.say("card-transfer", dest2=reader.number(order.dest2), **parts)]


def was_offered(order: Order) -> bool:
    """Whether somebody heard that a key hands them over: the call was answered."""
    return bool(order.transfer_key) and order.verdict is Verdict.ANSWERED


def transfer_text(order: Order, who: str, reader: Reader) -> str:
    """Whether the key was pressed, and as far as it is known whether the two talked."""
    parts = {"dest": who, "key": order.transfer_key}
    parts["to"] = order.transfer_to or reader.say("transfer-to-you")
    if order.transfer_key not in order.keys:
        return reader.say("outcome-transfer-nothing", **parts)
    if order.talked is None:
        return reader.say("outcome-transfer-pressed", **parts)
    if not order.talked:
        return reader.say("outcome-transfer-missed", **parts)
    return reader.say("outcome-transfer-talked", seconds=order.talked, **parts)
