"""Who issues a document: from the head, else from its own words, else from who signs and where."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from chungtay.documents.reader.agencies import proper_name
from chungtay.documents.reader.letters import LOW, UP, is_upper
from chungtay.documents.reader.model import Proposal, Span
from chungtay.documents.reader.paragraphs import Paragraph

_UPPER_START: Final = (
    r"(?:ỦY BAN|UBND|UBMTTQ|BỘ|SỞ|CÔNG AN|TÒA ÁN|VIỆN|HỘI|LIÊN HIỆP|LIÊN MINH|LIÊN ĐOÀN|TỔNG|ĐOÀN|TỈNH ĐOÀN"
    r"|TỈNH ỦY|THÀNH ỦY"
    r"|HUYỆN ỦY|ĐẢNG ỦY|ĐẢNG BỘ|BAN|PHÒNG|CỤC|CHI CỤC|VỤ|TRUNG TÂM|VĂN PHÒNG|THANH TRA|MẶT TRẬN|QUỐC HỘI"
    r"|CHÍNH PHỦ|THỦ TƯỚNG"
    r"|BẢO HIỂM|KHO BẠC|NGÂN HÀNG|TRƯỜNG|BỆNH VIỆN|ĐÀI|BÁO|QUỸ|BCH|CHỦ TỊCH|TRẠM|LỰC LƯỢNG|BTV)"
)
_STARTS: Final = re.compile(rf"^{_UPPER_START}(?=\s|$)")
_BETWEEN: Final = re.compile(
    rf"\s*(?:-|,|;|\+|/)\s*(?={_UPPER_START}(?:\s|$))|\s+(?=VÀ\s+{_UPPER_START}\s)(?:VÀ\s+)?"
)
_MINISTRY_CODES: Final = {
    "LĐTBXH": "Bộ Lao động - Thương binh và Xã hội", "BLĐTBXH": "Bộ Lao động - Thương binh và Xã hội", "BYT": "Bộ Y tế",
    "BGDĐT": "Bộ Giáo dục và Đào tạo", "BTP": "Bộ Tư pháp", "BCA": "Bộ Công an", "BTC": "Bộ Tài chính",
    "BNV": "Bộ Nội vụ",
    "BVHTTDL": "Bộ Văn hóa, Thể thao và Du lịch", "BTTTT": "Bộ Thông tin và Truyền thông", "TTg": "Thủ tướng Chính phủ",
    "CP": "Chính phủ", "VPCP": "Văn phòng Chính phủ",
}  # fmt: skip
_TELLS: Final = (
    "hướng dẫn|đề nghị|yêu cầu|ban hành|thông báo|chỉ thị|báo cáo|xây dựng Kế hoạch|xây dựng kế hoạch"
    "|trân trọng|quyết định|chỉ đạo"
    "|giao|kính đề nghị|kính trình|triển khai|tổ chức|có ý kiến|nhận được|phối hợp tổ chức|thống nhất"
)
_SPEAKS: Final = re.compile(
    rf"(?<!\w)(?P<name>(?:Bộ|Ủy ban nhân dân|UBND|Sở|Văn phòng Chính phủ|Phòng|Cục|Tỉnh ủy|Ban|Hội"
    rf"|Trung tâm|Công an)"
    rf"(?:(?:\s+-\s+|-|,\s+(?=Thể thao|Hạ tầng|Gia đình)|\s+)(?!(?:{_TELLS})\b)(?:và|xã hội|nhân dân|tế|hóa"
    rf"|động|binh|tạo|chính|pháp|vụ|dục"
    rf"|tin|hội|an|tỉnh|thành phố|huyện|quận"
    rf"|thị xã|xã|phường|thị trấn|nghị|thông|trường|sản|học|nghệ|thao|lịch|phòng|[{UP}][{LOW}]+)){{0,10}})"
    rf"\s+(?:{_TELLS})\b"
)
_NOT_OWN: Final = re.compile(
    r"(?:của|theo|tại|từ|gửi|với|về|cho|đến|bởi|các|đề nghị|yêu cầu|giao|(?:gửi|các|của các)\s[^,.;]*,)\s*$",
    re.I,
)
_LEVEL: Final = ("tỉnh", "thành phố", "huyện", "quận", "thị xã", "xã", "phường", "thị trấn", "đặc khu")


def _rank(name: str) -> float:
    """Return how high an agency stands: a smaller number is higher, so that a parent line can be told."""
    low = name.lower()
    if re.match(r"quốc hội|chính phủ|thủ tướng|ban chấp hành trung ương", low):
        return 1
    if low.startswith("bộ ") and not low.startswith(("bộ chỉ huy", "bộ đội")):
        return 2
    if re.match(r"tổng cục|cục|vụ", low):
        return 3.5 if "tỉnh" not in low else 4
    if re.match(
        r"ủy ban nhân dân|ủy ban mặt trận|hội đồng|tỉnh ủy|thành ủy|huyện ủy|đảng ủy|đảng bộ|ban thường vụ",
        low,
    ):
        base = 3.0
        if re.search(r"\b(?:huyện|quận|thị xã)\b", low):
            base = 4.2
        elif re.search(r"\b(?:xã|phường|thị trấn|đặc khu)\b", low):
            base = 4.8
        return base
    if re.match(
        r"sở|công an|ban|hội|đoàn|tỉnh đoàn|liên|tòa án|viện|báo|đài|bảo hiểm|kho bạc|thanh tra|văn phòng"
        r"|bộ ",
        low,
    ):
        return 4.0 if not re.search(r"\b(?:huyện|quận)\b", low) else 4.5
    return 5.0


def _merged(names: Sequence[tuple[str, Span]]) -> list[tuple[str, tuple[Span, ...]]]:
    """Return the head's agencies, lines that only go on with a name joined to it and joint names taken apart."""
    whole: list[tuple[str, list[Span]]] = []
    for text, span in names:
        bare = re.sub(r"^[-*\s]+|[-*\s.]+$", "", text)
        bare = re.sub(r"^LIÊN (?:NGÀNH|TỊCH)\s*:\s*", "", bare)
        mixed = not is_upper(bare)
        if whole and not mixed and (not _STARTS.match(bare) or re.search(r"(?:\bVÀ|-|,)$", whole[-1][0])):
            whole[-1] = (f"{whole[-1][0]} {bare}", [*whole[-1][1], span])
        elif mixed or _STARTS.match(bare):
            whole.append((bare, [span]))
    out: list[tuple[str, tuple[Span, ...]]] = []
    for text, spans in whole:
        out.extend((piece.strip(" -"), tuple(spans)) for piece in _BETWEEN.split(text) if piece.strip(" -"))
    return out


