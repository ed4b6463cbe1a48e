"""The rules of the register judge data alone: no database, no clock."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chungtay.children import rules
from chungtay.core.errors import Invalid
from chungtay.core.periods import Period, age_on

TODAY = date(2026, 5, 7)
BORN = date(2019, 6, 8)
PROVINCES = frozenset({"012", "001", "079"})


@pytest.mark.parametrize("number", ["01231900205", "0123190020531", "1234"])
def test_a_number_of_another_length_is_refused(number: str) -> None:
    assert "phải đủ 12" in rules.check_personal_number(number).problems["personal_number"]


@pytest.mark.parametrize("number", ["01231900205A", "٠١٢٣١٩٠٠٢٠٥٣"])
def test_a_number_with_other_signs_is_refused(number: str) -> None:
    assert rules.check_personal_number(number).problems


def test_no_number_is_no_problem() -> None:
    assert rules.check_personal_number("") == rules.Verdict()


def test_a_number_that_agrees_is_silent() -> None:
    verdict = rules.check_personal_number("012319002053", sex="female", born_on=BORN, provinces=PROVINCES)
    assert verdict == rules.Verdict()


@pytest.mark.parametrize(
    ("number", "words"),
    [
        ("099319002053", "mã 099 không phải tỉnh nào"),
        ("012219002053", "không hợp giới tính"),
        ("012318002053", "không hợp năm sinh"),
    ],
)
def test_a_contradiction_only_warns(number: str, words: str) -> None:
    verdict = rules.check_personal_number(number, sex="female", born_on=BORN, provinces=PROVINCES)
    assert not verdict.problems
    assert words in verdict.warnings["personal_number"]


def test_a_birth_abroad_and_an_unknown_year_do_not_warn() -> None:
    assert not rules.check_personal_number("101300002053", provinces=PROVINCES).warnings
    verdict = rules.check_personal_number("012318002053", sex="female", born_on=BORN, exact_year=False)
    assert not verdict.warnings


@given(st.text(max_size=20))
def test_whatever_is_typed_a_number_is_judged_without_an_error(number: str) -> None:
    verdict = rules.check_personal_number(
        rules.clean_number(number), sex="male", born_on=BORN, provinces=PROVINCES
    )
    assert bool(verdict.problems) == (
        bool(rules.clean_number(number))
        and not (
            len(rules.clean_number(number)) == 12
            and rules.clean_number(number).isascii()
            and rules.clean_number(number).isdigit()
        )
    )


@pytest.mark.parametrize(
    "name", ["Tẩn Thị Mỷ Duyên", "H'Hen Niê", "Đỗ Thị Hòa", "Ma Thị A-na", "K\u2019Brôi", "Lê Văn A."]
)
def test_names_of_the_country_pass(name: str) -> None:
    assert not rules.check_name(name).problems


@pytest.mark.parametrize("name", ["", "Nguyễn Văn 2", "=CMD()", "A" * 121, "Lan@", "<b>Lan</b>"])
def test_what_is_no_name_is_refused(name: str) -> None:
    assert rules.check_name(name).problems


def test_one_word_alone_only_warns() -> None:
    assert rules.check_name("Gái").warnings


@pytest.mark.parametrize("born", [None, TODAY + timedelta(days=1), date(1900, 1, 1)])
def test_a_birth_date_that_cannot_be_is_refused(born: date | None) -> None:
    assert rules.check_birth(born, today=TODAY).problems


def test_sixteen_years_only_warn() -> None:
    assert rules.check_birth(date(2010, 5, 7), today=TODAY).warnings
    assert not rules.check_birth(date(2010, 5, 8), today=TODAY).warnings


@given(st.dates(date(1990, 1, 1), TODAY))
def test_a_child_is_under_sixteen(born: date) -> None:
    assert rules.is_child(born, TODAY) == (age_on(born, TODAY) < 16)


@given(st.dates(date(1990, 1, 1), date(2026, 12, 31)), st.sampled_from(["day", "month", "year"]))
def test_the_latest_birth_is_never_before_the_date_held(born: date, precision: str) -> None:
    latest = rules.latest_birth(born, precision)
    assert latest >= born
    assert latest.year == born.year


@pytest.mark.parametrize("card", ["", "1234567890", "012319002053", "TE1120123456789"])
def test_cards_of_every_layout_pass(card: str) -> None:
    assert not rules.check_card(card).problems


@pytest.mark.parametrize("card", ["123", "TE112012345678", "te1120123456789"])
def test_other_cards_are_refused(card: str) -> None:
    assert rules.check_card(card).problems


def test_the_term_of_a_card_is_judged() -> None:
    assert rules.check_card("", date(2026, 1, 1)).problems
    assert rules.check_card("1234567890", date(2019, 1, 1), born_on=BORN).problems
    assert not rules.check_card("1234567890", date(2026, 1, 1), born_on=BORN).problems


@pytest.mark.parametrize(
    ("phone", "fine"), [("", True), ("0912345678", True), ("+84912345678", True), ("12", False)]
)
def test_telephone_numbers(phone: str, fine: bool) -> None:
    assert bool(rules.check_phone(phone).problems) is not fine


@pytest.mark.parametrize("on", [None, TODAY + timedelta(days=1), BORN - timedelta(days=1), date(2026, 5, 2)])
def test_an_event_lies_within_the_childs_life(on: date | None) -> None:
    assert rules.check_event(on, born_on=BORN, today=TODAY, died_on=date(2026, 5, 1)).problems


def test_a_spell_ends_after_it_began_and_not_ahead() -> None:
    def judged(start: date | None, end: date | None) -> dict[str, str]:
        return rules.check_spell(valid_from=start, valid_to=end, born_on=BORN, today=TODAY).problems

    assert judged(None, None)
    assert judged(date(2026, 1, 1), date(2026, 1, 1))
    assert judged(date(2026, 1, 1), TODAY + timedelta(days=2))
    assert not judged(date(2026, 1, 1), TODAY + timedelta(days=1))
    assert not judged(date(2026, 1, 1), None)


def test_spells_of_one_group_do_not_overlap() -> None:
    verdict = rules.check_spell(
        valid_from=date(2026, 1, 1),
        valid_to=None,
        born_on=BORN,
        today=TODAY,
        others=[Period(date(2025, 1, 1))],
    )
    assert "đã được ghi từ 01/01/2025" in verdict.problems["valid_from"]
    assert not rules.check_spell(
        valid_from=date(2026, 1, 1),
        valid_to=None,
        born_on=BORN,
        today=TODAY,
        others=[Period(date(2025, 1, 1), date(2026, 1, 1))],
    ).problems


def test_a_ground_is_needed() -> None:
    assert rules.check_ground("").problems
    assert not rules.check_ground("Giấy chứng tử").problems


def test_guardians_are_judged_by_age() -> None:
    def judged(year: int | None) -> rules.Verdict:
        return rules.check_guardian(full_name="Lò Thị Hoa", born_year=year, child_born=BORN, today=TODAY)

    assert judged(None) == rules.Verdict()
    assert judged(1995) == rules.Verdict()
    assert judged(1850).problems
    assert judged(2010).warnings


@given(st.dates(date(2010, 5, 8), TODAY))
def test_every_child_has_one_age_band(born: date) -> None:
    assert rules.age_band(born, TODAY, rules.BANDS) in rules.BANDS


def test_nobody_of_sixteen_has_a_band() -> None:
    assert rules.age_band(date(2010, 5, 7), TODAY, rules.BANDS) == ""


def test_a_verdict_refuses_with_its_problems() -> None:
    with pytest.raises(Invalid) as error:
        rules.Verdict({"sex": "Chọn"}).refuse()
    assert error.value.problems == {"sex": "Chọn"}
    rules.Verdict(warnings={"sex": "Lạ"}).refuse()
