"""Lines into paragraphs: what a page or a fixed line width has cut is joined again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from chungtay.documents.reader.columns import (
    DATELINE,
    MOTTO,
    SIGN_LINE,
    split_run_together,
    unfold_bars,
    unfold_columns,
)
from chungtay.documents.reader.kinds import KIND_LINE
from chungtay.documents.reader.letters import LOW, UP, is_upper, squeeze, starts_lower
from chungtay.documents.reader.text import Line, clean_lines, normalise_characters

MARK: Final = re.compile(
    r"^(?:"
    rf"(?P<part>(?:Phần|PHẦN|Chương|CHƯƠNG)\s+(?:thứ\s+|THỨ\s+)?(?:[IVX]+|\d+|[{UP}{LOW}]+)\b[.:]?)"
    r"|(?P<article>(?:Điều|ĐIỀU)\s*\d{1,3}[.:])"
    r"|(?P<roman>(?:X{0,2}(?:IX|IV|V?I{1,3}|V)|X{1,2})\s*[.)/-])(?=\s|[A-ZĐ])"
    rf"|(?P<upper>[A-EGHK]\s*[./)])(?=\s*[{UP}])(?!\S*\.)"
    rf"|(?P<dotted>\d{{1,2}}(?:\.\d{{1,2}}){{1,3}}\.?)(?=\s+[{UP}“\"(]|[{UP}])"
    rf"|(?P<num>\d{{1,2}}(?:\s?[./)]|-))(?=\s+\S|[{UP}])(?!\s*\d)"
    r"|(?P<letter>[a-zđ]\s?[.)])(?=\s+\S)"
    rf"|(?P<paren>\(\d{{1,2}}\)|\([a-zđ]\))(?=\s*\S)"
    rf"|(?P<dash>-)(?=\s+\S|[{UP}“])"
    rf"|(?P<plus>\+)(?=\s*\S)"
    r")"
)
_LABEL: Final = re.compile(
    r"^(?:Kính\s*gửi|Nơi\s*nhận|Số\s*[:.]|V/v|V/V|Luật số|(?:TM|KT|TL|TUQ)\s*\.|Căn cứ\b|\(?Đã ký\)?|\(Ký"
    r"|QUYẾT NGHỊ|QUYẾT ĐỊNH)"
)
_CLOSED: Final = re.compile(r"[.;:!?] ?[”\"’)]? ?$|\./\.$|/\.? ?$")
# The words that open a body: never the second line of the subject above it.
_OPENER: Final = re.compile(
    r"^(?:Căn cứ|Thực hiện|Để |Nhằm |Theo |Kính\s*gửi|Thời gian qua|Trong thời gian|Năm \d{4}|Ngày \d)"
)
_TIGHT: Final = re.compile(r"[^\W_]/$|[A-ZĐ]-$")
_NOTE: Final = re.compile(rf"^\s*(?P<mark>\d{{1,2}}|\[\d{{1,2}}\]|[¹²³⁴⁵⁶⁷⁸⁹])\s+(?=[({UP}“])")
_GLUED: Final = re.compile(rf"[{LOW})”](\d{{1,2}}|[¹²³⁴⁵⁶⁷⁸⁹]|\[\d{{1,2}}\])(?=[.,;:)\s]|$)")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of the normalised text, at [start, end); `note` marks a footnote."""

    start: int
    end: int
    text: str
    heading: bool = False
    note: bool = False
    spaced: bool = False


@dataclass(slots=True)
class _Draft:
    pieces: list[str]
    length: int
    heading: bool
    note: bool
    spaced: bool
    closed: bool = False
    fixed: bool = False


@dataclass(frozen=True, slots=True)
class _Page:
    """How the lines were set: `width` of hard-wrapped lines or None; `double` when a blank follows every line."""

    width: int | None
    double: bool


@dataclass(frozen=True, slots=True)
class Text:
    """The normalised text and its paragraphs in order."""

    text: str
    paragraphs: tuple[Paragraph, ...] = field(default=())


def build_text(raw: str) -> Text:
    """Return the normalised text of a document with its paragraphs joined; offsets everywhere refer to it."""
    lines = clean_lines(unfold_bars(normalise_characters(raw)))
    lines = split_run_together(unfold_columns(lines))
    drafts = _join(lines, _page(lines), _glued_marks(lines))
    paragraphs: list[Paragraph] = []
    parts: list[str] = []
    position = 0
    for draft in drafts:
        text = _glue(draft.pieces)
        paragraphs.append(
            Paragraph(position, position + len(text), text, draft.heading, draft.note, draft.spaced)
        )
        parts.append(text)
        position += len(text) + 1
    return Text("\n".join(parts), tuple(paragraphs))


def _glue(pieces: Sequence[str]) -> str:
    parts = [pieces[0]]
    for piece in pieces[1:]:
        tight = _TIGHT.search(parts[-1][-3:]) is not None and piece[:1].isalnum()
        parts.append(piece if tight else f" {piece}")
    return "".join(parts)


