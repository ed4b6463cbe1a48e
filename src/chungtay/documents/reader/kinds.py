"""Kinds of official documents: their names in a heading and their codes in a number."""

from __future__ import annotations

import re
from typing import Final

TYPE_CODES: Final = {
    "NQ": "Nghị quyết", "QĐ": "Quyết định", "CT": "Chỉ thị", "QC": "Quy chế", "QYĐ": "Quy định", "TC": "Thông cáo",
    "TB": "Thông báo", "HD": "Hướng dẫn", "CTr": "Chương trình", "CTR": "Chương trình", "KH": "Kế hoạch",
    "PA": "Phương án", "ĐA": "Đề án", "DA": "Dự án", "BC": "Báo cáo", "BB": "Biên bản", "TTr": "Tờ trình",
    "TTR": "Tờ trình", "HĐ": "Hợp đồng", "CĐ": "Công điện", "GM": "Giấy mời", "NĐ": "Nghị định", "TT": "Thông tư",
    "TTLT": "Thông tư liên tịch", "NQLT": "Nghị quyết liên tịch", "KL": "Kết luận", "CV": "Công văn",
    "KHPH": "Kế hoạch phối hợp", "CTPH": "Chương trình phối hợp", "KHLT": "Kế hoạch liên tịch",
    "KHLN": "Kế hoạch liên ngành", "QĐi": "Quy định",
}  # fmt: skip
_NAMES: Final = (
    "THÔNG TƯ LIÊN TỊCH", "NGHỊ QUYẾT LIÊN TỊCH", "NGHỊ QUYẾT", "NGHỊ ĐỊNH", "QUYẾT ĐỊNH", "CHỈ THỊ",
    "QUY CHẾ", "QUY ĐỊNH",
    "THÔNG CÁO", "THÔNG BÁO", "THÔNG TƯ", "THÔNG TRI", "HƯỚNG DẪN", "CHƯƠNG TRÌNH", "KẾ HOẠCH", "PHƯƠNG ÁN",
    "ĐỀ ÁN",
    "DỰ ÁN", "BÁO CÁO", "BIÊN BẢN", "TỜ TRÌNH", "HỢP ĐỒNG", "CÔNG ĐIỆN", "KẾT LUẬN", "GIẤY MỜI",
    "GIẤY GIỚI THIỆU",
    "PHIẾU GỬI", "PHIẾU CHUYỂN", "PHIẾU BÁO", "CÔNG VĂN", "PHÁP LỆNH", "LUẬT", "LỆNH",
)  # fmt: skip
KIND_LINE: Final = re.compile(
    rf"^(?P<kind>{'|'.join(_NAMES)})(?P<more>\s+(?:LIÊN TỊCH|PHỐI HỢP|LIÊN NGÀNH))?\s*[:.]?(?=\s|$)", re.I
)


def kind_name(words: str) -> str:
    """Return a kind's name with one capital: "KẾ HOẠCH" becomes "Kế hoạch"."""
    low = " ".join(words.split()).lower()
    return low[:1].upper() + low[1:]


def spaced_out(letters: str) -> str | None:
    """Return the kind whose letters are given without spaces, as in a heading set letter by letter."""
    return next((name for name in _NAMES if name.replace(" ", "") == letters), None)


def kind_of_symbol(symbol: str | None, number: str | None) -> str | None:
    """Return the kind a number's type code stands for; "Công văn" for a symbol without one, None without a symbol."""
    if symbol is None:
        return None
    if number and re.match(r"\d+[a-z]?-", number):
        return TYPE_CODES.get(symbol.split("/", 1)[0])
    code = symbol.split("-", 1)[0]
    if re.fullmatch(r"(?:QH|UBTVQH)\d+", code):
        return None
    return TYPE_CODES.get(code, "Công văn")
