"""Groups: nothing is answered in one until an administrator allows it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from domain.orders.order import Kind


class GroupSwitch(StrEnum):
    """A setting that an administrator turns on or off in a group, or in one topic of it."""

    ALLOWED = "allowed"
    CALL = "call"
    BRIDGE = "bridge"
    SMS = "sms"
    SHARED = "shared"
    QUEUE = "queue"  # new callback requests are shown here
    TOPIC = "topic"  # this topic has rules of its own


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupRules:
    """The rules of a group, or of one `topic` of it that has rules of its own.

    `kinds` may be asked for there; with `shared` whoever may ask for an order may also answer the
    buttons of somebody else's; with `queue` whoever asks to be called is shown there.
    """

    allowed: bool = False
    kinds: frozenset[Kind] = frozenset(Kind)
    shared: bool = False
    queue: bool = False
    topic: bool = False

    def switched(self, switch: GroupSwitch, *, on: bool) -> GroupRules:
        """A copy with one switch turned; TOPIC says only where the rules are kept."""
        match switch:
            case GroupSwitch.ALLOWED:
                return replace(self, allowed=on)
            case GroupSwitch.SHARED:
                return replace(self, shared=on)
            case GroupSwitch.QUEUE:
                return replace(self, queue=on)
            case GroupSwitch.TOPIC:
                return replace(self, topic=on)
            case _:
                kind = frozenset({Kind(switch.value)})
                return replace(self, kinds=self.kinds | kind if on else self.kinds - kind)

    def is_on(self, switch: GroupSwitch) -> bool:
        """Whether a switch is on."""
        return self == self.switched(switch, on=True)

    def allows_order(self, kind: Kind, sms_text: str) -> bool:
        """Whether an order of this kind, with its follow-up SMS if any, may be asked for here."""
        wanted = {kind, Kind.SMS} if sms_text else {kind}
        return self.allowed and wanted <= self.kinds


# The rules of a private chat, where everything is allowed and nothing is shared.
ALONE = GroupRules(allowed=True)
