"""Answering for a page: a button, a word, a key; and what else may be done with one."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from domain.alert import ACK_KEY, Page, PageStage, PageStep
from domain.audit import Act
from domain.chat import Message
from domain.escalation import PolicyStep, ladder, load_policy
from domain.order import Kind, Order, State
from domain.outcome import Report, Source, Verdict
from domain.people import Person
from domain.people_intents import SettlePage
from handlers.alerts import resolve
from handlers.page_cards import name_or_nobody, page_cards, page_news
from handlers.page_steps import Happened, advance, note, stop_calls
from handlers.paging import raise_in_vain, skip_step
from handlers.scene import Scene
from storage import alerts, pages, people
from storage.work import Work

HUSH = timedelta(hours=1)


async def settle_page(intent: SettlePage, scene: Scene) -> None:
    """A pressed button of a page's card."""
    work = scene.work
    page = await pages.lock_by_ticket(work.session, intent.ticket)
    if page is None:
        await work.commit(scene.toast("toast-unknown"))
    elif page.stage is PageStage.RESOLVED:
        await work.commit(scene.toast("toast-page-over"))
    elif intent.choice == "ack":
        await _press_ack(page, scene)
    elif intent.choice == "done":
        happened = Happened(PageStep.RESOLVED, scene.person.id)
        await _told(scene, await resolve(page, happened, work))
    elif intent.choice == "hush":
        await _hush(page, scene)
    elif intent.choice == "up" and page.stage is PageStage.CALLING:
        await _told(scene, await _escalate(page, scene))
    elif intent.choice == "again" and page.stage is PageStage.ACKNOWLEDGED:
        await _told(scene, await _again(page, scene))
    else:
        await work.commit(scene.toast("toast-page-late"))


async def _told(scene: Scene, said: list[Message]) -> None:
    await scene.work.commit(scene.toast("toast-request"), *said)


async def _press_ack(page: Page, scene: Scene) -> None:
    if page.stage is PageStage.ACKNOWLEDGED:
        acker = await people.find_maybe(scene.work.session, page.acker_id or 0)
        name = name_or_nobody(acker, scene.reader)
        mine = page.acker_id == scene.person.id
        await scene.work.commit(
            scene.toast("toast-page-mine") if mine else scene.toast("toast-page-acked", name=name)
        )
        return
    await _told(scene, await acknowledge(page, scene.person, scene.work))


async def acknowledge(page: Page, person: Person, work: Work, by: str = "chat") -> list[Message]:
    """Somebody answers for it: nobody else is called, and everybody reads who it is."""
    ringing = [o for o in await stop_calls(page, work) if o.kind is Kind.CALL]
    taken = {"acker_id": person.id, "acked_at": work.now, "next_at": None}
    happened = Happened(PageStep.ACKNOWLEDGED, person.id, by)
    page = await advance(page, PageStage.ACKNOWLEDGED, happened, work, **taken)
    work.audit(Act.PAGE_SETTLED, f"page:{page.id}", by=person.id, stage=page.stage.value)
    sentence = "page-news-acked-ringing" if ringing and by != "key" else "page-news-acked"
    name = person.name or f"p{person.id}"
    return [
        *await page_cards(page, work),
        *await page_news(page, work, sentence, name=name),
    ]


async def acknowledge_by_words(scene: Scene) -> bool:
    """Whether "assumi" answers for a page that calls: every one of which this person was told."""
    mine = [
        page
        for page in await pages.list_open(scene.work.session)
        if page.stage in (PageStage.CALLING, PageStage.UNHEARD) and await _reads(page, scene)
    ]
    said: list[Message] = []
    for one in mine:
        page = await pages.lock_page(scene.work.session, one.id)
        if page is not None and page.stage in (PageStage.CALLING, PageStage.UNHEARD):
            said += await acknowledge(page, scene.person, scene.work)
    if not said:
        return False
    await scene.work.commit(scene.reply(scene.say("page-acked-by-words")), *said)
    return True


