"""The reader for official documents: text, .docx and .pdf in; kind, number, tasks and last days out."""

from chungtay.documents.reader.api import (
    MAX_CHARACTERS,
    read_document,
    read_file,
    read_stream,
    read_text,
    to_json,
    to_screen,
)
from chungtay.documents.reader.model import (
    Citation,
    Due,
    Proposal,
    ReadDocument,
    ReportDue,
    Span,
    Task,
    UnreadableDocument,
)

__all__ = [
    "MAX_CHARACTERS",
    "Citation",
    "Due",
    "Proposal",
    "ReadDocument",
    "ReportDue",
    "Span",
    "Task",
    "UnreadableDocument",
    "read_document",
    "read_file",
    "read_stream",
    "read_text",
    "to_json",
    "to_screen",
]
