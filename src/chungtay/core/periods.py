"""Half-open periods of dates: the end is the first day that no longer belongs."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise


@dataclass(frozen=True, order=True)
class Period:
    """Days from `start` up to but not including `end`; an empty `end` means still."""

    start: date
    end: date | None = None

    def __post_init__(self) -> None:
        if self.end is not None and self.end <= self.start:
            raise ValueError(f"period ends ({self.end}) on or before its start ({self.start})")

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and self.start <= day and (self.end is None or day < self.end)

    def overlaps(self, other: "Period") -> bool:
        """Tell whether the two periods share at least one day."""
        return (self.end is None or other.start < self.end) and (other.end is None or self.start < other.end)

    def intersection(self, other: "Period") -> "Period | None":
        """Return the shared days, or `None` when there are none."""
        if not self.overlaps(other):
            return None
        ends = [end for end in (self.end, other.end) if end is not None]
        return Period(max(self.start, other.start), min(ends) if ends else None)

    @property
    def days(self) -> int | None:
        """The number of days, or `None` for a period that is still running."""
        return None if self.end is None else (self.end - self.start).days


def first_overlap(periods: Iterable[Period]) -> tuple[Period, Period] | None:
    """Return two periods that share a day, or `None` when all are apart."""
    ordered = sorted(periods, key=lambda period: period.start)
    for earlier, later in pairwise(ordered):
        if earlier.overlaps(later):
            return earlier, later
    return None


def age_on(born: date, day: date) -> int:
    """Return whole years of age on `day`; somebody born on 29 February has the birthday on 1 March in common years."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def years_before(day: date, years: int) -> date:
    """Return the date `years` before `day`; 29 February becomes 28 February where the year has none.

    A child is under `n` on `day` exactly when born after `years_before(day, n)`.
    """
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return date(day.year - years, 2, 28)