async def _reads(page: Page, scene: Scene) -> bool:
    known = await pages.list_chats(scene.work.session, page.id)
    return any(chat == scene.heard.chat_id or person == scene.person.id for chat, person in known)


async def _hush(page: Page, scene: Scene) -> None:
    """The same alerts call nobody for an hour; the page is over for now."""
    work = scene.work
    for alert in await alerts.list_of_page(work.session, page.id):
        await alerts.open_silence(work.session, alert, work.now + HUSH, scene.person.id)
    said = await resolve(page, Happened(PageStep.RESOLVED, scene.person.id, "hush"), work)
    await _told(scene, said)


async def _escalate(page: Page, scene: Scene) -> list[Message]:
    """The next step of the policy begins now."""
    work = scene.work
    following, base = skip_step(ladder(load_policy(page.policy)), page, work)
    happened = Happened(PageStep.ESCALATED, scene.person.id)
    page = await advance(
        page, page.stage, happened, work, rung=following, base_at=base, next_at=work.now
    )
    return [*await page_cards(page, work), *await page_news(page, work, "page-news-up")]


async def _again(page: Page, scene: Scene) -> list[Message]:
    """Whoever answered for it gives it back: it calls from its first rung."""
    work = scene.work
    freed = {"acker_id": None, "acked_at": None, "rung": 0, "base_at": work.now}
    happened = Happened(PageStep.HANDED, scene.person.id)
    page = await advance(page, PageStage.CALLING, happened, work, next_at=work.now, **freed)
    return [*await page_cards(page, work), *await page_news(page, work, "page-news-again")]


async def hand_to(page: Page, name: str, scene: Scene) -> list[Message]:
    """From now on it calls this person first, whoever had it; then on by its own policy."""
    work, policy = scene.work, load_policy(page.policy)
    first = PolicyStep(who=name)
    policy = replace(policy, steps=(first, *(s for s in policy.steps if s.who != name)))
    changes = {"acker_id": None, "acked_at": None, "rung": 0, "base_at": work.now}
    happened = Happened(PageStep.HANDED, scene.person.id, name)
    page = await advance(
        page, PageStage.CALLING, happened, work, policy=policy.dump(), next_at=work.now, **changes
    )
    news = await page_news(page, work, "page-news-handed", name=name.title())
    return [*await page_cards(page, work), *news]


async def follow(order: Order, work: Work) -> tuple[Message, ...]:
    """What a page learns of one of its calls: refused or unknown, it goes on without it."""
    page = await pages.lock_page(work.session, order.page_id or 0)
    if page is None:
        return ()
    if order.state is State.CLOSED:
        answered = order.verdict is Verdict.ANSWERED
        step = PageStep.ANSWERED if answered else PageStep.NOT_ANSWERED
        await note(page, Happened(step, order.asker_id, order.verdict or ""), work)
        return ()
    if (
        order.state in (State.REFUSED, State.UNKNOWN, State.EXPIRED)
        and page.stage is PageStage.CALLING
    ):
        why = order.refusal or order.state.value
        if why == "no-longer":
            return ()
        return tuple(await raise_in_vain(page, work, why))
    return ()


async def note_key(order: Order, report: Report, work: Work) -> tuple[Message, ...]:
    """A pressed key answers for a page once the platform's record says so, and nothing else does.

    That somebody, or a machine, answered the call is no acknowledgement.
    """
    if order.page_id is None or report.source is not Source.RECORD:
        return ()
    if not work.rules.hears_keys or ACK_KEY not in report.keys:
        return ()
    page = await pages.lock_page(work.session, order.page_id)
    if page is None or page.stage not in (PageStage.CALLING, PageStage.UNHEARD):
        return ()
    person = await people.find_person(work.session, order.asker_id)
    return tuple(await acknowledge(page, person, work, by="key"))
