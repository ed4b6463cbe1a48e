"""The screens, walked by the cast: rights, scope, journal, and no name in an address or a title."""

import io
import re
from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from chungtay.children.models import Child, ImportBatch, MatchDecision
from chungtay.children.rights import READ
from chungtay.children.tests.factories import (
    World,
    account_of,
    make_actor,
    make_child,
    make_circumstance,
    make_guardian,
    make_risk,
)
from chungtay.children.tests.workbooks import child_row, workbook
from chungtay.journal.api import Entry
from chungtay.people.api import Account, Actor


@pytest.fixture(autouse=True)
def _sample(settings: Any) -> None:
    settings.CHUNGTAY_SAMPLE = True


def client_of(actor: Actor) -> Client:
    account = account_of(actor)
    Account.objects.filter(pk=account.pk).update(sample_on=date(2026, 5, 7))
    client = Client()
    client.force_login(
        Account.objects.get(pk=account.pk), backend="allauth.account.auth_backends.AuthenticationBackend"
    )
    return client


@pytest.fixture
def visitor(an: Actor) -> Client:
    return client_of(an)


def text(response: Any) -> str:
    return str(response.content.decode())


def title(response: Any) -> str:
    found = re.search(r"<title>(.*?)</title>", text(response), re.DOTALL)
    assert found
    return found[1]


SEARCH = {
    "name": "lo thi anh thu",
    "born": "6/6/2019",
    "family": "lo thi hoa",
    "village": "bản Hoa Vân",
    "number": "",
}


def token_of(response: Any) -> str:
    found = re.search(r'name="token" value="([^"]+)"', text(response))
    assert found
    return found[1]


FORM = {
    "full_name": "Lò Thị Anh Thư",
    "sex": "female",
    "born": "06/06/2019",
    "ethnicity": "Thái",
    "village": "Bản Hoa Vân",
    "mother_name": "Lò Thị Hoa",
    "mother_year": "1999",
    "mother_state": "present",
    "phone": "0912 345 678",
}


def test_the_list_shows_whole_names_in_the_commune_and_its_doors(world: World, visitor: Client) -> None:
    child = make_child(world.commune)
    make_circumstance(child)
    make_risk(child)
    page = visitor.get(
        reverse("children:list"), {"tuoi": "6-9", "gioi": "female", "hoancanh": "d", "nguyco": "poor"}
    )
    assert page.status_code == 200
    assert "Tẩn Thị Mỷ Duyên" in text(page)
    assert "Bỏ hết" in text(page)
    assert "Duyên" not in title(page)


def test_the_list_masks_names_for_the_province(world: World, cuc: Actor) -> None:
    make_child(world.commune)
    page = text(client_of(cuc).get(reverse("children:list")))
    assert "T. T. M. D." in page
    assert "Duyên" not in page


def test_a_list_leaves_the_house_as_text_cells_and_that_is_written_down(
    world: World, visitor: Client, binh: Actor
) -> None:
    make_circumstance(make_child(world.commune))
    address = reverse("children:export")
    sent = visitor.get(address, {"hoancanh": "d"})
    book = load_workbook(io.BytesIO(sent.content)).active
    assert book is not None
    assert [cell.value for cell in book[2]][:2] == ["Tẩn Thị Mỷ Duyên", "08/06/2019"]
    assert Entry.objects.get(verb="children.export").after["children"] == 1
    assert client_of(binh).get(address).status_code == 403


def test_an_empty_list_says_what_will_fill_it(visitor: Client) -> None:
    assert "Chưa có trẻ em nào trong phạm vi này" in text(visitor.get(reverse("children:list")))
    assert "Không có em nào hợp" in text(visitor.get(reverse("children:list"), {"chu": "Y"}))


