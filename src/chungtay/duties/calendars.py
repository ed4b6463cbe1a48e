"""The one place that knows where the calendar of working days comes from."""

from functools import cache

from chungtay.core.workdays import Calendar


@cache
def working_calendar() -> Calendar:
    """Return the calendar of public holidays and swapped days of the law packs; weekends only when there is
    none.
    """
    try:
        from chungtay.law import api as law
    except ImportError:
        return Calendar()
    source = getattr(law, "working_calendar", None)
    return source() if source is not None else Calendar()
