"""Alerts that sources report, and the pages that call responders until one acknowledges."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from domain.orders.order import SHORT_TICKET

LONGEST_TITLE, LONGEST_SUMMARY, LONGEST_PLACE = 200, 1_000, 200
ACK_KEY = "1"  # the key that, pressed in a call, acknowledges a page


class Severity(StrEnum):
    """How severe an alert is, as far as its source says."""

    CRITICAL = "critical"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True, kw_only=True)
class Signal:
    """One alert in one message of a source: firing, or resolved.

    `key` names it for as long as it lasts; the same problem that comes back has another one.
    """

    key: str
    title: str
    fires: bool
    severity: Severity = Severity.CRITICAL
    place: str = ""
    summary: str = ""
    since: datetime | None = None
    returns: bool = False  # its key names a monitored thing, which may fail again, not one failure


@dataclass(frozen=True, slots=True)
class AlertOrigin:
    """The source that reports an alert, and the team that it calls; no team where none is set."""

    source: str
    team: str = ""


class AlertStage(StrEnum):
    """The stage of an alert."""

    FIRING = "firing"
    SILENCED = "silenced"  # firing, and nobody is called for it
    CLOSED = "closed"  # closed by a person; its source may still report it as firing
    RESOLVED = "resolved"


@dataclass(frozen=True, slots=True, kw_only=True)
class Alert:
    """An alert as it is stored; `page_id` is the page that calls responders for it."""

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
    """The stage of a page."""

    CALLING = "calling"
    ACKNOWLEDGED = "acknowledged"
    UNHEARD = "unheard"  # exhausted: its last rung is over and nobody acknowledged
    RESOLVED = "resolved"


OPEN_PAGES = frozenset({PageStage.CALLING, PageStage.ACKNOWLEDGED, PageStage.UNHEARD})
UNANSWERED = frozenset({PageStage.CALLING, PageStage.UNHEARD})  # not acknowledged by anybody
PAGE_MOVES: dict[PageStage, frozenset[PageStage]] = {
    PageStage.CALLING: frozenset({PageStage.ACKNOWLEDGED, PageStage.UNHEARD, PageStage.RESOLVED}),
    # An alert that fires again, or a responder who hands the page on, starts its calls anew.
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
    # Its subject when it began: the alerts themselves may later belong to another page.
    title: str = ""
    place: str = ""
    source: str = ""
    severity: Severity = Severity.CRITICAL
    alerts: int = 0

    @property
    def short(self) -> str:
        """The part of the ticket that people type to name the page."""
        return self.ticket[:SHORT_TICKET]


class PageStep(StrEnum):
    """One kind of entry in a page's timeline."""

    RAISED = "raised"
    JOINED = "joined"  # another alert joined the page
    CALLED = "called"
    TEXTED = "texted"
    TOLD = "told"
    NOBODY = "nobody"  # a rung that reached nobody
    STOPPED = "stopped"  # a call that a limit or the platform refused
    NOT_ANSWERED = "unanswered"
    ANSWERED = "answered"  # picked up without pressing the key: not acknowledged
    ACKNOWLEDGED = "acknowledged"
    LATE = "late"  # the key came when another had acknowledged, or the page was over
    ESCALATED = "escalated"
    HANDED = "handed"
    ALERT_RESOLVED = "alert-resolved"
    RESOLVED = "resolved"
    SILENCED = "silenced"
    UNHEARD = "unheard"
