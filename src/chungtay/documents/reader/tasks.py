"""Who is told to do what: the leaves of the outline, with the agencies their headings name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from chungtay.documents.reader.agencies import leading_agencies, split_agencies, starts_agency
from chungtay.documents.reader.dues import find_dues, one_day
from chungtay.documents.reader.letters import is_upper
from chungtay.documents.reader.model import Span, Task
from chungtay.documents.reader.outline import Node, Outline
from chungtay.documents.reader.paragraphs import Paragraph

_NOT_TASKS: Final = re.compile(
    r"^(?:(?:NHỮNG\s+)?(?:MỤC ĐÍCH|YÊU CẦU$|MỤC TIÊU|QUAN ĐIỂM|KINH PHÍ|NGUỒN KINH PHÍ|NGÂN SÁCH|CĂN CỨ"
    r"|CƠ SỞ|ĐÁNH GIÁ|KẾT QUẢ|THỰC TRẠNG"
    r"|TÌNH HÌNH|HẠN CHẾ|TỒN TẠI|KHÓ KHĂN|NGUYÊN NHÂN|ƯU ĐIỂM|ĐỐI TƯỢNG|PHẠM VI|BỐI CẢNH|CHỈ TIÊU|THỜI GIAN"
    r"|ĐỊA ĐIỂM|THÀNH PHẦN"
    r"|ĐẶC ĐIỂM|SỰ CẦN THIẾT|KHÁI QUÁT|THUẬN LỢI|GIẢI THÍCH|NHẬN XÉT|BÀI HỌC|DỰ TOÁN))",
    re.I,
)
_WORK: Final = re.compile(
    r"NHIỆM VỤ|GIẢI PHÁP|PHƯƠNG HƯỚNG|KIẾN NGHỊ|ĐỀ XUẤT|TỔ CHỨC THỰC HIỆN|PHÂN CÔNG|TRÁCH NHIỆM", re.I
)
_ORDER: Final = re.compile(r"(?<!\w)(?:yêu cầu|đề nghị|giao|chỉ đạo|khẩn trương|có trách nhiệm)(?!\w)", re.I)
_ASK_INSIDE: Final = re.compile(
    r"(?:(?:^|[.;]\s+)|(?<=\w )(?=(?:giao|yêu cầu)\s))(?P<ask>(?:giao|yêu cầu|Giao|Đề nghị|Yêu cầu"
    r"|Ủy quyền)(?: hoặc ủy quyền)?(?: cho)?\s+)"
)
_BY_DUTY: Final = re.compile(
    r"^Căn cứ (?:vào )?(?:chức năng|nhiệm vụ|tình hình)[^.,]*?(?:,\s*|\s+)(?=(?:các|Các|UBND|Ủy ban|Sở"
    r"|Phòng)\s)"
)
_NO_TASKS: Final = frozenset({"Tờ trình", "Giấy mời", "Biên bản", "Luật", "Nghị định", "Thông tư"})
_REPORTS: Final = frozenset({"Báo cáo", "Đề án"})


@dataclass(frozen=True, slots=True)
class _Told:
    """Agencies inherited from the headings above, with the words that name them."""

    agencies: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()


@dataclass(slots=True)
class _Reader:
    kind: str | None
    year: int | None
    issued_on: date | None
    tasks: list[Task]

    def add(self, section: str, told: _Told, pieces: Sequence[tuple[Paragraph, int]]) -> None:
        """Add one task made of the pieces given as (paragraph, offset of its first word)."""
        spans = tuple(Span(paragraph.start + offset, paragraph.end) for paragraph, offset in pieces)
        text = "\n".join(paragraph.text[offset:] for paragraph, offset in pieces).strip()
        text = (
            re.sub(r"\s*\.?\s*/\s*\.?\s*\w{0,8}$", "", text) if re.search(r"\./\.$|\. /\.$", text) else text
        )
        if len(text) < 8:
            return
        dues = [
            due
            for paragraph, offset in pieces
            for due in find_dues(
                paragraph.text[offset:], paragraph.start + offset, year=self.year, issued_on=self.issued_on
            )
        ]
        self.tasks.append(Task(section or None, told.agencies, text, one_day(dues), spans, told.spans))


def read_tasks(
    outline: Outline, *, kind: str | None, year: int | None, issued_on: date | None
) -> tuple[Task, ...]:
    """Return the tasks in the order of the text: leaves of the outline, or orders in plain paragraphs without one."""
    reader = _Reader(kind, year, issued_on, [])
    if kind in _NO_TASKS:
        return ()
    lead = _told_by_lead(outline.lead)
    roots = outline.roots
    if kind in _REPORTS:
        roots = [
            node
            for node in _flat(roots)
            if node.style in ("part", "upper", "roman", "num") and _WORK.search(node.text[:120])
        ]
        roots = [node for node in roots if not any(node in _flat(other.children) for other in roots)]
    for node in roots:
        _walk(reader, node, lead)
    if not roots and kind not in _REPORTS:
        _plain(reader, outline.lead)
    for paragraph in outline.closing:
        if roots and find_dues(paragraph.text, paragraph.start, year=year, issued_on=issued_on):
            reader.add("", _asked(paragraph, 0), [(paragraph, 0)])
    return tuple(reader.tasks)


def _flat(nodes: Sequence[Node]) -> list[Node]:
    out: list[Node] = []
    for node in nodes:
        out.append(node)
        out.extend(_flat(node.children))
    return out


def _heading_words(node: Node) -> str:
    return node.text.split(":", 1)[0].strip(" .;:")


def _walk(reader: _Reader, node: Node, told: _Told) -> None:
    if _skipped(node):
        return
    own, offset = _heading_agencies(node)
    here = own or told
    inline = node.text[offset - node.offset :].strip(" .;:") if own else ""
    if node.children:
        _walk_children(reader, node, here, own, offset)
    elif own and not inline:
        _under_agency(reader, node, here)
    elif own:
        reader.add(node.label, here, [(node.paragraph, offset), *((extra, 0) for extra in node.extras)])
    else:
        _leaf(reader, node, told)


def _skipped(node: Node) -> bool:
    """Tell whether a part sets out aims, means or the situation, and not work."""
    heading = _heading_words(node)
    if re.match(
        r"^(?:Thời gian|Địa điểm|Thành phần|Kinh phí|Đối tượng|Mục đích|Mục tiêu|Phạm vi)\s*:", node.text
    ):
        return True
    titled = is_upper(heading) or node.children or node.extras or node.style in ("part", "upper", "roman")
    return (
        node.style not in ("dash", "plus", "letter", "article")
        and len(heading) < 140
        and bool(titled)
        and _NOT_TASKS.match(heading) is not None
        and _WORK.search(heading) is None
    )


def _walk_children(reader: _Reader, node: Node, here: _Told, own: _Told | None, offset: int) -> None:
    for extra in node.extras:
        asked = _asked(extra, 0)
        if extra.text.rstrip().endswith(":"):
            here = asked if asked.agencies else here
        elif extra.start < node.children[0].paragraph.start:
            reader.add(node.label, asked if asked.agencies else here, [(extra, 0)])
    text = node.text
    inline = node.paragraph.text[offset:].strip(" :;.") if own else text
    if (own and len(inline) > 30 and not inline_lead(inline)) or (
        not own and len(text) > 160 and not text.rstrip().endswith(":")
    ):
        reader.add(node.label, here, [(node.paragraph, offset if own else node.offset)])
    elif not own and text.rstrip().endswith(":"):
        asked = _asked(node.paragraph, node.offset)
        here = asked if asked.agencies else here
    before = len(reader.tasks)
    for child in node.children:
        _walk(reader, child, here)
    if len(reader.tasks) == before and node.style == "article" and not own:
        reader.add(node.label, here, [(node.paragraph, node.offset)])
    for extra in node.extras:
        if (
            extra.start > node.children[0].paragraph.start
            and len(extra.text) > 60
            and not extra.text.endswith(":")
        ):
            asked = _asked(extra, 0)
            reader.add(node.label, asked if asked.agencies else here, [(extra, 0)])


def inline_lead(text: str) -> bool:
    """Tell whether words after an agency only announce the list below them."""
    return (
        re.fullmatch(
            r"(?:có trách nhiệm|chủ trì|thực hiện|tập trung|cụ thể|chịu trách nhiệm|tổ chức|như sau|\W"
            r"|các nhiệm vụ|sau|thực hiện các nội dung)+",
            text,
            re.I,
        )
        is not None
    )


def _under_agency(reader: _Reader, node: Node, here: _Told) -> None:
    for extra in node.extras:
        reader.add(node.label, here, [(extra, 0)])


def _leaf(reader: _Reader, node: Node, told: _Told) -> None:
    heading_only = node.style in ("part", "upper", "roman") and (is_upper(node.text) or len(node.text) < 90)
    if heading_only:
        for extra in node.extras:
            asked = _asked(extra, 0)
            reader.add(node.label, asked if asked.agencies else told, [(extra, 0)])
        if not node.extras and not is_upper(node.text) and len(node.text) > 40:
            reader.add(node.label, told, [(node.paragraph, node.offset)])
        return
    if is_upper(node.text) and not node.extras:
        return
    asked = _asked(node.paragraph, node.offset)
    here = asked if asked.agencies and not (told.agencies and node.style in ("dash", "plus")) else told
    titled = len(node.text) < 110 and node.extras and not node.text.rstrip().endswith((".", ";"))
    if titled:
        for extra in node.extras:
            own = _asked(extra, 0)
            reader.add(node.label, own if own.agencies else here, [(extra, 0)])
        return
    reader.add(node.label, here, [(node.paragraph, node.offset), *((extra, 0) for extra in node.extras)])


def _heading_agencies(node: Node) -> tuple[_Told | None, int]:
    """Return the agencies a part is headed with, None when it is no such heading, and where the words after begin."""
    text = node.text
    if node.style in ("dash", "plus") or not starts_agency(text):
        return None, node.offset
    colon = re.match(r"^[^:]{3,300}?(?<![Ss]ở)(?<!ngành)(?<!ban)\s*:", text)
    head = colon.group() if colon else text
    bare = head.strip(" .;:")
    ends = bool(colon) or (
        not re.search(r"[.!?]\s", bare) and not node.text.rstrip().endswith(".") and len(bare) < 260
    )
    if node.children or node.extras:
        ends = ends or len(bare) < 160
    verbs, end = leading_agencies(head)
    if colon and verbs and end < len(head.rstrip(" :")) and not inline_lead(head[end:].strip(" :")):
        return None, node.offset
    if not ends or (not colon and verbs and end < len(bare) - 2):
        return None, node.offset
    names = verbs if colon and verbs else split_agencies(bare)
    start = node.paragraph.start + node.offset
    offset = node.offset + len(head) + len(text[len(head) :]) - len(text[len(head) :].lstrip())
    return _Told(names, (Span(start, start + len(head.rstrip(" :;."))),)), offset


def _asked(paragraph: Paragraph, offset: int) -> _Told:
    """Return the agencies a paragraph itself tells: at its beginning, or after "Giao", "Đề nghị", "Yêu cầu"."""
    text = paragraph.text[offset:]
    duty = _BY_DUTY.match(text)
    skip = duty.end() if duty else 0
    names, end = leading_agencies(text[skip:])
    if names:
        return _Told(names, (Span(paragraph.start + offset + skip, paragraph.start + offset + skip + end),))
    after_colon = re.match(r"^[^:.]{3,80}:\s*", text)
    if after_colon:
        inner = _asked_at(paragraph, offset + after_colon.end())
        if inner.agencies:
            return inner
    for found in _ASK_INSIDE.finditer(text):
        names, end = leading_agencies(text[found.end() :])
        if names:
            start = paragraph.start + offset + found.end()
            return _Told(names, (Span(start, start + end),))
    return _Told()


def _asked_at(paragraph: Paragraph, offset: int) -> _Told:
    text = paragraph.text[offset:]
    duty = _BY_DUTY.match(text)
    skip = duty.end() if duty else 0
    names, end = leading_agencies(text[skip:])
    start = paragraph.start + offset + skip
    return _Told(names, (Span(start, start + end),)) if names else _Told()


def _told_by_lead(lead: Sequence[Paragraph]) -> _Told:
    """Return whom the sentence that opens the list tells ("… đề nghị Ủy ban nhân dân các tỉnh …, cụ thể:")."""
    if not lead or not lead[-1].text.rstrip().endswith(":"):
        return _Told()
    paragraph = lead[-1]
    sentence = max(paragraph.text.rfind(". ") + 2, 0) if ". " in paragraph.text else 0
    for found in re.finditer(r"(?<!\w)(?:yêu cầu|đề nghị|giao)\s+", paragraph.text[sentence:]):
        start = sentence + found.end()
        names, end = leading_agencies(paragraph.text[start:])
        if names:
            return _Told(names, (Span(paragraph.start + start, paragraph.start + start + end),))
    return _Told()


def _plain(reader: _Reader, paragraphs: Sequence[Paragraph]) -> None:
    """Read orders from paragraphs without numbers: those that ask, tell or set a last day."""
    for paragraph in paragraphs:
        text = paragraph.text
        if re.match(r"^(?:Căn cứ|Kính\s*gửi|Trân trọng|Xét)", text) or is_upper(text):
            continue
        told = _asked(paragraph, 0)
        if not told.agencies:
            for found in re.finditer(r"(?<!\w)(?:yêu cầu|đề nghị|giao)\s+", text):
                names, end = leading_agencies(text[found.end() :])
                if names:
                    start = paragraph.start + found.end()
                    told = _Told(names, (Span(start, start + end),))
                    break
        dues = find_dues(text, paragraph.start, year=reader.year, issued_on=reader.issued_on)
        if told.agencies or (dues and _ORDER.search(text)):
            reader.add("", told, [(paragraph, 0)])
