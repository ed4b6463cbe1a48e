"""Synthetic children are the same for the same seed, look like the country, and pass our own rules."""

from collections import Counter
from datetime import date
from uuid import UUID

import pytest

from chungtay.children import bulk
from chungtay.children.bulk import seed_children
from chungtay.children.facts import list_key
from chungtay.children.models import Child, CodeSeries, Guardian, NameEntry, Residence
from chungtay.children.rules import check_birth, check_name, check_personal_number
from chungtay.children.sampling import HIGHLAND, SamplePlace, Sampler, SeedChild
from chungtay.children.tests.factories import World
from chungtay.core.vietnamese import key

TODAY = date(2026, 5, 7)
PLACE = SamplePlace(UUID(int=1), "03390", "012", HIGHLAND)


def children(seed: int = 1, count: int = 3000) -> list[SeedChild]:
    return [child for _home, brood in Sampler([PLACE], TODAY, seed=seed).families(count) for child in brood]


def test_the_same_seed_gives_the_same_children() -> None:
    assert children(5, 200) == children(5, 200)
    assert children(5, 200) != children(6, 200)


def test_synthetic_children_pass_the_rules() -> None:
    for child in children():
        assert not check_name(child.full_name).problems
        assert check_birth(child.born_on, today=TODAY).problems == {}
        assert check_birth(child.born_on, today=TODAY).warnings == {}
        assert not check_personal_number(child.personal_number, sex=child.sex, born_on=child.born_on).warnings
        assert child.name_key == key(child.full_name)
        assert child.sort_key == list_key(child.full_name)


def test_ids_and_numbers_never_repeat() -> None:
    made = children()
    assert len({child.id for child in made}) == len(made)
    numbers = [child.personal_number for child in made if child.personal_number]
    assert len(set(numbers)) == len(numbers)


def test_the_shares_are_those_of_the_country() -> None:
    made = children(count=20_000)
    assert sum(bool(child.circumstances) for child in made) / len(made) == pytest.approx(0.03, abs=0.006)
    assert sum(bool(child.risks) for child in made) / len(made) == pytest.approx(0.14, abs=0.03)
    assert sum(child.sex == "male" for child in made) / len(made) == pytest.approx(0.528, abs=0.015)
    assert len(Counter(child.ethnicity for child in made)) >= 5


def test_children_are_loaded_with_all_that_hangs_on_them(world: World) -> None:
    place = SamplePlace(world.commune.pk, "03390", "012", HIGHLAND)
    assert seed_children([place], 300, today=TODAY) == 300
    assert Child.objects.filter(is_sample=True, place=world.commune).count() == 300
    assert Residence.objects.count() == 300
    assert Guardian.objects.filter(is_carer=True).count() == 300
    assert not set(Child.objects.values_list("name_key", flat=True)) - set(
        NameEntry.objects.values_list("key", flat=True)
    )
    highest = max(Child.objects.filter(born_on__year=2020).values_list("code", flat=True))
    assert int(highest[-5:]) == CodeSeries.objects.get(place_code="03390", year=2020).last


def test_a_second_load_goes_on_where_the_first_stopped(world: World) -> None:
    place = SamplePlace(world.commune.pk, "03390", "012", HIGHLAND)
    seed_children([place], 100, today=TODAY)
    seed_children([place], 100, seed=7, series=1, today=TODAY)
    assert Child.objects.count() == 200


def test_a_large_load_leaves_every_index_and_key_in_place(world: World) -> None:
    from django.db import connection

    def shape() -> set[str]:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT indexname FROM pg_indexes WHERE tablename = ANY(%s)"
                " UNION ALL SELECT conname FROM pg_constraint WHERE conrelid::regclass::text = ANY(%s)",
                [list(bulk.TABLES), list(bulk.TABLES)],
            )
            return {row[0] for row in cursor.fetchall()}

    before = shape()
    place = SamplePlace(world.commune.pk, "03390", "012", HIGHLAND)
    seed_children([place], 50, rebuild=True, today=TODAY)
    assert shape() == before


def test_a_fault_while_making_rows_reaches_the_caller(world: World) -> None:
    def broken():  # type: ignore[no-untyped-def]
        raise RuntimeError("hỏng")
        yield

    with pytest.raises(RuntimeError, match="hỏng"):
        bulk.bulk_seed(broken())
