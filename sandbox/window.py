"""When a campaign may dial."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sandbox.calls import LOCAL


@dataclass(frozen=True)
class Window:
    """The days and the daily hours, in São Paulo, in which a campaign dials."""

    date_start: date
    date_end: date
    time_start: time
    time_end: time

    def holds(self, at: datetime) -> bool:
        """Whether that moment is within the days and the hours."""
        local = at.astimezone(LOCAL)
        return (
            self.date_start <= local.date() <= self.date_end
            and self.time_start <= local.time() < self.time_end
        )

    def opening(self, at: datetime) -> datetime | None:
        """That moment if it lies within, else when the next hours begin; None after the last."""
        local = at.astimezone(LOCAL)
        day = max(local.date(), self.date_start)
        if day == local.date():
            if self.holds(at):
                return at
            if local.time() >= self.time_start:
                day += timedelta(days=1)
        if day > self.date_end:
            return None
        return datetime.combine(day, self.time_start, tzinfo=LOCAL)
