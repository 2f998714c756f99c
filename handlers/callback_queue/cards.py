"""The cards of a request to be called: its person's, its agent's, and those of the queue."""

from __future__ import annotations

from dataclasses import replace

from domain.callback_queue.intents import GiveUp, SendCode, SettleRequest, WriteWords
from domain.callback_queue.policy import CODE_DIGITS
from domain.callback_queue.request import OPEN, CallbackRequest, CloseReason, RequestStage
from domain.chat import AboutRequest, Address, Button, Message
from domain.language.buttons import encode
from domain.people.person import DEFAULT_LOCALE, Person, private_chats, tidy_person
from domain.people.roles import Role
from domain.rules import Rules
from handlers.access.access import role_of
from handlers.replies.reader import Reader, reader_of
from handlers.replies.recipient import Recipient
from handlers.replies.times import moment
from storage.chat import chats
from storage.people import groups, people
from storage.work import Work


async def customer_card(request: CallbackRequest, work: Work, event: str = "") -> Message:
    """The customer's card: where their request stands, and the button that takes it back."""
    customer = await people.find_person(work.session, request.customer_id)
    to = await chats.find_address(work.session, request.chat_id)
    reader = reader_of(customer, work.rules, to)
    when = moment(request.wanted_at, reader)
    lines = [
        reader.say("request-card", number=reader.number(request.number), short=request.short),
        *([reader.say("request-why", why=request.why)] if request.why else []),
        *([reader.say("request-when", when=when)] if _is_ahead(request) else []),
        "",
        customer_state(request, reader),
    ]
    return Message(
        to=to,
        event=f"request:{request.id}:{event or request.steps}",
        text="\n".join(lines),
        buttons=tuple(
            Button(reader.say(f"button-{label}"), encode(intent))
            for label, intent in _customers_buttons(request)
        ),
        card=f"request:{request.ticket}",
        about=AboutRequest(request.id),
    )


def customer_state(request: CallbackRequest, reader: Reader) -> str:
    """The line of the customer's card that says where their request stands."""
    reason = ""
    if request.reason not in ("", CloseReason.OTHER):
        reason = reader.say("request-reason", reason=reason_text(request, reader).rstrip("."))
    when = moment(request.wanted_at, reader)
    parts = {"when": when, "reason": reason}
    text = reader.say(f"request-mine-{_customers_shown(request)}", digits=CODE_DIGITS, **parts)
    return " ".join(text.split())


def reason_text(request: CallbackRequest, reader: Reader) -> str:
    """Why a request was closed: a reason of our list, or what the agent wrote."""
    known, _, typed = request.reason.partition(":")
    return typed if typed else reader.say(f"close-reason-{known}")


async def news_card(request: CallbackRequest, work: Work) -> tuple[Message, Message]:
    """The customer's edited card, and its last line as a new message: edits notify nobody."""
    card = await customer_card(request, work)
    text = card.text.rpartition("\n")[2]
    news = Message(to=card.to, event=f"{card.event}:news", text=text, about=card.about)
    return card, news


async def agent_news(request: CallbackRequest, work: Work) -> list[Message]:
    """A new message to the agent who has a request, on where it stands: edits notify nobody."""
    if request.agent_id is None:
        return []
    agent = await people.find_person(work.session, request.agent_id)
    told = []
    for chat_id in await chats_of(agent, work):
        to = await chats.find_address(work.session, chat_id)
        reader = reader_of(agent, work.rules, to)
        reason = reason_text(request, reader) if request.reason else ""
        state = reader.say(f"queue-{_shown(request)}", reason=reason)
        text = reader.say("queue-news", short=request.short, state=state)
        event = f"request:{request.id}:{request.steps}:agent"
        told.append(Message(to=to, event=event, text=text, about=AboutRequest(request.id)))
    return told


async def agents_cards(request: CallbackRequest, work: Work, event: str = "") -> list[Message]:
    """The live card of every available agent, of the one who has it, and of the agents' groups."""
    if request.stage in (RequestStage.UNVERIFIED, RequestStage.LATER) or not _was_shown(request):
        return []
    customer = await people.find_person(work.session, request.customer_id)
    event = event or str(request.steps)
    found = await people.list_available(work.session)
    if request.agent_id and request.agent_id not in {agent.id for agent, _ in found}:
        agent = await people.find_person(work.session, request.agent_id)
        found += [(agent, chat) for chat in await chats_of(agent, work)]
    cards = []
    for agent, chat_id in found:
        if may_serve(agent, work.rules) and agent.id != request.customer_id:
            to = await chats.find_address(work.session, chat_id)
            cards.append(agent_card(request, customer, Recipient(agent, to), work, event))
    for place in await groups.list_queue_groups(work.session):
        cards.append(await _group_card(request, customer, place, work, event))
    return cards


def may_serve(person: Person, rules: Rules) -> bool:
    """Whether somebody may take requests: agents and above."""
    return role_of(person, rules).rank >= Role.AGENT.rank


async def chats_of(agent: Person, work: Work) -> list[int]:
    """The private chats of an agent: where they wait for requests, else wherever they spoke."""
    if agent.queue_chat_id is not None:
        return [agent.queue_chat_id]
    known = await chats.list_known(work.session, private_chats(agent))
    return [chat_id for _, chat_id in known][:1]


def name_of(person: Person, reader: Reader, rules: Rules) -> str:
    """How one side of a request is named to the other: perhaps not at all."""
    name = tidy_person(person.name) if rules.callbacks.show_names else ""
    return name or reader.say("person-unnamed")


