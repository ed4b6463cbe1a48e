"""Words for dates, times, counts and shares, as Vietnamese officials write them; pure functions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from chungtay.core import clock

Number = int | float | Decimal

SOON_DAYS = 3
MINUS = "\u2212"
NARROW = "\u00a0"
NOTHING = "–"

_WEEKDAYS = (
    gettext_lazy("thứ Hai"),
    gettext_lazy("thứ Ba"),
    gettext_lazy("thứ Tư"),
    gettext_lazy("thứ Năm"),
    gettext_lazy("thứ Sáu"),
    gettext_lazy("thứ Bảy"),
    gettext_lazy("Chủ nhật"),
)


@dataclass(frozen=True)
class DueReading:
    """What a due date says on a given day: a tone for colour, an icon, and the words that matter."""

    tone: str
    icon: str
    words: str


def local_date(moment: date | datetime) -> date:
    """This will return the calendar day in Vietnam of a date or an instant."""
    if isinstance(moment, datetime):
        return (moment.astimezone(clock.VIETNAM) if moment.tzinfo else moment).date()
    return moment


def local_time(moment: datetime) -> datetime:
    """This will return the instant on the clock of Vietnam; an instant without a zone is taken as it is."""
    return moment.astimezone(clock.VIETNAM) if moment.tzinfo else moment


def vn_date(moment: date | datetime | None) -> str:
    """This will write a day as `07/05/2026`; nothing for None."""
    return "" if moment is None else local_date(moment).strftime("%d/%m/%Y")


def day_month(moment: date | datetime) -> str:
    """This will write a day without its year, as `07/05`."""
    return local_date(moment).strftime("%d/%m")


def vn_time(moment: datetime) -> str:
    """This will write an hour as `14:10`."""
    return local_time(moment).strftime("%H:%M")


def vn_datetime(moment: date | datetime | None) -> str:
    """This will write an instant as `07/05/2026 14:10`; a day without an hour gets none."""
    if isinstance(moment, datetime):
        return f"{vn_date(moment)} {vn_time(moment)}"
    return vn_date(moment)


def weekday(moment: date | datetime) -> str:
    """This will name the day of the week, `thứ Năm` or `Chủ nhật`."""
    return str(_WEEKDAYS[local_date(moment).weekday()])


def as_of(moment: datetime) -> str:
    """This will write when figures were counted: `08:40, thứ Năm 07/05/2026`."""
    return f"{vn_time(moment)}, {weekday(moment)} {vn_date(moment)}"


def partial_date(born_on: date | None, precision: str = "day", year: int | None = None) -> str:
    """This will write a birth date as exactly as it is known: `14/09/2013`, `tháng 09/2013`, `năm 2013`."""
    if born_on is None:
        return _("năm %(year)s") % {"year": year} if year else _("chưa rõ")
    if precision == "year":
        return _("năm %(year)s") % {"year": born_on.year}
    if precision == "month":
        return _("tháng %(month)s") % {"month": born_on.strftime("%m/%Y")}
    return vn_date(born_on)


def _group(digits: str) -> str:
    return f"{int(digits):,}".replace(",", ".")


def vn_int(value: Number | None) -> str:
    """This will write a whole number with dots and a real minus: `2.846`, `−13`; `–` for None."""
    if value is None:
        return NOTHING
    whole = int(Decimal(str(value)).quantize(Decimal(1), ROUND_HALF_UP))
    return (MINUS if whole < 0 else "") + _group(str(abs(whole)))


def vn_decimal(value: Number | None, places: int = 1) -> str:
    """This will write a number with a decimal comma, rounded half up: `1.234,5`."""
    if value is None:
        return NOTHING
    rounded = Decimal(str(value)).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    whole, _, fraction = f"{abs(rounded):f}".partition(".")
    sign = MINUS if rounded < 0 else ""
    return sign + _group(whole) + (f",{fraction}" if fraction else "")


def vn_percent(ratio: Number | None, places: int = 1) -> str:
    """This will write a share of one as hundredths: `0.707` becomes `70,7 %`."""
    if ratio is None:
        return NOTHING
    return vn_decimal(Decimal(str(ratio)) * 100, places) + NARROW + "%"


def share(part: Number, whole: Number, places: int = 1) -> str:
    """This will write part of a whole as hundredths; with nothing to divide by it says `chưa có`."""
    return _("chưa có") if not whole else vn_percent(Decimal(str(part)) / Decimal(str(whole)), places)


def vn_delta(value: Number | None) -> str:
    """This will write a change with its sign: `+56`, `−13`, `0`."""
    if value is None:
        return NOTHING
    return ("+" if value > 0 else "") + vn_int(value)


def vn_money(value: Number | None) -> str:
    """This will write an amount of đồng: `2.250.000 đ`."""
    return NOTHING if value is None else vn_int(value) + NARROW + "đ"


def mask_number(number: str | None, shown: int = 4) -> str:
    """This will hide all but the last digits of a personal number: `••• ••• ••4 417`."""
    digits = "".join((number or "").split())
    if not digits:
        return ""
    keep = shown if len(digits) > shown else 0
    masked = "•" * (len(digits) - keep) + digits[len(digits) - keep :]
    head = len(masked) % 3
    groups = ([masked[:head]] if head else []) + [masked[at : at + 3] for at in range(head, len(masked), 3)]
    return NARROW.join(groups)


def mask_name(name: str) -> str:
    """This will show a name outside its commune by initials only: `L. T. A. T.`."""
    return " ".join(f"{word[0].upper()}." for word in name.split())


def duration(length: timedelta) -> str:
    """This will write a length of time in its two largest parts: `2 ngày 3 giờ`, `5 giờ 30 phút`."""
    minutes = max(int(abs(length).total_seconds() // 60), 0)
    days, rest = divmod(minutes, 24 * 60)
    hours, minutes = divmod(rest, 60)
    parts = [
        (days, ngettext("%(n)s ngày", "%(n)s ngày", days)),
        (hours, ngettext("%(n)s giờ", "%(n)s giờ", hours)),
        (minutes, ngettext("%(n)s phút", "%(n)s phút", minutes)),
    ]
    told = [pattern % {"n": count} for count, pattern in parts if count][:2]
    return " ".join(told) if told else _("dưới 1 phút")


def since(moment: date | datetime, today: date) -> str:
    """This will say how long ago a day was: `hôm nay`, `3 ngày trước`; after a month the date itself."""
    days = (today - local_date(moment)).days
    if days < 0:
        return vn_date(moment)
    if days < 2:
        return _("hôm qua") if days else _("hôm nay")
    return _("%(n)s ngày trước") % {"n": days} if days <= 30 else vn_date(moment)


def until(day: date, today: date) -> str:
    """This will say how far off a day is: `còn 3 ngày`, `hết hôm nay`, `quá hạn 2 ngày`."""
    days = (local_date(day) - today).days
    if days < 0:
        return ngettext("quá hạn %(n)s ngày", "quá hạn %(n)s ngày", -days) % {"n": -days}
    return ngettext("còn %(n)s ngày", "còn %(n)s ngày", days) % {"n": days} if days else _("hết hôm nay")


def read_due(
    due: date | datetime, *, today: date, now: datetime | None = None, done: date | datetime | None = None
) -> DueReading:
    """This will read a due date: done in time or late, overdue, due within three days, or ahead.

    `due` is the last day allowed, or the instant an elapsed clock ends; `now` is needed for an instant.
    """
    if done is not None:
        return _read_done(due, done)
    if isinstance(due, datetime) and now is not None and abs(due - now) < timedelta(days=1):
        left = due - now
        if left < timedelta(0):
            return DueReading("late", "alert-circle", _("quá hạn %(length)s") % {"length": duration(left)})
        return DueReading("soon", "clock-hour-4", _("còn %(length)s") % {"length": duration(left)})
    words = until(due, today)
    days = (local_date(due) - today).days
    if days < 0:
        return DueReading("late", "alert-circle", words)
    if days <= SOON_DAYS:
        return DueReading("soon", "clock-hour-4", words)
    return DueReading("", "calendar", words)


def _read_done(due: date | datetime, done: date | datetime) -> DueReading:
    both_instants = isinstance(due, datetime) and isinstance(done, datetime)
    in_time = done <= due if both_instants else local_date(done) <= local_date(due)
    if in_time:
        return DueReading("ok", "check", _("đúng hạn, xong %(day)s") % {"day": day_month(done)})
    days = (local_date(done) - local_date(due)).days
    late = ngettext("%(n)s ngày", "%(n)s ngày", days) % {"n": days} if days else _("trong ngày")
    return DueReading(
        "", "check", _("xong %(day)s, quá hạn %(late)s") % {"day": day_month(done), "late": late}
    )
