"""Lists and the file: narrowed, in order, scoped, masked, and in a constant number of queries."""

from datetime import date, timedelta
from uuid import uuid4

import pytest

from chungtay.children import queries
from chungtay.children.file import load_file
from chungtay.children.models import CircumstanceSpell, MatchDecision
from chungtay.children.queries import Filters, list_by_ids, list_children
from chungtay.children.rights import READ
from chungtay.children.tests.conftest import TODAY
from chungtay.children.tests.factories import (
    World,
    make_actor,
    make_child,
    make_circumstance,
    make_guardian,
    make_help,
    make_injury,
    make_risk,
)
from chungtay.core import clock
from chungtay.core.errors import NotAllowed, NotFound
from chungtay.people.api import Actor


def names(actor: Actor, after: str = "", size: int = 50, **filters: object) -> list[str]:
    page = list_children(actor, Filters(**filters), after=after, size=size)  # type: ignore[arg-type]
    return [row.name for row in page.rows]


@pytest.fixture
def filled(world: World) -> World:
    duyen = make_child(world.commune, "Tẩn Thị Mỷ Duyên", born_on=date(2013, 9, 14))
    make_circumstance(duyen, "c")
    make_circumstance(duyen, "l")
    an = make_child(world.older, "Vàng A An", born_on=date(2023, 1, 1), sex="male")
    make_risk(an)
    make_child(world.commune, "Lò Văn Ánh", born_on=date(2010, 5, 7), sex="male")
    make_child(world.commune, "Lò Văn Đức", status="dead", died_on=date(2026, 1, 1), sex="male")
    make_child(world.neighbour, "Nguyễn Thị Xuân", needs_review=True)
    make_child(world.other_commune, "Trần Văn Xa")
    return world


def test_a_list_runs_by_given_names_and_stays_in_scope(filled: World, an: Actor) -> None:
    assert names(an) == ["Vàng A An", "Tẩn Thị Mỷ Duyên"]


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({"band": "0-5"}, ["Vàng A An"]),
        ({"band": "10-13"}, ["Tẩn Thị Mỷ Duyên"]),
        ({"band": "16+"}, ["Lò Văn Ánh"]),
        ({"band": "all"}, ["Vàng A An", "Lò Văn Ánh", "Tẩn Thị Mỷ Duyên"]),
        ({"sex": "male"}, ["Vàng A An"]),
        ({"circumstance": "c"}, ["Tẩn Thị Mỷ Duyên"]),
        ({"circumstance": "co"}, ["Tẩn Thị Mỷ Duyên"]),
        ({"circumstance": "d"}, []),
        ({"risk": "poor"}, ["Vàng A An"]),
        ({"risk": "co"}, ["Vàng A An"]),
        ({"letter": "D"}, ["Tẩn Thị Mỷ Duyên"]),
        ({"letter": "Đ"}, []),
        ({"letter": "A", "band": "all"}, ["Vàng A An", "Lò Văn Ánh"]),
        ({"status": "dead"}, ["Lò Văn Đức"]),
        ({"review": True}, []),
    ],
)
def test_filters_narrow(filled: World, an: Actor, filters: dict[str, object], expected: list[str]) -> None:
    assert names(an, **filters) == expected


def test_above_the_commune_names_are_masked(filled: World, cuc: Actor) -> None:
    assert set(names(cuc)) == {"V. A. A.", "T. T. M. D.", "N. T. X."}
    assert names(cuc, place=filled.neighbour.pk) == ["N. T. X."]


def test_a_restricted_group_is_neither_shown_nor_found_without_its_right(filled: World, an: Actor) -> None:
    reader = make_actor(filled.commune, [READ])
    assert names(an, circumstance="l") == ["Tẩn Thị Mỷ Duyên"]
    assert names(reader, circumstance="l") == []
    row = next(row for row in list_children(reader, Filters()).rows if row.name == "Tẩn Thị Mỷ Duyên")
    assert row.circumstances == ("c",)


def test_pages_follow_each_other_without_loss(world: World, an: Actor) -> None:
    made = {
        make_child(world.commune, f"Lò Thị {name}").full_name
        for name in ("Anh", "Bình", "Chi", "Dung", "Hà", "Lan", "Mai")
    }
    seen: list[str] = []
    after = ""
    for _turn in range(10):
        page = list_children(an, Filters(), after=after, size=3)
        seen += [row.name for row in page.rows]
        after = page.following
        if not after:
            break
    assert seen == sorted(seen, key=lambda name: name.split()[-1])
    assert set(seen) == made
    assert len(seen) == len(made)


def test_a_strange_key_shows_the_first_page(filled: World, an: Actor) -> None:
    assert names(an, after="khong-phai") == names(an)
    assert names(an, after=str(uuid4())) == names(an)


def test_a_list_takes_a_constant_number_of_queries(
    world: World, an: Actor, django_assert_num_queries: object
) -> None:
    make_child(world.commune, "Lò Thị Một")
    list_children(an, Filters())
    for number in range(20):
        make_circumstance(make_child(world.commune, f"Lò Thị {'ABCDEGHIKLMNOPQRSTUV'[number]}"))
    with django_assert_num_queries(4):  # type: ignore[operator]
        list_children(an, Filters())


