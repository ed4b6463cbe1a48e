"""What must be asked before a directive is handed down, and what should be looked at twice: pure functions."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol

from django.utils.translation import gettext as _

from chungtay.directives.choices import Rule, Side

GATHERING_DAYS = 15
"""Between a unit's own due date and the one below it: what the province's plan of 2022 left (10 to 25 May)."""

ASKED_FIELDS = ("number", "symbol", "issuer", "issued_on", "subject", "signer")


class Field(Protocol):
    """A directive as far as these rules look at it."""

    number: str
    symbol: str
    issuer: str
    issued_on: date | None
    subject: str
    signer: str


class Dated(Protocol):
    """A task as far as these rules look at it."""

    position: int
    text: str
    due_on: date | None
    continuous: bool
    keep_reason: str


class Addressed(Protocol):
    """A phrase that names receivers, as far as these rules look at it."""

    position: int
    words: str
    rule: str


@dataclass(frozen=True)
class Missing:
    """One thing that must be filled in: where it stands on the page and the words that ask for it."""

    target: str
    words: str


@dataclass(frozen=True)
class Upper:
    """A due date one tier up: the last day allowed, what it is, and the words it is written in."""

    due_on: date
    title: str
    due_words: str
    source: str


def last_day(written: date, side: str) -> date:
    """Return the last day allowed: "trước ngày 10/5" allows up to 9/5, "chậm nhất ngày 10/5" up to 10/5."""
    return written - timedelta(days=1) if side == Side.BEFORE else written


def field_words() -> Mapping[str, str]:
    """Return the sentence that asks for each field nobody may leave empty."""
    return {
        "number": _("Nhập số văn bản"),
        "symbol": _("Nhập ký hiệu văn bản"),
        "issuer": _("Nhập cơ quan ban hành"),
        "issued_on": _("Nhập ngày ban hành"),
        "subject": _("Nhập trích yếu"),
        "signer": _("Nhập người ký"),
    }


def missing(
    directive: Field, tasks: Sequence[Dated], addressees: Sequence[Addressed], *, today: date
) -> list[Missing]:
    """List what must be filled in before tasks may be handed down; nothing is filled in by the machine."""
    words = field_words()
    asked = [Missing(f"i-{name}", words[name]) for name in ASKED_FIELDS if not getattr(directive, name)]
    if not tasks:
        asked.append(Missing("i-add", _("Thêm ít nhất một nhiệm vụ; máy không đọc được nhiệm vụ nào")))
    for number, task in enumerate(tasks, 1):
        if task.due_on is None and not task.continuous:
            text = _("Nhập hạn của nhiệm vụ %(number)s, hoặc chọn “làm thường xuyên”") % {"number": number}
            asked.append(Missing(f"i-due{number}", text))
        elif task.due_on is not None and task.due_on < today and not task.keep_reason:
            said = {"number": number, "day": f"{task.due_on:%d/%m/%Y}"}
            asked.append(
                Missing(f"i-due{number}", _("Hạn của nhiệm vụ %(number)s là %(day)s, đã qua") % said)
            )
    if not any(row.rule not in (Rule.UNKNOWN, Rule.NOBODY) for row in addressees):
        asked.append(Missing("p-who", _("Chọn đơn vị nhận việc")))
    for row in addressees:
        if row.rule == Rule.UNKNOWN:
            said_who = {"words": row.words}
            asked.append(Missing(f"i-who{row.position}", _("Chọn cơ quan cho “%(words)s”") % said_who))
    return asked


def too_late(due_on: date, uppers: Iterable[Upper]) -> Upper | None:
    """Return the earliest due date above that a lower one does not come before, or `None` when all is in order."""
    broken = [upper for upper in uppers if due_on >= upper.due_on]
    return min(broken, key=lambda upper: upper.due_on) if broken else None


def earlier_than(upper: Upper) -> date:
    """Return a day that leaves the unit above time to put the reports together: fifteen days before it is due."""
    return upper.due_on - timedelta(days=GATHERING_DAYS)


def period_of(text: str, day: date | None) -> str:
    """Tell which report a date belongs to: the words decide, else the half of the year; empty when neither says."""
    low = text.casefold()
    if "6 tháng" in low or "sáu tháng" in low:
        return "six_month"
    if "quý" in low:
        return "quarter"
    if "hằng năm" in low or "hàng năm" in low or "kết quả năm" in low or "cả năm" in low:
        return "yearly"
    if day is None:
        return ""
    return "six_month" if day.month <= 8 else "yearly"


def year_end(issued_on: date | None, today: date) -> date:
    """Return the day a continuous task is closed: the last day of the directive's year, or of this one after it."""
    year = (issued_on or today).year
    return date(year if date(year, 12, 31) >= today else today.year, 12, 31)
