"""Fixtures of the duties room."""

from collections.abc import Iterator
from datetime import date

import pytest

from chungtay.core import clock
from chungtay.duties.tests.house import House, build


@pytest.fixture
def today() -> Iterator[date]:
    """Live on Thursday 07/05/2026."""
    day = date(2026, 5, 7)
    with clock.living_on(day):
        yield day


@pytest.fixture
def house(db, today) -> House:
    """Build the small administration."""
    return build()
