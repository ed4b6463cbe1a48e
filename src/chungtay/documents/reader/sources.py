"""Bytes into text: the type by content, and a clear refusal of what cannot be read."""

from __future__ import annotations

import io
import unicodedata
import zipfile
from typing import Final

from chungtay.documents.reader.docx import read_docx
from chungtay.documents.reader.model import UnreadableDocument
from chungtay.documents.reader.pdf import read_pdf

MAX_BYTES: Final = 20 * 1024 * 1024
_NAMES: Final = {
    "docx": "Word (.docx)", "pdf": "PDF", "text": "văn bản thuần", "doc": "Word đời cũ (.doc)", "image": "ảnh",
    "zip": "tệp nén",
    "xlsx": "bảng tính Excel", "odt": "OpenDocument", "rtf": "RTF", "html": "trang web (HTML)",
    "binary": "tệp nhị phân",
}  # fmt: skip
_CLAIMS: Final = {
    "docx": "docx",
    "pdf": "pdf",
    "txt": "text",
    "md": "text",
    "text": "text",
    "doc": "doc",
    "rtf": "rtf",
}
_REFUSALS: Final = {
    "doc": "Đây là tệp Word đời cũ (.doc). Hãy mở bằng Word, lưu lại thành .docx rồi gửi lại.",
    "image": "Đây là ảnh chụp, không có lớp chữ để đọc. Hãy gửi bản .docx, bản PDF có chữ, hoặc dán nội dung văn bản.",
    "xlsx": "Đây là bảng tính, không phải văn bản hành chính. Hãy gửi .docx, .pdf hoặc văn bản thuần.",
    "odt": "Đây là tệp OpenDocument. Hãy lưu lại thành .docx hoặc PDF rồi gửi lại.",
    "rtf": "Đây là tệp RTF. Hãy lưu lại thành .docx rồi gửi lại.",
    "html": "Đây là trang web (HTML). Hãy sao chép phần chữ rồi dán vào, hoặc gửi .docx, .pdf.",
    "zip": "Đây là tệp nén, không phải văn bản. Hãy giải nén rồi gửi từng tệp .docx hoặc .pdf.",
    "binary": "Không nhận ra loại tệp này. Hệ thống đọc được .docx, .pdf có lớp chữ và văn bản thuần.",
}


def refuse_too_large(size: int) -> None:
    """Refuse a file over the limit by its size alone. :raises UnreadableDocument:"""
    if size > MAX_BYTES:
        raise UnreadableDocument(
            f"Tệp lớn quá mức cho phép: nhiều nhất {MAX_BYTES // (1024 * 1024)} MB. "
            "Hãy bỏ bớt ảnh và phụ lục rồi gửi lại."
        )


def read_source(data: bytes, filename: str = "") -> str:
    """Return the text of a file. :raises UnreadableDocument: with the reason, for anything that cannot be read."""
    refuse_too_large(len(data))
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise UnreadableDocument("Tệp trống: không có nội dung để đọc.")
    kind = sniff(data)
    _refuse_false_name(kind, filename)
    if kind in _REFUSALS:
        raise UnreadableDocument(_REFUSALS[kind])
    if kind == "docx":
        return read_docx(data)
    if kind == "pdf":
        return read_pdf(data)
    return decode(data)


def _refuse_false_name(kind: str, filename: str) -> None:
    extension = filename.rsplit(".", 1)[-1].lower() if "." in filename else ""
    claimed = _CLAIMS.get(extension)
    if claimed is not None and claimed != kind:
        raise UnreadableDocument(
            f"Tệp không đúng như tên gọi: tên ghi .{extension} nhưng nội dung là {_NAMES[kind]}. "
            "Hãy kiểm tra lại tệp, đặt đúng đuôi tệp hoặc xuất lại từ phần mềm soạn thảo."
        )


def sniff(data: bytes) -> str:
    """Return what the bytes are: docx, pdf, text, or a kind that is refused."""
    start = data[:1024].lstrip(b"\x00\xef\xbb\xbf \t\r\n")
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data[:4] in (b"PK\x03\x04", b"PK\x05\x06"):
        return _kind_of_zip(data)
    if data[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
        return "doc"
    if (
        data[:4] == b"\x89PNG"
        or data[:3] == b"\xff\xd8\xff"
        or data[:4] in (b"GIF8", b"II*\x00", b"MM\x00*", b"RIFF")
    ):
        return "image"
    if start[:5] == b"{\\rtf":
        return "rtf"
    if start[:15].lower().startswith((b"<!doctype html", b"<html")):
        return "html"
    return "text" if _looks_like_text(data) else "binary"


def _kind_of_zip(data: bytes) -> str:
    try:
        names = set(zipfile.ZipFile(io.BytesIO(data)).namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return "zip"
    if "word/document.xml" in names:
        return "docx"
    if any(name.startswith("xl/") for name in names):
        return "xlsx"
    return "odt" if "content.xml" in names else "zip"


def _looks_like_text(data: bytes) -> bool:
    try:
        text = decode(data)
    except UnreadableDocument:
        return False
    sample = text[:20_000]
    odd = sum(
        unicodedata.category(char) in ("Cc", "Cn", "Co", "Cs") and char not in "\t\n\r\x0b\x0c\uf0b7"
        for char in sample
    )
    return odd <= 0.01 * len(sample) and any(char.isalpha() for char in sample)


def decode(data: bytes) -> str:
    """Return text from UTF-8, UTF-16 (with or without a mark) or Windows-1258. :raises UnreadableDocument:"""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return _try(data, "utf-16")
    if data.count(b"\x00") > len(data) // 5:
        even, odd = data[0::2].count(b"\x00"), data[1::2].count(b"\x00")
        return _try(data, "utf-16-le" if odd > even else "utf-16-be")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _try(data, "cp1258")


def _try(data: bytes, encoding: str) -> str:
    try:
        return unicodedata.normalize("NFC", data.decode(encoding))
    except UnicodeDecodeError as error:
        raise UnreadableDocument(
            "Không đọc được chữ trong tệp: bảng mã không nhận ra. Hãy lưu lại theo Unicode (UTF-8) rồi gửi lại."
        ) from error