def test_a_long_list_has_a_next_page_without_a_name_in_its_address(world: World, visitor: Client) -> None:
    for number in range(51):
        make_child(world.commune, f"Lò Thị {'Anh' if number % 2 else 'Bình'}")
    page = text(visitor.get(reverse("children:list")))
    address = re.search(r'href="(\?sau=[0-9a-f-]{36})"', page)
    assert address
    assert "Trang đầu" in text(visitor.get(reverse("children:list") + address[1]))


@pytest.mark.parametrize(
    "tab", ["", "gia-dinh", "noi-o", "hoan-canh", "tro-giup", "tai-nan", "dong-thoi-gian", "ai-da-xem"]
)
def test_every_tab_of_the_file_opens_and_the_reading_is_written_down(
    world: World, visitor: Client, an: Actor, tab: str
) -> None:
    child = make_child(world.older, mother="Chẻo Thị Mẩy", personal_number="012319002053")
    make_circumstance(child, "i")
    page = visitor.get(
        reverse("children:tab", args=[child.pk, tab]) if tab else reverse("children:file", args=[child.pk])
    )
    assert page.status_code == 200
    assert title(page) == "Hồ sơ trẻ em · Chung Tay"
    assert "012319002053" not in text(page)
    entry = Entry.objects.get(child_id=child.pk, verb="children.read")
    assert entry.account_name == an.account_name


def test_an_unknown_tab_is_not_found(world: World, visitor: Client) -> None:
    assert (
        visitor.get(reverse("children:tab", args=[make_child(world.commune).pk, "khong-co"])).status_code
        == 404
    )


def test_the_number_shows_itself_only_when_asked_and_that_is_written_down(
    world: World, visitor: Client
) -> None:
    child = make_child(world.commune, personal_number="012319002053")
    address = reverse("children:number", args=[child.pk])
    assert visitor.get(address).status_code == 405
    assert "012319002053" in text(visitor.post(address))
    assert Entry.objects.filter(child_id=child.pk, verb="children.show_number").count() == 1


def test_out_of_scope_is_not_found_and_in_scope_without_the_right_is_forbidden(
    world: World, dung: Actor, binh: Actor
) -> None:
    child = make_child(world.commune)
    assert client_of(dung).get(reverse("children:file", args=[child.pk])).status_code == 404
    reader = client_of(binh)
    assert reader.get(reverse("children:file", args=[child.pk])).status_code == 200
    for name in ("edit", "circumstance", "risk", "help", "injury", "guardian", "move", "death", "menu"):
        assert reader.get(reverse(f"children:{name}", args=[child.pk])).status_code == 403
    assert reader.get(reverse("children:imports")).status_code == 403
    assert reader.get(reverse("children:register")).status_code == 403


def test_somebody_without_a_session_is_sent_to_sign_in(world: World) -> None:
    page = Client().get(reverse("children:list"))
    assert page.status_code == 302
    assert "/dang-nhap/" in page["Location"]


def test_a_name_in_an_address_is_dropped(visitor: Client) -> None:
    page = visitor.get(reverse("children:search"), {"q": "Tẩn Thị Mỷ Duyên"})
    assert page.status_code == 302
    assert page["Location"] == reverse("children:search")


@pytest.mark.parametrize("words", ["tan thi my duyen", "08/06/2019", "012319002053"])
def test_the_one_field_of_the_top_bar_understands_what_it_is_given(
    world: World, visitor: Client, words: str
) -> None:
    make_child(world.commune, personal_number="012319002053")
    assert "Tẩn Thị Mỷ Duyên" in text(visitor.post(reverse("children:search"), {"q": words}))


def test_an_empty_search_asks_for_something(visitor: Client) -> None:
    page = visitor.post(reverse("children:search"), {})
    assert page.status_code == 422
    assert "Ghi ít nhất một điều để tìm" in text(page)
    assert title(page).startswith("Lỗi:")


def test_a_registration_without_a_search_goes_and_searches(visitor: Client) -> None:
    assert visitor.get(reverse("children:register"))["Location"] == reverse("children:search")
    page = visitor.post(reverse("children:register"), {**FORM, "token": "giả:mạo"})
    assert page["Location"] == reverse("children:search")
    assert visitor.post(reverse("children:decide"), {"token": ""})["Location"] == reverse("children:search")


