"""A report on paper and in a spreadsheet: the layout of Decree 30/2020, the same numbers in every form."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

import xlsxwriter

from chungtay.documents.api import (
    Column,
    Heading,
    OfficialDocument,
    PageBreak,
    Paragraph,
    Table,
    render_docx,
    render_pdf,
)
from chungtay.reports.filling import cells_of, sheet_for, values_of
from chungtay.reports.models import Report
from chungtay.reports.queries import last_year, narratives_of
from chungtay.reports.sheet import Key, Row, Sheet, Values
from chungtay.ui.words import vn_date, vn_delta, vn_int

ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV")


@dataclass(frozen=True)
class Content:
    """What is printed: the form, its values and last year's, the words, why cells were changed by hand."""

    report: Report
    sheet: Sheet
    values: Values
    before: Mapping[Key, int]
    words: Mapping[str, str]
    changed: Sequence[tuple[str, str]]
    on: date | None
    number: str = ""

    def line(self, row_id: str) -> list[str]:
        """Return one row's columns as words, in the order of the form, without the note."""
        said = []
        for column in self.sheet.columns:
            if column.kind == "count":
                said.append(vn_int(self.values.get((row_id, column.id))))
            elif column.kind == "last_year":
                said.append(vn_int(self.before.get((row_id, column.of))))
            elif column.kind == "difference":
                now, then = self.values.get((row_id, column.of)), self.before.get((row_id, column.of))
                said.append(vn_delta(now - then) if now is not None and then is not None else "–")
        return said

    @property
    def printed_columns(self) -> list[str]:
        """The heads of the columns that `line` fills."""
        return [column.name for column in self.sheet.columns if column.kind != "note"]


def draft_content(report: Report) -> Content:
    """Return a report as it stands now."""
    sheet = sheet_for(report)
    cells = cells_of(report.id)
    return Content(
        report=report,
        sheet=sheet,
        values=values_of(cells),
        before=last_year(report),
        words={row.heading: row.text for row in narratives_of(report, sheet)},
        changed=explained_cells(
            sheet,
            {key: (cell.computed, cell.value, cell.reason) for key, cell in cells.items() if cell.is_hand},
        ),
        on=None,
    )


def explained_cells(
    sheet: Sheet, hand: Mapping[Key, tuple[int | None, int | None, str]]
) -> list[tuple[str, str]]:
    """Return the cells changed by hand in the order of the form, each with both numbers and the reason."""
    found = []
    for row in sheet.rows:
        for column in sheet.counted:
            if (row.id, column.id) in hand:
                computed, value, reason = hand[row.id, column.id]
                found.append(
                    (
                        f"Dòng {row.number}, cột {column.name}",
                        f"máy đếm {vn_int(computed)}, báo cáo {vn_int(value)}: {reason}",
                    )
                )
    return found


def official(content: Content) -> OfficialDocument:
    """Return the report as an official document: the words first, then the table on lying pages.

    Law: NĐ 30/2020, Phụ lục I.
    """
    report = content.report
    number, _slash, symbol = content.number.partition("/")
    country = report.agency.level == "ministry"
    return OfficialDocument(
        agency=report.agency.name,
        agency_above=_above(report),
        place="Hà Nội" if country else report.place.name,
        number=number,
        symbol=symbol or f"BC-{report.agency.symbol}",
        issued_on=content.on,
        kind="Báo cáo",
        subject=_subject(report.title),
        addressed_to=[report.to_agency.name] if report.to_agency else [],
        recipients=[*([report.to_agency.name] if report.to_agency else []), "Lưu: VT"],
        signer_title=report.signed_title.upper(),
        signer=report.signed_by,
        is_sample=report.is_sample,
        body=[*_words(content), PageBreak(landscape=True), *_table(content)],
    )


def _subject(title: str) -> str:
    """The title without the name of the kind, which stands above it."""
    rest = title.removeprefix("Báo cáo ").strip()
    return rest[:1].upper() + rest[1:]


def _above(report: Report) -> str:
    if report.agency.level == "province" and "ủy ban" not in report.agency.name.casefold():
        return f"Ủy ban nhân dân {report.place.full_name}"
    return ""


def _words(content: Content) -> list[Heading | Paragraph]:
    report = content.report
    blocks: list[Heading | Paragraph] = [
        Paragraph(
            f"{report.agency.name} báo cáo công tác trẻ em, số liệu từ ngày {vn_date(report.period_start)} "
            f"đến hết ngày {vn_date(report.period_end)}, như sau:"
        )
    ]
    written = [heading for heading in content.sheet.headings if content.words.get(heading.id)]
    for number, heading in enumerate(written):
        blocks.append(Heading(f"{ROMAN[number]}. {heading.name}", 1))
        blocks += [Paragraph(part.strip()) for part in content.words[heading.id].splitlines() if part.strip()]
    blocks.append(Heading(f"{ROMAN[len(written)]}. Số liệu", 1))
    blocks.append(Paragraph("Số liệu chi tiết ở biểu kèm theo."))
    return blocks


