"""Periods, ages and working days."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chungtay.core import clock
from chungtay.core.periods import Period, age_on, first_overlap, years_before
from chungtay.core.workdays import Calendar, add_elapsed, due_by_end_of, last_day

DAYS = st.dates(date(2017, 1, 1), date(2030, 12, 31))
TET_2022 = Calendar(frozenset(date(2022, 1, 31) + timedelta(days=n) for n in range(5)))


def test_a_period_ends_before_its_end():
    period = Period(date(2025, 7, 1), date(2026, 1, 1))
    assert date(2025, 7, 1) in period
    assert date(2026, 1, 1) not in period
    assert period.days == 184
    with pytest.raises(ValueError, match="ends"):
        Period(date(2026, 1, 1), date(2026, 1, 1))


def test_overlap_is_found_and_touching_is_none():
    first, second = Period(date(2020, 1, 1), date(2021, 1, 1)), Period(date(2021, 1, 1))
    assert first_overlap([second, first]) is None
    assert first_overlap([second, first, Period(date(2020, 6, 1), date(2020, 7, 1))]) is not None
    assert first.intersection(second) is None
    assert second.intersection(Period(date(2022, 1, 1))) == Period(date(2022, 1, 1))


@given(born=DAYS, day=DAYS, years=st.integers(0, 16))
def test_under_an_age_means_born_after_that_many_years_before(born, day, years):
    assert (age_on(born, day) < years) == (born > years_before(day, years))


def test_tet_is_skipped():
    assert TET_2022.add_working_days(date(2022, 1, 28), 1) == date(2022, 2, 7)
    assert len(TET_2022.skipped_between(date(2022, 1, 28), date(2022, 2, 7))) == 9


@given(start=DAYS, count=st.integers(0, 60))
def test_adding_working_days_counts_back_to_the_same_number(start, count):
    end = TET_2022.add_working_days(start, count)
    assert TET_2022.working_days_between(start, end) == count
    assert count == 0 or TET_2022.is_working(end)


@given(start=DAYS, first=st.integers(0, 40), more=st.integers(0, 40))
def test_adding_working_days_in_two_steps_is_the_same(start, first, more):
    calendar = TET_2022
    assert calendar.add_working_days(
        calendar.add_working_days(start, first), more
    ) == calendar.add_working_days(start, first + more)


def test_a_swapped_weekend_is_worked():
    calendar = Calendar(frozenset({date(2026, 1, 2)}), frozenset({date(2026, 1, 10)}))
    assert calendar.add_working_days(date(2026, 1, 1), 1) == date(2026, 1, 5)
    assert calendar.is_working(date(2026, 1, 10))
    assert calendar.next_working(date(2026, 1, 2)) == date(2026, 1, 5)
    assert calendar.working_days_between(date(2026, 1, 5), date(2026, 1, 1)) == -1
    with pytest.raises(ValueError, match="negative"):
        calendar.add_working_days(date(2026, 1, 1), -1)


def test_elapsed_time_runs_through_nights_and_working_time_ends_with_the_day():
    start = datetime(2022, 1, 28, 22, 10, tzinfo=clock.VIETNAM)
    assert add_elapsed(start, hours=12) == datetime(2022, 1, 29, 10, 10, tzinfo=clock.VIETNAM)
    assert due_by_end_of(TET_2022, start, 1).date() == date(2022, 2, 7)


def test_before_a_day_ends_the_day_before_and_by_a_day_on_it():
    assert last_day(date(2022, 5, 25), "before") == date(2022, 5, 24)
    assert last_day(date(2020, 5, 25), "by") == date(2020, 5, 25)
    with pytest.raises(ValueError, match="side"):
        last_day(date(2020, 5, 25), "around")


def test_a_moved_clock_moves_the_date_and_comes_back():
    with clock.living_on(date(2022, 3, 22)):
        assert clock.today() == date(2022, 3, 22)
        assert clock.now().date() == date(2022, 3, 22)
        assert clock.is_moved()
    assert not clock.is_moved()
    assert clock.end_of(date(2022, 3, 22)) - clock.start_of(date(2022, 3, 22)) == timedelta(days=1)
