"""Dates as officials write them, with lost spaces, shared years and missing days."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

ITEM: Final = (
    r"(?:\d{1,2}\s*(?:/|-|\.)\s*\d{1,2}(?:\s*(?:/|-|\.)\s*\d{4}(?!\d))?(?![\d/])"
    r"|\d{1,2}\s*tháng\s*\d{1,2}(?:\s*,?\s*năm\s*\d{4})?)"
)
FULL: Final = re.compile(
    r"(?<![\d/])(?P<d>\d{1,2})\s*(?P<sep>/|-|\.)\s*(?P<m>\d{1,2})\s*(?:/|-|\.)\s*(?P<y>\d{4})(?!\d)"
    r"|(?<!\d)(?P<d2>\d{1,2})\s*tháng\s*(?P<m2>\d{1,2})\s*,?\s*năm\s*(?P<y2>\d{4})(?!\d)"
)
_PART: Final = re.compile(
    r"(?<![\d/])(?P<d>\d{1,2})\s*(?:(?:/|-|\.)\s*(?P<m>\d{1,2})|tháng\s*(?P<m2>\d{1,2}))"
    r"(?:\s*(?:/|-|\.)\s*(?P<y>\d{4})(?!\d)|\s*,?\s*năm\s*(?P<y2>\d{4})(?!\d))?"
)


@dataclass(frozen=True, slots=True)
class DatePart:
    """A day and month found in a phrase at [start, end); `year` is None when not written with it."""

    day: int
    month: int
    year: int | None
    start: int
    end: int


def make_date(year: int | str, month: int | str, day: int | str) -> date | None:
    """Return the date, or None when the calendar has no such day."""
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def full_date(found: re.Match[str]) -> date | None:
    """Return the date of a match of `FULL`."""
    groups = found.groupdict()
    return make_date(groups["y"] or groups["y2"], groups["m"] or groups["m2"], groups["d"] or groups["d2"])


def date_parts(text: str) -> Iterator[DatePart]:
    """Yield the days written in a phrase, each with its own year or None."""
    for found in _PART.finditer(text):
        year = found.group("y") or found.group("y2")
        yield DatePart(
            int(found.group("d")),
            int(found.group("m") or found.group("m2")),
            int(year) if year else None,
            found.start(),
            found.end(),
        )
