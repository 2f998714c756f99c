"""What the phones page and the control endpoints see of a call."""

from datetime import datetime

from sandbox.calls import Call, Phase
from sandbox.sound import Speaker, speaks_english
from sandbox.state import Platform

SHOWN = 30  # calls on the page

# What each of a bridge's two phones does in the phases whose name says something else.
_FIRST = {Phase.RINGING_SECOND: "waiting"}
_SECOND = {Phase.RINGING_SECOND: "ringing", Phase.JOINED: "joined"}


def call_view(call: Call) -> dict[str, object]:
    """One call with everything that a phone would know of it."""
    order = call.order
    return {
        "cd_id": call.cd_id,
        "kind": "bridge" if order.is_bridge else "call",
        "phase": call.phase.value,
        "phase_at": call.phase_at.isoformat(),
        "dest": order.dest,
        "dest2": order.dest2,
        "ctid": order.ctid,
        "words": order.text,
        "recording": "" if order.text else order.content,
        "english": speaks_english(order.voice),
        "words_seconds": order.words_seconds,
        "keys": "".join(call.keys),
        "status": call.status,
        "second_status": call.second_status,
        "recorded_seconds": call.recorded.seconds if call.recorded else None,
        "seconds": call.seconds,
        "dialled_at": call.dialled_at.isoformat(),
        "answered_at": _when(call.answered_at),
        "joined_at": _when(call.joined_at),
        "ended_at": _when(call.ended_at),
    }


def voice_view(speaker: Speaker) -> dict[str, object]:
    """Whether there is a voice, and which package is missing if not."""
    engine = speaker.engine
    return {
        "installed": engine is not None,
        "engine": engine.name if engine else None,
        "missing": None if engine else "espeakng-loader (pip install 'ramal[speech]')",
    }


def phone_views(call: Call) -> list[dict[str, object]]:
    """The telephones of one call: its own, and a bridge's second once it has rung."""
    phones = [_phone(call, 1, _FIRST.get(call.phase, call.phase.value), call.status)]
    if call.second_rang:
        phones.append(_phone(call, 2, _SECOND.get(call.phase, "ended"), call.second_status))
    return phones


def page_view(platform: Platform) -> dict[str, object]:
    """The state that is pushed to the phones page: the newest calls first."""
    known = platform.records.calls.values()
    calls = [call for call in known if call.phase is not Phase.QUEUED][-SHOWN:]
    return {
        "now": platform.clock.now().isoformat(),
        "turned": platform.clock.turned,
        "voice": voice_view(platform.speaker),
        "phones": [phone for call in reversed(calls) for phone in phone_views(call)],
    }


def _phone(call: Call, leg: int, state: str, status: str) -> dict[str, object]:
    first = leg == 1
    order = call.order
    return {
        "key": f"{call.cd_id}-{leg}",
        "cd_id": call.cd_id,
        "leg": leg,
        "number": order.dest if first else order.dest2,
        "state": state,
        "since": call.phase_at.isoformat(),
        "person": call.people[leg - 1],
        "words": order.text if first else "",
        "recording": order.content if first and not order.text else "",
        "recorded": first and order.recorded,
        "english": speaks_english(order.voice),
        "words_seconds": order.words_seconds,
        "keys": "".join(call.keys) if first else "",
        "record_for": order.record_for if first else 0,
        "recording_url": _recording_url(call) if first else "",
        "status": status if state == "ended" else "",
        "seconds": call.seconds if first else call.second_seconds,
    }


def _recording_url(call: Call) -> str:
    return f"/recordings/{call.recorded.secret}.wav" if call.recorded else ""


def _when(at: datetime | None) -> str | None:
    return at.isoformat() if at else None
