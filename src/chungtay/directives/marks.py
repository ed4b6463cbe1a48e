"""The document on the screen: its lines cut where proposals begin and end, each with the number of its proposal."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Any

HEAD, TASK, DUE = "", "t", "d"
_RANK = {HEAD: 1, TASK: 0, DUE: 2}
_NATION = re.compile(r"^\W*(cộng hòa xã hội|cộng hoà xã hội|độc lập\s*[-–]\s*tự do)", re.I)
_DATE_LINE = re.compile(r"ngày.{0,12}tháng.{0,12}năm", re.I)
_BODY = re.compile(
    r"^\W*(kính gửi|căn cứ|thực hiện|kế hoạch|báo cáo|quyết định|chỉ thị|thông báo|hướng dẫn|nghị quyết)\b",
    re.I,
)
_HEAD_LIMIT = 14


@dataclass(frozen=True)
class Mark:
    """A stretch of the text that a proposal came from."""

    start: int
    end: int
    kind: str
    number: int


@dataclass(frozen=True)
class Piece:
    """A run of characters: plain when `number` is 0; `anchor` on the first piece of a number, `shows` on the last."""

    text: str
    kind: str = ""
    number: int = 0
    anchor: bool = False
    shows: bool = False


@dataclass(frozen=True)
class Line:
    """One line of the document; `tone` is `b` for bold, `i` for italic."""

    pieces: list[Piece]
    centred: bool = False
    tone: str = ""


@dataclass(frozen=True)
class Page:
    """The document in the four parts the screen lays out."""

    left: list[Line] = field(default_factory=list)
    right: list[Line] = field(default_factory=list)
    body: list[Line] = field(default_factory=list)
    receivers: list[Line] = field(default_factory=list)
    signing: list[Line] = field(default_factory=list)


class Numbering:
    """Gives each proposal its number in the order of the text, and remembers the marks."""

    def __init__(self) -> None:
        self.marks: list[Mark] = []
        self.numbers: dict[str, int] = {}
        self._bases: dict[str, int] = {}

    def place(self, proposals: Iterable[tuple[str, str, list[list[int]]]]) -> None:
        """Number proposals `(name, kind, spans)` by where their words begin; those without words get none."""
        placed = [
            (min(span[0] for span in spans), name, kind, spans) for name, kind, spans in proposals if spans
        ]
        for _start, name, kind, spans in sorted(placed, key=lambda row: (row[0], row[1])):
            base = name.removesuffix(":due")
            number = self._bases.setdefault(base, len(self._bases) + 1)
            self.numbers[name] = self.numbers[base] = number
            self.marks += [Mark(start, end, kind, number) for start, end in spans]

    def __getitem__(self, name: str) -> int:
        return self.numbers.get(name, 0)


def lay_out(text: str, marks: Iterable[Mark]) -> Page:
    """Return the text in lines and pieces; every character of the text appears once, in order, in one of the parts."""
    lines = _lines(text, sorted(marks, key=lambda mark: (mark.start, -mark.end)))
    words = [line for line in lines if line[1].strip()]
    head_end = _head_end([raw for _line, raw in words])
    foot = next(
        (at for at, (_line, raw) in enumerate(words) if re.match(r"^\W*nơi nhận\b", raw, re.I)), len(words)
    )
    page = Page()
    for at, (line, raw) in enumerate(words):
        if at < head_end:
            _place_head(page, line, raw)
        elif at < foot:
            page.body.append(line)
        elif re.match(r"^\W*nơi nhận\b", raw, re.I):
            page.receivers.append(replace(line, tone="b"))
        elif re.match(r"^\s*[-–+]", raw):
            page.receivers.append(line)
        else:
            page.signing.append(replace(line, tone="b"))
    return page


def _place_head(page: Page, line: Line, raw: str) -> None:
    """Put a line of the head at its side, in the type the decree gives it."""
    if _NATION.match(raw):
        page.right.append(replace(line, tone="b"))
    elif _DATE_LINE.search(raw):
        page.right.append(replace(line, tone="i"))
    else:
        office = raw.strip() == raw.strip().upper() and not re.match(r"^\W*số\b", raw, re.I)
        page.left.append(replace(line, tone="b") if office else line)


def _head_end(raws: list[str]) -> int:
    """Return how many lines the head has: up to the kind, "Kính gửi" or the first long line.

    Without a number, a date or the nation's name there is no head.
    """
    for at, raw in enumerate(raws[:_HEAD_LIMIT]):
        if _BODY.match(raw) or len(raw) > 130:
            head = raws[:at]
            official = any(
                _NATION.match(line) or _DATE_LINE.search(line) or re.match(r"^\W*số\b", line, re.I)
                for line in head
            )
            return at if official else 0
    return 0


def _lines(text: str, marks: list[Mark]) -> list[tuple[Line, str]]:
    """Cut the text at line ends and at the edges of marks."""
    first = {mark.number: mark.start for mark in sorted(marks, key=lambda one: -one.start)}
    last: dict[tuple[int, str], int] = {}
    for mark in marks:
        last[mark.number, mark.kind] = max(last.get((mark.number, mark.kind), 0), mark.end)
    for (number, kind), end in list(last.items()):
        # A full stop after the date ends both marks; the number is written once.
        if kind == TASK and 0 <= end - last.get((number, DUE), -9) <= 3:
            last[number, kind] = -1
    found, start = [], 0
    for raw in text.split("\n"):
        end = start + len(raw)
        here = [mark for mark in marks if mark.start < end and mark.end > start]
        pieces = _pieces(text, start, end, here, first, last)
        centred = (
            bool(raw.strip())
            and len(raw) < 100
            and raw.strip() == raw.strip().upper()
            and any(c.isalpha() for c in raw)
        )
        found.append((Line(pieces, centred), raw))
        start = end + 1
    return found


def _pieces(
    text: str,
    start: int,
    end: int,
    marks: list[Mark],
    first: Mapping[int, int],
    last: Mapping[tuple[int, str], int],
) -> list[Piece]:
    edges = sorted(
        {start, end, *(max(mark.start, start) for mark in marks), *(min(mark.end, end) for mark in marks)}
    )
    pieces = []
    for begin, stop in pairwise(edges):
        cover = [mark for mark in marks if mark.start <= begin and mark.end >= stop]
        words = text[begin:stop]
        if not cover or not words.strip():
            pieces.append(Piece(words))
            continue
        top = max(cover, key=lambda mark: (_RANK[mark.kind], -(mark.end - mark.start)))
        pieces.append(
            Piece(words, top.kind, top.number, first[top.number] == begin, last[top.number, top.kind] == stop)
        )
    return pieces


def proposals_of(directive: Any, tasks: Iterable[Any], bases: Iterable[Any]) -> Numbering:
    """Number what was read: the head's fields, the cited documents, then each task with its due date."""
    rows: list[tuple[str, str, list[list[int]]]] = []
    spans = directive.spans
    for name in ("issuer", "issued_on", "subject", "addressed_to", "signer", "theme", "hotlines"):
        rows.append((name, HEAD, spans.get(name, [])))
    # "Công văn" is known from the number alone; only a kind that is written out points at its own words.
    said = [
        pair
        for pair in spans.get("kind", [])
        if directive.kind.casefold() in directive.text[pair[0] : pair[1]].casefold()
    ]
    rows.append(("kind", HEAD, said if directive.kind else []))
    rows.append(("number", HEAD, [*spans.get("number", []), *spans.get("symbol", [])]))
    rows += [(f"basis-{basis.position}", HEAD, basis.spans[:1]) for basis in bases]
    for task in tasks:
        rows.append((f"task-{task.position}", TASK, task.spans.get("text", [])))
        rows.append((f"task-{task.position}:due", DUE, task.spans.get("due", [])))
    numbering = Numbering()
    numbering.place(rows)
    return numbering
