"""Clocks and readings hold for any date: working time, Tết, month ends, one cell per duty."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chungtay.core import clock
from chungtay.core.errors import Invalid
from chungtay.core.workdays import Calendar
from chungtay.duties import rules
from chungtay.duties.choices import Reading

TET_2026 = frozenset(date(2026, 2, 16) + timedelta(days=step) for step in range(5))
SPRING = Calendar(
    holidays=TET_2026 | {date(2026, 4, 27), date(2026, 4, 30), date(2026, 5, 1)},
    worked_weekends=frozenset({date(2026, 2, 28)}),
)
DAYS = st.dates(date(2020, 1, 1), date(2030, 12, 31))
MOMENTS = st.datetimes(datetime(2020, 1, 1), datetime(2030, 12, 31)).map(
    lambda moment: moment.replace(tzinfo=clock.VIETNAM)
)


@dataclass
class Row:
    """The dates of a duty."""

    deadline_at: datetime
    done_at: datetime | None = None
    late_since: date | None = None


def at(day: date, hour: int = 9) -> datetime:
    return rules.day_instant(day, hour)


def test_before_a_day_ends_on_the_day_before() -> None:
    due = rules.due_by_date(date(2022, 5, 10), "before")
    assert due.on == date(2022, 5, 9)
    assert due.words == "trước ngày 10/05"
    assert rules.due_by_date(date(2022, 5, 10), "by").on == date(2022, 5, 10)
    assert rules.due_by_date(date(2024, 3, 1), "before").on == date(2024, 2, 29)


def test_a_side_nobody_knows_is_refused() -> None:
    with pytest.raises(ValueError, match="side"):
        rules.due_by_date(date(2022, 5, 10), "around")


def test_seven_working_days_skip_the_holidays_of_spring() -> None:
    due = rules.due_working(SPRING, at(date(2026, 4, 23)), 7)
    assert due.on == date(2026, 5, 7)
    words = rules.explain_clock(due.clock, at(date(2026, 4, 23)), due.on, SPRING)
    assert words == "7 ngày làm việc từ 23/04, đã trừ 27/04, 30/04 và 01/05, không tính thứ Bảy và Chủ nhật"


def test_working_time_jumps_over_tet_and_counts_a_day_worked_in_exchange() -> None:
    due = rules.due_working(SPRING, at(date(2026, 2, 13)), 6)
    assert due.on == date(2026, 2, 28)
    assert set(due.skipped) >= TET_2026
    words = rules.explain_clock(due.clock, at(date(2026, 2, 13)), due.on, SPRING)
    assert "đã trừ 16/02–20/02" in words
    assert "có tính ngày làm bù 28/02" in words


def test_twelve_hours_end_to_the_minute_across_midnight() -> None:
    start = datetime(2026, 5, 7, 20, 10, tzinfo=clock.VIETNAM)
    due = rules.due_elapsed(start, hours=12)
    assert due.at == datetime(2026, 5, 8, 8, 10, tzinfo=clock.VIETNAM)
    assert due.on == date(2026, 5, 8)
    assert due.deadline == due.at


@given(MOMENTS, st.integers(1, 40))
def test_working_days_only_ever_end_on_a_working_day(start: datetime, days: int) -> None:
    due = rules.due_working(SPRING, start, days)
    assert SPRING.is_working(due.on)
    assert SPRING.working_days_between(start.date(), due.on) == days
    assert not any(SPRING.is_working(day) for day in due.skipped)


@given(DAYS, st.integers(1, 40), st.integers(0, 20), st.integers(0, 10))
def test_more_days_or_a_later_start_never_end_earlier(start: date, days: int, more: int, later: int) -> None:
    first = rules.due_working(SPRING, at(start), days).on
    assert rules.due_working(SPRING, at(start), days + more).on >= first
    assert rules.due_working(SPRING, at(start + timedelta(days=later)), days).on >= first


@given(MOMENTS, st.integers(1, 400))
def test_elapsed_days_count_every_day(start: datetime, days: int) -> None:
    assert rules.due_elapsed(start, days=days).on == start.date() + timedelta(days=days)


@given(MOMENTS, st.none() | MOMENTS, st.none() | DAYS, MOMENTS)
def test_every_duty_has_exactly_one_reading(deadline, done, late, now) -> None:
    found = rules.reading(Row(deadline, done, late), now)
    done_in_time = done is not None and done <= deadline and late is None
    table = {
        Reading.ON_TIME: done_in_time,
        Reading.DONE_LATE: done is not None and not done_in_time,
        Reading.OPEN_WITHIN: done is None and now <= deadline,
        Reading.OPEN_OVERDUE: done is None and now > deadline,
    }
    assert [name for name, holds in table.items() if holds] == [found]


@given(DAYS)
def test_the_last_moment_of_the_last_day_is_in_time(day: date) -> None:
    row = Row(rules.deadline_of(day))
    last = clock.end_of(day) - timedelta(microseconds=1)
    assert rules.reading(row, last) is Reading.OPEN_WITHIN
    assert rules.reading(row, clock.end_of(day)) is Reading.OPEN_OVERDUE
    assert rules.days_overdue(row, clock.end_of(day)) == 1
    assert rules.days_overdue(row, last) == 0


@given(DAYS, st.integers(-30, 30))
def test_soon_is_three_days_or_fewer_and_never_overdue(day: date, ahead: int) -> None:
    row = Row(rules.deadline_of(day + timedelta(days=ahead)))
    assert rules.is_due_soon(row, at(day)) == (0 <= ahead <= 3)


@given(DAYS, DAYS)
def test_a_lower_date_is_cautioned_unless_earlier(lower: date, upper: date) -> None:
    assert (rules.order_caution(lower, upper) is None) == (lower < upper)


def test_the_same_date_above_and_below_says_that_nothing_is_left() -> None:
    caution = rules.order_caution(date(2020, 5, 25), date(2020, 5, 25))
    assert caution is not None
    assert "không còn ngày nào để tổng hợp" in caution.text


def test_asking_after_the_deadline_keeps_the_lateness() -> None:
    deadline = rules.deadline_of(date(2026, 5, 9))
    assert rules.late_since_when_extended(deadline=deadline, asked_at=at(date(2026, 5, 9))) is None
    assert rules.late_since_when_extended(deadline=deadline, asked_at=at(date(2026, 5, 12))) == date(
        2026, 5, 10
    )


def test_a_past_due_date_is_refused() -> None:
    with pytest.raises(Invalid) as refused:
        rules.check_not_past(rules.Due(on=date(2026, 5, 6)), at(date(2026, 5, 7)))
    assert "06/05/2026" in refused.value.problems["due_on"]
    rules.check_not_past(rules.Due(on=date(2026, 5, 7)), at(date(2026, 5, 7), 23))


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ({"on": "2022-05-25", "side": "before"}, date(2022, 5, 24)),
        ({"on": date(2022, 11, 20)}, date(2022, 11, 20)),
        ({"kind": "working", "days": 5}, date(2026, 5, 14)),
        ({"kind": "elapsed", "days": 30}, date(2026, 6, 6)),
    ],
)
def test_a_rule_of_a_law_pack_becomes_a_date(rule, expected) -> None:
    assert rules.compute_due(rule, start=at(date(2026, 5, 7)), calendar=SPRING).on == expected


@pytest.mark.parametrize("rule", [{}, {"kind": "moon"}, {"kind": "elapsed"}, {"kind": "working", "hours": 3}])
def test_a_rule_that_says_nothing_is_refused(rule) -> None:
    with pytest.raises(ValueError, match="clock"):
        rules.compute_due(rule, start=at(date(2026, 5, 7)), calendar=SPRING)


@pytest.mark.parametrize(
    ("days", "words"),
    [
        ([date(2026, 4, 27)], "27/04"),
        ([date(2026, 4, 27), date(2026, 4, 30), date(2026, 5, 1)], "27/04, 30/04 và 01/05"),
        ([date(2026, 2, 16) + timedelta(days=step) for step in range(5)], "16/02–20/02"),
    ],
)
def test_days_are_joined_as_people_say_them(days, words) -> None:
    assert rules.join_days(days) == words
