"""Journey 7: what is refused says so and loses nothing; no child's name ever stands in an address or a title."""

import re
from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser

from chungtay.core.vietnamese import key
from tests.journeys.conftest import NARROW, Person
from tests.journeys.reporting import open_report
from tests.journeys.today import PROVINCE

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("journeys")]

SEND_THRICE = """async () => {
    const form = document.querySelector("main form:has([name=what])");
    const once = () => fetch(form.action, {method: "POST", body: new URLSearchParams(new FormData(form))});
    return (await Promise.all([once(), once(), once()])).map(answer => answer.status);
}"""


class Trail:
    """Every address asked for and every title shown while somebody works."""

    def __init__(self, officer: Person) -> None:
        self.words: set[str] = set()
        self.page = officer.page
        self.page.on("request", lambda request: self.words.add(unquote(request.url)))
        self.page.on("domcontentloaded", lambda page: self.words.add(page.title()))

    def names(self, names: set[str]) -> list[str]:
        """Return where one of these names stands, with marks or without, spaced in any way."""
        told = [re.sub(r"[\W_]+", " ", key(words)) for words in self.words]
        return [one for one in told for name in names if key(name) in one]


def test_no_name_of_a_child_stands_in_an_address_or_a_title(person):
    officer = person("binhlu")
    trail, page = Trail(officer), officer.page
    page.goto(f"{officer.base}/tre-em/")
    names = {words.strip() for words in page.locator("main tbody a[href^='/tre-em/']").all_inner_texts()}
    assert len(names) > 20
    wanted = sorted(names)[0]
    page.locator("header input[name=q], [role=search] input[name=q]").first.fill(wanted)
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/tre-em/tim/$"))
    officer.look("7-search-top")
    assert page.locator(".ct-hit").count() >= 1
    officer.press(re.compile("^So hai hồ sơ"))
    assert page.url.partition("#")[0].endswith("/tre-em/tim/")
    page.locator(".ct-hit").first.get_by_role("link", name=re.compile("Mở")).click()
    tabs = [tab.get_attribute("href") for tab in page.locator("nav[aria-label='Hồ sơ'] a").all()]
    assert len(tabs) == 8
    for tab in tabs:
        page.goto(f"{officer.base}{tab}")
    page.goto(f"{officer.base}/tre-em/?chu={wanted.split()[-1][0]}")
    page.locator("main tbody a[href^='/tre-em/']").first.click()
    page.goto(f"{page.url}ghi/tro-giup/")
    report = open_report(officer)
    page.goto(f"{report}o/r2:total/tre/")
    page.locator(".ct-duties li a").first.click()
    assert len(trail.words) > 25
    assert not trail.names(names)


def test_a_name_put_into_an_address_is_dropped_at_the_door(person):
    officer = person("binhlu")
    officer.page.goto(f"{officer.base}/tre-em/tim/?name=Nguyen+Van+An&q=Nguyen")
    assert officer.page.url.endswith("/tre-em/tim/")


def test_what_a_post_may_not_open_says_so(person):
    police = person("congan")
    for path, picture in (("/tre-em/", "7-forbidden"), ("/theo-doi/", "7-forbidden-leader")):
        answer = police.page.goto(f"{police.base}{path}")
        assert answer is not None
        assert answer.status == 403, path
        police.look(picture)
        assert police.page.locator("main h1").count() == 1
    answer = police.page.goto(f"{police.base}/van-ban/khong-co/")
    assert answer is not None
    assert answer.status == 404
    police.look("7-not-found")
    phone = person("congan", NARROW)
    phone.open("/tre-em/", "7-forbidden")
    phone.open("/", "7-police-desk")


def test_a_wrong_password_says_neither_who_exists_nor_what_was_wrong(browser: Browser, address: str):
    page = browser.new_context(locale="vi-VN").new_page()
    said = []
    for name in ("khong.co.ai", "congan"):
        page.goto(f"{address}/dang-nhap/")
        page.get_by_label("Tên đăng nhập").fill(name)
        page.get_by_label("Mật khẩu", exact=False).first.fill("sai-mat-khau-roi")
        page.get_by_role("button", name="Đăng nhập").click()
        page.wait_for_selector(".ct-errors, .ct-bad")
        said.append(page.locator(".ct-errors, .ct-bad").first.inner_text())
        assert "/dang-nhap/" in page.url
    assert said[0] == said[1]
    page.context.close()


def test_the_same_form_sent_again_is_done_once(person):
    officer = person("tanphong")
    page = officer.page
    page.goto(f"{officer.base}/tre-em/")
    page.locator("main tbody a[href^='/tre-em/']").nth(2).click()
    child = page.url
    page.goto(f"{child}tro-giup/")
    before = page.get_by_text("Học bổng đầu tháng Năm").count()
    page.goto(f"{child}ghi/tro-giup/")
    page.select_option("[name=kind]", "gift")
    page.fill("[name=given_on]", "05/05/2026")
    page.fill("[name=what]", "Học bổng đầu tháng Năm")
    answers = page.evaluate(SEND_THRICE)
    assert answers == [200, 200, 200], "each answer says where the one record is"
    page.goto(f"{child}tro-giup/")
    assert page.get_by_text("Học bổng đầu tháng Năm").count() == before + 1


def test_a_spreadsheet_too_large_is_refused_before_it_is_read(person, tmp_path):
    officer = person("tanphong")
    large = tmp_path / "qua-lon.xlsx"
    large.write_bytes(b"PK\x03\x04" + bytes(11 * 1024 * 1024))
    officer.page.goto(f"{officer.base}/tre-em/nhap/")
    officer.page.set_input_files("input[type=file]", str(large))
    officer.press("Kiểm tra tệp")
    assert "10 MB" in officer.look("7-too-large").locator("main").inner_text()


def test_a_day_that_has_passed_is_questioned_before_it_is_given_to_anybody(person):
    officer = person("laichau")
    page = officer.page
    page.goto(f"{officer.base}/van-ban/moi/")
    page.get_by_label(re.compile("Dán|dán")).fill(
        PROVINCE.replace("1890", "1891").replace("trước ngày 15/6/2026", "trước ngày 15/4/2026")
    )
    officer.press("Đọc văn bản")
    words = officer.look("7-past-due").locator("main").inner_text()
    assert "đã qua" in words
