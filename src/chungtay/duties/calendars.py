"""The one place that knows where the calendar of working days comes from."""

from chungtay.core import clock
from chungtay.core.workdays import Calendar
from chungtay.law import api as law


def working_calendar(year: int | None = None) -> Calendar:
    """Return the public holidays and swapped days of the law packs around a year (this one when none is given)."""
    return law.working_calendar([year or clock.today().year])
