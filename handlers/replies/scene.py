"""Who speaks, where, and in which unit of work: what every handler is given beside its intent."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from domain.chat import Address, Button, Heard, Message, OrderFacts, PersonInChat
from domain.orders.order import Order, State
from domain.orders.outcome import Verdict
from domain.people.audit import Act
from domain.people.group import ALONE, GroupRules
from domain.people.person import Person
from handlers.replies.actor import Actor
from handlers.replies.reader import Reader, reader_of
from handlers.replies.sentences import say
from storage.chat.inbound import StoredInbound
from storage.work import Work

LISTENING = "listening"  # the state in `about` of an answered call whose recording is fetched
SCHEDULED = "scheduled"  # the state in `about` of an order confirmed for a later time


@dataclass(frozen=True, slots=True)
class Scene:
    """One inbound being answered."""

    work: Work
    heard: StoredInbound
    person: Person
    group: GroupRules = ALONE

    @property
    def chat(self) -> Address:
        """The chat to answer in."""
        return self.heard.said.chat

    @property
    def here(self) -> PersonInChat:
        """Who speaks in which chat, by our own ids."""
        return PersonInChat(self.person.id, self.heard.chat_id)

    @property
    def locale(self) -> str:
        """The language to answer in."""
        return self.person.locale

    @property
    def reader(self) -> Reader:
        """For whom sentences about orders are made."""
        return reader_of(self.person, self.work.rules, self.chat)

    @property
    def actor(self) -> Actor:
        """The person as somebody whose permission and limits count."""
        return Actor(self.work, self.person, self.chat, self.group)

    @property
    def said_at(self) -> datetime:
        """When it was said: we may hear of it much later."""
        return self.heard.at or self.work.now

    @property
    def spoken(self) -> Heard | None:
        """The words of a voice note, if that is what is being answered."""
        content = self.heard.said.content
        return content if isinstance(content, Heard) else None

    @property
    def origin(self) -> int:
        """The id of the inbound as its sender knows it: of heard words, their voice note's."""
        return self.spoken.note if self.spoken else self.heard.id

    @property
    def event(self) -> str:
        """The event that names the answers to this inbound, and no others."""
        return f"inbound:{self.origin}:words" if self.spoken else f"inbound:{self.origin}"

    @property
    def press(self) -> str:
        """The channel's id of the pressed button that is being answered, or empty."""
        return getattr(self.heard.said.content, "press_id", "")

    def say(self, sentence: str, **parts: str | int) -> str:
        """A sentence in this person's language."""
        return say(self.locale, sentence, **parts)

    def reply(self, text: str, *, buttons: tuple[Button, ...] = (), fault: str = "") -> Message:
        """A plain answer; a pressed button is answered along with it."""
        return Message(
            to=self.chat,
            event=self.event,
            text=text,
            buttons=buttons,
            press=self.press,
            fault=fault,
        )

    def with_contact_key(self, message: Message) -> Message:
        """The message with the key that shares the reader's own number."""
        return replace(message, contact_key=self.say("button-share-number"))

    def audit(self, act: Act, subject: str = "", **detail: int | str) -> None:
        """Write down with the commit that this person did it."""
        self.work.audit(act, subject, by=self.person.id, **detail)

    def toast(self, sentence: str, **parts: str | int) -> Message:
        """The short answer to a pressed button."""
        return Message(
            to=self.chat,
            event=f"{self.event}:toast",
            text="",
            toast=self.say(sentence, **parts),
            press=self.press,
        )


def facts(order: Order) -> OrderFacts:
    """An order's facts for programs that read along: ids, kind, state and outcome."""
    return OrderFacts(
        order=order.id,
        ticket=order.ticket,
        kind=order.kind,
        state=_state(order),
        verdict=order.verdict or "",
        asks=order.asked is not None,
        answer=order.answer or _pressed(order),
    )


def _state(order: Order) -> str:
    """The state as programs read it: some of ours are two for them."""
    if order.listening:
        return LISTENING
    return SCHEDULED if order.state is State.CONFIRMED and order.scheduled else order.state


def _pressed(order: Order) -> str:
    """What the pressed key means; "" where no person can have pressed it."""
    if order.asked is None or order.verdict is Verdict.VOICEMAIL:
        return ""
    return order.asked.meaning(order.keys)
