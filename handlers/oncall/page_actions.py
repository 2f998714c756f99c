"""What a person does with a page by button or words: acknowledge, escalate, hand on, resolve."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from domain.chat import Message
from domain.command import Command
from domain.oncall.alert import UNANSWERED, Page, PageStage, PageStep
from domain.oncall.escalation import PolicyStep, ladder, load_policy
from domain.oncall.intents import SettlePage
from handlers.access.access import require_command
from handlers.oncall.alerts import resolve
from handlers.oncall.call_results import acknowledge
from handlers.oncall.cards import name_or_nobody, page_cards, page_news
from handlers.oncall.escalate import skip_step
from handlers.oncall.page_transitions import advance, from_the_start, stop_calls
from handlers.oncall.quoted import quoted_page
from handlers.oncall.silences import silence_page
from handlers.replies.faults import INVALID
from handlers.replies.scene import Scene
from storage.oncall import pages
from storage.people import people
from storage.work import Work


async def settle_page(intent: SettlePage, scene: Scene) -> None:
    """Handle a pressed button of a page's card."""
    work = scene.work
    page = await pages.lock_by_ticket(work.session, intent.ticket)
    if page is None:
        await work.commit(scene.toast("toast-unknown"))
    elif page.stage is PageStage.RESOLVED:
        await work.commit(scene.toast("toast-page-over"))
    elif intent.choice == "ack":
        await _press_ack(page, scene)
    elif intent.choice == "done":
        happened = scene.work.happened(PageStep.RESOLVED, scene.person.id)
        await _told(scene, await resolve(page, happened, work))
    elif intent.choice == "hush":
        await _told(scene, await silence_page(page, scene))
    elif intent.choice == "up" and page.stage is PageStage.CALLING:
        await _told(scene, await escalate(page, scene))
    elif intent.choice == "again" and page.stage is PageStage.ACKNOWLEDGED:
        await _told(scene, await _again(page, scene))
    else:
        await work.commit(scene.toast("toast-page-late"))


async def _told(scene: Scene, said: list[Message]) -> None:
    await scene.work.commit(scene.toast("toast-request"), *said)


async def _press_ack(page: Page, scene: Scene) -> None:
    if page.stage is PageStage.ACKNOWLEDGED:
        toast = replace(scene.toast("toast-page-mine"), toast=await _whose(page, scene))
        await scene.work.commit(toast)
        return
    await _told(scene, await acknowledge(page, scene.person, scene.work))


async def may_be_meant(scene: Scene) -> bool:
    """Whether any page waits for an answer at all: else such words mean something else."""
    if await quoted_page(scene.heard, scene.work) is not None:
        return True
    found = await pages.list_open(scene.work.session)
    return any(page.stage in UNANSWERED for page in found)


async def acknowledge_by_words(scene: Scene) -> bool:
    """Whether "assumi" answers for the page that calls this person; of several none is guessed."""
    require_command(Command.ONCALL, scene.actor)
    if (quoted := await quoted_page(scene.heard, scene.work)) is not None:
        await acknowledge_named(quoted, scene)
        return True
    mine = [
        page
        for page in await pages.list_open(scene.work.session)
        if page.stage in UNANSWERED and await _reads(page, scene)
    ]
    if len(mine) > 1:
        text = scene.say("page-ack-which", shorts=", ".join(page.short for page in mine))
        await scene.work.commit(scene.reply(text, fault=INVALID))
        return True
    page = await pages.lock_page(scene.work.session, mine[0].id) if mine else None
    if page is None or page.stage not in UNANSWERED:
        return False
    await _say_yes(page, scene)
    return True


async def acknowledge_named(named: Page, scene: Scene) -> None:
    """Acknowledge one page for this person; says so where somebody has it, or it is over."""
    work = scene.work
    page = await pages.lock_page(work.session, named.id)
    if page is None or page.stage is PageStage.RESOLVED:
        await work.commit(scene.reply(scene.say("toast-page-over")))
    elif page.stage is PageStage.ACKNOWLEDGED:
        await work.commit(scene.reply(await _whose(page, scene)))
    else:
        await _say_yes(page, scene)


async def _say_yes(page: Page, scene: Scene) -> None:
    """Acknowledge a page; the news is the reply where this chat would get it anyway."""
    said = await acknowledge(page, scene.person, scene.work)
    here = [message for message in said if message.to == scene.chat and not message.card]
    text = here[0].text if here else scene.say("page-acked-by-words")
    rest = [message for message in said if message not in here]
    await scene.work.commit(scene.reply(text), *rest)


async def _whose(page: Page, scene: Scene) -> str:
    if page.acker_id == scene.person.id:
        return scene.say("toast-page-mine")
    acker = await people.find_maybe(scene.work.session, page.acker_id or 0)
    return scene.say("toast-page-acked", name=name_or_nobody(acker, scene.reader))


async def _reads(page: Page, scene: Scene) -> bool:
    known = await pages.list_chats(scene.work.session, page.id)
    return any(chat == scene.heard.chat_id or person == scene.person.id for chat, person in known)


async def escalate(page: Page, scene: Scene) -> list[Message]:
    """Begin the next step of a page's policy now, without waiting for its time."""
    work = scene.work
    rungs = ladder(load_policy(page.policy))
    following, _ = skip_step(rungs, page, work, current=page.rung - 1)
    after = rungs[following].after if following < len(rungs) else rungs[-1].after
    base = work.now - timedelta(minutes=after)  # now, even within a round: a person asked for it
    happened = scene.work.happened(PageStep.ESCALATED, scene.person.id)
    page = await advance(
        page, page.stage, happened, work, rung=following, base_at=base, next_at=work.now
    )
    return [*await page_cards(page, work), *await page_news(page, work, "page-news-up")]


async def _again(page: Page, scene: Scene) -> list[Message]:
    """Whoever answered for it gives it back: it calls from its first rung."""
    work = scene.work
    happened = scene.work.happened(PageStep.HANDED, scene.person.id)
    page = await advance(page, PageStage.CALLING, happened, work, **_freed(work))
    return [*await page_cards(page, work), *await page_news(page, work, "page-news-again")]


def _freed(work: Work) -> dict[str, Any]:
    """Nobody answers for it any more, and it calls from its first rung."""
    return {"acker_id": None, "acked_at": None, **from_the_start(work)}


async def hand_to(page: Page, name: str, scene: Scene) -> list[Message]:
    """Let a page call one person first from now on, then go on by its own policy."""
    work, policy = scene.work, load_policy(page.policy)
    first = PolicyStep(who=name)
    policy = replace(policy, steps=(first, *(s for s in policy.steps if s.who != name)))
    changes = {**_freed(work), "policy": policy.dump()}
    happened = scene.work.happened(PageStep.HANDED, scene.person.id, name)
    await stop_calls(page, work)  # those not submitted yet would ring the previous owner
    page = await advance(page, PageStage.CALLING, happened, work, **changes)
    news = await page_news(page, work, "page-news-handed", name=name.title())
    return [*await page_cards(page, work), *news]
