"""Spreadsheets for tests, made as officials make them."""

import io
from collections.abc import Sequence
from typing import Any

from openpyxl import Workbook

HEADS = [
    "STT",
    "Họ và tên",
    "Ngày sinh",
    "Giới tính",
    "Dân tộc",
    "Số định danh cá nhân",
    "Họ và tên mẹ",
    "Thôn",
]


def workbook(
    rows: Sequence[Sequence[Any]], heads: Sequence[Any] = HEADS, *, above: int = 0, sheet: str = "Trẻ em"
) -> bytes:
    """Return an .xlsx with a title above its heads."""
    book = Workbook()
    page = book.active
    assert page is not None
    page.title = sheet
    for number in range(above):
        page.append([f"DANH SÁCH TRẺ EM {number}"])
    page.append(list(heads))
    for row in rows:
        page.append(list(row))
    return saved(book)


def saved(book: Workbook) -> bytes:
    """Return the bytes of a workbook."""
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def child_row(at: int, name: str = "", /, **values: Any) -> list[Any]:
    """Return the row at a place of the list, under `HEADS`."""
    known = {
        "name": name or f"Lò Thị {_NAMES[at % len(_NAMES)]} {_NAMES[at // len(_NAMES) % len(_NAMES)]}",
        "born": f"{at % 28 + 1:02d}/{at % 12 + 1:02d}/{2012 + at % 12}",
        "sex": "Nữ",
        "ethnicity": "Thái",
        "number": "",
        "mother": f"Vàng Thị {_NAMES[(at * 7) % len(_NAMES)]}",
        "village": "Bản Nà Phát",
        **values,
    }
    return [at + 1, *known.values()]


_WORDS = (
    "An Ánh Bích Châu Chi Diễm Dung Duyên Đan Giang Hà Hạnh Hân Hằng Hiền Hoa Hồng Huệ Huyền Hương Khánh Lan Lệ Liên"
    " Linh Loan Ly Mai Mỹ My Nga Ngân Ngọc Nguyệt Nhi Nhung Như Oanh Phương Phượng Quyên Quỳnh Tâm Thanh Thảo Thơ Thu"
    " Thủy Thúy Thư Thương Trang Trâm Trinh Trúc Tuyết Uyên Vân Vi Vy Xuân Yến"
)
_NAMES = _WORDS.split()
