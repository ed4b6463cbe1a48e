"""Clocks and readings as pure functions: dates in, due dates and verdicts out; no database, no current time."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any, Protocol

from django.utils.translation import gettext as _

from chungtay.core import clock
from chungtay.core.errors import Invalid
from chungtay.core.workdays import Calendar, add_elapsed, last_day
from chungtay.duties.choices import Reading

SOON_DAYS = 3
"""Due in this many days or fewer reads "sắp đến hạn"."""

LAST_MOMENT = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class Due:
    """When something is due: the last day allowed, the instant for clocks of hours, and the words of the law."""

    on: date
    at: datetime | None = None
    words: str = ""
    clock: str = "date"
    skipped: tuple[date, ...] = field(default=(), compare=False)

    @property
    def deadline(self) -> datetime:
        """The last instant that is still in time."""
        return deadline_of(self.on, self.at)


class Clocked(Protocol):
    """Whatever carries the dates a reading needs; `Duty` fits."""

    @property
    def deadline_at(self) -> datetime: ...
    @property
    def done_at(self) -> datetime | None: ...
    @property
    def late_since(self) -> date | None: ...


@dataclass(frozen=True, slots=True)
class Caution:
    """Something a person should look at before going on; never an error."""

    code: str
    text: str


def deadline_of(due_on: date, due_at: datetime | None = None) -> datetime:
    """Return the last instant in time: the given instant, or the end of the last day allowed in Vietnam."""
    return due_at if due_at is not None else clock.end_of(due_on) - LAST_MOMENT


def due_by_date(on: date, side: str = "by") -> Due:
    """Return the due date of "trước ngày" (`before`: the day before is the last) or "chậm nhất ngày" (`by`).

    Raises `ValueError` for another side. Law: Bộ luật Dân sự 91/2015/QH13, Đ148.
    """
    words = f"trước ngày {on:%d/%m}" if side == "before" else ""
    return Due(on=last_day(on, side), words=words)


def due_elapsed(start: datetime, *, hours: int = 0, days: int = 0) -> Due:
    """Return when a clock of elapsed time ends: hours to the minute, days at the end of the last one.

    Nights, weekends and holidays count; the day of the start does not. Raises `ValueError` unless exactly
    one is given.
    """
    if (hours > 0) == (days > 0):
        raise ValueError("an elapsed clock has either hours or days")
    if hours:
        at = add_elapsed(start, hours=hours)
        return Due(on=at.astimezone(clock.VIETNAM).date(), at=at, clock=f"elapsed:{hours}h")
    return Due(on=start.astimezone(clock.VIETNAM).date() + timedelta(days=days), clock=f"elapsed:{days}d")


def due_working(calendar: Calendar, start: datetime, days: int) -> Due:
    """Return the last of `days` working days after the day of `start`, and the weekdays that were skipped.

    Raises `ValueError` when `days` is not positive. Law: Bộ luật Dân sự 91/2015/QH13, Đ147.
    """
    if days < 1:
        raise ValueError("a clock of working time has at least one day")
    first = start.astimezone(clock.VIETNAM).date()
    on = calendar.add_working_days(first, days)
    return Due(on=on, clock=f"working:{days}d", skipped=tuple(calendar.skipped_between(first, on)))


def compute_due(rule: Mapping[str, Any], *, start: datetime, calendar: Calendar) -> Due:
    """Return the due date a law pack's rule gives: `{on, side}`, or `{kind: elapsed|working, hours|days}`.

    Raises `ValueError` for a rule that says neither.
    """
    if rule.get("on") is not None:
        on = rule["on"]
        return due_by_date(
            on if isinstance(on, date) else date.fromisoformat(str(on)), str(rule.get("side", "by"))
        )
    hours, days = int(rule.get("hours") or 0), int(rule.get("days") or 0)
    if rule.get("kind") == "elapsed":
        return due_elapsed(start, hours=hours, days=days)
    if rule.get("kind") == "working" and not hours:
        return due_working(calendar, start, days)
    raise ValueError(f"a due rule needs a date, or an elapsed or working clock: {dict(rule)!r}")


def check_not_past(due: Due, now: datetime) -> None:
    """Refuse a due date that has passed already; raises `Invalid` for the field `due_on`."""
    if due.deadline < now:
        raise Invalid(
            {"due_on": _("Hạn %(day)s đã qua. Chọn ngày từ hôm nay trở đi.") % {"day": f"{due.on:%d/%m/%Y}"}}
        )


def reading(duty: Clocked, now: datetime) -> Reading:
    """Return which of the four cells a duty falls in; every duty falls in exactly one.

    A lateness once noted (`late_since`) is never erased by a later extension: the duty ends as done late.
    """
    if duty.done_at is not None:
        in_time = duty.done_at <= duty.deadline_at and duty.late_since is None
        return Reading.ON_TIME if in_time else Reading.DONE_LATE
    return Reading.OPEN_WITHIN if now <= duty.deadline_at else Reading.OPEN_OVERDUE


def is_due_soon(duty: Clocked, now: datetime) -> bool:
    """Tell whether an open duty ends within three days."""
    if reading(duty, now) is not Reading.OPEN_WITHIN:
        return False
    return (_day(duty.deadline_at) - _day(now)).days <= SOON_DAYS


def days_overdue(duty: Clocked, now: datetime) -> int:
    """Return for how many days a duty is or was late; 0 when it is not."""
    end = duty.done_at or now
    if end <= duty.deadline_at:
        return 0
    return max((_day(end) - _day(duty.deadline_at)).days, 1)


def late_since_when_extended(*, deadline: datetime, asked_at: datetime) -> date | None:
    """Return the day a duty became late when the extension was asked for after its deadline; otherwise
    nothing.
    """
    return _day(deadline) + timedelta(days=1) if asked_at > deadline else None


def order_caution(lower: date, upper: date) -> Caution | None:
    """Warn when a unit below would be due no earlier than the unit above it: nothing is left for putting
    together.
    """
    if lower < upper:
        return None
    words = {"lower": f"{lower:%d/%m/%Y}", "upper": f"{upper:%d/%m/%Y}"}
    if lower == upper:
        text = _("Cấp dưới và cấp trên cùng hạn %(upper)s: không còn ngày nào để tổng hợp.") % words
    else:
        text = _("Hạn của cấp dưới %(lower)s sau hạn phải nộp lên cấp trên %(upper)s.") % words
    return Caution("due_order", text)


def explain_clock(
    code: str, starts_at: datetime, due_on: date, calendar: Calendar, *, in_brief: bool = False
) -> str:
    """Return in words how a due date was counted, and which weekdays were left out; empty for a plain date.

    In brief only the start and the weekdays left out are named.
    """
    kind, _colon, amount = code.partition(":")
    start = starts_at.astimezone(clock.VIETNAM)
    if kind == "elapsed" and amount.endswith("h"):
        said = {"count": amount[:-1], "start": f"{start:%H:%M %d/%m}"}
        return _("%(count)s giờ liên tục từ %(start)s, tính cả đêm và ngày nghỉ") % said
    count = amount.rstrip("hd")
    if kind == "elapsed":
        return _("%(count)s ngày liên tục từ %(start)s, tính cả ngày nghỉ") % {
            "count": count,
            "start": f"{start:%d/%m}",
        }
    if kind != "working":
        return ""
    text = _("%(count)s ngày làm việc từ %(start)s") % {"count": count, "start": f"{start:%d/%m}"}
    skipped = calendar.skipped_between(start.date(), due_on)
    weekdays = [day for day in skipped if day.weekday() < 5]
    if weekdays:
        text += _(", đã trừ %(days)s") % {"days": join_days(weekdays)}
    if in_brief:
        return text
    if len(skipped) > len(weekdays):
        text += _(", không tính thứ Bảy và Chủ nhật")
    worked = [day for day in _weekends(start.date(), due_on) if calendar.is_working(day)]
    if worked:
        text += _(", có tính ngày làm bù %(days)s") % {"days": join_days(worked)}
    return text


def join_days(days: list[date]) -> str:
    """Return days in words: runs of three or more as `26/01–30/01`, the last one after "và"."""
    runs: list[list[date]] = []
    for day in days:
        if runs and day - runs[-1][-1] == timedelta(days=1):
            runs[-1].append(day)
        else:
            runs.append([day])
    words: list[str] = []
    for run in runs:
        words += [f"{run[0]:%d/%m}–{run[-1]:%d/%m}"] if len(run) > 2 else [f"{day:%d/%m}" for day in run]
    if len(words) == 1:
        return words[0]
    return _("%(first)s và %(last)s") % {"first": ", ".join(words[:-1]), "last": words[-1]}


def day_instant(day: date, hour: int = 8) -> datetime:
    """Return a working hour of a day in Vietnam, for records that were kept as a date only."""
    return datetime.combine(day, time(hour), tzinfo=clock.VIETNAM)


def _day(moment: datetime) -> date:
    return moment.astimezone(clock.VIETNAM).date()


def _weekends(start: date, end: date) -> list[date]:
    days = (start + timedelta(days=step) for step in range(1, (end - start).days + 1))
    return [day for day in days if day.weekday() > 4]
