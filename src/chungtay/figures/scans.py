"""Declared cells become SQL: all cells that can share a scan are counted in one pass.

Each row of the register is reduced to one number of bits (one bit per distinct condition), rows with equal bits
are counted together, and every cell is a mask over those few groups: `sum(n) FILTER (WHERE k & mask = mask)`. The
list behind a cell asks the same inner select, so that a figure and its list cannot disagree.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from typing import Any
from uuid import UUID

import sqlglot
from sqlglot import exp

from chungtay.core.periods import years_before
from chungtay.figures import sources
from chungtay.figures.tree import CHILDREN, Age, Cell, Condition, Flag, Own, Related, Sex

DIALECT = "postgres"
BITS = 60
RECORDED = "r.place_id"
TARGET = "area.target"
SHOWN = ("sort_key", "full_name", "sex", "born_on", "birth_precision", "village", "place_id")
"""What a list shows of a child beside the counted record."""
Hole = tuple[str, Any]


@dataclass(frozen=True)
class Window:
    """The days a figure is about (`start` and `end` both belong) and the record places.

    `targets` says what each place counts for; `kept` are the places whose files the actor may see, when they suffice.
    """

    start: date
    end: date
    places: tuple[UUID, ...]
    targets: tuple[UUID | None, ...] = ()
    kept: tuple[UUID, ...] = ()


@dataclass
class Holes:
    """Values a statement will need, by name; equal values share one hole."""

    named: dict[str, Hole] = field(default_factory=dict)

    def put(self, kind: str, value: Any) -> str:
        """Return the hole (`:v1`) for a value."""
        for name, held in self.named.items():
            if held == (kind, value):
                return f":{name}"
        name = f"v{len(self.named)}"
        self.named[name] = (kind, value)
        return f":{name}"


@dataclass(frozen=True)
class ScanKey:
    """Cells with the same key share one pass over the same tables."""

    counts: str
    at: str
    once: bool


@dataclass(frozen=True)
class Statement:
    """SQL with named holes, the values that do not depend on the day or the place, and the cells in column order."""

    sql: str
    holes: tuple[tuple[str, Hole], ...]
    cells: tuple[str, ...]
    instant: str

    def bind(self, window: Window, **more: Any) -> dict[str, Any]:
        """Return the parameters for one window."""
        at = window.start if self.instant == "period_start" else window.end
        bound: dict[str, Any] = {
            "at": at,
            "start": window.start,
            "after": window.end + timedelta(days=1),
            "places": list(window.places),
            "targets": list(window.targets),
            "kept": list(window.kept),
        }
        for name, (kind, value) in self.holes:
            bound[name] = years_before(at, value) if kind == "born_after" else value
        return {**bound, **more}


def scan_key(cell: Cell) -> ScanKey:
    """Return which pass a cell belongs to."""
    return ScanKey(cell.measure.counts, cell.measure.at, cell.measure.once_per_child)


@lru_cache(maxsize=256)
def counting(cells: tuple[Cell, ...], by_place: bool, kept: bool = False) -> tuple[Statement, ...]:
    """Return the fewest statements that count all cells, in total or by target; columns `c0…` in cell order."""
    grouped: dict[ScanKey, list[Cell]] = {}
    for cell in cells:
        grouped.setdefault(scan_key(cell), []).append(cell)
    return tuple(
        _counting(key, part, by_place, kept) for key, members in grouped.items() for part in _parts(members)
    )


@lru_cache(maxsize=1024)
def listing(cell: Cell) -> Statement:
    """Return the statement that lists what a cell counts in order of names, after `:after_sort` and `:after_id`."""
    key = scan_key(cell)
    scan = _Scan(key, [cell])
    rows = scan.rows(RECORDED)
    picked = "child" if key.counts == CHILDREN or key.once else "record"
    found = (
        exp.select("t.child", "t.record", "t.place")
        .from_(rows.subquery("t"))
        .where(_masked("t.k", scan.masks[0]))
    )
    if picked == "child" and key.counts != CHILDREN:
        found = found.distinct(exp.column("child", "t"))
    listed = (
        exp.select("f.child", "f.record", "f.place", f"f.{picked} AS mark", *(f"c.{name}" for name in SHOWN))
        .from_(found.subquery("f"))
        .join("children_child AS c", on="c.id = f.child")
        .where(_condition(f"(c.sort_key, f.{picked}) > (:after_sort, :after_id)"))
        .order_by("c.sort_key", f"f.{picked}")
        .limit(_condition(":most"))
    )
    return Statement(listed.sql(DIALECT), tuple(scan.holes.named.items()), (cell.key,), key.at)


def _parts(cells: Sequence[Cell]) -> Iterable[list[Cell]]:
    """Split cells so that no scan needs more bits than a number holds."""
    part: list[Cell] = []
    seen: set[Condition] = set()
    for cell in cells:
        more = seen | set(cell.measure.where)
        if part and len(more) > BITS:
            yield part
            part, more = [], set(cell.measure.where)
        part.append(cell)
        seen = more
    if part:
        yield part


def _counting(key: ScanKey, cells: list[Cell], by_place: bool, kept: bool) -> Statement:
    scan = _Scan(key, cells, kept)
    rows = scan.rows(TARGET if by_place else "")
    place = ["t.place"] if by_place else []
    tests = [("k", mask) for mask in scan.masks]
    if key.once:
        rows, tests = _once(rows, scan.masks, place)
    names = sorted({name for name, _mask in tests})
    keys = [f"t.{name}" for name in names]
    groups = exp.select(*place, *keys, "count(*) AS n").from_(rows.subquery("t")).group_by(*place, *keys)
    columns = [
        _condition(f"coalesce(sum(g.n) FILTER (WHERE g.{name} & {mask} = {mask}), 0)::bigint").as_(
            f"c{number}"
        )
        for number, (name, mask) in enumerate(tests)
    ]
    counted = exp.select(*(["g.place"] if by_place else []), *columns).from_(groups.subquery("g"))
    if by_place:
        counted = counted.group_by("g.place")
    return Statement(
        counted.sql(DIALECT), tuple(scan.holes.named.items()), tuple(cell.key for cell in cells), key.at
    )


def _once(
    rows: exp.Select, masks: Sequence[int], place: Sequence[str]
) -> tuple[exp.Select, list[tuple[str, int]]]:
    """Turn records into children: one bit per cell, set when any record of the child meets all of the cell."""
    tests = [(f"k{number // BITS}", 1 << number % BITS) for number in range(len(masks))]
    once = exp.select(*place, "t.child").from_(rows.subquery("t")).group_by(*place, "t.child")
    for name in sorted({name for name, _bit in tests}):
        said = " | ".join(
            f"CASE WHEN t.k & {mask} = {mask} THEN {bit}::bigint ELSE 0 END"
            for mask, (column, bit) in zip(masks, tests, strict=True)
            if column == name
        )
        once = once.select(_condition(f"bit_or({said})").as_(name))
    return once, tests


class _Scan:
    """One pass: which conditions all cells share (they go into WHERE), and a bit for each of the others."""

    def __init__(self, key: ScanKey, cells: list[Cell], kept: bool = False) -> None:
        self.key = key
        self.kept = kept
        self.holes = Holes()
        wheres = [set(cell.measure.where) for cell in cells]
        shared = set.intersection(*wheres)
        self.shared = sorted(shared, key=repr)
        self.bits = sorted(set.union(*wheres) - shared, key=repr)
        self.masks = [
            sum(1 << bit for bit, condition in enumerate(self.bits) if condition in where) for where in wheres
        ]

    def rows(self, place: str) -> exp.Select:
        """Return the inner select: child, record, bits, and the place: none, as recorded, or what it counts for."""
        select = self._from_children() if self.key.counts == CHILDREN else self._from_records()
        if self.kept:
            # The policy asks the same; as constants the planner can use the index on places.
            column = "c.place_id" if self.key.counts == CHILDREN else "e.kept_at_id"
            select = select.where(_condition(f"{column} = ANY(:kept)"))
        if place:
            select = select.select(f"{place} AS place")
        if place == TARGET:
            area = exp.select(
                _condition("unnest(:places::uuid[])").as_("record_place"),
                _condition("unnest(:targets::uuid[])").as_("target"),
            ).subquery("area")
            return select.join(area, on="area.record_place = r.place_id")
        return select.where(_condition("r.place_id = ANY(:places)"))

    def _from_children(self) -> exp.Select:
        """Every child once; what is asked of a related table is gathered per child beforehand and joined."""
        day = ":at"
        select = (
            exp.select("c.id AS child", "c.id AS record")
            .from_("children_residence AS r")
            .join("children_child AS c", on="c.id = r.child_id")
            .where(_condition(sources.RESIDENT.format(day=day)))
            .where(_condition(sources.LIVING.format(day=day)))
        )
        for condition in self.shared:
            select = select.where(self._sql(condition, day))
        bits = []
        for name, table in sources.RELATED.items():
            asked = [bit for bit in self.bits if isinstance(bit, Related) and bit.table == name]
            if asked:
                gathered = (
                    exp.select("s.child_id", self._sum_of_bits(asked, "s").as_("k"))
                    .from_(f"{table.name} AS s")
                    .where(_condition(table.holds("s")))
                    .group_by("s.child_id")
                )
                select = select.join(
                    gathered.subquery(f"q_{name}"), on=f"q_{name}.child_id = c.id", join_type="left"
                )
                bits.append(f"coalesce(q_{name}.k, 0)")
        own = [bit for bit in self.bits if not isinstance(bit, Related)]
        bits += [self._bit(bit, self._text(bit, day)) for bit in own]
        return select.select(_condition(" | ".join(bits) or "0::bigint").as_("k"))

    def _from_records(self) -> exp.Select:
        table = sources.RECORDS[self.key.counts]
        day = f"e.{table.day}" if table.day else ":at"
        select = (
            exp.select("c.id AS child", "e.id AS record")
            .from_(f"{table.name} AS e")
            .join("children_child AS c", on="c.id = e.child_id")
            .join(
                "children_residence AS r",
                on=_condition(f"r.child_id = c.id AND {sources.RESIDENT.format(day=day)}"),
            )
            .where(_condition(table.holds("e")))
        )
        if not table.day:
            select = select.where(_condition(sources.LIVING.format(day=day)))
        for condition in self.shared:
            select = select.where(self._sql(condition, day))
        bits = [self._bit(bit, self._text(bit, day)) for bit in self.bits]
        return select.select(_condition(" | ".join(bits) or "0::bigint").as_("k"))

    def _bit(self, condition: Condition, said: str) -> str:
        return f"CASE WHEN {said} THEN {1 << self.bits.index(condition)}::bigint ELSE 0 END"

    def _sum_of_bits(self, asked: Sequence[Related], alias: str) -> exp.Expr:
        said = " | ".join(self._bit(condition, self._tests(condition, alias)) for condition in asked)
        return _condition(f"bit_or({said})")

    def _sql(self, condition: Condition, day: str) -> exp.Expr:
        return _condition(self._text(condition, day))

    def _text(self, condition: Condition, day: str) -> str:
        if isinstance(condition, Age):
            return self._age(condition, day)
        if isinstance(condition, Sex):
            return sources.sex_sql(condition, self.holes.put("list", list(condition.values)))
        if isinstance(condition, Flag):
            return sources.flag_sql(condition, day)
        if isinstance(condition, Own):
            column = sources.RECORDS[self.key.counts].column(condition.attribute)
            return f"e.{column} = ANY({self.holes.put('list', list(condition.values))})"
        table = sources.RELATED[condition.table]
        # Names of tables and columns come from `sources`, never from a declaration.
        return (
            f"EXISTS (SELECT 1 FROM {table.name} AS x WHERE x.child_id = c.id"  # noqa: S608
            f" AND {table.holds('x')} AND {self._tests(condition, 'x')})"
        )

    def _tests(self, condition: Related, alias: str) -> str:
        table = sources.RELATED[condition.table]
        said = [
            f"{alias}.{table.column(attribute)} = ANY({self.holes.put('list', list(values))})"
            for attribute, values in condition.tests
        ]
        return " AND ".join(said) or "TRUE"

    def _age(self, age: Age, day: str) -> str:
        """Under n: born after the day n years before, bound as a value or computed from the record's day."""
        said = []
        for years, sign in ((age.under, ">"), (age.least, "<=")):
            if years is None:
                continue
            if day == ":at":
                said.append(f"c.born_on {sign} {self.holes.put('born_after', years)}")
            else:
                said.append(
                    f"c.born_on {sign} CAST({day} - {self.holes.put('years', years)} * INTERVAL '1 year' AS DATE)"
                )
        return " AND ".join(said) or "TRUE"


def _masked(column: str, mask: int) -> exp.Expr:
    return _condition(f"{column} & {mask} = {mask}")


@lru_cache(maxsize=4096)
def _parsed(text: str) -> exp.Expr:
    return sqlglot.parse_one(text, dialect=DIALECT)


def _condition(text: str) -> exp.Expr:
    return _parsed(text).copy()
