"""Spreadsheets that leave the house: the template, and the rows that failed with the reason; no cell is a formula."""

import io
from collections.abc import Sequence

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from chungtay.children import groups
from chungtay.children.imports.columns import COLUMNS
from chungtay.children.models import ImportBatch, ImportRow

SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
TEXT_ROWS = 3_000
TEXT = "@"
ERROR_HEAD = "Lỗi"


def template() -> bytes:
    """Return the template: a head row with text columns, an example on its own sheet, and notes."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "Trẻ em"
    _head(sheet, 1, [column.head for column in COLUMNS])
    for index in range(1, len(COLUMNS) + 1):
        for row in range(2, TEXT_ROWS + 2):
            sheet.cell(row, index).number_format = TEXT
    sheet.freeze_panes = "B2"
    notes = book.create_sheet("Cách điền")
    _head(notes, 1, ["Cột", "Ví dụ", "Cách điền"])
    for number, column in enumerate(COLUMNS, 2):
        for index, words in enumerate((column.head, column.example, column.note), 1):
            text_cell(notes.cell(number, index), words)
    start = len(COLUMNS) + 4
    _head(notes, start, ["Nhóm", "Trẻ em có hoàn cảnh đặc biệt", "Căn cứ"])
    for number, group in enumerate(groups.groups(), start + 1):
        for index, words in enumerate((group.letter, group.name, group.basis), 1):
            text_cell(notes.cell(number, index), words)
    for name, width in (("A", 28), ("B", 48), ("C", 70)):
        notes.column_dimensions[name].width = width
    return _bytes(book)


def failed_rows(batch: ImportBatch) -> bytes:
    """Return the rows that were not written, under their own heads, with a column that says why."""
    rows = list(ImportRow.objects.filter(batch=batch).exclude(problems=[]).order_by("row_no"))
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "Dòng cần sửa"
    order = sorted(batch.columns, key=lambda column: column["at"])
    heads = [_plain_head(column["key"], column["head"]) for column in order]
    _head(sheet, 1, [*heads, ERROR_HEAD])
    for number, row in enumerate(rows, 2):
        values = row.cells.get("values", [])
        cells = [values[column["at"]] if column["at"] < len(values) else "" for column in order]
        words = "; ".join(f"{problem['column']}: {problem['words']}" for problem in row.problems)
        for index, value in enumerate([*cells, words], 1):
            text_cell(sheet.cell(number, index), str(value))
        sheet.cell(number, len(cells) + 1).fill = PatternFill("solid", fgColor="FCE9E7")
    sheet.freeze_panes = "B2"
    return _bytes(book)


def _plain_head(key: str, head: str) -> str:
    """Return a head of one line that is recognised again; heads of two lines become the template's."""
    known = {column.key: column.head for column in COLUMNS}
    return known.get(
        key, {"male": "Nam", "female": "Nữ", "born_male": "Nam", "born_female": "Nữ"}.get(key, head)
    )


def text_cell(cell: Cell | MergedCell, words: str) -> None:
    """Write words as text whatever they begin with: "=", "+", "-" and "@" never become a formula."""
    cell.value = _printable(words)
    cell.data_type = "s"
    cell.number_format = TEXT
    if words[:1] in ("=", "+", "-", "@"):
        cell.quotePrefix = True  # type: ignore[attr-defined, unused-ignore]


def _printable(words: str) -> str:
    return "".join(sign for sign in words if sign >= " " or sign in "\n\t")[:32_000]


def _head(sheet: Worksheet, row: int, heads: Sequence[str]) -> None:
    for index, words in enumerate(heads, 1):
        cell = sheet.cell(row, index)
        text_cell(cell, str(words))  # type: ignore[arg-type, unused-ignore]
        cell.font = Font(bold=True)
        cell.fill = PatternFill("solid", fgColor="E3F0F0")
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        if row == 1:
            sheet.column_dimensions[get_column_letter(index)].width = max(14, min(len(words) + 4, 40))


def _bytes(book: Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def exported(rows: Sequence[Sequence[str]], heads: Sequence[str]) -> bytes:
    """Return a list as a spreadsheet of text cells."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "Trẻ em"
    _head(sheet, 1, heads)
    for number, row in enumerate(rows, 2):
        for index, words in enumerate(row, 1):
            text_cell(sheet.cell(number, index), words)
    sheet.freeze_panes = "B2"
    return _bytes(book)


def failed_name(batch: ImportBatch) -> str:
    """Return the name of the file of failed rows; it holds no name of a child."""
    return _("dong-can-sua-%(day)s.xlsx") % {"day": f"{batch.created_at:%Y%m%d-%H%M}"}
