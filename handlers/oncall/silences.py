"""Silences: alerts that call nobody for a while; by a card's button, or by words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from domain.chat import Message
from domain.errors import InvalidTime
from domain.language.durations import split_end
from domain.language.vocabulary.words import WORDS
from domain.oncall.alert import UNANSWERED, Alert, Page, PageStep
from domain.oncall.roster import Team
from domain.oncall.silence import EVERYTHING, Silence, Silences, likeness, words_of
from domain.people.audit import Act
from domain.people.person import tidy_person
from domain.text import fold
from handlers.oncall.alerts import resolve
from handlers.oncall.cards import page_cards
from handlers.oncall.ownership import team_now
from handlers.replies.faults import INVALID
from handlers.replies.scene import Scene
from handlers.replies.times import moment
from storage.oncall import alerts, pages, silences
from storage.people import limits, people

HUSH = timedelta(hours=1)
LONGEST = timedelta(days=31)
SHOWN = 20
_SHORTEST_CODE = 4


async def silence_page(page: Page, scene: Scene, until: datetime | None = None) -> list[Message]:
    """Alerts like a page's call nobody for an hour; then it calls for those that still fire."""
    found = await alerts.list_all_firing(scene.work.session, page.id)
    if page.test or not found:  # no alert that could fire again
        return await resolve(
            page, scene.work.happened(PageStep.RESOLVED, scene.person.id), scene.work
        )
    silence = Silence(
        until=until or scene.work.now + HUSH,
        made_by=scene.person.id,
        team=page.team,
        title=found[0].title,
        alike=frozenset(likeness(alert) for alert in found),
    )
    await silences.open_silence(scene.work.session, silence)
    return await _quiet(page, found, scene)


async def _quiet(page: Page, found: list[Alert], scene: Scene) -> list[Message]:
    """These of a page call nobody; the page is over where nothing else of it fires."""
    await alerts.note_silenced(scene.work.session, found)
    if await alerts.count_of_page(scene.work.session, page.id, firing=True):
        return await page_cards(page, scene.work, f"{scene.event}:quiet")
    happened = scene.work.happened(PageStep.SILENCED, scene.person.id)
    return await resolve(page, happened, scene.work, "page-news-silenced")


async def silence_words(rest: str, scene: Scene) -> None:
    """`/plantao silenciar [TEAM] WORDS por 2 h`: also what calls now; or one alert by its code."""
    until, said = _until(rest, scene)
    team, words = _whose(said, scene)
    fault = _fault(until, team, words, scene)
    if fault or until is None:
        text = scene.say(fault, usage=scene.say("usage-oncall-silence"))
        await scene.work.commit(scene.reply(text, fault=INVALID))
    elif (page := await _by_code(words, scene)) is not None:
        told = await silence_page(page, scene, until)
        scene.audit(Act.ON_CALL_CHANGED, f"page:{page.id}")
        when = moment(until, scene.reader)
        text = scene.say("silence-made-page", short=page.short, until=when)
        await scene.work.commit(scene.reply(text), *told)
    else:
        said = EVERYTHING if words is None else " ".join(words)
        silence = Silence(until=until, made_by=scene.person.id, team=team, words=said)
        await _silence(silence, scene)


def _until(rest: str, scene: Scene) -> tuple[datetime | None, str]:
    try:
        ending = split_end(rest.strip(), scene.said_at, scene.reader.zone)
    except InvalidTime:
        return None, rest
    return ending.at, ending.before


def _fault(until: datetime | None, team: str, words: list[str] | None, scene: Scene) -> str:
    """The sentence for what cannot be done, or nothing."""
    if until is None:
        return "silence-no-time"
    if not scene.work.now < until <= scene.work.now + LONGEST:
        return "silence-too-long"
    if words == [] or (words is None and not team):
        return "silence-no-words"
    return ""


async def _silence(silence: Silence, scene: Scene) -> None:
    """From now on, and what calls now stops; what somebody is at work on stays theirs."""
    work = scene.work
    await limits.lock_counting(work.session)
    silence = replace(silence, id=await silences.open_silence(work.session, silence))
    covers = Silences([silence]).cover
    told: list[Message] = []
    count = 0
    for page_id in [page.id for page in await pages.list_open(work.session, limit=500)]:
        page = await pages.lock_page(work.session, page_id)
        if page is None or page.test or page.stage not in UNANSWERED:
            continue
        firing = [
            replace(alert, team=team_now(alert, work.rules.on_call))
            for alert in await alerts.list_all_firing(work.session, page.id)
        ]
        if found := [alert for alert in firing if covers(alert)]:
            count += len(found)
            told += await _quiet(page, found, scene)
    scene.audit(Act.ON_CALL_CHANGED, silence=silence.id)
    parts = {"number": str(silence.id), "what": _described(silence, scene.say)}
    when = moment(silence.until, scene.reader)
    text = scene.say("silence-made", until=when, count=count, **parts)
    await work.commit(scene.reply(text), *told, *_tell_teams(silence, text, scene))


