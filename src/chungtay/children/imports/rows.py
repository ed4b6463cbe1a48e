"""From the cells of one row to facts about one child, or to problems named by column in plain words."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from chungtay.children import rules
from chungtay.children.choices import Poverty
from chungtay.children.facts import ChildFacts
from chungtay.children.imports.columns import BY_KEY, Layout
from chungtay.children.imports.reading import Cell
from chungtay.core.vietnamese import key, nfc, parse_approximate

EXCEL_DAY_ZERO = date(1899, 12, 30)
FIRST_SERIAL, LAST_SERIAL = 20_000, 80_000
YEARS = range(1990, 2100)
FORMULA = ("=", "+", "@", "-")
ERRORS = ("#REF!", "#VALUE!", "#N/A", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!")
MALE = frozenset({"nam", "trai", "m", "male", "1"})
FEMALE = frozenset({"nu", "gai", "f", "female", "0"})
YES = frozenset({"x", "co", "roi", "da co", "da", "1", "v", "yes", "da khai sinh", "da dang ky"})
NO = frozenset({"khong", "chua", "0", "chua co", "no", "chua khai sinh", "chua dang ky"})
POVERTY = {
    "ho ngheo": Poverty.POOR,
    "ngheo": Poverty.POOR,
    "ho can ngheo": Poverty.NEAR,
    "can ngheo": Poverty.NEAR,
    "khong": Poverty.NONE,
    "khong ngheo": Poverty.NONE,
    "binh thuong": Poverty.NONE,
    "trung binh": Poverty.NONE,
    "kha": Poverty.NONE,
    "x": Poverty.POOR,
}
RELATIONS = {
    "me": "mother",
    "me de": "mother",
    "cha": "father",
    "bo": "father",
    "cha de": "father",
    "bo de": "father",
    "ba": "grandmother",
    "ba noi": "grandmother",
    "ba ngoai": "grandmother",
    "ong": "grandfather",
    "ong noi": "grandfather",
    "ong ngoai": "grandfather",
    "anh": "sibling",
    "chi": "sibling",
    "giam ho": "guardian",
    "nguoi giam ho": "guardian",
}


@dataclass
class Problem:
    """What is wrong with one cell, in plain words."""

    column: str
    words: str
    cell: str = ""

    def plain(self) -> dict[str, str]:
        """Return the problem as it is stored."""
        return {"column": self.column, "words": self.words, "cell": self.cell}


@dataclass
class ReadRow:
    """One row as it was understood."""

    number: int
    cells: list[str]
    facts: ChildFacts | None = None
    mother: str = ""
    father: str = ""
    carer: str = ""
    relation: str = ""
    relation_words: str = ""
    phone: str = ""
    groups: tuple[str, ...] = ()
    problems: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)

    @property
    def family(self) -> tuple[str, ...]:
        """The people named in the row."""
        return tuple(name for name in (self.mother, self.father, self.carer) if name)


class RowReader:
    """Reads the rows of one layout for one commune."""

    def __init__(
        self,
        layout: Layout,
        *,
        place_id: UUID,
        today: date,
        provinces: frozenset[str],
        group_keys: frozenset[str],
    ) -> None:
        self._layout = layout
        self._place_id = place_id
        self._today = today
        self._provinces = provinces
        self._groups = group_keys

    def read(self, number: int, cells: Sequence[Cell]) -> ReadRow | None:
        """Return the row as understood, or `None` for a row that speaks of nobody."""
        shown = [as_words(cell) for cell in cells]
        row = ReadRow(number, shown)
        values = {name: cells[at] if at < len(cells) else None for name, at in self._layout.places.items()}
        name = self._text(row, "name", values)
        if not name and _is_nobody(shown, values):
            return None
        born, precision = self._born(row, values)
        facts = ChildFacts(
            full_name=name,
            sex=self._sex(row, values),
            born_on=born,
            birth_precision=precision,
            place_id=self._place_id,
            ethnicity=self._text(row, "ethnicity", values),
            birth_registered=self._registered(row, values),
            personal_number=self._number(row, values),
            health_insurance_number=self._text(row, "card", values).upper().replace(" ", ""),
            village=self._text(row, "village", values),
            address=self._text(row, "address", values),
            household_number=self._text(row, "household", values),
            household_head=self._text(row, "head", values),
            poverty=self._poverty(row, values),
        ).cleaned()
        row.facts = facts
        self._people(row, values)
        self._read_groups(row, values)
        self._judge(row, facts, values)
        return row

    def _judge(self, row: ReadRow, facts: ChildFacts, values: Mapping[str, Cell]) -> None:
        columns = {
            "full_name": "name",
            "born_on": "born",
            "sex": "sex",
            "personal_number": "number",
            "health_insurance_number": "card",
            "phone": "phone",
        }
        verdict = facts.judged(today=self._today, provinces=self._provinces) | rules.check_phone(row.phone)
        known = {problem.column for problem in row.problems}
        for name, words in verdict.problems.items():
            column = columns.get(name, name)
            if head_of(column) not in known:
                row.problems.append(Problem(head_of(column), words, as_words(values.get(column))))
        for name, words in verdict.warnings.items():
            column = columns.get(name, name)
            row.warnings.append(Problem(head_of(column), words, as_words(values.get(column))))

    def _problem(self, row: ReadRow, column: str, words: str, cell: Cell) -> None:
        row.problems.append(Problem(head_of(column), words, as_words(cell)))

    def _text(self, row: ReadRow, column: str, values: Mapping[str, Cell]) -> str:
        cell = values.get(column)
        words = nfc(as_words(cell))
        if words in ERRORS:
            self._problem(row, column, _("Ô báo lỗi %(error)s của Excel") % {"error": words}, cell)
            return ""
        if words.startswith(FORMULA) and not (column == "phone" and words[1:].strip().isdigit()):
            self._problem(row, column, _("Chữ bắt đầu bằng dấu công thức (= + @ -), không nhận"), cell)
            return ""
        return words

    def _number(self, row: ReadRow, values: Mapping[str, Cell]) -> str:
        cell = values.get("number")
        words = rules.clean_number(self._text(row, "number", values)).lstrip("'")
        if (
            isinstance(cell, int | float)
            and not isinstance(cell, bool)
            and words.isdigit()
            and 9 < len(words) < 12
        ):
            row.warnings.append(
                Problem(
                    head_of("number"), _("Ô kiểu số làm mất số 0 ở đầu; đã thêm lại. Để cột kiểu chữ"), words
                )
            )
            words = words.zfill(12)
        return words

    def _born(self, row: ReadRow, values: Mapping[str, Cell]) -> tuple[date | None, str]:
        column = next(
            (one for one in ("born", "born_male", "born_female") if as_words(values.get(one))), "born"
        )
        if "day" in values or ("year" in values and not as_words(values.get(column))):
            parts = [as_words(values.get(one)) for one in ("day", "month", "year")]
            words = "/".join(part for part in parts if part)
            return self._parsed(row, "born", words) if words else (None, "day")
        cell = values.get(column)
        if isinstance(cell, datetime):
            return cell.date(), "day"
        if isinstance(cell, date):
            return cell, "day"
        if isinstance(cell, int | float) and not isinstance(cell, bool):
            if int(cell) in YEARS:
                return date(int(cell), 1, 1), "year"
            if FIRST_SERIAL <= cell <= LAST_SERIAL:
                return EXCEL_DAY_ZERO + timedelta(days=int(cell)), "day"
        words = self._text(row, "born", {"born": cell})
        return self._parsed(row, "born", words) if words else (None, "day")

    def _parsed(self, row: ReadRow, column: str, words: str) -> tuple[date | None, str]:
        words = re.sub(r"\s+\d{1,2}:\d{2}(:\d{2})?$", "", words.lstrip("'"))
        if words.isdigit() and FIRST_SERIAL <= int(words) <= LAST_SERIAL:
            return EXCEL_DAY_ZERO + timedelta(days=int(words)), "day"
        found = parse_approximate(words.zfill(8) if re.fullmatch(r"\d{7}", words) else words)
        if found is None:
            self._problem(
                row, column, _("Không hiểu ngày “%(words)s”; ghi như 14/09/2018") % {"words": words}, words
            )
            return None, "day"
        return found

    def _sex(self, row: ReadRow, values: Mapping[str, Cell]) -> str:
        if "sex" in values:
            words = key(self._text(row, "sex", values))
            if words in MALE:
                return "male"
            if words in FEMALE:
                return "female"
            if words:
                self._problem(row, "sex", _("Giới tính phải là Nam hoặc Nữ"), values["sex"])
            return ""
        for one, other, sex in (("male", "female", "male"), ("born_male", "born_female", "male")):
            if one in values or other in values:
                if as_words(values.get(other)):
                    return "female"
                return sex if as_words(values.get(one)) or one not in values else ""
        return ""

    def _choice(
        self, row: ReadRow, column: str, values: Mapping[str, Cell], read: Callable[[str], Any]
    ) -> Any:
        words = self._text(row, column, values)
        found = read(key(words)) if words else None
        if words and found is None:
            row.warnings.append(
                Problem(head_of(column), _("Không hiểu “%(words)s”, để trống") % {"words": words}, words)
            )
        return found

    def _poverty(self, row: ReadRow, values: Mapping[str, Cell]) -> str:
        return self._choice(row, "poverty", values, POVERTY.get) or Poverty.UNKNOWN

    def _registered(self, row: ReadRow, values: Mapping[str, Cell]) -> bool | None:
        def read(words: str) -> bool | None:
            return (
                True
                if words in YES or (any(sign.isdigit() for sign in words) and len(words) > 1)
                else (False if words in NO else None)
            )

        found: bool | None = self._choice(row, "registered", values, read)
        return found

    def _people(self, row: ReadRow, values: Mapping[str, Cell]) -> None:
        for who in ("mother", "father", "carer"):
            name = self._text(row, who, values)
            if name and rules.check_name(name).problems:
                row.warnings.append(Problem(head_of(who), _("Tên người thân có chữ lạ, không ghi"), name))
                name = ""
            setattr(row, who, name)
        row.relation_words = self._text(row, "relation", values)
        row.relation = RELATIONS.get(key(row.relation_words), "relative" if row.carer else "")
        if row.carer and row.relation in ("mother", "father") and not getattr(row, row.relation):
            setattr(row, row.relation, row.carer)
            row.carer = ""
        phone = values.get("phone")
        words = rules.clean_number(self._text(row, "phone", values))
        if isinstance(phone, int | float) and len(words) == 9:
            words = f"0{words}"
        row.phone = words

    def _read_groups(self, row: ReadRow, values: Mapping[str, Cell]) -> None:
        words = self._text(row, "groups", values).lower()
        if not words or key(words) in NO:
            return
        letters = [part.strip().removeprefix("nhóm").strip(" ).") for part in re.split(r"[,;+/]| và ", words)]
        unknown = [letter for letter in letters if letter and letter not in self._groups]
        if unknown:
            self._problem(
                row,
                "groups",
                _("Không có nhóm “%(letter)s”; ghi chữ cái của Luật Trẻ em, Điều 10: a, b, c, d, đ, e…")
                % {"letter": unknown[0]},
                words,
            )
        row.groups = tuple(dict.fromkeys(letter for letter in letters if letter in self._groups))


def head_of(column: str) -> str:
    """Return the head of a column as the template writes it."""
    known = BY_KEY.get(column)
    return known.head if known else column


def as_words(cell: Cell) -> str:
    """Return a cell as a person sees it: whole numbers without a point, days day first."""
    if cell is None or cell == "":
        return ""
    if isinstance(cell, bool):
        return "x" if cell else ""
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else str(cell)
    if isinstance(cell, datetime):
        return f"{cell:%d/%m/%Y}" if (cell.hour, cell.minute) == (0, 0) else f"{cell:%d/%m/%Y %H:%M}"
    if isinstance(cell, date):
        return f"{cell:%d/%m/%Y}"
    return str(cell).strip()


def _is_nobody(shown: Sequence[str], values: Mapping[str, Cell]) -> bool:
    """Tell a blank row, a row of totals or a signature from a child whose name is missing."""
    said = [name for name, cell in values.items() if as_words(cell)]
    return len(said) < 2 or not any(
        name in said for name in ("born", "born_male", "born_female", "number", "year")
    )
