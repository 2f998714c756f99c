"""What the platform knows about one call, the same in a record and in a callback."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date as Day
from datetime import datetime, time, timedelta, tzinfo
from decimal import Decimal
from typing import Any

from velip import aliases, values
from velip.redact import Discreet

MACHINE, HUMAN, UNDETERMINED = "MA", "HM", "ND"


@dataclass(frozen=True, kw_only=True, repr=False)
class CallFacts(Discreet):
    """One call. `status` is as given ("" where none was): unknown codes survive.

    Times have no zone on the wire: `dialled_at` and its kin take the one to read them in.
    `rate` and `value` are in the account's currency, which the platform does not name.
    `second_duration` is for how many seconds a second leg was joined, where that is told.
    `keys` holds what was pressed by question number. `raw` is the row as it came. Newer docs mask
    numbers for some tokens: then `dest` is None and `dest_masked` what came in its place, which is
    never a number. `machine` is who answered, as given: `MACHINE`, `HUMAN`, `UNDETERMINED`, ""
    where nobody listened for it. `recording_url` is where a recorded answer of
    `recording_seconds` can be fetched: see `Client.fetch_recording`.
    """

    call_id: str | None = None
    status: str = ""
    ctid: str | None = None
    dest: str | None = None
    dest_masked: str | None = None
    date: Day | None = None
    time_dial: time | None = None
    time_start: time | None = None
    time_end: time | None = None
    duration: int | None = None
    second_duration: int | None = None
    keys: Mapping[int, str] = field(default_factory=dict, hash=False)
    route: str | None = None
    rate: Decimal | None = None
    value: Decimal | None = None
    campaign_id: str | None = None
    campaign_ref: str | None = None
    machine: str = ""
    recording_url: str | None = None
    recording_seconds: int | None = None
    origin: str | None = None
    raw: Mapping[str, object] = field(default_factory=dict, hash=False)

    @property
    def numbers_masked(self) -> bool:
        """Whether the platform showed us its number masked."""
        return self.dest_masked is not None

    @property
    def answered_by_machine(self) -> bool | None:
        """Whether a machine answered; None where that was not asked for or could not be told."""
        return {MACHINE: True, HUMAN: False}.get(self.machine)

    def dialled_at(self, zone: tzinfo) -> datetime | None:
        """Return when it was dialled, in `zone`."""
        return self._moment(self.time_dial, after=None, zone=zone)

    def answered_at(self, zone: tzinfo) -> datetime | None:
        """Return when it was answered, in `zone`; earlier than the dialling means the next day."""
        return self._moment(self.time_start, after=self.dialled_at(zone), zone=zone)

    def ended_at(self, zone: tzinfo) -> datetime | None:
        """Return when it ended, in `zone`; earlier than the start means the next day."""
        return self._moment(
            self.time_end, after=self.answered_at(zone) or self.dialled_at(zone), zone=zone
        )

    def _moment(self, at: time | None, *, after: datetime | None, zone: tzinfo) -> datetime | None:
        if self.date is None or at is None:
            return None
        day = self.date if after is None else after.date()
        # Compared without the zone: the record's clock is the one that ran past midnight.
        if after is not None and at < after.time():
            day += timedelta(days=1)
        return datetime.combine(day, at, tzinfo=zone)


@dataclass(frozen=True, kw_only=True, repr=False)
class CallRecord(CallFacts):
    """One row of GetCallStatus: the platform's last word about a call.

    A row that is not an object stands as it came under the key "" of `raw`, with status "".
    """


def call_record(row: object) -> CallRecord:
    """Read one row; what cannot be read is None, and never costs the rest."""
    if not isinstance(row, dict):
        return CallRecord(raw={"": row})
    return CallRecord(**facts(row))


def facts(raw: Mapping[str, object]) -> dict[str, Any]:
    """Return the fields of `CallFacts` found in `raw`, whichever set of names it uses."""
    row = values.stripped(raw)
    dest, masked = values.number(row, aliases.DEST)
    return {
        "call_id": values.text(row, aliases.CALL_ID),
        "status": values.text(row, aliases.STATUS) or "",
        "ctid": values.text(row, aliases.CTID),
        "dest": dest,
        "dest_masked": masked,
        "date": values.day(row, aliases.DATE),
        "time_dial": values.clock_time(row, aliases.TIME_DIAL),
        "time_start": values.clock_time(row, aliases.TIME_START),
        "time_end": values.clock_time(row, aliases.TIME_END),
        "duration": values.whole(row, aliases.DURATION),
        "second_duration": values.whole(row, aliases.SECOND_DURATION),
        "keys": values.keys(row),
        "route": values.text(row, aliases.ROUTE),
        "rate": values.decimal(row, aliases.RATE),
        "value": values.decimal(row, aliases.VALUE),
        "campaign_id": values.text(row, aliases.CAMPAIGN_ID),
        "campaign_ref": values.text(row, aliases.CAMPAIGN_REF),
        "machine": values.text(row, aliases.MACHINE) or "",
        "recording_url": values.text(row, aliases.RECORDING_URL),
        "recording_seconds": values.whole(row, aliases.RECORDING_SECONDS),
        "origin": values.text(row, aliases.ORIGIN),
        "raw": raw,
    }
