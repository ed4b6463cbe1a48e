"""Last days: every wording by which something must be done or sent, and the report regime among them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from chungtay.documents.reader.agencies import split_agencies, starts_agency
from chungtay.documents.reader.dates import ITEM, date_parts, make_date
from chungtay.documents.reader.letters import UP, squeeze
from chungtay.documents.reader.model import Due, Period, ReportDue, Side, Span
from chungtay.documents.reader.paragraphs import Paragraph

_HOUR: Final = r"(?:\s*\d{1,2}\s*(?:giờ|h|g|:)\s*(?:\d{1,2})?\s*(?:phút)?\s*,?)?"
_WEEKDAY: Final = r"(?:\s*(?:thứ\s+(?:hai|ba|tư|năm|sáu|bảy|\d)|chủ nhật)\s*,?)?"
_DAY: Final = rf"{_HOUR}{_WEEKDAY}\s*(?:ngày)?\s*"
_TRIGGER: Final = (
    rf"(?:(?P<before>(?:xong\s+)?trước){_DAY}"
    rf"|(?P<by>(?:chậm nhất|muộn nhất|trễ nhất)\s*(?:là|vào|đến|trong)?\s*(?:(?P<by_before>trước)|đến hết"
    rf"|hết)?{_DAY}"
    rf"|không\s+(?:muộn|chậm|trễ|quá)\s*(?:hơn|quá)?{_DAY}|quá{_DAY}"
    rf"|(?:thời\s+)?hạn\s*(?:chót|cuối cùng|cuối|nộp|gửi|hoàn thành|báo cáo)?(?:\s+(?:báo cáo|hoàn thành|là"
    rf"|đến|vào))?\s*[:]?\s*(?:(?P<by_before2>trước)\s*)?"
    rf"{_HOUR}\s*(?:ngày|hết ngày|đến ngày)\s*"
    rf"|(?<!từ )đến\s+hết{_DAY}|hết{_HOUR}\s*ngày\s*"
    rf"|(?:hoàn thành|hoàn tất|xong|báo cáo|gửi|nộp)(?:(?!trước|chậm nhất|\bsố\b"
    rf"|\btừ\b)[^.;:\n()]){{0,90}}?\b(?:vào|trong){_HOUR}\s*ngày\s*))"
)
_LIST: Final = (
    rf"{ITEM}(?:\s*(?:,|và|;|hoặc|&)\s*(?:và\s+)?(?:trước\s+)?(?:ngày\s*)?{ITEM})*"
    rf"(?:\s*(?:,?\s*năm\s*|/\s*)\d{{4}}(?!\d))?"
)
_DATED: Final = re.compile(rf"(?<!\w){_TRIGGER}(?P<list>{_LIST})", re.I)
_YEARLY: Final = re.compile(r"^\s*,?\s*(?:của\s+)?(?:hằng|hàng|mỗi)\s+(?:năm|tháng|quý)", re.I)
_EVERY_YEAR: Final = re.compile(r"(?<!\w)(?:hằng|hàng|mỗi)\s+năm(?!\w)", re.I)
_NOT_DUE: Final = re.compile(
    r"(?:sinh|xảy ra|phát sinh|được (?:cấp|ban hành|phê duyệt|thành lập|bổ nhiệm|công nhận|tiếp nhận|ký)"
    r"|đã\s[^.;]{0,30}"
    r"|tiếp nhận|tuyển dụng|có hiệu lực|thường trú|tính|kể từ|nghỉ việc|như)\s*$",
    re.I,
)
_RANGE: Final = re.compile(r"(?<!\w)từ\s+(?:ngày\s*)?\d[^.;]{0,30}$|(?<!\w)từ\s+(?:nay|hết)\s*$", re.I)
_HORIZON: Final = re.compile(
    r"(?<!\w)(?:đến\s+|trước\s+khi\s+)?hết\s+(?P<m>tháng\s*\d{1,2}\s*(?:/"
    r"|năm)\s*)?(?P<y>(?:năm\s*)?20\d\d)(?!\d|\s*[-/])",
    re.I,
)
_MONTH: Final = re.compile(
    r"(?<!\w)(?P<lead>trước|trong|chậm nhất(?: là)?(?: trong)?|đến hết"
    r"|hết)\s+(?:(?P<month>tháng)\s*(?P<m>\d{1,2})|quý\s*(?P<q>IV|I{1,3}|[1-4]))"
    r"\s*(?:/|năm|-)\s*(?P<y>20\d\d)(?!\d)",
    re.I,
)
_TERM: Final = re.compile(
    r"(?<!\w)(?:(?:trong\s+)?(?:thời\s+hạn|thời\s+gian|vòng)\s+(?:không\s+quá\s+|tối\s+đa\s+)?"
    r"|chậm\s+nhất\s+(?:là\s+)?(?:trong\s+)?(?:vòng\s+)?(?:sau\s+)?|không\s+quá\s+)"
    r"\d{1,3}\s*(?:\([^)]{2,30}\)\s*)?(?:ngày(?:\s+làm\s+việc)?|giờ"
    r"|tháng)(?!\s*\d)(?:\s*(?:,\s*)?(?:kể\s+từ|tính\s+từ|sau)\s+[^.;,\n]{3,80})?",
    re.I,
)
_PERIODS: Final = (
    ("six_month", re.compile(r"(?:0?6|sáu)\s*tháng(?:\s+đầu\s+năm)?|giữa\s+năm|sơ\s+kết", re.I)),
    ("nine_month", re.compile(r"(?:0?9|chín)\s*tháng", re.I)),
    ("quarter", re.compile(r"(?:hằng|hàng|từng|theo)?\s*quý(?:\s+(?:IV|I{1,3}))?(?!\w)", re.I)),
    ("month", re.compile(r"(?:hằng|hàng)\s+tháng", re.I)),
    (
        "year",
        re.compile(
            r"(?:hằng|hàng)\s+năm|cả\s+năm|(?:kết\s+quả|báo\s+cáo|tổng\s+kết)\s+(?:công\s+tác\s+"
            r"|thực\s+hiện\s+)?năm"
            r"(?:\s*20\d\d)?(?:\s+năm)?|(?:01|một|1)\s+năm|cuối\s+năm|(?<=và )năm(?:\s+20\d\d)?",
            re.I,
        ),
    ),
)  # fmt: skip
_OWED: Final = re.compile(
    rf"(?:gửi\s+(?:báo\s+cáo\s+)?về|báo\s+cáo\s+về|gửi\s+về|gửi\s+đến|gửi\s+cho|gửi|về|cho)\s+(?=(?:Bộ|Sở"
    rf"|Ủy ban|UBND|Phòng|Cục|Văn phòng|Ban|Tỉnh ủy|Trung tâm)\s+[{UP}a-zà-ỹ])"
)
_LAST_OF_MONTH: Final = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def month_end(year: int, month: int) -> date:
    """Return the last day of a month."""
    for day in (_LAST_OF_MONTH[month - 1], 28):
        found = make_date(year, month, day)
        if found:
            return found
    raise ValueError(month)


def find_dues(text: str, base: int, *, year: int | None, issued_on: date | None) -> tuple[Due, ...]:
    """Return every last day worded in the text, in order; `base` is the offset of the text in the document.

    A day without a year takes the year written for its list, else the year of the document (marked so).
    """
    found: list[tuple[int, Due]] = []
    taken: list[tuple[int, int]] = []
    for match in _DATED.finditer(text):
        before = text[max(0, match.start() - 40) : match.start()]
        if _NOT_DUE.search(before) or (match.group("by") and _RANGE.search(before)):
            continue
        dues = _dated(text, match, base, year, issued_on)
        taken.append(match.span())
        found.extend((match.start("list"), due) for due in dues)
    for pattern, reader in ((_MONTH, _of_month), (_HORIZON, _of_horizon), (_TERM, _of_term)):
        for match in pattern.finditer(text):
            if any(start < match.end() and match.start() < end for start, end in taken):
                continue
            due = reader(text, match, base)
            if due is not None:
                taken.append(match.span())
                found.append((match.start(), due))
    found.sort(key=lambda item: item[0])
    return tuple(due for _, due in found if not _long_past(due, issued_on))


def _long_past(due: Due, issued_on: date | None) -> bool:
    """Tell whether a month worded as "trong tháng …" was over when the document was issued: it tells of the past."""
    return due.side == "within" and due.on is not None and issued_on is not None and due.on < issued_on


def _dated(text: str, match: re.Match[str], base: int, year: int | None, issued_on: date | None) -> list[Due]:
    phrase = match.group("list")
    parts = list(date_parts(phrase))
    shared = re.search(r"(?:,?\s*năm\s*|/\s*)(\d{4})\s*$", phrase)
    own_year = int(shared.group(1)) if shared else None
    tail = _YEARLY.match(text[match.end() :])
    sentence = text[
        max(text.rfind(". ", 0, match.start()), text.rfind(";", 0, match.start()), -1) + 1 : match.start()
    ]
    recurring = tail is not None or (own_year is None and _EVERY_YEAR.search(sentence) is not None)
    end = match.end() + (tail.end() if tail else 0)
    before = bool(match.group("before") or match.group("by_before") or match.group("by_before2"))
    side: Side = "before" if before else "by"
    begin = match.start()
    if match.group("by") and re.match(
        r"(?:hoàn thành|hoàn tất|xong|báo cáo|gửi|nộp)", match.group("by"), re.I
    ):
        cut = re.search(r"(?:vào|trong)(?!.*\b(?:vào|trong)\b)", match.group("by"), re.I)
        begin = match.start() + (cut.start() if cut else 0)
    words = squeeze(text[begin:end])
    out: list[Due] = []
    for part in parts:
        spans = (
            Span(base + begin, base + end),
            Span(base + match.start("list") + part.start, base + match.start("list") + part.end),
        )
        known = part.year or own_year
        if known is None and (recurring or year is None):
            out.append(Due(None, words, side, spans, recurring=recurring))
            continue
        on = (
            make_date(known, part.month, part.day)
            if known
            else _inferred(part.month, part.day, year, issued_on)
        )
        if on is not None:
            out.append(Due(on, words, side, spans, year_inferred=known is None))
    return out


def _inferred(month: int, day: int, year: int | None, issued_on: date | None) -> date | None:
    """Return the day in the year of the document; a day already past when it was issued falls in the next year."""
    if year is None:
        return None
    on = make_date(year, month, day)
    if on and issued_on and on < issued_on:
        return make_date(year + 1, month, day)
    return on


def _of_month(text: str, match: re.Match[str], base: int) -> Due | None:
    lead = match.group("lead").lower()
    quarter = match.group("q")
    before = text[max(0, match.start() - 60) : match.start()]
    if lead == "trong" and (not before.strip() or before.endswith(". ") or _NOT_DUE.search(before)):
        return None
    year = int(match.group("y"))
    number = {"I": 1, "II": 2, "III": 3, "IV": 4}.get((quarter or "").upper()) or int(quarter or 0)
    month = number * 3 if quarter else int(match.group("m"))
    if not 1 <= month <= 12:
        return None
    span = (Span(base + match.start(), base + match.end()),)
    words = squeeze(match.group())
    if lead == "trước":
        first = make_date(year, month - 2 if quarter else month, 1)
        return Due(first, words, "before", span)
    return Due(month_end(year, month), words, "within" if lead == "trong" else "by", span)


def _of_horizon(text: str, match: re.Match[str], base: int) -> Due | None:
    month = re.search(r"\d{1,2}", match.group("m") or "")
    year_words = match.group("y")
    year = int(year_words[-4:])
    if month is None and not re.match(r"năm", year_words, re.I):
        return None
    if not 1 <= int(month.group() if month else 12) <= 12:
        return None
    on = month_end(year, int(month.group()) if month else 12)
    return Due(on, squeeze(match.group()), "by", (Span(base + match.start(), base + match.end()),))


def _of_term(text: str, match: re.Match[str], base: int) -> Due | None:
    return Due(None, squeeze(match.group()), "by", (Span(base + match.start(), base + match.end()),))


def one_day(dues: Sequence[Due]) -> date | None:
    """Return the only day among the dues, or None when there is none or more than one."""
    days = {due.on for due in dues if due.on is not None}
    return days.pop() if len(days) == 1 else None


def find_regime(paragraph: Paragraph, dues: Sequence[Due]) -> tuple[ReportDue, ...]:
    """Return the report dates of one paragraph: periods are paired with days in the order both are written."""
    out: list[ReportDue] = []
    previous = 0
    groups = _by_phrase(dues)
    for phrase, members in groups:
        at = phrase.start - paragraph.start
        stop = phrase.end - paragraph.start
        begin = max(previous, max(paragraph.text.rfind(". ", 0, at), -1) + 1)
        lead = paragraph.text[begin:at]
        sentence = paragraph.text[
            max(paragraph.text.rfind(". ", 0, at), -1) + 1 : _sentence_end(paragraph.text, stop)
        ]
        previous = stop
        if not re.search(r"báo cáo", sentence, re.I) or re.match(r".*hết năm", members[0].text):
            continue
        after = paragraph.text[stop : _sentence_end(paragraph.text, stop)]
        named = _periods(lead) or _periods(after.split(",")[0])
        owed = _owed_to(after) or _owed_to(lead)
        for index, due in enumerate(members):
            period = (
                named[-len(members) :][index]
                if len(named) >= len(members)
                else (named[-1] if len(named) == 1 else None)
            )
            out.append(ReportDue(period, due.on, due.side, owed, due.text, due.spans))
    return _with_order(tuple(out))


def _by_phrase(dues: Sequence[Due]) -> list[tuple[Span, list[Due]]]:
    groups: list[tuple[Span, list[Due]]] = []
    for due in dues:
        if groups and groups[-1][0] == due.spans[0]:
            groups[-1][1].append(due)
        else:
            groups.append((due.spans[0], [due]))
    return groups


def _sentence_end(text: str, start: int) -> int:
    found = re.search(r"\.(?=\s|/|$)", text[start:])
    return start + found.start() if found else len(text)


def _periods(text: str) -> list[Period]:
    found: list[tuple[int, Period]] = []
    for name, pattern in _PERIODS:
        for match in pattern.finditer(text):
            if not any(abs(match.start() - at) < 4 for at, _ in found):
                found.append((match.start(), name))  # type: ignore[arg-type]
    found.sort()
    out: list[Period] = []
    for _, period in found:
        if not out or out[-1] != period:
            out.append(period)
    return out


def _owed_to(text: str) -> str | None:
    for found in _OWED.finditer(text):
        rest = text[found.end() :]
        cut = re.search(
            r"\s*(?:\(|;|\.(?=\s|$)|\btrước\b|\bđể\b|\bqua\b|\bthông qua\b|\btheo\b|\bchậm\b|\btổng hợp\b"
            r"|\bđịnh kỳ\b|\bbằng\b|\bvào\b|\bmuộn\b)",
            rest,
        )
        name = rest[: cut.start()] if cut else rest
        name = name.strip(" ,")
        if starts_agency(name) and len(name) < 120:
            return split_agencies(name)[0]
    return None


def _with_order(items: tuple[ReportDue, ...]) -> tuple[ReportDue, ...]:
    """Two dates of one year without a period are read, marked as inferred, as mid-year and year-end."""
    unnamed = [item for item in items if item.period is None]
    if len(items) != 2 or len(unnamed) != 2 or items[0].on is None or items[1].on is None:
        return items
    first, second = items[0].on, items[1].on
    if first.year != second.year or not (4 <= first.month <= 7 and 10 <= second.month <= 12):
        return items
    return (
        ReportDue("six_month", first, items[0].side, items[0].owed_to, items[0].text, items[0].spans, True),
        ReportDue("year", second, items[1].side, items[1].owed_to, items[1].text, items[1].spans, True),
    )
