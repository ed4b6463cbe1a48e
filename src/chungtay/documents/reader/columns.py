"""Heads and signatures set in two columns: the left column first, then the right one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from chungtay.documents.reader.letters import UP
from chungtay.documents.reader.text import Line

MOTTO: Final = re.compile(
    r"CỘNG\s*HÒA\s*XÃ\s*HỘI\s*CHỦ\s*NGHĨA\s*VIỆT\s*NAM|Độc\s*lập\s*-\s*Tự\s*do\s*-\s*Hạnh\s*phúc|ĐẢNG CỘNG SẢN VIỆT NAM",
    re.I,
)
DATELINE: Final = re.compile(
    rf"(?P<place>[{UP}][^\W\d_]*\.?(?:[ -]+[{UP}][^\W\d_]*\.?){{0,5}})\s*,\s*"
    r"(?P<date>ngày[\s.…_]*(?P<day>\d{0,2})[\s.…_]*tháng[\s.…_]*(?P<month>\d{0,2})[\s.…_]*năm[\s.…_]*(?P<year>\d{4})?"
    r"|ngày\s*(?P<day2>\d{1,2})\s*[/.-]\s*(?P<month2>\d{1,2})\s*[/.-]\s*(?P<year2>\d{4}))"
)
SIGN_LINE: Final = re.compile(
    r"\b(?:TM|KT|TL|TUQ|Q|T/M|K/T)\s*\.\s*[A-ZĐỦ]|\b(?:TM|KT|TL|TUQ)\s+(?:BAN|ỦY|BỘ|CHỦ|GIÁM|UBND)\b"
    r"|\b(?:PHÓ\s+)?(?:BỘ\s+TRƯỞNG|CHỦ\s+TỊCH|GIÁM\s+ĐỐC|CỤC\s+TRƯỞNG|BÍ\s+THƯ|THỦ\s+TƯỚNG|TRƯỞNG\s+(?:PHÒNG|BAN)|VIỆN\s+TRƯỞNG"
    r"|CHÁNH\s+(?:VĂN\s+PHÒNG|ÁN|THANH\s+TRA)|TỔNG\s+CỤC\s+TRƯỞNG|VỤ\s+TRƯỞNG)\b|\bTHỨ\s+TRƯỞNG"
)
_MARKERS: Final = re.compile(
    rf"(?i:{MOTTO.pattern})|{SIGN_LINE.pattern}|^\s*(?i:Nơi\s*nhận)|^\s*(?i:Số)\s*:"
    r"|,\s*ngày[\s.…]*\d{0,2}[\s.…]*tháng[\s.…]*\d{0,2}[\s.…]*năm",
    re.M,
)
_BAR_RULE: Final = re.compile(r"^\s*\|?(?:\s*:?-{2,}:?\s*\|)+\s*(?::?-{2,}:?)?\s*$")
_GAP: Final = re.compile(r"(?:\t| {4,})\s*")
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


def _split(text: str) -> tuple[str, str, int] | None:
    """Return the left cell, the right cell and the right cell's column, or None for a line in one column."""
    found = None
    for gap in _GAP.finditer(text.expandtabs(8) if "\t" in text and text.strip() != text else text):
        if gap.start() > 0 and text[: gap.start()].strip() and text[gap.end() :].strip():
            found = gap
            break
    if found is None:
        return None
    return text[: found.start()].strip(), text[found.end() :].strip(), found.end()


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip())


def unfold_columns(lines: Sequence[Line]) -> list[Line]:
    """Return the lines with every two-column block read down its left side and then down its right side."""
    out: list[Line] = []
    position = 0
    while position < len(lines):
        if _split(lines[position].text) is None:
            out.append(lines[position])
            position += 1
            continue
        end = _block_end(lines, position)
        block = lines[position:end]
        if _MARKERS.search("\n".join(cell for line in block for cell in _cells(line.text))):
            out.extend(_unfold_block(block))
        else:
            out.extend(block)
        position = end
    return out


def _cells(text: str) -> tuple[str, ...]:
    parts = _split(text)
    return (text.strip(),) if parts is None else parts[:2]


def _block_end(lines: Sequence[Line], start: int) -> int:
    end, gap, right = start + 1, 0, 10_000
    for position in range(start, len(lines)):
        line = lines[position]
        parts = _split(line.text)
        if parts is not None:
            right = min(right, parts[2])
            end, gap = position + 1, 0
        elif line.blank:
            gap += 1
        elif _indent(line.text) >= max(right - 12, 12) and len(line.text.strip()) < 70:
            end, gap = position + 1, 0
        else:
            gap += 1
        if gap > 6:
            break
    return end


def _unfold_block(block: Sequence[Line]) -> list[Line]:
    left: list[Line] = []
    right: list[Line] = []
    edge = min(parts[2] for line in block if (parts := _split(line.text)) is not None)
    for line in block:
        parts = _split(line.text)
        if parts is not None:
            left.append(replace(line, text=parts[0]))
            right.append(replace(line, text=parts[1]))
        elif line.blank:
            left.append(line)
        elif _indent(line.text) >= max(edge - 12, 12):
            right.append(line)
        else:
            left.append(line)
    return [*left, Line(""), *right, Line("")]


def split_run_together(lines: Sequence[Line]) -> list[Line]:
    """Return the lines with the motto, the dateline and signing titles set apart from what shares their line."""
    out: list[Line] = []
    for number, line in enumerate(lines):
        cuts: list[int] = []
        if number < 40 and len(line.text) < 200:
            for pattern in (MOTTO, DATELINE):
                for found in pattern.finditer(line.text):
                    cuts.extend((found.start(), found.end()))
        if line.text.lstrip().startswith("- ") and (found_sign := SIGN_LINE.search(line.text)):
            cuts.append(found_sign.start())
        edges = sorted({0, *cuts, len(line.text)})
        for start, end in zip(edges, edges[1:], strict=False):
            if line.text[start:end].strip() or len(edges) == 2:
                out.append(replace(line, text=line.text[start:end]))
        if len(edges) < 2:
            out.append(line)
    return out