def agent_card(
    request: CallbackRequest,
    customer: Person,
    agent: Recipient,
    work: Work,
    event: str,
) -> Message:
    """The card of a request as one agent sees it."""
    reader = agent.reader(work.rules)
    mine = request.agent_id == agent.person.id
    state = "taken-mine" if request.stage is RequestStage.TAKEN and mine else _shown(request)
    return Message(
        to=agent.to,
        event=f"request:{request.id}:{event}:{agent.person.id}",
        text=_text(request, customer, reader, work, state),
        buttons=tuple(
            Button(reader.say(f"button-queue-{verb}"), _agents_choice(verb, request))
            for verb in _agents_verbs(request, mine=mine)
        ),
        card=f"queue:{request.ticket}",
        about=AboutRequest(request.id),
    )


async def _group_card(
    request: CallbackRequest, customer: Person, place: Address, work: Work, event: str
) -> Message:
    """The card that all agents of a group share: to take it, and who has; the rest is private."""
    taker = await people.find_person(work.session, request.agent_id or request.customer_id)
    # A group's card is in the installation's language, not in the customer's or the agent's.
    reader = reader_of(replace(taker, locale=DEFAULT_LOCALE), work.rules, place)
    text = _text(request, customer, reader, work, _shown(request))
    if request.stage is RequestStage.TAKEN:
        name = tidy_person(taker.name) or reader.say("person-unnamed")
        text = text.rpartition("\n")[0] + "\n" + reader.say("queue-taken-by", name=name)
    verbs = ("take", "urgent") if request.stage is RequestStage.WAITING else ()
    return Message(
        to=place,
        event=f"request:{request.id}:{event}:group:{place.external_id}:{place.thread}",
        text=text,
        buttons=tuple(
            Button(reader.say(f"button-queue-{verb}"), encode(SettleRequest(verb, request.ticket)))
            for verb in verbs
            if not (verb == "urgent" and request.urgent)
        ),
        card=f"queue:{request.ticket}",
        about=AboutRequest(request.id),
    )


def _text(
    request: CallbackRequest, customer: Person, reader: Reader, work: Work, state: str
) -> str:
    policy = work.rules.callbacks
    colour = ""
    if request.stage is RequestStage.WAITING:
        colour = reader.say(f"colour-{policy.colour(request, work.now)}")
    attempt: dict[str, str | int] = {"attempts": policy.attempts}
    lines = [
        reader.say(
            "queue-card",
            name=name_of(customer, reader, work.rules),
            ending=request.number.masked[-2:],
        ),
        *([reader.say("queue-urgent")] if request.urgent else []),
        *([reader.say("request-why", why=request.why)] if request.why else []),
        colour + reader.say("queue-since", since=moment(request.wanted_at, reader)),
        reader.say("request-verified" if request.verified else "request-unverified"),
        reader.say("card-ticket", short=request.short),
        "",
    ]
    if request.stage is RequestStage.TAKEN and request.next_try_at is not None:
        at = moment(request.next_try_at, reader)
        attempt |= {"done": request.attempts}
        lines.append(reader.say("queue-next-try", at=at, **attempt))
    if state == "taken-mine" and policy.first == "customer":
        state = "taken-mine-customer"
    reason = reason_text(request, reader) if request.reason else ""
    lines.append(reader.say(f"queue-{state}", reason=reason))
    return "\n".join(lines)


def _customers_buttons(
    request: CallbackRequest,
) -> list[tuple[str, SendCode | WriteWords | GiveUp]]:
    """What a customer may press: the name of each label, and what the press means."""
    if request.stage not in OPEN or request.given_up:
        return []
    give_up = ("cancel", GiveUp(request.ticket))
    if request.stage is RequestStage.UNVERIFIED:
        return [("request-code", SendCode(request.ticket)), give_up]
    if request.stage is RequestStage.TAKEN:
        return [("request-write", WriteWords(request.ticket)), give_up]
    return [give_up]


def _agents_choice(verb: str, request: CallbackRequest) -> str:
    if verb == "write":
        return encode(WriteWords(request.ticket))
    return encode(SettleRequest(verb, request.ticket))


def _agents_verbs(request: CallbackRequest, *, mine: bool) -> tuple[str, ...]:
    if request.stage is RequestStage.WAITING:
        return ("take",) if request.urgent else ("take", "urgent")
    if request.stage is RequestStage.TAKEN and mine:
        return ("ring", "write", "handover", "putback", "close")
    return ()


def _shown(request: CallbackRequest) -> str:
    if request.stage is RequestStage.RINGING and request.given_up:
        return "given-up"
    if request.stage in (RequestStage.RINGING, RequestStage.MET) and request.customer_first:
        return f"{request.stage}-customer"
    if request.stage is RequestStage.TAKEN and request.next_try_at is not None:
        return "taken-again"
    return request.stage.value


def _customers_shown(request: CallbackRequest) -> str:
    """The name of the stage as its customer reads it, who may never have confirmed a number."""
    never_queued = request.stage is RequestStage.EXPIRED and request.expires_at is None
    return "expired-unverified" if never_queued else _shown(request)


def _is_ahead(request: CallbackRequest) -> bool:
    """Whether the time asked for still says something."""
    return request.due_at is not None and request.stage in (
        RequestStage.UNVERIFIED,
        RequestStage.LATER,
    )


def _was_shown(request: CallbackRequest) -> bool:
    """Whether it ever came before the agents: what ended before that is no news to them."""
    if request.stage in OPEN:
        return True
    return request.expires_at is not None
