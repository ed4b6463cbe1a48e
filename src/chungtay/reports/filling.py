"""Cells written and read in single statements, whatever the size of the form."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from django.db import connection

from chungtay.reports.models import Cell, Definition, Report
from chungtay.reports.sheet import Key, Sheet, join, sheet_of

_INSERT = """
INSERT INTO reports_cell
  (report_id, "row", "column", place_id, computed, value, is_hand, reason, changed_by, version)
SELECT %(report)s, given.r, given.c, %(place)s, given.n, given.n, false, '', '', 1
FROM unnest(%(rows)s::text[], %(columns)s::text[], %(numbers)s::bigint[]) AS given(r, c, n)
"""
_COMPUTED = """
UPDATE reports_cell AS cell
SET computed = given.n,
    value = CASE WHEN cell.is_hand THEN cell.value ELSE coalesce(cell.summed, given.n) END,
    version = cell.version + 1
FROM unnest(%(rows)s::text[], %(columns)s::text[], %(numbers)s::bigint[]) AS given(r, c, n)
WHERE cell.report_id = %(report)s AND cell."row" = given.r AND cell."column" = given.c
  AND cell.computed IS DISTINCT FROM given.n
"""
_SUMS = """
UPDATE reports_cell AS cell
SET computed = given.computed, summed = given.summed,
    value = CASE WHEN cell.is_hand THEN cell.value ELSE given.value END,
    version = cell.version + 1
FROM unnest(%(rows)s::text[], %(columns)s::text[], %(computed)s::bigint[], %(summed)s::bigint[], %(values)s::bigint[])
  AS given(r, c, computed, summed, value)
WHERE cell.report_id = %(report)s AND cell."row" = given.r AND cell."column" = given.c
  AND (cell.computed, cell.summed, CASE WHEN cell.is_hand THEN given.value ELSE cell.value END)
      IS DISTINCT FROM (given.computed, given.summed, given.value)
"""


def sheet_for(report: Report) -> Sheet:
    """Return the sheet of the definition the report was filled by."""
    return sheet_by_hash(report.definition_id)


_SHEETS: dict[str, Sheet] = {}


def sheet_by_hash(digest: str) -> Sheet:
    """Return a kept definition's sheet; a definition never changes, so the process reads it once."""
    if digest not in _SHEETS:
        _SHEETS[digest] = sheet_of(Definition.objects.get(hash=digest).body, digest)
    return _SHEETS[digest]


def insert_cells(report: Report, sheet: Sheet, numbers: Mapping[str, int]) -> None:
    """Write every cell of a new report in one statement; cells nobody counts stay empty."""
    counted: dict[Key, int | None] = {key: numbers.get(join(*key)) for key in sheet.keys}
    full = sheet.with_sums(counted)
    with connection.cursor() as cursor:
        cursor.execute(_INSERT, {"report": report.id, "place": report.place_id, **_arrays(full)})


def update_computed(report: Report, numbers: Mapping[Key, int]) -> int:
    """Write what the register counts now; hand changes stay. Returns the number of cells that moved."""
    with connection.cursor() as cursor:
        cursor.execute(_COMPUTED, {"report": report.id, **_arrays(numbers)})
        return int(cursor.rowcount)


def update_sums(report: Report, sheet: Sheet) -> None:
    """Bring the sum rows in line with the rows they add."""
    sums = [row for row in sheet.rows if row.kind == "sum"]
    if not sums:
        return
    cells = cells_of(report.id)
    computed = sheet.with_sums({key: cell.computed for key, cell in cells.items()})
    summed = sheet.with_sums({key: cell.summed for key, cell in cells.items()})
    values = sheet.with_sums({key: cell.value for key, cell in cells.items()})
    keys = [(row.id, column.id) for row in sums for column in sheet.counted]
    with connection.cursor() as cursor:
        cursor.execute(
            _SUMS,
            {
                "report": report.id,
                "rows": [key[0] for key in keys],
                "columns": [key[1] for key in keys],
                "computed": [computed[key] for key in keys],
                "summed": [summed[key] for key in keys],
                "values": [values[key] for key in keys],
            },
        )


def cells_of(report_id: UUID) -> dict[Key, Cell]:
    """Return every cell of a report by row and column; one query."""
    return {(cell.row, cell.column): cell for cell in Cell.objects.filter(report_id=report_id)}


def values_of(cells: Mapping[Key, Cell]) -> dict[Key, int | None]:
    """Return the values that go up."""
    return {key: cell.value for key, cell in cells.items()}


def _arrays(numbers: Mapping[Key, int | None] | Mapping[Key, int]) -> dict[str, list[str] | list[int | None]]:
    keys: Iterable[Key] = list(numbers)
    return {
        "rows": [key[0] for key in keys],
        "columns": [key[1] for key in keys],
        "numbers": [numbers[key] for key in keys],
    }
