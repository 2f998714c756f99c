"""The kinds of a call (`type`), and the rules that bind its parameters to them.

Kinds 2, 22 and 100 and what belongs to them are of Velip's newer docs; another number is sent as it
is, with no rule of its own.
"""

import re
from collections.abc import Iterator

from velip.errors import Problem
from velip.request import Given

SINGLE, TRANSFER, BRIDGE, SPOKEN_ANSWER, AGENT = 0, 2, 3, 22, 100
BRIDGE_PRIORITY = -1
# Needed beside each kind: one of the names in each group.
_NEEDED: dict[int, tuple[tuple[str, ...], ...]] = {
    TRANSFER: (("dtmfconf",), ("dest2", "fifo")),
    BRIDGE: (("dest2",),),
    SPOKEN_ANSWER: (("rec",),),
    AGENT: (("dtmfini",),),
}
# Parameters that say nothing without another one: one of those named has to stand beside it.
_BESIDE: dict[str, tuple[str, ...]] = {
    "fifolim": ("fifo",),
    "senddtmf": ("dest2", "fifo"),
    "senddtmftime": ("senddtmf",),
    "startrec": ("rec",),
    "numlim": ("cpid",),
    "audiolim": ("cpid",),
}
_SOUNDS = ("text", "content", "urlcontent")
# An AI voice agent, a WhatsApp call, a queue of the contact centre; or a telephone.
_SECOND_LEG = re.compile(r"(RT|WA|FI)?[0-9]+")


def second_leg(value: str) -> str | None:
    """Check where a call is joined to: a number, or one of the newer docs' other targets."""
    fits = _SECOND_LEG.fullmatch(value)
    return None if fits else "takes digits only, or RT, WA or FI before them"


def kind_conflicts(given: Given, kind: int) -> Iterator[Problem]:
    """Yield what a call of this kind lacks, and what stands there without what it belongs to."""
    for names in _NEEDED.get(kind, ()):
        if given.keys().isdisjoint(names):
            other = f", or {names[1]}," if len(names) > 1 else ""
            yield Problem(names[0], f"is missing{other} with type {kind}")
    if kind == BRIDGE and given.get("priority") != BRIDGE_PRIORITY:
        yield Problem("priority", f"is {BRIDGE_PRIORITY} with type {BRIDGE}")
    for name, needed in _BESIDE.items():
        if name in given and given.keys().isdisjoint(needed):
            yield Problem(name, f"goes only with {' or '.join(needed)}")


def sound_conflicts(given: Given, kind: int) -> Iterator[Problem]:
    """Yield what is wrong with what is heard first: one of words, a stored sound and an address.

    A voice agent speaks for itself, so it needs none of them.
    """
    chosen = [name for name in _SOUNDS if name in given]
    if len(chosen) > 1 or not (chosen or kind == AGENT):
        count = "more than one is" if chosen else "neither is"
        if chosen == ["text", "content"]:
            count = "both are"
        yield Problem("text", f"exactly one of text and content (or urlcontent), and {count} given")
