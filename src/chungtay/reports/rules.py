"""Checks on the numbers of a report: what blocks it, and what only asks for a word; pure functions.

An error is a number that cannot be true beside another. A question is a number that may be true and is unlikely: one
sentence beside the cell lets it pass.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from chungtay.reports.sheet import Key, Row, Sheet, Values
from chungtay.ui.words import vn_int

ERROR = "error"
QUESTION = "question"


@dataclass(frozen=True)
class Problem:
    """Something about one cell: an error or a question, and the words for the person who fills the form."""

    kind: str
    key: Key
    text: str

    @property
    def name(self) -> str:
        """The cell's name as addresses and fragments carry it."""
        return ":".join(self.key)


def problems(
    sheet: Sheet, values: Values, before: Values | None = None, explained: Collection[Key] = ()
) -> list[Problem]:
    """Return every problem, errors first, in the order of the form; a cell explained already raises no question."""
    found = [*_missing(sheet, values)]
    for check in sheet.checks:
        found += CHECKS[check["kind"]](sheet, check, values, before or {})
    order = {key: number for number, key in enumerate(sheet.keys)}
    kept = [problem for problem in found if problem.kind == ERROR or problem.key not in explained]
    unique = {(problem.kind, problem.key, problem.text): problem for problem in kept}
    return sorted(unique.values(), key=lambda problem: (problem.kind != ERROR, order.get(problem.key, 0)))


def _missing(sheet: Sheet, values: Values) -> Iterator[Problem]:
    """A row typed by hand needs at least its first number."""
    first = sheet.counted[0]
    for row in sheet.rows:
        if row.kind == "manual" and values.get((row.id, first.id)) is None:
            yield Problem(
                ERROR,
                (row.id, first.id),
                _("Dòng %(number)s: chưa nhập số. Không có thì ghi 0") % {"number": row.number},
            )


def _columns_sum(sheet: Sheet, check: dict[str, Any], values: Values, before: Values) -> Iterator[Problem]:
    names = {column.id: column.name for column in sheet.columns}
    for row in sheet.rows:
        whole = values.get((row.id, check["whole"]))
        parts = [(names[part], values.get((row.id, part))) for part in check["parts"]]
        if whole is None or any(value is None for _name, value in parts):
            continue
        total = sum(value or 0 for _name, value in parts)
        if total != whole:
            said = " + ".join(f"{name} {vn_int(value)}" for name, value in parts)
            yield Problem(
                ERROR,
                (row.id, check["whole"]),
                _("Dòng %(number)s: %(said)s = %(total)s, khác %(name)s %(whole)s")
                % {
                    "number": row.number,
                    "said": said,
                    "total": vn_int(total),
                    "name": names[check["whole"]],
                    "whole": vn_int(whole),
                },
            )


def _rows_sum(sheet: Sheet, check: dict[str, Any], values: Values, before: Values) -> Iterator[Problem]:
    rows = {row.id: row for row in sheet.rows}
    whole_row = rows[check["whole"]]
    for column in sheet.counted:
        whole = values.get((whole_row.id, column.id))
        parts = [values.get((part, column.id)) for part in check["parts"]]
        if whole is None or None in parts:
            continue
        total = sum(part or 0 for part in parts)
        if total != whole:
            numbers = " + ".join(rows[part].number for part in check["parts"])
            yield Problem(
                ERROR,
                (whole_row.id, column.id),
                _("Dòng %(number)s, cột %(column)s: %(whole)s khác tổng các dòng %(numbers)s là %(total)s")
                % {
                    "number": whole_row.number,
                    "column": column.name,
                    "whole": vn_int(whole),
                    "numbers": numbers,
                    "total": vn_int(total),
                },
            )


def _at_most(sheet: Sheet, check: dict[str, Any], values: Values, before: Values) -> Iterator[Problem]:
    rows = {row.id: row for row in sheet.rows}
    part_row, whole_row = rows[check["part"]], rows[check["whole"]]
    for place, column in enumerate(sheet.counted):
        part, whole = values.get((part_row.id, column.id)), values.get((whole_row.id, column.id))
        if part is None or whole is None or part <= whole:
            continue
        where = "" if place == 0 else _(", cột %(name)s") % {"name": column.name}
        yield Problem(
            ERROR,
            (part_row.id, column.id),
            _("Dòng %(number)s%(where)s: %(part_name)s (%(part)s) nhiều hơn %(whole_name)s (%(whole)s)")
            % {
                "number": part_row.number,
                "where": where,
                "part_name": _named(part_row),
                "part": vn_int(part),
                "whole_name": _named(whole_row),
                "whole": vn_int(whole),
            },
        )


def _column_at_most(sheet: Sheet, check: dict[str, Any], values: Values, before: Values) -> Iterator[Problem]:
    names = {column.id: column.name for column in sheet.columns}
    for row in sheet.rows:
        part, whole = values.get((row.id, check["part"])), values.get((row.id, check["whole"]))
        if part is None or whole is None or part <= whole:
            continue
        yield Problem(
            ERROR,
            (row.id, check["part"]),
            _("Dòng %(number)s: %(part_name)s %(part)s nhiều hơn %(whole_name)s %(whole)s")
            % {
                "number": row.number,
                "part_name": names[check["part"]],
                "part": vn_int(part),
                "whole_name": names[check["whole"]],
                "whole": vn_int(whole),
            },
        )


def _big_change(sheet: Sheet, check: dict[str, Any], values: Values, before: Values) -> Iterator[Problem]:
    first = sheet.counted[0]
    for row in sheet.rows:
        now, then = values.get((row.id, first.id)), before.get((row.id, first.id))
        if now is None or then is None or abs(now - then) < check["least"]:
            continue
        # From nothing, any number of at least `least` is a change worth a word.
        if then and abs(now - then) * 100 < check["percent"] * then:
            continue
        yield Problem(QUESTION, (row.id, first.id), change_words(row, now, then))


def change_words(row: Row, now: int, then: int) -> str:
    """Return the question about a number that moved far."""
    said = {"name": row.name, "then": vn_int(then), "now": vn_int(now)}
    if not then:
        return _("%(name)s: kỳ trước 0, kỳ này %(now)s. Số này có đúng không?") % said
    percent = vn_int(round(abs(now - then) * 100 / then))
    words = _("%(name)s tăng từ %(then)s lên %(now)s (%(percent)s %%). Số này có đúng không?")
    if now < then:
        words = _("%(name)s giảm từ %(then)s xuống %(now)s (%(percent)s %%). Số này có đúng không?")
    return words % {**said, "percent": percent}


def _named(row: Row) -> str:
    """A row's name inside a sentence: its first letter small unless the second is a capital too."""
    name = row.name
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]


Check = Callable[[Sheet, dict[str, Any], Values, Values], Iterator[Problem]]
CHECKS: Mapping[str, Check] = {
    "columns_sum": _columns_sum,
    "rows_sum": _rows_sum,
    "at_most": _at_most,
    "column_at_most": _column_at_most,
    "big_change": _big_change,
}
