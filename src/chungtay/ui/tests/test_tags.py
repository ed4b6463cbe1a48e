"""Template tags, filters and parts."""

from datetime import date, datetime
from types import SimpleNamespace

import pytest
from django import forms
from django.template import Context, Template
from django.template.loader import get_template, render_to_string
from django.test import RequestFactory

from chungtay.core import clock
from chungtay.ui.forms import CtFormMixin, VnDateField, VnIntegerField


@pytest.fixture(autouse=True)
def _on_a_day():
    with clock.living_on(date(2026, 5, 7)):
        yield


def shown(text: str, /, **context: object) -> str:
    return Template("{% load ct %}" + text).render(Context(context))


class Person(CtFormMixin, forms.Form):
    full_name = forms.CharField(label="Họ và tên", help_text="Ghi đủ")
    born_on = VnDateField(label="Ngày sinh")
    count = VnIntegerField(label="Số trẻ", required=False)
    sex = forms.ChoiceField(label="Giới tính", choices=[("a", "Nam"), ("b", "Nữ")], widget=forms.RadioSelect)


def test_an_icon_is_hidden_from_screen_readers() -> None:
    assert 'aria-hidden="true"' in shown('{% icon "alert-circle" %}')
    assert "icons.svg#i-alert-circle" in shown('{% icon "alert-circle" %}')
    assert shown('{% icon "" %}') == ""


def test_a_tag_has_words_and_escapes_them() -> None:
    html = shown('{% tag "late" text %}', text="<b>quá hạn</b>")
    assert 'class="ct-tag is-late"' in html
    assert "&lt;b&gt;" in html
    assert "<svg" not in shown('{% tag "late" "im lặng" "" %}')


def test_due_reads_a_duty_with_its_legal_words() -> None:
    duty = SimpleNamespace(due_on=date(2026, 5, 9), due_at=None, done_at=None, due_words="trước ngày 10/05")
    html = shown("{% due duty %}", duty=duty)
    assert '<time datetime="2026-05-09">09/05/2026</time>' in html
    assert "còn 2 ngày" in html
    assert "trước ngày 10/05" in html
    assert "trước ngày" not in shown("{% due duty plain=True %}", duty=duty)


def test_due_reads_an_elapsed_clock_and_nothing() -> None:
    duty = {"due_at": datetime(2026, 5, 20, 14, 10, tzinfo=clock.VIETNAM), "due_on": date(2026, 5, 20)}
    assert "20/05/2026 14:10" in shown("{% due duty %}", duty=duty)
    assert shown("{% due nothing %}", nothing=None) == ""


def test_unchecked_shows_only_what_nobody_checked() -> None:
    assert "chưa đối chiếu" in shown("{% unchecked e %}", e=SimpleNamespace(status="inferred"))
    assert "chưa đối chiếu: tiêu chí" in shown('{% unchecked "to_check" "tiêu chí" %}')
    assert shown("{% unchecked e %}", e=SimpleNamespace(status_mark="confirmed")) == ""


def test_the_four_cells_keep_their_order_and_words() -> None:
    reading = {"on_time": 7, "done_late": 1, "open_within": 2, "open_overdue": 0}
    html = shown("{% four_cells r u %}", r=reading, u={"open_overdue": "/qua-han/"})
    order = [
        html.index(word) for word in ("đúng hạn", "quá hạn đã xong", "đang làm trong hạn", "đang quá hạn")
    ]
    assert order == sorted(order)
    assert 'href="/qua-han/"' in html
    bar = shown("{% four_bar r %}", r=reading)
    assert 'aria-label="Đúng hạn 7, quá hạn đã xong 1, đang làm trong hạn 2, đang quá hạn 0"' in bar
    assert "aria-hidden" in shown("{% four_bar r decorative=True %}", r=reading)


def test_the_query_string_changes_only_what_is_named() -> None:
    request = RequestFactory().get("/theo-doi/?loai=bao-cao&trang=3")
    assert shown("{% qs trang=None %}", request=request) == "?loai=bao-cao"
    assert shown("{% qs loai='viec' %}", request=request) == "?loai=viec&amp;trang=3"


