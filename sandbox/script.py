"""What a campaign says to the people on its list."""

import re
from dataclasses import dataclass

from sandbox.calls import Question
from sandbox.destinations import Destination

_VARIABLE = re.compile(r"\b(NOME|COD_CLI|EXTRA[123])\b")
ALL_NAMES = 3


@dataclass(frozen=True)
class Script:
    """What people hear: words with NOME, COD_CLI and EXTRA1 to EXTRA3 in them, or a recording."""

    words: str = ""
    content: str = ""
    voice: str = ""
    seconds: float = 0.0  # of the words as they stand, or of the recording
    recorded: bool = False  # a sound without words that the sandbox can play
    question: Question | None = None  # of campaigns that ask
    name_words: int = 1  # 1: the first name, 2: with the last one, 3: all

    def words_for(self, person: Destination) -> str:
        """The words with this person's fields in them."""
        fields = {
            "NOME": self._spoken_name(person.name),
            "COD_CLI": person.codcli,
            "EXTRA1": person.extra1,
            "EXTRA2": person.extra2,
            "EXTRA3": person.extra3,
        }
        return _VARIABLE.sub(lambda found: fields[found[0]], self.words)

    def seconds_of(self, words: str) -> float:
        """How long the filled words take, at the pace of the unfilled ones.

        Speaking a list of 500,000 people one by one only to measure it would take hours.
        """
        return self.seconds * len(words) / len(self.words) if self.words else self.seconds

    def _spoken_name(self, name: str) -> str:
        names = name.split()
        if self.name_words == 2 and len(names) > 1:
            return f"{names[0]} {names[-1]}"
        return " ".join(names if self.name_words == ALL_NAMES else names[:1])
