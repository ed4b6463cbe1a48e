"""The official layout: every part of Decree 30/2020 in its place, in Word and in PDF, with the shipped faces only."""

import io
from datetime import date

import docx
import pytest
from docx.shared import Pt
from pypdf import PdfReader

from chungtay.documents.layout import (
    Column,
    Heading,
    OfficialDocument,
    PageBreak,
    Paragraph,
    Table,
    issued_words,
    number_words,
    render_docx,
    render_pdf,
)
from chungtay.documents.layout.model import addressed_lines, column_widths, recipient_lines

REPORT = OfficialDocument(
    agency_above="Ủy ban nhân dân tỉnh Lai Châu",
    agency="Sở Y tế",
    place="Lai Châu",
    number="7",
    symbol="BC-SYT",
    issued_on=date(2026, 2, 5),
    kind="Báo cáo",
    subject="Kết quả công tác trẻ em 6 tháng đầu năm 2026",
    addressed_to=["Bộ Y tế (qua Cục Bà mẹ và Trẻ em)"],
    body=[
        Paragraph("Căn cứ Luật Trẻ em số 102/2016/QH13;", italic=True),
        Heading("I. Tình hình chung"),
        Paragraph('Tỉnh có 120.000 trẻ em #set text(red) $x^2$ *đậm* <b>thẻ</b> \\n "ngoặc".'),
        Table(
            [Column("STT", 12, "center"), Column("Nhóm"), Column("Tổng số", 25, "right")],
            [["1", "Trẻ em mồ côi cả cha và mẹ", "12"], ["", "Cộng", "12"]],
            caption="Bảng 1",
            bold_rows=frozenset({1}),
        ),
        PageBreak(landscape=True),
        Heading("Phụ lục"),
    ],
    recipients=["Như trên", "- Lưu: VT, BMTE."],
    authority="KT. Giám đốc",
    signer_title="Phó Giám đốc",
    signer="Nguyễn Đức Trường Giang",
)


@pytest.fixture(scope="module")
def word():
    return docx.Document(io.BytesIO(render_docx(REPORT)))


@pytest.fixture(scope="module")
def pdf():
    return PdfReader(io.BytesIO(render_pdf(REPORT)))


def words_of(document) -> str:
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*cells, *(paragraph.text for paragraph in document.paragraphs)])


def test_number_and_day_follow_the_decree():
    assert number_words(REPORT) == "Số: 07/BC-SYT"
    assert issued_words(REPORT) == "Lai Châu, ngày 05 tháng 02 năm 2026"
    later = OfficialDocument(
        agency="A", place="Hà Nội", body=[], issued_on=date(2026, 11, 20), number="112", symbol="BC-A"
    )
    assert number_words(later) == "Số: 112/BC-A"
    assert issued_words(later) == "Hà Nội, ngày 20 tháng 11 năm 2026"


def test_what_is_not_known_leaves_room_and_no_words():
    bare = OfficialDocument(agency="A", place="Hà Nội", body=[], symbol="BC-A")
    assert "None" not in number_words(bare) + issued_words(bare)
    assert number_words(bare).endswith("/BC-A")


def test_recipients_end_with_semicolons_and_a_full_stop():
    assert recipient_lines(REPORT) == ["- Như trên;", "- Lưu: VT, BMTE."]
    two = OfficialDocument(agency="A", place="B", body=[], addressed_to=["UBND xã A", "UBND xã B"])
    assert addressed_lines(two) == ["- UBND xã A;", "- UBND xã B."]


def test_word_page_is_a4_with_the_decrees_margins(word):
    section = word.sections[0]
    sides = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert [round(side.mm) for side in sides] == [20, 20, 30, 15]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert round(word.sections[1].page_width.mm) == 297


def test_word_speaks_times_new_roman_in_the_sizes_of_the_decree(word):
    assert word.styles["Normal"].font.name == "Times New Roman"
    assert word.styles["Normal"].font.size == Pt(14)
    head = [
        run
        for cell in word.tables[0].rows[0].cells
        for line in cell.paragraphs
        for run in line.runs
        if run.text
    ]
    assert {run.font.size for run in head} <= {Pt(12), Pt(13)}


def test_word_has_every_part(word):
    words = words_of(word)
    for part in (
        "ỦY BAN NHÂN DÂN TỈNH LAI CHÂU", "SỞ Y TẾ", "Số: 07/BC-SYT", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc", "Lai Châu, ngày 05 tháng 02 năm 2026", "BÁO CÁO", "Kính gửi: Bộ Y tế",
        "Nơi nhận:", "- Lưu: VT, BMTE.", "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Nguyễn Đức Trường Giang",
        "I. TÌNH HÌNH CHUNG",
    ):  # fmt: skip
        assert part in words, part
    nation = next(p for p in word.tables[0].rows[0].cells[1].paragraphs if p.text.startswith("CỘNG HÒA"))
    assert nation.runs[0].bold


def test_word_numbers_pages_from_the_second_on(word):
    first = word.sections[0]
    assert first.different_first_page_header_footer
    assert "PAGE" in first.header.paragraphs[0]._p.xml
    assert "PAGE" not in first.first_page_header.paragraphs[0]._p.xml
    assert round(first.header_distance.mm) == 10


def test_pdf_has_the_same_words_and_no_markup_takes_effect(pdf):
    text = " ".join(page.extract_text() for page in pdf.pages)
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in text
    assert "Nguyễn Đức Trường Giang" in text
    assert "#set text(red) $x^2$ *đậm* <b>thẻ</b>" in text


def test_pdf_embeds_the_shipped_faces_and_no_others(pdf):
    names = set()
    for page in pdf.pages:
        for font in page["/Resources"].get("/Font", {}).values():
            names.add(str(font.get_object()["/BaseFont"]).split("+")[-1])
    assert names
    assert all(name.startswith("Tinos") for name in names)


def test_pdf_pages_are_a4_and_the_annex_lies_down(pdf):
    box = pdf.pages[0].mediabox
    assert (round(float(box.width)), round(float(box.height))) == (595, 842)
    assert round(float(pdf.pages[-1].mediabox.width)) == 842
    assert pdf.pages[1].extract_text().strip().startswith("2")


def test_the_signature_stands_before_the_annex(pdf, word):
    assert "Nguyễn Đức Trường Giang" in pdf.pages[0].extract_text()
    assert "Nguyễn Đức Trường Giang" not in pdf.pages[-1].extract_text()
    body = word.element.body.xml
    assert body.index("Nguyễn Đức Trường Giang") < body.index("PHỤ LỤC")


def test_columns_never_grow_wider_than_the_page():
    table = Table([Column("a", 200), Column("b", 100), Column("c")], [])
    assert sum(column_widths(table, 165)) == pytest.approx(165)
