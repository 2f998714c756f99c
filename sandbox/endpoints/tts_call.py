"""MakeTTSCall: one call to one destination, or to two that are joined."""

from dataclasses import replace
from datetime import datetime

from sandbox.answers import (
    NO_CONTENT,
    NO_CREDIT,
    NO_DESTINATION,
    NUMBER_INVALID,
    SMS_BAD_ACTION,
    SMS_NO_ACTION,
    SMS_NO_TEXT,
    SMS_ONLY_SIMPLE,
    SMS_TOO_LONG,
    URL_INVALID,
    WRONG_DIGITS,
    Answer,
    Door,
    Refused,
    against_the_manual,
)
from sandbox.calls import AttachedSms, CallOrder
from sandbox.endpoints.asking import Asked, door_of, is_address, read_ctid, read_rurl
from sandbox.endpoints.call_rules import (
    kept_params,
    require_allowed,
    require_values,
    waits_until,
)
from sandbox.endpoints.heard import heard_at_failure, heard_first, said_in_reply
from sandbox.endpoints.kinds import (
    AGENT,
    SIMPLE,
    TRANSFER,
    TWO_PEOPLE,
    read_kind,
    read_question,
    read_recording,
)
from sandbox.endpoints.sending import is_brazilian, require_new, require_newest, warnings
from sandbox.newer_statuses import NOTHING_TO_HEAR
from sandbox.numbers import is_destination_of_docs, verdict, with_brazil
from sandbox.state import Platform, RepeatPlan

SMS_ACTIONS = ("ok", "nae", "oknae", "dtmf1")
SMS_LENGTH = 160


async def make_tts_call(platform: Platform, asked: Asked) -> Answer | Door:
    """Check against the manual's table, then dial; with `repeat` the answer names no cd_id."""
    require_values(platform, asked)
    kind = read_kind(asked, platform)
    dest = _read_number(platform, asked, "dest")
    dest2 = _read_second(platform, asked, kind)
    if kind != AGENT:
        _require_content(platform, asked)
    sms = read_sms(asked, kind)
    ctid, rurl, plan = read_ctid(asked), read_rurl(asked), _read_repeat(asked)
    at = (plan and plan.first) or platform.clock.now()
    numbers = [dest, dest2] if dest2 else [dest]
    require_allowed(platform, asked, numbers, at)
    require_newest(platform, asked, ctid)
    if platform.balance <= 0:
        raise Refused(NO_CREDIT)
    door = door_of(platform, dest, dest2)
    if door in (Door.HTML, Door.DOWN):
        return door
    record_for, question = read_recording(asked, kind), await read_question(platform, asked, kind)
    heard, at_failure = await heard_first(platform, asked), await heard_at_failure(platform, asked)
    order = CallOrder(
        dest=dest,
        dest2=dest2,
        text=heard.words,
        content=asked.get("content") or asked.get("urlcontent"),
        ctid=ctid,
        rurl=rurl,
        voice=heard.voice,
        words_seconds=heard.seconds,
        recorded=heard.recorded,
        fail_seconds=at_failure.seconds,
        question=question,
        record_for=record_for,
        reply=await said_in_reply(platform, dest) if record_for else None,
        detects_machines=bool(asked.get("amd")),
        site=asked.site,
        sms=sms,
        params=kept_params(asked.params),
        reporting=asked.reporting,
    )
    require_new(platform, asked, "MakeTTSCall", dest)
    platform.sent_lately.note("MakeTTSCall", dest)
    leaves = waits_until(platform, asked, numbers, at)
    if plan is not None and leaves > at:
        plan = replace(plan, first=leaves)
    fields = _place(platform, order, plan, leaves) | warnings(platform, asked)
    return door or Answer(fields=fields)


def _place(
    platform: Platform, order: CallOrder, plan: RepeatPlan | None, leaves: datetime
) -> dict[str, object]:
    if plan is not None:
        platform.repeat_call(order, plan)
        return {}
    call = platform.exchange.dial(order, leaves=leaves)
    return {"cd_id": call.cd_id}


def _read_second(platform: Platform, asked: Asked, kind: str) -> str:
    queue = asked.get("fifo")
    # Inferred: the docs let a call of type 2 wait for an agent, and name no other destination then.
    if kind == TRANSFER and not asked.get("dest2") and is_destination_of_docs(f"FI{queue}"):
        return f"FI{queue}"
    return _read_number(platform, asked, "dest2") if kind in TWO_PEOPLE else ""


def _read_number(platform: Platform, asked: Asked, name: str) -> str:
    number = asked.get(name)
    if not number:
        raise Refused(NO_DESTINATION)
    if name == "dest2" and is_destination_of_docs(number):
        return number
    if is_brazilian(platform, asked):
        number = with_brazil(number)
    match verdict(number):
        case "wrong digits":
            raise Refused(WRONG_DIGITS)
        case "invalid":
            raise Refused(NUMBER_INVALID)
        case "good":
            return number


def _require_content(platform: Platform, asked: Asked) -> None:
    url = asked.get("urlcontent")
    if not (url or asked.get("text") or asked.get("content")):
        raise Refused(NOTHING_TO_HEAR if platform.switches.contents else NO_CONTENT)
    if url and not is_address(url):
        raise Refused(URL_INVALID)


def read_sms(asked: Asked, kind: str) -> AttachedSms | None:
    """The SMS that goes with a call or a campaign; 300 to 305 where it cannot."""
    text, action = asked.get("sms_text"), asked.get("sms_action")
    if not text and not action:
        return None
    if kind != SIMPLE:
        raise Refused(SMS_ONLY_SIMPLE)
    if not action:
        raise Refused(SMS_NO_ACTION)
    if not text:
        raise Refused(SMS_NO_TEXT)
    if action not in SMS_ACTIONS:
        raise Refused(SMS_BAD_ACTION)
    if len(text) > SMS_LENGTH:
        raise Refused(SMS_TOO_LONG)
    keys = asked.get("sms_dtmf").replace(",", " ").split() or ["1"]
    return AttachedSms(text, action, frozenset(keys))


def _read_repeat(asked: Asked) -> RepeatPlan | None:
    if not asked.get("repeat"):
        return None
    try:
        return RepeatPlan.read(asked.get("repeat"))
    except ValueError as problem:
        raise against_the_manual(str(problem)) from problem
