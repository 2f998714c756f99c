"""Who is on call: shown, swapped, tried out; and the pages that are open."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from domain.chat import Message
from domain.language.vocabulary.words import WORDS, OnCallVerb
from domain.oncall.alert import AlertOrigin, Page, PageStage, PageStep, Severity, Signal
from domain.oncall.intents import UseOnCall
from domain.oncall.roster import TEST, Team
from domain.people.audit import Act
from domain.people.person import tidy_person
from domain.text import fold
from handlers.oncall.alerts import begin, resolve
from handlers.oncall.cards import name_or_nobody, page_cards, page_mark, page_title
from handlers.oncall.notify import can_be_rung
from handlers.oncall.overrides import only_team, swap, team_lines
from handlers.oncall.page_actions import acknowledge_named, escalate, hand_to
from handlers.oncall.page_transitions import note
from handlers.oncall.silences import end_silence, show_silences, silence_words
from handlers.replies.faults import INVALID
from handlers.replies.scene import Scene
from handlers.replies.times import moment
from storage.oncall import alerts, pages
from storage.people import people

_ASLEEP = 10  # silenced alerts that are listed by name


async def use_on_call(intent: UseOnCall, scene: Scene) -> None:
    """Show who is on call; or do what the first word says."""
    word, _, rest = intent.arguments.strip().partition(" ")
    if not scene.work.rules.on_call.teams:
        await scene.work.commit(scene.reply(scene.say("oncall-none"), fault=INVALID))
    elif not word:
        await _show(scene)
    elif (verb := WORDS.oncall.get(fold(word))) is not None:
        await _DOES[verb](rest, scene)
    else:
        text = scene.say("oncall-unknown")
        await scene.work.commit(scene.reply(text, fault=INVALID))


async def _show(scene: Scene) -> None:
    lines = [scene.say("oncall-title")]
    for team in scene.work.rules.on_call.teams.values():
        lines += await team_lines(team, scene)
    lines += ["", scene.say("oncall-hint", usage=scene.say("usage-oncall-swap"))]
    await scene.work.commit(scene.reply("\n".join(lines)))


async def _list(_: str, scene: Scene) -> None:
    found = await pages.list_open(scene.work.session)
    lines = [scene.say("pages-title" if found else "pages-none")]
    lines += [await _line(page, scene) for page in found]
    asleep = await alerts.list_silenced(scene.work.session, limit=_ASLEEP + 1)
    if asleep:
        lines += ["", scene.say("pages-silenced")]
        lines += [f"🔕 {alert.title[:120]} {alert.place}".rstrip() for alert in asleep[:_ASLEEP]]
    if len(asleep) > _ASLEEP:
        lines.append("…")
    if scene.work.rules.web_root:
        url = f"{scene.work.rules.web_root}/alerts"
        lines += ["", scene.say("history-link", url=url)]
    await scene.work.commit(scene.reply("\n".join(lines)))


async def _line(page: Page, scene: Scene) -> str:
    acker = await people.find_maybe(scene.work.session, page.acker_id or 0)
    return scene.say(
        "pages-line",
        mark=page_mark(page, scene.reader),
        short=page.short,
        what=page_title(page),
        team=page.team,
        since=moment(page.opened_at, scene.reader),
        state=scene.say(f"pages-word-{page.stage}", name=name_or_nobody(acker, scene.reader)),
    )


async def _test(rest: str, scene: Scene) -> None:
    """A page like any other, named a test: the phones ring, and somebody must answer for it."""
    team = _team(fold(rest), scene)
    if team is None:
        await scene.work.commit(scene.reply(_which(scene), fault=INVALID))
        return
    work = scene.work
    if any(p.test and p.team == team.name for p in await pages.list_open(work.session, limit=200)):
        await work.commit(scene.reply(scene.say("oncall-test-already", team=team.name)))
        return
    signal = Signal(
        key=f"test:{scene.heard.id}",
        title=scene.say("page-test-title", name=tidy_person(scene.person.name)),
        fires=True,
        severity=Severity.INFO,
        since=work.now,
    )
    raised = await alerts.open_alerts(
        work.session, AlertOrigin(TEST, team.name), [signal], work.now
    )
    said = await begin(team, raised, work, test=True)
    scene.audit(Act.PAGE_TESTED)
    sentence = "oncall-test" if await can_be_rung(team, work) else "oncall-test-no-phone"
    await work.commit(scene.reply(scene.say(sentence, team=team.name)), *said)


async def _take(rest: str, scene: Scene) -> None:
    """`/plantao assumir ALERT`: for chats in which no message can be quoted."""
    if (page := await _named(rest, scene)) is not None:
        await acknowledge_named(page, scene)


async def _done(rest: str, scene: Scene) -> None:
    """`/plantao resolver ALERT`, as its button does; also what is silenced."""
    page = await _held(rest, scene)
    if page is None:
        return
    if page.stage is not PageStage.RESOLVED:
        said = await resolve(
            page, scene.work.happened(PageStep.RESOLVED, scene.person.id), scene.work
        )
        await _answer("page-news-resolved", page, said, scene)
    elif await alerts.close_silenced(scene.work.session, page.id, scene.work.now):
        await note(page, scene.work.happened(PageStep.RESOLVED, scene.person.id), scene.work)
        text = scene.say("page-news-resolved", short=page.short)
        await scene.work.commit(scene.reply(text), *await page_cards(page, scene.work, scene.event))
    else:
        await scene.work.commit(scene.reply(scene.say("toast-page-over"), fault=INVALID))


async def _up(rest: str, scene: Scene) -> None:
    """`/plantao escalar ALERT`, as its button does."""
    page = await _held(rest, scene)
    if page is not None and page.stage is PageStage.ACKNOWLEDGED:
        await acknowledge_named(page, scene)  # replies with the name of whoever has it
    elif page is not None and page.stage is PageStage.RESOLVED:
        await scene.work.commit(scene.reply(scene.say("toast-page-over"), fault=INVALID))
    elif page is not None and page.stage is not PageStage.CALLING:
        await scene.work.commit(scene.reply(scene.say("toast-page-late"), fault=INVALID))
    elif page is not None:
        await _answer("page-news-up", page, await escalate(page, scene), scene)


async def _answer(sentence: str, page: Page, said: list[Message], scene: Scene) -> None:
    """The news is the answer here, and said once."""
    rest = [message for message in said if message.card or message.to != scene.chat]
    await scene.work.commit(scene.reply(scene.say(sentence, short=page.short)), *rest)


async def _named(rest: str, scene: Scene) -> Page | None:
    """The page of this code; else they are told, and it is done."""
    ticket = next(iter(fold(rest).removeprefix("#").split()), "")[:15]
    found = await pages.list_named(scene.work.session, ticket) if ticket else []
    if len(found) == 1:
        return found[0]
    text = scene.say("oncall-take-unknown", usage=scene.say("usage-oncall-take"))
    await scene.work.commit(scene.reply(text, fault=INVALID))
    return None


async def _held(rest: str, scene: Scene) -> Page | None:
    """The open page that was named, its row locked; None where there is none, which is said."""
    named = await _named(rest, scene)
    return await pages.lock_page(scene.work.session, named.id) if named else None


async def _hand(rest: str, scene: Scene) -> None:
    """`/plantao passar ALERT PERSON`: the alert is theirs to answer for, whoever had it."""
    ticket, *words = fold(rest).removeprefix("#").split() or [""]
    found = await pages.list_named(scene.work.session, ticket[:15]) if ticket else []
    name = " ".join(word for word in words if word not in WORDS.hand_to)
    responders = scene.work.rules.on_call.responders
    if len(found) != 1 or name not in responders:
        known = ", ".join(list(responders)[:20])
        text = scene.say("oncall-hand-unknown", people=known, usage=scene.say("usage-oncall-hand"))
        await scene.work.commit(scene.reply(text, fault=INVALID))
        return
    page = await pages.lock_page(scene.work.session, found[0].id)
    if page is None or page.stage is PageStage.RESOLVED:
        await scene.work.commit(scene.reply(scene.say("toast-page-over"), fault=INVALID))
        return
    said = await hand_to(page, name, scene)
    text = scene.say("oncall-handed", short=page.short, name=name.title())
    await scene.work.commit(scene.reply(text), *said)


def _team(name: str, scene: Scene) -> Team | None:
    """The team of this name; without one, the only one there is."""
    known = scene.work.rules.on_call.teams
    return known.get(name.strip()) if name.strip() else only_team(scene)


def _which(scene: Scene) -> str:
    teams = ", ".join(scene.work.rules.on_call.teams)
    return scene.say("oncall-which", teams=teams)


_DOES: dict[OnCallVerb, Callable[[str, Scene], Awaitable[None]]] = {
    OnCallVerb.LIST: _list,
    OnCallVerb.TEST: _test,
    OnCallVerb.TAKE: _take,
    OnCallVerb.RESOLVE: _done,
    OnCallVerb.ESCALATE: _up,
    OnCallVerb.HAND: _hand,
    OnCallVerb.SWAP: swap,
    OnCallVerb.SILENCE: silence_words,
    OnCallVerb.SILENCES: show_silences,
    OnCallVerb.UNSILENCE: end_silence,
}
