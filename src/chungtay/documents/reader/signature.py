"""The foot of a document: who receives it, who signs and in what post."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from chungtay.documents.reader.agencies import split_agencies, starts_agency
from chungtay.documents.reader.columns import SIGN_LINE
from chungtay.documents.reader.kinds import KIND_LINE
from chungtay.documents.reader.letters import LOW, UP, is_upper, squeeze
from chungtay.documents.reader.model import Proposal, Span
from chungtay.documents.reader.paragraphs import MARK, Paragraph

_NOTED: Final = re.compile(r"^Nơi\s*nhận\s*:?\s*", re.I)
_TO: Final = re.compile(r"^(?:Kính\s*gửi|Gửi)\s*:\s*|^(?P<wire>.{0,120}?\bđiện)\s*:\s*(?=$|[A-ZĐỦ-])", re.I)
_LEFT_OUT: Final = re.compile(r"^(?:Như\s+(?:trên|kính gửi|Điều|điều|Mục|mục)|Lưu\b|L[ưu]u\s*:)", re.I)
_WORD: Final = rf"(?:[{UP}][{LOW}]*(?:['’][{UP}]?[{LOW}]+)?|[{UP}]')"
_NAME: Final = re.compile(rf"^{_WORD}(?:\s+(?:-\s*)?{_WORD}){{1,5}}$")
_NAME_UPPER: Final = re.compile(rf"^[{UP}]{{1,8}}(?:\s+[{UP}]{{1,8}}){{1,5}}$")
_HONOUR: Final = re.compile(
    r"^(?:(?:GS|PGS|TS|ThS|Th\.S|ThS|BS|BSCKI{1,2}|BSCK[12]|CK ?I{1,2}|CK ?[12]|CN|KS|LS|DS|TSKH|Ông|Bà"
    r"|Đồng chí|Đ/c"
    r"|(?:Đại|Thượng|Trung|Thiếu) (?:tướng|tá|úy))\.?\s*)+(?=\S)"
)
_SIGNED: Final = re.compile(r"^\(?\s*(?:đã ký|đã kí|ký,? ?(?:ghi rõ|đóng dấu|tên)|ký|signed)\b.*$", re.I)
_TITLE_WORD: Final = re.compile(
    r"^(?:PHÓ|CHỦ|TRƯỞNG|GIÁM|ỦY|BAN|BỘ|QUYỀN|THỨ|BÍ|CHÁNH|TỔNG|ĐẠI DIỆN|TM|KT|TL)(?=\s|$)"
)
SURNAMES: Final = frozenset(
    [
        "Nguyễn",
        "Trần",
        "Lê",
        "Phạm",
        "Hoàng",
        "Huỳnh",
        "Phan",
        "Vũ",
        "Võ",
        "Đặng",
        "Bùi",
        "Đỗ",
        "Hồ",
        "Ngô",
        "Dương",
        "Lý",
        "Đào",
        "Đoàn",
        "Vương",
        "Trịnh",
        "Trương",
        "Đinh",
        "Lâm",
        "Phùng",
        "Mai",
        "Tô",
        "Hà",
        "Tạ",
        "Chu",
        "Châu",
        "Cao",
        "Tăng",
        "Thái",
        "Lương",
        "Lưu",
        "Quách",
        "Đàm",
        "Kiều",
        "Giáp",
        "Giàng",
        "Sùng",
        "Thào",
        "Vàng",
        "Lò",
        "Lù",
        "Lầu",
        "Hạng",
        "Mùa",
        "Tẩn",
        "Chảo",
        "Cầm",
        "Quàng",
        "Tòng",
        "Lường",
        "Khoàng",
        "Ma",
        "Mã",
        "Nông",
        "Hứa",
        "Bế",
        "Hoa",
        "Triệu",
        "Bàn",
        "Đường",
        "Phí",
        "Tống",
        "Từ",
        "Kim",
        "Thạch",
        "Sơn",
        "Danh",
        "Ksor",
        "Rơ",
        "Siu",
        "Y",
        "H'",
        "Nay",
        "Kpă",
        "Đồng",
        "Nghiêm",
        "Văn",
        "Ninh",
        "Doãn",
        "Thân",
        "Tôn",
        "Ông",
        "Lại",
        "Viên",
        "Khuất",
        "Khúc",
        "La",
        "Lục",
        "Ngân",
        "Vi",
        "Hầu",
        "Chẩu",
        "Chang",
        "Phàn",
        "Pờ",
        "Lỳ",
        "Vừ",
        "Và",
        "Thò",
        "Ly",
        "Cứ",
        "Hờ",
        "Mạc",
        "Mạch",
        "Cung",
        "Quan",
        "Cù",
        "Cấn",
        "Âu",
        "Bạch",
        "Cam",
        "Cát",
        "Chử",
        "Diệp",
        "Giang",
        "Hàn",
        "Hàng",
        "Khổng",
        "Liêu",
        "Liễu",
        "Lều",
        "Lỗ",
        "Nhữ",
        "Ôn",
        "Phương",
        "Thi",
        "Thiều",
        "Tiêu",
        "Trà",
        "Tưởng",
        "Ung",
        "Uông",
        "Vòng",
        "Xa",
        "Yên",
        "Lữ",
        "Mẫn",
        "A",
    ]
)


@dataclass(frozen=True, slots=True)
class Foot:
    """The foot: recipients copied, signers and their posts, and where it begins (index of its first paragraph)."""

    copied_to: tuple[Proposal[str], ...]
    signers: tuple[Proposal[str], ...]
    titles: tuple[Proposal[str], ...]
    begins: int
    ends: int


def is_signing_line(text: str) -> bool:
    """Tell whether a line of its own gives the power or post of who signs."""
    return is_upper(text) and len(text) < 120 and SIGN_LINE.match(text.strip()) is not None


def read_foot(paragraphs: Sequence[Paragraph], body_start: int) -> Foot:
    """Return the first foot after the body begins; an attached plan or annex comes after it."""
    noted = next(
        (
            i
            for i, p in enumerate(paragraphs)
            if i >= body_start and _NOTED.match(p.text) and len(p.text) < 400
        ),
        None,
    )
    signs = [
        index
        for index, paragraph in enumerate(paragraphs)
        if index >= body_start and is_signing_line(paragraph.text) and not _is_authority(paragraphs, index)
    ]
    first_sign = signs[0] if signs else None
    if noted is not None and first_sign is not None and first_sign < noted - 12:
        first_sign = next((index for index in signs if index > noted), first_sign)
    starts = [index for index in (noted, first_sign) if index is not None]
    begins = min(starts) if starts else len(paragraphs)
    copied, after = _copied(paragraphs, noted) if noted is not None else ((), begins)
    signers, titles, last = _signers(paragraphs, first_sign)
    return Foot(copied, signers, titles, begins, max(after, last, begins))


def _is_authority(paragraphs: Sequence[Paragraph], index: int) -> bool:
    """Tell whether a title in capitals is the one who decides, before the articles, and not a signature."""
    following = paragraphs[index + 1 : index + 4]
    return any(re.match(r"^Căn cứ|^Xét|^Theo đề nghị|^QUYẾT ĐỊNH|^CHỈ THỊ", p.text) for p in following)


def _copied(paragraphs: Sequence[Paragraph], index: int) -> tuple[tuple[Proposal[str], ...], int]:
    out: list[Proposal[str]] = []
    first = paragraphs[index]
    inline = _NOTED.sub("", first.text)
    if inline:
        out.extend(_inline_items(first, len(first.text) - len(inline)))
    position = index + 1
    while position < len(paragraphs):
        paragraph = paragraphs[position]
        text = paragraph.text
        following = paragraphs[position + 1].text if position + 1 < len(paragraphs) else ""
        if is_signing_line(text) and following.startswith("- "):
            position += 1
            continue
        if is_signing_line(text) or KIND_LINE.match(text) or re.match(r"PHỤ LỤC|Phụ lục", text):
            break
        if not text.startswith("- ") and (len(text) > 120 or _looks_like_name(text) or text.endswith("./.")):
            break
        if not text.startswith("- ") and out and paragraphs[position - 1].text.startswith("- "):
            break
        start = 2 if text.startswith("- ") else 0
        _keep(out, text[start:], paragraph.start + start)
        position += 1
        if re.match(r"(?:-\s*)?Lưu\b", text, re.I):
            break
    return tuple(out), position


def _inline_items(paragraph: Paragraph, offset: int) -> list[Proposal[str]]:
    out: list[Proposal[str]] = []
    for found in re.finditer(r"[^;]+", paragraph.text[offset:]):
        lead = re.match(r"\s*-?\s*", found.group())
        begin = found.start() + (lead.end() if lead else 0)
        _keep(out, paragraph.text[offset + begin : offset + found.end()], paragraph.start + offset + begin)
    return out


def _keep(out: list[Proposal[str]], text: str, start: int) -> None:
    value = text.strip().rstrip(" ;.,").strip()
    if value and not _LEFT_OUT.match(value):
        out.append(Proposal(value, (Span(start, start + len(value)),)))


def read_addressees(paragraphs: Sequence[Paragraph], limit: int) -> tuple[tuple[Proposal[str], ...], int]:
    """Return whom the document is addressed to and the index after their list; an empty tuple when nobody is named."""
    for index, paragraph in enumerate(paragraphs[:limit]):
        found = _TO.match(paragraph.text)
        if found is None or (
            found.group("wire") and not is_upper(re.sub(r"\bđiện\b", "", found.group("wire")) + "AB")
        ):
            continue
        out: list[Proposal[str]] = []
        for piece in re.finditer(r"[^;]+", paragraph.text[found.end() :]):
            _agencies_of(out, piece.group(), paragraph.start + found.end() + piece.start())
        position, last = index + 1, ""
        # An address closed on its own line is not gone on with by the sentence below it.
        closed = bool(out) and paragraph.text.rstrip().endswith(".")
        while (
            position < limit
            and not closed
            and _is_addressee(
                paragraphs[position].text,
                first=not out,
                bulleted=position > index + 1 and last.startswith("- "),
            )
        ):
            text = last = paragraphs[position].text
            start = 2 if text.startswith("- ") else 0
            for piece in re.finditer(r"[^;]+", text[start:]):
                _agencies_of(out, piece.group(), paragraphs[position].start + start + piece.start())
            position += 1
        return tuple(out), position
    return (), 0


def _is_addressee(text: str, *, first: bool, bulleted: bool) -> bool:
    """Tell whether a paragraph names an addressee; after a bulleted one only bulleted ones follow."""
    if len(text) > 220 or text.endswith(":") or re.search(r"[.!?]\s+\S", text):
        return False
    if text.startswith("- "):
        return True
    if MARK.match(text) or bulleted or re.match(r"^(?:Đề nghị|Yêu cầu|Giao)\b", text):
        return False
    closed = text.rstrip().endswith((";", "."))
    return starts_agency(text) and len(text) < 140 and (first or closed or len(text) < 70)


def _agencies_of(out: list[Proposal[str]], text: str, start: int) -> None:
    bare = re.sub(r"^\s*-?\s*", "", text).rstrip(" ;.,")
    names = split_agencies(bare) if starts_agency(bare) and ":" not in bare else (bare,)
    if "".join(names).replace(" ", "") not in bare.replace(" ", "").replace(",", "").replace("và", ""):
        names = (bare,) if len(names) == 1 else names
    for name in names:
        at = text.find(name)
        if name and at >= 0:
            _keep(out, name, start + at)
        elif name and name == names[0]:
            _keep(out, bare, start + len(text) - len(text.lstrip()))


def _looks_like_name(text: str) -> bool:
    return person_name(text) is not None


def person_name(text: str) -> str | None:
    """Return the name a line consists of, without honorifics; None when it is not a person's name."""
    bare = _HONOUR.sub("", squeeze(text).strip(" .,;:*_\"'()"))
    if _NAME_UPPER.match(bare):
        words = [word[:1] + word[1:].lower() for word in bare.split()]
        return " ".join(words) if words[0] in SURNAMES and not _TITLE_WORD.match(bare) else None
    if not _NAME.match(bare) or len(bare) < 4:
        return None
    words = bare.split()
    if words[0] in SURNAMES or (words[0].startswith("H'") and len(words) > 1):
        return bare
    return bare if 3 <= len(words) <= 5 and not starts_agency(bare) else None


