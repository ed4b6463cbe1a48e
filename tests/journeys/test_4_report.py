"""Journey 4: a commune's report fills itself, is corrected, signed, sent, returned, accepted, added up, published."""

import io
import re
import zipfile
from pathlib import Path

import docx
import openpyxl
import pytest

from tests.journeys.conftest import NARROW, Person
from tests.journeys.reporting import cell, change, explain_all, number, open_report, send

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("journeys")]

WHY = "Hai cháu chuyển về sau ngày 30/4, giấy tờ đã có"
RETURNED = "Số trẻ khuyết tật tăng so với danh sách hưởng trợ cấp, đề nghị rà lại"
SWUM = {"total": "120", "male": "70", "female": "50", "minority": "100"}


def test_the_report_is_filled_and_every_number_opens_the_children_it_counts(person):
    officer = person("binhlu")
    officer.open("/bao-cao/", "4-list")
    report = open_report(officer)
    page = officer.look("4-report")
    assert cell(page, "r1:total") == cell(page, "r1:male") + cell(page, "r1:female") > 3000
    assert cell(page, "r1:total") == sum(
        cell(page, f"{row}:total") for row in ("r1_1", "r1_4", "r1_5", "r1_6")
    )
    for name in ("r2:total", "r2_d:female"):
        page.goto(report)
        counted = cell(page, name)
        page.locator(f"[id='c-{name.replace(':', '-')}']").click()
        officer.look(f"4-cell-{name.partition(':')[0]}")
        page.get_by_role("link", name=re.compile("^Xem cả")).click()
        officer.look(f"4-children-{name.partition(':')[0]}")
        listed: set[str] = set()
        while True:
            listed |= {str(link.get_attribute("href")) for link in page.locator(".ct-duties li a").all()}
            following = page.locator("main a[rel=next]")
            if not following.count():
                break
            following.first.click()
        assert len(listed) == counted, name
    page.locator(".ct-duties li a").first.click()
    assert re.search(r"/tre-em/[0-9a-f-]{36}/$", page.url), "from the number to a child's file"


def test_words_numbers_by_hand_and_what_does_not_add_up(person):
    officer = person("binhlu")
    report = open_report(officer)
    page = officer.page
    page.goto(f"{report}loi/")
    assert page.locator("textarea").count() == 12, "the headings of the narrative"
    page.get_by_label(re.compile("^Lãnh đạo, chỉ đạo")).fill(
        "Ủy ban nhân dân xã đã ban hành kế hoạch số 18/KH-UBND."
    )
    page.get_by_label(re.compile("^Khó khăn")).fill("Chưa có kinh phí dạy bơi an toàn.")
    officer.look("4-words")
    officer.press("Lưu phần lời")
    counted = cell(page, "r2_d:female")
    change(officer, report, "r2_d:female", str(counted + 2))
    assert page.title().startswith("Lỗi:"), "a number over the counted one needs a reason"
    page.fill("#id_reason", WHY)
    officer.press("Lưu số này")
    page.goto(report)
    assert "Nam" in page.locator(".ct-errors").inner_text(), "the columns no longer add up"
    officer.press("Kiểm tra xong")
    assert "Chưa xong" in page.locator("main").inner_text()
    page.goto(report)
    change(officer, report, "r2_d:total", str(cell(page, "r2_d:total") + 2), WHY)
    for column, value in SWUM.items():
        change(officer, report, f"r8:{column}", value)
    assert explain_all(officer, report) > 0, "a jump of accidents is asked about"
    page.goto(report)
    assert page.locator(".ct-errors").count() == 0
    assert page.locator("td.is-hand").count() >= 2
    officer.press("Kiểm tra xong")
    officer.look("4-checked")
    assert page.get_by_role("link", name=re.compile("^Ký và nộp")).count() == 0, "an officer does not sign"


