"""Numbers that nobody is called at: noted by agents, blocked and allowed by administrators."""

from __future__ import annotations

import re
from dataclasses import dataclass

from domain.errors import Denied, InvalidNumber, NotAllowed
from domain.language.vocabulary.words import WORDS
from domain.people.audit import Act
from domain.people.blocklist import LONGEST_PREFIX, SHORTEST_PREFIX, Blocked, Why
from domain.people.intents import ManageBlocklist
from domain.phone import PhoneNumber, from_digits, parse_number, plain_signs
from domain.text import fold
from handlers.access.access import is_admin
from handlers.replies.faults import INVALID
from handlers.replies.scene import Scene
from handlers.replies.times import moment
from storage.people import blocklist

_BEGINNING = re.compile(r"\+([0-9 ]+)\*")


async def manage_blocklist(intent: ManageBlocklist, scene: Scene) -> None:
    """List what is not called, add a number or a beginning, or allow one again."""
    words = intent.arguments.split()
    if not words:
        await _list(scene)
        return
    allow, asked = fold(words[0]) in WORDS.unblock, fold(words[-1]) in WORDS.opted_out
    typed = " ".join(words[allow : len(words) - asked])
    meant = _read(typed)
    admin = is_admin(scene.person, scene.work.rules)
    if meant is None:
        text = scene.say("block-unclear", usage=scene.say("usage-block"))
        await scene.work.commit(scene.reply(text, fault=INVALID))
    elif (allow or meant.prefix) and not admin:
        raise NotAllowed(Denied.ROLE)
    elif allow:
        await _allow(meant, scene)
    else:
        why = Why.BLOCKED if admin and not asked else Why.OPTED_OUT
        await _forbid(meant, why, scene)


@dataclass(frozen=True, slots=True)
class _Meant:
    """A number's digits, or with `prefix` the beginning of many."""

    digits: str
    prefix: bool = False


def _read(typed: str) -> _Meant | None:
    """The number or the beginning that is meant; None if it is neither."""
    if found := _BEGINNING.fullmatch(plain_signs(typed)):
        digits = found[1].replace(" ", "")
        fits = SHORTEST_PREFIX <= len(digits) <= LONGEST_PREFIX
        return _Meant(digits, prefix=True) if fits else None
    try:
        return _Meant(parse_number(typed).line_key)
    except InvalidNumber:
        return None


async def _forbid(meant: _Meant, why: Why, scene: Scene) -> None:
    now = scene.work.now
    block = Blocked(digits=meant.digits, prefix=meant.prefix, why=why, since=now)
    new = await blocklist.add_block(scene.work.session, block, person_id=scene.person.id)
    scene.audit(Act.BLOCK_CHANGED, why=why.value, new=int(new))
    done = "block-opted-out" if why is Why.OPTED_OUT else "block-done"
    text = scene.say(done if new else "block-known", what=_shown(block, scene))
    await scene.work.commit(scene.reply(text))


async def _allow(meant: _Meant, scene: Scene) -> None:
    session = scene.work.session
    was = await blocklist.remove_block(session, meant.digits, prefix=meant.prefix)
    scene.audit(Act.BLOCK_CHANGED, why="allowed", new=int(was is not None))
    what = _shown(meant, scene)
    number = _number(meant.digits)
    still = None if meant.prefix else await blocklist.find_block(session, [number])
    if still is not None:
        beginning = _shown(still, scene)
        text = scene.say("block-still", what=what, beginning=beginning, digits=still.digits)
    elif was is None:
        text = scene.say("block-absent", what=what)
    else:
        asked = was.why is not Why.BLOCKED
        text = scene.say("block-removed-asked" if asked else "block-removed", what=what)
    await scene.work.commit(scene.reply(text))


async def _list(scene: Scene) -> None:
    found = await blocklist.list_blocks(scene.work.session)
    if not found:
        text = scene.say("block-none", usage=scene.say("usage-block"))
        await scene.work.commit(scene.reply(text))
        return
    lines = [scene.say("block-list")]
    for block in found:
        what = _shown(block, scene)
        since = moment(block.since, scene.reader)
        lines.append(scene.say(f"block-line-{block.why}", what=what, since=since))
    if len(found) == blocklist.SHOWN:
        lines.append(scene.say("block-more"))
    scene.audit(Act.BLOCKS_LISTED)
    await scene.work.commit(scene.reply("\n".join(lines)))


def _shown(block: Blocked | _Meant, scene: Scene) -> str:
    if block.prefix:
        return scene.say("block-beginning", digits=block.digits)
    return _number(block.digits).grouped


def _number(digits: str) -> PhoneNumber:
    """Of the two ways of writing a mobile, the one that people use today."""
    return from_digits(max(from_digits(digits).written, key=len))
