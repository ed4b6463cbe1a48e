"""The one clock of the house: rooms ask here what time it is, so that tests and samples can live at another date."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")

_moved: ContextVar[date | None] = ContextVar("chungtay_today", default=None)


def now() -> datetime:
    """Return the current instant in Vietnam; the hour is real even when the date has been moved."""
    real = datetime.now(VIETNAM)
    moved = _moved.get()
    return real if moved is None else datetime.combine(moved, real.timetz())


def today() -> date:
    """Return the current date in Vietnam, or the date the running context lives at."""
    return _moved.get() or datetime.now(VIETNAM).date()


def is_moved() -> bool:
    """Tell whether this context lives at another date than the real one (sample data only)."""
    return _moved.get() is not None


def set_today(day: date | None) -> None:
    """Make this context live at `day`; `None` returns it to the real date."""
    _moved.set(day)


@contextmanager
def living_on(day: date | None) -> Iterator[None]:
    """Make the body live at `day` and put the clock back afterwards."""
    token = _moved.set(day)
    try:
        yield
    finally:
        _moved.reset(token)


def start_of(day: date) -> datetime:
    """Return midnight at the start of `day` in Vietnam."""
    return datetime.combine(day, time.min, tzinfo=VIETNAM)


def end_of(day: date) -> datetime:
    """Return the first instant after `day` in Vietnam (exclusive end)."""
    return start_of(day + timedelta(days=1))
