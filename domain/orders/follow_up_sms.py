"""An SMS after the call: `… +sms não atendeu: tentamos falar com você`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from domain.errors import InvalidWords, WordsFault
from domain.orders.call import SMS_WORDS
from domain.text import fold

_SMS = re.compile(r"(?:^|\s)\+\s*sms\b([^:\n]{0,40}):\s*(.+)\Z", re.DOTALL | re.IGNORECASE)
_KEYS = re.compile(
    r"(?:(?:se )?(?:teclar|tecla|teclas|apertar)|(?:if )?(?:pressed|key|keys|press|presses))"
    r"\s+([0-9*#](?:[\s,e]+[0-9*#])*)"
)


class SendWhen(StrEnum):
    """After which results of the call the SMS is sent (manual, sms_action)."""

    ANSWERED = "ok"
    UNANSWERED = "nae"
    ALWAYS = "oknae"
    PRESSED = "dtmf1"


# What people write between `+sms` and the colon.
_WHEN = {
    "": SendWhen.ALWAYS,
    **dict.fromkeys(("sempre", "depois", "always", "after"), SendWhen.ALWAYS),
    **dict.fromkeys(
        ("atendeu", "se atender", "atender", "answered", "if answered"), SendWhen.ANSWERED
    ),
    **dict.fromkeys(
        (
            "nao atendeu",
            "se nao atender",
            "nao atender",
            "not answered",
            "if not answered",
            "unanswered",
            "missed",
        ),
        SendWhen.UNANSWERED,
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUpSms:
    """An SMS that follows a call; `keys` only where a pressed key triggers it."""

    text: str
    when: SendWhen
    keys: str = ""


def split_sms(words: str) -> tuple[str, FollowUpSms | None]:
    """Split the words to speak from the SMS that follows them; raises InvalidWords.

    The text before the colon must be one of the ways to say when: else all of it is words.
    """
    found = _SMS.search(words)
    if not found:
        return words, None
    said, text = fold(found[1]).strip(), found[2].strip()
    keys = _KEYS.fullmatch(said)
    when = SendWhen.PRESSED if keys else _WHEN.get(said)
    if when is None:
        return words, None
    if len(text) > SMS_WORDS:
        raise InvalidWords(WordsFault.LONG_SMS, length=len(text), limit=SMS_WORDS)
    pressed = ",".join(re.findall(r"[0-9*#]", keys[1])) if keys else ""
    return words[: found.start()].strip(), FollowUpSms(text=text, when=when, keys=pressed)
