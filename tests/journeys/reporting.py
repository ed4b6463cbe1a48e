"""What officers do with a report in the browser, whatever the year and the level."""

import re

from playwright.sync_api import Page

from tests.journeys.conftest import Person

SIX_MONTHS = "6 tháng đầu năm 2026"


def number(text: str) -> int:
    """Return a number written the Vietnamese way."""
    return int(text.replace(".", ""))


def open_report(officer: Person, title: str = SIX_MONTHS) -> str:
    """Go to the report from the list, filling it when nobody has; returns its address."""
    page = officer.page
    page.goto(f"{officer.base}/bao-cao/")
    page.locator("section[aria-labelledby=own] li a").filter(has_text=title).first.click()
    if page.get_by_role("button", name="Mở báo cáo").count():
        officer.look(f"4-open-{officer.username}")
        officer.press("Mở báo cáo")
    return page.url.partition("?")[0]


def cell(page: Page, name: str) -> int:
    """Return the number in a cell of the grid, `r1:total`."""
    return number(page.locator(f"[id='c-{name.replace(':', '-')}']").inner_text())


def change(officer: Person, report: str, name: str, value: str, reason: str = "") -> Page:
    """Write a number over a cell."""
    officer.page.goto(f"{report}o/{name}/sua/")
    officer.page.fill("#id_value", value)
    officer.page.fill("#id_reason", reason)
    officer.press("Lưu số này")
    return officer.page


def explain_all(officer: Person, report: str) -> int:
    """Answer every question about an unlikely number; returns how many there were."""
    page = officer.page
    page.goto(report)
    asked = page.locator(".ct-pause").count()
    for index in range(asked):
        question = page.locator(".ct-pause").nth(index)
        if not question.locator("textarea").is_visible():
            question.locator("summary").click()
        question.locator("textarea").fill("Đã đối chiếu với trạm y tế, số này đúng")
        with page.expect_navigation():
            question.get_by_role("button", name="Lưu ghi chú").click()
        page.goto(report)
    return asked


def send(leader: Person, picture: str) -> Page:
    """Sign and send with a double click; returns the page that says so."""
    page = leader.page
    page.get_by_role("link", name=re.compile("^(Ký và nộp|Nộp|Chốt số)")).first.click()
    leader.look(f"{picture}-sign")
    page.get_by_role("button", name=re.compile("^(Ký và|Nộp|Chốt số)")).first.dblclick(no_wait_after=True)
    page.wait_for_url(re.compile("/da-nop/$"))
    return leader.look(f"{picture}-sent")
