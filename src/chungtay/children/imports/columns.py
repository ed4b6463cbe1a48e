"""Which column holds what, recognised by its head under many spellings, heads of two lines included."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from chungtay.children.imports.reading import Cell, Sheet
from chungtay.core.errors import Invalid
from chungtay.core.vietnamese import key

HEAD_WITHIN = 20
"""Heads are looked for in this many first rows; official lists begin with a national heading and a title."""


@dataclass(frozen=True)
class Column:
    """One thing a spreadsheet may state: its key, its head in the template, and other heads that mean the same."""

    key: str
    head: str
    spellings: tuple[str, ...]
    example: str = ""
    note: str = ""


def _column(name: str, head: str, spellings: str, example: str = "", note: str = "") -> Column:
    return Column(name, head, (key(head), *spellings.split("|")), example, note)


COLUMNS = (
    _column(
        "name",
        "Họ và tên",
        "ho ten|ho va ten tre|ho ten tre|ho va ten tre em|ho ten tre em|ten tre|ten tre em"
        "|ho va ten hoc sinh|ho va ten chau|ho ten chau|ho dem va ten|ho, ten|ho ten khai sinh|ho chu dem ten khai sinh"
        "|ho, chu dem va ten khai sinh|ho va ten khai sinh",
        "Nguyễn Văn Mẫu",
        "Bắt buộc. Viết đủ dấu.",
    ),
    _column(
        "born",
        "Ngày sinh",
        "ngay thang nam sinh|ngay, thang, nam sinh|nam sinh|sinh ngay|ngay/thang/nam sinh"
        "|ngay thang nam|ntns|ns|ngay sinh tre|sinh nam",
        "14/09/2018",
        "Bắt buộc. Chỉ biết năm thì ghi năm.",
    ),
    _column(
        "sex", "Giới tính", "gioi|nam/nu|nam nu|nam, nu|phai|gioi tinh tre", "Nam", "Bắt buộc: Nam hoặc Nữ."
    ),
    _column("ethnicity", "Dân tộc", "dan toc tre|thanh phan dan toc", "Kinh"),
    _column(
        "number",
        "Số định danh cá nhân",
        "so dinh danh|ma dinh danh|ma dinh danh ca nhan|so ddcn|so cccd|cccd"
        "|so can cuoc|so cccd/ma dinh danh|so cccd/so dinh danh|so cmnd/cccd|cccd/ma dinh danh|ddcn"
        "|so dinh danh ca nhan/cccd"
        "|so cccd/dinh danh|ma so dinh danh|ma so dinh danh ca nhan",
        "",
        "12 chữ số, để cột kiểu chữ.",
    ),
    _column(
        "card",
        "Mã thẻ BHYT",
        "so the bhyt|the bhyt|bhyt|ma bhyt|so the bao hiem y te|ma the bao hiem y te|ma the bhyt|so bhyt",
    ),
    _column(
        "village",
        "Thôn, bản, tổ dân phố",
        "thon|ban|xom|ap|thon/ban|thon ban|thon xom|thon, xom|to dan pho|thon/to dan pho"
        "|thon, to|khu pho|noi o|dia ban|thon, ban|thon/xom|ban/to dan pho|thon ban to dan pho|to|khu dan cu",
        "Thôn Đông",
    ),
    _column(
        "address",
        "Số nhà, đường",
        "dia chi|dia chi thuong tru|noi thuong tru|dia chi noi o|so nha|noi o hien nay|cho o hien nay",
    ),
    _column(
        "household", "Số hộ", "ma ho|so ho khau|so so ho khau|ho so|ma ho gia dinh|so ho gia dinh", "H-0012"
    ),
    _column("head", "Chủ hộ", "ho ten chu ho|ho va ten chu ho|ten chu ho"),
    _column(
        "poverty",
        "Diện hộ",
        "ho ngheo|ho ngheo/can ngheo|ho ngheo, can ngheo|hoan canh kinh te|dien ho ngheo|loai ho|ho ngheo can ngheo",
        "không nghèo",
        "Hộ nghèo, hộ cận nghèo hoặc không nghèo.",
    ),
    _column("mother", "Họ và tên mẹ", "ho ten me|ten me|me|me de|ho va ten cua me", "Trần Thị Mẫu"),
    _column(
        "father",
        "Họ và tên cha",
        "ho ten cha|ten cha|cha|bo|ho ten bo|ten bo|ho va ten bo|cha de|ho va ten cua cha",
    ),
    _column(
        "carer",
        "Người chăm sóc",
        "nguoi giam ho|nguoi nuoi duong|ho ten nguoi cham soc|cha me hoac nguoi giam ho|ho ten cha me"
        "|cha/me/nguoi giam ho|ho ten bo/me|ho ten cha/me|cha me/nguoi giam ho|nguoi dai dien|phu huynh"
        "|ho ten phu huynh"
        "|nguoi cham soc truc tiep|nguoi giam ho/cham soc",
    ),
    _column("relation", "Quan hệ với trẻ", "quan he|quan he voi tre em|la gi cua tre|moi quan he", "bà"),
    _column("phone", "Điện thoại", "so dien thoai|sdt|dien thoai lien he|dt|so dt|dien thoai phu huynh"),
    _column(
        "groups",
        "Nhóm hoàn cảnh đặc biệt",
        "hoan canh|hoan canh dac biet|hcdb|te hcdb|nhom hcdb|doi tuong|tre em hcdb"
        "|nhom hoan canh|tre em co hoan canh dac biet",
        "",
        "Chữ cái a, b, c, d, đ, e… của Luật Trẻ em; nhiều nhóm cách nhau dấu phẩy.",
    ),
    _column("registered", "Khai sinh", "da khai sinh|giay khai sinh|dang ky khai sinh|co khai sinh", "có"),
)
HIDDEN = (
    Column("born_male", "Ngày sinh: Nam", ()),
    Column("born_female", "Ngày sinh: Nữ", ()),
    Column("day", "Ngày sinh: ngày", ()),
    Column("month", "Ngày sinh: tháng", ()),
    Column("year", "Ngày sinh: năm", ()),
    Column("female", "Nữ (đánh dấu)", ("nu",)),
    Column("male", "Nam (đánh dấu)", ("nam",)),
)
BY_KEY = {column.key: column for column in (*COLUMNS, *HIDDEN)}
BY_SPELLING = {spelling: column.key for column in (*COLUMNS, *HIDDEN) for spelling in column.spellings}
BIRTH_HEADS = frozenset(COLUMNS[1].spellings)
SPLIT_BIRTH = {"nam": "born_male", "nu": "born_female", "ngay": "day", "thang": "month"}
NEVER_MIND = frozenset({"stt", "tt", "so tt", "so thu tu", "ghi chu", "loi", ""})


@dataclass(frozen=True)
class Layout:
    """Where the data stands: the sheet, the last row of the head, and the column of each thing; rows count from 0."""

    sheet: Sheet
    head_row: int
    places: dict[str, int]
    heads: tuple[str, ...]
    ignored: tuple[str, ...]
    lines: int = 1

    @property
    def fit(self) -> tuple[int, int]:
        """How well the heads fit: more columns first, then a head of one line."""
        return len(self.places), -self.lines

    def data(self) -> Iterator[tuple[int, Sequence[Cell]]]:
        """Yield the rows below the head with the number Excel shows beside them."""
        for index in range(self.head_row + 1, len(self.sheet.rows)):
            yield index + 1, self.sheet.rows[index]


def recognise(sheets: Sequence[Sheet]) -> Layout:
    """Return the sheet and the rows whose heads fit best.

    :raises Invalid: when no sheet has a name and a birth date column; says which heads were seen.
    """
    best: Layout | None = None
    for sheet in sheets:
        for layout in _layouts(sheet):
            if _fits(layout) and (best is None or layout.fit > best.fit):
                best = layout
    if best is None:
        raise Invalid({"file": _no_layout(sheets)})
    return best


def _fits(layout: Layout) -> bool:
    found = layout.places
    return "name" in found and bool({"born", "born_male", "born_female", "year"} & set(found))


def _layouts(sheet: Sheet) -> Iterator[Layout]:
    rows = sheet.rows[:HEAD_WITHIN]
    for index, row in enumerate(rows):
        one_line = [_words(cell) for cell in row]
        yield _layout(sheet, index, [_meaning(words) for words in one_line], one_line)
        if index + 1 < len(rows):
            lower = [_words(cell) for cell in rows[index + 1]]
            upper = _spread(one_line)
            upper += [""] * (len(lower) - len(upper))
            lower += [""] * (len(upper) - len(lower))
            heads = [
                u if u == low or not low else f"{u} {low}".strip()
                for u, low in zip(upper, lower, strict=True)
            ]
            meanings = [_two_lines(u, low) for u, low in zip(upper, lower, strict=True)]
            yield _layout(sheet, index + 1, meanings, heads, lines=2)


def _spread(heads: Sequence[str]) -> list[str]:
    """Carry an upper head to the right over the cells it was merged with."""
    spread, last = [], ""
    for head in heads:
        last = head or last
        spread.append(last)
    return spread


def _words(cell: Cell) -> str:
    return " ".join(str(cell).split()) if isinstance(cell, str) else ""


def _plain(words: str) -> str:
    bare = re.sub(r"\(.*?\)|\[.*?\]", " ", key(words))
    return " ".join(re.sub(r"[*:.\"'“”]", " ", bare).split()).strip(" -,/")


def _meaning(words: str) -> str:
    plain = _plain(words)
    return "" if plain in NEVER_MIND else BY_SPELLING.get(plain, "")


def _two_lines(upper: str, lower: str) -> str:
    above, below = _plain(upper), _plain(lower)
    if above in BIRTH_HEADS and below != above:
        if below in SPLIT_BIRTH:
            return SPLIT_BIRTH[below]
        if above != "nam sinh" and below == "nam sinh":
            return "year"
    if above in ("gioi tinh", "gioi") and below in ("nam", "nu"):
        return {"nam": "male", "nu": "female"}[below]
    if not below or below == above:
        return _meaning(upper)
    return BY_SPELLING.get(f"{above} {below}", "") or ("" if below in NEVER_MIND else _meaning(lower))


def _layout(
    sheet: Sheet, head_row: int, meanings: Sequence[str], heads: Sequence[str], *, lines: int = 1
) -> Layout:
    places: dict[str, int] = {}
    for index, meaning in enumerate(meanings):
        if meaning and meaning not in places:
            places[meaning] = index
    if "day" in places and "month" in places and "born_male" in places:
        # Under one head "Ngày sinh" stand day, month and year; "Năm" reads like "Nam" without its mark.
        places["year"] = places.pop("born_male")
    taken = set(places.values())
    ignored = tuple(
        head
        for index, head in enumerate(heads)
        if head and index not in taken and _plain(head) not in NEVER_MIND
    )
    return Layout(sheet, head_row, places, tuple(heads), ignored, lines)


def _no_layout(sheets: Sequence[Sheet]) -> str:
    seen = [head for sheet in sheets[:3] for head in _widest(sheet)][:12]
    names = ", ".join(f"“{sheet.name}”" for sheet in sheets[:5])
    if not any(any(cell not in ("", None) for cell in row) for sheet in sheets for row in sheet.rows):
        return _("Tệp không có dòng nào. Tải mẫu, điền rồi gửi lại")
    return _(
        "Không trang nào có cột “Họ và tên” cùng “Ngày sinh”. Đã xem trang: %(sheets)s. Tiêu đề đọc được: %(heads)s. "
        "Chọn đúng tệp, hoặc tải mẫu"
    ) % {"sheets": names, "heads": ", ".join(seen) or _("không có")}


def _widest(sheet: Sheet) -> list[str]:
    rows = [[words for cell in row if (words := _words(cell))] for row in sheet.rows[:HEAD_WITHIN]]
    return max(rows, key=len, default=[])