def _glued_marks(lines: Sequence[Line]) -> frozenset[str]:
    return frozenset(mark for line in lines for mark in _GLUED.findall(line.text))


def _page(lines: Sequence[Line]) -> _Page:
    """Return how the page was set, from the lengths of lines and from sentences that run over line ends."""
    running = spaced = total = 0
    previous, gap = "", False
    lengths: list[int] = []
    for line in lines:
        if line.blank:
            gap = True
            continue
        text = squeeze(line.text)
        if previous and not is_upper(text):
            total += 1
            if (
                starts_lower(text)
                and not _CLOSED.search(previous)
                and not MARK.match(text)
                and len(previous) > 30
            ):
                running += 1
                spaced += gap
        lengths.append(len(text))
        previous, gap = text, False
    long = sorted(length for length in lengths if length > 30)
    if running < 3 or not long:
        return _Page(None, False)
    width = long[int(len(long) * 0.9) - 1] if len(long) > 1 else long[0]
    wrapped = width <= 170 and running >= 0.15 * total
    return _Page(width if wrapped else None, wrapped and spaced >= 0.5 * running)


def _stands_alone(text: str) -> bool:
    """Tell whether a line of the head or foot never runs on into the next."""
    return bool(
        MOTTO.match(text)
        or (is_upper(text) and not MARK.match(text))
        or (DATELINE.match(text) and re.search(r"năm\W*\d{4}\W*$", text))
        or (KIND_LINE.match(text) and is_upper(text))
        or re.match(r"^Nơi nhận\s*:?$|^Kính gửi\s*:$", text)
        or re.match(rf"^Số\s*:.*/.*[{UP}]$", text)
    )


def _starts(text: str, previous: str, *, open_before: bool) -> bool:
    """Tell whether a line begins a paragraph by its own form."""
    mark = MARK.match(text)
    if mark:
        body = text[mark.end() :].lstrip()
        runs_on = open_before and len(previous) > 40 and starts_lower(body) and not body[:1].isdigit()
        return not (runs_on and mark.lastgroup in ("dash", "letter", "paren", "plus"))
    if _LABEL.match(text) or MOTTO.match(text) or DATELINE.match(text):
        return True
    if is_upper(text) and SIGN_LINE.match(text):
        return True
    return is_upper(text) and (not open_before or is_upper(previous)) and len(text.split()) > 1


def _continues(line: Line, text: str, last: _Draft, gap: bool, page: _Page) -> bool:
    """Tell whether a line goes on with the paragraph before it."""
    previous = last.pieces[-1]
    if last.heading or line.heading or last.fixed:
        return False
    open_before = _CLOSED.search(previous) is None
    if _starts(text, previous, open_before=open_before):
        return False
    if _TIGHT.search(previous[-3:]):
        return True
    if len(last.pieces) < 4 and _stands_alone(_glue(last.pieces)):
        marked_upper = MARK.match(last.pieces[0]) and is_upper(previous) and is_upper(text) and not gap
        return bool(marked_upper)
    lower = starts_lower(text)
    if open_before and lower:
        return True
    if previous.endswith(",") and not gap:
        return True
    if page.width is None or (gap and not page.double) or previous.endswith("./."):
        return False
    word = text.split(" ", 1)[0]
    if open_before:
        return last.length >= 0.72 * page.width and not is_upper(previous)
    return last.length + 1 + len(word) > 0.88 * page.width


def _is_note(line: Line, text: str, glued: frozenset[str]) -> bool:
    if line.note:
        return True
    found = _NOTE.match(text)
    return found is not None and (line.rule or found.group("mark") in glued)


def _join(lines: Sequence[Line], page: _Page, glued: frozenset[str]) -> list[_Draft]:
    drafts: list[_Draft] = []
    gap = False
    for line in lines:
        if line.blank:
            gap = True
            continue
        text = squeeze(line.text)
        if _is_note(line, text, glued) and drafts:
            drafts.append(_Draft([text], len(text), False, True, gap))
            gap = False
            continue
        target = _target(line, text, drafts, gap, page)
        if target is None:
            drafts.append(_Draft([text], len(text), line.heading, False, gap))
        else:
            target.pieces.append(text)
            target.length = len(text)
        gap = False
    return drafts


def _target(line: Line, text: str, drafts: list[_Draft], gap: bool, page: _Page) -> _Draft | None:
    """Return the paragraph a line goes on with; a footnote may stand between a cut sentence and its rest."""
    if not drafts:
        return None
    last = drafts[-1]
    if _OPENER.match(text) and len(drafts) > 1 and KIND_LINE.fullmatch(_glue(drafts[-2].pieces[:3])):
        return None
    if not last.note:
        return last if _continues(line, text, last, gap, page) else None
    body = next((draft for draft in reversed(drafts) if not draft.note), None)
    ended = _CLOSED.search(last.pieces[-1]) is not None
    if (
        body
        and starts_lower(text)
        and not _CLOSED.search(body.pieces[-1])
        and (ended or (gap and not page.double))
    ):
        return body if _continues(line, text, body, gap, page) else None
    return last if _continues(line, text, last, gap, page) else None
