"""The official layout as a Word file that an office can go on editing."""

import io
from typing import Any

import docx
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from chungtay.documents.layout.model import (
    MOTTO,
    NATION,
    Align,
    Block,
    Heading,
    OfficialDocument,
    PageBreak,
    Paragraph,
    Table,
    addressed_lines,
    column_widths,
    issued_words,
    number_words,
    recipient_lines,
)

FONT = "Times New Roman"
ALIGN = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
    "justify": WD_ALIGN_PARAGRAPH.JUSTIFY,
}
PORTRAIT_WIDTH = 165.0
LANDSCAPE_WIDTH = 247.0


def render_docx(document: OfficialDocument) -> bytes:
    """Return the document as the bytes of a .docx file."""
    word = docx.Document()
    _page(word.sections[0], landscape=False)
    _styles(word)
    _page_number(word.sections[0])
    _head(word, document)
    _title(word, document)
    width, signed = PORTRAIT_WIDTH, False
    for block in document.body:
        if isinstance(block, PageBreak):
            if not signed:
                _foot(word, document)
            signed = True
            _page(word.add_section(WD_SECTION.NEW_PAGE), landscape=block.landscape)
            word.sections[-1].different_first_page_header_footer = False
            width = LANDSCAPE_WIDTH if block.landscape else PORTRAIT_WIDTH
        else:
            _block(word, block, width)
    if not signed:
        _foot(word, document)
    word.core_properties.title = document.subject or document.kind
    word.core_properties.author = document.agency
    word.core_properties.language = "vi-VN"
    out = io.BytesIO()
    word.save(out)
    return out.getvalue()


def _page(section: Any, *, landscape: bool) -> None:
    """Set A4 and the decree's margins: 20 top and bottom, 30 left, 15 right; a lying page turns them with it."""
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (Mm(297), Mm(210)) if landscape else (Mm(210), Mm(297))
    margins = (30, 15, 20, 30) if landscape else (20, 20, 30, 15)
    section.top_margin, section.bottom_margin, section.left_margin, section.right_margin = (
        Mm(m) for m in margins
    )
    section.header_distance = Mm(10)
    section.footer_distance = Mm(10)


def _styles(word: Any) -> None:
    normal = word.styles["Normal"]
    normal.font.name = FONT
    normal.font.size = Pt(14)
    fonts = normal.element.get_or_add_rPr().get_or_add_rFonts()
    for name in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
        fonts.set(qn(name), FONT)
    normal.paragraph_format.space_before = Pt(0)
    normal.paragraph_format.space_after = Pt(0)


def _page_number(section: Any) -> None:
    """Put the page number centred in the header, from the second page on."""
    section.different_first_page_header_footer = True
    paragraph = section.header.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = paragraph.add_run()
    run.font.size = Pt(13)
    for kind, words in (("begin", None), (None, "PAGE"), ("end", None)):
        if words:
            part = OxmlElement("w:instrText")
            part.set(qn("xml:space"), "preserve")
            part.text = words
        else:
            part = OxmlElement("w:fldChar")
            part.set(qn("w:fldCharType"), kind)
        run._r.append(part)


def _write(paragraph: Any, text: str, *, size: float, bold: bool = False, italic: bool = False) -> Any:
    run = paragraph.add_run(text)
    run.font.size = Pt(size)
    run.bold = bold
    run.italic = italic
    return run


def _line(
    cell: Any, text: str, *, size: float, first: bool = False, align: Align = "center", **style: bool
) -> Any:
    paragraph = cell.paragraphs[0] if first else cell.add_paragraph()
    paragraph.alignment = ALIGN[align]
    _write(paragraph, text, size=size, **style)
    return paragraph


def _rule(paragraph: Any, whole: float, length: float) -> None:
    """Draw the solid rule under a paragraph: an empty line with a top border, indented to `length` millimetres."""
    side = Mm(max((whole - length) / 2, 0))
    paragraph.paragraph_format.left_indent = side
    paragraph.paragraph_format.right_indent = side
    paragraph.paragraph_format.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    paragraph.paragraph_format.line_spacing = Pt(6)
    borders = OxmlElement("w:pBdr")
    top = OxmlElement("w:top")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000")):
        top.set(qn(f"w:{name}"), value)
    borders.append(top)
    paragraph._p.get_or_add_pPr().append(borders)


def _two_columns(word: Any, left: float, right: float) -> Any:
    table = word.add_table(rows=1, cols=2)
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    for cell, width in zip(table.rows[0].cells, (left, right), strict=True):
        cell.width = Mm(width)
    return table


