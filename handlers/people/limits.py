"""The limits as administrators see and set them."""

from __future__ import annotations

import re
from decimal import Decimal

from domain.language.vocabulary.words import WORDS
from domain.people.audit import Act
from domain.people.intents import SetLimits
from domain.people.limits import LARGEST, OF_A_PERSON, SPENDING, LimitName, Limits, Quiet
from domain.people.person import LOCALES, Person
from domain.text import fold
from handlers.people.roles import shown_name
from handlers.replies.faults import INVALID
from handlers.replies.scene import Scene
from handlers.replies.sentences import money, say
from storage.people import limits, people

_PERSON = re.compile(r"[p#]([0-9]{1,9})")
_NUMBER = re.compile(r"[0-9]{1,8}(?:[.,][0-9]{1,3})?")
_CLOCK = re.compile(r"([01]?[0-9]|2[0-4])(?:h|[:h]([0-5][0-9]))?")
_NAMES = {fold(say(locale, f"limit-name-{name}")): name for locale in LOCALES for name in LimitName}


async def set_limits(intent: SetLimits, scene: Scene) -> None:
    """Show the limits, or set one, for everybody or for one person."""
    words = fold(intent.arguments).split()
    person = None
    if words and (found := _PERSON.fullmatch(words[0])):
        person = await people.find_maybe(scene.work.session, int(found[1]))
        if person is None:
            text = scene.say("limit-nobody", id=words[0])
            await scene.work.commit(scene.reply(text, fault=INVALID))
            return
        words = words[1:]
    if not words:
        await _list(person, scene)
    elif words[0] in WORDS.quiet_hours and person is None:
        await _set_quiet(words[1:], scene)
    else:
        await _set(words, person, scene)


async def _set(words: list[str], person: Person | None, scene: Scene) -> None:
    name = _NAMES.get(words[0])
    value = _value(words[1], name) if name and len(words) == 2 else None
    dropped = len(words) == 2 and words[1] in WORDS.default
    if name is None or (value is None and not dropped):
        await _refuse("limit-unknown", scene)
        return
    if person and name not in OF_A_PERSON:
        await _refuse("limit-not-of-person", scene)
        return
    session, whose = scene.work.session, person.id if person else limits.EVERYBODY
    await limits.set_limit(session, name, value, whose)
    said = "default" if value is None else min(value, 9_999_999)
    scene.audit(Act.LIMIT_SET, f"person:{whose}", limit=name.value, value=said)
    now = (await limits.read_limits(session, whose))[name]
    parts = _parts(name, now, scene)
    if person:
        text = scene.say("limit-set-person", who=shown_name(person, scene), **parts)
    else:
        text = scene.say("limit-set", **parts)
    await scene.work.commit(scene.reply(text))


async def _set_quiet(words: list[str], scene: Scene) -> None:
    if len(words) == 1 and WORDS.on_off.get(words[0]) is False:
        quiet = Quiet()
    else:
        ends = [_minute(word) for word in words if word not in WORDS.between_hours]
        if len(ends) != 2 or None in ends or ends[0] == ends[1]:
            await _refuse("limit-unknown", scene)
            return
        quiet = Quiet(*(end or 0 for end in ends))
    await limits.set_quiet(scene.work.session, quiet)
    scene.audit(Act.LIMIT_SET, limit="quiet", begins=quiet.begins, ends=quiet.ends)
    clocks = {"from": _clock(quiet.begins), "until": _clock(quiet.ends)}
    dropped = quiet.begins == quiet.ends
    text = scene.say("limit-quiet-dropped") if dropped else scene.say("limit-quiet-set", **clocks)
    await scene.work.commit(scene.reply(text))


async def _list(person: Person | None, scene: Scene) -> None:
    held = await limits.read_limits(scene.work.session, person.id if person else 0)
    names = [name for name in LimitName if person is None or name in OF_A_PERSON]
    title = scene.say("limit-list")
    if person:
        title = scene.say("limit-list-person", name=shown_name(person, scene))
    lines = [title, *(scene.say("limit-line", **_parts(n, held[n], scene)) for n in names)]
    if person is None:
        lines.append(_quiet(held, scene))
    lines += ["", scene.say("limit-hint", usage=scene.say("usage-limit"))]
    await scene.work.commit(scene.reply("\n".join(lines)))


def _quiet(held: Limits, scene: Scene) -> str:
    quiet = held.quiet
    if quiet.begins == quiet.ends:
        return scene.say("limit-quiet-none", usage=scene.say("limit-quiet-usage"))
    clocks = {"from": _clock(quiet.begins), "until": _clock(quiet.ends)}
    return scene.say("limit-quiet", **clocks)


def _parts(name: LimitName, value: int, scene: Scene) -> dict[str, str]:
    shown = money(scene.locale, value) if name in SPENDING else str(value)
    return {
        "name": scene.say(f"limit-name-{name}"),
        "value": shown if value else scene.say("limit-none"),
        "about": scene.say(f"limit-about-{name}"),
    }


def _value(word: str, name: LimitName) -> int | None:
    """A number of orders or seconds, or an amount in thousandths; None if it is none."""
    if not _NUMBER.fullmatch(word):
        return None
    amount = Decimal(word.replace(",", ".")) * (1000 if name in SPENDING else 1)
    return int(amount) if amount == int(amount) and amount <= LARGEST else None


def _minute(word: str) -> int | None:
    found = _CLOCK.fullmatch(word)
    minute = int(found[1]) * 60 + int(found[2] or 0) if found else -1
    return minute % (24 * 60) if 0 <= minute <= 24 * 60 else None


def _clock(minute: int) -> str:
    return f"{minute // 60:02d}:{minute % 60:02d}"


async def _refuse(sentence: str, scene: Scene) -> None:
    text = scene.say(sentence, usage=scene.say("usage-limit"), quiet=scene.say("limit-quiet-usage"))
    await scene.work.commit(scene.reply(text, fault=INVALID))
