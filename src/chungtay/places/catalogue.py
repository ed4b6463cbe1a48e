"""The country as rows: the vendored tables and the overlay put together, without a database.

Ids are made from level, code and first day, so that loading again gives the same ones on any machine.
"""

import csv
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

import yaml

from chungtay.core.vietnamese import fold_tone

DATA = Path(__file__).parent / "data"
NAMESPACE = UUID("6a9d7a52-2c1b-5e0e-9f0c-7f1f3f8f2b64")
COUNTRY_CODE = "VN"
EDITIONS = {"old": "units-2025-06.csv", "new": "units-2025-07.csv"}
LEVEL_OF_LENGTH = {2: "province", 3: "district", 5: "commune"}
UnitKey = tuple[str, str]


@dataclass(frozen=True)
class UnitRow:
    """One row of `places_unit`, without its search keys."""

    level: str
    code: str
    kind: str
    name: str
    valid_from: date
    valid_to: date | None
    latitude: float | None = None
    longitude: float | None = None

    @property
    def id(self) -> UUID:
        """The stable identity of the row."""
        return uuid5(NAMESPACE, f"{self.level}:{self.code}:{self.valid_from.isoformat()}")

    @property
    def full_name(self) -> str:
        """Kind and name as written inside a sentence ("xã Bình Lư", "Phường 1", "Thành phố Hồ Chí Minh")."""
        if self.level == "country":
            return self.name
        kind = self.kind.capitalize() if self.name.isdigit() or self.name == "Hồ Chí Minh" else self.kind
        return f"{kind} {self.name}"


@dataclass(frozen=True)
class ParentRow:
    """One row of `places_unitparent`."""

    unit: UUID
    parent: UUID
    valid_from: date
    valid_to: date | None

    @property
    def id(self) -> UUID:
        """The stable identity of the row."""
        return uuid5(NAMESPACE, f"parent:{self.unit}:{self.valid_from.isoformat()}")


@dataclass(frozen=True)
class SuccessionRow:
    """One row of `places_succession`."""

    source: UUID
    target: UUID
    on: date
    kind: str
    share: int | None
    needs_choosing: bool
    resolution: str
    status: str

    @property
    def id(self) -> UUID:
        """The stable identity of the row."""
        return uuid5(NAMESPACE, f"succession:{self.source}:{self.target}:{self.on.isoformat()}")


@dataclass
class Catalogue:
    """All units, parent links and successions."""

    units: list[UnitRow] = field(default_factory=list)
    parents: list[ParentRow] = field(default_factory=list)
    successions: list[SuccessionRow] = field(default_factory=list)


def read_catalogue() -> Catalogue:
    """Return the whole country, every edition and every change since."""
    overlay = _overlay()
    starts, reform = overlay["starts"], overlay["reform"]
    recode = {(c["edition"], c["level"], c["code"]): c["to"] for c in overlay["corrections"]}
    country = UnitRow("country", COUNTRY_CODE, "quốc gia", "Việt Nam", starts, None, 16.0, 107.8)
    book = Catalogue(units=[country])
    old = _edition(book, "old", country, (starts, reform), recode)
    new = _edition(book, "new", country, (reform, None), recode)
    _reform(book, old, new, overlay, recode)
    for change in sorted(
        overlay["changes"], key=lambda change: (change["day"], change["level"] != "province")
    ):
        _rename(book, change)
    return book


def _overlay() -> dict[str, Any]:
    content: dict[str, Any] = yaml.safe_load((DATA / "overlay.yaml").read_text(encoding="utf-8"))
    return content


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as source:
        yield from csv.DictReader(source)


