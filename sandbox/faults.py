"""Faults on request: what one request is to suffer, named in its header or queued beforehand."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from sandbox.answers import Answer, Door, against_the_manual, find_status
from sandbox.fates import AGAIN_AFTER, LATE, Reporting

HEADER = "X-Sandbox-Fault"
ANY = "*"
MAX_QUEUED = 100
MAX_TIMES = 1000
MAX_SLOW = 600.0  # real seconds
MAX_LATE = 30 * 86400.0  # seconds of the sandbox's clock
WHAT_EXISTS = (
    f"{HEADER} is one or more of these, separated by commas: <code>, <code>:<text>, "
    f"http:<400 to 599>, html, down, slow:<seconds, up to {MAX_SLOW:.0f}>, silent, cut, "
    "no_callback, callback_twice, callback_late, callback_late:<seconds>, callback_reordered"
)
# GetCallStatus posts the reports again when it is given an address.
DIALLING = frozenset({"MakeTTSCall", "CreateCampaign"})
REPORTING = DIALLING | {"GetCallStatus"}


@dataclass(frozen=True)
class Broken:
    """An HTTP error whose body is no JSON, as a proxy before the platform would answer."""

    code: int


@dataclass(frozen=True)
class Plan:
    """What one request suffers: something instead of the platform's answer, or around it."""

    instead: Answer | Door | Broken | None = None  # then nothing is done
    slow: float = 0.0
    silent: bool = False
    cut: bool = False
    copies: int | None = None  # of the callback; None leaves it as the number's fate has it
    late: float | None = None
    out_of_turn: bool = False

    @property
    def reporting(self) -> Reporting | None:
        """How the calls of this request report, None when no fault speaks of it."""
        if self.copies is None and self.late is None and not self.out_of_turn:
            return None
        copies = 1 if self.copies is None else self.copies
        first = self.late or 0.0
        return Reporting(
            tuple(first + copy * AGAIN_AFTER for copy in range(copies)), self.out_of_turn
        )

    @property
    def is_only_reporting(self) -> bool:
        """Whether it touches nothing but callbacks."""
        around = self.instead is not None or self.slow or self.silent or self.cut
        return self.reporting is not None and not around


@dataclass
class Queued:
    """A fault that waits for the next requests to one endpoint, or to any."""

    endpoint: str
    fault: str
    times: int


class TooMany(Exception):
    """No more faults can be queued."""


class Faults:
    """The queue, which is used up in order; a request with the header leaves it alone."""

    def __init__(self, *, changed: Callable[[], None]) -> None:
        self.queued: list[Queued] = []
        self._changed = changed

    def queue(self, endpoint: str, fault: str, times: int) -> None:
        """Let the next requests suffer; `Refused` for a fault that does not exist."""
        _read_for(endpoint, fault)
        if len(self.queued) >= MAX_QUEUED:
            raise TooMany(f"{MAX_QUEUED} faults are queued already")
        self.queued.append(Queued(endpoint, fault, times))
        self._changed()

    def clear(self) -> None:
        """Forget what was queued."""
        self.queued.clear()
        self._changed()

    def plan_for(self, endpoint: str, named: str | None) -> Plan:
        """What this request suffers: what its header names, else the first that was queued."""
        if named is not None:
            return _read_for(endpoint, named)
        for waiting in self.queued:
            if waiting.endpoint not in (ANY, endpoint):
                continue
            plan = read_plan(endpoint, waiting.fault)
            # a callback fault for any request waits for one that dials
            if waiting.endpoint == ANY and plan.is_only_reporting and endpoint not in DIALLING:
                continue
            self._use_up(waiting)
            return plan
        return Plan()

    def _use_up(self, waiting: Queued) -> None:
        waiting.times -= 1
        if waiting.times <= 0:
            self.queued.remove(waiting)
        self._changed()


def _read_for(endpoint: str, fault: str) -> Plan:
    plan = read_plan(endpoint, fault)
    if plan.reporting is not None and endpoint not in {ANY, *REPORTING}:
        raise against_the_manual(f"callback faults are for {', '.join(sorted(REPORTING))}")
    return plan


def read_plan(endpoint: str, fault: str) -> Plan:
    """Read a fault's parts; `Refused` with what exists if one of them does not."""
    plan = Plan()
    for part in fault.split(","):
        plan = _with_part(plan, endpoint, part.strip())
    return plan


def _with_part(plan: Plan, endpoint: str, part: str) -> Plan:
    name, colon, detail = part.partition(":")
    match name, bool(colon):
        case "silent", False:
            return replace(plan, silent=True)
        case "cut", False:
            return replace(plan, cut=True)
        case "slow", True:
            return replace(plan, slow=_seconds(detail, MAX_SLOW))
        case "no_callback", False:
            return replace(plan, copies=0)
        case "callback_twice", False:
            return replace(plan, copies=2)
        case "callback_late", _:
            return replace(plan, late=_seconds(detail, MAX_LATE) if colon else LATE)
        case "callback_reordered", False:
            return replace(plan, out_of_turn=True)
        case _ if plan.instead is None:
            return replace(plan, instead=_instead(endpoint, part))
        case _:
            raise against_the_manual(f"a request can fail in one way only. {WHAT_EXISTS}")


def _instead(endpoint: str, part: str) -> Answer | Door | Broken:
    name, _, detail = part.partition(":")
    if part in (Door.HTML, Door.DOWN):
        return Door(part)
    if name == "http" and len(detail) == 3 and detail.isdecimal() and 400 <= int(detail) <= 599:
        return Broken(int(detail))
    if name.strip().isdecimal():
        return Answer(find_status(endpoint, part))
    raise against_the_manual(WHAT_EXISTS)


def _seconds(text: str, most: float) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = -1.0
    if not 0 <= seconds <= most:  # which also refuses nan
        raise against_the_manual(WHAT_EXISTS)
    return seconds
