"""The people at Telegram: each asks for one thing, says yes where asked, and reads what comes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from random import Random

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

    def end(self, texts: list[str]) -> str:
        """How their order ended, in the new messages of their chat: the last word counts."""
        found = ""
        for text in texts:
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
    _unpressed: list[Asker] = field(default_factory=list)
    _waiting: list[Asker] = field(default_factory=list)
    _read: int = 0  # of all that Telegram was asked, so much is sorted by chats already
    _texts: dict[str, list[str]] = field(default_factory=dict)

    def texts(self, chat: int) -> list[str]:
        """Every new message that a chat received, in order."""
        heard, self._read = self.telegram.heard[self._read :], len(self.telegram.heard)
        for each in heard:
            if each.method == "sendMessage" and each.params.get("text"):
                self._texts.setdefault(each.params["chat_id"], []).append(each.params["text"])
        return self._texts.get(str(chat), [])

    def end(self, asker: Asker) -> str:
        """How somebody's order ended, or nothing yet.

        A question that nobody answered ends without a new message: its card says so.
        """
        told = asker.end(self.texts(asker.id))
        if not told and any("expirou" in shown.text for shown in self.telegram.chat(asker.id)):
            return "expired"
        return told

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
        self._unpressed.append(asker)
        self._waiting.append(asker)
        await self.telegram.type(asks, user=asker.id)
        return asker

    async def answer(self) -> None:
        """Whoever sees a card that asks presses its yes; some in a hurry press it twice."""
        for asker in list(self._unpressed):
            for shown in self.telegram.chat(asker.id):
                if set(shown.buttons) & set(_YES):
                    [label] = set(shown.buttons) & set(_YES)
                    asker.pressed = self.random.choice((1, 1, 2))
                    self._unpressed.remove(asker)
                    for _ in range(asker.pressed):
                        await self.telegram.press(label, shown.message_id, asker.id)
                    break

    def waiting(self) -> list[Asker]:
        """Those who have not heard of an end."""
        self._waiting = [asker for asker in self._waiting if not self.end(asker)]
        return self._waiting

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
