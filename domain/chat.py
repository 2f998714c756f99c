"""Messages in and out of chats, whatever the channel."""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from _typeshed import DataclassInstance


class ChatKind(StrEnum):
    """Whether a chat is one person's or a group's."""

    PRIVATE = "private"
    GROUP = "group"


@dataclass(frozen=True, slots=True)
class Address:
    """A chat's address: the channel and the channel's own name for the chat."""

    channel: str
    external_id: str
    kind: ChatKind = ChatKind.PRIVATE
    thread: str = ""


@dataclass(frozen=True, slots=True)
class PersonInChat:
    """One person in one chat, by our own ids: the pair that a pending question belongs to."""

    person_id: int
    chat_id: int


@dataclass(frozen=True, slots=True)
class Text:
    """Typed text."""

    text: str


@dataclass(frozen=True, slots=True)
class Press:
    """A pressed button: `choice` is what the button carried, `press_id` the channel's own id."""

    choice: str
    press_id: str = ""


@dataclass(frozen=True, slots=True)
class SharedContact:
    """A person's card out of somebody's address book, its number as it stood there.

    `own`: the channel vouches that it is the sender's own.
    """

    name: str
    number: str
    own: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceNote:
    """Something spoken, or music, in a file of any kind.

    `file` is the channel's own name for it; `data` is the sound itself where it came along, and
    `sound` our number for it once it is stored. `seconds` and `size` are 0 where nobody said.
    """

    file: str = ""
    seconds: int = 0
    size: int = 0
    caption: str = ""
    sound: int = 0
    data: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True)
class Heard:
    """The transcript of a voice note; `note` is the inbound that carried the sound."""

    text: str
    note: int
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Unsupported:
    """Content that this version cannot use (a picture, a place…), named for the answer."""

    what: str


@dataclass(frozen=True, slots=True)
class Moved:
    """The channel reports that a group continues under another id."""

    to: str


Content = Text | Press | SharedContact | VoiceNote | Heard | Moved | Unsupported


@dataclass(frozen=True, slots=True, kw_only=True)
class Inbound:
    """One message to us; (channel, account, key) is unique, so a repeated delivery counts once.

    `yes` answers only the proposal that this same inbound makes (`ramal say --yes`). `replies_to`
    is the channel's own id of the message that it answers.
    """

    channel: str
    account: str
    key: str
    sender: str
    chat: Address
    content: Content
    sender_name: str = ""
    locale: str = ""
    yes: bool = False
    replies_to: str = ""
    raw: str = ""

    @property
    def identity(self) -> str:
        """The sender as RAMAL_ADMINS names people: `telegram:123`."""
        return f"{self.channel}:{self.sender}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """An update that could not be read: kept as it came, and skipped."""

    channel: str
    account: str
    key: str
    raw: str


_S = TypeVar("_S", Inbound, Unread)


def storable(said: _S) -> _S:
    """A text without the characters that no database stores: NUL and halves of surrogate pairs."""
    changes = _cleaned(said)
    if isinstance(said, Inbound):
        changes["content"] = replace(said.content, **_cleaned(said.content))
    return replace(said, **changes)


def _cleaned(said: DataclassInstance) -> dict[str, Any]:
    return {
        f.name: _clean(value)
        for f in fields(said)
        if isinstance(value := getattr(said, f.name), str)
    }


def _clean(text: str) -> str:
    return text.replace("\x00", "").encode("utf-8", "replace").decode("utf-8")


@dataclass(frozen=True, slots=True)
class Received:
    """The result of storing an inbound: its number in the chat, and whether it was new."""

    seq: int
    new: bool
    inbound_id: int = 0


@dataclass(frozen=True, slots=True)
class Button:
    """Something to press; `choice` comes back in a Press (at most 64 bytes, Telegram's limit)."""

    label: str
    choice: str


@dataclass(frozen=True, slots=True)
class SoundPart:
    """A sound that a message carries, by our number for it; `waveform` is for chats that draw."""

    sound: int
    seconds: float
    waveform: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderFacts:
    """The order that a message is about, for programs that read along (`ramal say --json`).

    `inbound` is set where this message is the first word on what an inbound ordered.
    """

    order: int
    ticket: str
    kind: str
    state: str
    verdict: str = ""
    inbound: int = 0
    asks: bool = False
    answer: str = ""  # what the pressed key means; "" as long as nobody answered


@dataclass(frozen=True, slots=True)
class AboutPage:
    """A message is about a page (one run through a team's escalation), by our own id."""

    page_id: int


@dataclass(frozen=True, slots=True)
class AboutRequest:
    """A message is about a callback request, by our own id."""

    request_id: int


About = OrderFacts | AboutPage | AboutRequest


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One message from us.

    `event` is unique with the order or the inbound it answers, so saying it twice is saying it
    once. `card` names the card that this message edits in place; without one it is a new message.
    `toast` is the short answer to the pressed button `press`, shown and gone; with no text, the
    toast is all there is to say. `fault` tells a program why nothing was ordered. With a `voice`
    it is a voice note, and its text what stands beside it. A `menu` (commands, and what each does)
    is what this chat may offer from now on, where its channel shows one. `contact_key` is the label
    of a key that shares one's own number, where a channel has such a thing. With a `picture` (our
    number for a PNG) the text stands beside it. `about` names what it speaks of, so that whoever
    answers this message speaks of the same.
    """

    to: Address
    event: str
    text: str
    buttons: tuple[Button, ...] = ()
    card: str = ""
    toast: str = ""
    about: About | None = None
    press: str = ""
    fault: str = ""
    voice: SoundPart | None = None
    menu: tuple[tuple[str, str], ...] = ()
    contact_key: str = ""
    picture: int = 0


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One line of a chat's history, by its number there: an inbound, or a message from us."""

    seq: int
    at: datetime
    said: Inbound | None = None
    message: Message | None = None
