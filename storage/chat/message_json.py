"""A message as the outbox's table holds it: JSON that older versions wrote can still be read."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from domain.chat import Address, Button, Message, OrderFacts, SoundPart


def dump(message: Message) -> str:
    """What is not in columns of its own."""
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
    """The message again."""
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
    """The order that a stored message speaks of; a page or a request stands in columns instead."""
    return _order_facts(json.loads(payload))


def _order_facts(shape: dict[str, Any]) -> OrderFacts | None:
    return OrderFacts(**shape["about"]) if shape["about"] else None


def _voice(shape: dict[str, Any] | None) -> SoundPart | None:
    if shape is None:
        return None
    return SoundPart(shape["sound"], shape["seconds"], tuple(shape["waveform"]))
