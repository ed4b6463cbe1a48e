"""What the reader understood of one official document, each proposal with the words it came from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Generic, Literal, TypeVar

from chungtay.core.errors import ChungTayError

T = TypeVar("T")

Side = Literal["before", "by", "within"]
Period = Literal["month", "quarter", "six_month", "nine_month", "year"]


class UnreadableDocument(ChungTayError):
    """The bytes cannot be read as an official document; the message says why, in Vietnamese."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of `ReadDocument.text`: character offsets, end exclusive."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Proposal(Generic[T]):
    """One value proposed for a field, with the words that say it."""

    value: T
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Citation:
    """A document cited by number; `issued_on` is None where the text gives no full date."""

    number: str
    issued_on: date | None
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Due:
    """A last day as the text words it.

    `on` is the day written; with `side == "before"` the last day allowed is the day before it. `on` is None for
    a term without a date ("trong 05 ngày làm việc") or one that returns every year. `year_inferred` marks a day
    written without a year, completed from the year of the document.
    """

    on: date | None
    text: str
    side: Side
    spans: tuple[Span, ...]
    year_inferred: bool = False
    recurring: bool = False


@dataclass(frozen=True, slots=True)
class Task:
    """One thing somebody is told to do; `due_on` only when the task words exactly one day."""

    section: str | None
    agencies: tuple[str, ...]
    text: str
    due_on: date | None
    spans: tuple[Span, ...]
    agency_spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class ReportDue:
    """One date of the report regime; `period_inferred` when only the order of the dates tells the period."""

    period: Period | None
    on: date | None
    side: Side
    owed_to: str | None
    text: str
    spans: tuple[Span, ...]
    period_inferred: bool = False


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """The normalised text and everything read from it; what the text does not say is None or empty."""

    text: str
    kind: Proposal[str] | None = None
    number: Proposal[str] | None = None
    symbol: Proposal[str] | None = None
    issuers: tuple[Proposal[str], ...] = ()
    place: Proposal[str] | None = None
    issued_on: Proposal[date] | None = None
    subject: Proposal[str] | None = None
    urgency: Proposal[str] | None = None
    signers: tuple[Proposal[str], ...] = ()
    signer_titles: tuple[Proposal[str], ...] = ()
    addressed_to: tuple[Proposal[str], ...] = ()
    copied_to: tuple[Proposal[str], ...] = ()
    cites: tuple[Citation, ...] = ()
    tasks: tuple[Task, ...] = ()
    due: tuple[Due, ...] = ()
    report_regime: tuple[ReportDue, ...] = ()
    hotlines: tuple[Proposal[str], ...] = ()
    theme: Proposal[str] | None = None
    missing: tuple[str, ...] = ()

    @property
    def issuer(self) -> str | None:
        """The issuing agencies in one line, joined by "; " when several sign together."""
        return "; ".join(item.value for item in self.issuers) or None

    @property
    def signer(self) -> str | None:
        """The names of those who signed, joined by "; "."""
        return "; ".join(item.value for item in self.signers) or None
