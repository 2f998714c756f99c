"""Standing in: who takes whose turn, from when and until when; said and shown."""

from __future__ import annotations

from datetime import datetime

from domain.chat import Message
from domain.errors import InvalidTime
from domain.language.durations import Until, read_begin, split_end
from domain.oncall.roster import Team
from domain.oncall.rotation import Override
from domain.people.audit import Act
from domain.text import fold
from handlers.oncall.notify import who_is_on_call
from handlers.replies.faults import INVALID
from handlers.replies.scene import Scene
from handlers.replies.times import moment
from storage.oncall import overrides

_COMING = 3  # upcoming overrides that are shown for each team


async def swap(rest: str, scene: Scene) -> None:
    """`/plantao trocar [TEAM] PERSON [de WHEN] até WHEN`."""
    ending = _ending(rest.strip(), scene)
    known = scene.work.rules.on_call
    words = ending.before.split()
    team = known.teams.get(fold(words[0])) if words else None
    words = words[1:] if team is not None else words
    team = team or only_team(scene)
    name = fold(words[0]) if words else ""
    begins = _begins(" ".join(words[1:]), scene)
    # In "from Friday for two days" the duration counts from the start, not from now.
    ends = begins + ending.lasts if begins and ending.lasts else ending.at
    if team is None or name not in known.responders or not (begins and ends and begins < ends):
        parts = {"teams": ", ".join(list(known.teams)[:20])}
        parts |= {"people": ", ".join(list(known.responders)[:20])}
        usage = scene.say("usage-oncall-swap")
        text = scene.say("oncall-swap-unknown", usage=usage, **parts)
        await scene.work.commit(scene.reply(text, fault=INVALID))
        return
    override = Override(person=name, begins=begins, ends=ends)
    await overrides.open_override(scene.work.session, team.name, override, scene.person.id)
    scene.audit(Act.ON_CALL_CHANGED)
    text = _told(override, team, scene)
    told: list[Message] = []
    if team.chat is not None and team.chat != scene.chat:
        told.append(Message(to=team.chat, event=f"{scene.event}:swap", text=text))
    await scene.work.commit(scene.reply(text), *told)


def _ending(said: str, scene: Scene) -> Until:
    try:
        return split_end(said, scene.said_at, scene.reader.zone)
    except InvalidTime:
        return Until(None, said)


def _begins(said: str, scene: Scene) -> datetime | None:
    if not said:
        return scene.work.now
    try:
        return read_begin(said, scene.said_at, scene.reader.zone)
    except InvalidTime:
        return None


def _told(override: Override, team: Team, scene: Scene) -> str:
    parts = {"name": override.person.title(), "team": team.name}
    until = moment(override.ends, scene.reader)
    if override.begins <= scene.work.now:
        return scene.say("oncall-swapped", until=until, **parts)
    begins = moment(override.begins, scene.reader)
    return scene.say("oncall-swapped-later", begins=begins, until=until, **parts)


async def team_lines(team: Team, scene: Scene) -> list[str]:
    """Who is on call for a team, until when, and who stands in later."""
    name = await who_is_on_call(team, scene.work)
    held = await overrides.list_overrides(scene.work.session, team.name, scene.work.now)
    resting = team.in_maintenance(scene.work.now)
    rests = [scene.say("silences-maintenance", team=team.name)] if resting else []
    if not name:
        lines = [scene.say("oncall-line-nobody", team=team.name)]
    elif (ends := _ends(team, held, scene.work.now)) is not None:
        until = moment(ends, scene.reader)
        lines = [scene.say("oncall-line", team=team.name, name=name.title(), until=until)]
    else:
        lines = [scene.say("oncall-line-plain", team=team.name, name=name.title())]
    coming = sorted((o for o in held if o.begins > scene.work.now), key=lambda o: o.begins)
    return lines + rests + [f"   {_told(override, team, scene)}" for override in coming[:_COMING]]


def _ends(team: Team, held: list[Override], now: datetime) -> datetime | None:
    """When the turn of whoever is on call ends: the swap's end, or the rotation's."""
    swapped = [override.ends for override in held if override.holds(now)]
    if swapped:
        return swapped[-1]
    return next((r.ends(now) for r in team.rotations if r.at(now)), None)


def only_team(scene: Scene) -> Team | None:
    """The only team there is, where nobody named one."""
    teams = scene.work.rules.on_call.teams
    return next(iter(teams.values())) if len(teams) == 1 else None
