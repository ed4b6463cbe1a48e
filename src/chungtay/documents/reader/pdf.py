"""Text out of a PDF that has a text layer."""

from __future__ import annotations

import io
from typing import Final

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from chungtay.documents.reader.model import UnreadableDocument

MAX_PAGES: Final = 400
_MAX_CHARACTERS: Final = 4_000_000


def read_pdf(data: bytes) -> str:
    """Return the text of a PDF, pages in order.

    :raises UnreadableDocument: when it is encrypted, broken, too long, or scanned without a text layer.
    """
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise UnreadableDocument("PDF có mật khẩu. Hãy bỏ mật khẩu rồi gửi lại.")
        count = len(reader.pages)
        if count > MAX_PAGES:
            raise UnreadableDocument(
                f"PDF dài {count} trang; hệ thống đọc nhiều nhất {MAX_PAGES} trang. Hãy tách phụ lục ra."
            )
        pages = _pages(reader)
    except UnreadableDocument:
        raise
    except (
        PyPdfError,
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
        IndexError,
        RecursionError,
        OSError,
        ArithmeticError,
    ) as error:
        raise UnreadableDocument(
            "PDF bị hỏng hoặc không đúng chuẩn, không đọc được. Hãy xuất lại từ phần mềm soạn thảo."
        ) from error
    letters = sum(char.isalpha() for page in pages for char in page)
    if letters < 20 * max(1, min(len(pages), 3)):
        raise UnreadableDocument(
            "PDF là bản chụp (scan), không có lớp chữ để đọc. Hãy gửi bản .docx, PDF xuất từ phần mềm soạn thảo, "
            "hoặc dán nội dung văn bản."
        )
    return "\n".join(pages)


def _pages(reader: PdfReader) -> list[str]:
    pages: list[str] = []
    total = 0
    for page in reader.pages:
        text = page.extract_text() or ""
        total += len(text)
        if total > _MAX_CHARACTERS:
            raise UnreadableDocument(
                "PDF chứa quá nhiều chữ so với một văn bản hành chính. Hãy tách phụ lục ra rồi gửi lại."
            )
        pages.append(text)
    return pages
