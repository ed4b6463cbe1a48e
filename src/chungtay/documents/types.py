"""What a file is, told from its bytes; its name and what the browser claims are only compared with that."""

import io
import zipfile
from dataclasses import dataclass
from pathlib import PurePosixPath

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from chungtay.core.errors import ChungTayError

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PDF = "application/pdf"
TEXT = "text/plain"
PNG = "image/png"
JPEG = "image/jpeg"

ENDINGS: dict[str, tuple[str, ...]] = {
    PDF: (".pdf",),
    DOCX: (".docx",),
    XLSX: (".xlsx",),
    TEXT: (".txt", ".csv", ".md"),
    PNG: (".png",),
    JPEG: (".jpg", ".jpeg"),
}
WORDS = {
    PDF: "PDF",
    DOCX: "Word (.docx)",
    XLSX: "Excel (.xlsx)",
    TEXT: gettext_noop("văn bản thuần (.txt)"),
    PNG: gettext_noop("ảnh PNG"),
    JPEG: gettext_noop("ảnh JPEG"),
}

UNPACKED_LIMIT = 200 * 1024 * 1024
MEMBER_LIMIT = 5000
RATIO_LIMIT = 150
RATIO_FLOOR = 20 * 1024 * 1024


class FileRefused(ChungTayError):
    """A file that may not be kept; the message says what it is and what to send instead."""

    message = "Không nhận được tệp này."
    status = 422


class FileTooLarge(FileRefused):
    """A file over the size limit of this server."""

    status = 413


@dataclass(frozen=True)
class Sniffed:
    """What the bytes are, as a media type, and the words people use for it."""

    content_type: str
    words: str


def sniff(data: bytes) -> str | None:
    """Return the media type the bytes have, or `None` for a kind that is not accepted."""
    if data[:1024].lstrip().startswith(b"%PDF-"):
        return PDF
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return PNG
    if data.startswith(b"\xff\xd8\xff"):
        return JPEG
    if data.startswith(b"PK\x03\x04"):
        return _sniff_zip(data)
    return TEXT if _is_text(data) else None


def _sniff_zip(data: bytes) -> str | None:
    try:
        names = set(zipfile.ZipFile(io.BytesIO(data)).namelist())
    except (zipfile.BadZipFile, ValueError, OSError):
        return None
    if "[Content_Types].xml" not in names:
        return None
    if "word/document.xml" in names:
        return DOCX
    return XLSX if "xl/workbook.xml" in names else None


def _is_text(data: bytes) -> bool:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            data.decode("utf-16")
        except UnicodeDecodeError:
            return False
        return True
    head = data[:65536]
    if b"\x00" in head:
        return False
    odd = sum(1 for byte in head if byte < 32 and byte not in (9, 10, 12, 13))
    return odd <= len(head) // 200


def check_file(data: bytes, name: str, *, accepted: tuple[str, ...] = tuple(ENDINGS)) -> Sniffed:
    """Return what the file is, after comparing its bytes with its name.

    Raises `FileRefused` for an empty file, a kind not in `accepted`, a name that claims another kind, and a packed
    document that would unpack to more than the limit.
    """
    if not data:
        raise FileRefused(_("Tệp rỗng, không có chữ nào. Chọn lại tệp."))
    found = sniff(data)
    ending = PurePosixPath(name.replace("\\", "/").casefold()).suffix
    claimed = next((kind for kind, endings in ENDINGS.items() if ending in endings), None)
    if found is None or found not in accepted:
        kinds = ", ".join(_(WORDS[kind]) for kind in accepted)
        if claimed in accepted:
            raise FileRefused(
                _(
                    "Tệp tên %(ending)s nhưng nội dung không phải %(claimed)s. Mở tệp kiểm tra rồi lưu lại đúng loại."
                )
                % {"ending": ending, "claimed": _(WORDS[claimed])}
            )
        raise FileRefused(_("Không nhận loại tệp này. Chỉ nhận: %(kinds)s.") % {"kinds": kinds})
    if ending and claimed != found:
        raise FileRefused(
            _(
                "Tệp tên %(ending)s nhưng nội dung là %(found)s. Đổi lại đúng đuôi tệp, hoặc lưu lại đúng loại."
            )
            % {"ending": ending, "found": _(WORDS[found])}
        )
    if found in (DOCX, XLSX):
        _check_unpacking(data)
    return Sniffed(found, _(WORDS[found]))


def _check_unpacking(data: bytes) -> None:
    """Refuse a zip whose members unpack to far more than they weigh, before anything is unpacked."""
    members = zipfile.ZipFile(io.BytesIO(data)).infolist()
    unpacked = sum(member.file_size for member in members)
    swollen = unpacked > RATIO_FLOOR and unpacked > RATIO_LIMIT * max(len(data), 1)
    if len(members) > MEMBER_LIMIT or unpacked > UNPACKED_LIMIT or swollen:
        raise FileRefused(
            _(
                "Tệp bung ra quá lớn so với dung lượng của nó nên không mở. Lưu lại tệp từ Word hoặc Excel rồi gửi."
            )
        )
