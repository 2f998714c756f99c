"""MakeSMS: one SMS. The manual prints no OK row; we answer OK, 0 and `cdls_id`."""

from sandbox.answers import (
    MOBILE_INVALID,
    NO_DEST,
    NO_SMS_ACCOUNT,
    NO_TEXT,
    TEXT_TOO_LONG,
    Answer,
    Door,
    Refused,
)
from sandbox.endpoints.asking import Asked, door_of, read_ctid
from sandbox.endpoints.sending import is_brazilian, require_new
from sandbox.newer_statuses import ON_OWN_LIST
from sandbox.numbers import is_mobile, with_brazil
from sandbox.state import Platform

LENGTH = 160


async def make_sms(platform: Platform, asked: Asked) -> Answer | Door:
    """Check against the manual's table, then send; no delivery report follows."""
    dest = asked.get("dest")
    if platform.switches.setbrasil and is_brazilian(platform, asked):
        dest = with_brazil(dest)
    text = asked.get("text") or asked.get("message")  # the newer docs' name
    if not platform.sms_account:
        raise Refused(NO_SMS_ACCOUNT)
    if not dest:
        raise Refused(NO_DEST)
    if not text:
        raise Refused(NO_TEXT)
    if len(text) > LENGTH:
        raise Refused(TEXT_TOO_LONG)
    if not is_mobile(dest):
        raise Refused(MOBILE_INVALID)
    ctid = read_ctid(asked)
    _require_newest(platform, asked, dest)
    door = door_of(platform, dest)
    if door in (Door.HTML, Door.DOWN):
        return door
    platform.sent_lately.note("MakeSMS", dest)
    answer = Answer(fields={"cdls_id": platform.send_sms(dest=dest, text=text, ctid=ctid)})
    return door or answer


def _require_newest(platform: Platform, asked: Asked, dest: str) -> None:
    if platform.switches.own_list and platform.barred.lists.get(dest) == "customer":
        raise Refused(ON_OWN_LIST)
    require_new(platform, asked, "MakeSMS", dest)
    if platform.switches.sms_at_night:
        platform.sent_lately.claim_night_sms()