def _signers(
    paragraphs: Sequence[Paragraph], first: int | None
) -> tuple[tuple[Proposal[str], ...], tuple[Proposal[str], ...], int]:
    if first is None:
        return (), (), 0
    names: list[Proposal[str]] = []
    titles: list[Proposal[str]] = []
    idle, last = 0, first + 1
    waiting = False
    for index in range(first, len(paragraphs)):
        paragraph = paragraphs[index]
        text = paragraph.text
        listed = re.match(r"^(?:Nơi\s*nhận|- )", text) is not None
        if (
            (KIND_LINE.match(text) and is_upper(text))
            or re.match(r"^(?:PHỤ LỤC|Phụ lục)", text)
            or (listed and names)
        ):
            break
        if listed:
            continue
        if is_signing_line(text) or (waiting and is_upper(text) and not person_name(text)):
            titles.append(Proposal(text, (Span(paragraph.start, paragraph.end),)))
            idle, last, waiting = 0, index + 1, True
            continue
        name = person_name(text)
        if name and waiting:
            at = max(text.find(name), 0)
            names.append(Proposal(name, (Span(paragraph.start + at, paragraph.start + at + len(name)),)))
            last, waiting, idle = index + 1, False, 0
        elif not _SIGNED.match(text):
            idle += 1
        if idle > 3 or len(text) > 120:
            break
    if len(titles) >= 2 and not names:
        return (), tuple(titles), last
    return tuple(names), tuple(titles), last
