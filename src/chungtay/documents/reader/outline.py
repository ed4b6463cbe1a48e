"""The body of a document as a tree of numbered parts, with the label an official would cite."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from chungtay.documents.reader.letters import is_upper
from chungtay.documents.reader.paragraphs import MARK, Paragraph

_RANKS: Final = {
    "part": 0, "upper": 1, "roman": 2, "article": 3, "num": 4, "dotted": 5,
    "paren": 8, "letter": 9, "dash": 10, "plus": 11,
}  # fmt: skip
_CLOSING: Final = re.compile(
    r"^(?:Nhận (?:được )?(?:Kế hoạch|Công văn|Chỉ thị|văn bản)|Căn cứ (?:nội dung|vào nội dung|Công văn này"
    r"|Kế hoạch này)|Trên đây là"
    r"|Trong quá trình|Yêu cầu (?:các|Thủ trưởng|Giám đốc|UBND|Ủy ban)|Đề nghị (?:các|Ủy ban|UBND|Quý"
    r"|Thủ trưởng|đồng chí|Sở|Giám đốc)"
    r"|Kế hoạch này|Công văn này|Chỉ thị này|Quyết định này|Thông báo này|Nghị quyết này|Hướng dẫn này"
    r"|Công điện này"
    r"|Giao (?:Sở|Văn phòng|Phòng|Chánh)|Văn phòng .{3,60} (?:thông báo|xin thông báo)"
    r"|Sở .{3,60} (?:trân trọng|đề nghị|yêu cầu|kính)"
    r"|(?:Ủy ban nhân dân|UBND|Bộ|Chủ tịch) .{0,80}?(?:yêu cầu|đề nghị|trân trọng|giao)\b|Trân trọng"
    r"|Kính (?:trình|đề nghị|mong)"
    r"|Rất mong|Mọi (?:khó khăn|vướng mắc)|Nếu có|Có gì|Nơi nhận|Quá trình (?:triển khai|thực hiện))"
)
_CONTINUED: Final = re.compile(r"^(?:Giao|Đề nghị|Yêu cầu)\b")


@dataclass(slots=True)
class Node:
    """One numbered part: its style, number, the paragraph after the mark and what stands under it."""

    style: str
    label: str
    paragraph: Paragraph
    offset: int
    children: list[Node] = field(default_factory=list)
    extras: list[Paragraph] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The words after the mark."""
        return self.paragraph.text[self.offset :]

    @property
    def rank(self) -> int:
        return _RANKS[self.style]


@dataclass(slots=True)
class Outline:
    """The body: unmarked paragraphs before the first mark, the tree, and unmarked closing paragraphs."""

    lead: list[Paragraph]
    roots: list[Node]
    closing: list[Paragraph]


def _style(found: re.Match[str], path: Sequence[Node]) -> str:
    style = found.lastgroup or "dash"
    if style == "roman" and re.match(r"[CDLM]", found.group()):
        return "upper"
    if style == "num" and found.group().rstrip().endswith(")"):
        return "paren"
    return style


def _number(found: re.Match[str]) -> str:
    return re.sub(r"[\s.)(/:-]+$|^[\s(]+", "", found.group())


def _label(path: Sequence[Node], style: str, number: str) -> str:
    if style in ("dash", "plus"):
        return path[-1].label if path else ""
    if style in ("part", "upper", "roman"):
        parents = [node.label for node in path if node.style in ("part", "upper", "roman") and node.label]
        own = "" if style == "part" and not re.search(r"[IVX\d]", number) else number
        if style == "part":
            own = re.sub(r"^\S+\s+(?:thứ\s+)?", "", own, flags=re.I)
        return ".".join(part for part in (parents[-1] if parents else "", own) if part)
    if style == "article":
        return re.sub(r"^ĐIỀU", "Điều", re.sub(r"\s+", " ", re.sub(r"(?<=u)(?=\d)", " ", number)))
    if style == "dotted":
        outer = next(
            (node.label for node in reversed(path) if node.style in ("article", "roman", "upper", "part")), ""
        )
        if outer.endswith(number.split(".", 1)[0]) and not any(node.style == "num" for node in path):
            outer = outer[: -len(number.split(".", 1)[0])].rstrip(".")
        return ".".join(part for part in (outer, number) if part)
    parent = path[-1].label if path else ""
    return ".".join(part for part in (parent, number) if part)


def build_outline(paragraphs: Sequence[Paragraph]) -> Outline:
    """Return the tree of the body; footnotes are left out, headings in capitals open an unnumbered part."""
    outline = Outline([], [], [])
    path: list[Node] = []
    body = [paragraph for paragraph in paragraphs if not paragraph.note]
    last_mark = max((index for index, p in enumerate(body) if _opens(p)), default=-1)
    for index, paragraph in enumerate(body):
        found = MARK.match(paragraph.text)
        if found is None and not _is_bare_heading(paragraph):
            _place_unmarked(outline, path, paragraph, after_all=index > last_mark)
            continue
        style = _style(found, path) if found else "roman"
        number = _number(found) if found else ""
        offset = _after_mark(paragraph.text, found.end()) if found else 0
        rank = _RANKS[style] + (number.count(".") if style == "dotted" else 0)
        while path and _rank_of(path[-1]) >= rank:
            path.pop()
        label = _label(path, style, number) if found else ""
        node = Node(style, label, paragraph, offset)
        (path[-1].children if path else outline.roots).append(node)
        path.append(node)
    return outline


def _opens(paragraph: Paragraph) -> bool:
    return MARK.match(paragraph.text) is not None or _is_bare_heading(paragraph)


def _rank_of(node: Node) -> int:
    return node.rank + (_number_dots(node) if node.style == "dotted" else 0)


def _number_dots(node: Node) -> int:
    return node.paragraph.text[: node.offset].strip().rstrip(".").count(".")


def _after_mark(text: str, end: int) -> int:
    return end + len(text[end:]) - len(text[end:].lstrip())


def _is_bare_heading(paragraph: Paragraph) -> bool:
    text = paragraph.text
    if re.match(r"^QUYẾT (?:ĐỊNH|NGHỊ)\s*:?$|^CHỈ THỊ\s*:?$", text):
        return False
    return is_upper(text) and len(text.split()) >= 2 and len(text) < 160


def _place_unmarked(outline: Outline, path: list[Node], paragraph: Paragraph, *, after_all: bool) -> None:
    if not path:
        (outline.closing if outline.roots else outline.lead).append(paragraph)
        return
    if after_all and (outline.closing or _CLOSING.match(paragraph.text)) and not _belongs(path, paragraph):
        outline.closing.append(paragraph)
        return
    node = path[-1]
    if node.style in ("dash", "plus") and not after_all and len(path) > 1 and len(paragraph.text) > 200:
        path[-2].extras.append(paragraph)
        return
    node.extras.append(paragraph)


def _belongs(path: Sequence[Node], paragraph: Paragraph) -> bool:
    """Tell whether an instruction under a heading with nothing else below it is that heading's own."""
    node = path[-1]
    bare = not node.children and not node.extras
    return (
        bare
        and node.style in ("roman", "upper", "num", "article")
        and len(node.text) < 120
        and not node.text.endswith(".")
    )
