"""Who may do what: nobody, until an administrator says so. Groups are not served yet."""

from __future__ import annotations

from domain.chat import Address, ChatKind
from domain.errors import NotAllowed
from domain.intents import Intent, SetLanguage
from domain.people import Person
from domain.rules import Rules


def require(person: Person, chat: Address, intent: Intent, rules: Rules) -> None:
    """Let it pass, or raise NotAllowed. Asked again when an order is confirmed."""
    if chat.kind is not ChatKind.PRIVATE:
        raise NotAllowed
    if isinstance(intent, SetLanguage):
        return  # everybody may be refused in a language that they read
    if not is_admin(person, rules):
        raise NotAllowed


def is_admin(person: Person, rules: Rules) -> bool:
    """Whether RAMAL_ADMINS names one of this person's identities."""
    return bool(person.identities & rules.admins)
