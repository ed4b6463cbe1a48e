"""What is asked for, when a date is too late, how days and periods are read: no database."""

from dataclasses import dataclass
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chungtay.core.errors import Conflict
from chungtay.directives import rules
from chungtay.directives.choices import Rule, State
from chungtay.directives.marks import Mark, lay_out
from chungtay.directives.rules import Upper, last_day, missing, period_of, too_late
from chungtay.directives.screens import short_words
from chungtay.directives.states import check_step

TODAY = date(2026, 5, 7)


@dataclass
class Head:
    number: str = "1"
    symbol: str = "KH-UBND"
    issuer: str = "UBND"
    issued_on: date | None = TODAY
    subject: str = "x"
    signer: str = "x"


@dataclass
class Job:
    position: int = 1
    text: str = "x"
    due_on: date | None = date(2026, 6, 1)
    continuous: bool = False
    keep_reason: str = ""


@dataclass
class Who:
    position: int = 1
    words: str = "UBND xã"
    rule: str = Rule.COMMUNES


def words(head=None, jobs=None, who=None) -> list[str]:
    asked = missing(
        head or Head(), [Job()] if jobs is None else jobs, [Who()] if who is None else who, today=TODAY
    )
    return [item.words for item in asked]


def test_nothing_is_asked_when_all_is_there():
    assert words() == []


def test_what_the_document_lacks_is_asked_for():
    assert words(Head(number="", issued_on=None, signer="")) == [
        "Nhập số văn bản", "Nhập ngày ban hành", "Nhập người ký",
    ]  # fmt: skip


def test_a_task_needs_a_due_date_or_the_word_that_it_is_continuous():
    assert words(jobs=[Job(due_on=None)]) == ["Nhập hạn của nhiệm vụ 1, hoặc chọn “làm thường xuyên”"]
    assert words(jobs=[Job(due_on=None, continuous=True)]) == []


def test_a_due_date_in_the_past_is_asked_about_unless_somebody_wrote_why():
    late = Job(due_on=date(2026, 5, 1))
    assert words(jobs=[late]) == ["Hạn của nhiệm vụ 1 là 01/05/2026, đã qua"]
    late.keep_reason = "văn bản cũ"
    assert words(jobs=[late]) == []


def test_words_that_match_nobody_are_asked_about_by_name():
    assert words(who=[Who(), Who(2, "Hội X", Rule.UNKNOWN)]) == ["Chọn cơ quan cho “Hội X”"]
    assert words(who=[Who(rule=Rule.NOBODY)]) == ["Chọn đơn vị nhận việc"]


def test_before_a_day_ends_on_the_day_before_it():
    assert last_day(date(2022, 5, 10), "before") == date(2022, 5, 9)
    assert last_day(date(2020, 5, 25), "by") == date(2020, 5, 25)


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.dates(date(2020, 1, 1), date(2030, 1, 1)))
def test_a_lower_date_is_in_order_exactly_when_it_comes_first(lower, upper):
    above = Upper(upper, "", "", "")
    assert (too_late(lower, [above]) is None) == (lower < upper)


@pytest.mark.parametrize(
    ("text", "day", "period"),
    [
        ("Báo cáo 6 tháng đầu năm", date(2026, 11, 1), "six_month"),
        ("Báo cáo kết quả năm 2026", date(2026, 11, 9), "yearly"),
        ("Báo cáo", date(2026, 5, 9), "six_month"),
        ("Báo cáo", date(2026, 11, 9), "yearly"),
        ("Báo cáo", None, ""),
    ],
)
def test_the_period_of_a_report_is_told_by_its_words_then_by_its_day(text, day, period):
    assert period_of(text, day) == period


def test_continuous_work_closes_with_the_year():
    assert rules.year_end(date(2022, 2, 28), date(2022, 3, 1)) == date(2022, 12, 31)
    assert rules.year_end(date(2020, 2, 28), TODAY) == date(2026, 12, 31)


def test_a_confirmed_directive_is_not_confirmed_again():
    with pytest.raises(Conflict):
        check_step(State.CONFIRMED, State.CONFIRMED)
    with pytest.raises(Conflict):
        check_step(State.DRAFT, State.WITHDRAWN)


TEXT = st.text(alphabet="Số: ơ12\nKính gửi-ngày tháng năm.;", min_size=1, max_size=120)


@given(
    TEXT,
    st.lists(st.tuples(st.integers(0, 120), st.integers(1, 40), st.sampled_from(["", "t", "d"])), max_size=6),
)
def test_laying_out_marks_loses_and_doubles_no_character(text, spans):
    marks = [
        Mark(start, min(start + length, len(text)), kind, number)
        for number, (start, length, kind) in enumerate(spans, 1)
        if start < len(text)
    ]
    page = lay_out(text, marks)
    parts = [page.left, page.right, page.body, page.receivers, page.signing]
    shown = sorted("".join(piece.text for piece in line.pieces) for part in parts for line in part)
    assert shown == sorted(line for line in text.split("\n") if line.strip())


@given(st.text(alphabet="ab,;. ", max_size=400))
def test_the_short_words_of_a_task_and_the_rest_hold_all_its_letters(text):
    lead, rest = short_words(text)
    assert (lead + rest).replace(" ", "").replace(";", "").replace(",", "") == text.replace(" ", "").replace(
        ";", ""
    ).replace(",", "")
