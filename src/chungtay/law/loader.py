"""Reading all packs: every problem is told with its file, its line and its reason, and any problem stops the load."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from chungtay.law import yaml_lines
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
    Superseded,
)
from chungtay.law.forms import ReportForm
from chungtay.law.measures import AnyOf, Where

PACKS = Path(__file__).parent / "packs"
KINDS: dict[str, type[LawEntry]] = {
    model.kind: model
    for model in (
        AgeBand,
        AgencyRole,
        CircumstanceGroup,
        HolidayYear,
        InjuryKind,
        InjuryPlace,
        Measure,
        ReportForm,
        ReportRegime,
        RiskGroup,
        Superseded,
    )
}
FAR = date.max


class LawPackError(ValueError):
    """One or more packs are wrong; `problems` has one line for each: `path:line: reason`."""

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(self.problems))


@dataclass(frozen=True)
class Placed:
    """An entry and where it stands, for messages and for the screen that shows its source."""

    entry: LawEntry
    path: str
    line: int

    @property
    def where(self) -> str:
        """`path:line`."""
        return f"{self.path}:{self.line}"


@dataclass
class LawBook:
    """All entries by kind; an id may stand several times, with validities that do not overlap."""

    placed: dict[str, list[Placed]] = field(default_factory=dict)

    def of(self, kind: str) -> list[LawEntry]:
        """Return the entries of one kind, in the order of the packs."""
        return [placed.entry for placed in self.placed.get(kind, ())]

    def counts(self) -> Mapping[str, int]:
        """Return how many entries there are of each kind."""
        return {kind: len(entries) for kind, entries in sorted(self.placed.items())}


def read_packs(root: Path = PACKS) -> LawBook:
    """Return the book of all packs under `root`; raises `LawPackError` with every problem found."""
    problems: list[str] = []
    book = LawBook()
    for path in sorted(root.glob("*/*.yaml")):
        _read_file(path, path.relative_to(root).as_posix(), book, problems)
    _refuse_overlaps(book, problems)
    if not problems:
        _refuse_loose_references(book, problems)
    if problems:
        raise LawPackError(problems)
    return book


def _read_file(path: Path, name: str, book: LawBook, problems: list[str]) -> None:
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as wrong:
        problems.append(f"{name}:1: not UTF-8 text: {wrong.reason}")
        return
    found = yaml_lines.read(text)
    problems += [f"{name}:{line}: {reason}" for line, reason in found.problems]
    if found.problems:
        return
    if not isinstance(found.data, dict) or set(found.data) != {"kind", "entries"}:
        problems.append(f"{name}:1: a pack has exactly two keys, `kind` and `entries`")
        return
    model = KINDS.get(str(found.data["kind"]))
    if model is None:
        known = ", ".join(sorted(KINDS))
        problems.append(
            f"{name}:{found.line_of(('kind',))}: unknown kind {found.data['kind']!r}; known: {known}"
        )
        return
    entries = found.data["entries"]
    if not isinstance(entries, list) or not entries:
        problems.append(
            f"{name}:{found.line_of(('entries',))}: `entries` must be a list with something in it"
        )
        return
    for index, data in enumerate(entries):
        place: yaml_lines.Path = ("entries", index)
        try:
            entry = model.model_validate(data)
        except ValidationError as wrong:
            problems += _in_words(wrong, place, found, name)
        else:
            book.placed.setdefault(model.kind, []).append(Placed(entry, name, found.line_of(place)))


def _in_words(
    wrong: ValidationError, place: yaml_lines.Path, found: yaml_lines.Located, name: str
) -> list[str]:
    """Return pydantic's findings as `path:line: reason`, one for each place."""
    told: dict[str, None] = {}
    for error in wrong.errors(include_url=False):
        path = (*place, *error["loc"])
        dotted = ".".join(str(part) for part in error["loc"])
        told[f"{name}:{found.line_of(path)}: {_reason(error, dotted)}"] = None
    return list(told)


def _reason(error: Any, dotted: str) -> str:
    kind = error["type"]
    if kind == "extra_forbidden":
        return f"unknown key: {dotted}"
    if kind == "missing":
        return f"missing citation: {dotted}" if dotted == "cites" else f"missing: {dotted}"
    if kind == "too_short" and dotted == "cites":
        return "missing citation: cites is empty"
    if kind == "literal_error":
        return f"{dotted}: {error['input']!r} is not one of {error['ctx']['expected']}"
    message = str(error["msg"]).removeprefix("Value error, ")
    return f"{dotted}: {message}" if dotted else message


def _refuse_overlaps(book: LawBook, problems: list[str]) -> None:
    for kind, several in book.placed.items():
        by_id: dict[str, list[Placed]] = {}
        for placed in several:
            for other in by_id.setdefault(placed.entry.id, []):
                if _overlap(placed.entry, other.entry):
                    problems.append(
                        f"{placed.where}: {kind} {placed.entry.id!r} overlaps in validity with {other.where}"
                    )
            by_id[placed.entry.id].append(placed)


def _overlap(one: LawEntry, other: LawEntry) -> bool:
    return one.valid_from < (other.valid_to or FAR) and other.valid_from < (one.valid_to or FAR)


def _refuse_loose_references(book: LawBook, problems: list[str]) -> None:
    """Every form a regime names, every measure a form names and every key a condition names must exist."""
    known = {kind: {entry.id for entry in book.of(kind)} for kind in KINDS}
    roles: set[tuple[str, str]] = {
        (role.function, role.level) for role in book.of("agency_role") if isinstance(role, AgencyRole)
    }
    for several in book.placed.values():
        for placed in several:
            for reason in _loose(placed.entry, known, roles):
                problems.append(f"{placed.where}: {reason}")


def _loose(entry: LawEntry, known: Mapping[str, set[str]], roles: set[tuple[str, str]]) -> Iterable[str]:
    if isinstance(entry, ReportRegime):
        if entry.form is not None and entry.form not in known["report_form"]:
            yield f"form {entry.form!r} is in no pack"
        for party in (entry.owed_by, entry.owed_to):
            if (party.function, party.level) not in roles:
                yield f"no agency has the function {party.function!r} at level {party.level!r}"
    elif isinstance(entry, Measure):
        yield from _loose_keys(entry.where, known)
    elif isinstance(entry, ReportForm):
        for row in entry.rows:
            if row.measure is not None and row.measure not in known["measure"]:
                yield f"row {row.id}: measure {row.measure!r} is in no pack"
            yield from _loose_keys(row.given, known)


def _loose_keys(where: Where, known: Mapping[str, set[str]]) -> Iterable[str]:
    for test, kind in ((where.circumstance, "circumstance_group"), (where.risk, "risk_group")):
        if isinstance(test, AnyOf) and not isinstance(test.any_of, str):
            for key in test.any_of:
                if key not in known[kind]:
                    yield f"{kind} {key!r} is in no pack"
