"""The documents room's door: files, numbers, the official layout, the reader."""

from chungtay.documents.actions import next_number, read_file, store_bytes, store_file, too_large
from chungtay.documents.handlers import was_too_large
from chungtay.documents.models import File, IssuedNumber, NumberSeries
from chungtay.documents.queries import get_file, register_file_door
from chungtay.documents.types import DOCX, JPEG, PDF, PNG, TEXT, XLSX, FileRefused, FileTooLarge, check_file, sniff

__all__ = [
    "DOCX",
    "JPEG",
    "PDF",
    "PNG",
    "TEXT",
    "XLSX",
    "File",
    "FileRefused",
    "FileTooLarge",
    "IssuedNumber",
    "NumberSeries",
    "check_file",
    "get_file",
    "next_number",
    "read_file",
    "register_file_door",
    "sniff",
    "store_bytes",
    "store_file",
    "too_large",
    "was_too_large",
]
