"""ChangeCampaign: pauses, resumes and reschedules a campaign, or shows it.

The manual's table names what can be changed with `cp_` before it, its example without; both work.
`platform.ignored_names` makes either set unheard, as on a platform that knows only the other one:
it answers OK all the same.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace

from sandbox import campaign_statuses as rows
from sandbox.answers import Answer, Refused, against_the_manual
from sandbox.campaign_views import campaign_row
from sandbox.campaigns import GROUPS, Campaign
from sandbox.endpoints.asking import Asked
from sandbox.endpoints.campaign_checks import is_within, read_speed
from sandbox.endpoints.campaign_days import parse_changed_day, parse_hour
from sandbox.profile import Profile
from sandbox.state import Platform
from sandbox.window import Window

NAMES = ("active", "date_start", "date_end", "time_start", "time_end", "lig_min", "pas")
DOCS_NAMES = ("name", "max_answered", "group")
PREFIX = "cp_"
# The manual's example sends the base as well. Its table has no base among what can be changed, so
# that it is taken for a copy of the parameters of CreateCampaign, and changes nothing.
WITHOUT_EFFECT = "cdlc_id"
EXAMPLE = "210576"  # what the manual's example answers to a change of 210551

Change = Callable[[Campaign, str], Campaign]


async def change_campaign(platform: Platform, asked: Asked) -> Answer:
    """Change all that was sent or nothing; with cp_id alone only show the campaign."""
    campaign = _find(platform, asked)
    docs = platform.profile is Profile.DOCS
    names = (*NAMES, *DOCS_NAMES) if docs else NAMES
    every = (*names, *(PREFIX + name for name in names), WITHOUT_EFFECT)
    if not any(asked.get(name) for name in every):
        if docs:
            raise Refused(rows.NO_NEW_PARAMETERS)
        return Answer(fields=campaign_row(campaign, platform.clock.now(), platform.profile))
    wanted = _wanted(platform, asked, names)
    if campaign.failed and wanted.get("active") == "1":
        raise Refused(rows.GENERATION_FAILED)
    changed = _changed(campaign, wanted)
    if docs and wanted and _settings(changed) == _settings(campaign):
        raise Refused(rows.NOTHING_CHANGES)
    for name in _SETTINGS:
        setattr(campaign, name, getattr(changed, name))
    platform.dialling.look_again(campaign)
    if not docs:
        cp_id = EXAMPLE if platform.change_as_example else campaign.cp_id
        return Answer(fields={"cp_id": cp_id})
    row = campaign_row(campaign, platform.clock.now(), platform.profile)
    return Answer(lists={"campaigns": [row]})


def _find(platform: Platform, asked: Asked) -> Campaign:
    cp_id = asked.get("cp_id")
    if not cp_id:
        raise Refused(rows.NO_CP_ID)
    campaign = platform.campaigns.find(cp_id)
    if campaign is None:
        raise Refused(rows.CP_ID_NOT_YOURS)
    return campaign


def _wanted(platform: Platform, asked: Asked, names: tuple[str, ...]) -> Mapping[str, str]:
    """What was sent and is heard, under the names without prefix; these win over the others."""
    ignored = platform.ignored_names
    heard: dict[str, str] = {}
    if ignored not in ("prefixed", "both"):
        heard |= {name: asked.get(PREFIX + name) for name in names}
    if ignored not in ("unprefixed", "both"):
        heard |= {name: asked.get(name) for name in names if asked.get(name)}
    return {name: value for name, value in heard.items() if value}


def _changed(campaign: Campaign, wanted: Mapping[str, str]) -> Campaign:
    for name, value in wanted.items():
        try:
            campaign = _CHANGES[name](campaign, value)
        except ValueError as problem:
            raise against_the_manual(f"{name} cannot be {value[:20]}") from problem
    window = campaign.window
    if window.date_end < window.date_start or window.time_end <= window.time_start:
        raise against_the_manual("the end of a campaign is after its start")
    return campaign


_SETTINGS = ("active", "window", "rules", "pas", "name", "group")


def _settings(campaign: Campaign) -> list[object]:
    return [getattr(campaign, name) for name in _SETTINGS]


def _change_active(campaign: Campaign, value: str) -> Campaign:
    return replace(campaign, active={"1": True, "0": False}[_required(value in ("0", "1"), value)])


def _change_window(campaign: Campaign, window: Window) -> Campaign:
    return replace(campaign, window=window)


def _change_speed(campaign: Campaign, value: str) -> Campaign:
    return replace(campaign, rules=replace(campaign.rules, vel=read_speed(value)))


def _change_pas(campaign: Campaign, value: str) -> Campaign:
    transfers = campaign.pas is not None
    return replace(campaign, pas=int(_required(transfers and is_within(1)(value), value)))


def _change_name(campaign: Campaign, value: str) -> Campaign:
    return replace(campaign, name=_required(len(value) <= 50, value))


def _change_max_answered(campaign: Campaign, value: str) -> Campaign:
    if not is_within(0)(value):
        raise Refused(rows.CHANGE_BAD_MAX_ANSWERED)
    return replace(campaign, rules=replace(campaign.rules, max_answered=int(value)))


def _change_group(campaign: Campaign, value: str) -> Campaign:
    if value != "0" and value not in GROUPS:
        raise Refused(rows.NO_GROUP)
    return replace(campaign, group=value.removeprefix("0"))


def _required(allowed: bool, value: str) -> str:
    if not allowed:
        raise ValueError(value)
    return value


_CHANGES: Mapping[str, Change] = {
    "active": _change_active,
    "date_start": lambda one, value: _change_window(
        one, replace(one.window, date_start=parse_changed_day(value))
    ),
    "date_end": lambda one, value: _change_window(
        one, replace(one.window, date_end=parse_changed_day(value))
    ),
    "time_start": lambda one, value: _change_window(
        one, replace(one.window, time_start=parse_hour(value))
    ),
    "time_end": lambda one, value: _change_window(
        one, replace(one.window, time_end=parse_hour(value))
    ),
    "lig_min": _change_speed,
    "pas": _change_pas,
    "name": _change_name,
    "max_answered": _change_max_answered,
    "group": _change_group,
}
