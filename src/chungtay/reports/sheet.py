"""A form as a report uses it: rows, columns, checks and headings, read from the definition kept with the report."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from chungtay.figures.api import Cell as FigureCell
from chungtay.figures.api import cell as figure_cell
from chungtay.law.api import condition_lists, get_form, get_measure

Key = tuple[str, str]
Values = Mapping[Key, int | None]


@dataclass(frozen=True, eq=False)
class Column:
    """One column: counted, last year's figure of another, the difference of two, or a note."""

    id: str
    name: str
    kind: str
    given: dict[str, Any]
    of: str
    minus: str


@dataclass(frozen=True, eq=False)
class Row:
    """One row: counted by a measure, a sum of others, or typed by hand."""

    id: str
    number: str
    name: str
    kind: str
    measure: str
    given: dict[str, Any]
    sum_of: tuple[str, ...]
    depth: int
    unit: str
    sensitive: bool
    note: str
    status: str


@dataclass(frozen=True, eq=False)
class Section:
    """Rows under one heading."""

    name: str
    basis: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, eq=False)
class Heading:
    """A heading of the words of a report."""

    id: str
    name: str
    hint: str


@dataclass(frozen=True, eq=False)
class Sheet:
    """A form with its measures, as it stood on the day a report was filled."""

    form_id: str
    name: str
    code: str
    unit: str
    status: str
    label: str
    columns: tuple[Column, ...]
    sections: tuple[Section, ...]
    checks: tuple[dict[str, Any], ...]
    headings: tuple[Heading, ...]
    measures: dict[str, dict[str, Any]]
    lists: dict[str, list[str]]
    hash: str

    @property
    def rows(self) -> tuple[Row, ...]:
        """All rows, top to bottom."""
        return tuple(row for section in self.sections for row in section.rows)

    @property
    def counted(self) -> tuple[Column, ...]:
        """The columns that hold numbers of their own."""
        return tuple(column for column in self.columns if column.kind == "count")

    @property
    def keys(self) -> list[Key]:
        """Every cell, row by row."""
        return [(row.id, column.id) for row in self.rows for column in self.counted]

    def row(self, row_id: str) -> Row | None:
        """Return one row, or `None`."""
        return next((row for row in self.rows if row.id == row_id), None)

    def column(self, column_id: str) -> Column | None:
        """Return one column, or `None`."""
        return next((column for column in self.columns if column.id == column_id), None)

    def figures(self) -> list[FigureCell]:
        """Return the cells the register fills."""
        return _figures(self)

    def figure(self, key: Key) -> FigureCell | None:
        """Return the declaration behind one cell, or `None` when it is a sum or typed by hand."""
        row, column = self.row(key[0]), self.column(key[1])
        if row is None or column is None or row.kind != "count" or column.kind != "count":
            return None
        return _figure(self, row, column)

    def with_sums(self, values: Values) -> dict[Key, int | None]:
        """Return the values with every sum row filled from the rows it adds; a missing part leaves it empty."""
        full = {key: values.get(key) for key in self.keys}
        for row in self.rows:
            if row.kind == "sum":
                for column in self.counted:
                    parts = [full.get((part, column.id)) for part in row.sum_of]
                    full[row.id, column.id] = (
                        None if None in parts else sum(part for part in parts if part is not None)
                    )
        return full


@lru_cache(maxsize=64)
def _figures(sheet: Sheet) -> list[FigureCell]:
    return [
        _figure(sheet, row, column) for row in sheet.rows if row.kind == "count" for column in sheet.counted
    ]


def _figure(sheet: Sheet, row: Row, column: Column) -> FigureCell:
    return figure_cell(
        join(row.id, column.id), sheet.measures[row.measure], [row.given, column.given], lists=sheet.lists
    )


def join(row: str, column: str) -> str:
    """Return the name of a cell in one word."""
    return f"{row}:{column}"


def split(name: str) -> Key:
    """Return row and column of a cell's name; an unknown shape gives a name no form has."""
    row, _colon, column = name.partition(":")
    return row, column


def body_of(form_id: str, on: date) -> dict[str, Any]:
    """Return a form with everything it counts by, as it stands on a day, as plain data; raises `NotFound`."""
    form = get_form(form_id, on)
    names = sorted({row.measure for row in form.rows if row.measure})
    return {
        "form": form.model_dump(mode="json", by_alias=True, exclude_none=True),
        "measures": {name: get_measure(name, on).declared() for name in names},
        "lists": condition_lists(on),
        "label": f"{form.valid_from:%Y-%m}",
    }


def hash_of(body: Mapping[str, Any]) -> str:
    """Return the hash of a definition: the same words give the same hash whatever their order of keys."""
    said = json.dumps(body, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(said.encode()).hexdigest()


@lru_cache(maxsize=64)
def _sheet(digest: str, said: str) -> Sheet:
    body = json.loads(said)
    form = body["form"]
    return Sheet(
        form_id=form["id"],
        name=form["name"],
        code=form.get("code", ""),
        unit=form.get("unit", ""),
        status=form["status"],
        label=body["label"],
        columns=tuple(_column(column) for column in form["columns"]),
        sections=tuple(
            Section(part["name"], part.get("basis", ""), tuple(_row(row) for row in part["rows"]))
            for part in form["sections"]
        ),
        checks=tuple(form.get("checks", ())),
        headings=tuple(
            Heading(part["id"], part["name"], part.get("hint", "")) for part in form.get("narrative", ())
        ),
        measures=body["measures"],
        lists=body["lists"],
        hash=digest,
    )


def sheet_of(body: Mapping[str, Any], digest: str | None = None) -> Sheet:
    """Return the sheet of a definition's body."""
    said = json.dumps(body, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return _sheet(digest or hash_of(body), said)


def _column(said: Mapping[str, Any]) -> Column:
    return Column(
        said["id"],
        said["name"],
        said.get("kind", "count"),
        said.get("given", {}),
        said.get("of", ""),
        said.get("minus", ""),
    )


def _row(said: Mapping[str, Any]) -> Row:
    return Row(
        said["id"],
        said["number"],
        said["name"],
        said.get("kind", "count"),
        said.get("measure", ""),
        said.get("given", {}),
        tuple(said.get("sum_of", ())),
        said.get("depth", 0),
        said.get("unit", ""),
        said.get("sensitive", False),
        said.get("note", ""),
        said.get("status", ""),
    )