def test_a_child_is_searched_and_then_registered(world: World, visitor: Client) -> None:
    found = visitor.post(reverse("children:search"), SEARCH)
    assert "Chưa có hồ sơ nào giống" in text(found)
    token = token_of(found)
    form = visitor.post(reverse("children:register"), {"token": token})
    assert 'value="Lo Thi Anh Thu"' in text(form)
    wrong = visitor.post(
        reverse("children:register"), {**FORM, "token": token, "place": world.commune.pk, "born": "hôm qua"}
    )
    assert wrong.status_code == 422
    assert "Ghi ngày sinh như 14/09/2013" in text(wrong)
    done = visitor.post(
        reverse("children:register"),
        {
            **FORM,
            "token": token,
            "place": world.commune.pk,
            "carer_name": "Phàn Mẩy Chao",
            "carer_relation": "grandmother",
        },
    )
    child = Child.objects.get(place=world.commune)
    assert done["Location"] == reverse("children:file", args=[child.pk])
    people = {(one.full_name, one.is_carer) for one in child.guardians.all()}
    assert people == {("Lò Thị Hoa", False), ("Phàn Mẩy Chao", True)}


def like(world: World) -> Child:
    return make_child(
        world.commune, "Lò Thị Ánh Thư", born_on=date(2019, 6, 8), mother="Lò Thị Hòa", village="Bản Hoa Vân"
    )


def test_a_very_like_record_is_shown_side_by_side_and_may_be_the_same_child(
    world: World, visitor: Client
) -> None:
    held = like(world)
    found = visitor.post(reverse("children:search"), SEARCH)
    assert "So hai hồ sơ" in text(found)
    assert "ngày sinh lệch 2 ngày" in text(found)
    decided = {
        "token": token_of(found),
        "so": held.pk,
        "verdict": "same",
        "reason": "Đã xem giấy khai sinh bản giấy",
    }
    unreasoned = visitor.post(reverse("children:decide"), {**decided, "reason": ""})
    assert unreasoned.status_code == 422
    page = visitor.post(reverse("children:decide"), decided)
    assert page["Location"] == reverse("children:file", args=[held.pk])
    assert MatchDecision.objects.get(child=held).verdict == "same"


def test_two_children_who_look_alike_are_both_registered_with_the_decision(
    world: World, visitor: Client
) -> None:
    held = like(world)
    found = visitor.post(reverse("children:search"), SEARCH)
    decided = {"token": token_of(found), "so": held.pk, "verdict": "different", "reason": "Hai nhà khác nhau"}
    form = visitor.post(reverse("children:decide"), decided)
    assert "1 hồ sơ giống đã được so" in text(form)
    done = visitor.post(
        reverse("children:register"), {**FORM, "token": token_of(form), "place": world.commune.pk}
    )
    assert done.status_code == 302
    child = Child.objects.exclude(pk=held.pk).get(place=world.commune)
    assert MatchDecision.objects.get(child=child).other == held


def test_a_form_that_grew_like_a_record_goes_back_to_the_comparison(world: World, visitor: Client) -> None:
    held = like(world)
    found = visitor.post(reverse("children:search"), {"name": "Người Khác Hẳn"})
    page = visitor.post(
        reverse("children:register"), {**FORM, "token": token_of(found), "place": world.commune.pk}
    )
    assert page.status_code == 409
    assert held.code in text(page)
    assert Child.objects.filter(place=world.commune).count() == 1


def test_a_child_beyond_the_scope_is_masked(world: World, visitor: Client) -> None:
    make_child(world.other_commune, "Lò Thị Anh Thư", born_on=date(2019, 6, 20))
    page = text(visitor.post(reverse("children:search"), SEARCH))
    assert "L. T. A. T." in page
    assert "ngoài địa bàn, che tên" in page
    assert "Hỏi phường Phan Đình Phùng" in page


