"""The journeys' stage: the real demonstration, a real browser, axe on every page, screenshots."""

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, StorageState, ViewportSize

ROOT = Path(__file__).resolve().parents[2]
PICTURES = ROOT / "build" / "screenshots"
AXE = ROOT / "tests" / "vendor" / "axe.min.js"
PASSWORD = "chung-tay-mau"
SIGNED_IN: dict[str, StorageState] = {}
WIDE: ViewportSize = {"width": 1366, "height": 900}
NARROW: ViewportSize = {"width": 360, "height": 740}


def free_port() -> int:
    """Return a port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    """Start the demonstration as a person would, and stop it afterwards; or use the one already running."""
    running = os.environ.get("CHUNGTAY_JOURNEY_ADDRESS", "")
    if running:
        yield running.rstrip("/")
        return
    folder = Path(tempfile.mkdtemp(prefix="chungtay-journeys-"))
    folder.chmod(0o755)
    PICTURES.mkdir(parents=True, exist_ok=True)
    port = free_port()
    keep = {"PATH", "HOME", "LANG", "VIRTUAL_ENV", "TMPDIR"}
    environment = {name: value for name, value in os.environ.items() if name in keep}
    environment |= {"CHUNGTAY_DATA": str(folder / "var"), "PYTHONUNBUFFERED": "1"}
    log = (PICTURES.parent / "demo.log").open("w")
    program = subprocess.Popen(
        [str(Path(sys.executable).parent / "chungtay"), "demo", "--port", str(port)],
        env=environment,
        stdout=log,
        stderr=subprocess.STDOUT,
        start_new_session=True,
        cwd=folder,
    )
    base = f"http://127.0.0.1:{port}"
    try:
        wait_until_ready(base, program)
        yield base
    finally:
        stop(program)
        shutil.rmtree(folder, ignore_errors=True)


def stop(program: "subprocess.Popen[bytes]") -> None:
    """End the program as Ctrl-C does, and harder when it does not listen."""
    if program.poll() is None:
        program.send_signal(signal.SIGINT)
        try:
            program.wait(30)
        except subprocess.TimeoutExpired:
            os.killpg(program.pid, signal.SIGKILL)


def wait_until_ready(base: str, program: "subprocess.Popen[bytes]") -> None:
    """Wait for the program to say it is ready; fail with its exit code when it ends first."""
    deadline = time.monotonic() + 240
    while time.monotonic() < deadline:
        assert program.poll() is None, f"the demonstration ended with {program.returncode}"
        try:
            with urllib.request.urlopen(f"{base}/readyz", timeout=5) as answer:
                if answer.status == 200:
                    return
        except (urllib.error.URLError, OSError):
            time.sleep(0.3)
    pytest.fail("the demonstration was not ready in time")


class Person:
    """One officer at a browser: signs in, opens pages, and every page is checked and photographed."""

    def __init__(self, browser: Browser, base: str, username: str, size: ViewportSize) -> None:
        self.base = base
        self.username = username
        self.findings: list[str] = []
        known = SIGNED_IN.get(f"{base} {username}")
        self.context: BrowserContext = browser.new_context(
            viewport=size, locale="vi-VN", accept_downloads=True, storage_state=known
        )
        self.page: Page = self.context.new_page()
        self.size = size
        self.narrow = size["width"] < 500
        if known is None:
            self.sign_in()
            SIGNED_IN[f"{base} {username}"] = self.context.storage_state()

    def sign_in(self) -> None:
        """Go through the door once; later windows of the same officer are already inside."""
        self.page.goto(f"{self.base}/dang-nhap/")
        self.page.get_by_label("Tên đăng nhập").fill(self.username)
        self.page.get_by_label("Mật khẩu", exact=False).first.fill(PASSWORD)
        self.page.get_by_role("button", name="Đăng nhập").click()
        self.page.wait_for_url(re.compile(r"^(?!.*dang-nhap).*$"))

    def open(self, path: str, picture: str) -> Page:
        """Open an address and look at it."""
        self.page.goto(f"{self.base}{path}")
        return self.look(picture)

    def look(self, picture: str) -> Page:
        """Check the page that is open: no sideways scroll, no axe violation; keep its picture."""
        page = self.page
        PICTURES.mkdir(parents=True, exist_ok=True)
        width = "360" if self.narrow else "1366"
        overflow = page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        if overflow > 0:
            self.findings.append(f"{picture} at {width}: scrolls sideways by {overflow} px")
        # A window as high as the page: bars that stick to its edge then lie over nothing.
        height = page.evaluate("document.documentElement.scrollHeight")
        page.set_viewport_size({"width": self.size["width"], "height": max(height, self.size["height"])})
        page.screenshot(path=PICTURES / f"{picture}-{width}.png")
        self.findings += [f"{picture} at {width}: {finding}" for finding in violations(page)]
        page.set_viewport_size(self.size)
        return page

    def press(self, name: str) -> None:
        """Press the button with these words and wait for the page it leads to."""
        with self.page.expect_navigation(wait_until="load"):
            self.page.get_by_role("button", name=name).first.click()

    def close(self) -> None:
        """Close the browser window."""
        self.context.close()


def violations(page: Page) -> list[str]:
    """Run axe on the page and return its findings, one line each."""
    source = AXE.read_text(encoding="utf-8")
    session = page.context.new_cdp_session(page)
    session.send("Page.setBypassCSP", {"enabled": True})
    page.evaluate(source)
    found = page.evaluate(
        "axe.run(document, {resultTypes: ['violations'],"
        " runOnly: ['wcag2a','wcag2aa','wcag21a','wcag21aa','wcag22aa','best-practice']})"
    )
    session.detach()
    return [
        f"{item['id']}: {json.dumps([node['target'] for node in item['nodes']][:4])} {item['help']}"
        for item in found["violations"]
    ]


@pytest.fixture
def person(browser: Browser, address: str) -> Iterator[Callable[..., Person]]:
    """Return a function that signs somebody in at a wide or narrow window."""
    opened: list[Person] = []

    def sign_in(username: str, size: ViewportSize | None = None) -> Person:
        opened.append(Person(browser, address, username, size or WIDE))
        return opened[-1]

    yield sign_in
    for one in opened:
        one.page.screenshot(path=PICTURES / f"last-{one.username}.png", full_page=True)
        one.close()
    findings = [finding for one in opened for finding in one.findings]
    assert not findings, "\n".join(findings)
