"""Every declared figure equals a slow count in plain Python, and every list is as long as its figure."""

from datetime import date
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chungtay.figures.declared import cell
from chungtay.figures.queries import counted, counted_by_target
from chungtay.figures.scans import Window, counting, listing
from chungtay.figures.tests.register import END, GROUPS, RISKS, START, Life, lives, slow_count, write
from chungtay.figures.tree import Age, Cell, Flag, Measure, Own, Related, Sex, combine
from chungtay.law.api import condition_lists, get_form, get_measure
from chungtay.places.api import descendants, units_on

pytestmark = pytest.mark.django_db
SLOW = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@pytest.fixture
def units() -> list[Any]:
    """Three communes of one province."""
    province = units_on(END, "province").get(code="12")
    return list(descendants(province, END, "commune")[:3])


CHILD_CONDITIONS = st.one_of(
    st.builds(Age, st.sampled_from([None, 6]), st.sampled_from([6, 16, None])),
    st.builds(lambda sex: Sex((sex,)), st.sampled_from(["male", "female"])),
    st.builds(
        Flag, st.sampled_from(["ethnic_minority", "personal_number", "health_insurance"]), st.booleans()
    ),
    st.builds(
        lambda keys: Related("circumstance", (("key", tuple(keys)),)),
        st.lists(st.sampled_from(GROUPS), min_size=1, max_size=2, unique=True),
    ),
    st.just(Related("circumstance")),
    st.builds(lambda key: Related("risk", (("key", (key,)),)), st.sampled_from(RISKS)),
    st.just(Related("help")),
    st.builds(
        lambda kind, outcome: Related("injury", (("kind", (kind,)), ("outcome", (outcome,)))),
        st.sampled_from(["01", "08"]),
        st.sampled_from(["injured", "died"]),
    ),
)
MEASURES = st.one_of(
    st.builds(
        lambda where: Measure("m", "children", "period_end", False, combine(where)),
        st.lists(CHILD_CONDITIONS, max_size=4),
    ),
    st.builds(
        lambda where, own, once: Measure(
            "m", "injuries", "period", once, combine([*where, *([Own("kind", (own,))] if own else [])])
        ),
        st.lists(CHILD_CONDITIONS, max_size=2),
        st.sampled_from(["", "01", "08"]),
        st.booleans(),
    ),
    st.builds(
        lambda where, once: Measure("m", "circumstances", "period_end", once, combine(where)),
        st.lists(CHILD_CONDITIONS, max_size=2),
        st.booleans(),
    ),
    st.builds(
        lambda where, once: Measure("m", "helps", "period", once, combine(where)),
        st.lists(CHILD_CONDITIONS, max_size=2),
        st.booleans(),
    ),
)


@SLOW
@given(people=st.lists(lives(3), max_size=14), measures=st.lists(MEASURES, min_size=1, max_size=12))
def test_any_declaration_equals_the_slow_count(
    units: list[Any], people: list[Life], measures: list[Measure]
) -> None:
    """In total, by place, and as the length of the list behind it."""
    cells = [Cell(f"c{number}", measure) for number, measure in enumerate(measures)]
    inside = {0, 1}
    window = Window(
        START, END, tuple(units[place].id for place in inside), tuple(units[p].id for p in inside)
    )
    with transaction.atomic():
        write(people, units)
        fast = counted(cells, window)
        by_place = counted_by_target(cells, window)
        for one in cells:
            assert fast[one.key] == slow_count(people, one.measure, inside), one
            for place in inside:
                assert by_place[units[place].id][one.key] == slow_count(people, one.measure, {place}), one
            if not one.measure.once_per_child:
                assert sum(values[one.key] for values in by_place.values()) == fast[one.key]
            assert len(walk(one, window)) == fast[one.key], one
        transaction.set_rollback(True)


def walk(one: Cell, window: Window) -> list[tuple[Any, ...]]:
    """Turn the pages of a list, two rows at a time, to its end."""
    from uuid import UUID

    from django.db import connection

    statement, rows, after = listing(one), [], ("", UUID(int=0))
    while True:
        with connection.cursor() as cursor:
            cursor.execute(
                statement.sql, statement.bind(window, after_sort=after[0], after_id=after[1], most=2)
            )
            page = cursor.fetchall()
        if not page:
            return rows
        rows += page
        after = (page[-1][4], page[-1][3])


@SLOW
@given(people=st.lists(lives(3), max_size=12))
def test_the_whole_form_equals_the_slow_count(units: list[Any], people: list[Life]) -> None:
    """Every cell of the six-month form, in as few scans as there are base tables."""
    form = get_form("child_affairs_six_month", END)
    lists = condition_lists(END)
    cells = [
        cell(
            f"{row.id}:{column.id}",
            get_measure(row.measure, END).declared(),
            [row.given.declared(), column.given.declared()],
            lists=lists,
        )
        for row in form.rows
        if row.measure
        for column in form.counted_columns
    ]
    assert len(counting(tuple(cells), False)) <= 6
    with transaction.atomic():
        write(people, units)
        fast = counted(cells, Window(START, END, (units[0].id, units[2].id)))
        for one in cells:
            assert fast[one.key] == slow_count(people, one.measure, {0, 2}), one
        transaction.set_rollback(True)


def test_a_year_only_birth_counts_as_the_oldest_it_can_be(units: list[Any]) -> None:
    """A child known to be born in 2010 is held as born on 1 January and so is not under 16 on 30 April 2026."""
    life = Life(date(2010, 1, 1), "male", "Kinh", "", "", None, None, [])
    assert slow_count([life], Measure("m", where=(Age(None, 16),)), {0}) == 0
