"""What kind of question a GetCallStatus is, and whether it may be asked now."""

from dataclasses import dataclass

from sandbox.answers import Refused
from sandbox.endpoints.asking import Asked
from sandbox.newer_statuses import ADDRESS_NOT_REGISTERED
from sandbox.state import Platform

NOBODYS = "null"  # a `ctid` that asks for the calls without one
_CONCERNED = (
    "list_quota",
    "lookup_quota",
    "masking",
    "registered_addresses",
    "required_addresses",
)
WARNING = "List requests should come from an IP registered at the platform"


@dataclass(frozen=True)
class Question:
    """A list of calls, or a look-up of one of them."""

    is_list: bool
    masks: bool  # only who knows the ticket of one call is shown its number
    warning: str = ""


def allow(platform: Platform, asked: Asked) -> Question:
    """Count the question against its quota; 105 or 429 where it may not be asked."""
    switches, ctid = platform.switches, asked.get("ctid")
    if not any(getattr(switches, name) for name in _CONCERNED):
        return Question(is_list=False, masks=False)
    shared = ctid == NOBODYS or (ctid and _count(platform, ctid) > 1)
    is_list = bool(shared) if ctid else not asked.get("cd_id")
    registered = asked.address in platform.tokens.addresses
    if is_list and switches.required_addresses and not registered:
        raise Refused(ADDRESS_NOT_REGISTERED)
    if is_list and switches.list_quota:
        platform.quotas.take_list()
    if not is_list and switches.lookup_quota:
        platform.quotas.take_lookup()
    warned = is_list and switches.registered_addresses and not registered
    masks = switches.masking and not (ctid and not is_list)
    return Question(is_list, masks, WARNING if warned else "")


def _count(platform: Platform, ctid: str) -> int:
    return sum(call.order.ctid == ctid for call in platform.records.calls.values())
