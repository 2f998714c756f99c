"""The clock of pages: each rung in its time, and what is said where the last one is over."""

from __future__ import annotations

from datetime import datetime, timedelta

from domain.alert import Page, PageStage, PageStep
from domain.chat import Message
from domain.escalation import Policy, Rung, Way, ends_after, ladder, load_policy
from domain.on_call import Team
from domain.people import private_chats
from handlers.page_cards import page_cards, page_news, tell_here
from handlers.page_steps import Happened, advance, note
from handlers.reaching import reach
from storage import chats, pages, people
from storage.work import Work


async def climb(work: Work) -> bool:
    """Do the next rung of one page that is due; commits exactly once. False if there is none."""
    page = await pages.lock_due(work.session, work.now)
    if page is None:
        return False
    policy = load_policy(page.policy)
    rungs = ladder(policy)
    team = work.rules.on_call.teams.get(page.team) or Team(name=page.team, policy=policy)
    if page.rung >= len(rungs):
        told = await _unheard(page, work)
    else:
        told = await _rung(page, rungs, (policy, team), work)
    await work.commit(*told)
    return True


async def _rung(
    page: Page, rungs: tuple[Rung, ...], by: tuple[Policy, Team], work: Work
) -> list[Message]:
    policy, team = by
    rung = rungs[page.rung]
    reached = await reach(page, rung, team, work)
    told = list(reached.told)
    if rung.last:
        told += await page_news(page, work, "page-fallback")
    following, base = page.rung + 1, page.base_at
    if not reached.anybody and rung.way is Way.CALL:
        # Nobody can be rung there: the next step need not wait for an answer.
        following, base = skip_step(rungs, page, work)
    after = rungs[following].after if following < len(rungs) else ends_after(policy)
    next_at = max(base + timedelta(minutes=after), work.now)
    await pages.move(work.session, page, page.stage, rung=following, base_at=base, next_at=next_at)
    return told


def skip_step(rungs: tuple[Rung, ...], page: Page, work: Work) -> tuple[int, datetime]:
    """The first rung of the next step, and from when on it counts so that it is due now."""
    current = min(page.rung, len(rungs) - 1)
    step = rungs[current].step
    following = current
    while following < len(rungs) and rungs[following].step == step:
        following += 1
    if following >= len(rungs):
        return following, page.base_at
    return following, work.now - timedelta(minutes=rungs[following].after)


async def _unheard(page: Page, work: Work) -> list[Message]:
    """The last rung is over: everybody who could still do something is told."""
    page = await advance(page, PageStage.UNHEARD, Happened(PageStep.UNHEARD), work, next_at=None)
    told: list[Message] = []
    for identity in sorted(work.rules.admins):
        admin = await people.find_by_identity(work.session, identity)
        known = await chats.list_known(work.session, private_chats(admin)) if admin else []
        for place, _ in known[:1]:
            told += await tell_here(page, work, (place, admin.id if admin else None))
    return [*told, *await page_cards(page, work), *await page_news(page, work, "page-news-unheard")]


async def raise_in_vain(page: Page, work: Work, why: str) -> list[Message]:
    """A call did not leave, or nobody knows of it: the next step begins, and people read so."""
    await note(page, Happened(PageStep.STOPPED, note=why), work)
    policy = load_policy(page.policy)
    following, base = skip_step(ladder(policy), page, work)
    page = await pages.move(
        work.session,
        page,
        page.stage,
        rung=following,
        base_at=base,
        next_at=work.now,
        steps=page.steps + 1,
    )
    return await page_news(page, work, "page-news-refused")
