"""The kinds of call that MakeTTSCall makes, and what a call waits for after its words."""

import re

from sandbox.answers import against_the_manual
from sandbox.calls import MAX_KEYS, Question
from sandbox.endpoints.asking import Asked
from sandbox.endpoints.heard import heard_when_nothing_pressed
from sandbox.endpoints.sending import require_agent
from sandbox.exchange import KEYS
from sandbox.state import Platform

# 2 and 22 are known from the newer docs alone; the manual leaves all but 0 and 3 to the support.
SIMPLE, TRANSFER, BRIDGE, SPOKEN, AGENT = "0", "2", "3", "22", "100"
OTHER_KINDS = (TRANSFER, BRIDGE, SPOKEN)
TWO_PEOPLE = (TRANSFER, BRIDGE)
RECORDED, LONGEST_RECORDED = 30, 300  # seconds; the docs name neither
# Any of these asks for keys. What `dtmf` to `dtmf11` make a key do the docs do not say: they are
# taken, and every key is an answer.
_ASKING = re.compile(r"ndig|nans|dtime|contentno|dtmf([2-9]|1[01])?")


def read_kind(asked: Asked, platform: Platform) -> str:
    """The kind of a call; an account's own interactive kind counts as the simple one."""
    kind = asked.get("type") or SIMPLE
    if kind == platform.interactive_type:
        return SIMPLE  # the manual names no interactive type; an account may have one
    if kind == AGENT and platform.switches.voice_agents:
        require_agent(asked)
        return kind
    if kind not in (SIMPLE, *OTHER_KINDS):
        raise against_the_manual(f"type {kind[:10]} has to be enabled by the support")
    if kind == BRIDGE and asked.get("priority") != "-1":
        raise against_the_manual("type=3 needs priority=-1")
    return kind


def read_recording(asked: Asked, kind: str) -> int:
    """How many seconds are recorded after the words; 0 for none."""
    if kind != SPOKEN:
        return 0
    return _number(asked, "rec", RECORDED, LONGEST_RECORDED)


async def read_question(platform: Platform, asked: Asked, kind: str) -> Question | None:
    """What a call waits for: the key that transfers it, or keys that answer its question.

    Inferred, as the docs give no defaults: one key, asked once, five seconds of waiting; `nans` is
    how often the words are heard at most; each further key begins the waiting anew.
    """
    asks = any(_ASKING.fullmatch(name) and asked.get(name) for name in asked.params)
    if kind != TRANSFER and not (kind == SIMPLE and asks):
        return None
    key = asked.get("dtmfconf") if kind == TRANSFER else ""
    if kind == TRANSFER and key not in KEYS:
        raise against_the_manual("type=2 needs dtmfconf, the key that transfers: 0-9, * or #")
    nothing = await heard_when_nothing_pressed(platform, asked)
    return Question(
        digits=_number(asked, "ndig", 1, MAX_KEYS),
        times=_number(asked, "nans", 1, 9),
        seconds=_number(asked, "dtime", 5, 60),
        transfer_key=key,
        unanswered_seconds=nothing.seconds,
    )


def _number(asked: Asked, name: str, usual: int, most: int) -> int:
    text = asked.get(name) or str(usual)
    if not (text.isascii() and text.isdecimal() and len(text) < 5 and 1 <= int(text) <= most):
        raise against_the_manual(f"{name} is 1 to {most}")
    return int(text)
