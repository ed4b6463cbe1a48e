"""Asking the packs; they are read once per process and kept in memory."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TypeVar, cast

from chungtay.core.errors import NotFound
from chungtay.core.vietnamese import nfc
from chungtay.core.workdays import Calendar
from chungtay.law.entries import (
    AgeBand,
    AgencyRole,
    CircumstanceGroup,
    HolidayYear,
    InjuryKind,
    InjuryPlace,
    LawEntry,
    Measure,
    ReportRegime,
    RiskGroup,
    Status,
    Superseded,
    weakest,
)
from chungtay.law.forms import ReportForm
from chungtay.law.loader import LawBook, Placed, read_packs
from chungtay.law.overrides import with_overrides

Entry = TypeVar("Entry", bound=LawEntry)


@dataclass(frozen=True)
class PackReport:
    """What was read."""

    counts: dict[str, int]

    def __str__(self) -> str:
        return ", ".join(f"{kind} {count}" for kind, count in self.counts.items())


@cache
def book() -> LawBook:
    """Return all packs; raises `LawPackError` when one is wrong."""
    return read_packs()


def load_packs() -> PackReport:
    """Read every pack again and report what is in them; raises `LawPackError`."""
    book.cache_clear()
    return PackReport(dict(book().counts()))


def _all(model: type[Entry]) -> list[Entry]:
    return [cast(Entry, entry) for entry in book().of(model.kind)]


def _ordered(model: type[Entry], on: date) -> list[Entry]:
    found = [entry for entry in _all(model) if entry.holds(on)]
    return sorted(found, key=lambda entry: (getattr(entry, "order", 0), entry.id))


def _one(model: type[Entry], entry_id: str, on: date | None) -> Entry:
    """Return the entry of that day; without a day, the newest."""
    found = [entry for entry in _all(model) if entry.id == entry_id and (on is None or entry.holds(on))]
    if not found:
        raise NotFound(f"Không có quy định “{entry_id}” trong các gói văn bản.")
    return max(found, key=lambda entry: entry.valid_from)


def circumstance_groups(on: date) -> list[CircumstanceGroup]:
    """Return the groups of children in special circumstances, in the order of the law."""
    return _ordered(CircumstanceGroup, on)


def get_circumstance_group(key: str, on: date | None = None) -> CircumstanceGroup:
    """Return one group by its letter; raises `NotFound`."""
    return _one(CircumstanceGroup, key, on)


def risk_groups(on: date) -> list[RiskGroup]:
    """Return the kinds of risk, in working order."""
    return _ordered(RiskGroup, on)


def injury_kinds(on: date) -> list[InjuryKind]:
    """Return the rows of the injury form, by code."""
    return _ordered(InjuryKind, on)


def injury_places(on: date) -> list[InjuryPlace]:
    """Return where an injury may have happened, as the form asks."""
    return _ordered(InjuryPlace, on)


def age_bands(family: str, on: date) -> list[AgeBand]:
    """Return the age bands of one family (`injury`), youngest first."""
    return [band for band in _ordered(AgeBand, on) if band.family == family]


def report_regimes(
    on: date | None = None, *, year: int | None = None, place_codes: Iterable[str] | None = None
) -> list[ReportRegime]:
    """Return the regimes in force on a day, or those about a year, by due day.

    With `place_codes` (a unit and those above it) regimes limited to another place are left out.
    """
    regimes = [regime for regime in _all(ReportRegime) if on is None or regime.holds(on)]
    if year is not None:
        regimes = [regime for regime in regimes if regime.year == year]
    if place_codes is not None:
        codes = set(place_codes)
        regimes = [regime for regime in regimes if regime.place_code is None or regime.place_code in codes]
    return sorted(with_overrides(regimes), key=lambda regime: (regime.due.on, regime.id))


def get_regime(regime_id: str, on: date | None = None) -> ReportRegime:
    """Return one regime with its newest dates; raises `NotFound`."""
    return with_overrides([_one(ReportRegime, regime_id, on)])[0]


def forms(on: date | None = None) -> list[ReportForm]:
    """Return the report forms in force on a day, or all."""
    return [form for form in _all(ReportForm) if on is None or form.holds(on)]


def get_form(form_id: str, on: date | None = None) -> ReportForm:
    """Return one form as of a day, or its newest edition; raises `NotFound`."""
    return _one(ReportForm, form_id, on)


def measures(on: date | None = None) -> list[Measure]:
    """Return all declared measures."""
    return [measure for measure in _all(Measure) if on is None or measure.holds(on)]


def get_measure(measure_id: str, on: date | None = None) -> Measure:
    """Return one measure; raises `NotFound`."""
    return _one(Measure, measure_id, on)


def condition_lists(on: date) -> dict[str, list[str]]:
    """Return the keys behind the names a condition may use (`law.circumstances`, `law.risks`)."""
    return {
        "law.circumstances": [group.id for group in circumstance_groups(on)],
        "law.risks": [group.id for group in risk_groups(on)],
    }


def agency_for(function: str, level: str, on: date) -> AgencyRole | None:
    """Return who has a function at a level on a day; `None` where the level has nobody (districts since 2025)."""
    for role in _all(AgencyRole):
        if role.function == function and role.level == level and role.holds(on):
            return role
    return None


def agency_roles(function: str) -> list[AgencyRole]:
    """Return everyone who ever had a function, oldest first."""
    return sorted(
        (role for role in _all(AgencyRole) if role.function == function),
        key=lambda role: (role.valid_from, role.level),
    )


def holiday_year(year: int) -> HolidayYear | None:
    """Return the holidays of one year, or `None` when no pack has them."""
    return next((entry for entry in _all(HolidayYear) if entry.year == year), None)


def holidays(year: int) -> Calendar:
    """Return the working calendar of one year."""
    return working_calendar([year])


def working_calendar(years: Iterable[int]) -> Calendar:
    """Return the holidays and the weekends worked of those years and their neighbours.

    A swap may be written in the pack of the year before or after, so the neighbours are read too. A year that no
    pack has counts every weekday as worked; `calendar_status` tells.
    """
    wanted = {near for year in years for near in (year - 1, year, year + 1)}
    entries = [entry for entry in _all(HolidayYear) if entry.year in wanted]
    off = {day.on for entry in entries for day in entry.days} | {
        swap.off for e in entries for swap in e.swaps
    }
    worked = {swap.worked for entry in entries for swap in entry.swaps}
    return Calendar(frozenset(off), frozenset(worked))


def calendar_status(start: date, end: date) -> Status:
    """Return how far the days off between two days were checked; `to_check` when a year has no pack."""
    statuses: list[Status] = []
    for year in range(start.year, end.year + 1):
        entry = holiday_year(year)
        if entry is None:
            return "to_check"
        statuses += [day.status or entry.status for day in entry.days if start <= day.on <= end]
        statuses += [
            s.status or entry.status for s in entry.swaps if start <= s.off <= end or start <= s.worked <= end
        ]
    return weakest(statuses)


def document_key(number: str) -> str:
    """Return a document number in one spelling ("Số: 13 / 2023/NĐ–CP" → "13/2023/NĐ-CP")."""
    text = nfc(number).upper().replace("–", "-").replace("—", "-")
    text = re.sub(r"^SỐ\s*:?\s*", "", text)
    return re.sub(r"\s+", "", text).strip(".,;:")


def superseded(number: str, on: date, issued_on: date | None = None) -> Superseded | None:
    """Return why a cited document no longer applies on a day, or `None` when no pack says so.

    Numbers without a year come back every year, so `issued_on` decides between them where the pack knows it.
    """
    wanted = document_key(number)
    for entry in _all(Superseded):
        if document_key(entry.number) != wanted or not entry.holds(on):
            continue
        if entry.issued_on is None or issued_on is None or entry.issued_on == issued_on:
            return entry
    return None


def where_written(entry: LawEntry) -> str:
    """Return `path:line` of an entry inside the packs."""
    for placed in book().placed.get(entry.kind, ()):
        if placed.entry is entry:
            return placed.where
    return ""


def placed_entries() -> list[Placed]:
    """Return every entry with its place, for the page that lists what was not checked yet."""
    return [placed for several in book().placed.values() for placed in several]
