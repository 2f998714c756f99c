"""A campaign as GetCampaignsList and ChangeCampaign show it, key for key as in the example."""

from datetime import datetime

from sandbox.campaigns import GROUPS, Campaign
from sandbox.profile import Profile

NOTHING = "null"
LOADING = "2"
FAILED = "Falha na geração da campanha"
COUNTERS = ("cp_destinations", "cp_made", "cp_answered", "cp_transfered")


def campaign_row(campaign: Campaign, now: datetime, profile: Profile) -> dict[str, object]:
    """One row; the blanks behind three keys are the manual's, and so is the spelling of another.

    Its table shows cp_active as "0" or "1"; the docs add "2" while the campaign still loads, and
    write the counters as numbers.
    """
    window, progress = campaign.window, campaign.progress
    transfers = campaign.pas is not None
    row: dict[str, object] = {
        "cp_id": campaign.cp_id,
        "cp_name": campaign.name,
        "cp_ctid": campaign.ctid or NOTHING,
        "cp_group ": GROUPS.get(campaign.group, NOTHING),
        "cp_active ": _active(campaign, now, profile),
        "cp_ontime ": "1" if window.holds(now) else "0",
        "cp_date_start": window.date_start.isoformat(),
        "cp_date_end": window.date_end.isoformat(),
        "cp_time_start": f"{window.time_start:%H:%M}",
        "cp_time_end": f"{window.time_end:%H:%M}",
        "cp_destinations": str(len(campaign.destinations)),
        "cp_lig_min": str(campaign.rules.vel or "max"),
        "cp_pas": str(campaign.pas) if transfers else NOTHING,
        "cp_made": str(progress.made),
        "cp_answered": str(progress.answered),
        "cp_transfered": "0" if transfers else NOTHING,
        "cp_model": "1" if campaign.is_model else "0",
    }
    if profile is Profile.DOCS:
        if campaign.failed:
            row["cp_status_txt"] = FAILED
        row |= {name: int(str(row[name])) for name in COUNTERS if row[name] != NOTHING}
    return row


def saved_settings(campaign: Campaign) -> dict[str, str]:
    """What `return.settings` of the newest docs says was saved."""
    rules = campaign.rules
    return {
        "max_answered": str(rules.max_answered),
        "vel": str(rules.vel or "max"),
        "resends": str(rules.resends),
        "time_resends": str(rules.time_resends),
        "no_block": "0" if rules.checks_blocks else "1",
        "group": campaign.group or "0",
    }


def _active(campaign: Campaign, now: datetime, profile: Profile) -> str:
    loading = campaign.loaded_at is not None and now < campaign.loaded_at
    if loading and profile is Profile.DOCS:
        return LOADING
    return "1" if campaign.active else "0"
