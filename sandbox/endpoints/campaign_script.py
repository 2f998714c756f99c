"""What a campaign lets people hear: spoken words, a sound of the account, or its source's."""

import re
import subprocess
from dataclasses import replace

from sandbox import campaign_statuses as rows
from sandbox.answers import Refused, against_the_manual
from sandbox.calls import MAX_KEYS, Question
from sandbox.campaigns import ASKS, VALIDATES, Campaign
from sandbox.endpoints.asking import Asked
from sandbox.endpoints.campaign_checks import is_within
from sandbox.exchange import KEYS
from sandbox.profile import Profile
from sandbox.script import ALL_NAMES, Script
from sandbox.sound import MAX_WORDS
from sandbox.state import Platform

ANSWER_TIME = 7  # seconds, unless `dtime` says otherwise
_OTHER = re.compile(r"content[1-8]|cont[0-9]")


async def read_script(
    platform: Platform, asked: Asked, source: Campaign | None, kind: str
) -> Script:
    """`text` or `content`, else what the cloned campaign says; made before it is accepted."""
    _require_others(platform, asked)
    question = _question(platform, asked, kind)
    text, content = asked.get("text"), asked.get("content")
    if text and content:
        raise against_the_manual("a campaign has content or text, not both")
    if text:
        voice = asked.get("voice")
        script = Script(text, "", voice, await _seconds(platform, text, voice))
    elif content:
        script = await _recorded(platform, content)
    elif source is not None:
        script = source.script
    else:
        raise Refused(rows.NO_FIRST_AUDIO)
    if question is not None:
        script = replace(script, question=question)
    limit = asked.get("limit_name")
    return replace(script, name_words=_name_words(platform, limit)) if limit else script


def _question(platform: Platform, asked: Asked, kind: str) -> Question | None:
    """What a campaign of kind 4 asks, and what one of kind 6 collects to be validated.

    Kind 6 reports the keys without a verdict, as the docs name no field for one, and asks for one
    key unless `ndigval` says more. What `cont0` to `cont9` answer is heard by nobody here.
    """
    if not platform.switches.campaign_kinds or kind not in (ASKS, VALIDATES):
        return None
    digits = asked.get("nans" if kind == ASKS else "ndigval") or "1"
    replay, nothing = asked.get("dtmfini"), platform.audios.find(asked.get("contentno"))
    if not is_within(1, MAX_KEYS)(digits) or (replay and replay not in KEYS):
        raise against_the_manual("ndigval is 1 to 12, dtmfini the key that plays it again")
    return Question(
        digits=int(digits),
        seconds=float(asked.get("dtime") or ANSWER_TIME),
        replay_key=replay,
        unanswered_seconds=nothing.seconds if nothing else 0.0,
    )


def _name_words(platform: Platform, limit: str) -> int:
    # The docs count 0 to 2 without saying what each is: 0 is taken for no limit.
    docs = platform.profile is Profile.DOCS
    return ALL_NAMES if docs and limit == "0" else int(limit)


async def _recorded(platform: Platform, content: str) -> Script:
    audio = platform.audios.find(content)
    if audio is None:
        raise Refused(rows.NO_FIRST_AUDIO)
    if not audio.words:
        return Script("", content, "", audio.seconds, recorded=True)
    seconds = await _seconds(platform, audio.words, audio.voice)
    return Script(audio.words, content, audio.voice, seconds)


async def _seconds(platform: Platform, words: str, voice: str) -> float:
    if len(words) > MAX_WORDS:
        raise Refused(rows.AUDIO_NOT_MADE)
    try:
        return await platform.speaker.seconds(words, voice)
    except (OSError, subprocess.SubprocessError) as problem:
        raise Refused(rows.AUDIO_NOT_MADE) from problem


def _require_others(platform: Platform, asked: Asked) -> None:
    """The sounds of the other kinds of campaign have to exist; here nobody hears them."""
    others = {"amd": rows.NO_AMD_AUDIO}
    others |= {name: rows.NO_OTHER_AUDIO for name in asked.params if _OTHER.fullmatch(name)}
    others |= {"contentno": rows.NO_CONTENTNO_AUDIO, "contentfail": rows.NO_CONTENTFAIL_AUDIO}
    for name, status in others.items():
        file = asked.get(name)
        if file and platform.audios.find(file) is None:
            raise Refused(status)