RECORDS = [
    ("circumstance", {"group": "d|", "valid_from": "01/02/2026", "ground": "Giấy xác nhận"}, "circumstances"),
    ("risk", {"risk": "divorce", "valid_from": "01/02/2026", "ground": "Trưởng bản"}, "risks"),
    ("help", {"kind": "gift", "given_on": "01/02/2026", "amount": "500.000"}, "helps"),
    (
        "injury",
        {"kind": "01", "occurred_on": "01/02/2026", "place_kind": "home", "outcome": "injured"},
        "injuries",
    ),
    (
        "guardian",
        {"full_name": "Phàn Mẩy Chao", "relation": "grandmother", "state": "present", "is_carer": "on"},
        "guardians",
    ),
]


@pytest.mark.parametrize(("name", "posted", "related"), RECORDS)
def test_each_thing_is_recorded_from_its_own_page(
    world: World, visitor: Client, name: str, posted: dict[str, str], related: str
) -> None:
    child = make_child(world.commune)
    address = reverse(f"children:{name}", args=[child.pk])
    assert visitor.get(address).status_code == 200
    empty = visitor.post(address, {})
    assert empty.status_code == 422
    assert "ct-errors" in text(empty)
    assert visitor.post(address, posted).status_code == 302
    assert getattr(child, related).count() == 1


def test_what_holds_is_ended(world: World, visitor: Client) -> None:
    child = make_child(world.commune)
    spell, risk = make_circumstance(child), make_risk(child)
    guardian = make_guardian(child, "Phàn Mẩy Chao", "grandmother")
    posted = {"on": "01/05/2026", "ground": "Biên bản họp"}
    for name, row in (("end_circumstance", spell), ("end_risk", risk), ("end_guardian", guardian)):
        address = reverse(f"children:{name}", args=[child.pk, row.pk])
        assert visitor.get(address).status_code == 200
        assert visitor.post(address, posted).status_code == 302
    assert child.circumstances.get().valid_to == date(2026, 5, 2)
    assert child.risks.get().valid_to == date(2026, 5, 2)
    assert child.guardians.get().ended_on == date(2026, 5, 1)


def test_a_move_and_a_death_are_recorded(world: World, cuc: Actor) -> None:
    child = make_child(world.commune)
    visitor = client_of(cuc)
    moved = visitor.post(
        reverse("children:move", args=[child.pk]),
        {"place": world.neighbour.pk, "kind": "permanent", "on": "01/05/2026", "village": "Tổ 2"},
    )
    assert moved.status_code == 302
    assert visitor.get(reverse("children:menu", args=[child.pk])).status_code == 200
    died = visitor.post(
        reverse("children:death", args=[child.pk]), {"died_on": "06/05/2026", "ground": "Giấy báo tử"}
    )
    assert died.status_code == 302
    child.refresh_from_db()
    assert (child.place_id, child.died_on) == (world.neighbour.pk, date(2026, 5, 6))


def edited(child: Child, **values: str) -> dict[str, str]:
    return {
        "version": str(child.version),
        "full_name": child.full_name,
        "sex": child.sex,
        "born": f"{child.born_on:%d/%m/%Y}",
        "ethnicity": child.ethnicity,
        "village": child.village,
        **values,
    }


def test_an_edit_is_saved_and_a_stale_one_shows_both_versions(world: World, visitor: Client) -> None:
    child = make_child(world.commune)
    address = reverse("children:edit", args=[child.pk])
    assert 'value="Tẩn Thị Mỷ Duyên"' in text(visitor.get(address))
    assert visitor.post(address, edited(child, full_name="1")).status_code == 422
    assert visitor.post(address, edited(child, full_name="Tẩn Mỷ Duyên")).status_code == 302
    stale = visitor.post(address, edited(child, full_name="Tẩn Thị Duyên"))
    assert stale.status_code == 409
    assert "Tẩn Mỷ Duyên" in text(stale)
    assert 'value="Tẩn Thị Duyên"' in text(stale)
    child.refresh_from_db()
    assert child.full_name == "Tẩn Mỷ Duyên"
    kept = visitor.post(address, edited(child, full_name="Tẩn Thị Duyên"))
    assert kept.status_code == 302


