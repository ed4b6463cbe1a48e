"""Journey 5: the same on the structure of 2026, whose dates are data; and a commune's report of 2022 beside it."""

import re

import pytest

from tests.journeys.conftest import NARROW, Person
from tests.journeys.reporting import cell, change, explain_all, number, open_report, send
from tests.journeys.today import MINISTRY, PROVINCE

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("journeys")]

YEARLY = "Báo cáo công tác trẻ em năm 2026"


def issue(officer: Person, text: str, picture: str) -> None:
    """Paste a document, settle what is asked for, confirm and give it to the units below."""
    page = officer.page
    page.goto(f"{officer.base}/van-ban/moi/")
    page.get_by_label(re.compile("Dán|dán")).fill(text)
    officer.press("Đọc văn bản")
    officer.look(f"{picture}-read")
    officer.press(re.compile("Xác nhận và giao"))
    officer.look(f"{picture}-confirm")
    officer.press(re.compile("^Giao cho"))
    officer.look(f"{picture}-directive")


def test_the_ministry_of_today_gives_its_tasks_to_34_provinces(person):
    officer = person("bo")
    issue(officer, MINISTRY, "5-ministry")
    page = officer.page
    words = page.locator("main").inner_text()
    assert "34 đơn vị" in words
    assert "29/06/2026" in words, "before 30/6 means 29/6"
    assert "Sở Y tế" in words, "the agency that cares for children today"
    assert page.locator(".ct-tag").get_by_text("chưa xác nhận", exact=True).count() == 34


def test_a_province_receives_and_gives_its_own_to_its_communes(person):
    officer = person("laichau")
    page = officer.open("/van-ban/", "5-province-list")
    page.locator("main a[href^='/van-ban/']").filter(has_text="2046").first.click()
    officer.press("Xác nhận đã nhận")
    officer.look("5-province-received")
    issue(officer, PROVINCE, "5-province")
    words = page.locator("main").inner_text()
    assert "2046/BYT-BMTE" in words, "linked to what it carries out"
    assert "38 đơn vị" in words
    commune = person("binhlu", NARROW)
    page = commune.open("/", "5-commune-desk")
    page.locator(".ct-duties a").filter(has_text="dạy bơi an toàn").first.click()
    words = commune.look("5-commune-duty").locator("main").inner_text()
    assert "14/07/2026" in words
    assert "1890/SYT-BMTE" in words


def test_the_due_date_of_a_regime_is_data_with_the_document_that_set_it(person):
    officer = person("bo")
    officer.open("/quy-dinh/", "5-rules")
    page = officer.page
    page.get_by_role("link", name=YEARLY, exact=True).first.click()
    officer.look("5-regime")
    page.get_by_label("Ngày ghi trong văn bản").fill("05/11/2026")
    page.get_by_label("Số, ký hiệu văn bản").fill("")
    officer.press("Ghi hạn mới")
    officer.look("5-regime-refused")
    assert page.title().startswith("Lỗi:"), "a date comes from a document"
    page.get_by_label("Số, ký hiệu văn bản").fill("2101/BYT-BMTE")
    page.get_by_label(re.compile("^Ngày văn bản")).fill("07/05/2026")
    officer.press("Ghi hạn mới")
    words = officer.look("5-rules-changed").locator("main").inner_text()
    assert "2101/BYT-BMTE" in words
    commune = person("binhlu")
    commune.page.goto(f"{commune.base}/bao-cao/")
    row = commune.page.locator("section[aria-labelledby=own] li").filter(
        has=commune.page.get_by_role("link", name=YEARLY, exact=True)
    )
    assert "04/11/2026" in row.inner_text(), "before 5/11 means 4/11"
    row.get_by_role("link").click()
    assert "04/11/2026" in commune.look("5-report-new-due").locator("main").inner_text()
    refused = commune.page.goto(f"{commune.base}/quy-dinh/y26_yearly_commune/")
    assert refused is not None
    assert refused.status == 403, "who may not set dates cannot open the form"


def test_a_commune_of_2022_reports_to_its_district(person):
    officer = person("xa2022")
    officer.open("/", "5-2022-desk")
    report = open_report(officer, "2022")
    page = officer.page
    officer.look("5-2022-report")
    total = cell(page, "r1:total")
    for column, value in {"total": "40", "male": "22", "female": "18", "minority": "0"}.items():
        change(officer, report, f"r8:{column}", value)
    explain_all(officer, report)
    page.goto(report)
    officer.press("Kiểm tra xong")
    assert "Lần nộp 1" in send(officer, "5-2022").locator("main").inner_text()
    district = person("donghung2022")
    page = district.page
    page.goto(f"{district.base}/bao-cao/")
    page.locator("section[aria-labelledby=wait] li a").filter(has_text="Đông Phương").click()
    district.press("Chấp nhận báo cáo")
    report = open_report(district, "2022")
    page.goto(f"{report}tong-hop/")
    district.press("Cộng lại từ cấp dưới")
    district.look("5-2022-sum")
    row = (
        page.locator("tbody tr")
        .filter(has_text="Tổng số trẻ em dưới 16 tuổi")
        .locator("td.n")
        .all_inner_texts()
    )
    assert number(row[0]) == total
    assert number(row[1]) > total
