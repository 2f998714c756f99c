"""The verdict: what the platform really dialled beside what the chats really read.

Nothing here looks into Ramal's own tables.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from sandbox.calls import Dialled
from tests.faults.people import Asker, People

# What a person must have read where the platform dialled.
_TRUE_ENDS = {
    "call": {"answered"},
    "bridge": {"answered"},
    "sms": {"sent", "asked"},  # an SMS cannot be looked up: the person is asked
}
# Real seconds in which a message that was sent is noted: on a machine where four workers share two
# cores it was seen to take 2.5.
NOTING = 6.0
_NOT_DIALLED = {"asked", "refused", "expired"}


@dataclass
class Verdict:
    """Each list names the orders at fault, by the number that was dialled."""

    kills: int
    doubles: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    endless: list[str] = field(default_factory=list)
    # Repeated messages, and those of them that no kill between sending and noting explains.
    repeated: int = 0
    unexplained: list[str] = field(default_factory=list)

    @property
    def holds(self) -> bool:
        return not (self.doubles or self.lost or self.endless or self.unexplained)

    def __str__(self) -> str:
        return (
            f"{self.kills} kills: {len(self.doubles)} double dials, {len(self.lost)} lost "
            f"outcomes, {len(self.endless)} without an end, {self.repeated} repeated messages"
        )

    def __add__(self, other: Verdict) -> Verdict:
        return Verdict(
            self.kills + other.kills,
            self.doubles + other.doubles,
            self.lost + other.lost,
            self.endless + other.endless,
            self.repeated + other.repeated,
            self.unexplained + other.unexplained,
        )


def judge(people: People, ledger: list[Dialled], kills: list[float]) -> Verdict:
    """Compare both ledgers, order by order; `kills` are their moments."""
    verdict = Verdict(len(kills))
    for first, again in people.repeated():
        verdict.repeated += 1
        if not any(first <= kill <= first + NOTING for kill in kills):
            after = min((kill - first for kill in kills if kill >= first), default=again - first)
            verdict.unexplained.append(
                f"sent again after {again - first:.2f} s, the next kill came after {after:.2f} s"
            )
    tickets, numbers = Counter(d.ctid for d in ledger), Counter(d.dest for d in ledger)
    verdict.doubles += [ticket for ticket, times in tickets.items() if times > 1]
    asked = {asker.dest for asker in people.askers}
    # A number that nobody asked for is as bad as one dialled twice.
    verdict.doubles += [dest for dest, times in numbers.items() if times > 1 or dest not in asked]
    for asker in people.askers:
        end = people.end(asker)
        if not end:
            verdict.endless.append(asker.dest)
        elif not _is_true(asker, end, dialled=numbers[asker.dest] > 0):
            verdict.lost.append(f"{asker.dest} {asker.kind} {asker.fate}: {end}")
    return verdict


def _is_true(asker: Asker, end: str, *, dialled: bool) -> bool:
    if not dialled:
        return end in _NOT_DIALLED
    if asker.fate == "na":
        return end == "not answered"
    return end in _TRUE_ENDS[asker.kind]
