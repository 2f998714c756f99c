"""CreateCampaign: dials a whole list, with an audio of its own or as another campaign did."""

import hashlib
import re
from dataclasses import replace
from datetime import timedelta

from sandbox import campaign_statuses as rows
from sandbox.answers import Answer, Refused, against_the_manual
from sandbox.bases import Base
from sandbox.calls import LOCAL
from sandbox.campaign_views import saved_settings
from sandbox.campaigns import Campaign
from sandbox.endpoints.asking import Asked
from sandbox.endpoints.campaign_checks import read_group, read_kind, read_rules, require_small
from sandbox.endpoints.campaign_days import read_window
from sandbox.endpoints.campaign_list import kept_base, read_list, require_one_list
from sandbox.endpoints.campaign_script import read_script
from sandbox.profile import LIMITS, Profile
from sandbox.state import Platform

MAX_NAME, MAX_DETAIL = 50, 256
_REQUEST_ID = re.compile(r"[A-Za-z0-9._:-]{8,64}")


async def create_campaign(platform: Platform, asked: Asked) -> Answer:
    """Check against the manual's table, keep the campaign, and let it dial when its hour comes.

    Days that are over are accepted, like those of the manual's own examples: such a campaign is
    kept and never dials. `request_id`, of the docs alone, makes a second request harmless.
    """
    request_id = asked.get("request_id") if platform.switches.request_ids else ""
    if not request_id:
        return _answer(platform, (await _create(platform, asked)).cp_id)
    if not _REQUEST_ID.fullmatch(request_id):
        raise Refused(rows.BAD_REQUEST_ID)
    requests, now = platform.campaigns.requests, platform.clock.now()
    key = _key(request_id, asked)
    earlier = requests.claim(key, now)
    if earlier == "":
        raise Refused(rows.REQUEST_IN_PROGRESS)
    if earlier is not None:
        return _answer(platform, earlier, duplicate_request="1")
    with requests.claimed(key):
        campaign = await _create(platform, asked)
        requests.settle(key, campaign.cp_id)
    return _answer(platform, campaign.cp_id)


def _key(request_id: str, asked: Asked) -> str:
    parts = [*sorted(asked.params.items()), *((file.name, file.content) for file in asked.files)]
    digest = hashlib.sha256(repr(parts).encode(errors="surrogatepass"))
    return f"{request_id} {digest.hexdigest()}"


def _answer(platform: Platform, cp_id: str, **more: str) -> Answer:
    fields: dict[str, object] = {"cp_id": cp_id, **more}
    campaign = platform.campaigns.find(cp_id)
    if platform.switches.campaign_settings and campaign is not None:
        fields["settings"] = saved_settings(campaign)
    return Answer(fields=fields)


async def _create(platform: Platform, asked: Asked) -> Campaign:
    source = _source(platform, asked)
    campaign = await _ordered(platform, asked, source)
    people = await read_list(platform, asked)
    cdlc_id = people.cdlc_id if isinstance(people, Base) else ""
    if campaign.active and platform.campaigns.is_taken(cdlc_id, campaign.window):
        raise Refused(rows.SAME_DATE)
    base = kept_base(platform, asked, people)
    name = asked.get("name") or base.name[:MAX_NAME]
    campaign = replace(campaign, name=name, cdlc_id=base.cdlc_id, destinations=base.destinations)
    platform.campaigns.keep(campaign)
    platform.dialling.look_again(campaign)
    return campaign


async def _ordered(platform: Platform, asked: Asked, source: Campaign | None) -> Campaign:
    if len(asked.get("name")) > MAX_NAME or len(asked.get("detail")) > MAX_DETAIL:
        raise against_the_manual(f"name has up to {MAX_NAME} characters, detail {MAX_DETAIL}")
    require_one_list(asked)
    require_small(platform, asked)
    now, docs = platform.clock.now(), platform.profile is Profile.DOCS
    window = read_window(asked, source, now.astimezone(LOCAL).date(), docs=docs)
    kind = read_kind(asked, source)
    return Campaign(
        cp_id="",
        name="",
        window=window,
        script=await read_script(platform, asked, source, kind),
        destinations=(),
        rules=read_rules(platform, asked, source, kind),
        detail=asked.get("detail"),
        ctid=asked.get("cp_ctid"),
        group=read_group(asked, source),
        active=not (docs and asked.get("cp_ativo") == "0"),
        kind=kind,
        pas=source.pas if source else None,
        loaded_at=now + timedelta(seconds=LIMITS[platform.profile].loading) if docs else None,
    )


def _source(platform: Platform, asked: Asked) -> Campaign | None:
    cp_id = asked.get("cp_id")
    if cp_id in ("", "0"):
        return None
    source = platform.campaigns.find(cp_id)
    if source is None and platform.profile is Profile.DOCS:
        raise Refused(rows.SOURCE_NOT_YOURS)
    if source is None:
        raise against_the_manual("cp_id is the id of a campaign to be cloned")
    return source
