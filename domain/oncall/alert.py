"""Alerts: what a source says is wrong, and the page that calls people until one answers for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from domain.orders.order import SHORT_TICKET

LONGEST_TITLE, LONGEST_SUMMARY, LONGEST_PLACE = 200, 1_000, 200
ACK_KEY = "1"  # which key, pressed in a call, answers for a page


class Severity(StrEnum):
    """How bad it is, as far as the source says."""

    CRITICAL = "critical"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True, kw_only=True)
class Signal:
    """One alert in one message of a source: it fires, or it is over.

    `key` names it for as long as it lasts; the same problem that comes back has another one.
    """

    key: str
    title: str
    fires: bool
    severity: Severity = Severity.CRITICAL
    place: str = ""
    summary: str = ""
    since: datetime | None = None
    returns: bool = False  # its key names a thing that may fail again, not one failure


@dataclass(frozen=True, slots=True)
class AlertOrigin:
    """Which source says an alert, and which team it calls; no team where there is none for it."""

    source: str
    team: str = ""


class AlertStage(StrEnum):
    """Where an alert stands."""

    FIRING = "firing"
    SILENCED = "silenced"  # it fires, and nobody is called
    CLOSED = "closed"  # by a person; whether it still fires, its source will say
    RESOLVED = "resolved"


@dataclass(frozen=True, slots=True, kw_only=True)
class Alert:
    """An alert as it is remembered; `page_id` is the page that calls for it."""

    id: int
    source: str
    key: str
    stage: AlertStage
    title: str
    severity: Severity
    place: str
    summary: str
    since: datetime
    came_at: datetime
    team: str = ""
    page_id: int | None = None
    resolved_at: datetime | None = None


class PageStage(StrEnum):
    """Where a page stands."""

    CALLING = "calling"
    ACKNOWLEDGED = "acknowledged"
    UNHEARD = "unheard"  # its last rung is over, and nobody answered for it
    RESOLVED = "resolved"


OPEN_PAGES = frozenset({PageStage.CALLING, PageStage.ACKNOWLEDGED, PageStage.UNHEARD})
UNANSWERED = frozenset({PageStage.CALLING, PageStage.UNHEARD})  # nobody answers for it yet
PAGE_MOVES: dict[PageStage, frozenset[PageStage]] = {
    PageStage.CALLING: frozenset({PageStage.ACKNOWLEDGED, PageStage.UNHEARD, PageStage.RESOLVED}),
    # A source that says it again, or somebody who hands it on, lets it call anew.
    PageStage.UNHEARD: frozenset({PageStage.CALLING, PageStage.ACKNOWLEDGED, PageStage.RESOLVED}),
    PageStage.ACKNOWLEDGED: frozenset({PageStage.CALLING, PageStage.RESOLVED}),
    PageStage.RESOLVED: frozenset(),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One run through a team's policy; `policy` is that policy as JSON, as it was when it began.

    `rung` counts the rungs that were climbed, `next_at` is when the next one is due; their minutes
    count from `base_at`.
    """

    id: int
    ticket: str
    team: str
    policy: str
    stage: PageStage
    opened_at: datetime
    base_at: datetime
    rung: int = 0
    next_at: datetime | None = None
    acker_id: int | None = None
    acked_at: datetime | None = None
    closed_at: datetime | None = None
    steps: int = 0
    test: bool = False
    # What it was about, as it began: its alerts may go on, on another page.
    title: str = ""
    place: str = ""
    source: str = ""
    severity: Severity = Severity.CRITICAL
    alerts: int = 0

    @property
    def short(self) -> str:
        """What a person types to name it."""
        return self.ticket[:SHORT_TICKET]


class PageStep(StrEnum):
    """One thing that happened to a page: its timeline is made of them."""

    RAISED = "raised"
    JOINED = "joined"  # another alert
    CALLED = "called"
    TEXTED = "texted"
    TOLD = "told"
    NOBODY = "nobody"  # a rung that reached nobody
    STOPPED = "stopped"  # a call that limits or the platform did not let through
    NOT_ANSWERED = "unanswered"
    ANSWERED = "answered"  # and no key: no acknowledgement
    ACKNOWLEDGED = "acknowledged"
    LATE = "late"  # a key that came when it was somebody else's already, or over
    ESCALATED = "escalated"
    HANDED = "handed"
    ALERT_RESOLVED = "alert-resolved"
    RESOLVED = "resolved"
    SILENCED = "silenced"
    UNHEARD = "unheard"
