"""The JSON of a message in the outbox; what older versions wrote stays readable."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from domain.chat import Address, Button, Message, OrderFacts, SoundPart


def dump(message: Message) -> str:
    """The JSON of what a message holds beyond the outbox's own columns."""
    shape = {
        "text": message.text,
        "buttons": [asdict(b) for b in message.buttons],
        "toast": message.toast,
        "about": asdict(message.about) if isinstance(message.about, OrderFacts) else None,
        "press": message.press,
        "fault": message.fault,
        "voice": asdict(message.voice) if message.voice else None,
        "menu": message.menu,
        "contact_key": message.contact_key,
        "picture": message.picture,
    }
    return json.dumps(shape, ensure_ascii=False)


def load(payload: str, to: Address, event: str, card: str) -> Message:
    """Read a message back from its JSON and the outbox's columns."""
    shape = json.loads(payload)
    return Message(
        to=to,
        event=event,
        text=shape["text"],
        buttons=tuple(Button(**b) for b in shape["buttons"]),
        card=card,
        toast=shape["toast"],
        about=_order_facts(shape),
        press=shape["press"],
        fault=shape["fault"],
        voice=_voice(shape.get("voice")),
        menu=tuple((word, what) for word, what in shape.get("menu", ())),
        contact_key=shape.get("contact_key", ""),
        picture=shape.get("picture", 0),
    )


def order_facts(payload: str) -> OrderFacts | None:
    """The order that a stored message is about; None where it is about none.

    A page or a request that it is about stands in columns of the outbox instead.
    """
    return _order_facts(json.loads(payload))


def _order_facts(shape: dict[str, Any]) -> OrderFacts | None:
    return OrderFacts(**shape["about"]) if shape["about"] else None


def _voice(shape: dict[str, Any] | None) -> SoundPart | None:
    if shape is None:
        return None
    return SoundPart(shape["sound"], shape["seconds"], tuple(shape["waveform"]))
