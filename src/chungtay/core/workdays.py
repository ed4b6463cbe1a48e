"""Working-day arithmetic over a dated calendar of public holidays and swapped days.

Law: Bộ luật Lao động 45/2019/QH14, Đ111–112 (weekly rest, public holidays); the dates themselves are a law pack.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

SATURDAY = 5


@dataclass(frozen=True)
class Calendar:
    """Days off that fall on weekdays, and weekend days worked in exchange."""

    holidays: frozenset[date] = field(default_factory=frozenset)
    worked_weekends: frozenset[date] = field(default_factory=frozenset)

    def is_working(self, day: date) -> bool:
        """Tell whether offices work on `day`."""
        if day in self.holidays:
            return False
        return day.weekday() < SATURDAY or day in self.worked_weekends

    def working_days_between(self, start: date, end: date) -> int:
        """Count working days after `start` up to and including `end`; negative when `end` comes first."""
        if end < start:
            return -self.working_days_between(end, start)
        return sum(1 for day in _days(start + timedelta(days=1), end) if self.is_working(day))

    def add_working_days(self, start: date, count: int) -> date:
        """Return the `count`-th working day after `start`; the start day itself is never counted.

        Law: Bộ luật Dân sự 91/2015/QH13, Đ147 (the first day is not counted).
        """
        if count < 0:
            raise ValueError("count of working days must not be negative")
        day, left = start, count
        while left:
            day += timedelta(days=1)
            if self.is_working(day):
                left -= 1
        return day

    def next_working(self, day: date) -> date:
        """Return `day` itself when offices work on it, otherwise the first working day after."""
        while not self.is_working(day):
            day += timedelta(days=1)
        return day

    def skipped_between(self, start: date, end: date) -> list[date]:
        """List the days after `start` up to and including `end` on which offices do not work."""
        return [day for day in _days(start + timedelta(days=1), end) if not self.is_working(day)]


def add_elapsed(start: datetime, *, hours: int = 0, days: int = 0) -> datetime:
    """Return the instant a clock of elapsed time runs out; nights, weekends and holidays count."""
    return start + timedelta(hours=hours, days=days)


def due_by_end_of(calendar: Calendar, start: datetime, working_days: int) -> datetime:
    """Return the last instant of the `working_days`-th working day after `start`."""
    day = calendar.add_working_days(start.date(), working_days)
    return datetime.combine(day, time(23, 59, 59), tzinfo=start.tzinfo)


def last_day(on: date, side: str) -> date:
    """Return the last day allowed: "trước ngày 10/05" (`before`) ends on 09/05, "chậm nhất 10/05" (`by`) on 10/05."""
    if side not in {"before", "by"}:
        raise ValueError(f"side must be 'before' or 'by', not {side!r}")
    return on - timedelta(days=1) if side == "before" else on


def _days(start: date, end: date) -> Iterator[date]:
    day = start
    while day <= end:
        yield day
        day += timedelta(days=1)
