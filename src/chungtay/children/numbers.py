"""The codes of the provinces where a birth may have been registered, read from the country as it stood."""

from datetime import date
from functools import cache

from chungtay.places.api import Level, units_on

OLD_SET_ON = date(2022, 1, 1)
"""Personal numbers carry the codes of the 63 provinces; a number does not change when provinces merge."""


@cache
def _codes() -> frozenset[str]:
    return frozenset(
        f"{int(unit.code):03d}" for unit in units_on(OLD_SET_ON, Level.PROVINCE) if unit.code.isdigit()
    )


def province_codes() -> frozenset[str]:
    """Return the three-digit codes of registration; empty while no units are loaded, which means "do not look"."""
    codes = _codes()
    if not codes:
        _codes.cache_clear()
    return codes
