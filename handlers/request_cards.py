"""The cards of a request to be called: its person's, and the one that agents see."""

from __future__ import annotations

from domain.callback_request import CallbackRequest, Stage
from domain.chat import Address, Button, Message
from domain.people import Person, private_chats, tidy_person
from domain.roles import Role
from domain.rules import Rules
from handlers.access import role_of
from handlers.moments import moment, reader_of
from storage import chats, people
from storage.work import Work


async def customer_card(request: CallbackRequest, work: Work, event: str) -> Message:
    """Where the request stands, for whoever asked; with the way to take it back."""
    customer = await people.find_person(work.session, request.customer_id)
    to = await chats.find_address(work.session, request.chat_id)
    reader = reader_of(customer, work.rules, to)
    lines = [
        reader.say("request-card", number=reader.number(request.number), short=request.short),
        *([reader.say("request-why", why=request.why)] if request.why else []),
        "",
        reader.say(f"request-mine-{_shown(request)}"),
    ]
    buttons: tuple[Button, ...] = ()
    if request.stage in (Stage.WAITING, Stage.TAKEN, Stage.RINGING) and not request.given_up:
        buttons = (Button(reader.say("button-cancel"), f"giveup:{request.ticket}"),)
    return Message(
        to=to,
        event=f"request:{request.id}:{event}",
        text="\n".join(lines),
        buttons=buttons,
        card=f"request:{request.ticket}",
    )


async def agents_cards(request: CallbackRequest, work: Work, event: str) -> list[Message]:
    """The live card of every available agent, and of the one who has it."""
    found = await people.list_available(work.session)
    if request.agent_id and request.agent_id not in {agent.id for agent, _ in found}:
        agent = await people.find_person(work.session, request.agent_id)
        found += [(agent, chat) for chat in await _chat_of(agent, work)]
    customer = await people.find_person(work.session, request.customer_id)
    cards = []
    for agent, chat_id in found:
        if may_serve(agent, work.rules):
            to = await chats.find_address(work.session, chat_id)
            cards.append(_agents_card(request, customer, agent, (to, work.rules), event))
    return cards


def may_serve(person: Person, rules: Rules) -> bool:
    """Whether somebody may take requests: agents and above."""
    return role_of(person, rules).rank >= Role.AGENT.rank


def _agents_card(
    request: CallbackRequest,
    customer: Person,
    agent: Person,
    where: tuple[Address, Rules],
    event: str,
) -> Message:
    to, rules = where
    reader = reader_of(agent, rules, to)
    name = tidy_person(customer.name) or reader.say("person-unnamed")
    known = "request-verified" if request.verified else "request-unverified"
    lines = [
        reader.say("queue-card", name=name, ending=request.number.masked[-2:]),
        *([reader.say("request-why", why=request.why)] if request.why else []),
        reader.say("queue-since", since=moment(request.asked_at, reader)),
        reader.say(known),
        reader.say("card-ticket", short=request.short),
        "",
        reader.say(f"queue-{_theirs(request, agent)}"),
    ]
    return Message(
        to=to,
        event=f"request:{request.id}:{event}:{agent.id}",
        text="\n".join(lines),
        buttons=tuple(
            Button(reader.say(f"button-queue-{verb}"), f"{verb}:{request.ticket}")
            for verb in _verbs(request, agent)
        ),
        card=f"queue:{request.ticket}",
    )


def _verbs(request: CallbackRequest, agent: Person) -> tuple[str, ...]:
    if request.stage is Stage.WAITING:
        return ("take",)
    if request.stage is Stage.TAKEN and request.agent_id == agent.id:
        return ("ring", "putback", "close")
    return ()


def _shown(request: CallbackRequest) -> str:
    return "given-up" if request.given_up and request.stage is Stage.RINGING else request.stage


def _theirs(request: CallbackRequest, agent: Person) -> str:
    mine = request.agent_id == agent.id
    if request.stage is Stage.TAKEN:
        return "taken-mine" if mine else "taken"
    return _shown(request)


async def _chat_of(agent: Person, work: Work) -> list[int]:
    """Where an agent is spoken to alone, if they have gone since they took it."""
    known = await chats.list_known(work.session, private_chats(agent))
    return [chat_id for _, chat_id in known][:1]
