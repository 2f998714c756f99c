"""What sources tell: alerts are remembered once, join a page or begin one, and end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from domain.chat import Message
from domain.oncall.alert import (
    Alert,
    AlertOrigin,
    AlertStage,
    Page,
    PageStage,
    PageStep,
    Severity,
    Signal,
)
from domain.oncall.ceiling import MOST_OPEN, SURPLUS, split_at_ceiling, surplus_signal
from domain.oncall.escalation import Way, ladder, load_policy
from domain.oncall.roster import OURS, Team
from domain.oncall.silence import Silences
from domain.orders.order import new_ticket
from domain.people.person import DEFAULT_LOCALE
from domain.timeline import TimelineEntry
from handlers.access.administrators import list_first_administrator_chats
from handlers.oncall.cards import page_cards, page_news, tell_here
from handlers.oncall.ownership import team_now
from handlers.oncall.page_transitions import advance, from_the_start, stop_calls
from handlers.replies.sentences import say
from storage.oncall import alerts, pages, silences
from storage.people import limits
from storage.work import Work

_SPARED = timedelta(minutes=15)  # a source that fires on after a person closed it is ignored


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceMessage:
    """What one message of a source says; `truncated` alerts were left out of it."""

    source: str
    team: str
    signals: tuple[Signal, ...]
    truncated: int = 0


async def take_signals(told: Sequence[SourceMessage], work: Work) -> None:
    """Remember what several messages of sources say, in their order; commits exactly once."""
    # Locked before any page, as escalate_next does: the same order prevents a deadlock. It also
    # makes two processes that receive a team's alerts at the same time open one page.
    await limits.lock_counting(work.session)
    said: list[Message] = []
    fresh: dict[str, list[Alert]] = {}
    rooms: dict[str, int] = {}
    told = [await _within_ceiling(one, rooms, work) for one in told]
    for one in told:
        origin = AlertOrigin(one.source, one.team)
        new = await alerts.open_alerts(work.session, origin, one.signals, work.now)
        keys = [signal.key for signal in one.signals if signal.fires]
        known = await alerts.list_by_keys(work.session, one.source, keys)
        known = [replace(alert, team=one.team) for alert in known]  # the file may have changed
        fresh.setdefault(one.team, []).extend(await _not_silenced(new, known, work))
        said += await end_alerts(one, work)
        said += await _renotify(known, work)
    for team, came in fresh.items():
        # Alerts that were resolved by the same messages call nobody.
        raised = await alerts.list_firing(work.session, [alert.id for alert in came])
        truncated = sum(one.truncated for one in told if one.team == team)
        if raised:
            said += await _page(team, raised, truncated, work)
            said += await _tell_surplus(raised, work)
    await work.commit(*said)


async def _within_ceiling(one: SourceMessage, rooms: dict[str, int], work: Work) -> SourceMessage:
    """A message in which one alert stands for all those that its source has no room left for.

    `rooms` says how many each source has room for, as far as it is known in this transaction.
    """
    if one.source in OURS:
        return one
    if one.source not in rooms:
        rooms[one.source] = MOST_OPEN - await alerts.count_open(work.session, one.source)
    firing = [signal.key for signal in one.signals if signal.fires]
    room = rooms[one.source]
    if len(firing) <= room:
        rooms[one.source] -= len(firing)  # some may be known: the next transaction counts anew
        # Room again: the one that stands for others is over, where there is one.
        ends = len(firing) < len(one.signals)
        extra = (surplus_signal("-", ()),) if ends else ()
        return replace(one, signals=(*one.signals, *extra))
    known = {alert.key for alert in await alerts.list_by_keys(work.session, one.source, firing)}
    kept, surplus = split_at_ceiling(one.signals, known, room)
    rooms[one.source] = 0
    if not surplus:
        return one
    title = say(DEFAULT_LOCALE, "alerts-surplus", source=one.source, most=MOST_OPEN)
    count = one.truncated + len(surplus)
    for before in await alerts.list_by_keys(work.session, one.source, [SURPLUS]):
        if before.stage is AlertStage.FIRING and before.page_id is not None:
            listed = await alerts.count_of_page(work.session, before.page_id)
            await pages.note_alerts(work.session, before.page_id, listed + count)
    return replace(one, signals=(*kept, surplus_signal(title, surplus)), truncated=count)


async def _tell_surplus(raised: list[Alert], work: Work) -> list[Message]:
    """Say once, to a page's chats or to administrators, that a source's alerts are not all listed.

    The page rings for them all the same.
    """
    said: list[Message] = []
    for alert in await alerts.list_firing(
        work.session, [alert.id for alert in raised if alert.key == SURPLUS]
    ):
        source, event = alert.source, f"surplus:{alert.id}:{alert.came_at.isoformat()}"
        page = await pages.lock_page(work.session, alert.page_id) if alert.page_id else None
        told: list[Message] = []
        if page is not None:
            told = await page_news(
                page, work, "page-news-surplus", event=event, source=source, most=MOST_OPEN
            )
        for admin in [] if told else await list_first_administrator_chats(work):
            text = admin.reader(work.rules).say("alerts-surplus", source=source, most=MOST_OPEN)
            told.append(Message(to=admin.to, event=f"{event}:{admin.person.id}", text=text))
        said += told
    return said


async def _not_silenced(new: list[Alert], known: list[Alert], work: Work) -> list[Alert]:
    """The alerts, new or back again, for which somebody is called."""
    new = [*new, *await _again(known, {alert.id for alert in new}, work)]
    hushed = await silenced_of(new, work)
    await alerts.note_silenced(work.session, hushed)
    spared = {alert.id for alert in hushed}
    return [alert for alert in new if alert.id not in spared]


async def silenced_of(found: list[Alert], work: Work) -> list[Alert]:
    """Those that call nobody now: their team is in maintenance, or somebody silenced them."""
    if not found:
        return []
    teams = work.rules.on_call.teams
    quiet = {name for name in {a.team for a in found} if name in teams}
    quiet = {name for name in quiet if teams[name].in_maintenance(work.now)}
    covers = Silences(await silences.list_silences(work.session, work.now)).cover
    return [alert for alert in found if alert.team in quiet or covers(alert)]


async def call_for_unsilenced(work: Work) -> bool:
    """Call for what was silenced, still fires, and is not silenced any more; commits exactly once.

    Not every source says again that it fires: so nothing waits for it. False if there is nothing.
    """
    await limits.lock_counting(work.session)
    awake: dict[str, list[Alert]] = {}
    last = 0
    while asleep := await alerts.list_silenced(work.session, after=last):
        last = asleep[-1].id
        at_home = [replace(alert, team=team_now(alert, work.rules.on_call)) for alert in asleep]
        at_home = [alert for alert in at_home if alert.team]
        still = {alert.id for alert in await silenced_of(at_home, work)}
        for alert in at_home:
            if alert.id not in still:
                awake.setdefault(alert.team, []).append(alert)
    if not awake:
        await work.session.rollback()
        return False
    said: list[Message] = []
    for team, some in awake.items():
        await alerts.reopen(work.session, some, team)
        said += await _page(team, some, 0, work)
    await work.commit(*said)
    return True


async def _again(known: list[Alert], new: set[int], work: Work) -> list[Alert]:
    """What was silenced or closed by a person, and of which its source says later that it fires."""
    spared = [
        alert
        for alert in known
        if alert.id not in new
        and (
            alert.stage is AlertStage.SILENCED
            or (alert.stage is AlertStage.FIRING and alert.page_id is None)  # it had no team
            or (
                alert.stage is AlertStage.CLOSED
                and work.now >= (alert.resolved_at or work.now) + _SPARED
            )
        )
    ]
    for team in {alert.team for alert in spared}:
        await alerts.reopen(work.session, [a for a in spared if a.team == team], team)
    return await alerts.list_firing(work.session, [alert.id for alert in spared])


async def _renotify(known: list[Alert], work: Work) -> list[Message]:
    """The source says again that it fires, and nobody answered for it: its page calls anew."""
    firing = {a.page_id for a in known if a.stage is AlertStage.FIRING and a.page_id}
    said: list[Message] = []
    for page_id in sorted(firing):
        if await pages.find_stage(work.session, page_id) is not PageStage.UNHEARD:
            continue
        page = await pages.lock_page(work.session, page_id)
        if page is not None and page.stage is PageStage.UNHEARD:
            anew = from_the_start(work)
            page = await advance(
                page, PageStage.CALLING, work.happened(PageStep.JOINED), work, **anew
            )
            said += await page_cards(page, work)
    return said


async def end_alerts(one: SourceMessage, work: Work) -> list[Message]:
    """Note alerts that ended; a page whose alerts have all ended is closed."""
    over = [signal.key for signal in one.signals if not signal.fires]
    known = await alerts.list_by_keys(work.session, one.source, over)
    ended = [alert for alert in known if alert.stage is not AlertStage.RESOLVED]
    await alerts.note_resolved(work.session, ended, work.now)
    said: list[Message] = []
    for page_id in sorted({alert.page_id for alert in ended if alert.page_id}):
        page = await pages.lock_page(work.session, page_id)
        if page is None or page.stage is PageStage.RESOLVED:
            continue
        if await alerts.count_of_page(work.session, page_id, firing=True):
            page = await advance(page, page.stage, work.happened(PageStep.ALERT_RESOLVED), work)
            said += await page_cards(page, work)
        else:
            said += await resolve(page, work.happened(PageStep.RESOLVED), work)
    return said


async def resolve(
    page: Page, entry: TimelineEntry[PageStep], work: Work, sentence: str = "page-news-resolved"
) -> list[Message]:
    """Close a page: calls that have not left are taken back, everybody reads that it is over."""
    await stop_calls(page, work)
    by_person = AlertStage.CLOSED if entry.person_id else AlertStage.RESOLVED
    await alerts.resolve_page(work.session, page.id, work.now, by_person)
    ended = {"next_at": None, "closed_at": work.now}
    page = await advance(page, PageStage.RESOLVED, entry, work, **ended)
    return [*await page_cards(page, work), *await page_news(page, work, sentence)]


async def _page(name: str, raised: list[Alert], truncated: int, work: Work) -> list[Message]:
    """Join the page that calls for this team already, or begin one whose first rung is due now."""
    page = await pages.find_calling(work.session, name)
    if page is not None:
        await alerts.join_page(work.session, raised, page.id)
        count = await alerts.count_of_page(work.session, page.id) + truncated
        joins = {"alerts": max(page.alerts, count)}
        rungs = ladder(load_policy(page.policy))
        anew: dict[str, Any] = {}
        if not any(rung.way is Way.CALL for rung in rungs[page.rung :]):
            # No call of this round is left to tell of the new alert: begin another round.
            anew = from_the_start(work)
        joined = work.happened(PageStep.JOINED, note=_left_out(truncated))
        page = await advance(page, page.stage, joined, work, **joins, **anew)
        return await page_cards(page, work)
    team = work.rules.on_call.teams[name]
    return await begin(team, raised, work, truncated=truncated)


async def begin(
    team: Team, raised: list[Alert], work: Work, *, test: bool = False, truncated: int = 0
) -> list[Message]:
    """Open a page for these alerts; it keeps the policy as it is now."""
    worst = min(raised, key=lambda alert: list(Severity).index(alert.severity))
    page = await pages.open_page(
        work.session,
        work.now,
        ticket=new_ticket(),
        team=team.name,
        policy=team.policy.dump(),
        test=test,
        title=worst.title,
        place=worst.place,
        source=worst.source,
        severity=worst.severity,
        alerts=len(raised) + truncated,
    )
    await alerts.join_page(work.session, raised, page.id)
    page = await advance(
        page, page.stage, work.happened(PageStep.RAISED, note=_left_out(truncated)), work
    )
    return await tell_here(page, team.chat, None, work) if team.chat else []


def _left_out(truncated: int) -> str:
    return f"truncated:{truncated}" if truncated else ""
