"""Numbers that nobody is called at: noted by agents, blocked and allowed by administrators."""

from __future__ import annotations

import re

from domain.errors import Denied, InvalidNumber, NotAllowed
from domain.people.audit import Act
from domain.people.blocklist import LONGEST_PREFIX, SHORTEST_PREFIX, Blocked, Why
from domain.people.intents import TendBlocks
from domain.phone import PhoneNumber, from_digits, parse_number, plain_signs
from domain.text import fold
from handlers.access.access import is_admin
from handlers.replies.faults import INVALID
from handlers.replies.scene import Scene
from handlers.replies.times import moment
from storage.people import blocklist

_ALLOW = ("liberar", "desbloquear", "allow", "unblock")
_ASKED = ("pediu", "asked")
_BEGINNING = re.compile(r"\+([0-9 ]+)\*")


async def tend_blocks(intent: TendBlocks, scene: Scene) -> None:
    """List what is not called, add a number or a beginning, or allow one again."""
    words = intent.arguments.split()
    if not words:
        await _list(scene)
        return
    allow, asked = fold(words[0]) in _ALLOW, fold(words[-1]) in _ASKED
    typed = " ".join(words[allow : len(words) - asked])
    meant = _read(typed)
    admin = is_admin(scene.person, scene.work.rules)
    if meant is None:
        text = scene.say("block-unclear", usage=scene.say("usage-block"))
        await scene.work.commit(scene.reply(text, fault=INVALID))
    elif (allow or meant[1]) and not admin:
        raise NotAllowed(Denied.ROLE)
    elif allow:
        await _allow(meant, scene)
    else:
        why = Why.BLOCKED if admin and not asked else Why.OPTED_OUT
        await _forbid(meant, why, scene)


def _read(typed: str) -> tuple[str, bool] | None:
    """The line that is meant, or the beginning and True; None if it is neither."""
    if found := _BEGINNING.fullmatch(plain_signs(typed)):
        digits = found[1].replace(" ", "")
        return (digits, True) if SHORTEST_PREFIX <= len(digits) <= LONGEST_PREFIX else None
    try:
        return parse_number(typed).line_key, False
    except InvalidNumber:
        return None


async def _forbid(meant: tuple[str, bool], why: Why, scene: Scene) -> None:
    digits, prefix = meant
    block = Blocked(digits=digits, prefix=prefix, why=why, since=scene.work.now)
    new = await blocklist.add_block(scene.work.session, block, person_id=scene.person.id)
    scene.audit(Act.BLOCK_CHANGED, why=why.value, new=int(new))
    done = "block-opted-out" if why is Why.OPTED_OUT else "block-done"
    text = scene.say(done if new else "block-known", what=_shown(digits, prefix, scene))
    await scene.work.commit(scene.reply(text))


async def _allow(meant: tuple[str, bool], scene: Scene) -> None:
    (digits, prefix), session = meant, scene.work.session
    was = await blocklist.remove_block(session, digits, prefix=prefix)
    scene.audit(Act.BLOCK_CHANGED, why="allowed", new=int(was is not None))
    what = _shown(digits, prefix, scene)
    still = None if prefix else await blocklist.find_block(session, [_number(digits)])
    if still is not None:
        beginning = _shown(still.digits, still.prefix, scene)
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
        what = _shown(block.digits, block.prefix, scene)
        since = moment(block.since, scene.reader)
        lines.append(scene.say(f"block-line-{block.why}", what=what, since=since))
    if len(found) == blocklist.SHOWN:
        lines.append(scene.say("block-more"))
    scene.audit(Act.BLOCKS_LISTED)
    await scene.work.commit(scene.reply("\n".join(lines)))


def _shown(digits: str, prefix: bool, scene: Scene) -> str:
    if prefix:
        return scene.say("block-beginning", digits=digits)
    return _number(digits).grouped


def _number(digits: str) -> PhoneNumber:
    """Of the two ways of writing a mobile, the one that people use today."""
    return from_digits(max(from_digits(digits).written, key=len))
