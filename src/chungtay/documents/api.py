"""The documents room's door: files, numbers, the official layout, the reader."""

from chungtay.documents.actions import (
    file_bytes,
    next_number,
    read_file,
    read_upload,
    store_bytes,
    store_file,
    too_large,
)
from chungtay.documents.handlers import was_too_large
from chungtay.documents.layout import (
    Column,
    Heading,
    OfficialDocument,
    PageBreak,
    Paragraph,
    Table,
    render_docx,
    render_pdf,
)
from chungtay.documents.models import File, IssuedNumber, NumberSeries
from chungtay.documents.queries import get_file, register_file_door
from chungtay.documents.reader import ReadDocument, UnreadableDocument, read_document
from chungtay.documents.types import (
    DOCX,
    JPEG,
    PDF,
    PNG,
    TEXT,
    XLSX,
    FileRefused,
    FileTooLarge,
    check_file,
    sniff,
)

__all__ = [
    "DOCX",
    "JPEG",
    "PDF",
    "PNG",
    "TEXT",
    "XLSX",
    "Column",
    "File",
    "FileRefused",
    "FileTooLarge",
    "Heading",
    "IssuedNumber",
    "NumberSeries",
    "OfficialDocument",
    "PageBreak",
    "Paragraph",
    "ReadDocument",
    "Table",
    "UnreadableDocument",
    "check_file",
    "file_bytes",
    "get_file",
    "next_number",
    "read_document",
    "read_file",
    "read_upload",
    "register_file_door",
    "render_docx",
    "render_pdf",
    "sniff",
    "store_bytes",
    "store_file",
    "too_large",
    "was_too_large",
]
