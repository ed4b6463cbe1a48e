"""The tree as of a date, what became of units, search, and scope, on the real country."""

from collections import Counter, defaultdict
from datetime import date

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from chungtay.core.errors import NotFound
from chungtay.places import api
from chungtay.places.models import Unit

pytestmark = pytest.mark.usefixtures("country")
THEN, NOW = date(2022, 3, 1), date(2026, 11, 22)


@pytest.fixture
def country(db: None) -> None:
    """The whole country; the test session usually has it already."""
    if not Unit.objects.exists():
        api.load_units()


def test_loading_again_changes_nothing() -> None:
    report = api.load_units()
    for part in (report.units, report.parents, report.successions):
        assert (part.added, part.changed, part.removed, part.stray) == (0, 0, 0, 0)
    assert (report.units.rows, report.successions.rows) == (14_162, 10_677)


def test_a_changed_row_is_put_right_and_a_foreign_one_is_reported() -> None:
    with transaction.atomic():
        Unit.objects.filter(code="03390", valid_to=None).update(name="Khác")
        Unit.objects.create(
            code="99999", level="commune", kind="xã", name="X", full_name="xã X", key="xa x", sort_key="x",
            valid_from=NOW,
        )  # fmt: skip
        report = api.load_units()
    assert (report.units.changed, report.units.stray) == (1, 1)


def test_path_labels_as_then_and_as_now() -> None:
    old, new = api.get_unit("03390", THEN), api.get_unit("03390", NOW)
    assert api.path_label(new, NOW) == "xã Bình Lư, tỉnh Lai Châu"
    assert api.path_label(old, NOW) == "thị trấn Tam Đường, huyện Tam Đường, tỉnh Lai Châu"
    parent = api.parent_of(new, NOW)
    assert parent is not None
    assert parent.full_name == "tỉnh Lai Châu"
    assert api.parent_of(api.country(NOW), NOW) is None


def test_codes_belong_to_days() -> None:
    assert api.get_unit("46", THEN).full_name == "tỉnh Thừa Thiên Huế"
    assert api.get_unit("46", NOW).full_name == "thành phố Huế"
    assert api.get_unit("75", date(2026, 4, 29)).kind == "tỉnh"
    with pytest.raises(NotFound):
        api.get_unit("106", NOW)


def test_descendants_by_level() -> None:
    assert api.descendants(api.country(THEN), THEN, "commune").count() == 10_035
    assert api.descendants(api.country(NOW), NOW, "commune").count() == 3_321
    dong_nai = api.get_unit("75", NOW)
    assert api.descendants(dong_nai, NOW).count() == api.children_of(dong_nai, NOW).count() == 95


@pytest.mark.parametrize("on", [THEN, date(2025, 7, 1), NOW])
def test_labels_and_ancestors_take_a_constant_number_of_queries(on: date) -> None:
    units = list(api.units_on(on, "commune"))
    for part in (units[:3], units[:900]):
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert len(api.path_labels(part, on)) == len(part)
        assert len(queries) == 2


def test_successors_and_predecessors() -> None:
    new = api.get_unit("03390", NOW)
    before = {unit.full_name for unit in api.predecessors(new)}
    assert before == {"thị trấn Tam Đường", "xã Bình Lư", "xã Sơn Bình"}
    assert api.successors(api.get_unit("03412", THEN), NOW) == [new]
    assert api.successors(new, NOW) == [new]
    hue = api.get_unit("46", THEN)
    assert [unit.full_name for unit in api.successors(hue, NOW)] == ["thành phố Huế"]
    assert [unit.full_name for unit in api.predecessors(api.get_unit("46", NOW))] == [
        "thành phố Huế",
        "tỉnh Thừa Thiên Huế",
    ]


def test_a_district_answers_with_what_its_communes_became() -> None:
    names = {unit.name for unit in api.successors(api.get_unit("106", THEN), NOW)}
    assert {"Bình Lư", "Bản Bo", "Khun Há", "Tả Lèng"} <= names
    islands = api.successors(api.get_unit("318", THEN), NOW)
    assert [unit.full_name for unit in islands] == ["đặc khu Bạch Long Vĩ"]


@pytest.mark.parametrize("level", ["commune", "province"])
def test_crosswalk_of_the_reform_loses_nothing(level: str) -> None:
    rows = api.crosswalk(THEN, NOW, level)
    targets = defaultdict(list)
    for row in rows:
        targets[row.source].append(row)
    assert len({(row.source, row.target) for row in rows}) == len(rows)
    assert len(targets) == (10_040 if level == "commune" else 63)
    assert {row.target for row in rows} == {unit.id for unit in api.units_on(NOW, level)}
    split = Counter(len(several) > 1 for several in targets.values())
    assert split[True] == (471 if level == "commune" else 0)
    assert all(row.share == 1 for several in targets.values() if len(several) == 1 for row in several)


def test_crosswalk_only_goes_forward() -> None:
    with pytest.raises(ValueError, match="forward"):
        api.crosswalk(NOW, THEN)


@pytest.mark.parametrize("words", ["binh lu", "Bình Lư", "BÌNH LƯ", "xã bình lư", "03390"])
def test_search_with_or_without_marks(words: str) -> None:
    found = api.search_units(words, NOW)
    assert found[0].full_name == "xã Bình Lư"


def test_search_finds_old_spellings_and_stays_within() -> None:
    assert {unit.name for unit in api.search_units("Hoà Bình", NOW)} & {"Hòa Bình", "Hoà Bình"}
    lai_chau = api.get_unit("12", NOW)
    assert [unit.full_name for unit in api.search_units("tan uyen", NOW, within=lai_chau)] == ["xã Tân Uyên"]
    assert api.search_units("  ", NOW) == []


def test_scope_takes_in_what_came_before() -> None:
    new = api.get_unit("03390", NOW)
    assert len(api.scope_places([new.id])) == 4
    province = api.get_unit("33", NOW)
    scope = api.scope_places([province.id])
    assert api.get_unit("34", THEN).id in scope, "Thái Bình went into Hưng Yên"
    assert {unit.id for unit in api.descendants(api.get_unit("34", THEN), THEN)} <= scope
    assert api.country(NOW).id not in scope
    assert len(api.scope_places([api.country(NOW).id])) == Unit.objects.count()


def test_scopes_of_many_roots_come_in_one_query() -> None:
    roots = [unit.id for unit in api.units_on(NOW, "province")]
    with CaptureQueriesContext(connection) as queries:
        pairs = list(api.scope_pairs(roots))
    assert len(queries) == 1
    assert {root for root, _place in pairs} == set(roots)
    assert len({place for _root, place in pairs}) == len(pairs) == Unit.objects.count() - 1


def test_map_shapes_are_unions_by_succession() -> None:
    then, now = api.province_shapes(THEN), api.province_shapes(NOW)
    assert (len(then.shapes), len(now.shapes)) == (63, 34)
    pieces = Counter(path for shape in then.shapes for path in shape.paths)
    assert pieces == Counter(path for shape in now.shapes for path in shape.paths)
    assert sum(pieces.values()) == 65, "63 provinces, Hoàng Sa and Trường Sa"
    assert "CC BY 4.0" in now.credit


def test_pages_of_a_list_hold_every_unit_once() -> None:
    units = api.descendants(api.get_unit("12", NOW), NOW)
    seen, after = [], None
    while True:
        page, after = api.page_after(units, after, 7)
        seen += page
        if after is None:
            break
    assert seen == list(units)
    counts = api.child_counts([unit.id for unit in api.units_on(NOW, "province")], NOW)
    assert sum(counts.values()) == 3_321
