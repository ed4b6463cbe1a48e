"""Words for dates and numbers."""

from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chungtay.core import clock
from chungtay.ui import words

TODAY = date(2026, 5, 7)
DAYS = st.dates(date(1990, 1, 1), date(2090, 12, 31))


def at(hour: int, minute: int = 0, day: int = 7) -> datetime:
    return datetime(2026, 5, day, hour, minute, tzinfo=clock.VIETNAM)


@pytest.mark.parametrize(
    ("day", "tone", "said"),
    [
        (5, "late", "quá hạn 2 ngày"),
        (7, "soon", "hết hôm nay"),
        (8, "soon", "còn 1 ngày"),
        (10, "soon", "còn 3 ngày"),
        (11, "", "còn 4 ngày"),
    ],
)
def test_a_due_date_speaks(day: int, tone: str, said: str) -> None:
    reading = words.read_due(date(2026, 5, day), today=TODAY)
    assert (reading.tone, reading.words) == (tone, said)


def test_a_clock_within_a_day_speaks_in_hours() -> None:
    assert words.read_due(at(14, 10), today=TODAY, now=at(8, 40)).words == "còn 5 giờ 30 phút"
    assert words.read_due(at(6), today=TODAY, now=at(8, 40)).words == "quá hạn 2 giờ 40 phút"
    assert words.read_due(at(6, day=20), today=TODAY, now=at(8, 40)).words == "còn 13 ngày"


def test_done_late_stays_late() -> None:
    assert (
        words.read_due(date(2026, 5, 5), today=TODAY, done=date(2026, 4, 24)).words == "đúng hạn, xong 24/04"
    )
    late = words.read_due(date(2026, 5, 5), today=TODAY, done=date(2026, 5, 7))
    assert (late.tone, late.words) == ("", "xong 07/05, quá hạn 2 ngày")
    assert (
        words.read_due(at(14), today=TODAY, now=at(16), done=at(15)).words == "xong 07/05, quá hạn trong ngày"
    )


@given(DAYS, DAYS)
def test_every_due_date_has_words_and_only_the_past_is_late(due: date, today: date) -> None:
    reading = words.read_due(due, today=today)
    assert reading.words
    assert reading.icon
    assert (reading.tone == "late") == (due < today)
    assert (reading.tone == "soon") == (0 <= (due - today).days <= words.SOON_DAYS)


@given(DAYS, DAYS)
def test_done_in_time_is_never_called_overdue(due: date, done: date) -> None:
    reading = words.read_due(due, today=done, done=done)
    assert (reading.tone == "ok") == (done <= due)
    assert ("quá hạn" in reading.words) == (done > due)


@given(st.integers(-(10**12), 10**12))
def test_a_whole_number_can_be_read_back(value: int) -> None:
    written = words.vn_int(value)
    assert int(written.replace(".", "").replace(words.MINUS, "-")) == value
    assert all(len(group) == 3 for group in written.lstrip(words.MINUS).split(".")[1:])


@given(st.decimals(-1000000, 1000000, places=2))
def test_a_decimal_can_be_read_back(value: Decimal) -> None:
    written = words.vn_decimal(value, 2)
    assert Decimal(written.replace(".", "").replace(",", ".").replace(words.MINUS, "-")) == value


def test_numbers_as_officials_write_them() -> None:
    assert words.vn_int(2846) == "2.846"
    assert words.vn_percent(0.707) == "70,7\u00a0%"
    assert words.share(17, 34) == "50,0\u00a0%"
    assert words.share(0, 0) == "chưa có"
    assert [words.vn_delta(n) for n in (56, -13, 0)] == ["+56", "\u221213", "0"]
    assert words.vn_money(2250000) == "2.250.000\u00a0đ"
    assert words.vn_int(None) == words.vn_percent(None) == "–"


def test_a_personal_number_shows_its_last_four_digits() -> None:
    assert words.mask_number("012345674417") == "•••\u00a0•••\u00a0••4\u00a0417"
    assert words.mask_number("12") == "••"
    assert words.mask_number(None) == ""


@given(st.text("0123456789", min_size=5, max_size=20))
def test_masking_hides_all_but_four(number: str) -> None:
    masked = words.mask_number(number).replace("\u00a0", "")
    assert len(masked) == len(number)
    assert masked.endswith(number[-4:])
    assert masked.count("•") == len(number) - 4


def test_a_name_outside_its_commune_is_initials() -> None:
    assert words.mask_name("Lò Thị Ánh Thư") == "L. T. Á. T."


def test_dates_and_hours() -> None:
    moment = at(8, 40)
    assert words.as_of(moment) == "08:40, thứ Năm 07/05/2026"
    assert words.vn_datetime(moment) == "07/05/2026 08:40"
    assert words.vn_datetime(TODAY) == "07/05/2026"
    assert words.weekday(date(2026, 5, 10)) == "Chủ nhật"
    assert words.vn_date(None) == ""


def test_a_birth_date_is_no_more_exact_than_it_is_known() -> None:
    born = date(2013, 9, 14)
    assert words.partial_date(born) == "14/09/2013"
    assert words.partial_date(born, "month") == "tháng 09/2013"
    assert words.partial_date(born, "year") == "năm 2013"
    assert words.partial_date(None, year=2013) == "năm 2013"
    assert words.partial_date(None) == "chưa rõ"


def test_how_long_ago() -> None:
    said = [words.since(TODAY - timedelta(days=days), TODAY) for days in (0, 1, 3, 40, -1)]
    assert said == ["hôm nay", "hôm qua", "3 ngày trước", "28/03/2026", "08/05/2026"]


def test_lengths_of_time() -> None:
    assert words.duration(timedelta(hours=5, minutes=30)) == "5 giờ 30 phút"
    assert words.duration(timedelta(days=2, hours=3, minutes=5)) == "2 ngày 3 giờ"
    assert words.duration(timedelta(seconds=20)) == "dưới 1 phút"
