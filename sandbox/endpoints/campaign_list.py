"""The people of a new campaign: a base that exists, or a list that comes with the request."""

import json

from sandbox import campaign_statuses as rows
from sandbox.answers import EXECUTABLE_FILE, OWN_CODE, Refused, against_the_manual
from sandbox.bases import Base
from sandbox.calls import LOCAL
from sandbox.endpoints.asking import Asked
from sandbox.endpoints.destinations import Brought, destinations_of
from sandbox.profile import Profile
from sandbox.state import Platform


def require_one_list(asked: Asked) -> None:
    """Exactly one of cdlc_id, datajson and a file."""
    ways = bool(asked.get("cdlc_id")) + bool(asked.get("datajson")) + len(asked.files)
    if ways != 1:
        raise against_the_manual("destinations are one of cdlc_id, datajson and one file")


async def read_list(platform: Platform, asked: Asked) -> Base | Brought:
    """The base of `cdlc_id`, which has to be active, or what was brought and is not kept yet."""
    cdlc_id = asked.get("cdlc_id")
    if not cdlc_id:
        return await _brought(platform, asked)
    base = platform.bases.find(cdlc_id)
    if base is None or not base.active:
        raise Refused(rows.BAD_BASE)
    return base


def kept_base(platform: Platform, asked: Asked, people: Base | Brought) -> Base:
    """The base; what was brought becomes one, only now that the campaign is accepted."""
    if isinstance(people, Base):
        return people
    name = asked.get("name") or people.file.rpartition(".")[0] or _name_of_now(platform)
    return platform.bases.create(
        name=name, ctid="", file=people.file, destinations=people.destinations
    )


async def _brought(platform: Platform, asked: Asked) -> Brought:
    try:
        return await destinations_of(asked)
    except Refused as refusal:
        if refusal.status.code in (EXECUTABLE_FILE.code, OWN_CODE):
            raise
        if platform.profile is Profile.DOCS:
            _require_json(asked)
        raise Refused(rows.BASE_NOT_MADE) from refusal


def _require_json(asked: Asked) -> None:
    file = next(iter(asked.files), None)
    if file is not None and not file.name.lower().endswith(".json"):
        return
    text = asked.get("datajson") if file is None else file.content.decode(errors="replace")
    try:
        json.loads(text)
    except (ValueError, RecursionError) as problem:
        status = rows.FILE_NOT_JSON if file else rows.DATAJSON_NOT_JSON
        raise Refused(status) from problem


def _name_of_now(platform: Platform) -> str:
    # as the campaigns of the manual's example that were made from JSON are called
    now = platform.clock.now().astimezone(LOCAL)
    return f"API_json_2_{now:%Y_%m_%d_%H_%M_%S}"
