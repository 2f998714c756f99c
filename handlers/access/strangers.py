"""What numbers typed by strangers may bring about, and how the rest is refused."""

from __future__ import annotations

from domain.callback_queue.strangers import (
    CEILINGS,
    REPEATEDLY,
    TOLD_AGAIN,
    StrangerCause,
    StrangerScope,
    Visit,
    open_to_all,
)
from domain.chat import Message
from domain.errors import LimitReached
from domain.people.limits import HOUR, LimitName
from domain.phone import PhoneNumber
from handlers.access.administrators import list_first_administrator_chats
from handlers.replies.actor import Actor
from storage import turns
from storage.callback_queue import strangers
from storage.chat import outbox
from storage.people import limits
from storage.work import Work


async def require_room(cause: StrangerCause, number: PhoneNumber, actor: Actor) -> None:
    """Raise LimitReached where a number may not be called or written to for this stranger now.

    The counting lock is held from here on. A number that was counted before takes no more room.
    """
    session, now = actor.work.session, actor.work.now
    await limits.lock_counting(session)
    visit = await _visit_of(actor)
    for ceiling in CEILINGS[cause]:
        whose = strangers.counted_for(ceiling.scope, visit)
        found = await strangers.list_numbers(session, cause, whose, now - ceiling.within, number)
        if (until := ceiling.full_until(found)) is not None:
            await _note_refusal(visit, actor.work)
            raise LimitReached(f"{cause}-{ceiling.scope}", ceiling.most, until)
    if cause is StrangerCause.CODE:
        await _require_share(number, visit, actor)


async def count_number(cause: StrangerCause, number: PhoneNumber, actor: Actor) -> None:
    """Count a number once it really is to be called or written to."""
    visit = await _visit_of(actor)
    await strangers.note_number(actor.work.session, cause, visit, number, actor.work.now)


async def tell_codes_out(most: int, work: Work) -> None:
    """Tell administrators, once in a while, that the codes of this hour are used up."""
    await _tell("codes-out", work, most=most)


async def _require_share(number: PhoneNumber, visit: Visit, actor: Actor) -> None:
    """Keep the last codes of an hour for networks that have no other number under way."""
    session, now = actor.work.session, actor.work.now
    most = (await limits.read_limits(session, actor.person.id))[LimitName.CODE_HOUR]
    if not most:
        return
    span = limits.Span(now, HOUR)
    sent = await limits.list_taken(session, limits.codes(), span, open_to_all(most))
    mine = strangers.counted_for(StrangerScope.NETWORK, visit)
    found = await strangers.list_numbers(session, StrangerCause.CODE, mine, now - HOUR, number)
    if sent and any(other.verified_at is None for other in found):
        await tell_codes_out(most, actor.work)
        raise LimitReached("code-share", most, sent[0][0] + HOUR)


async def _visit_of(actor: Actor) -> Visit:
    """The visit of the page; whoever writes on another channel is known by their account."""
    found = await strangers.find_visit(actor.work.session, actor.person.id)
    account = f"account:{actor.person.id}"
    return found or Visit(actor.person.id, account, account)


async def _note_refusal(visit: Visit, work: Work) -> None:
    if await strangers.note_refusal(work.session, visit.network, work.now) == REPEATEDLY:
        await _tell("strangers-refused", work)


async def _tell(sentence: str, work: Work, **parts: int) -> None:
    """Tell each administrator once, unless they were told the same a while ago."""
    if not await turns.take_turn(work.session, sentence, "", work.now, rest=TOLD_AGAIN):
        return
    for recipient in await list_first_administrator_chats(work):
        to = recipient.to
        where = f"{to.channel}:{to.external_id}"
        event = f"{sentence}:{int(work.now.timestamp())}:{where}"
        text = recipient.reader(work.rules).say(sentence, **parts)
        await outbox.post(work.session, Message(to=to, event=event, text=text), work.now)
