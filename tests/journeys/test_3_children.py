"""Journey 3: a commune searches, registers a child, records what happens, and brings in a list of five hundred."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from chungtay.core.vietnamese import key
from tests.journeys import sheets
from tests.journeys.conftest import NARROW, Person

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("journeys")]

COUNTS_KEPT_MS = 5_500
CHILD = re.compile(r"/tre-em/[0-9a-f-]{36}/$")
NEW_NAME, WRONGLY_TYPED = "Tao Văn Thử Nghiệm", "tao van thu nghiem"


def first_child(officer: Person) -> tuple[str, str, str]:
    """Return the name, birth year and address of the first child of the list."""
    officer.page.goto(f"{officer.base}/tre-em/")
    link = officer.page.locator("main tbody a[href^='/tre-em/']").first
    name = link.inner_text().strip()
    row = link.locator("xpath=ancestor::tr").inner_text()
    year = re.search(r"\b(20\d\d)\b", row)
    assert year, row
    return name, year.group(1), str(link.get_attribute("href"))


def misspelt(name: str) -> str:
    """Return a name without marks and with one wrong letter in its longest word."""
    words = key(name).split()
    at = max(range(len(words)), key=lambda index: len(words[index]))
    word = words[at]
    middle = len(word) // 2
    words[at] = f"{word[:middle]}{'o' if word[middle] != 'o' else 'a'}{word[middle + 1 :]}"
    return " ".join(words)


def find(officer: Person, picture: str, **facts: str) -> Page:
    """Search by the fields given, by their names."""
    officer.open("/tre-em/tim/", f"{picture}-empty")
    for name, words in facts.items():
        officer.page.fill(f"#id_{name}", words)
    officer.press("Tìm")
    return officer.look(picture)


def test_a_name_without_marks_and_with_a_wrong_letter_finds_the_child_and_says_why(person):
    officer = person("binhlu")
    officer.open("/tre-em/", "3-list")
    name, year, address = first_child(officer)
    page = find(officer, "3-search", name=misspelt(name), born=year)
    hit = page.locator(".ct-hit").filter(has=page.locator(f"a[href='{address}']"))
    assert hit.count() == 1, f"{misspelt(name)} {year} finds the child"
    assert hit.locator(".ct-why li").count() >= 2, "each hit says why it is one"
    assert re.search(r"\d+", hit.locator(".ct-score").inner_text())
    assert page.url.endswith("/tre-em/tim/"), "what was typed stays out of the address"


def test_a_child_nobody_knows_is_registered_with_home_family_and_circumstances(person):
    officer = person("binhlu")
    page = find(
        officer, "3-nobody", name=WRONGLY_TYPED, born="03/2017", family="Lò Thị Mới", village="Bản Thẳm"
    )
    officer.press(re.compile("^Đăng ký em"))
    officer.look("3-register-empty")
    page.fill("#id_full_name", NEW_NAME)
    page.fill("#id_born", "14.3.2017")
    page.get_by_label("Nam", exact=True).check()
    page.select_option("#id_ethnicity", "Thái")
    page.fill("#id_village", "Bản Thẳm")
    page.fill("#id_mother_name", "Lò Thị Mới")
    page.select_option("#id_mother_state", "away")
    page.fill("#id_carer_name", "Tao Thị Bà")
    page.fill("#id_phone", "0912 345 678")
    page.select_option("#id_hc1-group", "d|")
    page.fill("#id_hc1-valid_from", "01/02/2020")
    page.fill("#id_hc1-ground", "Giấy xác nhận khuyết tật số 12/GXN-UBND ngày 01/02/2020")
    page.select_option("#id_hc2-group", "c|")
    officer.press("Đăng ký em này")
    officer.look("3-register-errors")
    errors = page.locator(".ct-errors").inner_text()
    assert page.title().startswith("Lỗi:")
    for missing in ("quan hệ", "ngày", "căn cứ"):
        assert missing in errors.lower(), (missing, errors)
    assert page.input_value("#id_hc1-ground").startswith("Giấy xác nhận"), "what was typed is still there"
    page.select_option("#id_carer_relation", "grandmother")
    page.fill("#id_hc2-valid_from", "15/9/2025")
    page.fill("#id_hc2-ground", "Biên bản xác minh của xã ngày 15/09/2025")
    officer.press("Đăng ký em này")
    words = officer.look("3-file").locator("main").inner_text()
    assert CHILD.search(page.url)
    for fact in (NEW_NAME, "14/03/2017", "Bản Thẳm", "Lò Thị Mới", "Tao Thị Bà", "Khuyết tật", "2 nhóm"):
        assert fact in words, fact
    for fact in ("01/02/2020", "15/09/2025", "12/GXN-UBND"):
        assert fact in words, fact
    assert NEW_NAME not in page.title()


def open_new_child(officer: Person) -> str:
    """Find the child registered before, open the file and return its address."""
    officer.page.goto(f"{officer.base}/tre-em/tim/")
    officer.page.fill("#id_name", WRONGLY_TYPED)
    officer.press("Tìm")
    officer.page.locator(".ct-hit").filter(has_text=NEW_NAME).get_by_role(
        "link", name=re.compile("Mở")
    ).click()
    return officer.page.url


def record(officer: Person, address: str, act: str, values: dict[str, str], picture: str) -> Page:
    """Record one thing from the menu of the file."""
    page = officer.page
    page.goto(f"{address}ghi/{act}/")
    for name, words in values.items():
        field = page.locator(f"[name={name}]").first
        kind = field.evaluate("one => one.type")
        if kind.startswith("select"):
            field.select_option(words)
        elif kind == "radio":
            page.check(f"[name={name}][value={words}]")
        else:
            field.fill(words)
    officer.look(f"{picture}-form")
    page.locator("main form button.btn-primary").last.click()
    return officer.look(picture)


def test_risk_help_and_an_accident_are_recorded_and_seen_in_the_file(person):
    officer = person("binhlu")
    address = open_new_child(officer)
    officer.press("Ghi điều mới") if officer.page.get_by_role("button", name="Ghi điều mới").count() else (
        officer.page.get_by_role("link", name="Ghi điều mới").click()
    )
    officer.look("3-menu")
    page = officer.page
    page.goto(f"{address}ghi/nguy-co/")
    risk = page.locator("[name=risk] option").nth(1).get_attribute("value")
    told = {"risk": str(risk), "valid_from": "20/4/2026", "ground": "Trưởng bản báo ngày 20/04/2026"}
    assert "20/04/2026" in record(officer, address, "nguy-co", told, "3-risk").locator("main").inner_text()
    given = {"kind": "social", "given_on": "28/04/2026", "what": "Trợ cấp tháng 4", "amount": "540.000"}
    assert "540.000" in record(officer, address, "tro-giup", given, "3-help").locator("main").inner_text()
    hurt = {"kind": "07", "occurred_on": "25/04/2026", "place_kind": "community", "outcome": "injured"}
    words = record(officer, address, "tai-nan", hurt, "3-injury").locator("main").inner_text()
    assert "Súc vật cắn" in words
    page.goto(f"{address}dong-thoi-gian/")
    moments = officer.look("3-timeline").locator(".ct-tl").inner_text()
    assert moments.index("28/04/2026") < moments.index("25/04/2026"), "newest first"
    officer.page.goto(f"{address}ai-da-xem/")
    assert "Lò Thị Minh Hạnh" in officer.look("3-readers").locator("main").inner_text(), (
        "reading is written down"
    )


def test_a_future_date_is_refused_beside_its_field_and_keeps_what_was_typed(person):
    officer = person("binhlu")
    address = open_new_child(officer)
    told = {"kind": "gift", "given_on": "28/04/2027", "what": "Cặp sách"}
    page = record(officer, address, "tro-giup", told, "3-help-future")
    assert page.title().startswith("Lỗi:")
    assert page.input_value("[name=what]") == "Cặp sách"


def test_two_windows_on_one_child_lose_neither_version(person):
    officer = person("binhlu")
    address = open_new_child(officer)
    first = officer.page
    second = officer.context.new_page()
    for window in (first, second):
        window.goto(f"{address}sua/")
    first.fill("#id_address", "Nhà thứ nhất, đường liên bản")
    first.fill("#id_change_reason", "Bổ sung địa chỉ")
    officer.press("Lưu hồ sơ")
    officer.look("3-edited")
    officer.page = second
    second.fill("#id_address", "Nhà thứ hai, cạnh trường")
    second.fill("#id_change_reason", "Sửa địa chỉ")
    officer.press("Lưu hồ sơ")
    words = officer.look("3-stale").locator("main").inner_text()
    assert "Nhà thứ nhất" in words, "the version that is kept"
    assert "Nhà thứ hai" in words, "the version just typed"
    officer.press("Lưu bản vừa gõ")
    officer.look("3-stale-settled")
    second.goto(f"{address}sua/")
    assert second.input_value("#id_address") == "Nhà thứ hai, cạnh trường"


def download(officer: Person, link: str, target: Path) -> Path:
    """Follow a link that hands out a file."""
    with officer.page.expect_download() as waiting:
        officer.page.get_by_role("link", name=link).first.click()
    waiting.value.save_as(target)
    return target


def send(officer: Person, file: Path, picture: str) -> Page:
    """Send a spreadsheet for the dry run."""
    officer.page.goto(f"{officer.base}/tre-em/nhap/")
    officer.page.set_input_files("input[type=file]", str(file))
    officer.press("Kiểm tra tệp")
    return officer.look(picture)


def count(page: Page, words: str) -> int:
    """Return the number above these words in the row of four."""
    cell = page.locator(".ct-four > div").filter(has_text=words).locator("b").inner_text()
    return int(cell.replace(".", ""))


def in_register(officer: Person) -> int:
    """Return how many children the commune has, as the desk says."""
    officer.page.goto(f"{officer.base}/")
    door = officer.page.locator(".ct-doors a").filter(has_text=re.compile("trẻ em", re.I)).first.inner_text()
    return int(re.sub(r"\D", "", re.search(r"[\d.]+", door).group()))


def test_five_hundred_rows_come_in_once_and_the_wrong_ones_come_back_to_be_mended(person, tmp_path):
    officer = person("binhlu")
    before = in_register(officer)
    officer.open("/tre-em/nhap/", "3-import")
    template = download(officer, "Tải mẫu", tmp_path / "mau.xlsx")
    rows = sheets.people()
    right = sheets.spoil(rows)
    page = send(officer, sheets.fill(template, rows, tmp_path / "xa-binh-lu.xlsx"), "3-import-dry")
    assert (count(page, "em mới"), count(page, "có lỗi")) == (sheets.GOOD, sheets.ALL - sheets.GOOD)
    wrong = page.locator("section[aria-labelledby=s-loi] tbody tr")
    table = [tuple(cell.strip() for cell in row.split("\t")) for row in wrong.all_inner_texts()]
    at = {(int(row[0]), row[1]) for row in table}
    for index, head in [
        (480, "Số định danh cá nhân"),
        (484, "Ngày sinh"),
        (488, "Họ và tên"),
        (492, "Họ và tên"),
    ]:
        assert (index + sheets.FIRST_ROW, head) in at, (index, head, table)
    assert any(f"dòng {sheets.FIRST_ROW + 16}" in row[3] for row in table), "a row twice names the first one"
    officer.press(re.compile("^Ghi 480 em mới"))
    officer.look("3-import-done")
    assert count(page, "em đã nhập") == sheets.GOOD
    done = page.url
    failed = download(officer, "Tải dòng cần sửa", tmp_path / "can-sua.xlsx")
    left = sheets.mend(failed, right, tmp_path / "da-sua.xlsx")
    page = send(officer, tmp_path / "da-sua.xlsx", "3-import-mended")
    assert (count(page, "em mới"), count(page, "có lỗi")) == (left, 0)
    officer.press(re.compile("^Ghi 16 em mới"))
    assert count(page, "em đã nhập") == left
    page = send(officer, tmp_path / "xa-binh-lu.xlsx", "3-import-again")
    assert count(page, "em mới") == 0, "the same file again doubles nobody"
    assert count(page, "đã có trong sổ") == sheets.GOOD
    page.goto(done)
    assert page.get_by_role("button", name=re.compile("^Ghi 480")).count() == 0
    page.wait_for_timeout(COUNTS_KEPT_MS)
    assert in_register(officer) == before + sheets.GOOD + left


def test_what_is_no_spreadsheet_is_refused_with_the_reason(person, tmp_path):
    officer = person("binhlu")
    false = tmp_path / "danh-sach.xlsx"
    false.write_bytes(b"%PDF-1.7 this is not a spreadsheet")
    empty = tmp_path / "trong.xlsx"
    empty.write_bytes(b"")
    for wrong in (false, empty):
        page = send(officer, wrong, f"3-import-refused-{wrong.stem}")
        assert page.title().startswith("Lỗi:")
        assert page.locator(".ct-errors li").count() == 1


def test_a_child_elsewhere_does_not_exist_and_a_visitor_is_asked_to_sign_in(person, browser: Browser):
    officer = person("binhlu")
    address = open_new_child(officer)
    neighbour = person("tanphong")
    for path in ("", "sua/", "ghi/tro-giup/", "ai-da-xem/"):
        answer = neighbour.page.goto(f"{address}{path}")
        assert answer is not None
        assert answer.status == 404, path
    neighbour.look("3-elsewhere")
    assert NEW_NAME not in neighbour.page.content()
    page = find(neighbour, "3-search-elsewhere", name=NEW_NAME, born="14/03/2017")
    assert NEW_NAME not in page.locator(".ct-hit").all_inner_texts()
    visitor = browser.new_context().new_page()
    visitor.goto(address)
    assert "/dang-nhap/" in visitor.url
    visitor.context.close()


def test_the_register_on_a_phone(person):
    officer = person("binhlu", NARROW)
    officer.open("/tre-em/", "3-list")
    find(officer, "3-search", name=WRONGLY_TYPED, born="2017")
    officer.page.locator(".ct-hit").filter(has_text=NEW_NAME).get_by_role(
        "link", name=re.compile("Mở")
    ).click()
    officer.look("3-file")
    address = officer.page.url
    for path, picture in (("ghi/", "3-menu"), ("sua/", "3-edit"), ("ghi/hoan-canh/", "3-circumstance")):
        officer.page.goto(f"{address}{path}")
        officer.look(picture)
    officer.open("/tre-em/nhap/", "3-import")
    officer.page.locator("main tbody a").first.click()
    officer.look("3-import-dry")
