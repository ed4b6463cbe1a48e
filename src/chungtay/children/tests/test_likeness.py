"""How alike two descriptions are, and the reasons that are shown for it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chungtay.children.likeness import (
    PERHAPS,
    SHOWN_FROM,
    VERY_LIKE,
    Described,
    Likeness,
    compare,
    compare_births,
    compare_names,
    detelex,
    distance,
    village_core,
)

THU = Described(
    "Lò Thị Ánh Thư", date(2019, 6, 8), "day", "female", ("Lò Thị Hòa",), "Bản Hoa Vân", "012319002053"
)


def words(likeness: Likeness) -> list[str]:
    return [reason.words for reason in likeness.reasons]


def test_the_same_number_outweighs_all() -> None:
    assert compare(Described("Khác Hẳn", number="012319002053"), THU).score == 100


def test_a_child_typed_without_marks_and_two_days_off_is_very_like() -> None:
    asked = Described("lo thi anh thu", date(2019, 6, 6), family=("lo thi hoa",), village="ban hoa van")
    likeness = compare(asked, THU)
    assert likeness.score >= VERY_LIKE
    assert likeness.words == "rất giống"
    assert words(likeness) == [
        "tên giống khi bỏ dấu",
        "cùng tháng, năm sinh",
        "ngày sinh lệch 2 ngày",
        "tên người thân: Hoa, Hòa",
        "cùng thôn, bản",
    ]


def test_swapped_words_and_only_the_year_may_be_the_child() -> None:
    held = Described("Lò Thị Thư Anh", date(2019, 1, 1), "year", "female", ("Vàng Thị Hoa",), "Bản Pa Pe")
    asked = Described("Lò Thị Anh Thư", date(2019, 6, 6), family=("Lò Thị Hoa",), village="Bản Hoa Vân")
    likeness = compare(asked, held)
    assert PERHAPS <= likeness.score < VERY_LIKE
    assert "tên đảo chữ" in words(likeness)
    assert "người thân khác họ" in words(likeness)


def test_another_name_is_never_shown_for_a_birth_date_alone() -> None:
    asked = Described("Lò Thị Anh Thư", date(2019, 6, 6))
    assert compare(asked, Described("Trương Đức Việt", date(2019, 6, 6))).score < SHOWN_FROM


def test_a_name_alone_is_never_very_like() -> None:
    assert compare(Described("Lò Thị Ánh Thư"), THU).score < VERY_LIKE


def test_another_number_and_another_sex_speak_against() -> None:
    alike = Described("Lò Thị Ánh Thư", date(2019, 6, 8), sex="female")
    assert compare(alike, THU).score > compare(Described(alike.name, alike.born_on, sex="male"), THU).score
    other = Described(alike.name, alike.born_on, sex="female", number="012319009999")
    assert "số định danh khác" in words(compare(other, THU))
    assert compare(other, THU).score < VERY_LIKE


@pytest.mark.parametrize(
    ("asked", "held", "reason"),
    [
        ("Hoà", "Hòa", "cùng tên"),
        ("Lò Thị Anh Thư", "Lò Thị Ánh Thư", "khác một dấu"),
        ("nguyeenx thij hoaf", "Nguyễn Thị Hòa", "tên giống khi bỏ dấu gõ Telex"),
        ("Lò Thị Anh Thơ", "Lò Thị Ánh Thư", "tên khác một chữ cái"),
        ("Anh Thư", "Lò Thị Ánh Thư", "trùng một phần tên"),
        ("Lo Thi Ank Tha", "Lò Thị Ánh Thư", "tên khác hai chữ cái"),
        ("Trần Gia Thư", "Lò Thị Ánh Thư", "cùng tên, khác họ hoặc đệm"),
        ("Nguyễn Văn Bình", "Lò Thị Ánh Thư", "tên khác"),
    ],
)
def test_reasons_of_names(asked: str, held: str, reason: str) -> None:
    part = compare_names(asked, held)
    assert part is not None
    assert part[1][0].words == reason


@pytest.mark.parametrize(
    ("asked", "precision", "reason"),
    [
        (date(2019, 6, 8), "day", "cùng ngày sinh"),
        (date(2019, 6, 25), "day", "cùng tháng, năm sinh"),
        (date(2019, 8, 6), "day", "ngày và tháng sinh đảo chỗ"),
        (date(2020, 6, 8), "day", "năm sinh lệch 1"),
        (date(2019, 5, 31), "day", "cùng năm sinh"),
        (date(2019, 1, 1), "year", "cùng năm sinh"),
        (date(2018, 1, 1), "year", "năm sinh lệch 1"),
        (date(2010, 1, 1), "year", "năm sinh lệch 9"),
        (date(2019, 6, 1), "month", "cùng tháng, năm sinh"),
        (date(2019, 7, 1), "month", "cùng năm sinh"),
    ],
)
def test_reasons_of_birth_dates(asked: date, precision: str, reason: str) -> None:
    part = compare_births(Described(born_on=asked, precision=precision), THU)
    assert part is not None
    assert part[1][0].words == reason


def test_a_month_apart_but_three_days_off_is_near() -> None:
    part = compare_births(Described(born_on=date(2019, 5, 31)), Described(born_on=date(2019, 6, 2)))
    assert part is not None
    assert part[1][0].words == "ngày sinh lệch 2 ngày"


def test_villages_meet_without_their_kind() -> None:
    assert village_core("Bản Nà Phát") == village_core("nà phát") == "na phat"
    assert village_core("Tổ dân phố số 3") == village_core("TDP 3")
    assert village_core("Bản") == "ban"


def test_distance_counts_changes_and_swaps_up_to_its_limit() -> None:
    assert distance("thu", "thu") == 0
    assert distance("thu", "tuh") == 1
    assert distance("thu", "tho") == 1
    assert distance("thu", "nguyen van") == 4
    assert detelex("trieeuj thij ddaof") == "trieu thi dao"


names = st.text("abcdeghinotu ", min_size=1, max_size=24).map(str.strip).filter(bool)


@given(names, names)
def test_distance_is_symmetric_and_bounded(one: str, two: str) -> None:
    assert distance(one, two) == distance(two, one) <= 4


@given(names, st.dates(date(2010, 1, 1), date(2026, 1, 1)))
def test_everybody_is_like_themselves_and_scores_stay_in_bounds(name: str, born: date) -> None:
    me = Described(name, born, sex="male")
    assert compare(me, me).score == 99
    assert 0 <= compare(me, THU).score <= 100
