"""A commune's list of five hundred invented children, with every mistake such lists are known for."""

from datetime import date, timedelta
from pathlib import Path
from random import Random

from openpyxl import load_workbook

FAMILY = ("Lò", "Vàng", "Tẩn", "Phàn", "Giàng", "Sùng", "Hoàng", "Tao", "Lù", "Chẻo")
MIDDLE = ("Khải", "Thục", "Uyển", "Triều", "Nghi", "Duệ", "Bội", "Quế", "Viễn", "Trúc")
GIVEN = ("Phước", "Yên", "Nhiễu", "Soạn", "Kiệm", "Đoài", "Huấn", "Xoan", "Thước", "Quyến")
ALL, GOOD = 500, 480
FIRST_ROW = 2
WRONG_EACH = 4
LATEST_BIRTH = date(2025, 12, 1)
CHILDHOOD = 14 * 365


def people(seed: int = 500) -> list[dict[str, str]]:
    """Return five hundred right rows, by the heads of the template; no two share a name."""
    chance = Random(seed)
    rows = []
    for number in range(ALL):
        girl = chance.random() < 0.48
        born = LATEST_BIRTH - timedelta(days=chance.randrange(CHILDHOOD))
        name = f"{FAMILY[number % 10]} {MIDDLE[number // 10 % 10]} {GIVEN[number // 100 * 2 + girl]}"
        rows.append(
            {
                "Họ và tên": f"{name} {'Hương' if girl else 'Sơn'}",
                "Ngày sinh": f"{born:%d/%m/%Y}",
                "Giới tính": "Nữ" if girl else "Nam",
                "Dân tộc": chance.choice(("Thái", "Mông", "Dao", "Kinh", "Lự")),
                "Số định danh cá nhân": f"012{3 if girl else 2}{born:%y}9{number:05d}",
                "Thôn, bản, tổ dân phố": chance.choice(("Bản Hoa Di", "Bản Nà Đon", "Bản Thẳm", "Tổ 3")),
                "Diện hộ": chance.choice(("hộ nghèo", "không nghèo", "cận nghèo")),
                "Họ và tên mẹ": f"{FAMILY[number * 7 % 10]} Thị {MIDDLE[number * 3 % 10]}",
            }
        )
    return rows


def spoil(rows: list[dict[str, str]]) -> dict[int, tuple[str, str]]:
    """Spoil the last twenty rows, four in each of five ways; returns what was right there: row -> (head, words)."""
    before: dict[int, tuple[str, str]] = {}
    for at in range(GOOD, ALL):
        row, way = rows[at], (at - GOOD) // WRONG_EACH
        if way == 0:
            before[at] = ("Số định danh cá nhân", row["Số định danh cá nhân"])
            row["Số định danh cá nhân"] += "7"
        elif way == 1:
            before[at] = ("Ngày sinh", row["Ngày sinh"])
            row["Ngày sinh"] = "31/02/2018"
        elif way == 2:
            before[at] = ("Họ và tên", row["Họ và tên"])
            row["Họ và tên"] = '=HYPERLINK("http://example.vn","Lò")'
        elif way == 3:
            before[at] = ("Họ và tên", row["Họ và tên"])
            row["Họ và tên"] = ""
        else:
            rows[at] = dict(rows[at - GOOD])
    return before


def fill(template: Path, rows: list[dict[str, str]], target: Path) -> Path:
    """Write the rows below the heads of the template, every cell as text, as a person who types would."""
    book = load_workbook(template)
    sheet = book.worksheets[0]
    heads = {str(cell.value): cell.column for cell in sheet[1] if cell.value}
    for number, row in enumerate(rows, FIRST_ROW):
        for head, words in row.items():
            sheet.cell(number, heads[head], words or None)
    book.save(target)
    return target


def mend(failed: Path, before: dict[int, tuple[str, str]], target: Path) -> int:
    """Put the right words back into the file of failed rows, drop repeated ones; returns how many rows remain."""
    book = load_workbook(failed)
    sheet = book.worksheets[0]
    heads = {str(cell.value): cell.column for cell in sheet[1] if cell.value}
    right = [before.get(at) for at in range(GOOD, ALL)]
    assert sheet.max_row - 1 == len(right), "every row that failed came back, and no other"
    for number, repair in enumerate(right, FIRST_ROW):
        if repair:
            sheet.cell(number, heads[repair[0]], repair[1])
    sheet.delete_rows(FIRST_ROW + 4 * WRONG_EACH, WRONG_EACH)
    book.save(target)
    return 4 * WRONG_EACH
