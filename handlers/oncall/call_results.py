"""What a page learns of its calls: a key that answers for it, a call that never left."""

from __future__ import annotations

from domain.chat import Message
from domain.oncall.alert import ACK_KEY, UNANSWERED, AlertStage, Page, PageStage, PageStep
from domain.orders.order import Kind, Order, State
from domain.orders.outcome import Report, ReportSource, Verdict
from domain.people.audit import Act
from domain.people.person import DEFAULT_LOCALE, Person, tidy_person
from domain.ports import Refusal
from handlers.oncall.cards import page_cards, page_news
from handlers.oncall.escalate import raise_in_vain
from handlers.oncall.page_transitions import advance, from_the_start, note, stop_calls
from handlers.replies.sentences import say
from storage.chat import chats
from storage.oncall import alerts, pages
from storage.people import people
from storage.work import Work


async def acknowledge(page: Page, person: Person, work: Work, by: str = "chat") -> list[Message]:
    """Acknowledge a page for a person: nobody else is called, and every chat reads who has it."""
    ringing = [o for o in await stop_calls(page, work) if o.kind is Kind.CALL]
    taken = {"acker_id": person.id, "acked_at": work.now, "next_at": None}
    happened = work.happened(PageStep.ACKNOWLEDGED, person.id, by)
    page = await advance(page, PageStage.ACKNOWLEDGED, happened, work, **taken)
    if page.test:  # a test ends with its acknowledgement
        await alerts.resolve_page(work.session, page.id, work.now, AlertStage.RESOLVED)
        over = work.happened(PageStep.RESOLVED)
        page = await advance(page, PageStage.RESOLVED, over, work, closed_at=work.now)
    work.audit(Act.PAGE_SETTLED, f"page:{page.id}", by=person.id, stage=page.stage.value)
    sentence = "page-news-acked-ringing" if ringing and by != "key" else "page-news-acked"
    name = tidy_person(person.name) or f"p{person.id}"
    return [
        *await page_cards(page, work),
        *await page_news(page, work, sentence, name=name),
    ]


async def follow(order: Order, work: Work) -> tuple[Message, ...]:
    """What a page learns of one of its calls: refused or unknown, it goes on without it.

    Nothing for an order that belongs to no page.
    """
    if order.page_id is None:
        return ()
    page = await pages.lock_page(work.session, order.page_id)
    if page is None:
        return ()
    if order.state is State.CLOSED:
        answered = order.verdict is Verdict.ANSWERED
        step = PageStep.ANSWERED if answered else PageStep.NOT_ANSWERED
        if not await pages.has_event(work.session, page.id, step, order.id):
            # The platform's record usually repeats its callback: the step is noted once.
            await note(
                page, work.happened(step, order.asker_id, order.verdict or "", order.id), work
            )
        return ()
    if (
        order.state in (State.REFUSED, State.UNKNOWN, State.EXPIRED)
        and page.stage is PageStage.CALLING
    ):
        if order.refusal == Refusal.NO_LONGER or order.kind is not Kind.CALL:
            return ()
        return tuple(await raise_in_vain(page, order, work))
    if order.state in (State.UNKNOWN, State.EXPIRED) and page.stage is PageStage.UNHEARD:
        # Whether this call ever rang is unknown, which is not "nobody answered": call again.
        anew = from_the_start(work)
        happened = work.happened(PageStep.STOPPED, note=order.state.value)
        page = await advance(page, PageStage.CALLING, happened, work, **anew)
        return tuple(await page_cards(page, work))
    return ()


async def acknowledge_by_key(order: Order, report: Report, work: Work) -> tuple[Message, ...]:
    """A pressed key answers for a page once the platform's record says so, and nothing else does.

    That somebody answered the call is no acknowledgement, nor is any key where a machine did.
    """
    if order.page_id is None or report.source is not ReportSource.RECORD:
        return ()
    if not work.rules.hears_keys or report.keys != ACK_KEY:
        return ()
    if report.verdict is Verdict.VOICEMAIL:
        return ()
    page = await pages.lock_page(work.session, order.page_id)
    if page is None:
        return ()
    if page.stage not in UNANSWERED or await _is_handed(page, order, work):
        return tuple(await _late(page, order, work))
    person = await people.find_person(work.session, order.asker_id)
    return tuple(await acknowledge(page, person, work, by="key"))


async def _is_handed(page: Page, order: Order, work: Work) -> bool:
    """Whether after this call was ordered the page was handed to somebody else than it calls.

    Given back, it is everybody's but theirs who gave it back.
    """
    handed = await pages.find_handed(work.session, page.id)
    if handed is None or (order.confirmed_at or order.proposed_at) > handed.at:
        return False
    if not handed.note:
        return handed.person_id == order.asker_id
    person = await people.find_person(work.session, order.asker_id)
    return work.rules.on_call.name_of(person.identities) != handed.note


async def _late(page: Page, order: Order, work: Work) -> list[Message]:
    """Whoever pressed a key too late reads whose it is, so that nobody believes it is theirs."""
    if page.stage is PageStage.ACKNOWLEDGED and page.acker_id == order.asker_id:
        return []
    await note(page, work.happened(PageStep.LATE, order.asker_id), work)
    acker = await people.find_maybe(work.session, page.acker_id or 0)
    told: list[Message] = []
    for chat_id, person_id in await pages.list_chats(work.session, page.id):
        if person_id == order.asker_id:
            told += await page_news(
                page,
                work,
                f"page-late-{page.stage}",
                only=await chats.find_address(work.session, chat_id),
                event=f"late:{order.id}",
                name=(acker.name if acker else "") or say(DEFAULT_LOCALE, "person-unnamed"),
            )
    return told
