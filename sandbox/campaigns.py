"""Campaigns: one audio for a whole list of people, dialled within certain days and hours."""

import itertools
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import NamedTuple

from sandbox.calls import AttachedSms, Call
from sandbox.clock import Due
from sandbox.destinations import Destination
from sandbox.fates import Reporting
from sandbox.requests import Requests
from sandbox.script import Script
from sandbox.window import Window

FIRST_CAMPAIGN = 210581  # the newest of the manual's example is 210580
MAX_CAMPAIGNS = 2000
MAX_KEPT = 2_000_000  # destinations in all campaigns together
MAX_PER_MINUTE = 600  # what `max` amounts to
GROUPS = {"1": "Vendas", "2": "Cobrança"}  # the panel's groups, which no endpoint creates
SIMPLE, ASKS, VALIDATES, TRANSFER = "0", "4", "6", "transfer"


@dataclass(frozen=True)
class Rules:
    """How a campaign dials: how fast, how often, and whom it leaves out."""

    vel: int | None = None  # calls per minute; None is `max`
    resends: int = 1
    time_resends: int = 30  # minutes
    max_answered: int = 0  # 0 is no limit
    mobile: bool = True
    checks_blocks: bool = True  # PROCON's list: `no_block` other than 1
    sms: AttachedSms | None = None
    rurl: str = ""
    reporting: Reporting | None = None

    @property
    def gap(self) -> timedelta:
        """The time between two calls."""
        return timedelta(minutes=1) / (self.vel or MAX_PER_MINUTE)


class Attempt(NamedTuple):
    """One try at one destination: its place in the list, and which try it is, from 1."""

    place: int
    turn: int


@dataclass
class Progress:
    """How far a campaign has come; a place in the list instead of a copy of the list."""

    next_place: int = 0
    again: deque[tuple[datetime, Attempt]] = field(default_factory=deque)  # the soonest first
    under_way: dict[str, tuple[Call, Attempt]] = field(default_factory=dict)
    made: int = 0
    answered_before: int = 0  # by calls that are over
    dialled_at: datetime | None = None
    timer: Due | None = None

    @property
    def answered(self) -> int:
        """The calls that were answered, those that are still being heard too."""
        hearing = (call.answered_at is not None for call, _ in self.under_way.values())
        return self.answered_before + sum(hearing)


@dataclass
class Campaign:
    """One campaign as it was ordered, and how far it has come."""

    cp_id: str
    name: str
    window: Window
    script: Script
    destinations: Sequence[Destination]
    rules: Rules = field(default_factory=Rules)
    detail: str = ""
    ctid: str = ""
    group: str = ""  # the id
    cdlc_id: str = ""
    active: bool = True
    kind: str = SIMPLE
    pas: int | None = None  # agents' positions, of the transfer kind only
    is_model: bool = False
    failed: bool = False  # it could not be generated and never dials
    loaded_at: datetime | None = None  # the docs' campaigns load for some seconds
    progress: Progress = field(default_factory=Progress)


class Campaigns:
    """Campaigns by their id; when too much is kept the oldest ones are dropped."""

    def __init__(self, *, most: int = MAX_CAMPAIGNS, most_kept: int = MAX_KEPT) -> None:
        self._most, self._most_kept = most, most_kept
        self._ids = itertools.count(FIRST_CAMPAIGN)
        self._campaigns: dict[str, Campaign] = {}
        self.requests = Requests()

    def keep(self, campaign: Campaign) -> Campaign:
        """Keep a campaign; one without an id is given the next."""
        campaign.cp_id = campaign.cp_id or str(next(self._ids))
        self._campaigns[campaign.cp_id] = campaign
        self._make_room(campaign)
        return campaign

    def find(self, cp_id: str) -> Campaign | None:
        """The campaign of that id."""
        return self._campaigns.get(cp_id)

    def listed(self) -> Iterator[Campaign]:
        """Every campaign, the newest first."""
        return reversed(list(self._campaigns.values()))

    def is_taken(self, cdlc_id: str, window: Window) -> bool:
        """Whether an active campaign begins with the same base on the same day at the same hour.

        The manual says only "with same date", but its own list shows three active campaigns with
        the same dates; the newer docs name the base and the hour too, which fits both.
        """
        return bool(cdlc_id) and any(
            campaign.active
            and campaign.cdlc_id == cdlc_id
            and campaign.window.date_start == window.date_start
            and campaign.window.time_start == window.time_start
            for campaign in self._campaigns.values()
        )

    def _make_room(self, newest: Campaign) -> None:
        kept = sum(len(campaign.destinations) for campaign in self._campaigns.values())
        for campaign in list(self._campaigns.values()):
            few = len(self._campaigns) <= self._most and kept <= self._most_kept
            if campaign is newest or few:
                return
            kept -= len(campaign.destinations)
            self._campaigns.pop(campaign.cp_id).active = False  # it must not dial on unseen