def _number(row: Row) -> str:
    """A row that only adds others has no number of its own on paper."""
    return "" if row.kind == "sum" else row.number


def _table(content: Content) -> list[Heading | Paragraph | Table]:
    rows: list[list[str]] = []
    bold: set[int] = set()
    columns = content.printed_columns
    for section in content.sheet.sections:
        bold.add(len(rows))
        rows.append(["", section.name, *([""] * len(columns))])
        for row in section.rows:
            name = row.name if not row.unit else f"{row.name} ({row.unit})"
            rows.append([_number(row), name, *content.line(row.id)])
    table = Table(
        columns=[
            Column("STT", 14),
            Column("Chỉ tiêu", 0),
            *(Column(name, 22, "right") for name in columns),
        ],
        rows=rows,
        size=11,
        bold_rows=frozenset(bold),
    )
    blocks: list[Heading | Paragraph | Table] = [
        Paragraph(
            f"{content.sheet.code}. {content.sheet.name}".upper(), align="center", bold=True, indent=False
        ),
        Paragraph(
            f"Đơn vị: {content.sheet.unit}. Định nghĩa bản {content.sheet.label}.",
            align="center",
            italic=True,
            indent=False,
        ),
        table,
    ]
    if content.changed:
        blocks.append(Paragraph("Ô sửa tay:", bold=True, indent=False))
        blocks += [Paragraph(f"{cell}: {said}.", indent=False) for cell, said in content.changed]
    return blocks


def draft_pdf(report: Report) -> bytes:
    """Return the report as it stands as a PDF, without a number."""
    return render_pdf(official(draft_content(report)))


def docx_of(content: Content) -> bytes:
    """Return the report as a Word file."""
    return render_docx(official(content))


def pdf_of(content: Content) -> bytes:
    """Return the report as a PDF."""
    return render_pdf(official(content))


def xlsx_of(content: Content) -> bytes:
    """Return the report as a spreadsheet: numbers as numbers, every word as text that no program will run."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(
        buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    made = datetime.combine(content.on or content.report.period_end, datetime.min.time())
    book.set_properties({"title": content.report.title, "author": "", "created": made})
    page = book.add_worksheet("Bieu")
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    plain = {"font_name": "Times New Roman", "font_size": 11, "border": 1, "valign": "top"}
    styles = {
        "title": book.add_format({"font_name": "Times New Roman", "font_size": 13, "bold": True}),
        "quiet": book.add_format({"font_name": "Times New Roman", "font_size": 11, "italic": True}),
        "head": book.add_format({**plain, "bold": True, "text_wrap": True, "align": "center"}),
        "part": book.add_format({**plain, "bold": True}),
        "text": book.add_format({**plain, "text_wrap": True}),
        "number": book.add_format({**plain, "num_format": "#,##0"}),
        "change": book.add_format({**plain, "num_format": "+#,##0;-#,##0;0"}),
    }
    _sheet_rows(page, content, styles)
    book.close()
    return buffer.getvalue()


def _sheet_rows(
    page: "xlsxwriter.worksheet.Worksheet", content: Content, styles: Mapping[str, object]
) -> None:
    report = content.report
    page.write_string(0, 0, report.agency.name, styles["title"])
    page.write_string(1, 0, report.title, styles["title"])
    said = (
        f"Số liệu từ {vn_date(report.period_start)} đến hết {vn_date(report.period_end)} · "
        f"định nghĩa bản {content.sheet.label} · {content.number or 'bản nháp'}"
    )
    page.write_string(2, 0, said, styles["quiet"])
    page.set_column(0, 0, 7)
    page.set_column(1, 1, 60)
    page.set_column(2, 1 + len(content.printed_columns), 14)
    for place, name in enumerate(["STT", "Chỉ tiêu", *content.printed_columns]):
        page.write_string(4, place, name, styles["head"])
    line = 5
    for section in content.sheet.sections:
        page.write_string(line, 0, "", styles["part"])
        page.write_string(line, 1, section.name, styles["part"])
        line += 1
        for row in section.rows:
            page.write_string(line, 0, _number(row), styles["text"])
            page.write_string(line, 1, row.name, styles["text"])
            _sheet_numbers(page, line, row.id, content, styles)
            line += 1
    page.freeze_panes(5, 2)


def _sheet_numbers(
    page: "xlsxwriter.worksheet.Worksheet",
    line: int,
    row_id: str,
    content: Content,
    styles: Mapping[str, object],
) -> None:
    place = 2
    for column in content.sheet.columns:
        if column.kind == "note":
            continue
        value = content.values.get((row_id, column.id))
        style = styles["number"]
        if column.kind == "last_year":
            value = content.before.get((row_id, column.of))
        elif column.kind == "difference":
            now, then = content.values.get((row_id, column.of)), content.before.get((row_id, column.of))
            value = now - then if now is not None and then is not None else None
            style = styles["change"]
        if value is None:
            page.write_string(line, place, "", styles["text"])
        else:
            page.write_number(line, place, value, style)
        place += 1
