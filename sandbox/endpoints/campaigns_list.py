"""GetCampaignsList: the campaigns and how far they are, the newest first."""

from collections.abc import Callable, Iterator
from datetime import date
from itertools import islice

from sandbox.answers import Answer, against_the_manual
from sandbox.calls import LOCAL
from sandbox.campaign_views import campaign_row
from sandbox.campaigns import Campaign
from sandbox.endpoints.asking import Asked
from sandbox.endpoints.campaign_checks import is_within
from sandbox.endpoints.campaign_days import parse_changed_day
from sandbox.profile import LIMITS, Profile
from sandbox.state import Platform

Test = Callable[[Campaign], bool]


async def get_campaigns_list(platform: Platform, asked: Asked) -> Answer:
    """Those that pass every filter; `maxreg` 0 is no limit."""
    maxreg = asked.get("maxreg") or str(LIMITS[platform.profile].campaigns_listed)
    if not is_within(0)(maxreg):
        raise against_the_manual("maxreg is a number of rows, 0 for no limit")
    tests, now = list(_tests(platform, asked)), platform.clock.now()
    found = (one for one in platform.campaigns.listed() if all(test(one) for test in tests))
    chosen = islice(found, int(maxreg) or None)
    rows = [campaign_row(campaign, now, platform.profile) for campaign in chosen]
    return Answer(lists={"campaigns": rows})


def _tests(platform: Platform, asked: Asked) -> Iterator[Test]:
    cp_id, ctid, group = asked.get("cp_id"), asked.get("cp_ctid"), asked.get("group")
    search, docs = asked.get("search").casefold(), platform.profile is Profile.DOCS
    if cp_id:
        yield lambda one: one.cp_id == cp_id
    if ctid:
        yield lambda one: one.ctid == ctid
    if group:
        yield lambda one: one.group == group
    if search:
        yield lambda one: search in one.name.casefold() or search in one.detail.casefold()
    if asked.get("model") not in ("", "0", "1"):
        raise against_the_manual("model is 1 or 0")
    if asked.flag("model"):
        yield lambda one: one.is_model
    if docs and asked.get("type") == "on":
        yield lambda one: one.active
    if asked.get("date"):
        yield _of_date(platform, asked.get("date"), docs=docs)


def _of_date(platform: Platform, text: str, *, docs: bool) -> Test:
    """The manual's campaigns of a date dial on it; the docs' end then or later, 1 being today."""
    today = platform.clock.now().astimezone(LOCAL).date()
    day = today if docs and text == "1" else _read_day(text)
    if docs:
        return lambda one: one.window.date_end >= day
    return lambda one: one.window.date_start <= day <= one.window.date_end


def _read_day(text: str) -> date:
    try:
        return parse_changed_day(text)
    except ValueError as problem:
        raise against_the_manual("date is a day, YYYY-MM-DD") from problem
