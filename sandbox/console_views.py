"""What the console sees: the newest of all that the platform holds, and how many there are."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict
from datetime import datetime
from itertools import islice
from typing import TypeVar

from sandbox.audios import Audio
from sandbox.bases import Base
from sandbox.calls import Call, Dialled, Phase
from sandbox.campaigns import Campaign
from sandbox.quotas import ReadQuotas
from sandbox.state import Platform
from sandbox.views import call_view, voice_view

SHOWN = 50  # rows of each table
LONGEST = 160  # characters of one row's words

View = dict[str, object]
Row = TypeVar("Row")


class Watcher:
    """One console page: what it should see next, None while there is nothing new."""

    def __init__(self, platform: Platform, endpoints: Iterable[str]) -> None:
        self._platform, self._endpoints = platform, list(endpoints)
        self._sent: View = {}

    def look(self) -> View | None:
        """The state if it is news; that time passed is none, the page counts by itself."""
        view = console_view(self._platform) | {"endpoints": self._endpoints}
        known = view if self._platform.clock.turned else view | {"now": ""}
        if known == self._sent:
            return None
        self._sent = known
        return view


def console_view(platform: Platform) -> View:
    """Everything on the page; each table as its newest rows and the number of all."""
    now, records = platform.clock.now(), platform.records
    sms = [line for line in records.ledger if line.kind == "sms"]
    audios, bases = list(platform.audios.kept()), list(platform.bases.listed())
    return {
        "now": now.isoformat(),
        "turned": platform.clock.turned,
        "voice": voice_view(platform.speaker),
        "balance": platform.balance,
        "pages": platform.phones.pages,
        "profile": platform.profile,
        "switches": asdict(platform.switches),
        "reads": _reads(platform.quotas),
        "faults": [asdict(waiting) for waiting in platform.faults.queued],
        "calls": _table(list(reversed(records.calls.values())), _call),
        "campaigns": _table(list(platform.campaigns.listed()), lambda one: _campaign(one, now)),
        "audios": _table(audios, lambda one: _audio(one, platform.audios.is_expired(one))),
        "bases": _table(bases, _base),
        "sms": _table(sms[::-1], _line),
        "ledger": _table(records.ledger[::-1], _line),
    }


def _reads(quotas: ReadQuotas) -> View:
    return {
        "lists": quotas.lists,
        "lookups": quotas.lookups,
        "lookups_allowed": quotas.lookups_allowed,
    }


def _table(rows: Sequence[Row], view: Callable[[Row], View]) -> View:
    return {"count": len(rows), "rows": [view(row) for row in islice(rows, SHOWN)]}


def _call(call: Call) -> View:
    order, over = call.order, call.phase is Phase.ENDED
    own = {
        "id": call.cd_id,
        "words": _short(order.text),
        "value": call.value if over else None,
        "cp_id": order.campaign.cp_id if order.campaign else "",
    }
    return call_view(call) | own


def _campaign(campaign: Campaign, now: datetime) -> View:
    window, progress = campaign.window, campaign.progress
    return {
        "id": campaign.cp_id,
        "name": campaign.name,
        "base": campaign.cdlc_id,
        "days": [window.date_start.isoformat(), window.date_end.isoformat()],
        "hours": [window.time_start.strftime("%H:%M"), window.time_end.strftime("%H:%M")],
        "destinations": len(campaign.destinations),
        "reached": progress.next_place,
        "made": progress.made,
        "answered": progress.answered,
        "active": campaign.active,
        "state": _state(campaign, now),
    }


def _state(campaign: Campaign, now: datetime) -> str:
    progress, window, most = campaign.progress, campaign.window, campaign.rules.max_answered
    if campaign.is_model:
        return "model"
    dialled = progress.next_place >= len(campaign.destinations) and not progress.again
    if dialled or 0 < most <= progress.answered:
        return "calling" if progress.under_way else "done"
    if not campaign.active:
        return "paused"
    if window.opening(now) is None:
        return "over"
    return "calling" if window.holds(now) else "waiting"


def _audio(audio: Audio, expired: bool) -> View:
    return {
        "id": audio.file,
        "name": audio.name,
        "kind": audio.kind,
        "test": audio.test,
        "seconds": audio.seconds,
        "words": _short(audio.words),
        "created": audio.created.isoformat(),
        "expires": audio.expires.isoformat(),
        "expired": expired,
    }


def _base(base: Base) -> View:
    return {
        "id": base.cdlc_id,
        "ctid": base.ctid,
        "name": base.name,
        "file": base.file,
        "created": base.created.isoformat(),
        "destinations": len(base.destinations),
        "active": base.active,
    }


def _line(line: Dialled) -> View:
    return {
        "id": line.cd_id,
        "kind": line.kind,
        "at": line.at.isoformat(),
        "dest": line.dest,
        "dest2": line.dest2,
        "words": _short(line.text or line.content),
        "ctid": line.ctid,
    }


def _short(words: str) -> str:
    return words if len(words) <= LONGEST else words[: LONGEST - 1] + "…"
