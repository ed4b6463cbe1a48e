"""The page of all components, in a real browser."""

import mimetypes
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.contrib.staticfiles import finders
from django.template.loader import render_to_string

from chungtay.core import clock
from chungtay.ui import gallery

ROOT = Path(__file__).resolve().parents[4]
AXE = ROOT / "tests" / "vendor" / "axe.min.js"
SHOTS = ROOT / "build" / "screenshots"
ADDRESS = "http://chungtay.test"


def _frame() -> dict[str, object]:
    return {
        "sample_mode": True,
        "sample_today": gallery.TODAY,
        "can_switch_post": True,
        "actor": SimpleNamespace(
            account_name="Lò Thị Minh Hạnh",
            post_title="Bảo vệ trẻ em",
            agency_name="UBND xã Bình Lư, Lai Châu",
            rights=frozenset({"children.read"}),
        ),
        "nav_items": [
            {"url": "/", "label": "Việc của tôi", "icon": "list-check", "count": 14, "current": True},
            {"url": "/tre-em/", "label": "Trẻ em", "icon": "mood-kid"},
            {"url": "/bao-cao/", "label": "Báo cáo", "icon": "clipboard-data", "count": 1},
            {"url": "/van-ban/", "label": "Văn bản", "icon": "file-text"},
            {"url": "/theo-doi/", "label": "Theo dõi", "icon": "eye-check", "gap": True},
        ],
    }


def _answer(page: str):
    def answer(route) -> None:
        path = route.request.url.removeprefix(ADDRESS).split("?")[0]
        if not path.startswith("/static/"):
            route.fulfill(body=page, content_type="text/html; charset=utf-8")
            return
        found = finders.find(path.removeprefix("/static/"))
        kind = mimetypes.guess_type(path)[0] or "font/woff2"
        route.fulfill(path=str(found), content_type=kind) if found else route.fulfill(status=404)

    return answer


def _pages() -> dict[str, str]:
    with clock.living_on(gallery.TODAY):
        return {
            "gallery": render_to_string("ui/gallery.html", {**_frame(), **gallery.content()}),
            "error-409": render_to_string(
                "409.html", {"rows": gallery.content()["rows"], "reference": "a1b2c3d4"}
            ),
            "error-500": render_to_string("500.html", {"reference": "a1b2c3d4"}),
            "public": render_to_string("ui/base_public.html", {"sample_mode": True}).replace(
                "</main>", "<h1>Báo tin</h1></main>"
            ),
        }


@pytest.mark.journey
@pytest.mark.parametrize("width", [1366, 360])
@pytest.mark.parametrize("name", ["gallery", "error-409", "error-500", "public"])
def test_a_page_of_components_has_no_accessibility_finding(browser, name: str, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.route("**/*", _answer(_pages()[name]))
    page.goto(f"{ADDRESS}/")
    SHOTS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=str(SHOTS / f"ui-{name}-{width}.png"), full_page=True)
    page.evaluate(AXE.read_text(encoding="utf-8"))
    findings = page.evaluate("axe.run()")["violations"]
    assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in findings] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()


@pytest.mark.journey
def test_nothing_scrolls_sideways_at_320(browser) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 700})
    page.route("**/*", _answer(_pages()["gallery"]))
    page.goto(f"{ADDRESS}/")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.close()


@pytest.mark.journey
def test_the_whole_menu_opens_on_a_phone_without_script(browser) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 800}, java_script_enabled=False)
    page = context.new_page()
    page.route("**/*", _answer(_pages()["gallery"]))
    page.goto(f"{ADDRESS}/")
    assert not page.get_by_role("link", name="Theo dõi").is_visible()
    page.get_by_role("link", name="Thêm", exact=True).click()
    assert page.get_by_role("link", name="Theo dõi").is_visible()
    page.get_by_role("link", name="Đóng", exact=True).first.click()
    context.close()