def test_a_spreadsheet_is_checked_decided_written_and_its_failed_rows_fetched(
    world: World, visitor: Client
) -> None:
    held = like(world)
    rows = [
        child_row(1),
        child_row(2, number="123"),
        child_row(3, "Lò Thị Anh Thư", born="06/06/2019", mother="Lò Thị Hoa", village="Bản Hoa Vân"),
    ]
    upload = SimpleUploadedFile("danh-sach.xlsx", workbook(rows))
    sent = visitor.post(reverse("children:imports"), {"place": world.commune.pk, "file": upload})
    batch = ImportBatch.objects.get()
    assert sent["Location"] == reverse("children:import", args=[batch.pk])
    page = text(visitor.get(sent["Location"]))
    assert "Số định danh có 3 chữ số" in page
    assert held.code in page
    row = batch.rows.get(state="like")
    visitor.post(
        reverse("children:import_decide", args=[batch.pk]), {f"row-{row.pk}": "different", "row-x": "same"}
    )
    assert visitor.post(reverse("children:import_commit", args=[batch.pk])).status_code == 302
    assert Child.objects.filter(import_batch=batch).count() == 2
    assert visitor.post(reverse("children:import_commit", args=[batch.pk])).status_code == 409
    failed = visitor.get(reverse("children:import_failed", args=[batch.pk]))
    assert failed["Content-Disposition"].endswith('.xlsx"')
    assert io.BytesIO(failed.content).read(2) == b"PK"
    assert "danh-sach.xlsx" in text(visitor.get(reverse("children:imports")))


def test_a_wrong_file_is_explained_and_loses_nothing(world: World, visitor: Client) -> None:
    upload = SimpleUploadedFile("anh.xlsx", b"%PDF-1.7")
    page = visitor.post(reverse("children:imports"), {"place": world.commune.pk, "file": upload})
    assert page.status_code == 422
    assert "Đây là tệp PDF" in text(page)
    empty = visitor.post(reverse("children:imports"), {"place": world.commune.pk})
    assert "Chọn một tệp" in text(empty)


def test_a_batch_is_put_aside_and_the_template_comes_down(world: World, visitor: Client) -> None:
    visitor.post(
        reverse("children:imports"),
        {"place": world.commune.pk, "file": SimpleUploadedFile("a.xlsx", workbook([child_row(1)]))},
    )
    batch = ImportBatch.objects.get()
    assert visitor.post(reverse("children:import_discard", args=[batch.pk])).status_code == 302
    assert "Bảng tính đã bỏ" in text(visitor.get(reverse("children:import", args=[batch.pk])))
    assert visitor.get(reverse("children:import_template")).status_code == 200


def test_a_double_click_registers_one_child(world: World, visitor: Client) -> None:
    token = token_of(visitor.post(reverse("children:search"), SEARCH))
    once = "01a20438-af3d-7a94-a720-e64f3c8260a1"
    posted = {**FORM, "token": token, "place": world.commune.pk, "once": once}
    first = visitor.post(reverse("children:register"), posted)
    second = visitor.post(reverse("children:register"), posted)
    assert first["Location"] == second["Location"]
    assert Child.objects.filter(place=world.commune).count() == 1


def test_a_reader_is_offered_nothing_to_write(world: World) -> None:
    child = make_child(world.commune)
    page = text(client_of(make_actor(world.commune, [READ])).get(reverse("children:file", args=[child.pk])))
    assert "Ghi điều mới" not in page
    assert reverse("children:edit", args=[child.pk]) not in page
