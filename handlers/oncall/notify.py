"""Reaching whoever is on call: by chat, by SMS, by a call whose yes is the team's policy."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from domain.chat import Address, Message
from domain.errors import RamalError
from domain.oncall.alert import Page, PageStep
from domain.oncall.escalation import ON_CALL, TEAM, Rung, Way
from domain.oncall.roster import Responder, Team
from domain.oncall.rotation import on_call_at
from domain.orders.call import checked_words
from domain.orders.order import Kind, Purpose, State, Urgency, new_ticket
from domain.people.audit import Act
from domain.people.person import DEFAULT_LOCALE, Person
from domain.phone import PhoneNumber, from_digits
from handlers.oncall.call_words import spoken
from handlers.oncall.cards import page_news, tell_here
from handlers.oncall.page_transitions import note
from handlers.orders import limits
from handlers.replies.actor import Actor
from storage.chat import chats, outbox
from storage.oncall import alerts, overrides, pages
from storage.orders import orders
from storage.orders.drafts import OrderDraft
from storage.people import people
from storage.work import Work

NUMBER = "number:"
_LONGEST_SMS = 150
_LONGEST_RING = timedelta(seconds=50)


@dataclass(frozen=True, slots=True)
class Reached:
    """What one rung did: the messages it sends, and whether anybody could be reached.

    `rings`: nobody was called now, because their phone may still ring from before.
    """

    told: tuple[Message, ...] = ()
    anybody: bool = False
    rings: bool = False


async def reach(page: Page, rung: Rung, team: Team, work: Work) -> Reached:
    """Call, text or message everybody whom one rung of a locked page names."""
    told: list[Message] = []
    anybody = rings = dialled = False
    for responder in await _whom(rung, team, work):
        person, to = await _person(responder, work)
        if rung.way is Way.CHAT:
            told += await tell_here(page, to, person.id, work) or await page_news(
                page, work, "page-news-still", only=to, event=f"{page.rung}"
            )
            await note(page, work.happened(PageStep.TOLD, person.id), work)
            anybody = True
        else:
            line = responder.line or person.line
            came = await _dial(page, rung, line, Actor(work, person, to))
            rings, dialled = rings or came is None, dialled or bool(came)
    anybody = anybody or rings or dialled
    if not anybody:
        await note(page, work.happened(PageStep.NOBODY, note=rung.way.value), work)
    return Reached(tuple(told), anybody, rings and not dialled)


async def who_is_on_call(team: Team, work: Work) -> str:
    """The name, in the on-call file, of whoever is on call now; or nothing."""
    held = await overrides.list_overrides(work.session, team.name, work.now)
    held = [one for one in held if one.person in work.rules.on_call.responders]
    return on_call_at(team.rotations, held, work.now)


async def can_be_rung(team: Team, work: Work) -> bool:
    """Whether whoever is on call now has a number, in the file or of their own."""
    responder = work.rules.on_call.responders.get(await who_is_on_call(team, work))
    if responder is None:
        return False
    person = await people.find_by_identity(work.session, responder.identity)
    return responder.line is not None or (person is not None and person.line is not None)


async def _whom(rung: Rung, team: Team, work: Work) -> list[Responder]:
    known = work.rules.on_call.responders
    if rung.who.startswith(NUMBER):
        line = from_digits(rung.who.removeprefix(NUMBER))
        return [Responder(name="", identity=f"fallback:{team.name}", line=line)]
    if rung.who == TEAM:
        names = team.people
    elif rung.who == ON_CALL:
        names = (await who_is_on_call(team, work),)
    else:
        names = (rung.who,)
    return [known[name] for name in names if name in known]


async def _person(responder: Responder, work: Work) -> tuple[Person, Address]:
    """Who they are here; somebody who never wrote to us is known from now on."""
    channel, _, external_id = responder.identity.partition(":")
    person = await people.open_person(
        work.session, responder.identity, name=responder.name.title(), locale=DEFAULT_LOCALE
    )
    return person, Address(channel, external_id)


async def _dial(page: Page, rung: Rung, line: PhoneNumber | None, actor: Actor) -> bool | None:
    """Order the call or the SMS; False where there is no number, or nothing may leave.

    None where a call that was ordered before is about to leave, or may still ring.
    """
    work, person = actor.work, actor.person
    if line is None:
        return False
    if rung.way is Way.CALL and await rings_already(page, work, line):
        return None
    draft = await _draft(page, rung, line, actor)
    try:
        await limits.check(limits.dial_check_of(draft), actor)
        checked_words(draft.words, draft.kind)
    except RamalError as error:
        name = getattr(error, "name", type(error).__name__).lower()
        await note(page, work.happened(PageStep.STOPPED, person.id, note=name), work)
        for message in await page_news(page, work, "page-news-stopped", event=f"{page.rung}"):
            await outbox.post(work.session, message, work.now)
        return False
    order = await orders.open_order(work.session, draft, work.now)
    # No person confirms an alert's call: the policy does, which an operator wrote for the team.
    yes = {"confirmed_at": work.now, "counts_at": work.now}
    await orders.move(work.session, order, State.CONFIRMED, **yes)
    work.audit(Act.ORDER_CONFIRMED, f"order:{order.id}", page=page.id)
    step = PageStep.CALLED if rung.way is Way.CALL else PageStep.TEXTED
    await note(page, work.happened(step, person.id), work)
    return True


async def rings_already(page: Page, work: Work, line: PhoneNumber | None = None) -> bool:
    """Whether a call of this page is about to leave, or may still ring; nobody's phone does so for
    longer, whatever is known of how it ended.
    """
    under_way = await pages.list_under_way(work.session, page.id)
    return any(
        order.kind is Kind.CALL
        and (line is None or order.dest.same_line(line))
        and (order.submitted_at is None or work.now < order.submitted_at + _LONGEST_RING)
        for order in under_way
    )


async def _draft(page: Page, rung: Rung, line: PhoneNumber, actor: Actor) -> OrderDraft:
    work, ticket = actor.work, new_ticket()
    found = await alerts.list_of_page(work.session, page.id, limit=1)
    more = await alerts.count_of_page(work.session, page.id, firing=True) - 1
    keys = work.rules.hears_keys
    source = work.rules.on_call.sources.get(found[0].source)
    own = source.template(actor.person.locale) if source else None
    words = spoken(found[0], max(more, 0), actor.reader, keys=keys, template=own)
    if rung.way is Way.SMS:
        title = f"{found[0].title} {found[0].place}".strip()[:100]
        words = actor.reader.say("page-sms", title=title, short=page.short)[:_LONGEST_SMS]
    called = await pages.list_states(work.session, page.id)
    return OrderDraft(
        ticket=ticket,
        token=work.rules.order_token(ticket),
        kind=Kind.CALL if rung.way is Way.CALL else Kind.SMS,
        purpose=Purpose.ON_CALL,
        asker_id=actor.person.id,
        # A chat of the page's own, to which nothing is sent: the page's cards show the call. So a
        # transaction that locks a real chat and one that locks a page never wait for each other.
        chat_id=await chats.open_chat(work.session, Address("page", page.ticket)),
        dest=line,
        words=words,
        page_id=page.id,
        urgency=Urgency.REPEATED if called else Urgency.FIRST,
    )
