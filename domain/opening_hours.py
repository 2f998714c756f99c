"""Opening hours and holidays, as OpenStreetMap writes them: `Mo-Fr 08:00-18:00; PH off`."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from opening_hours import OpeningHours, ParserError, UnknownCountryError  # type: ignore[attr-defined]  # its stubs forget the errors

ALWAYS = "24/7"
_FARTHEST = timedelta(days=400)


class InvalidHours(ValueError):
    """Opening hours that cannot be read."""


@dataclass(frozen=True, slots=True)
class Hours:
    """Opening hours; `PH` are the public holidays of a country. Raises InvalidHours."""

    expression: str = ALWAYS
    zone: ZoneInfo = field(default_factory=lambda: ZoneInfo("America/Sao_Paulo"))
    country: str = "BR"
    _hours: OpeningHours = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        try:
            hours = OpeningHours(self.expression, timezone=self.zone, country=self.country)
        except (ParserError, UnknownCountryError) as error:
            raise InvalidHours(str(error).splitlines()[0]) from None
        object.__setattr__(self, "_hours", hours)

    def is_open(self, at: datetime) -> bool:
        """Whether a moment lies within the opening hours."""
        return self._hours.is_open(at.astimezone(self.zone))

    def open_from(self, at: datetime) -> datetime:
        """This moment if it lies within the hours, else the next opening; aware UTC.

        Where the hours never open again it is the moment itself, so that nobody waits for ever.
        """
        then: datetime | None = at.astimezone(self.zone)
        last = at + _FARTHEST
        while then is not None and then < last and not self._hours.is_open(then):
            then = self._hours.next_change(then)
        return (then if then is not None and then < last else at).astimezone(UTC)
