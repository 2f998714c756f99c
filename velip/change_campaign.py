"""ChangeCampaign: pause, resume and reschedule; what was changed is read back."""

from collections.abc import Iterator, Mapping
from datetime import date, time
from typing import ClassVar, Literal

from velip import aliases, rules, values
from velip.campaigns import Campaign
from velip.create_campaign import WHEN, in_order, per_minute
from velip.errors import Problem
from velip.profile import Profile
from velip.request import Answer, Given, Request, Result, Rule

# The manual's example and the newer docs; its table puts cp_ before each.
_NAMES = {
    "active": "active",
    "date_start": "date_start",
    "date_end": "date_end",
    "time_start": "time_start",
    "time_end": "time_end",
    "per_minute": "lig_min",
    "agents": "pas",
}


class CampaignChange(Result, frozen=True, kw_only=True):
    """What ChangeCampaign answered: an id, which in the manual's example is another one's."""

    answered_id: str | None = None


class ChangedCampaign(Result, frozen=True, kw_only=True):
    """A campaign after its change, read back; `unverified` is what no campaign shows: its list."""

    campaign: Campaign
    answered_id: str | None = None
    unverified: tuple[str, ...] = ()

    @property
    def id_differs(self) -> bool:
        """Whether the change was answered with another campaign's id."""
        return self.answered_id not in (None, self.campaign.campaign_id)


class ChangeCampaign(Request[CampaignChange], frozen=True, kw_only=True, omit_defaults=True):
    """Change one campaign (manual, ChangeCampaign); what is None stays as it is.

    Its id alone would read it: that is `Client.get_campaign`. There is no way to cancel or delete.
    """

    endpoint: ClassVar[str] = "ChangeCampaign"
    required: ClassVar[tuple[str, ...]] = ("cp_id",)
    rules: ClassVar[Mapping[str, Rule]] = {
        **WHEN,
        "per_minute": per_minute,
        "agents": rules.at_least_one,
    }
    written: ClassVar[frozenset[str]] = frozenset(
        {*_NAMES.values(), *(f"cp_{name}" for name in _NAMES.values())}
    )

    cp_id: str
    active: bool | None = None
    date_start: date | None = None
    date_end: date | None = None
    time_start: time | None = None
    time_end: time | None = None
    per_minute: int | Literal["max"] | None = None
    agents: int | None = None
    cdlc_id: str | None = None

    def conflicts(self, given: Given, profile: Profile) -> Iterator[Problem]:  # noqa: ARG002
        """Yield a change of nothing, and an end before its start."""
        if not given.keys() - {"cp_id"}:
            yield Problem("cp_id", "stands alone: nothing is to be changed")
        yield from in_order(given)

    def wire(self, given: Given, profile: Profile) -> Given:
        """Write the parameters under the names of this profile, which has its format of days."""
        table = profile.change_names == "table"
        days, prefix = ("%Y:%m:%d", "cp_") if table else ("%Y-%m-%d", "")
        formats = {"date_start": days, "date_end": days}
        formats |= {"time_start": "%H:%M:%S", "time_end": "%H:%M:%S"}
        written = {}
        for name, value in given.items():
            named = prefix + _NAMES[name] if name in _NAMES else name
            form = formats.get(name)
            if form is not None:
                written[named] = value.strftime(form)
            else:
                written.update(Request.wire(self, {named: value}, profile))
        return written

    def result(self, answer: Answer) -> CampaignChange:
        """Read the id that was answered, and nothing that could be relied on."""
        answered = values.text(answer.fields, aliases.CAMPAIGN_ID)
        return CampaignChange(answered_id=answered, raw=answer.raw)


def not_applied(request: ChangeCampaign, found: Campaign) -> tuple[str, ...]:
    """Return what the campaign shows otherwise than it was asked, by the names of the example."""
    return tuple(
        name for name, (asked, now) in _compared(request, found) if now is not None and asked != now
    )


def not_shown(request: ChangeCampaign, found: Campaign) -> tuple[str, ...]:
    """Return what the campaign does not show at all."""
    return tuple(name for name, (_, now) in _compared(request, found) if now is None)


def _compared(
    request: ChangeCampaign, found: Campaign
) -> Iterator[tuple[str, tuple[object, object]]]:
    """Yield what was asked beside what is shown; times are shown without seconds."""
    # Loading is neither on nor off: whatever was asked, it is not so yet.
    loading = None if request.active is None else not request.active
    shown = {
        "active": {"": None, "0": False, "1": True}.get(found.state, loading),
        "date_start": found.date_start,
        "date_end": found.date_end,
        "time_start": _minute(found.time_start),
        "time_end": _minute(found.time_end),
        "per_minute": found.speed,
        "agents": found.agents,
    }
    for name, now in shown.items():
        asked = getattr(request, name)
        if asked is not None:
            yield _NAMES[name], (_minute(asked) if isinstance(asked, time) else asked, now)


def _minute(at: time | None) -> time | None:
    return None if at is None else at.replace(second=0, microsecond=0)
