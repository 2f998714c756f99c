"""Silences: alerts that call nobody for a while; by a card's button, or by words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from domain.alert import Alert, Page, PageStep
from domain.audit import Act
from domain.chat import Message
from domain.folded import fold
from domain.people import tidy_person
from domain.silence import Silence, silenced
from handlers.alerts import resolve
from handlers.faults import INVALID
from handlers.moments import moment
from handlers.page_cards import page_cards
from handlers.page_steps import Happened
from handlers.scene import Scene
from handlers.spans import split_end
from storage import alerts, limits, pages, people, silences

HUSH = timedelta(hours=1)
LONGEST = timedelta(days=31)
_EVERYTHING = frozenset({"tudo", "everything", "all"})
_OF = frozenset({"de", "do", "da", "of", "from", "for"})  # "tudo da infra"


async def hush_page(page: Page, scene: Scene) -> list[Message]:
    """Alerts like a page's call nobody for an hour; then it calls for those that still fire."""
    found = await alerts.list_all_firing(scene.work.session, page.id)
    until = scene.work.now + HUSH
    if page.test:  # a test has nothing that could fire again
        return await resolve(page, Happened(PageStep.RESOLVED, scene.person.id), scene.work)
    await silences.silence_alike(scene.work.session, found, until, scene.person.id)
    return await _quiet(page, found, scene)


async def _quiet(page: Page, found: list[Alert], scene: Scene) -> list[Message]:
    """These of a page call nobody; the page is over where nothing else of it fires."""
    await alerts.note_silenced(scene.work.session, found)
    if await alerts.count_of_page(scene.work.session, page.id, firing=True):
        return await page_cards(page, scene.work, f"{scene.event}:quiet")
    happened = Happened(PageStep.RESOLVED, scene.person.id, "hush")
    return await resolve(page, happened, scene.work, "page-news-silenced")


async def silence_words(rest: str, scene: Scene) -> None:
    """`/plantao silenciar [TEAM] WORDS por 2 h`, also for what fires now. Raises InvalidTime."""
    work = scene.work
    until, said = split_end(rest.strip(), scene)
    team, words = _whose(said, scene)
    whole = not words and team
    if until is None or not (words or whole) or until > work.now + LONGEST:
        text = scene.say("silence-unknown", usage=scene.say("usage-oncall-silence"))
        await work.commit(scene.reply(text, fault=INVALID))
        return
    await limits.lock_counting(work.session)
    silence = Silence(until=until, made_by=scene.person.id, team=team, words=words)
    number = await silences.open_silence(work.session, silence)
    told: list[Message] = []
    count = 0
    for open_page in await pages.list_open(work.session, limit=200):
        page = await pages.lock_page(work.session, open_page.id)
        if page is None or page.test:
            continue
        found = silenced(await alerts.list_all_firing(work.session, page.id), [silence])
        count += len(found)
        told += await _quiet(page, found, scene) if found else []
    scene.audit(Act.ON_CALL_CHANGED, silence=number)
    what = _described(silence, scene.say)
    when = moment(until, scene.reader)
    text = scene.say("silence-made", number=number, what=what, until=when, count=count)
    await work.commit(scene.reply(text), *told, *_tell_teams(silence, text, scene))


async def show_silences(_: str, scene: Scene) -> None:
    """`/plantao silencios`: what calls nobody now, by whom, until when."""
    found = await silences.list_silences(scene.work.session, scene.work.now)
    lines = [scene.say("silences-title" if found else "silences-none")]
    for silence in found[:20]:
        who = await people.find_maybe(scene.work.session, silence.made_by)
        lines.append(
            scene.say(
                "silences-line",
                number=silence.id,
                what=_described(silence, scene.say),
                until=moment(silence.until, scene.reader),
                name=tidy_person(who.name) if who else "",
            )
        )
    if len(found) > 20:
        lines.append(scene.say("silences-more", count=len(found) - 20))
    await scene.work.commit(scene.reply("\n".join(lines)))


async def end_silence(rest: str, scene: Scene) -> None:
    """`/plantao reativar NUMBER`: it calls again; what still fires does so within a minute."""
    work, number = scene.work, rest.strip().removeprefix("#")
    known = number.isascii() and number.isdigit() and len(number) < 10
    ended = await silences.end_silence(work.session, int(number), work.now) if known else None
    if ended is None:
        text = scene.say("silence-end-unknown", usage=scene.say("usage-oncall-unsilence"))
        await work.commit(scene.reply(text, fault=INVALID))
        return
    scene.audit(Act.ON_CALL_CHANGED, silence=ended.id)
    text = scene.say("silence-ended", number=ended.id, what=_described(ended, scene.say))
    await work.commit(scene.reply(text), *_tell_teams(ended, text, scene))


def _whose(said: str, scene: Scene) -> tuple[str, str]:
    """The team that was named, or the only one where everything is meant; and the words."""
    teams = scene.work.rules.on_call.teams
    words = said.split()
    everything = [word for word in words if fold(word) in _EVERYTHING]
    team = next((fold(word) for word in words if fold(word) in teams), "")
    if everything and not team and len(teams) == 1:
        team = next(iter(teams))
    spared = {team, *(_EVERYTHING | _OF if everything else ())}
    return team, " ".join(word for word in words if fold(word) not in spared)[:200]


def _described(silence: Silence, say: Callable[..., str]) -> str:
    if silence.source:
        return f"{silence.title} {silence.place}".strip()[:120]
    if not silence.words:
        return say("silence-everything", team=silence.team)
    return " · ".join(filter(None, (silence.team, f"“{silence.words}”")))


def _tell_teams(silence: Silence, text: str, scene: Scene) -> list[Message]:
    """The chats of the teams that it concerns, but not the one in which it was said."""
    teams = scene.work.rules.on_call.teams.values()
    meant = [team for team in teams if silence.team in ("", team.name)]
    chats = {team.chat for team in meant if team.chat is not None and team.chat != scene.chat}
    return [
        Message(
            to=chat, event=f"{scene.event}:silence:{chat.channel}:{chat.external_id}", text=text
        )
        for chat in chats
    ]