def read_issuers(
    names: Sequence[tuple[str, Span]],
    body: Sequence[Paragraph],
    *,
    place: Proposal[str] | None,
    symbol: Proposal[str] | None,
    titles: Sequence[Proposal[str]],
) -> tuple[Proposal[str], ...]:
    """Return the agencies that issue the document; several when they sign together, none when nothing says it."""
    head = [(proper_name(text), spans) for text, spans in _merged(names)]
    if head:
        return _from_head(head)
    return _from_words(body, place, titles) or _from_signature(place, symbol, titles)


def _from_head(head: Sequence[tuple[str, tuple[Span, ...]]]) -> tuple[Proposal[str], ...]:
    kept = [head[-1]]
    for name, spans in reversed(head[:-1]):
        if _rank(name) == _rank(kept[0][0]) or (spans == kept[0][1]):
            kept.insert(0, (name, spans))
        else:
            break
    return tuple(Proposal(name, spans) for name, spans in kept)


def _wanted(titles: Sequence[Proposal[str]]) -> str | None:
    """Return how the issuer's name begins, judged by the posts of who signs."""
    words = " ".join(title.value for title in titles)
    if re.search(r"(?<!THỨ )BỘ TRƯỞNG|THỨ TRƯỞNG", words):
        return "Bộ"
    if "ỦY BAN NHÂN DÂN" in words or "CHỦ TỊCH" in words:
        return "Ủy ban"
    if "GIÁM ĐỐC" in words:
        return "Sở"
    return None


def _from_words(
    body: Sequence[Paragraph], place: Proposal[str] | None, titles: Sequence[Proposal[str]]
) -> tuple[Proposal[str], ...]:
    wanted = _wanted(titles)
    best: Proposal[str] | None = None
    for paragraph in body:
        for found in _SPEAKS.finditer(paragraph.text):
            before = paragraph.text[max(0, found.start() - 24) : found.start()]
            name = proper_name(found.group("name"))
            if _NOT_OWN.search(before):
                continue
            if wanted and not name.startswith(wanted):
                continue
            named = _with_place(name, place)
            proposal = Proposal(
                named, (Span(paragraph.start + found.start(), paragraph.start + found.end("name")),)
            )
            if not named.endswith(_LEVEL) and len(named.split()) > 1 and named != "Ủy ban nhân dân":
                return (proposal,)
            best = best or proposal
    return () if best is None or best.value == "Ủy ban nhân dân" else (best,)


def _with_place(name: str, place: Proposal[str] | None) -> str:
    """Return "Ủy ban nhân dân huyện" with the place the document is dated at."""
    return f"{name} {place.value}" if place and name.endswith(_LEVEL) else name


def _from_signature(
    place: Proposal[str] | None, symbol: Proposal[str] | None, titles: Sequence[Proposal[str]]
) -> tuple[Proposal[str], ...]:
    wanted = _wanted(titles)
    if symbol:
        for code in reversed(symbol.value.split("-")):
            if code in _MINISTRY_CODES and wanted in ("Bộ", None):
                return (Proposal(_MINISTRY_CODES[code], symbol.spans),)
        first = symbol.value.split("-", 1)[0]
        if first in _MINISTRY_CODES:
            return (Proposal(_MINISTRY_CODES[first], symbol.spans),)
    for title in titles:
        text = re.sub(r"^(?:TM|KT|TL|TUQ)\s*\.\s*", "", title.value)
        if re.match(r"(?:ỦY BAN NHÂN DÂN|UBND)\s+(?:TỈNH|THÀNH PHỐ|HUYỆN|QUẬN|THỊ|XÃ|PHƯỜNG|ĐẶC)", text):
            return (Proposal(proper_name(text), title.spans),)
    return ()
