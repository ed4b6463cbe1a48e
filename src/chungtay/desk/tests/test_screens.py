"""The home page, the leader's page and the pages of duties, as people open them."""

import re
from datetime import date
from html import unescape
from io import BytesIO
from urllib.parse import parse_qs, urlsplit

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from chungtay.core import clock
from chungtay.duties import api as duties
from chungtay.people.api import acting


def text_of(answer) -> str:
    return unescape(answer.content.decode())


def test_home_shows_my_duties_by_urgency(worked, browse) -> None:
    answer = browse("Bình Lư").get("/")
    page = text_of(answer)
    assert answer.status_code == 200
    assert "Thứ Năm, 07/05/2026 · xã Bình Lư, tỉnh Lai Châu" in page
    assert page.index("Đến ngày mai") < page.index("Trong 7 ngày tới")
    assert "<title>Việc của tôi · Chung Tay</title>" in page
    assert "Xem cả 5 việc" in page


def test_home_of_an_agency_without_duties_says_what_will_come(house, browse) -> None:
    page = text_of(browse("Đồng Đăng").get("/"))
    assert "Không có việc nào phải làm" in page
    assert "Không có lời nhắc nào" in page


def test_home_takes_as_many_queries_for_two_duties_as_for_many(worked, browse) -> None:
    counts = []
    for _round in range(2):
        client = browse("Pa Ủ")
        client.get("/")
        with CaptureQueriesContext(
            connection,
        ) as seen:
            client.get("/")
        counts.append(len(seen))
        duties.Duty.objects.filter(owed_by=worked.agencies["Pa Ủ"], due_on__gt=date(2026, 5, 3)).update(
            done_at=clock.now()
        )
    assert counts[0] == counts[1]
    assert counts[0] <= 25


def test_a_visitor_is_sent_to_sign_in(house, client) -> None:
    for path in ("/", "/theo-doi/", "/viec/"):
        answer = client.get(path)
        assert answer.status_code == 302
        assert answer["Location"].startswith("/dang-nhap/")


def test_the_leaders_page_needs_its_right(house, browse) -> None:
    assert browse("Bình Lư").get("/theo-doi/").status_code == 403
    assert browse("Bình Lư").get("/theo-doi/bang.xlsx").status_code == 403
    assert browse("Bình Lư").post("/theo-doi/nhac/").status_code == 403


def test_the_leaders_numbers_open_lists_of_the_same_length(worked, browse) -> None:
    client = browse("Lai Châu")
    page = text_of(client.get("/theo-doi/"))
    doors = re.findall(r'<a class="k\d" href="([^"]+)"><b>([\d.]+)</b>', page)
    assert len(doors) == 4
    for url, count in doors:
        listed = text_of(client.get(url))
        assert f"{count} việc trong phạm vi được xem" in listed, url
    rows = re.findall(r'<td class="n"><b class="ct-late"><a href="([^"]+)">(\d+)</a></b>', page)
    assert rows
    for url, count in rows:
        assert f"{count} việc trong phạm vi được xem" in text_of(client.get(url)), url


def test_the_leaders_page_reads_units_as_before_the_reform(worked, browse) -> None:
    client = browse("Lai Châu")
    assert "Xã Bình Lư" in text_of(client.get("/theo-doi/"))
    page = text_of(client.get("/theo-doi/?doc=truoc&ky=2026-1"))
    assert "Huyện Tam Đường" in page
    assert "Như trước 01/07/2025" in page
    chip = re.search(r'<a class="ct-chip" href="([^"]+)"><span class="ct-hide">Bỏ </span>6 tháng đầu', page)
    assert chip
    assert parse_qs(urlsplit(chip.group(1)).query) == {"doc": ["truoc"], "ky": ["moi"]}


def test_the_leaders_page_begins_with_the_running_year_and_says_so(worked, browse) -> None:
    late = duties.Duty.objects.filter(owed_by=worked.agencies["Pa Ủ"], done_at=None).first()
    old = clock.start_of(date(2025, 12, 20))
    duties.Duty.objects.filter(id=late.id).update(deadline_at=old, due_on=old.date())
    client = browse("Lai Châu")
    page = text_of(client.get("/theo-doi/"))
    assert "Năm 2026 <svg" in page
    assert "<b>2</b>đang quá hạn" in page
    assert "<b>3</b>đang quá hạn" in text_of(client.get("/theo-doi/?ky=moi"))


def test_the_leaders_page_is_constant_in_queries(worked, browse) -> None:
    client = browse("Bộ")
    client.get("/theo-doi/")
    with CaptureQueriesContext(connection) as seen:
        assert client.get("/theo-doi/").status_code == 200
    assert len(seen) <= 35


def test_a_ministry_goes_down_into_a_province_but_not_out_of_scope(worked, browse) -> None:
    place = worked.agencies["Lai Châu"].place_id
    assert "Xã Bình Lư" in text_of(browse("Bộ").get(f"/theo-doi/?goc={place}"))
    assert browse("Lạng Sơn").get(f"/theo-doi/?goc={place}").status_code == 404


def test_the_excel_file_runs_no_formula(worked, browse) -> None:
    answer = browse("Lai Châu").get("/theo-doi/bang.xlsx")
    assert "theo-doi-20260507.xlsx" in answer["Content-Disposition"]
    sheet = load_workbook(BytesIO(answer.content)).active
    cells = [cell for row in sheet.iter_rows() for cell in row]
    assert all(cell.data_type != "f" for cell in cells)
    assert sheet["A5"].value == "Xã Mù Cả"
    assert sheet["E5"].value == 3


