"""Vietnamese text: keys, order, tone placement, dates as typed."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chungtay.core.vietnamese import fold_tone, key, normalise_name, parse_approximate, parse_date, sort_key


def test_key_drops_every_mark_in_both_normal_forms():
    assert key("Đỗ  Thị Hoà") == key("Đỗ Thị Hoà") == "do thi hoa"


def test_sort_key_gives_dictionary_order():
    ordered = [
        "An",
        "Ánh",
        "Ăn",
        "Ân",
        "Bùi",
        "da",
        "Dương",
        "Đặng",
        "Em",
        "Ngô",
        "Nguyễn",
        "On",
        "Ôn",
        "Ơn",
        "Trần",
    ]
    backwards = ordered[::-1]
    assert sorted(backwards, key=sort_key) == ["An", "Ánh", *ordered[2:]]
    assert sorted(["Anh Tú", "An Tú", "Án Bình"], key=sort_key) == ["Án Bình", "An Tú", "Anh Tú"]


@pytest.mark.parametrize(
    ("old", "new"), [("Hoà", "Hòa"), ("Thuỷ", "Thủy"), ("khoẻ", "khỏe"), ("Quý", "Quý"), ("Hoàng", "Hoàng")]
)
def test_fold_tone_places_the_tone_one_way(old, new):
    assert fold_tone(old) == new
    assert fold_tone(new) == new


def test_names_typed_in_one_case_are_capitalised_and_others_left():
    assert normalise_name("  LÒ  THỊ  AN ") == "Lò Thị An"
    assert normalise_name("lò thị an") == "Lò Thị An"
    assert normalise_name("Lò A Dơ") == "Lò A Dơ"


@pytest.mark.parametrize(
    "typed",
    [
        "6/6/2019",
        "06.06.2019",
        "6-6-19",
        "ngày 6 tháng 6 năm 2019",
        "2019-06-06",
        "2019-06-06 00:00:00",
        "06062019",
    ],
)
def test_dates_are_read_in_the_forms_people_type(typed):
    assert parse_date(typed) == date(2019, 6, 6)


@pytest.mark.parametrize("typed", ["31/2/2020", "hôm qua", "", "6/2019", "13/13/2019"])
def test_what_is_no_whole_date_is_not_guessed(typed):
    assert parse_date(typed) is None


def test_incomplete_dates_say_how_exact_they_are():
    assert parse_approximate("2019") == (date(2019, 1, 1), "year")
    assert parse_approximate("6/2019") == (date(2019, 6, 1), "month")
    assert parse_approximate("6/6/2019") == (date(2019, 6, 6), "day")
    assert parse_approximate("13/2019") is None


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_every_date_survives_being_written_and_read(day):
    assert parse_date(f"{day:%d/%m/%Y}") == day


@given(st.text())
def test_key_is_stable(text):
    assert key(key(text)) == key(text)
