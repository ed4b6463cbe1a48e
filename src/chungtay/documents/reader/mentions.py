"""Hotlines and the theme of the Action Month."""

from __future__ import annotations

import re
from typing import Final

from chungtay.documents.reader.letters import squeeze
from chungtay.documents.reader.model import Proposal, Span

_CALLING: Final = re.compile(
    r"(?:tổng đài|đường dây|hotline|điện thoại|số máy|gọi|\bsố\b|\bsđt\b|\bđt\b)", re.I
)
_HOT: Final = re.compile(
    r"(?:tổng đài|đường dây|hotline|gọi(?:\s+(?:đến|tới|ngay|số))|điện thoại (?:quốc gia|khẩn|nóng|tư vấn"
    r"|bảo vệ))",
    re.I,
)
_SHORT: Final = re.compile(
    r"(?<![\d/.,-])(?P<n>11[1-5]|1[02]\d{2})(?![\d/]|[.,]\d|\s*(?:trẻ|em|xã|người|vụ|%|hộ|trường|cháu|tỉnh"
    r"|điểm|triệu|tỷ|đồng|ca|học|thôn|phường))"
)
_LONG: Final = re.compile(
    r"(?<![\d/])(?P<n>1[89]00(?:[ .-]?\d{2,4}){1,3}|\(?0\d{2,4}\)?(?:[ .-]?\d{2,4}){2,3})(?![\d/])"
)
_NUMBERED: Final = re.compile(r"(?<!\w)(?:số|điện thoại)\s*$", re.I)
_PAPER: Final = re.compile(
    r"(?:quyết định|công văn|kế hoạch|nghị định|văn bản|tờ trình|thông báo|luật|chỉ thị|mẫu)\s+số\s*$", re.I
)
_THEME: Final = re.compile(
    r"chủ\s*đề\s*(?:(?:của\s+)?Tháng hành động[^“\"\n:.]{0,60})?(?:năm\s*\d{4}\s*)?(?:là"
    r"|của năm nay là)?\s*:?\s*(?P<open>[“\"'‘]{1,2})\s*(?P<words>[^”\"\n]{4,250}?)\s*[”\"’]",
    re.I,
)
_THEME_BARE: Final = re.compile(
    r"(?:với\s+)?chủ\s*đề\s*(?:năm\s*\d{4}\s*)?(?:là\s*:?"
    r"|:)\s*(?P<words>[A-ZĐÀ-Ỹ][^.;\n”\"“]{6,200}?)(?=\s*(?:[.;\n]|$))",
    re.I,
)
_MONTH: Final = re.compile(r"Tháng\s+hành\s+động", re.I)
_CHILD_MONTH: Final = re.compile(r"Tháng\s+hành\s+động\s+vì\s+trẻ\s+em", re.I)


def find_hotlines(text: str) -> tuple[Proposal[str], ...]:
    """Return the numbers people are told to call, digits only, in order of first mention, once each."""
    found: list[tuple[int, int, str]] = []
    for match in _SHORT.finditer(text):
        before = _sentence_before(text, match.start(), 110)
        near = before[-24:]
        calling = re.search(r"(?:tổng đài|đường dây|hotline|gọi)\D{0,40}$", before, re.I)
        bracketed = _HOT.search(before) and (
            text[max(0, match.start() - 1)] in "(" or re.search(r"số\W*$|[,(/]\s*$|và\s*$", near)
        )
        plain = match.group("n") == "111" and _NUMBERED.search(before) and not _PAPER.search(before)
        if calling or bracketed or plain or re.search(r"\(số\W*$", near):
            found.append((match.start(), match.end(), match.group("n")))
    for match in _LONG.finditer(text):
        digits = re.sub(r"\D", "", match.group("n"))
        before = _sentence_before(text, match.start(), 160)
        free = digits.startswith(("1800", "1900")) and 8 <= len(digits) <= 10
        hot = _HOT.search(before) is not None and 9 <= len(digits) <= 11 and digits.startswith("0")
        if (free and (_CALLING.search(before) or digits.startswith(("18001", "1900")))) or hot:
            found.append((match.start(), match.end(), digits))
    out: list[Proposal[str]] = []
    for start, end, digits in sorted(found):
        known = next((index for index, item in enumerate(out) if item.value == digits), None)
        if known is None:
            out.append(Proposal(digits, (Span(start, end),)))
        else:
            out[known] = Proposal(digits, (*out[known].spans, Span(start, end)))
    return tuple(out)


def _sentence_before(text: str, start: int, length: int) -> str:
    window = text[max(0, start - length) : start]
    cut = max(window.rfind(". "), window.rfind("\n"))
    return window[cut + 1 :]


def find_theme(text: str, subject: str | None) -> Proposal[str] | None:
    """Return the theme of the Action Month; a theme of something else in the same document is not taken."""
    best: tuple[int, Proposal[str]] | None = None
    for pattern in (_THEME, _THEME_BARE):
        for match in pattern.finditer(text):
            before = _sentence_before(text, match.start(), 220) + match.group().split("“")[0]
            score = 3 if _CHILD_MONTH.search(before) else 2 if _MONTH.search(before) else 0
            if not score and subject and _MONTH.search(subject):
                score = 1
            words = squeeze(match.group("words")).strip(" .,;:“”\"'‘’*_")
            if score and words and (best is None or score > best[0]):
                best = (score, Proposal(words, (Span(match.start("words"), match.end("words")),)))
    return best[1] if best else None
