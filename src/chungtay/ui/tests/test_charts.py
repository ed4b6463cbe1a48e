"""Drawings."""

import math

from hypothesis import given
from hypothesis import strategies as st

from chungtay.ui import charts

SPOT = st.tuples(st.floats(0, 300), st.floats(0, 300))


@given(st.integers(0, 10**9))
def test_a_scale_has_few_round_lines(largest: int) -> None:
    step = charts.nice_step(largest)
    assert str(step)[0] in "125"
    assert largest / step <= 4.0001


@given(st.lists(SPOT, min_size=1, max_size=30, unique=True))
def test_the_ground_joins_every_place(spots: list[tuple[float, float]]) -> None:
    pairs = charts.joined(spots)
    reached = {0}
    for near, new in pairs:
        assert near in reached
        reached.add(new)
    assert reached == set(range(len(spots)))


def test_a_trend_names_itself_and_skips_labels_that_would_touch() -> None:
    points = [charts.TrendPoint(f"T{month}", month * 100) for month in range(1, 37)]
    drawn = charts.trend(points, title="Theo tháng")
    assert "<title>Theo tháng</title>" in drawn
    assert drawn.count("<rect") == 36
    assert ">T2<" not in drawn
    assert charts.trend([], title="") == ""


def test_a_map_escapes_names_and_keeps_north_up() -> None:
    north = charts.PlacePoint("<Bắc>", 22.7, 103.2, 9, is_named=True)
    south = charts.PlacePoint("Nam", 22.0, 103.3, 0)
    drawn = charts.point_map([north, south], title="Số việc")
    assert "&lt;Bắc&gt;" in drawn
    spots, _height = charts._project([(22.7, 103.2), (22.0, 103.3)])
    assert spots[0][1] < spots[1][1]


def test_a_map_of_the_country_has_both_archipelagos() -> None:
    drawn = charts.point_map([charts.PlacePoint("Hà Nội", 21.0, 105.8, 1)], title="", is_country=True)
    assert "Hoàng Sa" in drawn
    assert "Trường Sa" in drawn


@given(st.lists(st.tuples(st.floats(8, 24), st.floats(102, 116)), min_size=1, max_size=40))
def test_every_place_stands_inside_the_drawing(spots: list[tuple[float, float]]) -> None:
    drawn, height = charts._project(spots)
    for x, y in drawn:
        assert -0.1 <= x <= charts.MAP_WIDTH + 0.1
        assert -0.1 <= y <= height + 1.1
        assert math.isfinite(x)
