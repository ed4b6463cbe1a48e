"""What an entry of a law pack may say, kind by kind; an unknown word is an error.

Validity is half-open: `valid_from` is the first day, `valid_to` the first day after the last one.
"""

from collections.abc import Sequence
from datetime import date
from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from chungtay.core.workdays import SATURDAY, last_day
from chungtay.law.measures import Where

Status = Literal["confirmed", "inferred", "to_check"]
Level = Literal["ministry", "province", "district", "commune"]
Period = Literal["six_month", "yearly"]
Dimension = Literal["place", "sex", "age_band", "circumstance", "risk", "injury_kind", "injury_place"]
Words = Annotated[str, Field(min_length=1)]
Key = Annotated[str, Field(pattern=r"^[\w.\-]+$")]

WEAKEST_FIRST: tuple[Status, ...] = ("to_check", "inferred", "confirmed")


def weakest(statuses: Sequence[Status]) -> Status:
    """Return the status of something that rests on several: the least checked of them."""
    return next((status for status in WEAKEST_FIRST if status in statuses), "confirmed")


class Strict(BaseModel):
    """No unknown keys, no changes after loading."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class Citation(Strict):
    """Where a rule stands; `status` tells how well the article number itself was checked."""

    document: Words
    article: str = ""
    issuer: str = ""
    issued_on: date | None = None
    status: Status | None = None

    def __str__(self) -> str:
        words = self.document
        if self.issuer:
            words += f" của {self.issuer}"
        if self.issued_on:
            words += f" ngày {self.issued_on:%d/%m/%Y}"
        return f"{words}, {self.article}" if self.article else words


def _as_list(value: Any) -> Any:
    return value if isinstance(value, (list, tuple)) or value is None else [value]


class LawEntry(Strict):
    """What every entry says: its name, its ground, since when, and how far it was checked."""

    kind: ClassVar[str] = ""

    id: Key
    name: Words
    cites: Annotated[tuple[Citation, ...], BeforeValidator(_as_list), Field(min_length=1)]
    status: Status
    valid_from: date
    valid_to: date | None = None
    note: str = ""

    @model_validator(mode="after")
    def _dates_in_order(self) -> Self:
        if self.valid_to is not None and self.valid_to <= self.valid_from:
            raise ValueError("valid_to must come after valid_from")
        return self

    @property
    def basis(self) -> str:
        """The citations in words, for a screen or a duty."""
        return "; ".join(str(cite) for cite in self.cites)

    @property
    def is_checked(self) -> bool:
        """Tell whether the rule was read in a published copy."""
        return self.status == "confirmed"

    def holds(self, on: date) -> bool:
        """Tell whether the rule is in force on a day."""
        return self.valid_from <= on and (self.valid_to is None or on < self.valid_to)


class Subtype(Strict):
    """One case inside a circumstance group, as the decree splits it."""

    id: Key
    name: Words
    status: Status


class CircumstanceGroup(LawEntry):
    """One of the fourteen groups of children in special circumstances.

    `id` is the letter of the law and the key stored with a child. `sensitive` groups have restricted readers.
    Law: Luật Trẻ em 102/2016/QH13, Đ10 k1; NĐ 56/2017, Đ3–16.
    """

    kind = "circumstance_group"

    letter: Words
    order: int
    short_name: Words
    sensitive: bool = False
    subtypes: tuple[Subtype, ...] = ()


class RiskGroup(LawEntry):
    """One kind of risk of falling into special circumstances."""

    kind = "risk_group"

    order: int


class InjuryKind(LawEntry):
    """One row of the injury form; `id` is its two-digit code."""

    kind = "injury_kind"

    order: int
    specify: bool = False


class InjuryPlace(LawEntry):
    """Where an injury happened, as the injury form asks."""

    kind = "injury_place"

    order: int


class AgeBand(LawEntry):
    """A group of ages in completed years: `least` up to but not including `under`."""

    kind = "age_band"

    family: Key
    least: int = Field(ge=0)
    under: int = Field(gt=0)
    order: int


class Party(Strict):
    """Who owes or receives: the agency that has this function at this level."""

    level: Level
    function: Key


class Due(Strict):
    """A day and its side: "trước ngày 10/5" (`before`) or "chậm nhất 10/5" (`by`)."""

    on: date
    side: Literal["before", "by"]

    @property
    def last_day(self) -> date:
        """The last day on which it is still on time."""
        return last_day(self.on, self.side)

    @property
    def words(self) -> str:
        """The day as the document writes it."""
        lead = "trước ngày" if self.side == "before" else "chậm nhất ngày"
        return f"{lead} {self.on:%d/%m/%Y}"


class ReportRegime(LawEntry):
    """A report that must be made: by whom, to whom, about which time, by when, on which form.

    `period_start` and `period_end` are the first and the last day counted. `place_code` limits the regime to
    what lies under one unit. An `editable` regime is a proposal until the year's own document is loaded.
    """

    kind = "report_regime"

    period: Period
    year: int
    period_start: date
    period_end: date
    period_status: Status
    owed_by: Party
    owed_to: Party
    due: Due
    form: Key | None = None
    place_code: str | None = None
    editable: bool = False

    @model_validator(mode="after")
    def _period_in_order(self) -> Self:
        if self.period_end <= self.period_start:
            raise ValueError("period_end must come after period_start")
        return self

    @property
    def weakest_status(self) -> Status:
        """The status of the regime as a whole, the counted period included."""
        return weakest([self.status, self.period_status])


class AgencyRole(LawEntry):
    """Which agency has a function at a level, from when to when."""

    kind = "agency_role"

    function: Key
    level: Level
    agency: Words
    short_name: Words
    unit: str = ""
    symbol: str = ""


class DayOff(Strict):
    """One day offices are closed although it is a weekday, or the name of a feast on a weekend."""

    on: date
    name: Words
    status: Status | None = None


class Swap(Strict):
    """A weekday off, exchanged for a weekend day worked."""

    off: date
    worked: date
    status: Status | None = None
    document: str = ""


class HolidayYear(LawEntry):
    """Public holidays of one year and the days swapped with weekends; `id` is the year.

    Law: Bộ luật Lao động 45/2019/QH14, Đ112.
    """

    kind = "holiday_year"

    days: tuple[DayOff, ...]
    swaps: tuple[Swap, ...] = ()

    @property
    def year(self) -> int:
        """The year the entry is about."""
        return int(self.id)

    @model_validator(mode="after")
    def _days_in_year(self) -> Self:
        if not self.id.isdigit():
            raise ValueError("id must be the year")
        strays = [f"{day.on:%d/%m/%Y}" for day in self.days if day.on.year != self.year]
        if strays:
            raise ValueError(f"days outside {self.id}: {', '.join(strays)}")
        wrong = [
            f"{swap.off:%d/%m/%Y}"
            for swap in self.swaps
            if swap.off.weekday() >= SATURDAY or swap.worked.weekday() < SATURDAY
        ]
        if wrong:
            raise ValueError(f"a swap must give a weekday for a weekend day: {', '.join(wrong)}")
        return self


class Superseded(LawEntry):
    """A document that no longer applies from `valid_from` on; `by` is what came instead."""

    kind = "superseded"

    number: Words
    issued_on: date | None = None
    by: tuple[Words, ...] = ()
    reason: Literal["replaced", "repealed", "ended"]


class Measure(LawEntry):
    """What is counted, when, and under which conditions; see `measures.Where` for the words.

    `at` is an instant (`period_end`, `period_start`) or the whole `period`.
    """

    kind = "measure"

    counts: Literal["children", "circumstances", "risks", "helps", "injuries"]
    at: Literal["period_end", "period_start", "period"]
    once_per_child: bool = False
    where: Where = Where()
    by: tuple[
        Literal["place", "sex", "age_band", "circumstance", "risk", "injury_kind", "injury_place"], ...
    ] = ()

    def declared(self) -> dict[str, Any]:
        """Return the declaration as plain data, for the engine that counts."""
        return {
            "id": self.id,
            "counts": self.counts,
            "at": self.at,
            "once_per_child": self.once_per_child,
            "where": self.where.declared(),
        }
