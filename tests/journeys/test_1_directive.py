"""Journeys 1 and 2: a directive comes in, is read and corrected, and goes down to all provinces and below."""

import re

import pytest

from tests.journeys.conftest import NARROW, Person
from tests.journeys.documents import D20, M22, P22

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("journeys")]


def upload(officer: Person, document, picture: str) -> None:
    """Upload a document and look at what was understood."""
    officer.open("/van-ban/moi/", f"{picture}-upload")
    officer.page.set_input_files("input[type=file]", str(document))
    officer.press("Đọc văn bản")
    officer.look(f"{picture}-read")


def hand_down(officer: Person, picture: str) -> str:
    """Confirm the reading page, then the cascade; return the address of the directive."""
    officer.press(re.compile("Xác nhận và giao"))
    officer.look(f"{picture}-confirm")
    officer.press(re.compile("^Giao cho"))
    officer.look(f"{picture}-directive")
    return officer.page.url.removeprefix(officer.base)


def test_the_ministry_reads_its_directive_and_gives_it_to_63_provinces(person):
    officer = person("bo2022")
    upload(officer, M22, "1-m22")
    page = officer.page
    words = page.locator("main").inner_text()
    for fact in ("478/LĐTBXH-TE", "28/02/2022", "Hà Nội", "Nguyễn Thị Hà", "24/05/2022", "19/11/2022", "111"):
        assert fact in words, fact
    assert "Chung tay bảo vệ trẻ em hãy lên tiếng" in words, "the theme of the Action Month"
    assert page.locator(".ct-doc .ct-src, .ct-doc mark").count() > 20, "each proposal points at its words"
    assert page.locator(".ct-errors li").count() >= 6, "due dates the text does not give are asked for"
    officer.press("Đặt cho tất cả")
    address = hand_down(officer, "1-m22")
    assert "63 đơn vị" in page.locator("main").inner_text()
    page.goto(f"{officer.base}{address}")
    assert page.locator(".ct-tag").get_by_text("chưa xác nhận", exact=True).count() == 63


def test_pasted_words_without_number_or_day_are_asked_for(person):
    officer = person("tamduong2020")
    officer.open("/van-ban/moi/", "1-d20-upload")
    officer.page.get_by_label(re.compile("Dán|dán")).fill(D20.read_text(encoding="utf-8"))
    officer.press("Đọc văn bản")
    words = officer.look("1-d20-read").locator(".ct-errors").inner_text()
    assert "số" in words
    assert "ngày" in words


def test_what_is_no_document_is_refused_with_the_reason(person, tmp_path):
    officer = person("bo2022")
    false_pdf = tmp_path / "gia.pdf"
    false_pdf.write_bytes(b"PK\x03\x04 not a pdf at all")
    empty = tmp_path / "trong.txt"
    empty.write_text("  \n ")
    for wrong in (false_pdf, empty):
        officer.page.goto(f"{officer.base}/van-ban/moi/")
        officer.page.set_input_files("input[type=file]", str(wrong))
        officer.press("Đọc văn bản")
        officer.look(f"1-refused-{wrong.stem}")
        assert officer.page.title().startswith("Lỗi:")


def test_the_province_acknowledges_and_hands_its_plan_to_its_agencies_and_districts(person):
    officer = person("thaibinh2022")
    officer.open("/", "2-desk")
    officer.open("/van-ban/", "2-list")
    officer.page.locator("main a[href^='/van-ban/']").filter(has_text="478").first.click()
    officer.look("2-received")
    officer.press("Xác nhận đã nhận")
    officer.look("2-acknowledged")
    upload(officer, P22, "2-p22")
    page = officer.page
    words = page.locator("main").inner_text()
    for agency in (
        "Sở Giáo dục và Đào tạo",
        "Công an",
        "Tòa án nhân dân",
        "Báo Thái Bình",
        "09/05/2022",
        "09/11/2022",
    ):
        assert agency in words, agency
    officer.press("Đặt cho tất cả")
    for unclear in page.locator("select[aria-invalid=true]").all():
        unclear.select_option("nobody")
    if page.locator(".ct-errors").count():
        officer.press("Lưu, làm tiếp sau")
    hand_down(officer, "2-p22")
    words = page.locator("main").inner_text()
    assert "478/LĐTBXH-TE" in words, "linked to its basis"
    assert "Ủy ban nhân dân huyện Đông Hưng" in words


def test_a_lower_date_that_is_not_earlier_is_questioned(person):
    officer = person("laichau2020")
    m20 = (
        "SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI TỈNH LAI CHÂU\nSố: 259/SLĐTBXH-BVCSTE\n"
        "Lai Châu, ngày 04 tháng 3 năm 2020\nV/v triển khai thực hiện công tác trẻ em năm 2020\n\n"
        "Kính gửi: Ủy ban nhân dân các huyện, thành phố\n\n"
        "1. Tổ chức Tháng hành động vì trẻ em trước ngày 01/6/2020.\n\n"
        "2. Báo cáo kết quả công tác trẻ em 6 tháng và hàng năm về Sở Lao động - Thương binh và Xã hội trước ngày "
        "25/5/2020 và trước ngày 20/11/2020./.\n\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n\nGIÁM ĐỐC\n\nLò Văn Thân\n"
    )
    officer.page.goto(f"{officer.base}/van-ban/moi/")
    officer.page.get_by_label(re.compile("Dán|dán")).fill(m20)
    officer.press("Đọc văn bản")
    officer.look("2-259-caution")
    assert "chưa sớm hơn" in officer.page.locator("main").inner_text(), "the ministry itself was told 25/5"
    while officer.page.get_by_role("button", name=re.compile(r"^Dùng \d")).count():
        officer.press(re.compile(r"^Dùng \d"))
    hand_down(officer, "2-259")
    district = person("tamduong2020")
    district.page.goto(f"{district.base}/van-ban/?loai=di")
    district.page.locator("main a[href*='/doc/']").first.click()
    district.look("2-d20-caution")
    words = district.page.locator("main").inner_text()
    assert "chưa sớm hơn" in words, "25/5 is later than what the province was given to keep"


def test_the_receiving_agency_sees_its_own_tasks_on_a_phone(person):
    officer = person("giaoduc2022", NARROW)
    officer.open("/", "2-education-desk")
    officer.open("/van-ban/", "2-education-documents")
    assert "42/KH-UBND" in officer.page.locator("main").inner_text()
    officer.page.locator("main a[href^='/van-ban/']").filter(has_text="42/KH-UBND").first.click()
    officer.look("2-education-plan")
