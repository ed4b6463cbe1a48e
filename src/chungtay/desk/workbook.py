"""The leader's table as an Excel file; every text is written as text, so that no cell can run a formula."""

from io import BytesIO

import xlsxwriter
from django.utils.translation import gettext as _

from chungtay.core import clock
from chungtay.desk.oversight import Overview
from chungtay.ui import words


def table_xlsx(view: Overview, heading: str) -> bytes:
    """Return the table by unit with its total as one .xlsx file."""
    content = BytesIO()
    book = xlsxwriter.Workbook(
        content, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    sheet = book.add_worksheet(_("Theo đơn vị"))
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    rate = book.add_format({"num_format": "0.0%"})
    sheet.write_string(0, 0, heading, bold)
    sheet.write_string(1, 0, _("Tính đến %(when)s") % {"when": words.as_of(clock.now())})
    head = (
        _("Đơn vị"),
        _("Đúng hạn"),
        _("Quá hạn đã xong"),
        _("Đang làm trong hạn"),
        _("Đang quá hạn"),
        _("Tỷ lệ đúng hạn"),
        _("Cập nhật"),
        _("Im lặng, ngày"),
    )
    for column, text in enumerate(head):
        sheet.write_string(3, column, text, bold)
    rows = [(line.name, line.cells, line.updated, line.silent_days) for line in view.lines]
    rows.append((_("Tất cả"), view.total, "", None))
    for row, (name, cells, updated, silent) in enumerate(rows, start=4):
        sheet.write_string(row, 0, name)
        for column, count in enumerate(
            (cells.on_time, cells.done_late, cells.open_within, cells.open_overdue), start=1
        ):
            sheet.write_number(row, column, count)
        if cells.rate is not None:
            sheet.write_number(row, 5, cells.rate, rate)
        sheet.write_string(row, 6, updated)
        if silent is not None:
            sheet.write_number(row, 7, silent)
    sheet.set_column(0, 0, 34)
    sheet.set_column(1, 7, 14)
    sheet.freeze_panes(4, 1)
    book.close()
    return content.getvalue()
