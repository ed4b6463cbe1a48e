"""What an official document says and shows, free of any file format."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

Align = Literal["left", "center", "right", "justify"]

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
DISPATCH_KINDS = frozenset({"", "công văn"})


@dataclass(frozen=True)
class Heading:
    """A title inside the body; level 1 is for parts ("I."), 2 for sections ("1."), 3 for points."""

    text: str
    level: int = 1


@dataclass(frozen=True)
class Paragraph:
    """Running words; `italic` is for the legal bases, `indent` is the first-line indent of the decree."""

    text: str
    align: Align = "justify"
    bold: bool = False
    italic: bool = False
    indent: bool = True


@dataclass(frozen=True)
class Column:
    """A table column: its heading, its width in millimetres (0 shares what is left), and how its cells stand."""

    title: str
    width: float = 0
    align: Align = "left"


@dataclass(frozen=True)
class Table:
    """A bordered table; `rows` hold as many words as there are columns; `bold_rows` are set bold (totals)."""

    columns: Sequence[Column]
    rows: Sequence[Sequence[str]]
    caption: str = ""
    size: float = 11
    bold_rows: frozenset[int] = frozenset()


@dataclass(frozen=True)
class PageBreak:
    """What follows is an annex on a new page, upright or lying; the signature stands before the first one."""

    landscape: bool = False


Block = Heading | Paragraph | Table | PageBreak


@dataclass(frozen=True)
class OfficialDocument:
    """Every part the decree names; an empty part leaves its place empty, never invented words.

    `number` and `symbol` are the two halves of "42/KH-UBND"; `kind` is the Vietnamese name ("Báo cáo"), or empty or
    "Công văn" for a dispatch, whose subject stands as "V/v" under the number. `authority` holds the lines above the
    signer's title ("TM. ỦY BAN NHÂN DÂN"); `recipients` are the lines under "Nơi nhận" without dashes.
    """

    agency: str
    place: str
    body: Sequence[Block]
    agency_above: str = ""
    number: str = ""
    symbol: str = ""
    issued_on: date | None = None
    kind: str = ""
    subject: str = ""
    addressed_to: Sequence[str] = ()
    recipients: Sequence[str] = ()
    authority: str = ""
    signer_title: str = ""
    signer: str = ""
    is_sample: bool = False

    @property
    def is_dispatch(self) -> bool:
        """Tell whether this is a công văn, which bears no name of kind."""
        return self.kind.strip().casefold() in DISPATCH_KINDS


def number_words(document: OfficialDocument) -> str:
    """Return "Số: 42/KH-UBND", with dots' room where the number is not given yet; a number under 10 gets a 0."""
    number = document.number.strip()
    if number.isdigit() and len(number) == 1:
        number = f"0{number}"
    if not number and not document.symbol:
        return "Số:            "
    return f"Số: {number or '        '}/{document.symbol}" if document.symbol else f"Số: {number}"


def issued_words(document: OfficialDocument) -> str:
    """Return "Hà Nội, ngày 05 tháng 01 năm 2026": the day under 10 and months 1 and 2 get a 0."""
    on = document.issued_on
    if on is None:
        return f"{document.place}, ngày       tháng       năm       "
    month = f"{on.month:02d}" if on.month < 3 else str(on.month)
    return f"{document.place}, ngày {on.day:02d} tháng {month} năm {on.year}"


def recipient_lines(document: OfficialDocument) -> list[str]:
    """Return the lines under "Nơi nhận": a dash before, a semicolon after, a full stop at the end."""
    lines = [line.strip().lstrip("-").strip().rstrip(";.") for line in document.recipients if line.strip()]
    return [f"- {line}{'.' if place == len(lines) else ';'}" for place, line in enumerate(lines, 1)]


def addressed_lines(document: OfficialDocument) -> list[str]:
    """Return the lines after "Kính gửi:"; several receivers stand each on a line of its own."""
    lines = [line.strip().rstrip(";.") for line in document.addressed_to if line.strip()]
    if len(lines) < 2:
        return lines
    return [f"- {line}{'.' if place == len(lines) else ';'}" for place, line in enumerate(lines, 1)]


def column_widths(table: Table, whole: float) -> list[float]:
    """Return the width of each column in millimetres; columns without one share what is left of `whole`."""
    fixed = sum(column.width for column in table.columns)
    free = [column for column in table.columns if not column.width]
    share = max(whole - fixed, 10.0 * len(free)) / len(free) if free else 0
    widths = [column.width or share for column in table.columns]
    scale = min(1.0, whole / sum(widths)) if widths else 1.0
    return [width * scale for width in widths]