def test_reminding_asks_first_and_then_reminds_once(worked, browse) -> None:
    client = browse("Lai Châu")
    page = text_of(client.get("/theo-doi/nhac/"))
    assert "1 đơn vị, 3 việc đang quá hạn" in page
    key = re.search(r'name="once" value="([^"]+)"', page).group(1)
    for _twice in range(2):
        answer = client.post("/theo-doi/nhac/", {"note": "Gửi trước thứ Sáu", "once": key})
        assert answer.status_code == 302
    assert duties.Reminder.objects.filter(kind="by_leader").count() == 3
    assert "Gửi trước thứ Sáu" in text_of(browse("Pa Ủ").get("/"))


def first_duty(house, name="Bình Lư"):
    return duties.Duty.objects.filter(owed_by=house.agencies[name], done_at=None).order_by("due_on").first()


def test_a_duty_goes_from_receipt_to_completion(worked, browse) -> None:
    client, duty = browse("Bình Lư"), first_duty(worked)
    url = f"/viec/{duty.id}/"
    assert "Tiếp nhận" in text_of(client.get(url))
    assert client.post(f"{url}tiep-nhan/").status_code == 302
    bad = client.post(f"{url}tien-do/", {"text": "", "percent": "140", "version": "2"})
    assert bad.status_code == 422
    assert "<title>Lỗi:" in text_of(bad)
    assert (
        client.post(f"{url}tien-do/", {"text": "Đã họp", "percent": "40", "version": "2"}).status_code == 302
    )
    stale = client.post(f"{url}tien-do/", {"text": "Khác", "version": "2"})
    assert stale.status_code == 409
    assert client.post(f"{url}hoan-thanh/", {"result": "KH 12"}).status_code == 302
    page = text_of(client.get(url))
    assert "đúng hạn, xong 07/05" in page
    assert "Hoàn thành việc" in page


def test_more_time_is_asked_below_and_decided_above(worked, browse) -> None:
    duty = first_duty(worked)
    url = f"/viec/{duty.id}/"
    asked = browse("Bình Lư").post(f"{url}gia-han/", {"new_due_on": "20/6/2026", "reason": "Mưa lũ"})
    assert asked.status_code == 302
    row = duties.Extension.objects.get()
    leader = browse("Lai Châu")
    assert "xin gia hạn đến 20/06/2026" in text_of(leader.get("/theo-doi/"))
    refused = leader.post(f"/viec/gia-han/{row.id}/", {"granted": "1"})
    assert refused.status_code == 422
    assert "Ghi số văn bản làm căn cứ gia hạn." in text_of(refused)
    assert leader.post(f"/viec/gia-han/{row.id}/", {"granted": "1", "document": "9/SYT"}).status_code == 302
    duty.refresh_from_db()
    assert duty.due_on == date(2026, 6, 20)


@pytest.mark.parametrize(
    ("who", "code"), [("Bình Lư", 200), ("Lai Châu", 200), ("Bộ", 200), ("Pa Ủ", 404), ("Lạng Sơn", 404)]
)
def test_who_may_open_a_duty(worked, browse, who, code) -> None:
    assert browse(who).get(f"/viec/{first_duty(worked).id}/").status_code == code


def test_a_reader_sees_the_duty_and_no_form(worked, browse) -> None:
    duty = first_duty(worked)
    page = text_of(browse("chỉ đọc").get(f"/viec/{duty.id}/"))
    assert "Ghi hoàn thành" not in page
    assert browse("chỉ đọc").post(f"/viec/{duty.id}/hoan-thanh/", {"result": "x"}).status_code == 403


def test_a_leader_reminds_and_withdraws_one_duty(worked, browse) -> None:
    duty, leader = first_duty(worked), browse("Lai Châu")
    assert leader.get(f"/viec/{duty.id}/nhac/").status_code == 200
    assert leader.post(f"/viec/{duty.id}/nhac/", {"note": ""}).status_code == 302
    assert leader.post(f"/viec/{duty.id}/thu-hoi/", {"reason": ""}).status_code == 422
    assert leader.post(f"/viec/{duty.id}/thu-hoi/", {"reason": "Giao nhầm"}).status_code == 302
    assert "đã thu hồi" in text_of(leader.get(f"/viec/{duty.id}/"))


def test_an_escalated_duty_leaves_the_list_once_seen(worked, browse) -> None:
    duty = first_duty(worked, "Pa Ủ")
    with acting(worked.actor("Lai Châu")) as actor:
        row = duties.Escalation.objects.create(
            duty=duty, to_agency_id=actor.agency_id, on=date(2026, 5, 5), created_at=clock.now()
        )
    leader = browse("Lai Châu")
    assert "tự chuyển lên từ 05/05" in text_of(leader.get("/theo-doi/"))
    assert leader.post(f"/theo-doi/da-xem/{row.id}/").status_code == 302
    assert "tự chuyển lên từ 05/05" not in text_of(leader.get("/theo-doi/"))
    assert browse("Lạng Sơn").post(f"/theo-doi/da-xem/{row.id}/").status_code == 404


def test_no_address_or_title_holds_a_name(worked, browse) -> None:
    page = text_of(browse("Bình Lư").get(f"/viec/{first_duty(worked).id}/"))
    assert "<title>Việc phải làm · Chung Tay</title>" in page
