"""The layout of official documents of Decree 30/2020: one description, rendered to .docx and to PDF.

Law: NĐ 30/2020, Đ8 and Phụ lục I.
"""

from chungtay.documents.layout.model import (
    Align,
    Block,
    Column,
    Heading,
    OfficialDocument,
    PageBreak,
    Paragraph,
    Table,
    issued_words,
    number_words,
)
from chungtay.documents.layout.pdf import render_pdf
from chungtay.documents.layout.word import render_docx

__all__ = [
    "Align",
    "Block",
    "Column",
    "Heading",
    "OfficialDocument",
    "PageBreak",
    "Paragraph",
    "Table",
    "issued_words",
    "number_words",
    "render_docx",
    "render_pdf",
]
