"""The head of a document: issuer, number, place and date, kind and subject."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from chungtay.documents.reader.agencies import STARTER
from chungtay.documents.reader.citations import find_numbers, symbol_only
from chungtay.documents.reader.columns import DATELINE, MOTTO
from chungtay.documents.reader.dates import make_date
from chungtay.documents.reader.kinds import KIND_LINE, kind_name
from chungtay.documents.reader.letters import is_upper, squeeze
from chungtay.documents.reader.model import Proposal, Span
from chungtay.documents.reader.paragraphs import MARK, Paragraph

NUMBER_LINE: Final = re.compile(r"^(?:Luật\s+|Pháp lệnh\s+)?Số\s*[:.]?\s*(?=[\d/.…_\s(\[-]|$)", re.I)
SUBJECT_MARK: Final = re.compile(r"(?<!\w)(?:V\s*/\s*v|Về\s+việc)\s*[:.]?\s*", re.I)
BODY_START: Final = re.compile(
    r"^(?:Căn cứ|Thực hiện|Kính\s*gửi|Để |Nhằm |Trong thời gian|Xét |Theo |Năm \d{4}|Ngày \d|Tại |Từ ngày"
    r"|Hiện nay|Qua |Trên cơ sở"
    r"|Ngay |Thời gian qua|Triển khai thực hiện (?:Công văn|Kế hoạch|Quyết định|Chỉ thị|Nghị quyết)"
    r"|Tiếp theo|Phúc đáp|Sau khi)"
)
_URGENT: Final = re.compile(r"^\s*(HỎA TỐC(?:\s+HẸN GIỜ)?|HOẢ TỐC|THƯỢNG KHẨN|KHẨN)\s*$")
_AUTHORITY: Final = re.compile(
    r"^(?:QUYỀN\s+|PHÓ\s+)?(?:ỦY BAN|UBND|CHỦ TỊCH|BỘ TRƯỞNG|THỦ TƯỚNG|GIÁM ĐỐC|HỘI ĐỒNG|CHÍNH PHỦ|QUỐC HỘI"
    r"|CHÁNH|TRƯỞNG|BAN |QUYẾT)"
)


@dataclass(frozen=True, slots=True)
class Head:
    """What the head says, and the index of the first paragraph after it."""

    kind: Proposal[str] | None
    number: Proposal[str] | None
    symbol: Proposal[str] | None
    place: Proposal[str] | None
    issued_on: Proposal[date] | None
    year: int | None
    month: int | None
    subject: Proposal[str] | None
    urgency: Proposal[str] | None
    names: tuple[tuple[str, Span], ...]
    number_span: Span | None
    ends: int


def read_head(paragraphs: Sequence[Paragraph]) -> Head:
    """Return what the head says; each field None where it does not."""
    ends = _head_end(paragraphs)
    zone = paragraphs[: max(ends, 0)]
    wide = [p for p in paragraphs[: min(len(paragraphs), ends + 12)] if len(p.text) < 260]
    number, symbol, number_span = _number(wide)
    place, issued, year, month = (
        _dateline(wide) or _dateline([p for p in paragraphs if len(p.text) < 90]) or (None,) * 4
    )
    kind, kind_index = _kind(wide, paragraphs)
    subject = _subject(paragraphs, wide, kind_index)
    urgency = next(
        (Proposal(found.group(1), (Span(p.start, p.end),)) for p in wide if (found := _URGENT.match(p.text))),
        None,
    )
    return Head(
        kind, number, symbol, place, issued, year, month, subject, urgency, _names(zone), number_span, ends
    )


def _head_end(paragraphs: Sequence[Paragraph]) -> int:
    """Return the index of the first paragraph of the body: a sentence, an opening word or a numbered mark."""
    for index, paragraph in enumerate(paragraphs[:60]):
        text = paragraph.text
        if BODY_START.match(text) and not is_upper(text) and not _is_subject_line(paragraphs, index):
            return index
        if MARK.match(text) and not text.startswith("-"):
            return index
        if len(text) > 80 and _is_sentence(text) and not _is_subject_line(paragraphs, index):
            return index
    return min(len(paragraphs), 60)


def _is_sentence(text: str) -> bool:
    """Tell whether a paragraph ends as a sentence does and is neither an address nor a line of a list."""
    if is_upper(text) or re.match(r"^(?:Kính\s*gửi|- |V/v)", text, re.I):
        return False
    return text.rstrip().endswith((".", ":")) or (len(text) > 200 and text.rstrip().endswith(";"))


def _is_subject_line(paragraphs: Sequence[Paragraph], index: int) -> bool:
    """Tell whether a line with an opening word is the subject: it follows the kind and does not end as a sentence."""
    text = paragraphs[index].text
    return (
        index > 0
        and KIND_LINE.fullmatch(paragraphs[index - 1].text) is not None
        and not text.rstrip().endswith((".", ":", ";"))
    )


def _number(
    lines: Sequence[Paragraph],
) -> tuple[Proposal[str] | None, Proposal[str] | None, Span | None]:
    for paragraph in lines:
        lead = NUMBER_LINE.match(paragraph.text)
        if lead is None or MARK.match(paragraph.text):
            continue
        text = paragraph.text
        body = re.sub(r"^(\d{1,3}) (?=\d{1,3}\s*/)", r"\1", text[lead.end() :])
        found = find_numbers(body)
        if found and found[0].start <= 3:
            first = found[0]
            span = Span(
                paragraph.start + lead.end(), min(paragraph.end, paragraph.start + lead.end() + first.end)
            )
            return Proposal(first.number, (span,)), Proposal(first.symbol, (span,)), span
        symbol = symbol_only(body) if re.match(r"[\s.…_()\[\]-]*/", body) else None
        whole = Span(paragraph.start, paragraph.end)
        if symbol:
            return None, Proposal(symbol, (whole,)), whole
        bare = re.match(r"(\d{1,5}[a-z]?)\s*$", body)
        if bare:
            return Proposal(bare.group(1), (whole,)), None, whole
    return None, None, None


def _dateline(
    lines: Sequence[Paragraph],
) -> tuple[Proposal[str] | None, Proposal[date] | None, int | None, int | None] | None:
    for paragraph in lines:
        if MARK.match(paragraph.text) or len(paragraph.text) > 160:
            continue
        found = DATELINE.search(paragraph.text)
        if found is None or (
            found.start() > 0 and re.search(r"[a-zà-ỹ]\s*$", paragraph.text[: found.start()])
        ):
            continue
        if found.end() < len(paragraph.text.rstrip(" .")):
            continue
        groups = found.groupdict()
        place = Proposal(squeeze(groups["place"]), (_at(paragraph, found, "place"),))
        day, month, year = (groups[key] or groups[f"{key}2"] for key in ("day", "month", "year"))
        issued = make_date(year, month, day) if day and month and year else None
        proposal = Proposal(issued, (_at(paragraph, found, "date"),)) if issued else None
        return place, proposal, int(year) if year else None, int(month) if month else None
    return None


def _at(paragraph: Paragraph, found: re.Match[str], group: str) -> Span:
    return Span(paragraph.start + found.start(group), paragraph.start + found.end(group))


def _kind(
    lines: Sequence[Paragraph], paragraphs: Sequence[Paragraph]
) -> tuple[Proposal[str] | None, int | None]:
    addressed = next((i for i, p in enumerate(lines) if re.match(r"^Kính\s*gửi", p.text, re.I)), None)
    for paragraph in lines:
        text = paragraph.text
        found = KIND_LINE.match(text)
        if found is None or not is_upper(found.group("kind")) or len(text) > 220:
            continue
        rest = text[found.end() :]
        if (
            is_upper(rest)
            and rest.strip()
            and re.match(r"\s+(?:LIÊN|PHỐI)", rest) is None
            and paragraph.text.endswith(":")
        ):
            continue
        value = kind_name(found.group("kind") + (found.group("more") or ""))
        at = next(i for i, p in enumerate(paragraphs) if p is paragraph)
        return Proposal(value, (Span(paragraph.start, paragraph.start + found.end()),)), at
    for paragraph in lines:
        found = KIND_LINE.match(paragraph.text)
        rest = paragraph.text[found.end() :].strip() if found else "x"
        if found and not rest and paragraph.text[:1].isupper():
            at = next(i for i, p in enumerate(paragraphs) if p is paragraph)
            return Proposal(kind_name(found.group("kind")), (Span(paragraph.start, paragraph.end),)), at
    if addressed is not None:
        paragraph = lines[addressed]
        return Proposal("Công văn", (Span(paragraph.start, paragraph.start + len("Kính gửi")),)), None
    return None, None


def _subject(
    paragraphs: Sequence[Paragraph], lines: Sequence[Paragraph], kind_index: int | None
) -> Proposal[str] | None:
    if kind_index is not None:
        return _subject_under(paragraphs, kind_index)
    for paragraph in lines:
        found = SUBJECT_MARK.search(paragraph.text)
        if found is None or not re.match(r"V\s*/\s*v", found.group(), re.I) or MARK.match(paragraph.text):
            continue
        first = next(i for i, p in enumerate(paragraphs) if p is paragraph)
        return _gather(paragraphs, first, found.end())
    return None


def _subject_under(paragraphs: Sequence[Paragraph], index: int) -> Proposal[str] | None:
    kind = paragraphs[index]
    found = KIND_LINE.match(kind.text)
    if found and kind.text[found.end() :].strip(" :."):
        offset = found.end() + len(kind.text[found.end() :]) - len(kind.text[found.end() :].lstrip(" :."))
        return _gather(paragraphs, index, offset)
    if index + 1 >= len(paragraphs) or _ends_subject(paragraphs[index + 1], first=True):
        return None
    return _gather(paragraphs, index + 1, 0)


def _ends_subject(paragraph: Paragraph, *, first: bool) -> bool:
    text = paragraph.text
    if _AUTHORITY.match(text) and is_upper(text):
        return True
    if (
        NUMBER_LINE.match(text)
        or DATELINE.match(text)
        or MOTTO.match(text)
        or re.match(r"^\(|^Kính\s*gửi", text, re.I)
    ):
        return True
    kind = KIND_LINE.match(text)
    if MARK.match(text) or len(text) > 320 or (kind and is_upper(text) and not text[kind.end() :].strip()):
        return True
    if re.search(r"[.;:]$", text) and (len(text) > 60 or text.endswith((":", ";"))):
        return True
    return not first and BODY_START.match(text) is not None


def _gather(paragraphs: Sequence[Paragraph], index: int, offset: int) -> Proposal[str] | None:
    first = paragraphs[index]
    pieces = [first.text[offset:]]
    spans = [Span(first.start + offset, first.end)]
    follow = index + 1
    while follow < len(paragraphs) and len(pieces) < 5:
        paragraph = paragraphs[follow]
        caps = is_upper(" ".join(pieces))
        if _ends_subject(paragraph, first=False) or (
            paragraph.spaced and not (caps and is_upper(paragraph.text))
        ):
            break
        if caps != is_upper(paragraph.text) or re.match(
            rf"^{STARTER}\s.{{0,80}}(?:ban hành|yêu cầu|đề nghị)", paragraph.text
        ):
            break
        pieces.append(paragraph.text)
        spans.append(Span(paragraph.start, paragraph.end))
        follow += 1
    words = squeeze(" ".join(pieces))
    lead = SUBJECT_MARK.match(words)
    value = (words[lead.end() :] if lead else words).strip(" *_").rstrip(".;,").strip()
    return Proposal(value, tuple(spans)) if value else None


def _names(zone: Sequence[Paragraph]) -> tuple[tuple[str, Span], ...]:
    """Return the lines of the head that name agencies, in order, before the number and the motto's column."""
    out: list[tuple[str, Span]] = []
    for paragraph in zone:
        text = paragraph.text.strip(" *_-")
        if (KIND_LINE.match(text) and is_upper(text)) or re.match(r"^Kính\s*gửi", text, re.I):
            break
        if (
            not text
            or MOTTO.match(text)
            or NUMBER_LINE.match(text)
            or DATELINE.search(text)
            or _URGENT.match(text)
        ):
            continue
        if SUBJECT_MARK.match(text):
            continue
        agency = re.match(rf"^(?:{STARTER})(?=\s|$)", text) or is_upper(text)
        if agency and len(text) < 140 and not text.endswith((":", ";")):
            out.append((text, Span(paragraph.start, paragraph.end)))
    return tuple(out)
