"""A campaign as the platform shows it."""

from collections.abc import Mapping
from datetime import date, time
from typing import Literal

from velip import values
from velip.aliases import Wire
from velip.request import Result

LOADING = "2"  # newer docs: the list is still being read
_NULL = frozenset({"", "null"})
_PER_MINUTE = Wire(("cp_lig_min",), _NULL)


class Campaign(Result, frozen=True, kw_only=True):
    """One campaign. Days and times are the platform's local ones; counters are None where unknown.

    `state` is `cp_active` as given ("0", "1", newer docs "2" while it loads), with `state_text` as
    its reason (newer docs), `per_minute` None where it is as fast as possible (see `speed`),
    `agents` None where calls are not transferred. `raw` is the row as it came; one that is no
    object stands there under the key "".
    """

    campaign_id: str | None = None
    name: str = ""
    ref: str | None = None
    group: str | None = None
    state: str = ""
    state_text: str | None = None
    on_time: bool = False
    date_start: date | None = None
    date_end: date | None = None
    time_start: time | None = None
    time_end: time | None = None
    destinations: int | None = None
    per_minute: int | None = None
    agents: int | None = None
    made: int | None = None
    answered: int | None = None
    transferred: int | None = None
    is_model: bool = False

    @property
    def active(self) -> bool:
        """Whether it dials when its hours come."""
        return self.state == "1"

    @property
    def loading(self) -> bool:
        """Whether its list is still being read (newer docs)."""
        return self.state == LOADING

    @property
    def speed(self) -> int | Literal["max"] | None:
        """Its calls per minute as they can be asked for; None where the platform shows none."""
        if self.per_minute is not None:
            return self.per_minute
        said = values.text(values.stripped(self.raw), _PER_MINUTE) or ""
        return "max" if said.casefold() == "max" else None


def campaign(raw: object) -> Campaign:
    """Read one row; what cannot be read is None, and never costs the rest."""
    if not isinstance(raw, dict):
        return Campaign(raw={"": raw})
    row: Mapping[str, object] = values.stripped(raw)
    return Campaign(
        campaign_id=values.text(row, Wire(("cp_id",), frozenset({"", "0", "null"}))),
        name=values.text(row, Wire(("cp_name",))) or "",  # one may be named "null"
        ref=values.text(row, Wire(("cp_ctid",), _NULL)),
        group=values.text(row, Wire(("cp_group",), _NULL)),
        state=values.text(row, Wire(("cp_active",), _NULL)) or "",
        state_text=values.text(row, Wire(("cp_status_txt",), _NULL)),
        on_time=values.flag(row, Wire(("cp_ontime",))),
        date_start=values.day(row, Wire(("cp_date_start",), _NULL)),
        date_end=values.day(row, Wire(("cp_date_end",), _NULL)),
        time_start=values.clock_time(row, Wire(("cp_time_start",), _NULL)),
        time_end=values.clock_time(row, Wire(("cp_time_end",), _NULL)),
        destinations=values.whole(row, Wire(("cp_destinations",), _NULL)),
        per_minute=values.whole(row, _PER_MINUTE),
        agents=values.whole(row, Wire(("cp_pas",), _NULL)),
        made=values.whole(row, Wire(("cp_made",), _NULL)),
        answered=values.whole(row, Wire(("cp_answered",), _NULL)),
        transferred=values.whole(row, Wire(("cp_transfered",), _NULL)),
        is_model=values.flag(row, Wire(("cp_model", "cp_madel"))),
        raw=raw,
    )
