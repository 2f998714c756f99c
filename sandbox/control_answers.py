"""The control of answers: settings of the account's panel, and the manual's odd examples."""

import re
from collections.abc import Callable

from aiohttp import web

from sandbox.api import PLATFORM
from sandbox.callbacks import FORMATS
from sandbox.control import problem, read_body
from sandbox.endpoints.asking import is_address
from sandbox.endpoints.kinds import OTHER_KINDS
from sandbox.reports import decimal
from sandbox.state import Platform

_MONEY = re.compile(r"(\d{1,9})(?:[.,](\d{1,3}))?", re.ASCII)
_TYPE = re.compile(r"[1-9][0-9]?")
Setting = Callable[[Platform, str], None]


def routes() -> list[web.RouteDef]:
    """One address, two methods."""
    return [web.get("/sandbox/answers", _show), web.post("/sandbox/answers", _set)]


async def _show(request: web.Request) -> web.Response:
    return _view(request.app[PLATFORM])


async def _set(request: web.Request) -> web.Response:
    """Set all that was sent or nothing; what is not named stays."""
    platform, asked = request.app[PLATFORM], await read_body(request)
    if not asked or not asked.keys() <= SETTINGS.keys():
        return problem(400, f"answers are set by {', '.join(SETTINGS)}")
    for name, text in asked.items():
        rule, allows, _ = SETTINGS[name]
        if not allows(text):
            return problem(400, f"{name} is {rule}")
    for name, text in asked.items():
        SETTINGS[name][2](platform, text)
    return _view(platform)


def _is_flag(text: str) -> bool:
    return text in ("0", "1")


def _set_format(platform: Platform, text: str) -> None:
    platform.callback_format = next(one for one in FORMATS if one == text)


def _set_panel_rurl(platform: Platform, text: str) -> None:
    platform.panel_rurl = text


def _set_sms_account(platform: Platform, text: str) -> None:
    platform.sms_account = text == "1"


def _set_balance(platform: Platform, text: str) -> None:
    whole, _, rest = text.replace(",", ".").partition(".")
    platform.balance = int(whole) * 1000 + int(rest.ljust(3, "0"))


def _set_interactive(platform: Platform, text: str) -> None:
    platform.interactive_type = text


def _set_bases(platform: Platform, text: str) -> None:
    platform.bases.as_example = text == "1"


def _set_tsid(platform: Platform, text: str) -> None:
    platform.tsid_as_example = text == "1"


def _set_change(platform: Platform, text: str) -> None:
    platform.change_as_example = text == "1"


_FLAG = "1 or 0"
# What each is, in words and as a test, and what sets it.
SETTINGS: dict[str, tuple[str, Callable[[str], bool], Setting]] = {
    "callback_format": (f"one of {', '.join(FORMATS)}", lambda text: text in FORMATS, _set_format),
    "panel_rurl": (
        "a complete address, http:// or https://, or empty",
        lambda text: not text or is_address(text),
        _set_panel_rurl,
    ),
    "sms_account": (_FLAG, _is_flag, _set_sms_account),
    "balance": (
        "money from 0 to 999999999,999",
        lambda text: bool(_MONEY.fullmatch(text)),
        _set_balance,
    ),
    "interactive_type": (
        "a number from 1 to 99 other than 2, 3 and 22, or empty",
        lambda text: not text or (text not in OTHER_KINDS and bool(_TYPE.fullmatch(text))),
        _set_interactive,
    ),
    "bases_as_example": (_FLAG, _is_flag, _set_bases),
    "tsid_as_example": (_FLAG, _is_flag, _set_tsid),
    "change_as_example": (_FLAG, _is_flag, _set_change),
}


def _view(platform: Platform) -> web.Response:
    return web.json_response(
        {
            "callback_format": platform.callback_format,
            "panel_rurl": platform.panel_rurl,
            "sms_account": platform.sms_account,
            "balance": decimal(platform.balance),
            "interactive_type": platform.interactive_type,
            "bases_as_example": platform.bases.as_example,
            "tsid_as_example": platform.tsid_as_example,
            "change_as_example": platform.change_as_example,
        }
    )