def test_two_windows_on_one_cell_lose_neither_version(person):
    officer = person("binhlu")
    report = open_report(officer)
    officer.press("Mở lại để sửa")
    first, second = officer.page, officer.context.new_page()
    for window in (first, second):
        window.goto(f"{report}o/r8:total/sua/")
    change(officer, report, "r8:total", "121")
    officer.page = second
    second.fill("#id_value", "122")
    officer.press("Lưu số này")
    words = officer.look("4-stale").locator("main").inner_text()
    assert "121" in words
    assert "122" in words
    change(officer, report, "r8:total", "120")
    second.goto(report)
    officer.press("Kiểm tra xong")


def test_the_chairman_signs_and_a_double_click_sends_once(person):
    leader = person("binhlu.chutich")
    leader.open("/", "4-chairman-desk")
    report = open_report(leader)
    page = send(leader, "4-chairman")
    assert "Lần nộp 1" in page.locator("main").inner_text()
    page.goto(f"{report}lich-su/")
    leader.look("4-history")
    assert page.locator("section").filter(has_text="Các lần nộp").locator("tbody tr").count() == 1
    page.goto(report)
    assert page.get_by_role("button", name="Tính lại").count() == 0, "what was sent is locked"


def test_the_province_returns_one_cell_with_a_reason(person):
    officer = person("laichau")
    officer.open("/bao-cao/", "4-province-list")
    page = officer.page
    page.locator("section[aria-labelledby=wait] li a").filter(has_text="Bình Lư").click()
    report = page.url
    officer.look("4-review")
    page.locator("[id='c-r2_d-total']").click()
    officer.look("4-review-cell")
    assert WHY in page.locator("aside#o").inner_text(), "the reason stands beside the number"
    page.get_by_role("link", name=re.compile("^Trả lại")).click()
    officer.press("Trả lại báo cáo")
    assert page.title().startswith("Lỗi:"), "a return needs a reason"
    page.fill("#id_reason", RETURNED)
    page.fill("#id_due_on", "09/05/2026")
    officer.look("4-return")
    officer.press("Trả lại báo cáo")
    page.goto(report)


def test_the_commune_sees_the_reason_corrects_and_sends_again(person):
    officer = person("binhlu")
    page = officer.open("/", "4-desk-returned")
    assert "Sửa và nộp lại" in page.locator("main").inner_text()
    report = open_report(officer)
    page.locator("[id='c-r2_d-total']").click()
    officer.look("4-returned-cell")
    assert RETURNED in page.locator("aside#o").inner_text()
    for column in ("total", "female"):
        page.goto(f"{report}?o=r2_d:{column}")
        officer.press(re.compile("^Trả về"))
    page.goto(report)
    officer.press("Kiểm tra xong")
    leader = person("binhlu.chutich")
    open_report(leader)
    assert "Lần nộp 2" in send(leader, "4-again").locator("main").inner_text()


def test_the_province_accepts_and_adds_up_beside_the_register(person):
    officer = person("laichau")
    page = officer.page
    page.goto(f"{officer.base}/bao-cao/")
    page.locator("section[aria-labelledby=wait] li a").filter(has_text="Bình Lư").click()
    commune = cell(page, "r1:total")
    officer.press("Chấp nhận báo cáo")
    report = open_report(officer)
    page.goto(f"{report}tong-hop/")
    officer.press("Cộng lại từ cấp dưới")
    officer.look("4-sum")
    row = (
        page.locator("tbody tr")
        .filter(has_text="Tổng số trẻ em dưới 16 tuổi")
        .locator("td.n")
        .all_inner_texts()
    )
    summed, counted, difference = (number(text.replace("−", "-").replace("+", "")) for text in row[:3])
    assert summed == commune
    assert counted > summed, "the register knows communes that have not sent theirs"
    assert difference == summed - counted
    assert "1" in page.locator("section[aria-labelledby=b] .ct-figure").inner_text()
    page.locator("tbody tr").filter(has_text="Tổng số trẻ em dưới 16 tuổi").locator("a").first.click()
    words = officer.look("4-parts").locator("main").inner_text()
    assert "Bình Lư" in words
    explain_all(officer, report)
    page.goto(report)
    officer.press("Kiểm tra xong")
    assert "Lần nộp 1" in send(officer, "4-province").locator("main").inner_text()