def _edition(
    book: Catalogue,
    edition: str,
    country: UnitRow,
    span: tuple[date, date | None],
    recode: Mapping[tuple[str, str, str], str],
) -> dict[UnitKey, UnitRow]:
    """Add one edition's units and parent links; return its units by level and code."""
    units: dict[UnitKey, UnitRow] = {("country", COUNTRY_CODE): country}
    above: dict[UnitKey, str] = {}
    for row in _rows(EDITIONS[edition]):
        level = row["level"]
        code = recode.get((edition, level, row["code"]), row["code"])
        place = (_number(row["latitude"]), _number(row["longitude"]))
        units[level, code] = UnitRow(level, code, row["kind"], row["name"], *span, *place)
        above[level, code] = row["parent"]
    for key, code in above.items():
        level = "country" if code == COUNTRY_CODE else LEVEL_OF_LENGTH[len(code)]
        book.parents.append(ParentRow(units[key].id, units[level, code].id, *span))
    book.units += [unit for key, unit in units.items() if key[0] != "country"]
    return units


def _number(text: str) -> float | None:
    return float(text) if text else None


def _reform(
    book: Catalogue,
    old: Mapping[UnitKey, UnitRow],
    new: Mapping[UnitKey, UnitRow],
    overlay: Mapping[str, Any],
    recode: Mapping[tuple[str, str, str], str],
) -> None:
    """Add the edges of 1 July 2025."""
    province_of = _provinces_of_communes(new, recode)
    targets: dict[UnitKey, list[UnitKey]] = defaultdict(list)
    for row in _rows("old-to-new.csv"):
        level = row["target_level"]
        code = recode.get(("new", level, row["target"]), row["target"])
        targets[row["source_level"], row["source"]].append((level, code))
    fed = Counter(target for several in targets.values() for target in several)
    for source, several in targets.items():
        for target in several:
            split = len(several) > 1
            said = overlay["provinces"] if target[0] == "province" else overlay["communes"]
            book.successions.append(
                SuccessionRow(
                    source=old[source].id,
                    target=new[target].id,
                    on=overlay["reform"],
                    kind="split" if split else _kind(old[source], new[target], alone=fed[target] == 1),
                    share=None if split else 1,
                    needs_choosing=split,
                    resolution=said.get("resolution") or said["resolutions"][province_of[target]],
                    status=said["status"],
                )
            )


def _kind(source: UnitRow, target: UnitRow, *, alone: bool) -> str:
    if not alone:
        return "merged"
    same = (
        source.kind == target.kind and fold_tone(source.name).casefold() == fold_tone(target.name).casefold()
    )
    return "unchanged" if same else "renamed"


def _provinces_of_communes(
    new: Mapping[UnitKey, UnitRow], recode: Mapping[tuple[str, str, str], str]
) -> dict[UnitKey, str]:
    return {
        ("commune", recode.get(("new", "commune", row["code"]), row["code"])): row["parent"]
        for row in _rows(EDITIONS["new"])
        if row["level"] == "commune"
    }


def _rename(book: Catalogue, change: Mapping[str, Any]) -> None:
    """Close the unit's row on the day of the change, open the next, and hand every link over.

    `now` tells what the unit is called from that day on; `was` what it had been called until then.
    """
    on = change["day"]
    index, unit = next(
        (index, unit)
        for index, unit in enumerate(book.units)
        if (unit.level, unit.code) == (change["level"], change["code"])
        and unit.valid_from < on
        and (unit.valid_to is None or on < unit.valid_to)
    )
    before = replace(unit, valid_to=on, **change.get("was", {}))
    after = replace(unit, valid_from=on, **change.get("now", {}))
    book.units[index] = before
    book.units.append(after)
    book.parents = [part for link in book.parents for part in _handed_over(link, before, after)]
    book.successions = [
        replace(edge, source=after.id) if edge.source == before.id and edge.on > on else edge
        for edge in book.successions
    ]
    book.successions.append(
        SuccessionRow(before.id, after.id, on, "renamed", 1, False, change["resolution"], change["status"])
    )


def _handed_over(link: ParentRow, before: UnitRow, after: UnitRow) -> Iterator[ParentRow]:
    on = after.valid_from
    if before.id not in (link.unit, link.parent) or (link.valid_to is not None and link.valid_to <= on):
        yield link
        return
    if link.valid_from < on:
        yield replace(link, valid_to=on)
    yield replace(
        link,
        unit=after.id if link.unit == before.id else link.unit,
        parent=after.id if link.parent == before.id else link.parent,
        valid_from=max(on, link.valid_from),
    )
