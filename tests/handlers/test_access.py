"""Nobody may do anything until an administrator says so."""

import pytest

from domain.chat import Address, ChatKind
from domain.errors import NotAllowed
from domain.intents import Help, Intent, PlaceCall, SetLanguage, SettleChoice, Start
from domain.people import Person
from domain.rules import Rules
from handlers.access import is_admin, require

HOME = Address("terminal", "ana")
RULES = Rules(admins=frozenset({"telegram:123", "terminal:ana"}))
ANA = Person(id=1, name="Ana", locale="pt-BR", identities=frozenset({"web:ana", "terminal:ana"}))
BIA = Person(id=2, name="Bia", locale="pt-BR", identities=frozenset({"terminal:bia"}))
INTENTS = [Start(), Help(), PlaceCall(""), SettleChoice("yes", "abcdefghjkmnpqr")]


@pytest.mark.parametrize("intent", INTENTS)
def test_only_administrators_may_ask(intent: Intent) -> None:
    require(ANA, HOME, intent, RULES)
    with pytest.raises(NotAllowed):
        require(BIA, HOME, intent, RULES)
    with pytest.raises(NotAllowed):
        require(ANA, HOME, intent, Rules())


def test_everybody_may_choose_a_language() -> None:
    require(BIA, HOME, SetLanguage("en"), RULES)


@pytest.mark.parametrize("intent", [*INTENTS, SetLanguage("en")])
def test_groups_are_not_served_whoever_asks(intent: Intent) -> None:
    group = Address("terminal", "team", ChatKind.GROUP)
    with pytest.raises(NotAllowed):
        require(ANA, group, intent, RULES)


def test_an_identity_counts_on_its_own_channel_only() -> None:
    assert is_admin(ANA, RULES)
    assert not is_admin(BIA, Rules(admins=frozenset({"telegram:bia", "bia"})))