def test_the_summary_and_the_field_say_the_same_and_are_linked() -> None:
    form = Person({"full_name": "", "born_on": "31/02/2016", "sex": "a"})
    summary = shown("{% errors form %}", form=form)
    field = shown("{% ct_field form.full_name %}", form=form)
    assert "Có 2 chỗ phải sửa" in summary
    assert '<a href="#id_full_name">Nhập họ và tên</a>' in summary
    assert "Nhập họ và tên" in field
    assert 'aria-describedby="id_full_name_helptext id_full_name_error"' in field
    assert 'aria-invalid="true"' in field
    assert "Ghi ngày theo kiểu ngày/tháng/năm" in summary


def test_a_choice_list_is_reached_at_its_first_button() -> None:
    form = Person({"full_name": "An", "born_on": "7/5/2016"})
    assert '<a href="#id_sex_0">Chọn giới tính</a>' in shown("{% errors form %}", form=form)
    assert "<fieldset" in shown("{% ct_field form.sex %}", form=form)


def test_no_summary_without_errors() -> None:
    assert shown("{% errors form %}", form=Person()).strip() == ""


@pytest.mark.parametrize("typed", ["7/5/2016", "07-05-2016", "7.5.2016", "2016-05-07", "07052016"])
def test_a_date_is_read_as_people_type_it(typed: str) -> None:
    form = Person({"full_name": "An", "born_on": typed, "sex": "a"})
    assert form.is_valid(), form.errors
    assert form.cleaned_data["born_on"] == date(2016, 5, 7)


@pytest.mark.parametrize("typed", ["2846", "2.846", "2 846", " 2846 "])
def test_a_number_is_read_as_people_type_it(typed: str) -> None:
    form = Person({"full_name": "An", "born_on": "7/5/2016", "sex": "a", "count": typed})
    assert form.is_valid(), form.errors
    assert form.cleaned_data["count"] == 2846


def test_a_stored_value_is_shown_in_the_order_of_the_country() -> None:
    form = Person(initial={"born_on": date(2016, 5, 7), "count": 2846})
    assert 'value="07/05/2016"' in shown("{% ct_field form.born_on %}", form=form)
    assert 'value="2.846"' in shown("{% ct_field form.count %}", form=form)


def test_django_draws_a_form_with_our_parts() -> None:
    assert "ct-field" in str(Person())
    assert "ct-field" in str(Person()["full_name"].as_field_group())


@pytest.mark.parametrize("code", ["400", "403", "403_csrf", "404", "409", "413", "429", "500", "503"])
def test_every_error_page_says_what_happened_to_the_input(code: str) -> None:
    html = render_to_string(f"{code}.html", {"reference": "a1b2c3d4"})
    assert "Điều bạn vừa nhập" in html
    assert "Làm gì tiếp" in html
    assert "a1b2c3d4" in html
    assert get_template(f"{code}.html").render({}).count("<h1>") == 1


def test_a_stale_page_shows_both_versions() -> None:
    rows = [{"label": "Họ và tên", "mine": "Anh Thư", "theirs": "Ánh Thư", "differs": True}]
    html = render_to_string("409.html", {"rows": rows, "saved_by": "Lò Thị Minh Hạnh"})
    assert "Anh Thư" in html
    assert "Ánh Thư" in html


def test_the_base_page_names_the_person_and_the_day_of_the_sample() -> None:
    actor = SimpleNamespace(
        account_name="Lò Thị Minh Hạnh", post_title="Bảo vệ trẻ em", agency_name="UBND xã"
    )
    html = render_to_string(
        "ui/base.html",
        {"actor": actor, "sample_mode": True, "sample_today": date(2022, 5, 5), "page_errors": True},
    )
    assert "<title>Lỗi:" in html
    assert "Lò Thị Minh Hạnh" in html
    assert "Hôm nay trong mẫu: 05/05/2022" in html
    assert "đều là hư cấu" in html
    assert 'class="ct-skip" href="#main"' in html


def test_the_search_field_stands_only_where_it_can_be_used() -> None:
    actor = SimpleNamespace(account_name="An", post_title="", agency_name="", rights=frozenset())
    assert "ct-top-find" not in render_to_string("ui/top.html", {"actor": actor})
    actor.rights = frozenset({"children.read"})
    assert "ct-top-find" in render_to_string("ui/top.html", {"actor": actor})


def test_a_public_page_can_be_left_at_once_and_tells_nothing() -> None:
    html = render_to_string("ui/base_public.html", {})
    assert "Thoát nhanh" in html
    assert "<title>Chung Tay</title>" in html
    assert 'rel="noreferrer"' in html
