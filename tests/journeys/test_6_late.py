"""Journey 6: everybody sees what is due first; a leader reads four numbers, opens each, and reminds who is late."""

import re

import openpyxl
import pytest
from playwright.sync_api import Page

from tests.journeys.conftest import NARROW, Person
from tests.journeys.reporting import number

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("journeys")]

SPEAKS = re.compile(r"quá hạn \d+ ngày|hết hôm nay|còn \d+ (ngày|giờ)")
STATES = ("on_time", "done_late", "open_within", "open_overdue")


def four(page: Page) -> dict[str, tuple[int, str]]:
    """Return the four numbers of the leader's page with the address each one opens."""
    found = {}
    for cell in page.locator(".ct-four a").all():
        address = str(cell.get_attribute("href"))
        state = next(one for one in STATES if f"trang_thai={one}" in address)
        found[state] = (number(cell.locator("b").inner_text()), address)
    return found


def listed(officer: Person, address: str) -> int:
    """Count the rows of a list of duties, page by page."""
    page = officer.page
    page.goto(f"{officer.base}{address}")
    rows = page.locator(".ct-duties > li").count()
    while page.locator("main a[rel=next]").count():
        page.locator("main a[rel=next]").first.click()
        rows += page.locator(".ct-duties > li").count()
    return rows


def test_the_desk_shows_the_most_urgent_first_with_dates_that_speak(person):
    officer = person("binhlu")
    page = officer.open("/", "6-desk")
    rows = page.locator("section[aria-labelledby=h-duty] .ct-duties > li")
    assert rows.count() >= 3
    for words in rows.all_inner_texts():
        assert SPEAKS.search(words), words
    days = [row.locator("time").first.get_attribute("datetime") for row in rows.all()]
    assert days == sorted(days, key=str), "most urgent first"


def test_each_of_the_four_numbers_opens_exactly_its_list_and_the_table_adds_up(person):
    officer = person("laichau")
    page = officer.open("/theo-doi/", "6-leader")
    cells = four(page)
    assert set(cells) == set(STATES)
    assert cells["open_overdue"][0] > 0
    page.goto(f"{officer.base}/theo-doi/?xem=tat-ca")
    officer.look("6-leader-all")
    rows = page.locator("section table tbody tr")
    assert rows.count() == 38, "every commune of the province"
    for column, state in enumerate(STATES):
        parts = [number(row.locator("td").nth(column).inner_text()) for row in rows.all()]
        assert sum(parts) == cells[state][0], state
        assert number(page.locator("tfoot td").nth(column).inner_text()) == cells[state][0]
    worst = rows.first
    door = worst.locator("td").nth(3).locator("a")
    count, address = number(door.inner_text()), str(door.get_attribute("href"))
    assert listed(officer, address) == count
    for state, (count, address) in cells.items():
        assert listed(officer, address) == count, state
    officer.look("6-late-list")


def test_the_leader_narrows_by_document_and_reads_as_before_the_reform(person):
    officer = person("laichau")
    page = officer.open("/theo-doi/", "6-leader")
    page.get_by_label("Văn bản", exact=True).select_option(label="1127/SYT-BMTE")
    officer.press("Lọc")
    officer.look("6-leader-document")
    by_document = {state: count for state, (count, _address) in four(page).items()}
    assert page.locator(".ct-chips").get_by_text("1127/SYT-BMTE").count() == 1, "what is on can be taken off"
    page.get_by_label("Địa bàn đọc theo").select_option(label="Như trước 01/07/2025")
    officer.press("Lọc")
    words = officer.look("6-leader-before").locator("main").inner_text()
    assert "Huyện" in words, "districts as they stood"
    before = {state: count for state, (count, _address) in four(page).items()}
    assert before == by_document, "another reading of places counts nothing twice and loses nothing"


def test_the_table_is_downloaded_and_the_late_are_reminded(person, tmp_path):
    officer = person("laichau")
    page = officer.open("/theo-doi/", "6-leader")
    total = {state: count for state, (count, _address) in four(page).items()}
    with page.expect_download() as waiting:
        page.get_by_role("link", name=re.compile("Excel")).click()
    waiting.value.save_as(tmp_path / "theo-doi.xlsx")
    rows = list(openpyxl.load_workbook(tmp_path / "theo-doi.xlsx").worksheets[0].iter_rows(values_only=True))
    assert any(all(count in row for count in total.values()) for row in rows), "the same totals"
    late = page.locator("tbody tr").first.locator("th").inner_text()
    page.get_by_role("link", name=re.compile("^Nhắc các đơn vị")).click()
    words = officer.look("6-remind").locator("main").inner_text()
    assert late.lower() in words.lower()
    page.locator("textarea, input[name=note]").first.fill("Đề nghị hoàn thành trong tuần này")
    officer.press("Nhắc")
    assert re.search(r"Đã nhắc \d+ việc", officer.look("6-reminded").locator("main").inner_text())
    page.get_by_role("link", name=re.compile("^Nhắc các đơn vị")).click()
    officer.press("Nhắc")
    assert "đã nhắc hết" in officer.look("6-reminded-twice").locator("main").inner_text(), (
        "once a day is enough"
    )


def test_one_duty_is_taken_told_about_extended_and_finished(person):
    officer = person("tanphong")
    page = officer.open("/", "6-other-desk")
    page.locator("section[aria-labelledby=h-duty] .ct-duties a").filter(has_text="đuối nước").first.click()
    page.locator("main .ct-duties a").filter(has_text="đuối nước").first.click()
    address = page.url
    officer.look("6-duty")
    officer.press("Tiếp nhận")
    page.get_by_label("Đã làm được gì").fill("Đã đi ba điểm ao, suối")
    page.get_by_label(re.compile("^Ước đạt")).fill("40")
    officer.press("Ghi tiến độ")
    assert "40 %" in officer.look("6-duty-progress").locator("main").inner_text()
    page.locator("summary").filter(has_text="Xin gia hạn").click()
    officer.press("Gửi xin gia hạn")
    officer.look("6-duty-refused")
    assert page.title().startswith("Lỗi:"), "more time needs a day and a reason"
    page.goto(address)
    officer.press("Ghi hoàn thành")
    assert page.title().startswith("Lỗi:"), "what is done has a result"
    page.get_by_label("Kết quả").fill("Danh sách 46 em gửi Sở Y tế kèm Công văn số 88/UBND")
    officer.press("Ghi hoàn thành")
    words = officer.look("6-duty-done").locator("main").inner_text()
    assert "đúng hạn, xong 07/05" in words


def test_desk_and_leader_on_a_phone(person):
    officer = person("binhlu", NARROW)
    officer.open("/", "6-desk")
    officer.open("/viec/", "6-duties")
    leader = person("laichau", NARROW)
    leader.open("/theo-doi/", "6-leader")
    leader.open("/theo-doi/?doc=truoc&xem=tat-ca", "6-leader-before")
    leader.open("/", "6-leader-desk")
