"""Nobody may do anything until an administrator says so; a role is asked for where it matters."""

from __future__ import annotations

from dataclasses import replace

import pytest

from domain.chat import VoiceNote
from domain.orders.order import Kind, Purpose
from domain.people.audit import Act
from domain.people.person import Person
from domain.people.roles import ROLES, Role, may_order
from domain.rules import Rules
from handlers.access.access import is_admin, role_of
from storage.orders import orders
from tests.handlers.talk import ANA, Talk

RULES = Rules(admins=frozenset({"telegram:123", "terminal:ana"}))
BIA = Person(id=2, name="Bia", locale="pt-BR", identities=frozenset({"terminal:bia"}))


def test_an_identity_counts_on_its_own_channel_only() -> None:
    ana = replace(BIA, identities=frozenset({"web:ana", "terminal:ana"}))
    assert is_admin(ana, RULES)
    assert not is_admin(BIA, Rules(admins=frozenset({"telegram:bia", "bia"})))


def test_the_settings_stand_above_what_a_chat_gave() -> None:
    assert role_of(replace(BIA, role=Role.AGENT), RULES) is Role.AGENT
    named = replace(BIA, role=Role.GUEST, identities=frozenset({"telegram:123"}))
    assert role_of(named, RULES) is Role.ADMIN


@pytest.mark.parametrize("purpose", Purpose)
def test_for_which_purpose_each_role_may_call(purpose: Purpose) -> None:
    may = {role for role in Role if may_order(role, Kind.CALL, purpose)}
    operators, agents = {Role.OPERATOR, Role.ADMIN}, {Role.AGENT, Role.OPERATOR, Role.ADMIN}
    expected = {
        Purpose.REQUESTED: agents,
        Purpose.VERIFICATION: agents | {Role.GUEST},
        Purpose.TRANSACTIONAL: agents,
        Purpose.COLLECTION: operators,
        Purpose.TELEMARKETING: operators,
        Purpose.ON_CALL: set(),  # an alert's own, of no person
    }
    assert may == expected[purpose]


@pytest.mark.parametrize("role", ROLES)
async def test_whoever_may_call_is_shown_a_card(talk: Talk, role: Role) -> None:
    await talk.has(role, "bia")
    [reply] = await talk.say(f"/ligar {ANA} Olá", by="bia")
    if role is Role.GUEST:
        assert reply.text.startswith(
            "Você não tem permissão para isto. Nada mudou e nada foi discado."
        )
        assert await talk.count() == 0
    else:
        assert "Posso ligar?" in reply.text


async def test_a_guest_may_not_say_in_other_words_what_no_command_lets_them(talk: Talk) -> None:
    await talk.has(Role.GUEST, "bia")
    for said in (f"ligue para {ANA} e diga que o pedido chegou", f"manda um sms pra {ANA}: oi"):
        [reply] = await talk.say(said, by="bia", yes=True)
        assert reply.fault == "not-allowed"
    note = VoiceNote(file="f", seconds=2, size=9, caption="/audio #meu")
    [reply] = await talk.hear(note, by="bia")
    assert reply.fault == "not-allowed"
    assert await talk.count() == 0


async def test_who_lost_their_role_can_no_longer_say_yes(talk: Talk) -> None:
    await talk.has(Role.AGENT, "bia")
    await talk.say(f"/ligar {ANA} Olá", by="bia")
    choice = await talk.choice("Ligar")
    await talk.has(Role.NONE, "bia")
    [toast] = await talk.press(choice, by="bia")
    assert toast.toast == "Você não tem permissão para isto."
    async with talk.database.write() as session:
        assert await orders.claim_confirmed(session, "worker", talk.clock.now()) is None


async def test_who_lost_their_role_can_no_longer_answer_our_question(talk: Talk) -> None:
    await talk.has(Role.AGENT, "bia")
    await talk.say(f"/ligar {ANA}", by="bia")
    await talk.has(Role.GUEST, "bia")
    [reply] = await talk.say("O pedido chegou", by="bia")
    assert "Posso ligar?" not in reply.text
    assert await talk.count() == 0


async def test_a_refusal_is_written_down_and_tells_nothing_of_what_was_asked(talk: Talk) -> None:
    await talk.has(Role.GUEST, "bia")
    await talk.say(f"/ligar {ANA} segredo", by="bia")
    [entry] = await talk.audit()
    bia = await talk.person("bia")
    assert (entry.act, entry.person_id, entry.detail) == (Act.REFUSED, bia.id, {"why": "role"})


async def test_a_group_that_nobody_allowed_is_not_answered(talk: Talk) -> None:
    await talk.has(Role.AGENT, "bia")
    for said in ("/ajuda", f"/ligar {ANA} Olá", f"/call {ANA} Hi"):
        assert await talk.say(said, by="bia", group="plantao", yes=True) == []
    assert await talk.count() == 0
