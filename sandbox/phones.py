"""The telephones of the sandbox: who answers, and whether a person looks at the phones page."""

from dataclasses import replace

from sandbox.fates import ANSWER, PERSON, Fate, named_fate, reserved_fate
from sandbox.sound import Sound

MAX_SET = 10_000


class Phones:
    """Decides a number's fate: what a test set, else the reserved range, else the ordinary phone.

    An ordinary phone waits for a person as long as a phones page is connected, and otherwise
    answers by itself, so that the sandbox is useful without a browser.
    """

    def __init__(self) -> None:
        self.pages = 0  # phones pages connected at this moment
        self._set: dict[str, Fate] = {}

    def fate_of(self, number: str) -> Fate:
        """How this number behaves when it is dialled now."""
        return self._set.get(number) or reserved_fate(number) or self.ordinary

    @property
    def ordinary(self) -> Fate:
        """How a number behaves of which nothing is known."""
        return PERSON if self.pages else ANSWER

    def set_behaviour(self, number: str, name: str, keys: str = "", says: str = "") -> Fate:
        """Fix how a number behaves from its next call on; KeyError for an unknown behaviour."""
        return self._set_fate(number, named_fate(name, keys, says))

    def set_sound(self, number: str, sound: Sound) -> Fate:
        """Let a number answer and say this sound into recordings, whatever it did before."""
        known = self._set.get(number) or ANSWER
        return self._set_fate(number, replace(known if known.answers else ANSWER, sound=sound))

    def _set_fate(self, number: str, fate: Fate) -> Fate:
        if number not in self._set and len(self._set) >= MAX_SET:
            del self._set[next(iter(self._set))]
        self._set[number] = fate
        return fate
