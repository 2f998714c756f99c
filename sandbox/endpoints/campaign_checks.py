"""CreateCampaign's small parameters: what the manual and the docs allow, and what it is made of."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from sandbox import campaign_statuses as rows
from sandbox.answers import Refused
from sandbox.calls import AttachedSms
from sandbox.campaigns import GROUPS, SIMPLE, Campaign, Rules
from sandbox.endpoints.asking import Asked, read_rurl
from sandbox.endpoints.tts_call import read_sms
from sandbox.profile import LIMITS, Limits, Profile
from sandbox.state import Platform
from sandbox.status import Status

Check = Callable[[str], bool]
MAX_SPEED, MAX_DIGITS = 100, 9
_KEYS = re.compile(r"[0-9*#](,?[0-9*#])*")


def require_small(platform: Platform, asked: Asked) -> None:
    """Refuse the first parameter, by its code, that was sent with a value nobody allows."""
    for name, check, status in _checks(LIMITS[platform.profile], platform.profile):
        value = asked.get(name)
        if value and not check(value):
            raise Refused(status)


def read_rules(platform: Platform, asked: Asked, source: Campaign | None, kind: str) -> Rules:
    """How it dials: what was sent, else what the cloned campaign has, else the usual."""
    rules = source.rules if source else Rules(resends=LIMITS[platform.profile].usual_resends)
    speed = asked.get("vel")
    return replace(
        rules,
        vel=read_speed(speed) if speed else rules.vel,
        resends=int(asked.get("resends") or rules.resends),
        time_resends=int(asked.get("time_resends") or rules.time_resends),
        max_answered=int(asked.get("max_answered") or rules.max_answered),
        mobile=(asked.get("mobile") or str(int(rules.mobile))) == "1",
        checks_blocks=(asked.get("no_block") or str(int(not rules.checks_blocks))) != "1",
        # the manual gives a campaign no `sms_dtmf`: its dtmf1 is the key 1
        sms=_with_key_one(asked, kind) or rules.sms,
        rurl=read_rurl(asked),
        reporting=asked.reporting,
    )


def read_kind(asked: Asked, source: Campaign | None) -> str:
    """The campaign's type under any name that it has; 217 was checked before."""
    sent = (asked.get(name) for name in ("cd_type", "cp_type", "type"))
    return next((kind for kind in sent if kind), source.kind if source else SIMPLE)


def read_group(asked: Asked, source: Campaign | None) -> str:
    """The group's id; 0 is the docs' word for none."""
    group = asked.get("group")
    if not group:
        return source.group if source else ""
    if group != "0" and group not in GROUPS:
        raise Refused(rows.NO_GROUP)
    return group.removeprefix("0")


def read_speed(text: str) -> int | None:
    """Calls per minute, None for `max`; ValueError for what is neither."""
    if text == "max":
        return None
    if not is_within(1, MAX_SPEED)(text):
        raise ValueError(text)
    return int(text)


def is_within(least: int, most: int | None = None) -> Check:
    """A check that a text is a whole number from `least` on, and up to `most`."""

    def check(text: str) -> bool:
        if not (text.isascii() and text.isdecimal() and len(text) <= MAX_DIGITS):
            return False
        return int(text) >= least and (most is None or int(text) <= most)

    return check


def _is_one_of(*values: str) -> Check:
    return lambda text: text in values


def _is_speed(text: str) -> bool:
    return text == "max" or is_within(1, MAX_SPEED)(text)


def _checks(limits: Limits, profile: Profile) -> Iterator[tuple[str, Check, Status]]:
    # No programme for reports by FTP exists here, so that any is one that does not exist.
    yield "relftp", lambda _: False, rows.NO_FTP_PROGRAM
    yield "max_answered", is_within(0), rows.BAD_MAX_ANSWERED
    yield "mobile", _is_one_of("0", "1"), rows.BAD_MOBILE
    yield "vel", _is_speed, rows.BAD_SPEED
    yield "resends", is_within(limits.least_resends, 3), rows.BAD_RESENDS
    yield "time_resends", is_within(limits.least_time_resends, 240), rows.BAD_TIME_RESENDS
    for name in ("cd_type", "cp_type", "type"):
        yield name, _is_one_of("0", "4", "6"), rows.BAD_TYPE
    yield "no_block", _is_one_of("0", "1"), rows.BAD_NO_BLOCK
    yield "fdtmf", lambda text: _KEYS.fullmatch(text) is not None, rows.BAD_DTMF_FILTER
    yield "limit_name", _is_one_of(*limits.name_words), rows.BAD_LIMIT_NAME
    if profile is Profile.DOCS:
        yield "cp_ativo", _is_one_of("0", "1"), rows.BAD_CP_ATIVO
    fields = ("cod_cli", "extra1", "extra2", "extra3")
    yield "compw", _is_one_of(*fields), rows.BAD_COMPW
    yield "nans", is_within(1, 3), rows.BAD_ANSWERS
    yield "dtime", is_within(4, 15), rows.BAD_ANSWER_TIME


def _with_key_one(asked: Asked, kind: str) -> AttachedSms | None:
    sms = read_sms(asked, kind)
    return replace(sms, keys=frozenset("1")) if sms else None
