"""Places through the reform: the parts of a unit add up to the unit, then and now, and nobody is counted twice."""

from collections import Counter
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chungtay.figures.areas import area_by_unit, area_of
from chungtay.figures.queries import counted, counted_by_target
from chungtay.figures.scans import Window
from chungtay.figures.tests.register import Life, Spell, write
from chungtay.figures.tree import Age, Cell, Measure
from chungtay.places.api import country, descendants, get_unit, successors_of, units_on

pytestmark = pytest.mark.django_db
BEFORE, AFTER = date(2022, 4, 30), date(2026, 4, 30)
CELL = Cell("all", Measure("children", where=(Age(None, 16),)))


@pytest.fixture(scope="module")
def provinces(django_db_setup: None, django_db_blocker: Any) -> dict[date, list[Any]]:
    """Provinces of both structures."""
    with django_db_blocker.unblock():
        return {day: list(units_on(day, "province")) for day in (BEFORE, AFTER)}


@pytest.mark.parametrize("day", [BEFORE, AFTER])
def test_provinces_share_no_place_and_lose_none(provinces: dict[date, list[Any]], day: date) -> None:
    """Every commune that ever was counts for at most one province; those of the day for exactly one."""
    seen = Counter(place for unit in provinces[day] for place in area_of(unit, day).places)
    assert max(seen.values()) == 1
    communes = set(units_on(day, "commune").values_list("id", flat=True))
    assert communes <= set(seen)
    whole = set(area_of(country(day), day).places)
    assert set(seen) <= whole


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(number=st.integers(0, 33))
def test_the_parts_of_a_province_are_the_province(provinces: dict[date, list[Any]], number: int) -> None:
    """Each record place of a province counts for one commune, or waits where a split commune needs choosing."""
    unit = provinces[AFTER][number]
    area = area_by_unit(unit, AFTER)
    assert area.places == area_of(unit, AFTER).places
    became = successors_of([p for p, t in zip(area.places, area.targets, strict=True) if t is None], AFTER)
    assert all(len(parts) > 1 for parts in became.values() if parts and parts[0].level == "commune")
    for commune in descendants(unit, AFTER, "commune")[:8]:
        assert set(area.of(commune.id)) == set(area_of(commune, AFTER).places)


def test_children_of_a_split_commune_are_lost_nowhere() -> None:
    """Registers made before the reform give the same total for the province, by commune plus those who must choose."""
    old = get_unit("12", BEFORE)
    communes = list(descendants(old, BEFORE, "commune"))
    people = [
        Life(
            date(2015, 1, 1), "male", "Kinh", "", "", None, None, [(place, Spell("", date(2015, 1, 1), None))]
        )
        for place in range(len(communes))
    ]
    write(people, communes)
    new = get_unit("12", AFTER)
    whole, parts = area_of(new, AFTER), area_by_unit(new, AFTER)
    total = counted([CELL], Window(AFTER, AFTER, whole.places))["all"]
    by_part = counted_by_target([CELL], Window(AFTER, AFTER, parts.places, parts.targets))
    assert total == len(communes)
    assert sum(values["all"] for values in by_part.values()) == total
    then = area_by_unit(old, BEFORE)
    by_district = counted_by_target([CELL], Window(BEFORE, BEFORE, then.places, then.targets))
    assert sum(values["all"] for values in by_district.values()) == len(communes)
    assert by_district.get(None, {"all": 0})["all"] == 0
    assert {unit.level for unit in descendants(old, BEFORE) if unit.id in by_district} == {"district"}