async def _by_code(words: list[str] | None, scene: Scene) -> Page | None:
    """The open page whose code was said instead of words, held."""
    code = fold(words[0]) if words and len(words) == 1 else ""
    named = await pages.list_named(scene.work.session, code[:15]) if code else []
    if len(named) != 1 or len(code) < _SHORTEST_CODE or named[0].closed_at is not None:
        return None
    await limits.lock_counting(scene.work.session)
    page = await pages.lock_page(scene.work.session, named[0].id)
    return page if page is not None and page.closed_at is None else None


async def show_silences(_: str, scene: Scene) -> None:
    """`/plantao silencios`: what calls nobody now, by whom, until when."""
    work = scene.work
    found = await silences.list_silences(work.session, work.now)
    teams = work.rules.on_call.teams.values()
    resting = [team.name for team in teams if team.in_maintenance(work.now)]
    lines = [scene.say("silences-title" if found or resting else "silences-none")]
    lines += [scene.say("silences-maintenance", team=name) for name in resting]
    for silence in found[:SHOWN]:
        who = await people.find_maybe(work.session, silence.made_by)
        parts = {"number": str(silence.id), "what": _described(silence, scene.say)}
        name = tidy_person(who.name) if who else ""
        until = moment(silence.until, scene.reader)
        lines.append(scene.say("silences-line", until=until, name=name, **parts))
    if len(found) > SHOWN:
        lines.append(scene.say("silences-more", count=len(found) - SHOWN))
    await work.commit(scene.reply("\n".join(lines)))


async def end_silence(rest: str, scene: Scene) -> None:
    """`/plantao reativar NUMBER`: it calls again; what still fires does so within a minute."""
    work, number = scene.work, rest.strip().removeprefix("#").replace(".", "")
    known = number.isascii() and number.isdigit() and len(number) < 10
    ended = await silences.end_silence(work.session, int(number), work.now) if known else None
    if ended is None:
        text = scene.say("silence-end-unknown", usage=scene.say("usage-oncall-unsilence"))
        await work.commit(scene.reply(text, fault=INVALID))
        return
    scene.audit(Act.ON_CALL_CHANGED, silence=ended.id)
    parts = {"number": str(ended.id), "what": _described(ended, scene.say)}
    text = scene.say("silence-ended", **parts)
    await work.commit(scene.reply(text), *_tell_teams(ended, text, scene))


def _whose(said: str, scene: Scene) -> tuple[str, list[str] | None]:
    """The team that is meant and the words; None for the words where everything was said."""
    teams = scene.work.rules.on_call.teams
    words = words_of(said)
    everything = [word for word in words if fold(word) in WORDS.everything]
    named = [fold(word) for word in words if fold(word) in teams]
    rest = [
        w for w in words if fold(w) not in (*named[:1], *(WORDS.everything if everything else ()))
    ]
    team = named[0] if named else _own_team(scene)
    if everything and not rest:
        return team, None
    # A team's name alone may be a word of alerts: to silence the whole team takes "everything".
    return team, rest or ([named[0]] if named else [])


def _own_team(scene: Scene) -> str:
    """The team of this chat, or of this person, or the only one; of several none is guessed."""
    teams: list[Team] = list(scene.work.rules.on_call.teams.values())
    me = scene.work.rules.on_call.name_of(scene.person.identities)
    here = [team for team in teams if team.chat is not None and team.chat == scene.chat]
    mine = [team for team in teams if me and me in team.people]
    found = next((some for some in (here, mine, teams) if len(some) == 1), [])
    return found[0].name if found else ""


def _described(silence: Silence, say: Callable[..., str]) -> str:
    if silence.alike:
        more = len(silence.alike) - 1
        return silence.title[:100] + (f" +{more}" if more > 0 else "")
    if silence.words == EVERYTHING:
        return say("silence-everything", team=silence.team)
    return " · ".join(filter(None, (silence.team, f"“{silence.words}”")))


def _tell_teams(silence: Silence, text: str, scene: Scene) -> list[Message]:
    """The chats of the teams that it concerns, but not the one in which it was said."""
    teams = scene.work.rules.on_call.teams.values()
    meant = [team for team in teams if silence.team in ("", team.name)]
    chats = {team.chat for team in meant if team.chat is not None and team.chat != scene.chat}
    event = f"{scene.event}:silence"
    return [
        Message(to=chat, event=f"{event}:{chat.channel}:{chat.external_id}", text=text)
        for chat in sorted(chats, key=lambda chat: (chat.channel, chat.external_id))
    ]
