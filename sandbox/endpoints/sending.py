"""What the newest documents refuse of calls and SMS, each where its switch is on."""

import re

from sandbox.answers import Refused, against_the_manual
from sandbox.endpoints.asking import Asked
from sandbox.newer_statuses import (
    AGENT_NOT_VALID,
    AUDIO_ID_MALFORMED,
    AUDIO_ID_UNKNOWN,
    DUPLICATE_CTID,
    NO_AGENT_GIVEN,
    VOICE_NOT_ALLOWED,
)
from sandbox.sent_lately import LONGEST, USUAL
from sandbox.state import Platform

AGENTS = frozenset({"1", "2"})  # voice agents that the account has; the sandbox's own
_AUDIO = re.compile(r"amd|content([1-9]|1[0-5]|no|fail|end|dtmf)?")
_AUDIO_ID = re.compile(r"[A-Za-z0-9]{1,40}", re.ASCII)
_REFUSED_PROVIDER = "elevenlabs"
_IGNORED = "callerid"


def require_newest(platform: Platform, asked: Asked, ctid: str) -> None:
    """Refuse a sound or a voice that cannot be used, and a ticket that was used before."""
    switches = platform.switches
    if switches.contents:
        for name in asked.params:
            if _AUDIO.fullmatch(name) and asked.get(name):
                _require_audio(platform, name, asked.get(name))
    if switches.voices and asked.get("voice").lower().startswith(_REFUSED_PROVIDER):
        raise Refused(VOICE_NOT_ALLOWED)
    used = (call.order.ctid for call in platform.records.calls.values())
    if switches.unique_ctid and ctid and ctid in used:
        raise Refused(DUPLICATE_CTID)


def require_agent(asked: Asked) -> None:
    """The voice agent of a call of type 100, by its id in `dtmfini`."""
    agent = asked.get("dtmfini")
    if not agent:
        raise Refused(NO_AGENT_GIVEN)
    if agent not in AGENTS:
        raise Refused(AGENT_NOT_VALID)


def require_new(platform: Platform, asked: Asked, endpoint: str, dest: str) -> None:
    """244 for a number to which this endpoint sent within `httpdup` seconds."""
    if platform.switches.duplicates and (seconds := _read_httpdup(asked)):
        platform.sent_lately.require_new(endpoint, dest, seconds)


def is_brazilian(platform: Platform, asked: Asked) -> bool:
    """Whether numbers are to be completed: with setbrasil=1, in the newest docs unless it is 0."""
    default = "1" if platform.switches.setbrasil else ""
    return (asked.get("setbrasil") or default) == "1"


def warnings(platform: Platform, asked: Asked) -> dict[str, str]:
    """`return.warning` for what was ignored; the call was placed all the same."""
    if platform.switches.ignored_parameters and asked.get(_IGNORED):
        return {"warning": f"{_IGNORED} ignored: not allowed for this account"}
    return {}


def _require_audio(platform: Platform, name: str, file: str) -> None:
    # The docs check some of these only in calls without text; here all of them are, always.
    if not _AUDIO_ID.fullmatch(file):
        raise Refused(AUDIO_ID_MALFORMED._replace(text=f"Invalid {name}"))
    if platform.audios.find_any(file) is None and platform.audios.find_any(f"tf{file}") is None:
        raise Refused(AUDIO_ID_UNKNOWN)


def _read_httpdup(asked: Asked) -> int:
    text = asked.get("httpdup") or str(USUAL)
    if not (text.isascii() and text.isdecimal() and len(text) < 4 and int(text) <= LONGEST):
        raise against_the_manual(f"httpdup is 0 to {LONGEST} seconds")
    return int(text)
