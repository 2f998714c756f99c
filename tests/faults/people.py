"""The people at Telegram: each asks for one thing, says yes where asked, and reads what comes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from random import Random
from typing import Any

from sandbox.phones import Phones
from tests.emulated.telegram import EmulatedTelegram

FIRST_ID = 5000
# How the phones of the people who are called behave; the sandbox knows these names.
FATES = ("answer", "answer", "answer", "na", "hangup", "no_callback", "callback_twice")
ODD_FATES = ("callback_late", "silent", "html")
_YES = ("Ligar", "Enviar")
_ASKS = {
    "call": "/ligar {dest} Aviso número {number}.",
    "sms": "/sms {dest} Aviso número {number}.",
    "bridge": "/ponte {dest} {dest2} Aviso número {number}.",
}
_ENDS = (
    ("asked", re.compile(r"^❓.*O que faço\?", re.DOTALL)),
    ("answered", re.compile(r"^✅.*(atendeu|atendida)")),
    ("not answered", re.compile(r"^📵")),
    ("sent", re.compile(r"^✅ A operadora aceitou o SMS")),
    ("refused", re.compile(r"^⛔")),
    ("expired", re.compile(r"^⌛")),
    ("never reported", re.compile(r"^❔")),
)


@dataclass
class Asker:
    """One person, one order, numbers that nobody else asks for."""

    id: int
    kind: str
    fate: str
    asks: str
    dest: str
    pressed: int = 0

    def end(self, telegram: EmulatedTelegram) -> str:
        """How their order ended, in a new message of their chat: the last word counts."""
        found = ""
        for params in said_to(telegram, self.id):
            text = params.get("text", "")
            for name, pattern in _ENDS:
                if "(pedido " in text and pattern.search(text):
                    found = name
        return found


@dataclass
class People:
    """Everybody who ever asked in this run."""

    telegram: EmulatedTelegram
    phones: Phones
    random: Random
    askers: list[Asker] = field(default_factory=list)

    async def ask(self, kind: str = "", fate: str = "") -> Asker:
        """Somebody new types what they want: drawn, unless it is said."""
        number = len(self.askers)
        kind = kind or self.random.choice(("call", "call", "call", "sms", "bridge"))
        drawn = self.random.choice(FATES + ODD_FATES) if kind == "call" else "answer"
        fate = fate or drawn
        dest, dest2 = f"1197000{number:04}", f"2197000{number:04}"
        self.phones.set_behaviour(f"55{dest}", fate, "")
        asks = _ASKS[kind].format(dest=dest, dest2=dest2, number=number)
        asker = Asker(FIRST_ID + number, kind, fate, asks, f"55{dest}")
        self.askers.append(asker)
        await self.telegram.type(asks, user=asker.id)
        return asker

    async def answer(self) -> None:
        """Whoever sees a card that asks presses its yes; some in a hurry press it twice."""
        for asker in self.askers:
            if asker.pressed:
                continue
            for shown in self.telegram.chat(asker.id):
                if set(shown.buttons) & set(_YES):
                    [label] = set(shown.buttons) & set(_YES)
                    asker.pressed = self.random.choice((1, 1, 2))
                    for _ in range(asker.pressed):
                        await self.telegram.press(label, shown.message_id, asker.id)

    def waiting(self) -> list[Asker]:
        """Those who have not heard of an end."""
        return [asker for asker in self.askers if not asker.end(self.telegram)]

    def repeated(self) -> list[tuple[float, float]]:
        """Messages that somebody received again: when they came first, and when again."""
        first: dict[tuple[str, str], float] = {}
        found = []
        for heard in self.telegram.heard:
            text = heard.params.get("text")
            if heard.method != "sendMessage" or not text:
                continue
            said = (heard.params["chat_id"], text)
            if said in first:
                found.append((first[said], heard.at))
            first[said] = heard.at
        return found


def said_to(telegram: EmulatedTelegram, chat: int) -> list[dict[str, Any]]:
    """Every new message that a chat received, in order."""
    return [p for p in telegram.calls("sendMessage") if p.get("chat_id") == str(chat)]