def test_given_children_come_in_the_given_order(filled: World, an: Actor) -> None:
    duyen, first = (queries.visible(an).get(full_name=name) for name in ("Tẩn Thị Mỷ Duyên", "Vàng A An"))
    rows = list_by_ids(an, [duyen.pk, uuid4(), first.pk])
    assert [row.child.pk for row in rows] == [duyen.pk, first.pk]
    assert rows[1].at_risk


def test_counts_by_place(filled: World, an: Actor) -> None:
    assert queries.counts_by_place(an) == {filled.commune.pk: 1, filled.older.pk: 1}


def test_reading_needs_the_right_and_the_scope(filled: World, dung: Actor) -> None:
    child = make_child(filled.commune)
    with pytest.raises(NotFound):
        load_file(dung, child.pk)
    with pytest.raises(NotAllowed):
        load_file(make_actor(filled.commune, []), child.pk)


def full_child(world: World, rows: int) -> object:
    child = make_child(world.older, "Tẩn Thị Mỷ Duyên", born_on=date(2013, 9, 14), mother="Chẻo Thị Mẩy")
    for number in range(rows):
        make_guardian(child, f"Người Thân {'ABCDE'[number]}", "relative")
        make_circumstance(child, "abcde"[number])
        make_risk(child, f"poor{number}")
        make_help(child, given_on=date(2026, 1, 1 + number))
        make_injury(child, occurred_on=date(2026, 1, 1 + number))
        MatchDecision.objects.create(
            child=child, verdict="different", score=80, reason="x", decided_at=clock.now(), decided_by="An"
        )
    return child


def test_a_file_takes_a_constant_number_of_queries(
    world: World, an: Actor, django_assert_num_queries: object
) -> None:
    small, large = full_child(world, 1), full_child(world, 5)
    load_file(an, small.pk)  # type: ignore[attr-defined]
    with django_assert_num_queries(15):  # type: ignore[operator]
        load_file(an, small.pk)  # type: ignore[attr-defined]
    with django_assert_num_queries(15):  # type: ignore[operator]
        load_file(an, large.pk)  # type: ignore[attr-defined]


def test_a_reform_is_a_step_and_no_move(world: World, an: Actor) -> None:
    file = load_file(an, full_child(world, 1).pk)  # type: ignore[attr-defined]
    assert [step.title for step in file.steps] == [
        "Xã Bình Lư, tỉnh Lai Châu",
        "Sắp xếp đơn vị hành chính",
        "Xã Sơn Bình, huyện Tam Đường, tỉnh Lai Châu",
    ]
    assert file.steps[1].is_law
    assert file.steps[1].text.endswith("Em không chuyển nhà.")
    assert file.steps[2].text == "Bản Nà Phát · 14/09/2013 – 30/06/2025"
    assert file.place_now == world.commune


def test_a_hidden_group_is_hidden_and_never_called_not_recorded(world: World) -> None:
    child = make_child(world.commune)
    make_circumstance(child, "l")
    make_circumstance(child, "d")
    file = load_file(make_actor(world.commune, [READ]), child.pk)
    assert [line.spell.group_key for line in file.circumstances] == ["d"]
    line = next(one for one in file.other_groups if one.letter == "l")
    assert line.hidden
    assert not any("nhóm l" in moment.title for moment in file.moments)


def test_the_timeline_runs_newest_first(world: World, an: Actor) -> None:
    file = load_file(an, full_child(world, 3).pk)  # type: ignore[attr-defined]
    days = [moment.on for moment in file.moments]
    assert days == sorted(days, reverse=True)
    assert file.moments[-1].title == "Em ra đời"


def hints(actor: Actor, child: object) -> str:
    return " ".join(hint.words for hint in load_file(actor, child.pk).hints)  # type: ignore[attr-defined]


def test_hints_name_what_deserves_a_second_look(world: World, an: Actor) -> None:
    child = make_child(
        world.commune,
        personal_number="099319000001",
        health_insurance_number="1234567890",
        health_insurance_until=date(2026, 3, 31),
        birth_registered=False,
        birth_precision="year",
        needs_review=True,
        ethnicity="",
    )
    words = hints(an, child)
    for part in (
        "đăng ký tạm",
        "mã 099",
        "hết hạn 31/03/2026",
        "chưa được khai sinh",
        "chưa rõ đến ngày",
        "dân tộc",
        "chăm sóc",
    ):
        assert part in words
    bare = make_child(world.commune, "Lò Thị Bé", born_on=TODAY - timedelta(days=30))
    assert "Chưa có số định danh" in hints(an, bare)
    assert "chưa ghi thẻ bảo hiểm" in hints(an, bare)


def test_two_dead_parents_ask_for_a_group(world: World, an: Actor) -> None:
    child = make_child(world.commune)
    make_guardian(child, "Lò Thị Hoa", "mother", state="dead")
    make_guardian(child, "Lò Văn Tiến", "father", state="dead")
    assert "chưa ghi nhóm a" in hints(an, child)
    make_circumstance(child, "a")
    assert "chưa ghi nhóm a" not in hints(an, child)


def test_ended_circumstances_stay_readable(world: World, an: Actor) -> None:
    child = make_child(world.commune)
    spell = make_circumstance(child, "d")
    CircumstanceSpell.objects.filter(pk=spell.pk).update(valid_to=date(2025, 1, 1), end_ground="Hết")
    file = load_file(an, child.pk)
    assert file.open_circumstances == 0
    assert file.circumstances[0].last_day == date(2024, 12, 31)
    assert file.age == 6
    assert file.months == 82
