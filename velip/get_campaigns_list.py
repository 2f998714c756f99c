"""GetCampaignsList: campaigns and how far they have come."""

from collections.abc import Mapping
from datetime import date as Day
from typing import ClassVar

from velip import lists, rules
from velip.campaigns import Campaign, campaign
from velip.request import Answer, Request, Result, Rule, Unreadable


class CampaignsPage(Result, frozen=True, kw_only=True):
    """The campaigns found; `truncated` means that there may be more than `maxreg` let through."""

    campaigns: tuple[Campaign, ...]
    truncated: bool = False


class GetCampaignsList(Request[CampaignsPage], frozen=True, kw_only=True, omit_defaults=True):
    """Ask for campaigns (manual, GetCampaignsList); `maxreg` 0 is no limit.

    `cp_id` is the platform's id, `cp_ctid` ours; `search` looks in names and descriptions.
    """

    endpoint: ClassVar[str] = "GetCampaignsList"
    repeatable: ClassVar[bool] = True
    always: ClassVar[tuple[str, ...]] = ("maxreg",)
    rules: ClassVar[Mapping[str, Rule]] = {"maxreg": rules.not_negative}
    formats: ClassVar[Mapping[str, str]] = {"date": "%Y-%m-%d"}

    maxreg: int = 100
    cp_id: str | None = None
    cp_ctid: str | None = None
    group: str | None = None
    date: Day | None = None
    search: str | None = None
    model: bool | None = None

    def result(self, answer: Answer) -> CampaignsPage:
        """Read the rows, each for itself."""
        rows = lists.rows(answer, "campaigns")
        if rows is None:
            raise Unreadable("no list of campaigns")
        return CampaignsPage(
            campaigns=tuple(map(campaign, rows)),
            truncated=0 < self.maxreg <= len(rows),
            raw=answer.raw,
        )
