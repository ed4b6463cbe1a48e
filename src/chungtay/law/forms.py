"""Report forms as data: columns, sections, rows, checks and narrative headings."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from chungtay.law.entries import Key, LawEntry, Status, Strict, Words
from chungtay.law.measures import Where


class Column(Strict):
    """One column: counted under `given`, last year's figure of another, a difference of two, or a note."""

    id: Key
    name: Words
    kind: Literal["count", "last_year", "difference", "note"] = "count"
    given: Where = Where()
    of: Key | None = None
    minus: Key | None = None

    @model_validator(mode="after")
    def _says_what_it_shows(self) -> Self:
        if self.kind in ("last_year", "difference") and self.of is None:
            raise ValueError(f"a column of kind {self.kind} must say `of` which column")
        if (self.kind == "difference") != (self.minus is not None):
            raise ValueError("`minus` belongs to a column of kind difference, and it needs one")
        return self


class Row(Strict):
    """One row: a measure narrowed by `given`, a sum of other rows, or typed by hand (`manual`)."""

    id: Key
    number: Words
    name: Words
    kind: Literal["count", "sum", "manual"] = "count"
    measure: Key | None = None
    given: Where = Where()
    sum_of: tuple[Key, ...] = ()
    depth: int = Field(default=0, ge=0, le=3)
    unit: str = ""
    sensitive: bool = False
    note: str = ""
    status: Status | None = None

    @model_validator(mode="after")
    def _says_what_it_shows(self) -> Self:
        if (self.kind == "count") != (self.measure is not None):
            raise ValueError("a row of kind count names its measure, and no other row does")
        if (self.kind == "sum") != bool(self.sum_of):
            raise ValueError("a row of kind sum names the rows it adds, and no other row does")
        return self


class Section(Strict):
    """A part of the form under its own heading."""

    id: Key
    name: Words
    basis: str = ""
    rows: Annotated[tuple[Row, ...], Field(min_length=1)]


class ColumnsSum(Strict):
    """In every row the part columns add up to the whole column."""

    kind: Literal["columns_sum"]
    whole: Key
    parts: Annotated[tuple[Key, ...], Field(min_length=2)]


class RowsSum(Strict):
    """In every counted column the part rows add up to the whole row."""

    kind: Literal["rows_sum"]
    whole: Key
    parts: Annotated[tuple[Key, ...], Field(min_length=2)]


class AtMost(Strict):
    """In every counted column the part row is not greater than the whole row."""

    kind: Literal["at_most"]
    part: Key
    whole: Key


class ColumnAtMost(Strict):
    """In every row the part column is not greater than the whole column."""

    kind: Literal["column_at_most"]
    part: Key
    whole: Key


class BigChange(Strict):
    """A question, not an error: a count that moved by more than `percent` and at least `least`."""

    kind: Literal["big_change"]
    percent: int = Field(gt=0)
    least: int = Field(gt=0)


Check = Annotated[ColumnsSum | RowsSum | AtMost | ColumnAtMost | BigChange, Field(discriminator="kind")]


class Heading(Strict):
    """A heading of the narrative part."""

    id: Key
    name: Words
    hint: str = ""


class ReportForm(LawEntry):
    """A form of a periodic report."""

    kind = "report_form"

    code: str = ""
    unit: str = "người"
    columns: Annotated[tuple[Column, ...], Field(min_length=1)]
    sections: Annotated[tuple[Section, ...], Field(min_length=1)]
    checks: tuple[Check, ...] = ()
    narrative: tuple[Heading, ...] = ()

    @property
    def rows(self) -> tuple[Row, ...]:
        """All rows, top to bottom."""
        return tuple(row for section in self.sections for row in section.rows)

    @property
    def counted_columns(self) -> tuple[Column, ...]:
        """The columns the register fills."""
        return tuple(column for column in self.columns if column.kind == "count")

    def row(self, row_id: str) -> Row:
        """Return one row; raises `KeyError`."""
        for row in self.rows:
            if row.id == row_id:
                return row
        raise KeyError(row_id)

    def column(self, column_id: str) -> Column:
        """Return one column; raises `KeyError`."""
        for column in self.columns:
            if column.id == column_id:
                return column
        raise KeyError(column_id)

    @model_validator(mode="after")
    def _names_agree(self) -> Self:
        rows, columns = [row.id for row in self.rows], [column.id for column in self.columns]
        for what, names in (("row", rows), ("column", columns)):
            twice = sorted({name for name in names if names.count(name) > 1})
            if twice:
                raise ValueError(f"{what} named twice: {', '.join(twice)}")
        used_rows = [name for row in self.rows for name in row.sum_of]
        used_columns = [name for column in self.columns for name in (column.of, column.minus) if name]
        for check in self.checks:
            if isinstance(check, ColumnsSum):
                used_columns += [check.whole, *check.parts]
            elif isinstance(check, ColumnAtMost):
                used_columns += [check.part, check.whole]
            elif isinstance(check, RowsSum):
                used_rows += [check.whole, *check.parts]
            elif isinstance(check, AtMost):
                used_rows += [check.part, check.whole]
        for what, used, known in (("row", used_rows, rows), ("column", used_columns, columns)):
            unknown = sorted(set(used) - set(known))
            if unknown:
                raise ValueError(f"no such {what}: {', '.join(unknown)}")
        return self