def _head(word: Any, document: OfficialDocument) -> None:
    table = _two_columns(word, 78, 97)
    left, right = table.rows[0].cells
    above = document.agency_above.upper()
    if above:
        _line(left, above, size=12, first=True)
    _line(left, document.agency.upper(), size=12, first=not above, bold=True)
    _rule(left.add_paragraph(), 74, 24)
    _line(left, number_words(document), size=13)
    if document.is_dispatch and document.subject:
        _line(left, f"V/v {document.subject}", size=12)
    _line(right, NATION, size=12, first=True, bold=True)
    _line(right, MOTTO, size=13, bold=True)
    _rule(right.add_paragraph(), 93, 58)
    _line(right, issued_words(document), size=13, italic=True)


def _title(word: Any, document: OfficialDocument) -> None:
    if document.is_dispatch:
        _addressed(word, document)
        return
    kind = word.add_paragraph()
    kind.alignment = WD_ALIGN_PARAGRAPH.CENTER
    kind.paragraph_format.space_before = Pt(14)
    _write(kind, document.kind.upper(), size=14, bold=True)
    if document.subject:
        subject = word.add_paragraph()
        subject.alignment = WD_ALIGN_PARAGRAPH.CENTER
        _write(subject, document.subject, size=14, bold=True)
        _rule(word.add_paragraph(), PORTRAIT_WIDTH, 45)
    _addressed(word, document)


def _addressed(word: Any, document: OfficialDocument) -> None:
    lines = addressed_lines(document)
    if not lines:
        return
    paragraph = word.add_paragraph()
    paragraph.paragraph_format.space_before = Pt(12)
    paragraph.paragraph_format.space_after = Pt(6)
    if len(lines) == 1:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        _write(paragraph, f"Kính gửi: {lines[0]}", size=14)
        return
    paragraph.paragraph_format.left_indent = Mm(30)
    _write(paragraph, "Kính gửi:", size=14)
    for line in lines:
        item = word.add_paragraph()
        item.paragraph_format.left_indent = Mm(50)
        _write(item, line, size=14)


def _block(word: Any, block: Block, width: float) -> None:
    if isinstance(block, Table):
        _table(word, block, width)
        return
    paragraph = word.add_paragraph()
    form = paragraph.paragraph_format
    form.space_before = Pt(6)
    if isinstance(block, Heading):
        form.keep_with_next = True
        form.first_line_indent = Mm(12.7)
        text = block.text.upper() if block.level == 1 else block.text
        _write(paragraph, text, size=14, bold=True, italic=block.level == 3)
    elif isinstance(block, Paragraph):
        paragraph.alignment = ALIGN[block.align]
        if block.indent:
            form.first_line_indent = Mm(12.7)
        _write(paragraph, block.text, size=14, bold=block.bold, italic=block.italic)


def _table(word: Any, block: Table, width: float) -> None:
    if block.caption:
        caption = word.add_paragraph()
        caption.paragraph_format.space_before = Pt(6)
        caption.paragraph_format.keep_with_next = True
        _write(caption, block.caption, size=13, italic=True)
    widths = column_widths(block, width)
    table = word.add_table(rows=1 + len(block.rows), cols=len(block.columns))
    table.style = "Table Grid"
    table.autofit = False
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    head = [column.title for column in block.columns]
    for number, words in enumerate([head, *block.rows]):
        cells = table.rows[number].cells
        for place, (cell, text) in enumerate(zip(cells, words, strict=True)):
            cell.width = Mm(widths[place])
            align: Align = "center" if number == 0 else block.columns[place].align
            _line(
                cell,
                text,
                size=block.size,
                first=True,
                align=align,
                bold=number == 0 or number - 1 in block.bold_rows,
            )
    repeat = OxmlElement("w:tblHeader")
    repeat.set(qn("w:val"), "true")
    table.rows[0]._tr.get_or_add_trPr().append(repeat)


def _foot(word: Any, document: OfficialDocument) -> None:
    gap = word.add_paragraph()
    gap.paragraph_format.space_after = Pt(6)
    table = _two_columns(word, PORTRAIT_WIDTH * 0.48, PORTRAIT_WIDTH * 0.52)
    row = OxmlElement("w:cantSplit")
    table.rows[0]._tr.get_or_add_trPr().append(row)
    left, right = table.rows[0].cells
    _line(left, "Nơi nhận:", size=12, first=True, align="left", bold=True, italic=True)
    for line in recipient_lines(document):
        _line(left, line, size=11, align="left")
    lines = [
        line for line in (*document.authority.split("\n"), *document.signer_title.split("\n")) if line.strip()
    ]
    for place, words in enumerate(lines or [""]):
        _line(right, words.upper(), size=14, first=place == 0, bold=True)
    for _space in range(4):
        _line(right, "", size=14)
    _line(right, document.signer, size=14, bold=True)
