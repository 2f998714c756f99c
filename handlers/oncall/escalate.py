"""The clock of pages: each rung in its time, and what is said where the last one is over."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from domain.chat import AboutPage, Message
from domain.oncall.alert import Page, PageStage, PageStep
from domain.oncall.escalation import Policy, Rung, Way, ends_after, ladder, load_policy
from domain.oncall.roster import Team
from domain.orders.order import Order, State
from handlers.access.administrators import list_first_administrator_chats
from handlers.oncall.cards import page_cards, page_news, tell_here
from handlers.oncall.notify import reach, rings_already
from handlers.oncall.ownership import team_now
from handlers.oncall.page_transitions import advance, from_the_start, note
from storage.oncall import alerts, pages
from storage.people import limits
from storage.work import Work

_IN_TIME = timedelta(seconds=20)
_MOMENT = timedelta(seconds=15)
_NEVER_KNOWN = frozenset({State.UNKNOWN, State.EXPIRED, State.SUBMITTING})


class PageFailed(Exception):
    """This page could not be climbed; its cause says why."""

    def __init__(self, page_id: int) -> None:
        super().__init__(f"page {page_id}")
        self.page_id = page_id


async def escalate_next(work: Work) -> bool:
    """Do the next rung of one page that is due; commits exactly once. False if there is none.

    Raises PageFailed.
    """
    await limits.lock_counting(work.session)  # before the page, in take_signals' order: no deadlock
    page = await pages.lock_due(work.session, work.now)
    if page is None:
        await work.session.rollback()
        return False
    try:
        told = await _climb(page, work)
        await work.commit(*told)
    except Exception as error:
        raise PageFailed(page.id) from error
    return True


async def _climb(page: Page, work: Work) -> list[Message]:
    policy = load_policy(page.policy)
    rungs = ladder(policy)
    page, team = await _at_home(page, policy, work)
    if page.rung >= len(rungs):
        return await _end(page, work)
    return await _rung(page, rungs, policy, team, work)


async def _at_home(page: Page, policy: Policy, work: Work) -> tuple[Page, Team]:
    """The page with its team; a team that left the file gave its sources to another one.

    Where nobody has them, only the numbers and names of the policy itself are left.
    """
    known = work.rules.on_call
    if page.team not in known.teams:
        found = await alerts.list_of_page(work.session, page.id, limit=1)
        if found and (name := team_now(found[0], known)):
            page = await pages.move(work.session, page, page.stage, team=name)
    return page, known.teams.get(page.team) or Team(name=page.team, policy=policy)


async def _rung(
    page: Page, rungs: tuple[Rung, ...], policy: Policy, team: Team, work: Work
) -> list[Message]:
    """Take the step at which a page stands, and say when the next one is due."""
    rung = rungs[page.rung]
    reached = await reach(page, rung, team, work)
    told = list(reached.told)
    if reached.rings:  # an earlier call still rings them: the rung waits for it
        await _put_off(page, work)
        return told
    if rung.last:
        told += await page_news(page, work, "page-fallback")
    following, base = page.rung + 1, page.base_at + _late(page, work)
    if not reached.anybody and rung.way is Way.CALL:
        # This step can call nobody: the next one is due without waiting for an answer.
        following, base = skip_step(rungs, page, work, current=page.rung)
    after = rungs[following].after if following < len(rungs) else ends_after(policy)
    next_at = max(base + timedelta(minutes=after), work.now)
    await pages.move(work.session, page, page.stage, rung=following, base_at=base, next_at=next_at)
    return told


def _late(page: Page, work: Work) -> timedelta:
    """How much later than due a rung is climbed: we were down, and nobody answers faster for it.

    All that is still to come is due so much later, too; else the rest would be run through at once.
    """
    late = work.now - (page.next_at or work.now)
    return late if late > _IN_TIME else timedelta(0)


def skip_step(
    rungs: tuple[Rung, ...], page: Page, work: Work, *, current: int
) -> tuple[int, datetime]:
    """The first rung of the step after `current`'s, and from when on it counts so as to be due now.

    No round is cut short but the last: the next one begins in its time.
    """
    current = min(max(current, 0), len(rungs) - 1)
    step = rungs[current].step
    following = current
    while following < len(rungs) and rungs[following].step == step:
        following += 1
    if following >= len(rungs) or rungs[following].turn != rungs[current].turn:
        return following, page.base_at
    return following, work.now - timedelta(minutes=rungs[following].after)


async def put_off_stuck(page_id: int, work: Work, until: timedelta) -> None:
    """Retry a page whose escalation failed later than others; administrators are told."""
    page = await pages.lock_page(work.session, page_id)
    if page is None or page.stage is not PageStage.CALLING:
        await work.session.rollback()
        return
    await pages.move(work.session, page, page.stage, next_at=work.now + until)
    told = []
    for admin in await list_first_administrator_chats(work):
        text = admin.reader(work.rules).say("page-news-stuck", short=page.short)
        event = f"page:{page.id}:stuck:{int(work.now.timestamp()) // 600}:{admin.person.id}"
        told.append(Message(to=admin.to, event=event, text=text, about=AboutPage(page.id)))
    await work.commit(*told)


async def _put_off(page: Page, work: Work) -> None:
    """Take this step again in a moment; every later step moves along by the same delay."""
    base = page.base_at + (work.now - (page.next_at or work.now)) + _MOMENT
    next_at = work.now + _MOMENT
    await pages.move(work.session, page, page.stage, base_at=base, next_at=next_at)


async def _end(page: Page, work: Work) -> list[Message]:
    """Nothing is left to do: unless a phone is about to ring, or may ring, nobody will answer."""
    if await rings_already(page, work):
        await _put_off(page, work)
        return []
    states = await pages.list_states(work.session, page.id)
    if states & _NEVER_KNOWN and State.CLOSED not in states:
        # Whether any call ever rang is unknown, which is not "nobody answered": call again.
        anew = from_the_start(work)
        await pages.move(work.session, page, page.stage, **anew)
        return []
    return await _unheard(page, work)


async def _unheard(page: Page, work: Work) -> list[Message]:
    """The last rung is over: everybody who could still do something is told."""
    page = await advance(
        page, PageStage.UNHEARD, work.happened(PageStep.UNHEARD), work, next_at=None
    )
    told: list[Message] = []
    for admin in await list_first_administrator_chats(work):
        told += await tell_here(page, admin.to, admin.person.id, work)
    return [*told, *await page_cards(page, work), *await page_news(page, work, "page-news-unheard")]


async def raise_in_vain(page: Page, order: Order, work: Work) -> list[Message]:
    """Go on to the next step after a call that did not leave, or of which nobody knows.

    Unless it was of an earlier step, or another call of this one may still be answered.
    """
    why = order.refusal or order.state.value
    await note(page, work.happened(PageStep.STOPPED, note=why), work)
    policy = load_policy(page.policy)
    rungs, current = ladder(policy), page.rung - 1
    changes: dict[str, Any] = {}
    if current >= 0 and _is_of(order, rungs, page) and not await rings_already(page, work):
        following, base = skip_step(rungs, page, work, current=current)
        after = rungs[following].after if following < len(rungs) else ends_after(policy)
        due = base + timedelta(minutes=after)
        changes = {"rung": following, "base_at": base, "next_at": max(due, work.now)}
    page = await pages.move(work.session, page, page.stage, steps=page.steps + 1, **changes)
    return await page_news(page, work, "page-news-refused")


def _is_of(order: Order, rungs: tuple[Rung, ...], page: Page) -> bool:
    """Whether an order was made in the step at which its page stands."""
    step = rungs[min(page.rung - 1, len(rungs) - 1)].step
    begins = next(rung.after for rung in rungs if rung.step == step)
    return (order.confirmed_at or order.proposed_at) >= page.base_at + timedelta(minutes=begins)
