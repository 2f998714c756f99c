"""A web page's JSON as an Inbound; what is refused is named by the sentence that says why."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from bot.channels.web.login import CHANNEL
from bot.channels.web.words import LONGEST_TEXT
from domain.chat import Address, Content, Inbound, Press, Text, VoiceNote
from domain.json_objects import BadJson, read_json_object

_KEY = re.compile(r"[A-Za-z0-9_-]{1,64}")
_CHOICE = re.compile(r"[!-~]{1,64}")
_LOCALE = re.compile(r"[A-Za-z0-9-]{2,20}")


class RefusedMessage(Exception):
    """A message that is refused: the `name` of the sentence why, and its `key` if it has one.

    `retry` is in how many seconds the same message may come again; None: it is refused for good.
    """

    def __init__(self, name: str, key: str = "", retry: float | None = None) -> None:
        super().__init__(name)
        self.name = name
        self.key = key
        self.retry = retry


@dataclass(frozen=True, slots=True)
class Hello:
    """A page's first message: the last line it has seen, its language, and whose page it is."""

    after: int
    locale: str
    person: str


def read(raw: str) -> dict[str, Any]:
    """The JSON object of one socket message; raises RefusedMessage."""
    try:
        return read_json_object(raw)
    except BadJson:
        raise RefusedMessage("not-json") from None


def key_of(asked: dict[str, Any]) -> str:
    """The page's own key of a message; raises RefusedMessage."""
    key = asked.get("key")
    if not isinstance(key, str) or not _KEY.fullmatch(key):
        raise RefusedMessage("no-key")
    return key


def to_hello(asked: dict[str, Any]) -> Hello:
    """The page's first message; raises RefusedMessage."""
    if asked.get("type") != "hello":
        key = asked.get("key")
        raise RefusedMessage(
            "hello-first", key if isinstance(key, str) and _KEY.fullmatch(key) else ""
        )
    after, locale, person = asked.get("after"), asked.get("locale"), asked.get("person")
    if type(after) is not int or not 0 <= after < 2**31:
        after = 0
    return Hello(
        after=after,
        locale=locale if isinstance(locale, str) and _LOCALE.fullmatch(locale) else "",
        person=person if isinstance(person, str) else "",
    )


def to_inbound(asked: dict[str, Any], name: str, locale: str) -> Inbound:
    """What this person typed or pressed, as an Inbound; raises RefusedMessage."""
    key = key_of(asked)
    match asked.get("type"):
        case "say":
            content: Content = Text(_text(asked.get("text"), key))
        case "press":
            content = Press(_choice(asked.get("choice"), key), key)
        case _:
            raise RefusedMessage("not-json", key)
    return _inbound(content, name, key, locale)


def note_inbound(sound: bytes, name: str, key: str, *, locale: str, seconds: str) -> Inbound:
    """A voice note by `name` as an Inbound, under the page's own `key`; `seconds` as text."""
    length = int(seconds) if seconds.isascii() and seconds.isdecimal() and len(seconds) < 6 else 0
    note = VoiceNote(data=sound, size=len(sound), seconds=length)
    language = locale.partition(",")[0].strip()
    return _inbound(note, name, key, language if _LOCALE.fullmatch(language) else "")


def _inbound(content: Content, name: str, key: str, locale: str) -> Inbound:
    return Inbound(
        channel=CHANNEL,
        account="",
        # The pages of two people may choose the same key.
        key=f"{name}:{key}",
        sender=name,
        sender_name=name,
        locale=locale,
        chat=Address(CHANNEL, name),
        content=content,
    )


def _text(text: object, key: str) -> str:
    if not isinstance(text, str):
        raise RefusedMessage("not-json", key)
    if len(text) > LONGEST_TEXT:
        raise RefusedMessage("too-long", key)
    # Half a surrogate pair and NUL are valid JSON, but no database column takes them.
    cleaned = text.encode("utf-8", "replace").decode().replace("\0", "")
    if not cleaned.strip():
        raise RefusedMessage("empty", key)
    return cleaned


def _choice(choice: object, key: str) -> str:
    if not isinstance(choice, str) or not _CHOICE.fullmatch(choice):
        raise RefusedMessage("no-choice", key)
    return choice
