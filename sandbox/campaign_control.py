"""The control of campaigns: what ChangeCampaign is deaf to, and which description is followed."""

from typing import get_args

from aiohttp import web

from sandbox.api import PLATFORM
from sandbox.control import problem, read_body
from sandbox.profile import Profile
from sandbox.state import Ignored, Platform

IGNORED: tuple[Ignored, ...] = get_args(Ignored)


def routes() -> list[web.RouteDef]:
    """None of it exists on the real platform."""
    return [
        web.get("/sandbox/change-names", _show_names),
        web.post("/sandbox/change-names", _ignore_names),
        web.post("/sandbox/campaigns/{cp_id}/fail", _fail),
        web.get("/sandbox/profile", _show_profile),
        web.post("/sandbox/profile", _set_profile),
    ]


async def _show_names(request: web.Request) -> web.Response:
    return _names_view(request.app[PLATFORM])


async def _ignore_names(request: web.Request) -> web.Response:
    platform, asked = request.app[PLATFORM], await read_body(request)
    wanted = next((name for name in IGNORED if name == asked.get("ignore")), None)
    if wanted is None:
        return problem(400, 'ignore is "prefixed", "unprefixed", "both" or empty')
    platform.ignored_names = wanted
    return _names_view(platform)


async def _fail(request: web.Request) -> web.Response:
    platform = request.app[PLATFORM]
    campaign = platform.campaigns.find(request.match_info["cp_id"])
    if campaign is None:
        raise web.HTTPNotFound(text="no such campaign\n")
    campaign.failed, campaign.active, campaign.loaded_at = True, False, None
    platform.campaigns.requests.forget(campaign.cp_id)
    platform.dialling.look_again(campaign)
    return web.json_response({"cp_id": campaign.cp_id, "failed": True})


async def _show_profile(request: web.Request) -> web.Response:
    return _profile_view(request.app[PLATFORM])


async def _set_profile(request: web.Request) -> web.Response:
    platform, asked = request.app[PLATFORM], await read_body(request)
    if asked.get("profile") not in list(Profile):
        return problem(400, f"profile is one of {', '.join(Profile)}")
    platform.profile = Profile(asked["profile"])
    return _profile_view(platform)


def _names_view(platform: Platform) -> web.Response:
    return web.json_response({"ignore": platform.ignored_names})


def _profile_view(platform: Platform) -> web.Response:
    return web.json_response({"profile": platform.profile})
