"""From bytes to cells: what the file really is, whether it is safe to open, and what stands in its sheets."""

import copy
import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils.translation import gettext as _
from python_calamine import CalamineError, CalamineWorkbook, PasswordError, ZipError

from chungtay.core.errors import Invalid

LIMIT_BYTES = 10 * 1024 * 1024
LIMIT_UNPACKED = 150 * 1024 * 1024
LIMIT_ROWS = 20_000
LIMIT_COLUMNS = 200
LIMIT_MEMBERS = 2_000
CHUNK = 1 << 20
ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"

Cell = str | float | int | bool | date | datetime | time | timedelta | None


@dataclass(frozen=True)
class Sheet:
    """One sheet: its name and its rows of cells, first row first; merged cells hold their value everywhere."""

    name: str
    rows: Sequence[Sequence[Cell]]


def read_workbook(data: bytes) -> list[Sheet]:
    """Return the sheets of a spreadsheet.

    :raises Invalid: when the bytes are no spreadsheet, are locked, broken, too large, or unpack to too much.
    """
    _refuse_by_content(data)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        return [_sheet(book, name) for name in book.sheet_names]
    except PasswordError as error:
        raise Invalid({"file": _("Tệp có mật khẩu. Bỏ mật khẩu rồi gửi lại")}) from error
    except (CalamineError, ZipError, OSError, ValueError) as error:
        raise Invalid(
            {"file": _("Tệp bị hỏng hoặc chưa lưu xong. Mở bằng Excel, lưu lại rồi gửi")}
        ) from error


def _sheet(book: CalamineWorkbook, name: str) -> Sheet:
    sheet = book.get_sheet_by_name(name)
    if sheet.total_height > LIMIT_ROWS + 20:
        raise Invalid(
            {
                "file": _("Trang “%(sheet)s” có hơn %(limit)d dòng. Chia thành nhiều tệp")
                % {"sheet": name, "limit": LIMIT_ROWS}
            }
        )
    if sheet.total_width > LIMIT_COLUMNS:
        raise Invalid({"file": _("Trang “%(sheet)s” có quá nhiều cột") % {"sheet": name}})
    rows: list[list[Cell]] = [list(row) for row in sheet.to_python(skip_empty_area=False)]
    for (top, left), (bottom, right) in getattr(sheet, "merged_cell_ranges", None) or ():
        if top < len(rows) and left < len(rows[top]):
            # Only heads are merged usefully; filling is harmless elsewhere and lets two-line heads be read.
            for line in rows[top : min(bottom + 1, top + 3)]:
                line[left : right + 1] = [rows[top][left]] * len(line[left : right + 1])
    return Sheet(name, rows)


def _refuse_by_content(data: bytes) -> None:
    if not data:
        raise Invalid({"file": _("Tệp này rỗng, không có gì bên trong")})
    if len(data) > LIMIT_BYTES:
        raise Invalid({"file": _("Tệp lớn hơn 10 MB. Bỏ hình ảnh hoặc chia thành nhiều tệp")})
    if data.startswith(OLE):
        return
    if not data.startswith(ZIP):
        raise Invalid({"file": _not_a_spreadsheet(data)})
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            names = set(packed.namelist())
            _refuse_bomb(packed)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError) as error:
        raise Invalid(
            {"file": _("Tệp bị hỏng hoặc chưa lưu xong. Mở bằng Excel, lưu lại rồi gửi")}
        ) from error
    if any(name.startswith("word/") for name in names):
        raise Invalid({"file": _("Đây là tệp Word, không phải bảng tính. Chép bảng sang Excel rồi gửi")})
    if not any(name.startswith("xl/") or name == "content.xml" for name in names):
        raise Invalid(
            {"file": _("Đây là tệp nén, không phải bảng tính. Giải nén rồi gửi tệp Excel bên trong")}
        )


def _not_a_spreadsheet(data: bytes) -> str:
    if data.startswith(b"%PDF"):
        return _("Đây là tệp PDF, không phải bảng tính. Gửi tệp Excel gốc")
    if data.lstrip()[:1] == b"<":
        return _("Đây là trang web lưu với đuôi Excel. Mở bằng Excel rồi lưu thành .xlsx")
    if b"\x00" not in data[:2000]:
        return _("Đây là tệp chữ (CSV). Mở bằng Excel rồi lưu thành .xlsx, cột số để kiểu chữ")
    return _("Tệp không phải bảng tính Excel hay LibreOffice")


def _refuse_bomb(packed: zipfile.ZipFile) -> None:
    """Unpack every part while counting, never trusting the sizes the archive states."""
    members = packed.infolist()
    if len(members) > LIMIT_MEMBERS or sum(one.file_size for one in members) > LIMIT_UNPACKED:
        raise Invalid({"file": _too_much()})
    unpacked = 0
    for member in members:
        honest = copy.copy(member)
        honest.file_size = LIMIT_UNPACKED * 2
        with packed.open(honest) as stream:
            while part := stream.read(CHUNK):
                unpacked += len(part)
                if unpacked > LIMIT_UNPACKED:
                    raise Invalid({"file": _too_much()})


def _too_much() -> str:
    return _("Tệp này bung ra quá lớn, không mở. Chép riêng bảng trẻ em sang tệp mới rồi gửi")
