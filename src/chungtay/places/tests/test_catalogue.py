"""The catalogue without a database: counts, codes, validity, stable ids."""

import csv
from collections import Counter, defaultdict
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chungtay.core.vietnamese import fold_tone
from chungtay.places.catalogue import Catalogue, UnitRow, read_catalogue

REFORM = date(2025, 7, 1)
CHECK = Path(__file__).resolve().parents[5] / "shared" / "places" / "units-2026-08.csv"


@pytest.fixture(scope="module")
def book() -> Catalogue:
    return read_catalogue()


BOOK = read_catalogue()


def living(on: date) -> list[UnitRow]:
    return [
        unit for unit in BOOK.units if unit.valid_from <= on and (unit.valid_to is None or on < unit.valid_to)
    ]


@pytest.mark.parametrize(
    ("on", "provinces", "districts", "communes"),
    [
        (date(2022, 3, 1), 63, 696, 10_035),
        (date(2025, 6, 30), 63, 696, 10_035),
        (REFORM, 34, 0, 3_321),
        (date(2026, 11, 22), 34, 0, 3_321),
    ],
)
def test_counts_of_each_day(on: date, provinces: int, districts: int, communes: int) -> None:
    counts = Counter(unit.level for unit in living(on))
    assert (counts["province"], counts["district"], counts["commune"]) == (provinces, districts, communes)


def test_seven_cities_since_30_april_2026() -> None:
    def cities(on: date) -> int:
        return sum(unit.level == "province" and unit.kind == "thành phố" for unit in living(on))

    assert (cities(date(2024, 6, 1)), cities(date(2025, 3, 1)), cities(date(2026, 4, 29))) == (5, 6, 6)
    assert cities(date(2026, 4, 30)) == 7


def test_kinds_of_communes_since_30_april_2026() -> None:
    kinds = Counter(unit.kind for unit in living(date(2026, 8, 2)) if unit.level == "commune")
    assert kinds == {"xã": 2_611, "phường": 697, "đặc khu": 13}


@pytest.mark.parametrize("published_list", [CHECK] if CHECK.exists() else [], ids=lambda path: path.name)
def test_agrees_with_the_published_list(published_list: Path) -> None:
    """The list lies beside the project only on some machines; without it there is no case."""
    with published_list.open(encoding="utf-8", newline="") as source:
        published = {row["code"]: row for row in csv.DictReader(source)}
    ours = {unit.code: unit for unit in living(date(2026, 8, 2)) if unit.level != "country"}
    assert set(ours) == set(published)
    for code, unit in ours.items():
        assert unit.kind == published[code]["kind"], code
        assert fold_tone(unit.name).casefold() == fold_tone(published[code]["name"]).casefold(), code


def test_ids_are_stable_and_unique(book: Catalogue) -> None:
    assert [unit.id for unit in book.units] == [unit.id for unit in BOOK.units]
    for rows in (book.units, book.parents, book.successions):
        assert len({row.id for row in rows}) == len(rows)


def test_no_unit_overlaps_itself(book: Catalogue) -> None:
    rows = defaultdict(list)
    for unit in book.units:
        rows[unit.level, unit.code].append(unit)
    for several in rows.values():
        several.sort(key=lambda unit: unit.valid_from)
        for before, after in pairwise(several):
            assert before.valid_to is not None
            assert before.valid_to <= after.valid_from


@settings(deadline=None)
@given(st.dates(date(2008, 8, 1), date(2030, 12, 31)))
def test_each_living_unit_has_exactly_one_living_parent(on: date) -> None:
    alive = {unit.id: unit for unit in living(on)}
    parents = Counter(
        link.unit
        for link in BOOK.parents
        if link.valid_from <= on and (link.valid_to is None or on < link.valid_to) and link.parent in alive
    )
    assert set(parents) <= set(alive)
    for unit in alive.values():
        assert parents[unit.id] == (0 if unit.level == "country" else 1), unit


def test_every_ended_unit_goes_on_and_every_new_one_comes_from_somewhere(book: Catalogue) -> None:
    units = {unit.id: unit for unit in book.units}
    with_parts = {link.parent for link in book.parents}
    sources, targets = {edge.source for edge in book.successions}, {edge.target for edge in book.successions}
    for unit in book.units:
        if unit.valid_to is not None and not (unit.level == "district" and unit.id in with_parts):
            assert unit.id in sources, unit
        if unit.valid_from > date(2008, 8, 1):
            assert unit.id in targets, unit
    for edge in book.successions:
        assert units[edge.source].valid_to == edge.on == units[edge.target].valid_from
        assert edge.resolution


def test_split_communes_need_choosing(book: Catalogue) -> None:
    targets = defaultdict(set)
    for edge in book.successions:
        targets[edge.source].add(edge.target)
        assert edge.needs_choosing == (edge.kind == "split") == (edge.share is None)
    assert sum(len(several) > 1 for several in targets.values()) == 471


def test_island_districts_became_special_zones(book: Catalogue) -> None:
    units = {unit.id: unit for unit in book.units}
    pairs = {
        units[edge.source].name: units[edge.target].kind
        for edge in book.successions
        if units[edge.source].level == "district"
    }
    assert pairs == dict.fromkeys(["Bạch Long Vĩ", "Cồn Cỏ", "Hoàng Sa", "Lý Sơn", "Côn Đảo"], "đặc khu")


@pytest.mark.parametrize(
    ("kind", "name", "full_name"),
    [
        ("xã", "Bình Lư", "xã Bình Lư"),
        ("phường", "1", "Phường 1"),
        ("thành phố", "Hồ Chí Minh", "Thành phố Hồ Chí Minh"),
    ],
)
def test_full_names(kind: str, name: str, full_name: str) -> None:
    assert UnitRow("commune", "00000", kind, name, REFORM, None).full_name == full_name