def test_the_ministry_accepts_and_adds_up_the_country(person):
    officer = person("bo")
    page = officer.page
    page.goto(f"{officer.base}/bao-cao/")
    page.locator("section[aria-labelledby=wait] li a").filter(has_text="Lai Châu").click()
    province = cell(page, "r1:total")
    officer.look("4-ministry-review")
    officer.press("Chấp nhận báo cáo")
    report = open_report(officer, "Tổng hợp")
    page.goto(f"{report}tong-hop/")
    officer.press("Cộng lại từ cấp dưới")
    officer.look("4-country")
    row = (
        page.locator("tbody tr")
        .filter(has_text="Tổng số trẻ em dưới 16 tuổi")
        .locator("td.n")
        .all_inner_texts()
    )
    assert number(row[0]) == province
    assert "trên 34" in page.locator("section[aria-labelledby=b]").inner_text()


def published(officer: Person, report: str, folder: Path) -> dict[str, bytes]:
    """Download every published file, by the end of its name, and the published page's table."""
    page = officer.page
    page.goto(f"{report}cong-bo/")
    found = {}
    for link in page.locator("main a[href*='/bao-cao/tep/']").all():
        with page.expect_download() as waiting:
            link.click()
        target = folder / waiting.value.suggested_filename
        waiting.value.save_as(target)
        found[target.suffix] = target.read_bytes()
    page.goto(f"{report}ban-cong-bo/")
    found["page"] = page.locator("table.ct-grid").inner_text().encode()
    return found


def test_what_is_published_stays_to_the_digit_when_the_register_changes(person, tmp_path):
    officer = person("laichau")
    report = open_report(officer)
    total = cell(officer.page, "r1:total")
    officer.page.get_by_role("link", name="Công bố").first.click()
    officer.press("Công bố báo cáo")
    officer.look("4-published")
    files = published(officer, report, tmp_path)
    officer.look("4-published-page")
    assert set(files) >= {".docx", ".xlsx", ".pdf", "page"}
    paper = docx.Document(io.BytesIO(files[".docx"]))
    words = "\n".join(
        [part.text for part in paper.paragraphs]
        + [box.text for table in paper.tables for row in table.rows for box in row.cells]
    )
    for must in ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "SỞ Y TẾ", "BÁO CÁO"):
        assert must in words, must
    shown = f"{total:,}".replace(",", ".")
    assert shown in words
    assert shown in files["page"].decode()
    sheets = openpyxl.load_workbook(io.BytesIO(files[".xlsx"])).worksheets
    assert any(
        value == total for sheet in sheets for row in sheet.iter_rows(values_only=True) for value in row
    )
    assert zipfile.is_zipfile(io.BytesIO(files[".docx"]))
    assert files[".pdf"].startswith(b"%PDF")

    commune = person("binhlu")
    page = commune.page
    page.goto(f"{commune.base}/tre-em/")
    page.locator("main tbody a[href^='/tre-em/']").first.click()
    page.goto(f"{page.url}ghi/mat/")
    page.fill("#id_died_on", "20/04/2026")
    page.fill("#id_ground", "Trích lục khai tử ngày 22/04/2026")
    commune.look("4-death")
    commune.press("Ghi em mất")
    again = published(officer, report, tmp_path)
    assert again == files, "every byte as it was published"


def test_the_report_on_a_phone(person):
    officer = person("binhlu", NARROW)
    officer.open("/bao-cao/", "4-list")
    report = open_report(officer)
    officer.look("4-report")
    officer.page.goto(f"{report}?o=r2_d:total#o")
    officer.look("4-cell")
    officer.page.goto(f"{report}loi/")
    officer.look("4-words")
    above = person("laichau", NARROW)
    report = open_report(above)
    above.page.goto(f"{report}tong-hop/")
    above.look("4-sum")
