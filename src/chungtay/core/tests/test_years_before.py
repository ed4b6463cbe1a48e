"""The edge of an age: born after the day n years before means under n, on every day, 29 February too."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from chungtay.core.periods import age_on, years_before


@given(
    day=st.one_of(
        st.dates(date(2000, 1, 1), date(2040, 12, 31)),
        st.sampled_from([date(2024, 2, 29), date(2025, 2, 28)]),
    ),
    years=st.integers(1, 18),
    near=st.integers(-3, 3),
)
def test_under_n_means_born_after_the_day_n_years_before(day: date, years: int, near: int) -> None:
    """A birthday on 29 February falls on 1 March in common years."""
    edge = years_before(day, years)
    born = edge + timedelta(days=near)
    assert (age_on(born, day) < years) == (born > edge)
