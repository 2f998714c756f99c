"""Which reading of the platform is spoken, where its manual and its newer documents disagree.

A profile is data: names, formats and limits. What does not change a request is read leniently
whatever the profile is, so it has no entry here.
"""

from typing import Literal

import msgspec

Limits = tuple[int, int]


class Profile(msgspec.Struct, frozen=True, kw_only=True):
    """One reading; the defaults are the manual's, its examples before its tables.

    `change_names`: ChangeCampaign's example and the newer documents leave the prefix out, the
    manual's table writes cp_* and dates with colons. `limits` are inclusive.
    """

    name: str = "manual"
    path_suffix: str = ""
    change_names: Literal["example", "table"] = "example"
    expires_format: str = "%Y:%m:%d"
    no_mp3: str = "NO"
    sms_text_name: str = "text"
    destination_names: tuple[str, str, str] = ("number", "name", "codcli")
    calls_without_limit: int = 0
    sends_request_id: bool = False
    resends: Limits = (1, 3)
    time_resends: Limits = (10, 240)
    limit_name: Limits = (1, 3)


MANUAL = Profile()
DOCS = Profile(
    name="docs",
    path_suffix=".php",
    expires_format="%Y-%m-%d",
    no_mp3="no",
    sms_text_name="message",
    destination_names=("phone", "name", "cod_cli"),
    calls_without_limit=-1,
    sends_request_id=True,
    resends=(0, 3),
    time_resends=(1, 240),
    limit_name=(0, 2),
)
PROFILES = {each.name: each for each in (MANUAL, DOCS)}
