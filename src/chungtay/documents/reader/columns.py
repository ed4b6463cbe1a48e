"""Heads and signatures set in two columns: the left column first, then the right one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from chungtay.documents.reader.kinds import KIND_LINE
from chungtay.documents.reader.letters import UP, is_upper
from chungtay.documents.reader.text import Line

MOTTO: Final = re.compile(
    r"CỘNG\s*HÒA\s*XÃ\s*HỘI\s*CHỦ\s*NGHĨA\s*VIỆT\s*NAM|Độc\s*lập\s*-\s*Tự\s*do\s*-\s*Hạnh\s*phúc"
    r"|ĐẢNG CỘNG SẢN VIỆT NAM",
    re.I,
)
_PLACE_WORD: Final = rf"(?:TP\.?|Tp\.?|[{UP}](?![{UP}])[^\W\d_]*)"
DATELINE: Final = re.compile(
    rf"(?<![\w/-])(?P<place>{_PLACE_WORD}(?:(?: {{1,3}}- {{1,3}}|[ -]{{1,3}}){_PLACE_WORD}){{0,5}})\s*,\s*"
    r"(?P<date>ngày[\s.…_]*(?P<day>\d{0,2})[\s.…_]*tháng[\s.…_]*(?P<month>\d{0,2})[\s.…_]*năm[\s.…_]*(?P<year>\d{4})?"
    r"|ngày\s*(?P<day2>\d{1,2})\s*[/.-]\s*(?P<month2>\d{1,2})\s*[/.-]\s*(?P<year2>\d{4}))"
)
SIGN_LINE: Final = re.compile(
    r"\b(?:TM|KT|TL|TUQ|Q|T/M|K/T)\s*\.\s*[A-ZĐỦ]|\b(?:TM|KT|TL|TUQ)\s+(?:BAN|ỦY|BỘ|CHỦ|GIÁM|UBND)\b"
    r"|\b(?:PHÓ\s+)?(?:BỘ\s+TRƯỞNG|CHỦ\s+TỊCH|GIÁM\s+ĐỐC|CỤC\s+TRƯỞNG|BÍ\s+THƯ|THỦ\s+TƯỚNG"
    r"|TRƯỞNG\s+(?:PHÒNG|BAN)|VIỆN\s+TRƯỞNG|CHỦ\s+NHIỆM|TỔNG\s+GIÁM\s+ĐỐC|HIỆU\s+TRƯỞNG"
    r"|CHÁNH\s+(?:VĂN\s+PHÒNG|ÁN|THANH\s+TRA)|TỔNG\s+CỤC\s+TRƯỞNG|VỤ\s+TRƯỞNG)\b|\bTHỨ\s+TRƯỞNG"
)
_MARKERS: Final = re.compile(
    rf"(?i:{MOTTO.pattern})|{SIGN_LINE.pattern}|^\s*(?i:Nơi\s*nhận)|^\s*(?i:Số)\s*:"
    r"|,\s*ngày[\s.…]*\d{0,2}[\s.…]*tháng[\s.…]*\d{0,2}[\s.…]*năm",
    re.M,
)
_NUMBERED: Final = re.compile(r"(?<=\w)[ -]+(?=Số\s*:)")
_ABOUT: Final = re.compile(r"(?<=\w)[ -]+(?=V/v\s)")
_BAR_RULE: Final = re.compile(r"^\s*\|?(?:\s*:?-{2,}:?\s*\|)+\s*(?::?-{2,}:?)?\s*$")
_BREAK: Final = re.compile(r"<\s*br\s*/?\s*>", re.I)


def is_bar_row(text: str) -> bool:
    """Tell whether a line is a row of a table drawn with bars."""
    return text.count("|") >= 2 and (text.lstrip().startswith("|") or text.rstrip().endswith("|"))


def _bar_cells(text: str) -> list[str]:
    return [cell.strip() for cell in text.strip().strip("|").split("|")]


def unfold_bars(raw: str) -> str:
    """Return the text with bar tables taken apart: two-column heads by column, other tables row by row."""
    out: list[str] = []
    block: list[list[str]] = []
    for line in [*raw.split("\n"), ""]:
        bare = re.sub(r"^\s*(?:[#>]+\s*)?\**\s*(?=\|)", "", line)
        if is_bar_row(bare):
            if not _BAR_RULE.match(bare):
                block.append(_bar_cells(bare))
            continue
        if block:
            out.extend(_emit_table(block))
            block = []
        out.append(line)
    return "\n".join(out[:-1])


def _emit_table(rows: Sequence[Sequence[str]]) -> list[str]:
    width = max(len(row) for row in rows)
    whole = "\n".join("\n".join(_BREAK.split(cell)) for row in rows for cell in row)
    marked = _MARKERS.search(re.sub(r"[*_#]", "", whole)) is not None
    if width == 1 or (width <= 4 and marked):
        lines: list[str] = []
        for column in range(width):
            for row in rows:
                if column < len(row):
                    lines.extend(part.strip() for part in _BREAK.split(row[column]))
            lines.append("")
        return [*lines, ""]
    return [" | ".join(_BREAK.sub(" ", cell) for cell in row if cell.strip(" *_")) for row in rows]


@dataclass(frozen=True, slots=True)
class _Cell:
    """One cell of a line: its words and the columns of characters it covers."""

    text: str
    start: int
    end: int

    @property
    def middle(self) -> float:
        return (self.start + self.end) / 2


def _close_blanks(text: str) -> str:
    """Return a line whose blanks left for a number or a day are one space, so that they part no columns."""
    text = text.expandtabs(8)
    text = re.sub(r"(?i)(\bsố\s*:?)\s{2,}(?=[/\d.…])", r"\1 ", text)
    text = re.sub(r"(\d)\s{2,}(?=/\s?[A-ZĐ\d])", r"\1 ", text)
    return re.sub(r"(?i)\b(ngày|tháng|năm|\d{1,2})\s{2,}(?=tháng\b|năm\b|\d)", r"\1 ", text)


def _cells(text: str) -> list[_Cell]:
    """Return the cells of a line, parted by gaps of four blanks or more."""
    line = _close_blanks(text)
    return [
        _Cell(found.group(), found.start(), found.end()) for found in re.finditer(r"\S+(?: {1,3}\S+)*", line)
    ]


def unfold_columns(lines: Sequence[Line]) -> list[Line]:
    """Return the lines with every block in columns read down each column in turn, from the left."""
    out: list[Line] = []
    position = 0
    while position < len(lines):
        if len(_cells(lines[position].text)) < 2:
            out.append(lines[position])
            position += 1
            continue
        end = _block_end(lines, position)
        block = lines[position:end]
        if _MARKERS.search("\n".join(cell.text for line in block for cell in _cells(line.text))):
            out.extend(_unfold_block(block))
        else:
            out.extend(block)
        position = end
    return out


def _block_end(lines: Sequence[Line], start: int) -> int:
    """Return the index after a block in columns; lines set far to the right below it still belong to it."""
    end, gap, right = start + 1, 0, 10_000
    for position in range(start, len(lines)):
        cells = _cells(lines[position].text)
        if len(cells) > 1:
            right = min(right, cells[1].start)
            end, gap = position + 1, 0
        elif not cells:
            gap += 1
        elif KIND_LINE.match(cells[0].text) and is_upper(cells[0].text):
            break
        elif cells[0].start >= max(right - 12, 12) and len(cells[0].text) < 70:
            end, gap = position + 1, 0
        else:
            gap += 1
        if gap > 6:
            break
    return end


def _unfold_block(block: Sequence[Line]) -> list[Line]:
    rows = [_cells(line.text) for line in block]
    anchors = max(rows, key=len)
    columns: list[list[Line]] = [[] for _ in anchors]
    for line, cells in zip(block, rows, strict=True):
        if not cells:
            columns[0].append(line)
        for index, cell in enumerate(cells):
            alone = len(cells) == 1 and cell.start < 8
            place = index if len(cells) == len(anchors) else 0 if alone else _nearest(anchors, cell)
            columns[place].append(replace(line, text=cell.text))
    return [piece for column in columns for piece in (*column, Line(""))]


def _nearest(anchors: Sequence[_Cell], cell: _Cell) -> int:
    return min(range(len(anchors)), key=lambda index: abs(anchors[index].middle - cell.middle))


def split_run_together(lines: Sequence[Line]) -> list[Line]:
    """Return the lines with the motto, the dateline and signing titles set apart from what shares their line."""
    out: list[Line] = []
    for number, line in enumerate(lines):
        cuts: list[int] = []
        if number < 40 and len(line.text) < 200:
            for pattern in (MOTTO, DATELINE):
                for found in pattern.finditer(line.text):
                    cuts.extend((found.start(), found.end()))
        if number < 10 and is_upper(line.text.split("Số")[0]) and (numbered := _NUMBERED.search(line.text)):
            cuts.append(numbered.end())
        if number < 40 and len(line.text) < 300 and (about := _ABOUT.search(line.text)):
            cuts.append(about.end())
        if re.match(r"\s*(?:- |Nơi nhận\s*:)", line.text) and (found_sign := SIGN_LINE.search(line.text)):
            cuts.append(found_sign.start())
        edges = sorted({0, *cuts, len(line.text)})
        for start, end in pairwise(edges):
            if line.text[start:end].strip() or len(edges) == 2:
                out.append(replace(line, text=line.text[start:end]))
        if len(edges) < 2:
            out.append(line)
    return out
